"""The labels as which something in each sentence may be read, whatever its pronouns turn out to mean."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from extract.document import Mention
from extract.mentions.recent import FAR, PRONOUNS


def readings(
    sentences: Iterable[tuple[int, int]], by_head: Mapping[int, Sequence[Mention]], again: Callable[[Mention], bool]
) -> Iterator[frozenset[str]]:
    """For each sentence more rather than fewer: a pronoun may mean whatever stands within its reach.

    `again`: whether a phrase may do so, too.
    """
    before: deque[frozenset[str]] = deque(maxlen=FAR)
    for first, end in sentences:
        mentions = [m for i in range(first, end) for m in by_head.get(i, ())]
        labels = frozenset(label for m in mentions for label in _own(m))
        if any(m.form in PRONOUNS or again(m) for m in mentions):
            labels = labels.union({"ACTOR"}, *before)
        before.append(labels)
        yield labels


def _own(mention: Mention) -> tuple[str, ...]:
    if mention.label == "GROUP":  # "the country", "troops"
        return ("GROUP", "ACTOR")
    if mention.weak:
        return (mention.label, "THING", "WEAK")
    return (mention.label, "LAND") if mention.label == "ACTOR" else (mention.label,)


def own_nouns(by_head: Mapping[int, Sequence[Mention]], first: int, last: int) -> set[int]:
    """The nouns of a trigger of several words that name nothing: "the finger" of "pointed the finger at"."""
    return {i for i in range(first + 1, last + 1) if i in by_head and all(m.label == "THING" for m in by_head[i])}
