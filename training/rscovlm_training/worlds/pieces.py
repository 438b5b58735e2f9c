"""Pieces that several places share: streets, rows of houses, trees, stray vehicles, paint."""

from __future__ import annotations

import math

import numpy as np

from rscovlm_training.worlds import grounds
from rscovlm_training.worlds.look import tone
from rscovlm_training.worlds.pen import RGB, rect
from rscovlm_training.worlds.site import Site
from rscovlm_training.worlds.vehicles import car, truck

LINE: RGB = (214, 214, 206)
YELLOW: RGB = (206, 172, 70)


def along(start: float, stop: float, step: float) -> list[float]:
    """Return evenly spaced stations."""
    return [start + index * step for index in range(max(0, math.ceil((stop - start) / step)))]


def filling(site: Site, spots: list[tuple[float, float]]) -> list[int]:
    """Return the indices of spots (x, y) in the order they fill up: at random, or from a point on."""
    if site.rng.random() < 0.4 or not spots:
        return site.rng.permutation(len(spots)).tolist()
    apart = np.array(spots) - site.somewhere(0.5)
    reluctance = np.hypot(apart[:, 0], apart[:, 1]) * (1 + 0.15 * site.rng.random(len(spots)))
    return np.argsort(reluctance).tolist()


def shuffled(site: Site, stations: list[float]) -> list[float]:
    """Return the stations in a random order, so that the limit on objects does not favour one end."""
    return [stations[index] for index in site.rng.permutation(len(stations)).tolist()]


def span(start: tuple[float, float], stop: tuple[float, float]) -> np.ndarray:
    """Return a straight line (2, 2)."""
    return np.array([start, stop], float)


def scatter(site: Site, count: int, gap: float = 1.0) -> None:
    """Leave a few vehicles about."""
    for _ in range(round(count * math.sqrt(site.views))):
        body = (truck if site.rng.random() < 0.4 else car)(site.rng, site.look)
        heading = float(site.rng.integers(4)) * math.pi / 2 + site.rng.normal(0, 0.1)
        site.add(body, *site.somewhere(), heading, gap=gap)


def greenery(site: Site, count: int) -> None:
    """Plant trees and bushes, some of them in clumps."""
    rng = site.rng
    clump = rng.random() < 0.3
    centre = site.somewhere()
    for _ in range(round(count * site.views)):
        x, y = site.somewhere(1.0)
        if clump:
            x, y = centre[0] + x * 0.25, centre[1] + y * 0.25
        size = rng.uniform(1.2, 3) if rng.random() < 0.3 else rng.uniform(3, 10)
        site.tree(x, y, size)


def roofs(site: Site, y: float) -> None:
    """Put up a row of large buildings."""
    rng, reach = site.rng, site.reach
    x = -reach
    while x < reach:
        length, width = rng.uniform(10, 45), rng.uniform(9, 22)
        if rng.random() < 0.7:
            site.building((x + length / 2, y, 0.0, length, width), rng.uniform(4, 12))
        x += length + rng.uniform(4, 20)


def street(site: Site, y: float, width: float) -> None:
    """Lay a street along x with cars at its kerbs."""
    rng, reach = site.rng, site.reach
    if rng.random() < 0.6:
        pavement = width + 2 * rng.uniform(1.2, 2.4)
        site.pen.polygon(rect(0, y, 4 * reach, pavement), tone((160, 156, 148), rng.uniform(0.8, 1.1)))
    site.cover(grounds.asphalt(site), rect(0, y, 4 * reach, width))
    stations = []
    x = -reach + rng.uniform(0, 30)
    while x < reach:
        stations.append(x)
        x += rng.exponential(22) + 5.5
    for x in shuffled(site, stations):
        side = -1 if rng.random() < 0.5 else 1
        heading = 0.0 if side > 0 else math.pi
        site.add(car(rng, site.look), x, y + side * (width / 2 - 1.3), heading, gap=0.2)
    site.take((0, y, 0, 4 * reach, width))


def lane_marks(site: Site, y: float, lanes: int, lane: float) -> None:
    """Paint the lines of a road along x."""
    rng, reach = site.rng, site.reach
    worn = rng.uniform(0.45, 1.0)
    for index in range(lanes + 1):
        at = y + (index - lanes / 2) * lane
        middle = lanes % 2 == 0 and index == lanes // 2
        if index in (0, lanes) or middle:
            colour = YELLOW if middle and rng.random() < 0.5 else LINE
            site.pen.strokes([span((-2 * reach, at), (2 * reach, at))], 0.2, colour, worn)
            continue
        dashes = [span((x, at), (x + 3, at)) for x in along(-reach, reach, 9.0)]
        site.pen.strokes(dashes, 0.15, LINE, worn)


def blob(rng: np.random.Generator, centre: tuple[float, float], radius: float) -> np.ndarray:
    """Return an uneven round patch (48, 2)."""
    angles = np.arange(48) * (2 * math.pi / 48)
    edge = np.ones(48)
    for lobe in range(2, 9):
        edge += rng.uniform(0, 0.6) / lobe * np.sin(lobe * angles + rng.uniform(0, 6.28))
    points = np.stack([np.cos(angles), np.sin(angles)], axis=1) * (radius * edge)[:, None]
    blobs: np.ndarray = points + centre
    return blobs


def tracks(site: Site, count: int) -> None:
    """Leave wheel tracks and paths across open ground."""
    rng = site.rng
    for _ in range(count):
        start, bend, stop = (np.array(site.somewhere(1.2)) for _ in range(3))
        t = np.linspace(0, 1, 14)[:, None]
        path = (1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t**2 * stop
        colour = tone((166, 148, 118), rng.uniform(0.5, 1.15))
        across = np.array([0.0, 0.9])
        lines = [path - across, path + across] if rng.random() < 0.6 else [path]
        site.pen.strokes(lines, rng.uniform(0.3, 0.8), colour, rng.uniform(0.3, 0.8))
