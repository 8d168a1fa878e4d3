"""progress: plain lines without a terminal, a bar on one, the summary at the end."""

from __future__ import annotations

import io
import json
import threading

import pytest
from rich.console import Console

from extract.run.account import Totals
from extract.run.progress import Bar, Json, Lines, Pace, watch
from extract.run.summary import summary


def test_watch_writes_lines_without_a_terminal() -> None:
    assert isinstance(watch(10), Lines)


def test_lines_say_how_far_it_is() -> None:
    out = io.StringIO()
    with Lines(out, total=5) as lines:
        lines.step(5, 2)
        lines.tell()
        lines.say("[a.txt]: skipped")
    first, second = out.getvalue().splitlines()
    assert first.startswith("1 article, 2 claims so far, ")
    assert first.endswith(" articles a second, 0 s left")
    assert second == "[a.txt]: skipped"


class Heard(io.StringIO):
    """A stream that tells when something was written."""

    def __init__(self) -> None:
        super().__init__()
        self.something = threading.Event()

    def write(self, text: str) -> int:
        self.something.set()
        return super().write(text)


def test_a_line_comes_now_and_then_though_no_article_is_done() -> None:
    for begun, says in ((False, "loading rules and model"), (True, "0 articles so far, 0 articles a second")):
        out = Heard()
        lines = Lines(out, every=0.01)
        lines.start("a.jsonl", None, 0, "c.jsonl")
        if begun:
            lines.begin()
        out.something.clear()
        with lines:
            assert out.something.wait(60)
        assert says in out.getvalue().splitlines()


def test_quiet_ones_say_nothing_by_themselves() -> None:
    out = Heard()
    with Lines(out, every=0.01, quiet=True):
        assert not out.something.wait(0.1)


@pytest.mark.parametrize(
    ("workers", "how"),
    [(0, "in this process"), (None, "on Dask"), (1, "with a worker process"), (2, "with up to 2 worker processes")],
)
def test_first_line_says_what_is_read_and_where_it_goes(workers: int | None, how: str) -> None:
    """So that a run that is killed has left word."""
    for quiet in (False, True):
        out = io.StringIO()
        Lines(out, quiet=quiet).start("a.jsonl", 626_865, workers, "c.jsonl, run.jsonl")
        assert out.getvalue() == (
            "" if quiet else f"reading a.jsonl (0.63 MB) {how}; results go to c.jsonl, run.jsonl\n"
        )


def test_time_left_is_reckoned_from_what_was_done_of_late(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    pace = Pace(1_000)
    for _ in range(50):
        pace.step(10, 1)
    for _ in range(40):
        now += 2.0
        pace.step(10, 1)
    assert (pace.articles, pace.rate, pace.left) == (90, 0.5, 20.0)


def test_json_lines_are_for_machines() -> None:
    out = io.StringIO()
    with Json(out, total=10) as lines:
        lines.start("a.txt", 10, 1, "a.jsonl")
        lines.tell()
        lines.begin()
        lines.step(5, 2)
        lines.tell()
        lines.say("a note")
        lines.end(Totals(words=7), 1.0, 2.0, "a.jsonl")
    events = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [event["event"] for event in events] == ["start", "loading", "progress", "note", "end"]
    assert (events[0]["bytes"], events[0]["workers"]) == (10, 1)
    assert events[2]["claims"] == 2
    assert (events[4]["words"], events[4]["files"]) == (7, "a.jsonl")


def test_bar_keeps_what_is_said_as_it_is() -> None:
    out = io.StringIO()
    with Bar(Console(file=out, force_terminal=True, width=60), total=10) as bar:
        bar.step(5, 2)
        bar.say("odd[1].txt: " + "long " * 20)
    assert "odd[1].txt: " + "long " * 20 in out.getvalue()
    assert "1 articles, 2 claims" in out.getvalue()


def test_summary_names_articles_claims_and_rate() -> None:
    totals = Totals(words=500)
    totals.outcomes.update({"ok": 2, "skipped": 1})
    totals.types.update({"test": 1, "acquire": 3})
    assert summary(totals, 2.0, 1.5, "claims.jsonl").splitlines() == [
        "3 articles: 2 ok, 0 no claims, 1 skipped, 0 failed",
        "4 claims: 3 acquire, 1 test",
        "500 words in 2.0 s (250 words a second), after 1.5 s of loading",
        "written: claims.jsonl",
    ]
