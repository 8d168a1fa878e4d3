"""Runs without white space that are no words, such as base64: a tokenizer takes the square of their length."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Doc

STEP = 200
_RUN = re.compile(r"\S{1000,}")


def loosely(tokenizer: Callable[[str], Doc]) -> Callable[[str], Doc]:
    """The tokenizer, for which a run without white space that is no word has some: it takes the square of a run."""
    return lambda text: tokenizer(_RUN.sub(_loosened, text))


def _loosened(run: re.Match[str]) -> str:
    parts = (run[0][at : at + STEP - 1] for at in range(0, len(run[0]), STEP))
    return " ".join(parts).ljust(len(run[0]))
