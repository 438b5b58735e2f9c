"""An airport: runway, taxiway, apron with stands, terminal, hangars, a car park."""

from __future__ import annotations

import math

from rscovlm_training.worlds import grounds
from rscovlm_training.worlds.pen import disc, rect
from rscovlm_training.worlds.pieces import LINE, YELLOW, along, shuffled, span
from rscovlm_training.worlds.planes import plane
from rscovlm_training.worlds.uhr.districts.common import Box, bays, hall, trees
from rscovlm_training.worlds.uhr.survey import Landmark, Survey
from rscovlm_training.worlds.vehicles import car, truck

_LONGEST_M, _DEEPEST_M = 3200.0, 760.0


def airport(site: Survey) -> None:
    """Lay out an airport along x, its runway above and its terminal below."""
    half_x, half_y = min(site.half[0], _LONGEST_M / 2), min(site.half[1], _DEEPEST_M / 2)
    site.ground = "concrete"
    site.cover(grounds.grass(site))
    deep = 2 * half_y
    concrete = grounds.concrete(site)
    top = -half_y
    if deep > 240 and half_x > 220:
        top = _runway(site, half_x, -half_y + 0.14 * deep, deep)
    bottom = half_y - max(0.13 * deep, 24.0)
    long = min(site.rng.uniform(30, 46), 0.42 * (bottom - top - 6))
    rows = 2 if bottom - top > 3.6 * long + 40 else 1
    apron = (-0.8 * half_x, max(top + 6, bottom - (1.9 * rows + 0.5) * long), 0.8 * half_x, bottom)
    for x in (-0.62 * half_x, 0.05 * half_x, 0.66 * half_x):
        site.cover(concrete, rect(x, (top + apron[1]) / 2, 24, apron[1] - top + 4))
        site.pen.strokes([span((x, top - 8), (x, apron[1] + 14))], 0.35, YELLOW, 0.9)
    site.cover(concrete, rect(0, (apron[1] + apron[3]) / 2, 1.6 * half_x, apron[3] - apron[1]))
    _buildings(site, half_x, bottom, half_y)
    _aprons(site, apron, long, rows)
    trees(site, (-site.half[0], half_y - 0.05 * deep, site.half[0], site.half[1]), 14)


def _runway(site: Survey, half_x: float, y: float, deep: float) -> float:
    """Pave the runway and a taxiway with links; return where the apron may begin."""
    rng = site.rng
    wide, long = min(45.0, 0.09 * deep), 1.92 * half_x
    site.cover(grounds.asphalt(site), rect(0, y, long, wide + 8))
    dashes = [span((x, y), (x + 30, y)) for x in along(-long / 2 + 90, long / 2 - 90, 50)]
    site.pen.strokes(dashes, 0.9, LINE, 0.9)
    edges = [span((-long / 2, y + side * wide / 2), (long / 2, y + side * wide / 2)) for side in (-1, 1)]
    site.pen.strokes(edges, 0.9, LINE, 0.8)
    for end in (-1, 1):
        piano = [(end * (long / 2 - 24), y + (bar - 4.5) * wide / 11) for bar in range(10)]
        for at in piano:
            site.pen.polygon(rect(*at, 30, wide / 22), LINE)
    taxi = y + 0.22 * deep
    pavement = grounds.asphalt(site)
    site.cover(pavement, rect(0, taxi, long * 0.96, 22))
    for x in (-0.47 * long, -0.16 * long, 0.17 * long, 0.47 * long):
        site.cover(pavement, rect(x, (y + taxi) / 2, 20, taxi - y))
        site.pen.strokes([span((x, y), (x, taxi + 14))], 0.35, YELLOW, 0.9)
    site.pen.strokes([span((-0.48 * long, taxi), (0.48 * long, taxi))], 0.35, YELLOW, 0.9)
    _rolling(site, long, y, taxi)
    touched = [(at * long, y + side) for at in (-0.4, 0.3) for side in (-4, 4)]
    rubber = [span((x, at), (x + 0.1 * long, at)) for x, at in touched]
    site.pen.strokes(rubber, 5.0, (52, 52, 54), rng.uniform(0.15, 0.4))
    return taxi + 11


def _rolling(site: Survey, long: float, y: float, taxi: float) -> None:
    """Put at most one aircraft on the runway and one on the taxiway."""
    rng = site.rng
    site.surface = "asphalt"
    if rng.random() < 0.45:
        site.status = "on the runway"
        site.add(plane(rng, site.look, rng.uniform(30, 44)), rng.uniform(-0.35, 0.35) * long, y, 0.0)
    if rng.random() < 0.35:
        site.status = "taxiing"
        site.add(plane(rng, site.look, rng.uniform(24, 40)), rng.uniform(-0.4, 0.4) * long, taxi, math.pi)
    for pavement, wide in ((y, 45.0), (taxi, 20.0)):
        site.take((0, pavement, 0, long, wide))


