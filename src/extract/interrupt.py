"""Ctrl-C, or a request to end, at any moment: the command stops, says so, and its exit code is 130.

While modules and models are loaded a signal ends the process at once, since libraries take an exception in them for
one of their own. Otherwise it is a KeyboardInterrupt, so that drafts are removed and accounts written; a second one
ends the process; one that comes when all is done, and Python only puts its things away, changes nothing any more.
Imports nothing that takes time: this is the first that a command does.
"""

from __future__ import annotations

import atexit
import contextlib
import faulthandler
import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn

CODE = 130
WORD = "interrupted"
NAMES = (
    "SIGINT",
    "SIGTERM",
    "SIGHUP",  # the terminal was closed
    "SIGXCPU",  # the time of the processor is used up
    "SIGALRM",  # the time by the clock is, where a caller has set an alarm
    "SIGUSR1",  # job queues say so shortly before they kill
    "SIGUSR2",
)
SIGNALS = tuple(getattr(signal, name) for name in NAMES if hasattr(signal, name))


class _State:
    """Whether this process is a command of ours, and whether it is stopping."""

    ours = stopping = False
    signal = 0


def word(number: int = 0) -> str:
    """What is said of a signal, without a number of the last one: `interrupted by SIGTERM`; of Ctrl-C `interrupted`."""
    number = number or _State.signal or signal.SIGINT
    return WORD if number == signal.SIGINT else f"{WORD} by {signal.Signals(number).name}"


def take_over() -> None:
    """From here on signals end the process with a word; those that whoever started it has switched off stay so.

    A crash in native code says where it was.
    """
    _State.ours = True
    with contextlib.suppress(AttributeError, OSError, RuntimeError, ValueError):  # no standard error to say it on
        faulthandler.enable()
    for number in SIGNALS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _end)
    atexit.register(_over)  # the first, so it runs as the last


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Signals are a KeyboardInterrupt in this block."""
    with _handled_by(_stop):
        yield


@contextlib.contextmanager
def loading() -> Iterator[None]:
    """Signals end the process in this block."""
    with _handled_by(_end):
        yield


@contextlib.contextmanager
def held() -> Iterator[None]:
    """Signals wait for the end of this block: a process that is just started is known then, and ends with this one."""
    came: list[int] = []
    try:
        with _handled_by(lambda number, _: came.append(number)):
            yield
    finally:
        for number in came:
            signal.raise_signal(number)


@contextlib.contextmanager
def _handled_by(handler: signal._HANDLER) -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in SIGNALS if _State.ours}
    for number, old in before.items():
        if old != signal.SIG_IGN:
            signal.signal(number, handler)
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)
        exec("")  # a KeyboardInterrupt in code made of a string leaves a mark by which `python -m` kills itself; gone


def _stop(number: int, frame: FrameType | None) -> None:
    if _State.stopping or _importing(frame):
        _end(number, frame)
    _State.stopping, _State.signal = True, number
    raise KeyboardInterrupt


def _importing(frame: FrameType | None) -> bool:
    while frame is not None and not frame.f_code.co_filename.startswith("<frozen importlib"):
        frame = frame.f_back
    return frame is not None


def _end(number: int, frame: FrameType | None) -> NoReturn:
    children = getattr(sys.modules.get("multiprocessing"), "active_children", tuple)  # it may just be loading
    for child in children():
        child.kill()
    with contextlib.suppress(OSError):
        os.write(2, f"{word(number)}.\n".encode())
    os._exit(CODE)


def _over() -> None:
    """Python gives signals back to the system as it ends: the exit code would be another than that of the command."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
