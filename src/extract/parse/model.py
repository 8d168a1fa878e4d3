"""The spaCy model: found, loaded with the components that rules need, and run on sentences in batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extract.errors import ExtractError
from extract.installed import matrices, model_name
from extract.parse.embedding import remember_embedding
from extract.parse.memo import remember

UNUSED = ("ner", "senter", "entity_ruler", "textcat")
BATCH = 64
FEWEST = 48  # words in a batch: below it matrix products take another path on most processors, with other last bits
PAD = ("-",) * FEWEST


def load_model(name: str | None = None) -> Language:
    """The named pipeline, or the first default that is installed. Raises ExtractError that says what to install."""
    matrices()
    return _load(model_name(name))


def _load(name: str) -> Language:
    try:
        nlp = spacy.load(name, exclude=list(UNUSED))
    except OSError as error:
        hint = f"Install it (python -m spacy download {name}) or name an installed pipeline or a folder."
        raise ExtractError(f"--model {name}: no such spaCy pipeline here. {hint}") from error
    remember(nlp)
    remember_embedding(nlp, FEWEST)
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