def _buildings(site: Survey, half_x: float, front: float, back: float) -> None:
    """Put up the terminal, hangars, a helipad and the car park behind the apron."""
    rng = site.rng
    deep = back - front
    long = min(0.55 * half_x, 320.0)
    y, wide = front + 0.28 * deep, min(0.5 * deep, 46)
    colour = hall(site, (0, y, 0, long, wide), 16)
    if colour:
        site.landmarks.append(Landmark("terminal", rect(0, y, long, wide), colour, "rectangular"))
    site.status, site.surface = "parked", "asphalt"
    site.cover(grounds.asphalt(site), rect(0, front + 0.76 * deep, 1.1 * long, 0.42 * deep))
    bays(
        site, (-0.52 * long, front + 0.57 * deep, 0.52 * long, front + 0.96 * deep),
        lorries=False, taken=0.6, most=90,
    )  # fmt: skip
    for side in (-1, 1):
        x = side * (long / 2 + 40)
        while abs(x) + 30 < 0.8 * half_x:
            broad = rng.uniform(34, 56)
            hall(site, (x + side * broad / 2, front + 0.3 * deep, 0, broad, min(0.55 * deep, 48)), 13)
            x += side * (broad + rng.uniform(8, 40))
    _helipad(site, 0.9 * half_x, front + 0.3 * deep)


def _helipad(site: Survey, x: float, y: float) -> None:
    shape = "round" if site.rng.random() < 0.5 else "square"
    points = disc(x, y, 11, 40) if shape == "round" else rect(x, y, 20, 20)
    site.pen.polygon(points, (112, 112, 114))
    site.pen.outline(points, 0.7, LINE)
    uprights = [span((x + dx, y - 4), (x + dx, y + 4)) for dx in (-2.4, 2.4)]
    site.pen.strokes([*uprights, span((x - 2.4, y), (x + 2.4, y))], 0.9, LINE)
    site.landmarks.append(Landmark("helipad", points, "grey", shape))


def _aprons(site: Survey, box: Box, long: float, rows: int) -> None:
    """Park large aircraft along the terminal and, where there is room, light ones at the far end."""
    rng, (x0, y0, x1, y1) = site.rng, box
    site.status, site.surface = "parked", "concrete"
    light = long > 24 and 9.5 / site.gsd_m > 8 and rng.random() < 0.7
    middle = x0 + (0.72 if light else 1.0) * (x1 - x0)
    _stands(site, (x0 + 10, middle), y1 - 0.62 * long, long, math.pi / 2, int(rng.integers(3, 13)))
    if rows > 1:
        _stands(site, (x0 + 30, x1 - 30), y0 + 0.62 * long, long, -math.pi / 2, int(rng.integers(0, 5)))
    if light:
        _stands(
            site, (middle + 25, x1 - 8), y1 - 14, rng.uniform(8, 11), -math.pi / 2, int(rng.integers(2, 9))
        )
    for _ in range(int(rng.integers(2, 9))):
        site.status = "parked"
        body = (truck if rng.random() < 0.5 else car)(rng, site.look)
        site.add(body, rng.uniform(x0, x1), rng.uniform(y0 + 4, y1 - 3), float(rng.uniform(0, 6.3)), gap=2.0)


def _stands(site: Survey, reach: tuple[float, float], y: float, long: float, nose: float, most: int) -> None:
    """Paint stands along x and park up to a number of aircraft on them."""
    rng = site.rng
    pitch = long * rng.uniform(1.3, 1.55)
    slots = along(reach[0] + pitch / 2, reach[1] - pitch / 2, pitch)
    away = math.copysign(1.0, nose)
    taxi = y - away * 0.95 * long
    leads = [span((x, y + away * 0.4 * long), (x, taxi)) for x in slots]
    if slots:
        site.pen.strokes([span((slots[0], taxi), (slots[-1], taxi)), *leads], 0.35, YELLOW, 0.9)
        between = [span((x - pitch / 2, y - long / 2), (x - pitch / 2, y + long / 2)) for x in slots]
        site.pen.strokes(between, 0.2, LINE, 0.7)
    tilt = 0.0 if rng.random() < 0.7 else rng.uniform(-0.4, 0.4)
    parked = 0
    for x in shuffled(site, slots):
        if parked < most:
            body = plane(rng, site.look, long * rng.uniform(0.78, 1.0))
            parked += site.add(body, x, y, nose + tilt + rng.normal(0, 0.02), gap=1.0)
