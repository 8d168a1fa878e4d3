"""days: a day, a month, a year, an interval; nothing for what is none of them."""

from __future__ import annotations

from datetime import date

import pytest

from extract.write.days import Days, days_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-03-30/2023-04-02", date(2023, 3, 30), date(2023, 4, 2)),
        ("2023-03/2023-05", date(2023, 3, 1), date(2023, 5, 31)),
    ],
)
def test_days_of_value(value: str, first: date, last: date) -> None:
    assert days_of(value) == Days(first, last)


@pytest.mark.parametrize("value", [None, "", "soon", "2023-13", "2023-02-30", "2024/2023"])
def test_days_of_what_is_no_date(value: str | None) -> None:
    assert days_of(value) is None
