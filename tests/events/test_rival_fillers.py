"""rivals: how the mentions that may fill a role stand to each other."""

from __future__ import annotations

from extract.document import Mention
from extract.events.features import Steps
from extract.events.rival_fillers import Rival, beside


def _rival(role: str, odds: float, start: int, end: int, steps: Steps | None = ("subj",)) -> Rival:
    return Rival(role, odds, Mention(start, end, start, end, start, "ACTOR"), steps)


def test_rank_is_by_log_odds_within_the_role() -> None:
    rivals = [_rival("actor", 0.5, 0, 4), _rival("actor", 2.0, 6, 9), _rival("target", -1.0, 0, 4)]
    ranks = [key for entries in beside(rivals) for group, key, *_ in entries if group == "rank"]
    assert ranks == ["actor 2", "actor 1", "target 1"]


def test_paths_say_whether_two_stand_in_one_list() -> None:
    rivals = [
        _rival("actor", 2.0, 0, 4),
        _rival("actor", 1.0, 6, 9),
        _rival("actor", 1.0, 12, 14, ("subj", "poss")),
        _rival("actor", 1.0, 20, 24, ("obj",)),
        _rival("actor", 1.0, 30, 34, None),
    ]
    (first, *_) = beside(rivals)
    assert [key for group, key, *_ in first if group == "beside"] == [
        "actor same", "actor above", "actor apart", "actor unreached",
    ]  # fmt: skip


def test_what_is_unlikely_says_nothing_to_the_others() -> None:
    (first, _) = beside([_rival("actor", 2.0, 0, 4), _rival("actor", -2.0, 6, 9)])
    assert not [entry for entry in first if entry[0] == "beside"]


def test_a_mention_inside_another_is_told_with_its_role() -> None:
    outer, inner = beside([_rival("weapon", 3.0, 0, 17), _rival("actor", 0.0, 0, 7)])
    assert ("overlap", "actor inside weapon 2") in inner
    assert [key for group, key, *_ in outer if group == "overlap"] == ["weapon around actor 1"]
