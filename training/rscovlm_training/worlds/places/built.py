"""Tank farms, sports courts and streets of houses."""

from __future__ import annotations

import math

import numpy as np

from rscovlm_training.worlds import grounds
from rscovlm_training.worlds.courts import basketball_court, tennis_court
from rscovlm_training.worlds.look import tone
from rscovlm_training.worlds.pen import rect
from rscovlm_training.worlds.pieces import along, greenery, roofs, scatter, shuffled, span, street, tracks
from rscovlm_training.worlds.site import Site
from rscovlm_training.worlds.tanks import tank
from rscovlm_training.worlds.vehicles import car


def tank_farm(site: Site) -> None:
    """Tanks in rows inside bunds, with pipes and a track between them."""
    rng, reach = site.rng, site.reach
    ground = (grounds.concrete, grounds.soil, grounds.grass, grounds.sand)[int(rng.integers(4))]
    site.ground = ground.__name__
    site.cover(ground(site))
    tracks(site, int(rng.integers(0, 3)))
    y = rng.uniform(-0.9, -0.2) * reach
    size = site.length(7, 42)
    while y < reach:
        tall, x = 0.0, rng.uniform(-0.9, -0.1) * reach
        while x < reach:
            wide, deep = _bund(site, x, y, size * rng.uniform(0.75, 1.0))
            tall, x = max(tall, deep), x + wide + rng.uniform(6, 20)
        y += tall + rng.uniform(5, 12)
        if rng.random() < 0.6:
            site.cover(grounds.asphalt(site), rect(0, y + 4, 4 * reach, rng.uniform(4, 7)))
            y += 12
        if rng.random() < 0.35:
            break
    if rng.random() < 0.5:
        site.stain(rng.uniform(0.2, 0.8))
    for _ in range(int(rng.integers(0, 4))):
        _tank(site, *site.somewhere(0.9), site.length(6, size))
    if rng.random() < 0.4:
        roofs(site, rng.uniform(-1, 1) * reach)
    scatter(site, int(rng.integers(0, 3)))
    greenery(site, int(rng.integers(0, 8)))


def _bund(site: Site, x0: float, y0: float, size: float) -> tuple[float, float]:
    """Lay a walled basin with rows of tanks, its corner at (x0, y0); return its extent (metres)."""
    rng = site.rng
    size = max(size, site.shortest_m * 1.05)
    pitch = size * rng.uniform(1.2, 1.6)
    rows, columns = int(rng.integers(1, 3)), int(rng.integers(1, 6))
    bund = rect(x0 + columns * pitch / 2, y0 + rows * pitch / 2, columns * pitch + 3, rows * pitch + 3)
    site.cover(grounds.concrete(site) if rng.random() < 0.5 else grounds.soil(site), bund)
    site.pen.outline(bund, max(0.5, size * 0.03), tone((180, 174, 160), rng.uniform(0.8, 1.1)))
    ends = x0 - 0.4 * pitch, x0 + (columns + 0.4) * pitch
    levels = [y0 + row * pitch for row in range(rows + 1)]
    site.pen.strokes([span((ends[0], y), (ends[1], y)) for y in levels], 0.5, (176, 174, 170))
    for row in range(rows):
        for column in range(columns):
            if rng.random() < 0.88:
                scale = 1.0 if rng.random() < 0.7 else rng.uniform(0.6, 1)
                diameter = max(size * scale, site.shortest_m)
                _tank(site, x0 + (column + 0.5) * pitch, y0 + (row + 0.5) * pitch, diameter)
    return columns * pitch, rows * pitch


def _tank(site: Site, x: float, y: float, diameter: float) -> None:
    # A disc has no direction: its label is the upright square, so its frame is turned back to the image's.
    cosine, sine = math.cos(site.turn), math.sin(site.turn)
    sun = np.array([[cosine, -sine], [sine, cosine]]) @ site.sun
    site.add(tank(site.rng, site.look, diameter, sun), x, y, -site.turn, gap=1.0)


