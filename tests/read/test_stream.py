"""stream: how much waits at standard input, and nothing lost by looking."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from typing import BinaryIO

import pytest

from extract.read.stream import size_waiting, standard_input


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Iterator[BinaryIO]:
    """The writing end of a pipe that is standard input."""
    read, write = os.pipe()
    with os.fdopen(read, "rb") as source, os.fdopen(write, "wb", buffering=0) as end:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(source))
        yield end
        standard_input()


def test_what_ends_at_once_has_a_size(pipe: BinaryIO) -> None:
    pipe.write(b"Iran launched two missiles.\n" * 100)
    pipe.close()
    assert size_waiting(1_000_000) == 2_800
    assert standard_input().read() == b"Iran launched two missiles.\n" * 100


def test_what_goes_on_has_none_and_is_read_from_its_beginning(pipe: BinaryIO) -> None:
    pipe.write(b"Iran launched ")
    assert size_waiting(1_000_000, seconds=0.01) is None
    pipe.write(b"two missiles.")
    pipe.close()
    assert standard_input().read() == b"Iran launched two missiles."


def test_what_is_large_has_none(pipe: BinaryIO) -> None:
    pipe.write(b"x" * 5_000)
    pipe.close()
    assert size_waiting(4_000) is None
    assert len(standard_input().read()) == 5_000
