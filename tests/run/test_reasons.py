"""reasons: many places with one problem are a few lines; what differs by its own words alone is one reason."""

from __future__ import annotations

from extract.run.reasons import KINDS, Reasons


def test_reason_is_told_three_times_and_then_counted() -> None:
    reasons = Reasons()
    said = [reasons.tell(f"a.jsonl:{n}", f'no "text" in row {n}.', "skipped") for n in range(1, 101)]
    assert [line for line in said if line] == [f'a.jsonl:{n}: skipped: no "text" in row {n}.' for n in (1, 2, 3)]
    assert list(reasons.rest()) == [
        ("skipped", 'a.jsonl:4, a.jsonl:5, a.jsonl:6 and 94 more: skipped: no "text" in row ....')
    ]
    assert list(reasons.rest()) == []


def test_words_that_all_places_share_are_told() -> None:
    reasons = Reasons()
    for n in range(5):
        reasons.tell(f"{n}.txt", "the same article stands at f/a.txt.", "skipped")
    assert list(reasons.rest()) == [("skipped", "3.txt, 4.txt: skipped: the same article stands at f/a.txt.")]


def test_kinds_are_told_apart() -> None:
    reasons = Reasons()
    assert all(reasons.tell("a", why, kind) for why in ("empty.", "broken.") for kind in ("failed", "skipped"))
    assert list(reasons.rest()) == []


def test_number_of_reasons_is_bounded() -> None:
    reasons = Reasons()
    for n in range(KINDS + 50):
        word = "".join(chr(97 + int(digit)) for digit in str(n))
        reasons.tell(f"p{n}", f"{word} is odd.", "failed")
    assert list(reasons.rest()) == [
        ("failed", f"p{KINDS}, p{KINDS + 1}, p{KINDS + 2} and 47 more: failed: for other reasons.")
    ]