def courts(site: Site) -> None:
    """Courts side by side, in a park or between houses."""
    rng = site.rng
    site.ground = "grass"
    site.cover(grounds.grass(site))
    tracks(site, int(rng.integers(0, 3)))
    tennis = bool(rng.random() < 0.6)
    if not site.large:
        centre = rng.uniform(-0.35, 0.35, 2) * site.reach
        low, high = _courts(site, centre, tennis, int(rng.integers(1, 5)))
    else:
        aside = np.array([0.3 * site.depth, 0.0])
        low, high = _courts(site, aside, tennis, 2)
        _courts(site, -aside, not tennis, 2)
    if rng.random() < 0.5:
        street(site, high + rng.uniform(6, 16), rng.uniform(6, 9))
    roofs(site, low - rng.uniform(10, 25))
    if rng.random() < 0.4:
        roofs(site, high + rng.uniform(30, 50))
    greenery(site, int(rng.integers(4, 30)))


def _courts(site: Site, centre: np.ndarray, tennis: bool, columns: int) -> tuple[float, float]:
    """Lay rows of equal courts around a point; return the least and the greatest y they take."""
    rng = site.rng
    if tennis:
        body, across, deep = tennis_court(rng, site.look), rng.uniform(17.5, 19.5), rng.uniform(36, 39)
    else:
        body, across, deep = basketball_court(rng, site.look), rng.uniform(19, 24), rng.uniform(32, 38)
    rows = int(rng.integers(1, 3))
    x, y = centre.tolist()
    length, width = columns * across + 1, rows * deep + 1
    pavement = grounds.asphalt(site) if rng.random() < 0.5 else grounds.concrete(site)
    site.cover(pavement, rect(x, y, length, width))
    for row in range(rows):
        for column in range(columns):
            at = x + (column - (columns - 1) / 2) * across, y + (row - (rows - 1) / 2) * deep
            site.add(body, *at, math.pi / 2, gap=1.0)
    site.take((x, y, 0.0, length, width))
    return y - width / 2, y + width / 2


def residential(site: Site) -> None:
    """A street with houses, gardens, trees and cars along the kerb."""
    rng, reach = site.rng, site.reach
    site.ground = "grass"
    site.cover(grounds.grass(site))
    width, y = rng.uniform(6, 10), rng.uniform(-0.3, 0.3) * reach
    plot = rng.uniform(13, 24)
    plots = along(-reach, reach, plot)
    drives = [(x + 0.4, side) for x in plots for side in (-1, 1) if rng.random() < 0.55]
    _drives(site, drives, y, width)
    street(site, y, width)
    for side in (-1, 1):
        for x in plots:
            if rng.random() < 0.85:
                deep, front = rng.uniform(8, 13), rng.uniform(0.5, 0.72) * plot
                away = y + side * (width / 2 + rng.uniform(5, 9) + deep / 2)
                site.building((x + plot / 2 + 1, away, rng.normal(0, 0.03), front, deep), rng.uniform(3.5, 7))
            back = y + side * (width / 2 + 36 + rng.uniform(0, 5))
            site.building((x + plot / 2, back, 0, rng.uniform(0.5, 0.8) * plot, rng.uniform(8, 12)), 5)
    greenery(site, int(rng.integers(8, 36)))


def _drives(site: Site, drives: list[tuple[float, int]], y: float, width: float) -> None:
    """Pave drives beside the houses and park a car on most of them."""
    rng = site.rng
    paving = tone((168, 164, 156), rng.uniform(0.8, 1.1))
    for x, side in drives:
        site.pen.polygon(rect(x, y + side * (width / 2 + 5), 3.0, 10.0), paving)
    for turn in shuffled(site, [float(index) for index in range(len(drives))]):
        x, side = drives[int(turn)]
        if rng.random() < 0.6:
            away = side * (width / 2 + rng.uniform(3.2, 6))
            site.add(car(rng, site.look), x, y + away, side * math.pi / 2, gap=0.1)
        site.take((x, y + side * (width / 2 + 5), 0, 2.4, 9.0))
