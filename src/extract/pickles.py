"""Pickles in which regular expressions are kept as compiled: to compile them anew takes longer than all the rest.

The code of a compiled expression is Python's own affair, and changes with its version. It is asked for by names that
Python does not promise; where they are missing, or give another expression, patterns are pickled as ever.
"""

from __future__ import annotations

import copyreg
import io
import pickle
import re
from array import array
from collections.abc import Callable
from importlib import import_module
from typing import Any


def dumped(thing: Any) -> bytes:
    """The pickle of a thing, to be read by `pickle.loads` with the same version of Python."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {**copyreg.dispatch_table, re.Pattern: _reduced}
    pickler.dump(thing)
    return stream.getvalue()


def _reduced(pattern: re.Pattern[Any]) -> tuple[Callable[..., re.Pattern[Any]], tuple[Any, ...]]:
    """How to make a pattern again."""
    parts = _parts(pattern)
    return (compiled, parts) if parts else (re.compile, (pattern.pattern, pattern.flags))


def compiled(pattern: str, flags: int, code: bytes, groups: int, names: dict[str, int]) -> re.Pattern[str]:
    """The expression with this code."""
    index: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        index[number] = name
    made: re.Pattern[str] = import_module("_sre").compile(
        pattern, flags, array("I", code).tolist(), groups, names, tuple(index)
    )
    return made


def _parts(pattern: re.Pattern[Any]) -> tuple[Any, ...] | None:
    """The arguments of `compiled`; None where they can't be had."""
    try:
        parsed = import_module("re._parser").parse(pattern.pattern, pattern.flags)
        code = array("I", import_module("re._compiler")._code(parsed, pattern.flags)).tobytes()
        parts = (pattern.pattern, pattern.flags, code, pattern.groups, dict(pattern.groupindex))
        return parts if compiled(*parts) == pattern else None
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError, re.error):
        return None
