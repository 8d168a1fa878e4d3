"""The bench: what it reads, and that the documentation shows what it measured."""

from __future__ import annotations

from tests.bench import table, texts


def test_the_table_of_the_documentation_is_the_one_that_was_measured() -> None:
    text = table.DOC.read_text("utf-8")
    assert f"{table.BEGIN}{table.shown(table.known()) if table.MEASURED.exists() else ''}{table.END}" in text


def test_texts_are_the_same_each_time_and_as_long_as_asked() -> None:
    assert texts.mixed(60) == texts.mixed(60)
    assert sum(text in texts.seeds() for text in texts.mixed(100)) == 2
    assert len(texts.long(2_000)[0].split()) in range(1_900, 2_101)
    assert len(texts.topic()) > len(texts.short()) > 5  # what stands here alone: eight of our own
