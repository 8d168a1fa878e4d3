"""What the network sees in a word before it looks at its neighbours, with a memory: each word is embedded once.

The first layers of spaCy's tok2vec look at one token alone: its form, prefix, suffix and shape, and the space behind
it. Words come again, so what these layers give is kept; those that look at neighbours stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from numpy import concatenate, empty, float32, uint64, zeros
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc
from thinc.api import Model, Ragged

NAME = "tok2vec"
FEATURES = "extract_features"
LAYERS = (FEATURES, "list2ragged", None, None, "ragged2list")
"""The layers of the embedding by their names; the two without one are given the features of all tokens."""
MOST = 20_000
"""Words that are kept: some 8 MB."""
Vectors = NDArray[float32]


class Embedding:
    """Vectors of tokens by their features."""

    def __init__(self, layers: Model[Any, Any], fewest: int) -> None:
        self.layers = layers
        self.columns: list[int | str] = list(layers.layers[0].attrs["columns"])
        self.fewest = fewest
        self.at: dict[bytes, int] = {}
        self.vectors: Vectors = empty((0, 0), dtype=float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Vectors]:
        """The vectors of the tokens of each Doc."""
        if len(self.at) > MOST:
            self.at.clear()
        rows = concatenate([doc.to_array(self.columns).reshape(len(doc), len(self.columns)) for doc in docs])
        keys = rows.view(f"V{rows.dtype.itemsize * rows.shape[1]}").ravel().tolist()
        unknown = {key: row for row, key in enumerate(keys) if key not in self.at}
        if unknown:
            self._learn(list(unknown), rows[list(unknown.values())])
        found = self.vectors.take([self.at[key] for key in keys], axis=0)
        ends, vectors = 0, []
        for doc in docs:
            vectors.append(found[ends : ends + len(doc)])
            ends += len(doc)
        return vectors

    def _learn(self, keys: Sequence[bytes], rows: NDArray[uint64]) -> None:
        """Embeds features that are new; with few of them come empty ones, so that matrix products take one path."""
        more = zeros((max(self.fewest - len(rows), 0), rows.shape[1]), dtype=rows.dtype)
        given: Any = Ragged(concatenate((rows, more)), [len(rows) + len(more)])  # type: ignore[arg-type]
        for layer in self.layers.layers[2:4]:
            given = layer.predict(given)
        new: Vectors = given.dataXd[: len(rows)]
        first = len(self.at)
        room = max(len(self.vectors), 1024)
        while first + len(new) > room:
            room *= 2
        if room > len(self.vectors):
            grown = empty((room, new.shape[1]), dtype=new.dtype)
            if first:
                grown[:first] = self.vectors[:first]
            self.vectors = grown
        self.vectors[first : first + len(new)] = new
        self.at.update(zip(keys, range(first, first + len(new)), strict=True))


def remember_embedding(nlp: Language, fewest: int) -> None:
    """Has the tok2vec of a pipeline embed each word once, where it is built as spaCy's are; in training it does not.

    `fewest`: rows of a matrix product below which it may have other last bits.
    """
    pipe = nlp.get_pipe(NAME) if NAME in nlp.pipe_names else None
    model = pipe.model if isinstance(pipe, Tok2Vec) else None
    first = model.layers[0] if model is not None and len(model.layers) == 2 else None
    if model is None or first is None or len(first.layers) != len(LAYERS):
        return
    if all(name is None or layer.name == name for name, layer in zip(LAYERS, first.layers, strict=True)):
        model.layers[0] = Model(
            "remembered_embedding", _forward, layers=[first], attrs={"of": Embedding(first, fewest)}
        )


def _forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[list[Vectors], Callable[..., Any]]:
    if is_train:
        return model.layers[0](docs, is_train)
    return model.attrs["of"](docs), _no_training


def _no_training(gradient: Any) -> Any:
    raise ValueError("words that are remembered are not trained on")
