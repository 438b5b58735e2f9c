"""Cut land into parcels with roads between them."""

from __future__ import annotations

import numpy as np

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in metres of the plan's frame."""

_AVENUE_M, _LANE_M = 17.0, 9.0
_AVENUES_DEEP = 2


def parcels(
    rng: np.random.Generator, box: Box, kinds: list[tuple[str, float]], depth: int = 0
) -> tuple[list[tuple[str, Box]], list[Box]]:
    """Cut a box into parcels of the kinds with roads between; return both."""
    if len(kinds) == 1:
        return [(kinds[0][0], box)], []
    areas = np.cumsum([area for _, area in kinds])
    at = int(np.searchsorted(areas, rng.uniform(0.35, 0.65) * areas[-1]))
    at = min(max(at, 1), len(kinds) - 1)
    share = float(areas[at - 1] / areas[-1])
    first, second, road = halves(box, share, _AVENUE_M if depth < _AVENUES_DEEP else _LANE_M)
    one, one_roads = parcels(rng, first, kinds[:at], depth + 1)
    two, two_roads = parcels(rng, second, kinds[at:], depth + 1)
    return one + two, [road, *one_roads, *two_roads]


def halves(box: Box, share: float, gap: float) -> tuple[Box, Box, Box]:
    """Cut a box across its longer side; return both parts and the gap between them."""
    x0, y0, x1, y1 = box
    if x1 - x0 >= y1 - y0:
        x = x0 + share * (x1 - x0)
        return (x0, y0, x - gap / 2, y1), (x + gap / 2, y0, x1, y1), (x - gap / 2, y0, x + gap / 2, y1)
    y = y0 + share * (y1 - y0)
    return (x0, y0, x1, y - gap / 2), (x0, y + gap / 2, x1, y1), (x0, y - gap / 2, x1, y + gap / 2)


def quarters(rng: np.random.Generator, box: Box, largest_m: float) -> tuple[list[Box], list[Box]]:
    """Cut a town into quarters small enough to be laid out at once, with roads between."""
    if max(box[2] - box[0], box[3] - box[1]) <= largest_m:
        return [box], []
    first, second, road = halves(box, rng.uniform(0.4, 0.6), _LANE_M + 1)
    one, one_roads = quarters(rng, first, largest_m)
    two, two_roads = quarters(rng, second, largest_m)
    return one + two, [road, *one_roads, *two_roads]
