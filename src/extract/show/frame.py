"""Claims as a pandas DataFrame, one row a claim."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from extract.model import Claim
from extract.read.claimfile import claim_rows
from extract.read.extras import need
from extract.show.formats import FLAT, flat

if TYPE_CHECKING:
    from pandas import DataFrame


def to_frame(claims: str | os.PathLike[str] | Iterable[Claim | Mapping[str, Any]]) -> DataFrame:
    """A DataFrame with one row a claim: who, did, to_whom, with_what, when, where, says_who, its status and document.

    `claims`: the path of a claims file, Claims, or records as written; the order stays. `published` is a datetime, what
    is not known NaT or an empty text. Raises ExtractError where pandas is not installed, InputError for a file that
    can't be read.

    Examples:
        >>> frame = extract.to_frame(extract.load().read("Iran launched two missiles. Israel condemned the launch."))
        >>> frame[["who", "did", "type"]].values.tolist()
        [['Iran', 'launched', 'test'], ['Israel', 'condemned', 'condemn']]
    """
    pandas = need("pandas", "to_frame:")
    frame = pandas.DataFrame([flat(row) for row in _rows(claims)], columns=list(FLAT))
    frame["published"] = pandas.to_datetime(frame["published"])
    frame["confidence"] = frame["confidence"].astype(float)
    return frame


def _rows(claims: str | os.PathLike[str] | Iterable[Claim | Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    if isinstance(claims, str | os.PathLike):
        yield from (row for _, row in claim_rows(os.fspath(claims)))
        return
    for claim in claims:
        yield claim.model_dump(mode="json", by_alias=True) if isinstance(claim, Claim) else claim
