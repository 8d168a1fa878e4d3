"""How far an event is to be believed: after INDRA's simple scorer, with independent origins as its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from extract.assemble.claim_features import Feature

SYSTEMATIC = 0.1
DENIAL = 0.5
SURE: Mapping[str, float] = {"certain": 1.0, "probable": 0.8, "possible": 0.5}


def error_of(features: Iterable[Feature]) -> float:
    """The probability that one origin is wrong: wrong as such (SYSTEMATIC), or every claim of it misread.

    A claim is read right with its confidence, lowered where it is only probable or possible.
    """
    misread = 1.0
    for feature in features:
        misread *= 1 - feature.confidence * SURE.get(feature.certainty, 1.0)
    return min(1.0, SYSTEMATIC + (1 - SYSTEMATIC) * misread)


def belief(asserting: Sequence[Sequence[Feature]], denying: Sequence[Sequence[Feature]]) -> float:
    """1 - the product of the errors of all origins that assert; each origin that denies takes off up to DENIAL of it.

    INDRA (sorgerlab/indra, indra/belief) counts evidence of one reader as random errors under one systematic error,
    and multiplies over readers; here an origin takes the place of a reader. Denials count half, because who did it
    often denies it.
    """
    wrong = 1.0
    for features in asserting:
        wrong *= error_of(features)
    right = 1 - wrong if asserting else DENIAL
    for features in denying:
        right *= 1 - DENIAL * (1 - error_of(features))
    return round(right, 3)
