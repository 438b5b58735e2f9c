"""A sports ground: a running track, courts, a swimming pool, a club house."""

from __future__ import annotations

import math

import numpy as np

from rscovlm_training.worlds import grounds
from rscovlm_training.worlds.courts import basketball_court, tennis_court
from rscovlm_training.worlds.look import tone, vary
from rscovlm_training.worlds.pen import rect
from rscovlm_training.worlds.pieces import LINE, span
from rscovlm_training.worlds.textures import Surface
from rscovlm_training.worlds.uhr.districts.common import bays, hall, trees, water_body
from rscovlm_training.worlds.uhr.survey import Survey

_PARK_M = (420.0, 300.0)


def sports_ground(site: Survey) -> None:
    """Lay courts on the left, the track or a pitch on the right, the pool between."""
    rng = site.rng
    half_x, half_y = min(site.half[0], _PARK_M[0] / 2), min(site.half[1], _PARK_M[1] / 2)
    site.ground = "grass"
    site.cover(grounds.grass(site))
    left = -half_x + 12
    if half_x > 150 and half_y > 62:
        _track(site, half_x - 100, 0.0)
        right = half_x - 205
    else:
        right = half_x - 30
    park = (left, half_y - 25, min(left + 90, right), half_y - 8)
    site.cover(grounds.asphalt(site), rect((park[0] + park[2]) / 2, half_y - 16, park[2] - park[0] + 6, 20))
    site.surface = "asphalt"
    bays(site, park, lorries=False, taken=rng.uniform(0.1, 0.6), most=int(rng.integers(2, 20)))
    tennis = int(rng.integers(1, 7))
    basketball = int(rng.integers(1, 5))
    _courts(site, (left, -half_y + 10, right, half_y - 34), tennis, basketball)
    hall(site, (left + 130 if left + 150 < right else right - 14, half_y - 16, 0, 26, 12), 6)
    trees(site, (-site.half[0], -site.half[1], site.half[0], site.half[1]), 22)


def _courts(site: Survey, box: tuple[float, float, float, float], tennis: int, basketball: int) -> None:
    """Lay rows of courts in a box, tennis first, and a pool where room is left."""
    rng, (x0, y0, x1, y1) = site.rng, box
    site.status, site.surface = "empty", "court"
    x, y = x0, y0
    for build, number, across, deep in (
        (tennis_court, tennis, 18.5, 37.0), (basketball_court, basketball, 21.0, 33.0),
    ):  # fmt: skip
        body = build(rng, site.look)
        for _ in range(number):
            if x + across > x1:
                x, y = x0, y + 42.0
            if y + deep > y1:
                break
            site.add(body, x + across / 2, y + deep / 2, math.pi / 2, gap=0.5)
            x += across
        x += 12.0
    if y + 40 < y1:
        y += 44.0
    spot = (min(x0 + 40 + rng.uniform(0, 30), x1 - 18), min(y + 16, y1 - 14))
    water_body(site, "swimming pool", spot, 18.0)


def _track(site: Survey, x: float, y: float) -> None:
    """Lay a 400 m track (two straights of 84 m, bends of 36.5 m) around a pitch."""
    rng = site.rng
    red = vary((158, 84, 64) if rng.random() < 0.75 else (72, 98, 140), rng, 10)
    outer, inner = _oval(x, y, 46.3), _oval(x, y, 36.5)
    site.cover(Surface(red, "grain", 0.12, None, 0.08), outer)
    site.cover(Surface(site.look.ground("grass", rng), "rows", 0.16, 0.35, 0.1), inner)
    lanes = [np.concatenate([(ring := _oval(x, y, 36.5 + 1.22 * lane)), ring[:1]]) for lane in range(9)]
    site.pen.strokes(lanes, 0.12, LINE, 0.8)
    site.pen.outline(rect(x, y, 100, 62), 0.2, LINE)
    site.pen.strokes([span((x, y - 31), (x, y + 31))], 0.2, LINE)
    site.pen.outline(_oval(x, y, 9.15, straight=0.0), 0.2, LINE)
    for side in (-1, 1):
        site.pen.outline(rect(x + side * 41.75, y, 16.5, 40.3), 0.2, LINE)
    site.take((x, y, 0, 180, 94))
    stand = (x, y + 53, 0.0, 90.0, 9.0)
    if site.half[1] > 60 + 9:
        site.hall(stand, 7, tone((150, 152, 156), rng.uniform(0.8, 1.3)), "gable")


def _oval(x: float, y: float, radius: float, straight: float = 84.39) -> np.ndarray:
    """Return a stadium's outline around a point."""
    bend = np.linspace(-math.pi / 2, math.pi / 2, 24)
    right = np.stack([np.cos(bend) * radius + straight / 2, np.sin(bend) * radius], axis=1)
    oval: np.ndarray = np.add(np.concatenate([right, -right]), (x, y))
    return oval
