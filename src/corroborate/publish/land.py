"""Countries as TopoJSON in, the countries of one stretch of the world as GeoJSON out: the ground under a map's markers.

The whole world at this scale is megabytes, and a page needs a coast and a few borders. So polygons are clipped to a box
(Sutherland and Hodgman, "Reentrant polygon clipping", 1974) and their points rounded, to about a hundred metres in a small
box and to ten kilometres where the box is wide.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeAlias

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]  # west, south, east, north, in degrees
_DIGITS: Final = ((12.0, 3), (40.0, 2), (361.0, 1))  # digits behind the point, up to a width of the box in degrees


class World:
    """Every country's outlines, decoded once.

    >>> square = {"type": "Topology", "arcs": [[[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]],
    ...           "transform": {"scale": [1, 1], "translate": [0, 0]},
    ...           "objects": {"countries": {"geometries": [
    ...               {"type": "Polygon", "arcs": [[0]], "properties": {"name": "Ruva"}}]}}}
    >>> json.loads(World(square).land((5, 5, 20, 20)))["features"][0]["geometry"]["coordinates"]
    [[[[5.0, 5], [10.0, 5], [10, 10], [5, 10.0], [5.0, 5]]]]
    """

    def __init__(self, topology: dict[str, Any]) -> None:
        scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
        arcs = [_arc(arc, scale, move) for arc in topology["arcs"]]
        self._countries = [
            (str(one["properties"]["name"]), [(ring, _around(ring)) for ring in _rings(one, arcs)])
            for one in topology["objects"]["countries"]["geometries"]
        ]

    def land(self, box: Box) -> str:
        """The countries in a box, as GeoJSON; holes (a country within another) are left out, since each is drawn itself."""
        digits = next((n for width, n in _DIGITS if box[2] - box[0] <= width), 1)
        features = []
        for name, rings in self._countries:
            inside = [
                [_rounded(clipped, digits)]
                for ring, around in rings
                if _meets(around, box) and (clipped := _clipped(ring, box))
            ]
            if inside:
                shape = {"type": "MultiPolygon", "coordinates": inside}
                features.append({"type": "Feature", "properties": {"name": name}, "geometry": shape})
        made = {"type": "FeatureCollection", "features": features}
        return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def _arc(arc: Sequence[Sequence[int]], scale: Sequence[float], move: Sequence[float]) -> list[Point]:
    x = y = 0
    made = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        made.append((x * scale[0] + move[0], y * scale[1] + move[1]))
    return made


def _rings(shape: dict[str, Any], arcs: Sequence[Sequence[Point]]) -> Iterator[list[Point]]:
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
    for polygon in polygons:
        ring: list[Point] = []
        for index in polygon[0]:
            points = arcs[index] if index >= 0 else arcs[~index][::-1]
            ring.extend(points[1:] if ring else points)
        yield ring


def _around(ring: Sequence[Point]) -> Box:
    """The box that a ring fills."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _meets(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _clipped(ring: Sequence[Point], box: Box) -> list[Point]:
    west, south, east, north = box
    points = list(ring)
    edges: tuple[tuple[int, float, Callable[[float], bool]], ...] = (
        (0, west, lambda v: v >= west),
        (0, east, lambda v: v <= east),
        (1, south, lambda v: v >= south),
        (1, north, lambda v: v <= north),
    )
    for axis, at, keeps in edges:
        points = _cut(points, axis, at, keeps)
    return [*points, points[0]] if points and points[0] != points[-1] else points


def _cut(points: Sequence[Point], axis: int, at: float, keeps: Callable[[float], bool]) -> list[Point]:
    kept = [keeps(point[axis]) for point in points]
    if all(kept):
        return list(points)
    made: list[Point] = []
    before, was = points[-1], kept[-1]
    for point, stays in zip(points, kept, strict=True):
        if stays != was:
            share = (at - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            made.append((at, other) if axis == 0 else (other, at))
        if stays:
            made.append(point)
        before, was = point, stays
    return made


def _rounded(ring: Sequence[Point], digits: int) -> list[list[float]]:
    made: list[list[float]] = []
    for x, y in ring:
        point = [round(x, digits), round(y, digits)]
        if not made or made[-1] != point:
            made.append(point)
    return made
