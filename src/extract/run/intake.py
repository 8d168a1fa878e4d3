"""Items -> the articles to work on; what gives no article goes into the account as it comes by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from extract.model import Article
from extract.read import Found, Item, Skipped
from extract.run.account import Account, Entry, entry_of_found, entry_of_skipped
from extract.run.progress import Watch
from extract.run.seen_ids import Seen, Taken
from extract.terminal import one_line

Gate = Callable[[Article], str | None]
"""Is shown every article before it is read; a reason keeps it out."""


def articles_of(
    items: Iterable[Item], waiting: dict[str, Found], account: Account, watch: Watch, gates: Sequence[Gate] = ()
) -> Iterator[Article]:
    """Articles with ids of their own; each stands in `waiting` under its id until it is taken out."""
    with Seen() as seen:
        for item in items:
            if isinstance(item, Skipped):
                settle(entry_of_skipped(item), item.size, account, watch)
            elif taken := seen.take(item.article.id, str(item.where), item.article.sha256):
                settle(_again(item, taken), item.size, account, watch)
            elif refused := next(filter(None, (gate(item.article) for gate in gates)), None):
                settle(entry_of_found(item, skipped=refused), item.size, account, watch)
            else:
                waiting[item.article.id] = item
                yield item.article


def _again(found: Found, taken: Taken) -> Entry:
    """The entry of an article whose id another one has: left out where it is that one, failed where it is not."""
    if taken.same:
        return entry_of_found(found, skipped=f"the same article stands at {taken.place}.")
    why = f'the id "{found.article.id}" is taken by {taken.place}. Give each article an id of its own.'
    return entry_of_found(found, error=why)


def settle(entry: Entry, size: int, account: Account, watch: Watch, types: Iterable[str] = ()) -> None:
    """One input article has its outcome: count it, and say what people should know about it."""
    account.add(entry, types)
    watch.step(size, entry.claims)
    said = [(entry.outcome, entry.why)] if entry.why else []
    for kind, why in (*said, *(("note", note) for note in entry.notes)):
        line = account.reasons.tell(entry.place, why, kind)
        if line is not None:
            _say(watch, kind, line)


def told(account: Account, watch: Watch) -> None:
    """Says how many articles more had each of the reasons that were told of a few."""
    for kind, line in account.reasons.rest():
        _say(watch, kind, line)


def _say(watch: Watch, kind: str, line: str) -> None:
    """A line is one line, whatever stands in the name of a file or is quoted from it."""
    (watch.say if kind == "failed" else watch.note)(one_line(line))
