"""Aprons, car parks and roads."""

from __future__ import annotations

import math

import numpy as np

from rscovlm_training.worlds import grounds
from rscovlm_training.worlds.look import tone
from rscovlm_training.worlds.pen import placed, rect
from rscovlm_training.worlds.pieces import (
    LINE,
    YELLOW,
    along,
    filling,
    greenery,
    lane_marks,
    roofs,
    scatter,
    shuffled,
    span,
    tracks,
)  # fmt: skip
from rscovlm_training.worlds.planes import plane
from rscovlm_training.worlds.site import Site
from rscovlm_training.worlds.vehicles import car, truck

Bay = tuple[float, float, float]


def airport(site: Site) -> None:
    """An apron with stands, taxi lines, and aircraft in a row or alone."""
    rng, reach = site.rng, site.reach
    site.ground = "concrete"
    site.cover(grounds.concrete(site) if rng.random() < 0.8 else grounds.asphalt(site))
    if rng.random() < 0.5:
        edge = reach * rng.uniform(0.2, 0.6)
        site.cover(grounds.grass(site), rect(0, edge + reach, 4 * reach, 2 * reach))
    if rng.random() < 0.6:
        site.stain(rng.uniform(0.3, 0.9))
    length = site.length(9, 66) if not site.large else site.length(20, 45)
    row = rng.uniform(-0.5, 0.2) * site.depth
    if rng.random() < 0.4:
        roofs(site, row - length * 1.2 - 14)
    for index in range(2 if site.large else 1):
        _stands(site, length, row + index * 2.4 * length)
    for _ in range(round(int(rng.integers(0, 3)) * math.sqrt(site.views))):
        size = max(length * rng.uniform(0.8, 1), site.shortest_m)
        site.add(plane(rng, site.look, size), *site.somewhere(), rng.uniform(0, 2 * math.pi), gap=1.5)
    scatter(site, int(rng.integers(0, 4)))


def _stands(site: Site, length: float, row: float) -> None:
    """Paint a row of stands along x and park aircraft on most of them."""
    rng, reach = site.rng, site.reach
    pitch = length * rng.uniform(1.35, 1.7)
    nose = math.pi / 2 * (1 if rng.random() < 0.5 else -1)
    jitter = 0.0 if rng.random() < 0.6 else 0.5
    start = -reach + rng.uniform(-1, 0) * pitch
    slots = [x + rng.uniform(-0.08, 0.08) * pitch for x in along(start, reach, pitch)]
    leads = [span((x, row - 0.4 * length), (x, row + length)) for x in slots]
    colour = YELLOW if rng.random() < 0.6 else LINE
    taxi = span((-2 * reach, row + length), (2 * reach, row + length))
    site.pen.strokes([taxi, *leads], rng.uniform(0.2, 0.45), colour, rng.uniform(0.5, 1))
    for x in shuffled(site, slots):
        if rng.random() < 0.8:
            body = plane(rng, site.look, length * rng.uniform(0.92, 1.04))
            site.add(body, x, row, nose + rng.uniform(-jitter, jitter), gap=1.0)


def car_park(site: Site) -> None:
    """A car park: aisles and bays, some of them taken."""
    rng, reach = site.rng, site.reach
    site.ground = "asphalt"
    site.cover(grounds.asphalt(site) if rng.random() < 0.7 else grounds.concrete(site))
    if rng.random() < 0.75:
        site.stain(rng.uniform(0.4, 1.0))
    edge = 2 * reach
    if rng.random() < 0.6:
        edge = reach * rng.uniform(0.2, 1.0)
        site.cover(grounds.grass(site), rect(0, edge + reach, 4 * reach, 2 * reach))
        site.pen.strokes([span((-2 * reach, edge), (2 * reach, edge))], 0.4, (176, 174, 166))
    build = truck if rng.random() < 0.14 else car
    bays = _rows_of_bays(site, edge, lorries=build is truck)
    order = filling(site, [bay[:2] for bay in bays])
    for index in order[: int(len(bays) * rng.uniform(0.25, 0.95)) + 1]:
        x, y, heading = bays[index]
        site.add(build(rng, site.look), x + rng.normal(0, 0.1), y, heading + rng.normal(0, 0.03), gap=0.1)
    for _ in range(int(rng.integers(0, 8))):
        site.tree(rng.uniform(-1, 1) * reach, edge + rng.uniform(0, 12), rng.uniform(3, 8))
    scatter(site, int(rng.integers(0, 3)), gap=1.2)


