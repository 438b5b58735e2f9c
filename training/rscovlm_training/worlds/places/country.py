"""Fields, woods and bare land."""

from __future__ import annotations

import math

from rscovlm_training.worlds import grounds
from rscovlm_training.worlds.pen import rect
from rscovlm_training.worlds.pieces import blob, greenery, roofs, street, tracks
from rscovlm_training.worlds.site import Site
from rscovlm_training.worlds.vehicles import car, truck


def farmland(site: Site) -> None:
    """Fields with furrows, lanes and hedges; a few cars on the lane at most."""
    rng, reach = site.rng, site.reach
    site.ground = "crops"
    site.cover(grounds.field(site, 0.0))
    x = -reach
    while x < reach:
        wide = reach * rng.uniform(0.35, 1.1)
        split = rng.uniform(-1, 1) * reach
        for top, bottom in ((-2 * reach, split), (split, 2 * reach)):
            if rng.random() < 0.8:
                angle = 0.0 if rng.random() < 0.5 else math.pi / 2
                plot = rect(x + wide / 2, (top + bottom) / 2, wide - 1.2, bottom - top - 1.2)
                site.cover(grounds.field(site, angle), plot)
        x += wide
    tracks(site, int(rng.integers(0, 3)))
    if rng.random() < 0.5:
        street(site, rng.uniform(-0.6, 0.6) * reach, rng.uniform(4, 7))
    if rng.random() < 0.15:
        roofs(site, rng.uniform(-1, 1) * reach)
    greenery(site, int(rng.integers(0, 12)))


def forest(site: Site) -> None:
    """Closed canopy, with a glade or a lane now and then."""
    rng, reach = site.rng, site.reach
    site.ground = "trees"
    site.cover(grounds.canopy(site))
    if rng.random() < 0.4:
        site.cover(grounds.grass(site), blob(rng, site.somewhere(0.7), reach * rng.uniform(0.2, 0.6)))
    if rng.random() < 0.25:
        street(site, rng.uniform(-0.5, 0.5) * reach, rng.uniform(3, 6))
    greenery(site, int(rng.integers(0, 10)))


def bare_land(site: Site) -> None:
    """Bare ground: a site, a beach, a plain; sometimes lorries."""
    rng, reach = site.rng, site.reach
    sandy = rng.random() < 0.5
    site.ground = "sand" if sandy else "soil"
    site.cover(grounds.sand(site) if sandy else grounds.soil(site))
    for _ in range(int(rng.integers(1, 5))):
        ground = (grounds.soil, grounds.sand, grounds.grass)[int(rng.integers(3))]
        site.cover(ground(site), blob(rng, site.somewhere(1.0), reach * rng.uniform(0.1, 0.5)))
    tracks(site, int(rng.integers(0, 6)))
    if rng.random() < 0.5:
        site.stain(rng.uniform(0.2, 0.8))
    for _ in range(int(rng.integers(0, 5))):
        body = (truck if rng.random() < 0.6 else car)(rng, site.look)
        site.add(body, *site.somewhere(0.7), rng.uniform(0, 2 * math.pi))
    greenery(site, int(rng.integers(0, 10)))
