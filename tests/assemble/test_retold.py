"""assemble on events that three papers tell each in their own words: their articles end in one event, and apart."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from extract.assemble.compatibility import compatibility_of
from extract.assemble.events import assemble
from extract.assemble.model import Event
from extract.model import Article
from extract.pipeline import Extractor

STORIES: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).with_name("retold.yml"))
ARTICLES, PAIRS = 0.9, 0.8


def events_of(extractor: Extractor) -> list[Event]:
    articles = [
        Article(id=f"{story['story']}.{n}", uri="retold.yml", **told)
        for story in STORIES
        for n, told in enumerate(story["told"])
    ]
    claims = [claim for reading in extractor.read_many(articles) for claim in reading.claims]
    return assemble(
        (claim.model_dump(mode="json", by_alias=True) for claim in claims), compatibility_of(extractor.rulebook)
    )


@pytest.mark.slow
def test_articles_on_one_event_end_in_one_event(extractor: Extractor) -> None:
    events = events_of(extractor)
    assert [event for event in events if len({doc.rpartition(".")[0] for doc in event.documents}) > 1] == []
    articles = pairs = 0
    for story in STORIES:
        ids = [f"{story['story']}.{n}" for n in range(len(story["told"]))]
        main = max(events, key=lambda event: len(set(event.documents) & set(ids)))
        articles += len(set(main.documents) & set(ids))
        pairs += sum(
            any({one, other} <= set(event.documents) for event in events) for one, other in combinations(ids, 2)
        )
    assert articles / (3 * len(STORIES)) >= ARTICLES
    assert pairs / (3 * len(STORIES)) >= PAIRS
