"""Open water, quays and marinas."""

from __future__ import annotations

import math

from rscovlm_training.worlds import grounds
from rscovlm_training.worlds.look import pick, tone
from rscovlm_training.worlds.pen import rect
from rscovlm_training.worlds.pieces import along, filling, roofs, scatter, span
from rscovlm_training.worlds.ships import ship
from rscovlm_training.worlds.site import Site


def open_water(site: Site) -> None:
    """Open water with ships under way or at anchor, off a shore now and then."""
    rng, reach = site.rng, site.reach
    site.ground = "water"
    site.cover(grounds.water(site))
    if rng.random() < 0.2:
        shore = reach * rng.uniform(0.3, 0.8)
        ground = grounds.sand(site) if rng.random() < 0.6 else grounds.grass(site)
        site.cover(ground, rect(0, shore + reach, 4 * reach, 2 * reach))
        site.take((0, shore + reach, 0, 4 * reach, 2 * reach))
    _sail(site, int(rng.integers(1, 8)))


def harbor(site: Site) -> None:
    """A quay or a marina: water, an edge, ships along it, and cargo ashore."""
    rng, reach = site.rng, site.reach
    site.ground = "water"
    site.cover(grounds.water(site))
    shore = site.depth * rng.uniform(-0.35, 0.3)
    land = rect(0, shore - 1.5 * reach, 4 * reach, 3 * reach)
    site.cover(grounds.concrete(site) if rng.random() < 0.7 else grounds.asphalt(site), land)
    edge = span((-2 * reach, shore), (2 * reach, shore))
    site.pen.strokes([edge], 1.0, tone((120, 116, 108), rng.uniform(0.6, 1.3)))
    site.cast(rect(0, shore - 1, 4 * reach, 2), rng.uniform(0.5, 3))
    if rng.random() < 0.45 and site.gsd_m < 0.6 and not site.large:
        _marina(site, shore)
    else:
        _berths(site, shore)
    # Ships are all afloat by now: what follows must stay ashore.
    site.take((0, shore + 2 * reach, 0, 6 * reach, 4 * reach))
    for _ in range(round(math.sqrt(site.views))):
        _yard(site, shore - rng.uniform(0, 1.2) * site.depth * site.large)


def _marina(site: Site, shore: float) -> None:
    """Piers square to the shore with boats on both sides."""
    rng, reach = site.rng, site.reach
    size = site.length(5, 16)
    wood = tone((150, 138, 122), rng.uniform(0.8, 1.2))
    pitch = size * rng.uniform(0.46, 0.62)
    berths = []
    for pier in along(-reach, reach, size * rng.uniform(2.6, 3.3)):
        end = shore + reach * rng.uniform(0.6, 1.6)
        site.pen.polygon(rect(pier, (shore + end) / 2, 1.8, end - shore), wood)
        site.cast(rect(pier, (shore + end) / 2, 1.8, end - shore), 0.6)
        berths += [(pier, y, side) for y in along(shore + size * 0.4, end, pitch) for side in (-1, 1)]
    taken = rng.uniform(0.3, 0.9)
    for turn in filling(site, [berth[:2] for berth in berths]):
        pier, y, side = berths[turn]
        boat = ship(rng, site.look, size * rng.uniform(0.8, 1.05), moving=False)
        if boat.width < pitch * 0.92 and rng.random() < taken:
            heading = 0.0 if (side > 0) == (rng.random() < 0.7) else math.pi
            site.add(boat, pier + side * (1.3 + boat.length / 2), y, heading, gap=0.1)


def _berths(site: Site, shore: float) -> None:
    """Ships along the quay, some of them two abreast."""
    rng, reach = site.rng, site.reach
    x = -reach * rng.uniform(0.8, 1.2)
    while x < reach:
        length = site.length(9, 150)
        vessel = ship(rng, site.look, length, moving=False)
        if rng.random() < 0.75:
            y = shore + vessel.width / 2 + 0.8 + rng.uniform(0, 1)
            site.add(vessel, x + length / 2, y, 0.0 if rng.random() < 0.5 else math.pi, gap=0.3)
            if rng.random() < 0.3:
                shorter = max(length * rng.uniform(0.7, 1), site.shortest_m)
                second = ship(rng, site.look, shorter, moving=False)
                abreast = y + (vessel.width + second.width) / 2 + 1.2
                site.add(second, x + length / 2, abreast, 0.0, gap=0.3)
        x += length * rng.uniform(1.08, 1.5)
    if rng.random() < 0.5 or site.large:
        _sail(site, round(math.sqrt(site.views)), low=shore)


def _sail(site: Site, count: int, low: float | None = None) -> None:
    rng = site.rng
    for _ in range(count):
        vessel = ship(rng, site.look, site.length(5, 150), moving=rng.random() < 0.55)
        x, y = site.somewhere(0.75)
        if low is not None:
            y = low + rng.uniform(0.3, 1.2) * site.depth
        site.add(vessel, x, y, rng.uniform(0, 2 * math.pi), gap=2)


def _yard(site: Site, shore: float) -> None:
    """Stacks of containers or a row of sheds behind the quay."""
    rng, reach = site.rng, site.reach
    if rng.random() < 0.5:
        x0, y0 = rng.uniform(-0.8, 0.2) * reach, shore - rng.uniform(8, 20)
        for row in range(int(rng.integers(1, 5))):
            for column in range(int(rng.integers(1, 6))):
                x, y = x0 + column * 13.0, y0 - row * rng.choice((2.7, 8.0))
                if rng.random() < 0.8 and site.free((x, y, 0, 12.2, 2.44), 0.1):
                    _container(site, x, y)
    else:
        roofs(site, shore - rng.uniform(18, 40))
    scatter(site, int(rng.integers(0, 5)))


def _container(site: Site, x: float, y: float) -> None:
    colour = pick(site.look.hulls, site.rng)[1]
    site.take((x, y, 0, 12.2, 2.44))
    ribs = [span((x + at, y - 1.1), (x + at, y + 1.1)) for at in along(-5.5, 6, 1.0)]
    site.cast(rect(x, y, 12.2, 2.44), 2.6)
    site.pen.polygon(rect(x, y, 12.2, 2.44), tone(colour, 0.85))
    site.pen.strokes(ribs, 0.3, tone(colour, 0.6), 0.5)
