"""Processes that tests start to send them signals."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from extract.interrupt import SIGNALS


def begun(*words: str, folder: Path | None = None) -> subprocess.Popen[str]:
    """A process of Python that takes signals, even where the tests run in the background and take none."""
    before = {number: signal.signal(number, signal.SIG_DFL) for number in SIGNALS}
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen([sys.executable, *words], cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
