"""Claim.confidence: the rule's record, smoothed, and the signals."""

from __future__ import annotations

from extract.rulebook.confidence import Confidence
from extract.rulebook.load import load_rules


def test_record_of_the_rule_counts_beside_the_prior() -> None:
    book = Confidence(right=0.8, weight=10, rules={"a.good": (30, 0), "a.bad": (1, 9)})
    assert book.of("a.unknown", set()) == 0.8
    assert book.of("a.good", set()) > 0.9
    assert book.of("a.bad", set()) < 0.5


def test_signals_multiply_the_odds() -> None:
    book = Confidence(right=0.8, weight=10, signals={"noun": 0.5, "many_roles": 2.0})
    assert book.of("a", {"noun"}) == 0.67
    assert book.of("a", {"many_roles"}) == 0.89
    assert book.of("a", {"noun", "many_roles", "other"}) == 0.8


def test_core_pack_has_records_of_its_own_rules_only() -> None:
    book = load_rules()
    known = {rule.id for file in book.types for rule in file.rules}
    assert book.confidence.rules
    assert len(book.confidence.rules.keys() - known) <= len(book.confidence.rules) // 10
