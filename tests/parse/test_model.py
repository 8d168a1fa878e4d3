"""model: the parse doesn't depend on what is parsed beside a sentence, and the remembered rules are spaCy's own."""

from __future__ import annotations

import numpy
import pytest
import spacy
from spacy.tokens import Doc
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from extract.installed import matrices
from extract.parse.model import parse
from extract.pipeline import Extractor

TEXTS = (
    "Norway ordered two submarines that Germany will deliver in 2029 .",
    "It ai n't gonna fly , he 's told us , let 's see .",
    "Fire",
    "There is what they did , which the general had not wanted them to do .",
    "The ships are being built ; you gotta have patience , y' all .",
)
SENTENCES = [text.split() for text in TEXTS]


def read(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, t.dep_, str(t.head.i), t.lemma_, str(t.morph)) for t in doc]


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(SENTENCES)))
def test_sentence_is_parsed_alike_alone_and_in_company(extractor: Extractor, number: int) -> None:
    (alone,) = parse(extractor.nlp, [SENTENCES[number]])
    among = list(parse(extractor.nlp, SENTENCES * 26))[number]
    assert numpy.allclose(alone.tensor, among.tensor, atol=1e-5)  # some processors sum in another order
    assert read(alone) == read(among)


@pytest.mark.slow
def test_memory_gives_what_ruler_and_lemmatizer_give(extractor: Extractor) -> None:
    plain = spacy.load(extractor.nlp.meta["lang"] + "_" + extractor.nlp.meta["name"], exclude=["ner", "senter"])
    ours = [read(doc) for doc in parse(extractor.nlp, SENTENCES * 2)]
    theirs = [read(doc) for doc in parse(plain, SENTENCES * 2)]
    assert ours == theirs


def test_one_library_multiplies_matrices_whatever_was_set_before(extractor: Extractor) -> None:
    set_current_ops(NumpyOps(use_blis=True))
    assert matrices() == "numpy"
    assert not get_current_ops().use_blis
    assert not any(layer.ops.use_blis for layer in extractor.nlp.get_pipe("tok2vec").model.walk())
