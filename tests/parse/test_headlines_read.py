"""Headlines of all kinds, and what is read of each: dropped words, plans, speakers, quotations, lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from extract.model import Claim
from extract.pipeline import Extractor

pytestmark = pytest.mark.slow

BOOK = yaml.safe_load(Path(__file__).with_name("headlines.yml").read_text(encoding="utf-8"))
BODY = "\n\nThe weather at the military museum stays dry. Schools and shops are open this week, and buses run."
PLAIN = {"polarity": "positive", "certainty": "certain", "modality": "actual"}
ANYBODY = "?"


@dataclass(frozen=True)
class Wanted:
    """A claim that must be read: type and trigger, roles with words of their fillers, status, and who says it."""

    type: str
    trigger: str
    roles: tuple[tuple[str, str], ...]
    status: tuple[tuple[str, str], ...]
    source: str | None

    def problems(self, claim: Claim) -> Iterator[str]:
        """What a claim has otherwise."""
        for role, words in self.roles:
            if not any(a.role == role and words in (a.text or "") for a in claim.arguments):
                yield f"{self.type}: no {role}"
        for key, value in self.status:
            if getattr(claim, key) != value:
                yield f"{self.type}: {getattr(claim, key)}"
        told = [s.text or "" for s in claim.sources]
        if self.source is None:
            yield from (f"{self.type}: said by {who or ANYBODY}" for who in told)
        elif not any(self.source in (who, ANYBODY) or self.source in who for who in told):
            yield f"{self.type}: not said by {self.source}"


def wanted(line: str) -> Wanted:
    """A line of the file, taken apart."""
    head, *parts = (part.strip() for part in line.split(";"))
    type_, _, trigger = head.partition(" ")
    pairs = [(key.strip(), value.strip()) for key, _, value in (part.partition(":") for part in parts)]
    said = dict(pairs)
    status = tuple((key, said.get(key, plain)) for key, plain in PLAIN.items())
    roles = tuple((key, value) for key, value in pairs if key not in PLAIN and key != "from")
    return Wanted(type_, trigger, roles, status, said.get("from"))


def problems(lines: Sequence[str], claims: Sequence[Claim]) -> Iterator[str]:
    """What is missing of what must be read, and what is read besides."""
    items = [wanted(line) for line in lines]
    for item in items:
        own = [c for c in claims if c.type == item.type and _is_trigger(item.trigger, c.trigger.text)]
        if own:
            yield from min((list(item.problems(c)) for c in own), key=len)
        else:
            yield f"no {item.type}"
    types = {item.type for item in items}
    yield from (f"{c.type} besides" for c in claims if c.type not in types)


def _is_trigger(words: str, trigger: str) -> bool:
    return words in trigger or trigger in words


def test_headlines(extractor: Extractor) -> None:
    rows = [item for rows in BOOK["families"].values() for row in rows for item in row.items()]
    wrong = []
    for (title, lines), claims in zip(rows, extractor.read_texts([title + BODY for title, _ in rows]), strict=True):
        found = list(problems(lines, [c for c in claims if c.trigger.start < len(title)]))
        if found:
            wrong.append(f"{title}: {'; '.join(found)}")
    right = len(rows) - len(wrong)
    assert right >= BOOK["floor"], f"{right} of {len(rows)}:\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Iran fired at bases near Erbil.", "strike"),
        ("The army fired at bases in the north and at two depots.", "strike"),
        ("The missile test conducted by Iran on Monday was its third.", "test"),
        ("The test planned by North Korea will use a ballistic missile.", "test"),
        ("The rebels' attack on the base was the third.", "strike"),
        ("The army said it had killed nine rebels in Goma.", "strike"),
        ("Oman and Yemen want to buy frigates.", "acquire"),
        ("The drones' wings were damaged when the navy hit the depot.", "strike"),
    ],
)
def test_running_text_stays(extractor: Extractor, text: str, type_: str) -> None:
    assert type_ in {c.type for c in extractor.read(text)}
