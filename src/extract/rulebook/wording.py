"""The wording of a rulebook: how its claims are told, with what each pack adds."""

from __future__ import annotations

from extract.rulebook.book import Rulebook
from extract.sentence import Wording


def wording_of(book: Rulebook) -> Wording:
    """rules/wording/sentence.yml of all packs, typed."""
    return Wording.model_validate(book.data.get("wording", {}).get("sentence", {}))
