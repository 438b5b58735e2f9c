"""What several districts share: trees, rows of bays, paint in words, ponds."""

from __future__ import annotations

import math

import numpy as np

from rscovlm_training.worlds import grounds
from rscovlm_training.worlds.look import tone, vary
from rscovlm_training.worlds.pen import RGB, disc, placed, rect
from rscovlm_training.worlds.pieces import LINE, span
from rscovlm_training.worlds.textures import Surface
from rscovlm_training.worlds.uhr.survey import Landmark, Survey
from rscovlm_training.worlds.vehicles import car, truck

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in metres of the cell's frame."""

ROOFS: tuple[tuple[str, RGB], ...] = (
    ("white", (222, 224, 224)), ("grey", (142, 144, 146)), ("red", (160, 70, 56)),
    ("blue", (70, 104, 152)), ("green", (84, 124, 96)),
)  # fmt: skip


def trees(site: Survey, box: Box, per_hectare: float, size: tuple[float, float] = (3.0, 9.0)) -> None:
    """Plant trees in a box, some of them in groves."""
    rng, (x0, y0, x1, y1) = site.rng, box
    if x1 <= x0 or y1 <= y0:
        return
    count = min(round((x1 - x0) * (y1 - y0) / 10_000 * per_hectare), 900)
    grove = np.array([rng.uniform(x0, x1), rng.uniform(y0, y1)])
    for _ in range(count):
        spot = np.array([rng.uniform(x0, x1), rng.uniform(y0, y1)])
        if rng.random() < 0.3:
            spot = grove + (spot - grove) * 0.2
        if rng.random() < 0.1:
            grove = spot
        site.tree(float(spot[0]), float(spot[1]), rng.uniform(*size))


def fringe(site: Survey, half_x: float, half_y: float, per_hectare: float) -> None:
    """Plant trees around a yard of half the extent, not on it."""
    wide, high = site.half
    for box in (
        (-wide, -high, wide, -half_y), (-wide, half_y, wide, high),
        (-wide, -half_y, -half_x, half_y), (half_x, -half_y, wide, half_y),
    ):  # fmt: skip
        trees(site, box, per_hectare)


def hedge(site: Survey, start: tuple[float, float], stop: tuple[float, float], step: float) -> None:
    """Plant a row of trees."""
    rng = site.rng
    length = math.dist(start, stop)
    for at in np.arange(step / 2, length, step).tolist():
        share = (at + rng.normal(0, step / 5)) / length
        x, y = (start[axis] + (stop[axis] - start[axis]) * share + rng.normal(0, 0.5) for axis in (0, 1))
        site.tree(x, y, rng.uniform(3.5, 7.5))


def bays(site: Survey, box: Box, *, lorries: bool, taken: float, most: int) -> int:
    """Fill a box with double rows of bays along x, park on a share of them; return how many were parked."""
    rng, (x0, y0, x1, y1) = site.rng, box
    bay, depth, aisle = (3.8, 18.5, 12.0) if lorries else (2.6, 5.2, 6.6)
    lines, spots = [], []
    y, row = y0, 0
    while y + depth <= y1:
        edges = np.arange(x0, x1 + 0.01, bay)
        lines += [span((x, y), (x, y + depth)) for x in edges.tolist()]
        spots += [(x + bay / 2, y + depth / 2) for x in edges[:-1].tolist()]
        y += depth + (aisle if row % 2 else 0.0)
        row += 1
    site.pen.strokes(lines, 0.14, tone(LINE, rng.uniform(0.85, 1.05)), rng.uniform(0.5, 1.0))
    build, parked = (truck if lorries else car), 0
    site.status = "parked"
    for index in rng.permutation(len(spots)).tolist():
        if parked >= min(most, taken * len(spots)):
            break
        x, y = spots[index]
        turn = math.pi / 2 * (1 if rng.random() < 0.5 else -1) + rng.normal(0, 0.015)
        parked += site.add(build(rng, site.look), x, y, turn, gap=0.1)
    return parked


def hall(site: Survey, plot: tuple[float, float, float, float, float], height: float) -> str | None:
    """Put up a building whose roof has a colour with a name; return it, or None if there was no room."""
    word, rgb = ROOFS[int(site.rng.integers(len(ROOFS)))]
    return word if site.hall(plot, height, vary(rgb, site.rng, 8)) else None


def outline_of(shape: str, length: float, width: float) -> np.ndarray:
    """Return a shape with a name, along x: round, oval, rectangular or square."""
    if shape == "round":
        return disc(0, 0, width / 2, 40)
    if shape == "oval":
        return disc(0, 0, 1.0, 48) * (length / 2, width / 2)
    return rect(0, 0, width if shape == "square" else length, width)


def water_body(site: Survey, kind: str, spot: tuple[float, float], size: float) -> None:
    """Lay a pool or a pond of some shape, and note it as a landmark."""
    rng = site.rng
    shape = ("round", "oval", "rectangular")[int(rng.integers(3))]
    if not site.free((*spot, 0.0, 1.7 * size, 1.7 * size), 2.0):
        return
    site.take((*spot, 0.0, 1.7 * size, 1.7 * size))
    turn = float(rng.uniform(0, math.pi)) if shape != "round" else 0.0
    points = placed(outline_of(shape, 1.55 * size, size * 0.8), *spot, turn)
    rim = placed(outline_of(shape, 1.55 * size, size * 0.8) * 1.12, *spot, turn)
    blue = vary((86, 160, 186), rng, 10)
    if kind == "swimming pool":
        site.pen.polygon(rim, (198, 194, 184))
        site.cover(Surface(blue, "glint", 0.12, 0.1, 0.1), points)
    else:
        site.pen.polygon(rim, vary((120, 116, 84), rng, 10))
        site.cover(grounds.water(site), points)
    site.landmarks.append(Landmark(kind, points, "blue", shape))
