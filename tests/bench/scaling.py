"""What grows with what: the cost of a unit of work at three sizes each."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.bench.reader import Reader
from tests.bench.table import Row
from tests.bench.texts import everyday, seeds, short

from extract.events.lexicon import Lexicon
from extract.model import Article
from extract.names.entities import Ruler
from extract.names.vocabulary import Vocabulary
from extract.pack.frames import Frames, WordClass
from extract.pack.load import load_rules
from extract.pack.rulebook import Rulebook
from extract.pack.schema import EntityRecord
from extract.run.copies import Copies, mode_of
from extract.run.journal import Journal
from extract.run.result import Result

WORDS = (1_000, 4_000, 16_000)
TIMES = (1, 2, 4)
RECORDS = (1, 3, 10)
ARTICLES = (500, 2_000, 8_000)
RESULTS = (1_000, 10_000, 100_000)


def _row(what: str, sizes: tuple[int, ...], costs: list[float], unit: str) -> Row:
    shown = " / ".join(f"{1e6 * cost:,.0f}" for cost in costs)
    return Row(
        f"{what}: {' / '.join(f'{n:,}' for n in sizes)}", "", f"{shown} {unit}", f"{costs[-1] / costs[0]:.2f}", "1"
    )


def _took(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def articles(rounds: int) -> Row:
    """Words of one article."""
    reader = Reader("claims")
    reader.read("long", WORDS[0])
    costs = [min(reader.read("long", words)[0] for _ in range(rounds)) / words for words in WORDS]
    reader.end()
    return _row("words of one article", WORDS, costs, "us a word")


def _units(frames: Frames, times: int) -> Frames:
    """Frames whose classes have so many times as many words; the further ones no text has."""

    def more(words: tuple[str, ...]) -> tuple[str, ...]:
        return (*words, *(f"{word}{n}x" for n in range(1, times) for word in words))

    classes: dict[str, WordClass] = {}
    for name, row in frames.classes.items():
        classes[name] = row.model_copy(update={kind: more(getattr(row, kind)) for kind in ("verb", "noun", "adj")})
    return frames.model_copy(update={"classes": classes})


def units(book: Rulebook, rounds: int) -> Row:
    """Lexical units of the frames: to look up each word of the seeds."""
    words = [word.lower() for text in seeds() for word in text.split()] * 10
    costs = []
    for times in TIMES:
        known = Lexicon(_units(book.frames, times))
        look = lambda known=known: [(kind, word) in known for word in words for kind in ("verb", "noun", "adj")]  # noqa: E731
        costs.append(min(_took(look) for _ in range(rounds)) / len(words))
    return _row("times as many lexical units", TIMES, costs, "us a word")


def _records(count: int) -> Iterator[EntityRecord]:
    """Records of weapons that no text names; half of their names begin like a word that texts have."""
    for n in range(count):
        name = f"{('Kestrel', 'Missile', 'Sea', 'Lance')[n % 4]} Q{n}"
        yield EntityRecord.model_validate({"id": f"more-{n}", "label": "WEAPON", "name": name, "class": "missile"})


def records(book: Rulebook, rounds: int) -> Row:
    """Names of all texts on topic that are short, with more and more records."""
    few, texts = book.records[:1_000], short()[:40]
    words = sum(len(text.split()) for text in texts)
    costs = []
    for times in RECORDS:
        ruler = Ruler(Vocabulary(replace(book, records=(*few, *_records(1_000 * (times - 1))))))
        costs.append(
            min(_took(lambda ruler=ruler: [ruler.find(text) for text in texts]) for _ in range(rounds)) / words
        )  # type: ignore[misc]
    return _row("thousand records", RECORDS, costs, "us a word")


def copies(rounds: int) -> Row:
    """Articles among which copies are looked for, the end included."""

    def look(found: list[Article]) -> None:
        with Copies(mode_of("auto")) as known:
            for article in found:
                known.add(article)
            known.settle()

    costs = []
    for count in ARTICLES:
        found = [Article(id=str(n), uri=str(n), text=everyday(n)) for n in range(count)]
        costs.append(min(_took(lambda found=found: look(found)) for _ in range(rounds)) / count)  # type: ignore[misc]
    return _row("articles among which copies are looked for", ARTICLES, costs, "us an article")


def journal() -> Row:
    """Results in a journal: to add and to find each."""
    costs = []
    line = b'{"id": "clm-1"}\n' * 4
    for count in RESULTS:
        with Journal(None, "bench") as kept:
            ids = [f"n{n:07}" for n in range(count)]
            work = lambda kept=kept, ids=ids: (  # noqa: E731
                [kept.add(Result(id_, "c", line)) for id_ in ids],
                [kept.find(id_, "c") for id_ in ids],
            )
            costs.append(_took(work) / count)
    return _row("results in the journal", RESULTS, costs, "us a result")


def scaling(rounds: int) -> list[Row]:
    """All of them; a ratio of 1 is a cost that does not grow."""
    book = load_rules()
    return [articles(rounds), units(book, rounds), records(book, rounds), copies(rounds), journal()]


def memory(rounds: int) -> list[Row]:
    """Peak memory after a thousand and after twenty thousand made-up articles."""
    reader = Reader("claims")
    few, many = (reader.read("mixed", count)[1] for count in (1_000, 20_000))
    reader.end()
    what = "peak memory of one process after 1,000 and 20,000 made-up articles"
    return [Row(what, "", f"{few:,.0f} MB, {many:,.0f} MB", f"{many / few:.3f}", "450 MB, flat")]
