"""The coast, the harbour and the open sea. Their cells have the water at +y."""

from __future__ import annotations

import math

import numpy as np

from rscovlm_training.worlds import grounds
from rscovlm_training.worlds.look import pick, tone, vary
from rscovlm_training.worlds.pen import RGB, rect
from rscovlm_training.worlds.pieces import along, span
from rscovlm_training.worlds.ships import ship
from rscovlm_training.worlds.textures import Surface
from rscovlm_training.worlds.uhr.districts.common import ROOFS, Box, bays, trees
from rscovlm_training.worlds.uhr.survey import Survey
from rscovlm_training.worlds.vehicles import truck


def coast(site: Survey, strip_m: float) -> None:
    """Cover the cell with water and lay an uneven shore of beach and grass, ``strip_m`` wide at most."""
    rng, (half_x, half_y) = site.rng, site.half
    site.ground = "water"
    rgb = _sea_colour(site)
    site.cover(Surface(rgb, "waves", rng.uniform(0.05, 0.14), rng.uniform(0.3, 0.6), 0.12, rng.uniform(0, 6)))
    x = np.linspace(-half_x, half_x, 260)
    wave = np.zeros_like(x)
    for lobe in range(1, 14):
        wave += rng.uniform(0.3, 1) / lobe * np.sin(lobe * x / half_x * 2.2 + rng.uniform(0, 6.3))
    edge = -half_y + strip_m * np.clip(0.55 + 0.16 * wave, 0.2, 0.9)
    shallow = vary((min(rgb[0] + 30, 255), min(rgb[1] + 34, 255), min(rgb[2] + 24, 255)), rng, 6)
    sand = site.look.ground("sand", rng)
    foam = np.stack([x, edge + 1.5], axis=1)
    site.cover(Surface(shallow, "waves", 0.06, 0.5, 0.08), _above(x, edge + 14, half_y))
    site.cover(Surface(sand, "mottle", 0.1, None, 0.12), _above(x, edge, half_y))
    site.pen.strokes([foam], 1.6, (218, 224, 222), 0.55)
    site.cover(grounds.grass(site), _above(x, edge - 0.28 * strip_m - 2 * np.sin(x / 9), half_y))
    trees(site, (-half_x, -half_y, half_x, -half_y + 0.2 * strip_m), 10)


def _sea_colour(site: Survey) -> RGB:
    """Draw a colour of water that is not a river's brown."""
    clear = [rgb for rgb in site.look.grounds["water"] if rgb[2] >= rgb[0]]
    return vary(clear[int(site.rng.integers(len(clear)))], site.rng, 12)


def _above(x: np.ndarray, edge: np.ndarray, half_y: float) -> np.ndarray:
    bank = np.stack([x, np.maximum(edge, -half_y + 0.5)], axis=1)
    return np.concatenate([[(x[0], -half_y)], bank, [(x[-1], -half_y)]])


def harbour(site: Survey, strip_m: float) -> None:
    """A quay with ships alongside, piers, stacks of containers and sheds behind."""
    rng, (half_x, half_y) = site.rng, site.half
    quay = -half_y + strip_m
    site.ground = "concrete"
    paving = grounds.concrete(site) if rng.random() < 0.7 else grounds.asphalt(site)
    site.cover(paving, rect(0, (-half_y + quay) / 2, 2 * half_x, strip_m))
    wall = tone((120, 116, 108), rng.uniform(0.6, 1.3))
    site.pen.strokes([span((-half_x, quay), (half_x, quay))], 1.4, wall)
    piers = _piers(site, quay)
    site.surface = "water"
    _berths(site, quay, piers)
    _roads(site, quay)
    site.surface = "concrete"
    site.take((0, quay + half_y, 0, 2 * half_x, 2 * half_y))
    _yard(site, (-half_x + 12, -half_y + 8, half_x - 12, quay - 14))


def _piers(site: Survey, quay: float) -> list[tuple[float, float, float]]:
    """Build up to two piers out from the quay; return each (x, width, length)."""
    rng, (half_x, half_y) = site.rng, site.half
    reach = min(0.55 * (half_y - quay), 260.0)
    found: list[tuple[float, float, float]] = []
    if half_x < 110 or reach < 50:
        return found
    for x in (-0.5 * half_x, 0.5 * half_x) if half_x > 260 else (0.0,):
        wide = rng.uniform(16, 26)
        site.cover(grounds.concrete(site), rect(x, quay + reach / 2, wide, reach))
        site.pen.outline(rect(x, quay + reach / 2, wide, reach), 1.2, (112, 108, 102))
        site.take((x, quay + reach / 2, 0, wide, reach))
        found.append((x, wide, reach))
    return found


