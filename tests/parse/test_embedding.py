"""Words embedded once: the vectors are those of spaCy, but for what processors sum in another order."""

from __future__ import annotations

import pytest
import spacy
from numpy import allclose

from extract.installed import matrices, model_name
from extract.parse.embedding import remember_embedding
from extract.parse.model import FEWEST

TEXTS = [
    ["Iran launched two missiles on Friday."],
    ["Iran launched two missiles on Friday.", "Two ships sailed; Iran's navy (of 30,000 men) fired at 7.30pm!"],
    ["The ships came home.  All of them did."],
]


def test_embedding_gives_the_vectors_of_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    matrices()
    plain, known = (spacy.load(model_name(None), exclude=["ner"]) for _ in range(2))
    remember_embedding(known, FEWEST)
    for most in (20_000, 3):  # with all words kept, and with hardly any
        monkeypatch.setattr("extract.parse.embedding.MOST", most)
        for texts in TEXTS:
            docs = [list(map(nlp.make_doc, texts * 4)) for nlp in (plain, known)]
            theirs, ours = (
                nlp.get_pipe("tok2vec").predict(some) for nlp, some in zip((plain, known), docs, strict=True)
            )
            assert all(allclose(a, b, atol=1e-5) for a, b in zip(theirs, ours, strict=True))


def test_embedding_leaves_other_networks_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    nlp.initialize()
    layers = nlp.get_pipe("tok2vec").model.layers[0]
    remember_embedding(nlp, FEWEST)
    remembered = nlp.get_pipe("tok2vec").model.layers[0]
    assert remembered is layers or remembered.layers == [layers]
