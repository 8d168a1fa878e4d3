"""Quotations are found whatever their marks, and end where they are closed or their paragraph does."""

from __future__ import annotations

import pytest

from extract.attribution.quotations import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "We hold the pass."', ['"We hold the pass."']),
        ("“Leave now,” she said. “The road is mined.”", ["“Leave now,”", "“The road is mined.”"]),
        ('"The army ""struck first"", he said"', ['"The army ""struck first""']),
        ("The army's own 5\" guns fired.", []),
        ("“The first day was quiet.\n\n“The second was not.”", ["“The first day was quiet.", "“The second was not.”"]),
        ('An open "quote ends here.\n\nNobody says this.', ['"quote ends here.']),
        ("Nothing is quoted here.", []),
        ('He said:\n"We hold.\nThey left the pass."\nIt rained.', ['"We hold.\nThey left the pass."']),
    ],
)
def test_quotations_end_where_they_are_closed(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text, 0, len(text))] == quoted


def test_quotations_open_paragraph_goes_on_in_the_next() -> None:
    text = "“The first day was quiet.\n\n“The second was not.”"
    assert [q.more for q in quotations(text, 0, len(text))] == [True, False]