def _berths(site: Survey, quay: float, piers: list[tuple[float, float, float]]) -> None:
    """Moor ships along the quay and at both sides of the piers."""
    rng, half_x = site.rng, site.half[0]
    site.status = "docked"
    for x, wide, reach in piers:
        for side in (-1, 1):
            at = quay + 14
            while at + 20 < quay + reach and rng.random() < 0.8:
                vessel = ship(rng, site.look, rng.uniform(18, min(reach * 0.8, 120)), moving=False)
                off = x + side * (wide / 2 + vessel.width / 2 + 1.2)
                turn = math.pi / 2 * (1 if rng.random() < 0.6 else -1)
                if at + vessel.length < quay + reach:
                    site.add(vessel, off, at + vessel.length / 2, turn, gap=0.5)
                at += vessel.length + rng.uniform(8, 40)
    at = -half_x + rng.uniform(10, 40)
    while at < half_x - 20:
        vessel = ship(rng, site.look, float(np.exp(rng.uniform(math.log(14), math.log(150)))), moving=False)
        if rng.random() < 0.62 and at + vessel.length < half_x:
            turn = 0.0 if rng.random() < 0.5 else math.pi
            site.add(vessel, at + vessel.length / 2, quay + vessel.width / 2 + 1.6, turn, gap=2.0)
        at += vessel.length * rng.uniform(1.1, 1.4) + rng.uniform(4, 40)


def _roads(site: Survey, quay: float) -> None:
    """Let a few ships move or lie at anchor in the basin."""
    rng, (half_x, half_y) = site.rng, site.half
    near, far = quay + 0.55 * (half_y - quay), half_y - 20
    for _ in range(int(rng.integers(1, 5)) if far > near else 0):
        y = rng.uniform(near, far)
        sail(site, (-0.9 * half_x, y, 0.9 * half_x, y + 1))


def sail(site: Survey, box: Box) -> None:
    """Put a ship under way or at anchor somewhere in a box."""
    rng, (x0, y0, x1, y1) = site.rng, box
    moving = bool(rng.random() < 0.5)
    site.status, site.surface = ("moving" if moving else "anchored"), "water"
    vessel = ship(rng, site.look, float(np.exp(rng.uniform(math.log(12), math.log(140)))), moving=moving)
    site.add(vessel, rng.uniform(x0, x1), rng.uniform(y0, y1), rng.uniform(0, 2 * math.pi), gap=40.0)


def open_sea(site: Survey, clear: tuple[float, float]) -> None:
    """Put a few ships on the water, none where along x it is kept clear."""
    x, y = site.half
    site.take(((clear[0] + clear[1]) / 2, 0.0, 0.0, clear[1] - clear[0], 2 * y))
    count = min(2 + round(4 * x * y / 600_000), 14)
    for _ in range(int(site.rng.integers(1, count + 1))):
        sail(site, (-0.95 * x, -0.9 * y, 0.95 * x, 0.9 * y))


def _yard(site: Survey, box: Box) -> None:
    """Fill the land behind the quay: container stacks, sheds, lorries."""
    rng, (x0, y0, x1, y1) = site.rng, box
    x = x0
    while x + 40 < x1:
        long = min(rng.uniform(60, 140), x1 - x)
        kind = rng.random()
        if kind < 0.55:
            _stacks(site, (x, y0, x + long, y1))
        elif kind < 0.8:
            _, rgb = ROOFS[int(rng.integers(len(ROOFS)))]
            plot = (x + long / 2, (y0 + y1) / 2, 0.0, long - 8, max(0.55 * (y1 - y0), 8))
            site.hall(plot, 10, vary(rgb, rng, 8), "gable")
        else:
            bays(site, (x, y0, x + long, y1), lorries=True, taken=0.5, most=int(rng.integers(1, 9)))
        x += long + 8
    site.status = "parked"
    for _ in range(int(rng.integers(0, 6))):
        site.add(truck(rng, site.look), rng.uniform(x0, x1), y1 + 7, 0.0 if rng.random() < 0.5 else math.pi)


def _stacks(site: Survey, box: Box) -> None:
    """Stack containers in blocks of rows."""
    rng, (x0, y0, x1, y1) = site.rng, box
    for y in along(y0 + 2, y1 - 2, 2.75):
        if int((y - y0) / 2.75) % 6 == 5:
            continue
        for x in along(x0 + 7, x1 - 6.2, 12.8):
            if rng.random() < 0.82:
                rgb = pick(site.look.hulls, rng)[1]
                site.pen.polygon(rect(x, y, 12.2, 2.44), tone(rgb, rng.uniform(0.8, 1.0)))
                site.pen.strokes([span((x - 6, y), (x + 6, y))], 0.3, tone(rgb, 0.6), 0.5)
    site.take(((x0 + x1) / 2, (y0 + y1) / 2, 0, x1 - x0, y1 - y0))
