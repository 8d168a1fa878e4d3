"""Which library multiplies matrices: blis, or numpy's own where a short probe finds blis slow on this processor."""

from __future__ import annotations

import os
import time
from functools import cache

import numpy
from thinc.api import NumpyOps, get_current_ops, set_current_ops

VARIABLE = "EXTRACT_GEMM"
CHOICES = ("auto", "blis", "numpy")
ROUNDS = 5
MARGIN = 1.1  # numpy's gain from which it is taken


@cache
def choose_gemm() -> str:
    """Sets it for this process, before a model is loaded, and says which: blis, numpy, or none of them on a GPU.

    The environment variable EXTRACT_GEMM (auto, blis, numpy) decides; anything else counts as auto.
    """
    if type(get_current_ops()) is not NumpyOps:
        return get_current_ops().name
    wanted = os.environ.get(VARIABLE, "auto")
    choice = wanted if wanted in CHOICES[1:] else _probed()
    set_current_ops(NumpyOps(use_blis=choice == "blis"))
    return choice


def _probed() -> str:
    blis, plain = (_seconds(NumpyOps(use_blis=use)) for use in (True, False))
    return "numpy" if blis > plain * MARGIN else "blis"


def _seconds(ops: NumpyOps) -> float:
    """The best of a few products of the size that the model's layers have."""
    left = numpy.ones((512, 288), dtype="f")
    right = numpy.ones((288, 288), dtype="f")
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        ops.gemm(left, right)
        taken.append(time.perf_counter() - began)
    return min(taken)
