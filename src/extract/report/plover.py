"""Claims -> a table of coded events with the columns of the POLECAT data, which are coded in PLOVER."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

from extract.terminal import no_formula
from extract.write.days import days_of

Row = Mapping[str, Any]
COLUMNS = (
    *("Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts"),
    *("Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title"),
    *("Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW"),
    *("Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw"),
    *("Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude"),
    *("GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People"),
    *("Story Organizations", "Story Locations", "Language", "Version"),
)
QUADS = {
    "VERBAL COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL COOPERATION": ("COOPERATE", "AID", "YIELD", "RETREAT"),
    "VERBAL CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD_OF = {code: quad for quad, codes in QUADS.items() for code in codes}
RECIPIENTS = ("target", "recipient", "partner", "supplier")
SECTORS = {
    **dict.fromkeys(("military", "service-branch"), "MIL"),
    **dict.fromkeys(("state", "government", "ministry", "person", "body"), "GOV"),
    **dict.fromkeys(("armed-group",), "REB"),
    **dict.fromkeys(("company",), "BUS"),
    **dict.fromkeys(("media", "news-agency"), "MED"),
    **dict.fromkeys(("intelligence",), "SPY"),
    **dict.fromkeys(("police",), "COP"),
    **dict.fromkeys(("party",), "PTY"),
    **dict.fromkeys(("alliance", "bloc"), "IGO"),
}


def write_plover(claims: Iterable[Row], stream: BinaryIO) -> int:
    """Tab-separated, one row an actor and recipient of a claim that happened and whose type has a code.

    Planned, hypothetical and negative claims are no events. Gives the number of rows.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, COLUMNS, delimiter="\t", lineterminator="\n", restval="")
    writer.writeheader()
    count = 0
    for claim in claims:
        if claim.get("plover") and (claim["polarity"], claim["modality"]) == ("positive", "actual"):
            for row in _rows(claim):
                writer.writerow({name: no_formula(cell) for name, cell in row.items()})
                count += 1
    text.detach()
    return count


def _rows(claim: Row) -> list[dict[str, Any]]:
    actors = [a for a in claim["arguments"] if a["role"] == "actor"] or [None]
    recipients = [a for a in claim["arguments"] if a["role"] in RECIPIENTS] or [None]
    shared = _shared(claim)
    return [
        {**shared, "Event ID": f"{claim['id']}-{i}-{j}", **_party("Actor", actor), **_party("Recipient", recipient)}
        for i, actor in enumerate(actors)
        for j, recipient in enumerate(recipients)
    ]


def _shared(claim: Row) -> dict[str, Any]:
    document, code = claim["document"], claim["plover"]
    days = days_of((claim.get("time") or {}).get("value"))
    exact = days.first.isoformat() if days and days.length == 1 else None
    place = next((a for a in claim["arguments"] if a["role"] in ("location", "destination", "origin")), None)
    weapons = [a["entity"]["name"] for a in claim["arguments"] if a["role"] == "weapon" and a.get("entity")]
    return {
        "Event Date": exact or document.get("published") or "",
        "Event Type": code,
        "Event Mode": claim["type"],
        "Quad Code": QUAD_OF.get(code, ""),
        "Contexts": "; ".join(("military", *weapons)),
        "Placename": _name(place),
        "Raw Placename": place["text"] if place else "",
        "Country": ((place or {}).get("entity") or {}).get("country") or "",
        "Source": document.get("publisher") or "",
        "Publication Date": document.get("published") or "",
        "Language": document.get("language") or "",
        "Version": f"{claim['rule']['pack']} {claim['rule']['version']}",
    }


def _party(side: str, argument: Row | None) -> dict[str, str]:
    entity: Row = (argument or {}).get("entity") or {}
    sector = SECTORS.get(entity.get("kind") or "", "")
    return {
        f"{side} Name": _name(argument),
        f"{side} Country": entity.get("country") or "",
        f"Primary {side} Sector": sector,
        f"{side} Sectors": sector,
        f"{side} Name Raw": argument["text"] if argument else "",
    }


def _name(argument: Row | None) -> str:
    if argument is None:
        return ""
    name: str = (argument.get("entity") or {}).get("name") or argument["text"]
    return name
