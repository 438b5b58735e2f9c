"""A town: blocks of houses or flats between streets, cars at the kerbs, a park."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from rscovlm_training.worlds import grounds
from rscovlm_training.worlds.look import tone
from rscovlm_training.worlds.pen import rect
from rscovlm_training.worlds.pieces import LINE, span
from rscovlm_training.worlds.uhr.districts.common import Box, bays, trees, water_body
from rscovlm_training.worlds.uhr.survey import Survey
from rscovlm_training.worlds.vehicles import car

_STREET_M, _PAVEMENT_M = 7.0, 2.2


def town(site: Survey, *, park: bool) -> None:
    """Cut the cell into blocks by streets and build on each; one block of it can be a park."""
    rng, (half_x, half_y) = site.rng, site.half
    site.ground = site.surface = "asphalt"
    site.cover(grounds.grass(site))
    # Coarse images show no single house: their blocks are built of longer rows.
    least = max(1.0, 7 * site.gsd_m / 10)
    columns, rows = _cuts(site, half_x, 118.0 * least), _cuts(site, half_y, 76.0 * least)
    _streets(site, columns, rows)
    blocks = [
        (left + _STREET_M / 2, top + _STREET_M / 2, right - _STREET_M / 2, bottom - _STREET_M / 2)
        for left, right in pairwise(columns)
        for top, bottom in pairwise(rows)
    ]
    green = int(rng.integers(len(blocks))) if park else -1
    for index, block in enumerate(blocks):
        if index == green:
            _park(site, block)
        elif rng.random() < 0.1:
            _square(site, block)
        elif rng.random() < 0.22:
            _flats(site, block, least)
        else:
            _houses(site, block, least)


def _cuts(site: Survey, half: float, pitch: float) -> list[float]:
    count = max(1, round(2 * half / pitch))
    inner = [(-1 + 2 * index / count) * half + site.rng.normal(0, 0.04) * pitch for index in range(1, count)]
    return [-half, *inner, half]


def _streets(site: Survey, columns: list[float], rows: list[float]) -> None:
    rng, (half_x, half_y) = site.rng, site.half
    asphalt, pavement = grounds.asphalt(site), tone((158, 154, 146), rng.uniform(0.8, 1.05))
    wide = _STREET_M + 2 * _PAVEMENT_M
    plots = [(x, 0.0, math.pi / 2, 2 * half_y) for x in columns[1:-1]]
    plots += [(0.0, y, 0.0, 2 * half_x) for y in rows[1:-1]]
    for x, y, heading, long in plots:
        across = (wide, long) if heading else (long, wide)
        site.pen.polygon(rect(x, y, *across), pavement)
    for x, y, heading, long in plots:
        across = (_STREET_M, long) if heading else (long, _STREET_M)
        site.cover(asphalt, rect(x, y, *across))
        half = np.array([0, long / 2]) if heading else np.array([long / 2, 0])
        site.pen.strokes([span((x - half[0], y - half[1]), (x + half[0], y + half[1]))], 0.12, LINE, 0.35)
    for x, y, heading, long in plots:
        crossing = [plot[1] if heading else plot[0] for plot in plots if bool(plot[2]) != bool(heading)]
        _kerb(site, (x, y, heading, long), crossing)
        site.take((x, y, heading, long, _STREET_M - 0.2))


def _kerb(site: Survey, plot: tuple[float, float, float, float], crossing: list[float]) -> None:
    """Park cars along both kerbs of a street, clear of the crossings."""
    rng, (x, y, heading, long) = site.rng, plot
    at = -long / 2 + 8
    site.status = "parked"
    while at < long / 2 - 8:
        for side in (-1, 1):
            clear = all(abs(at - cross) > 11 for cross in crossing)
            if clear and rng.random() < 0.2:
                off = side * (_STREET_M / 2 - 1.15)
                spot = (x - off, y + at) if heading else (x + at, y + off)
                turn = heading + (0.0 if side > 0 else math.pi)
                site.add(car(rng, site.look), *spot, turn, gap=0.2)
        at += rng.uniform(6.5, 14)


def _houses(site: Survey, block: Box, least: float) -> None:
    """Two rows of houses back to back, with drives and gardens."""
    rng, (x0, y0, x1, y1) = site.rng, block
    plot = rng.uniform(15, 22) * least
    paving = tone((166, 162, 154), rng.uniform(0.8, 1.1))
    deep = min(11.0 * least, 0.3 * (y1 - y0))
    for side, front in ((1, y0 + _PAVEMENT_M), (-1, y1 - _PAVEMENT_M)):
        for x in np.arange(x0 + plot / 2 + 2, x1 - plot / 2, plot).tolist():
            if rng.random() < 0.07:
                continue
            away = front + side * (rng.uniform(4.5, 8) + deep / 2)
            wide = rng.uniform(0.5, 0.68) * plot
            if least < 1.5 and rng.random() < 0.6:
                drive = x - plot / 2 + 1.8
                site.pen.polygon(rect(drive, front + side * 5, 2.8, 10), paving)
                if rng.random() < 0.5:
                    site.add(
                        car(rng, site.look), drive, front + side * rng.uniform(3.2, 6.5), side * math.pi / 2
                    )
            site.building(
                (x + 1.2, away, rng.normal(0, 0.02), wide, deep * rng.uniform(0.8, 1)), rng.uniform(4, 7)
            )
            if rng.random() < 0.25 and least < 1.5:
                site.building((x + rng.uniform(-4, 4), away + side * (deep / 2 + 7), 0.0, 4.5, 3.2), 2.5)
    trees(site, block, 38 / least**2, (2.5, 8.0))


def _flats(site: Survey, block: Box, least: float) -> None:
    """Long blocks of flats with a car park between."""
    rng, (x0, y0, x1, y1) = site.rng, block
    site.cover(grounds.asphalt(site), rect((x0 + x1) / 2, (y0 + y1) / 2, 0.7 * (x1 - x0), 0.32 * (y1 - y0)))
    inner = (x0 + 0.17 * (x1 - x0), y0 + 0.36 * (y1 - y0), x1 - 0.17 * (x1 - x0), y1 - 0.36 * (y1 - y0))
    if least < 1.5:
        bays(site, inner, lorries=False, taken=rng.uniform(0.2, 0.8), most=40)
    for y in (y0 + 5 + 8, y1 - 5 - 8):
        x = x0 + 6
        while x + 24 < x1 - 4:
            long = min(rng.uniform(26, 62), x1 - 4 - x)
            site.building((x + long / 2, y, 0.0, long, rng.uniform(11, 15)), rng.uniform(10, 16))
            x += long + rng.uniform(5, 12)
    trees(site, block, 22 / least**2)


def _square(site: Survey, block: Box) -> None:
    """A school or a market: one large building on a paved yard."""
    rng, (x0, y0, x1, y1) = site.rng, block
    site.cover(grounds.concrete(site), rect((x0 + x1) / 2, (y0 + y1) / 2, x1 - x0 - 6, y1 - y0 - 6))
    x = x0 + 0.35 * (x1 - x0)
    site.building((x, (y0 + y1) / 2, 0.0, 0.5 * (x1 - x0), 0.55 * (y1 - y0)), rng.uniform(7, 11))
    bays(site, (x0 + 0.66 * (x1 - x0), y0 + 8, x1 - 8, y1 - 8), lorries=False, taken=0.5, most=40)
    trees(site, block, 10)


def _park(site: Survey, block: Box) -> None:
    x0, y0, x1, y1 = block
    middle = (x0 + x1) / 2, (y0 + y1) / 2
    site.pen.strokes([span((x0, y0), (x1, y1)), span((x0, y1), (x1, y0))], 2.2, (178, 164, 136), 0.9)
    water_body(site, "pond", middle, min(0.5 * (y1 - y0), 34.0))
    site.take((*middle, 0.0, 40.0, 40.0))
    trees(site, block, 90)