def _rows_of_bays(site: Site, edge: float, *, lorries: bool) -> list[Bay]:
    """Paint double rows of bays along x and return every place (x, y, heading)."""
    rng, reach = site.rng, site.reach
    bay, depth, aisle = rng.uniform(2.4, 2.9), rng.uniform(4.9, 5.5), rng.uniform(5.5, 7.5)
    if lorries:
        bay, depth, aisle = rng.uniform(3.4, 4.2), rng.uniform(15, 19), rng.uniform(10, 14)
    lean = 0.0 if rng.random() < 0.7 else rng.uniform(-0.5, 0.5)
    colour, worn = tone(LINE, rng.uniform(0.85, 1.08)), rng.uniform(0.35, 1.0)
    painted: list[np.ndarray] = []
    places: list[Bay] = []
    y = -reach * rng.uniform(0.7, 1.0)
    while y + depth < min(edge, reach):
        for row in (0, 1):
            if y + (row + 1) * depth < edge:
                painted += _bays(site, places, y + (row + 0.5) * depth, bay, depth, lean)
        y += 2 * depth + aisle
    site.pen.strokes(painted, 0.13, colour, worn)
    return places


def _bays(site: Site, places: list[Bay], y: float, bay: float, depth: float, lean: float) -> list[np.ndarray]:
    """Add a row's places and return its lines."""
    rng, reach = site.rng, site.reach
    stops = along(-reach * rng.uniform(0.5, 1.0), reach * rng.uniform(0.5, 1.0), bay / math.cos(lean))
    if len(stops) < 2:
        return []
    stroke = placed(span((0, -depth / 2), (0, depth / 2)), 0, 0, lean)
    for x in stops[:-1]:
        turn = math.pi / 2 if rng.random() < 0.5 else -math.pi / 2
        places.append((x + bay / math.cos(lean) / 2, y + rng.uniform(-0.15, 0.15), turn + lean))
    end = span((stops[0], y - depth / 2), (stops[-1], y - depth / 2))
    return [*(np.add(stroke, (x, y)) for x in stops), *([end] if rng.random() < 0.5 else [])]


def road(site: Site) -> None:
    """A road of several lanes with traffic."""
    rng, reach = site.rng, site.reach
    ground = (grounds.grass, grounds.soil, grounds.concrete, grounds.sand)[int(rng.integers(4))]
    site.ground = ground.__name__
    site.cover(ground(site))
    if site.ground != "concrete":
        tracks(site, int(rng.integers(0, 3)))
    lanes, lane = int(rng.integers(2, 7)), rng.uniform(3.1, 3.8)
    y = rng.uniform(-0.3, 0.3) * reach
    if rng.random() < 0.3:
        cross, wide = rng.uniform(-0.4, 0.4) * reach, rng.uniform(7, 12)
        site.cover(grounds.asphalt(site), rect(cross, 0, wide, 4 * reach))
        site.take((cross, y + 2 * reach + lanes * lane / 2, 0, wide, 4 * reach))
        site.take((cross, y - 2 * reach - lanes * lane / 2, 0, wide, 4 * reach))
    site.cover(grounds.asphalt(site), rect(0, y, 4 * reach, lanes * lane + rng.uniform(0.6, 3)))
    if rng.random() < 0.5:
        site.stain(rng.uniform(0.3, 0.8))
    lane_marks(site, y, lanes, lane)
    traffic(site, y, lanes, lane)
    site.take((0, y, 0, 4 * reach, lanes * lane))
    for side in (-1, 1):
        roofs(site, y + side * (lanes * lane / 2 + rng.uniform(12, 40)))
    greenery(site, int(rng.integers(0, 26)))


def traffic(site: Site, y: float, lanes: int, lane: float) -> None:
    """Put vehicles on the lanes of a road along x."""
    rng, reach = site.rng, site.reach
    spacing = rng.uniform(8, 30)
    spots = []
    for index in range(lanes):
        x = -reach + rng.uniform(0, 20)
        while x < reach:
            spots.append((x, index))
            x += rng.exponential(spacing) + 7
    for turn in rng.permutation(len(spots)).tolist():
        x, index = spots[turn]
        body = (truck if rng.random() < 0.22 else car)(rng, site.look)
        heading = (0.0 if index < lanes / 2 else math.pi) + rng.normal(0, 0.02)
        at = y + (index - (lanes - 1) / 2) * lane + rng.normal(0, 0.15)
        site.add(body, x, at, heading, gap=0.3)
