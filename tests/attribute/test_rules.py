"""A mistake in rules/sources or rules/status is told with its file and key."""

from __future__ import annotations

import pytest

from extract.attribute.cues import status_rules
from extract.attribute.rules import source_rules
from extract.errors import RuleError


def test_source_rules_name_file_key_and_near_word() -> None:
    with pytest.raises(RuleError) as caught:
        source_rules({"verbs": {"verbs": {"say": {"words": ["say"], "frames": ["clause"], "stanse": "denies"}}}})
    assert (
        str(caught.value) == 'rules/sources/verbs.yml: verbs.say.stanse: unknown key "stanse". Did you mean "stance"?'
    )


def test_status_rules_collect_every_problem() -> None:
    wrong = {"words": ["fail"], "takes": ["infinitive"], "polarity": "bad"}
    with pytest.raises(RuleError) as caught:
        status_rules({"polarity": {"governors": {"one": wrong, "two": wrong}}})
    assert [str(p.where) for p in caught.value.problems] == [
        "rules/status/polarity.yml: governors.one.polarity",
        "rules/status/polarity.yml: governors.two.polarity",
    ]
