"""Draws src/extract/report/page/world.json: the outlines of the world's countries, projected and simplified.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    sha256sum package/countries-110m.json package/countries-50m.json
        2516c915867c7baf18ddec727aec46c315541a07cfb3d79a6559b05d5e94eee8
        04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394
    pip install pycountry
    python tools/outlines.py package src/extract/report/page/world.json

The outlines are Natural Earth 4.1.0 (public domain) at 1:110m as redistributed by world-atlas 2.0.2 (ISC); countries
too small for that scale are points, from its 1:50m. Equal Earth projection (Savric, Patterson and Jenny 2018),
without Antarctica. Arcs are shared by neighbours and simplified once (Douglas and Peucker 1973), so borders still meet.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

import pycountry

WIDTH, TOLERANCE, SOUTH = 2000, 0.27, -58.0
A = (1.340264, -0.081106, 0.000893, 0.003796)
UNCODED = {"Kosovo": "XKX", "Somaliland": "SOM", "N. Cyprus": "CYP"}
LEFT_OUT = {"ATA"}
Point = tuple[float, float]


def projected(longitude: float, latitude: float) -> Point:
    """Equal Earth, on a plane WIDTH wide."""
    lam, phi = math.radians(longitude), math.radians(max(latitude, SOUTH))
    t = math.asin(math.sqrt(3) / 2 * math.sin(phi))
    slope = 9 * A[3] * t**8 + 7 * A[2] * t**6 + 3 * A[1] * t**2 + A[0]
    x = 2 * math.sqrt(3) * lam * math.cos(t) / (3 * slope)
    y = A[3] * t**9 + A[2] * t**7 + A[1] * t**3 + A[0] * t
    half = 2 * math.sqrt(3) * math.pi / (3 * A[0])
    return (x / half + 1) * WIDTH / 2, -y / half * WIDTH / 2


def simplified(line: list[Point]) -> list[Point]:
    """The points without those nearer than TOLERANCE degrees to the line between their neighbours that stay."""
    if len(line) < 3:
        return line
    (x0, y0), (x1, y1) = line[0], line[-1]
    length = math.hypot(x1 - x0, y1 - y0)

    def away(point: Point) -> float:
        x, y = point
        if not length:
            return math.hypot(x - x0, y - y0)
        return abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length

    far = max(range(1, len(line) - 1), key=lambda i: away(line[i]))
    if away(line[far]) <= TOLERANCE:
        return [line[0], line[-1]]
    return simplified(line[: far + 1])[:-1] + simplified(line[far:])


def unrolled(line: list[Point]) -> list[Point]:
    """The same without jumps from one side of the antimeridian to the other: longitudes may go beyond 180."""
    found: list[Point] = []
    for x, y in line:
        while found and x - found[-1][0] > 180:
            x -= 360
        while found and x - found[-1][0] < -180:
            x += 360
        found.append((x, y))
    return found


def clipped(ring: list[Point], edge: float, side: int) -> list[Point]:
    """What of the ring lies on one side of a meridian (Sutherland and Hodgman 1974); `side` is 1 for its east."""
    found: list[Point] = []
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], *ring[:1]], strict=True):
        if side * (x0 - edge) >= 0:
            found.append((x0, y0))
        if (x0 - edge) * (x1 - edge) < 0:
            found.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
    return found


def on_the_map(ring: list[Point]) -> list[list[Point]]:
    """The ring cut at the antimeridian, each part on its own side."""
    line = unrolled(ring)
    parts = []
    for turn in (-360.0, 0.0, 360.0):
        part = clipped(clipped([(x + turn, y) for x, y in line], -180.0, 1), 180.0, -1)
        if len(part) > 2:
            parts.append(part)
    return parts


def arcs_of(atlas: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a TopoJSON file, decoded, in degrees."""
    (sx, sy), (tx, ty) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    found = []
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        found.append(unrolled(line))
    return found


def rings_of(geometry: dict[str, Any], arcs: list[list[Point]]) -> list[list[Point]]:
    """Every ring of a polygon or multipolygon; an arc with a negative number runs backwards."""
    polygons = {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}.get(geometry["type"], [])
    rings = []
    for polygon in polygons or []:
        for ring in polygon:
            line: list[Point] = []
            for number in ring:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                line += arc[1:] if line else arc
            rings += on_the_map(line)
    return rings


def path_of(rings: list[list[Point]]) -> str:
    """An SVG path in whole numbers, relative but for where rings begin; rings without an area are left out."""
    path = ""
    for ring in rings:
        points = [(round(x), round(y)) for x, y in (projected(*point) for point in ring)]
        points = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
        if len(set(points)) < 3:
            continue
        (x, y), *rest = points
        path += f"M{x} {y}l"
        steps = []
        for u, v in rest[:-1] if rest[-1] == points[0] else rest:
            steps.append(f"{u - x} {v - y}")
            x, y = u, v
        path += " ".join(steps).replace(" -", "-") + "z"
    return path


def code_of(geometry: dict[str, Any]) -> str | None:
    """ISO 3166-1 alpha-3."""
    known = pycountry.countries.get(numeric=geometry.get("id", ""))
    return known.alpha_3 if known else UNCODED.get(geometry["properties"]["name"])


def main(atlases: Path, target: Path) -> None:
    """Write the outlines."""
    coarse, fine = (json.loads((atlases / f"countries-{scale}.json").read_text()) for scale in ("110m", "50m"))
    shapes: dict[str, str] = {}
    arcs = [simplified(arc) for arc in arcs_of(coarse)]
    for geometry in coarse["objects"]["countries"]["geometries"]:
        code = code_of(geometry)
        if code and code not in LEFT_OUT:
            shapes[code] = shapes.get(code, "") + path_of(rings_of(geometry, arcs))
    points: dict[str, list[int]] = {}
    arcs = arcs_of(fine)
    for geometry in fine["objects"]["countries"]["geometries"]:
        code, rings = code_of(geometry), rings_of(geometry, arcs)
        if code and code not in shapes and code not in LEFT_OUT and rings:
            largest = max(rings, key=len)
            middle = projected(*(sum(p[axis] for p in largest) / len(largest) for axis in (0, 1)))
            points[code] = [round(number) for number in middle]
    top, bottom = projected(0, 84)[1], projected(0, SOUTH)[1]
    world = {
        "source": "Natural Earth 4.1.0, public domain, by way of world-atlas 2.0.2 (ISC), countries-110m.json",
        "box": [0, math.floor(top), WIDTH, math.ceil(bottom - top)],
        "shapes": dict(sorted(shapes.items())),
        "points": dict(sorted(points.items())),
    }
    target.write_text(json.dumps(world, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
