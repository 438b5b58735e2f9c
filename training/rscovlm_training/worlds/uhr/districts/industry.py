"""A depot of lorries and a tank farm."""

from __future__ import annotations

import math

import numpy as np

from rscovlm_training.worlds import grounds
from rscovlm_training.worlds.look import tone, vary
from rscovlm_training.worlds.pen import rect
from rscovlm_training.worlds.pieces import LINE, span
from rscovlm_training.worlds.tanks import tank
from rscovlm_training.worlds.uhr.districts.common import bays, fringe, hall
from rscovlm_training.worlds.uhr.survey import Survey
from rscovlm_training.worlds.vehicles import car, truck

_DEPOT_M = (520.0, 300.0)
_FARM_M = (720.0, 520.0)
_GROUNDS = (grounds.concrete, grounds.soil, grounds.grass, grounds.sand)


def depot(site: Survey) -> None:
    """Warehouses with docks, a yard of lorries in bays, a car park."""
    rng = site.rng
    half_x, half_y = min(site.half[0], _DEPOT_M[0] / 2), min(site.half[1], _DEPOT_M[1] / 2)
    yard = grounds.concrete if rng.random() < 0.5 else grounds.asphalt
    site.ground = site.surface = yard.__name__
    site.cover(grounds.grass(site))
    site.cover(yard(site), rect(0, 0, 2 * half_x - 8, 2 * half_y - 8))
    deep = min(0.34 * 2 * half_y, 75.0)
    _warehouses(site, half_x, -half_y + 12 + deep / 2, deep)
    top = -half_y + deep + 44
    cars = 0.28 * 2 * half_x
    room = (-half_x + 14, top, half_x - cars - 18, half_y - 12)
    bays(site, room, lorries=True, taken=rng.uniform(0.2, 0.7), most=int(rng.integers(4, 26)))
    park = (half_x - cars, top, half_x - 14, half_y - 14)
    bays(site, park, lorries=False, taken=rng.uniform(0.1, 0.5), most=int(rng.integers(2, 24)))
    site.pen.outline(rect(0, 0, 2 * half_x - 8, 2 * half_y - 8), 0.5, (150, 148, 142))
    fringe(site, half_x, half_y, 30)


def _warehouses(site: Survey, half_x: float, y: float, deep: float) -> None:
    """Put up warehouses along x with lorries backed to some docks."""
    rng = site.rng
    x = -half_x + 14
    while x + 36 < half_x - 12:
        long = min(rng.uniform(50, 150), half_x - 12 - x)
        hall(site, (x + long / 2, y, 0, long, deep), rng.uniform(9, 14))
        front = y + deep / 2
        docks = [span((x + at, front + 1), (x + at, front + 17)) for at in np.arange(4, long, 4.4)]
        site.pen.strokes(docks, 0.15, LINE)
        for at in np.arange(6.2, long - 4, 4.4).tolist():
            if rng.random() < 0.14:
                lorry = truck(rng, site.look)
                site.add(lorry, x + at, front + 1.4 + lorry.length / 2, math.pi / 2, gap=0.1)
        x += long + rng.uniform(14, 26)


def tank_farm(site: Survey) -> None:
    """Rows of bunds with tanks of about one size, pipes and a ring of track."""
    rng = site.rng
    half_x, half_y = min(site.half[0], _FARM_M[0] / 2), min(site.half[1], _FARM_M[1] / 2)
    ground = _GROUNDS[int(rng.integers(len(_GROUNDS)))]
    site.ground = site.surface = ground.__name__
    site.cover(grounds.grass(site))
    smallest = max(9.0, 8.5 * site.gsd_m)
    size = max(min(rng.uniform(18, 58), 0.36 * half_y), smallest)
    pitch = size * rng.uniform(1.5, 1.9)
    columns = max(1, min(int((2 * half_x - 50) / pitch), 9))
    rows = max(1, min(int((2 * half_y - 50) / pitch / 1.12), 5))
    # The yard is no larger than its tanks need.
    half_x = min(half_x, columns * pitch / 2 + 24)
    half_y = min(half_y, rows * pitch * 0.56 + 30)
    site.cover(ground(site), rect(0, 0, 2 * half_x - 6, 2 * half_y - 6))
    _tanks(site, pitch, columns, rows, size, smallest)
    _track(site, half_x, half_y)
    long = min(60.0, 0.3 * half_x)
    hall(site, (half_x - 10 - long / 2, -half_y + 18, 0, long, 12), 5)
    site.status, site.surface = "parked", "asphalt"
    for _ in range(int(rng.integers(0, 4))):
        x, y = rng.uniform(-half_x, half_x) * 0.9, half_y - 12
        site.add((truck if rng.random() < 0.6 else car)(rng, site.look), x, y, 0.0, gap=0.6)
    fringe(site, half_x, half_y, 20)


def _tanks(site: Survey, pitch: float, columns: int, rows: int, size: float, smallest: float) -> None:
    rng = site.rng
    site.status = "standing"
    walls = grounds.concrete(site)
    wall = vary((186, 180, 166), rng, 12)
    for row in range(rows):
        y = (row - (rows - 1) / 2) * pitch * 1.12
        long, deep = columns * pitch * 1.0, pitch * 1.02
        paved = bool(rng.random() < 0.35)
        site.surface = "concrete" if paved else site.ground
        if paved:
            site.cover(walls, rect(0, y, long, deep))
        site.pen.outline(rect(0, y, long, deep), max(0.8, 0.03 * size), wall)
        pipe = y + deep * 0.46
        site.pen.strokes([span((-long / 2, pipe), (long / 2, pipe))], 0.9, (172, 170, 166))
        for column in range(columns):
            x = (column - (columns - 1) / 2) * pitch
            site.pen.strokes([span((x, y), (x, pipe))], 0.6, tone(wall, 0.8))
            if rng.random() < 0.72:
                scale = 1.0 if rng.random() < 0.65 else rng.uniform(0.6, 0.95)
                body = tank(rng, site.look, max(size * scale, smallest), site.sun)
                site.add(body, x, y, 0.0, gap=1.0)


def _track(site: Survey, half_x: float, half_y: float) -> None:
    ring = rect(0, 0, 2 * half_x - 20, 2 * half_y - 20)
    site.pen.outline(ring, 6.0, vary((126, 122, 116), site.rng, 10))
