"""The time limit of an article on a machine that has little time for it."""

from __future__ import annotations

import time
from itertools import count

import pytest

from extract.run.local import TimeUp, alarm


def test_waiting_for_the_processor_is_not_reading() -> None:
    with alarm(0.05):
        time.sleep(0.3)


def test_an_article_that_takes_too_much_of_the_processor_is_stopped() -> None:
    began = time.monotonic()
    with pytest.raises(TimeUp), alarm(0.05):
        any(time.monotonic() > began + 60 for _ in count())
