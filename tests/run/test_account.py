"""account: one outcome for each article, and totals that agree."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from extract.errors import Where
from extract.model import Article
from extract.read import Found, Skipped
from extract.run.account import Account, Totals, entry_of_found, entry_of_skipped
from extract.run.intake import articles_of
from extract.run.progress import Lines
from extract.write.jsonl import Ordered


def found(name: str, text: str = "Lima bought two patrol boats.", path: str = "a.jsonl", line: int = 1) -> Found:
    return Found(Article(id=name, uri=path, text=text), Where(path, line), size=10, notes=("a note",))


def test_account_totals_agree_with_its_entries() -> None:
    stream = io.BytesIO()
    with Ordered[tuple[str, int, str]]() as lines:
        account = Account(lines)
        account.add(entry_of_found(found("b", line=2), claims=2), ["test", "acquire"])
        account.add(entry_of_found(found("a")))
        account.add(entry_of_found(found("c", line=3), error="too hard"))
        account.add(entry_of_skipped(Skipped(Where("z.txt"), "the file is empty.")))
        account.write_to(stream)
    entries = list(map(json.loads, stream.getvalue().splitlines()))
    assert [(entry["id"], entry["outcome"], entry["why"]) for entry in entries] == [
        ("a", "no claims", None),
        ("b", "ok", None),
        ("c", "failed", "too hard"),
        (None, "skipped", "the file is empty."),
    ]
    counts = {"articles": 4, "ok": 1, "no claims": 1, "skipped": 1, "failed": 1}
    assert account.totals.record({"pack": "core"}) == {
        "totals": {**counts, "claims": 2, "types": {"acquire": 1, "test": 1}, "words": 10},
        "pack": "core",
    }


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [({"ok": 1}, 0), ({"no claims": 1, "skipped": 9}, 0), ({"ok": 9, "failed": 1}, 1), ({"skipped": 1}, 1), ({}, 1)],
)
def test_exit_code_says_whether_anything_was_done_and_nothing_failed(outcomes: dict[str, int], code: int) -> None:
    totals = Totals()
    totals.outcomes.update(outcomes)
    assert totals.exit_code == code


def test_second_article_of_one_id_fails_and_names_the_first() -> None:
    account, waiting, out = Account(), dict[str, Found](), io.StringIO()
    other = found("a", path="b.jsonl", line=7)
    other = replace(other, article=other.article.model_copy(update={"text": "another"}))
    items = [found("a"), other, found("a", path="c.jsonl"), Skipped(Where("d.txt"), "the file is empty.")]
    articles = list(articles_of(items, waiting, account, Lines(out)))
    assert [article.uri for article in articles] == ["a.jsonl"]
    assert list(waiting) == ["a"]
    assert out.getvalue().splitlines() == [
        'b.jsonl:7: failed: the id "a" is taken by a.jsonl:1. Give each article an id of its own.',
        "b.jsonl:7: note: a note",
        "c.jsonl:1: skipped: the same article stands at a.jsonl:1.",
        "c.jsonl:1: note: a note",
        "d.txt: skipped: the file is empty.",
    ]
    assert dict(account.totals.outcomes) == {"failed": 1, "skipped": 2}
