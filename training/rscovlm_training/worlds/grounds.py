"""The grounds of a site, drawn from its look."""

from __future__ import annotations

import math

import numpy as np

from rscovlm_training.worlds.site import Site
from rscovlm_training.worlds.textures import Surface


def grass(site: Site) -> Surface:
    """Return lawn or meadow."""
    rng = site.rng
    fine = "mottle" if rng.random() < 0.7 else "grain"
    gains = rng.uniform(0.12, 0.36), rng.uniform(0.08, 0.36)
    return Surface(site.look.ground("grass", rng), fine, gains[0], None, gains[1], tint=(1.25, 1.0, 0.7))


def soil(site: Site) -> Surface:
    """Return bare earth."""
    rng = site.rng
    gains = rng.uniform(0.12, 0.36), rng.uniform(0.1, 0.4)
    return Surface(site.look.ground("soil", rng), "mottle", gains[0], None, gains[1], tint=(1.1, 1.0, 0.85))


def sand(site: Site) -> Surface:
    """Return sand."""
    rng = site.rng
    gains = rng.uniform(0.06, 0.2), rng.uniform(0.08, 0.3)
    return Surface(site.look.ground("sand", rng), "mottle", gains[0], None, gains[1])


def field(site: Site, angle: float) -> Surface:
    """Return a crop or ploughed earth, its rows along the angle (radians)."""
    rng = site.rng
    kind = ("furrows", "rows", "mottle")[int(rng.integers(3))]
    rgb = site.look.ground("crop" if rng.random() < 0.6 else "soil", rng)
    metres = None if kind == "mottle" else rng.uniform(0.6, 3.0) / 16
    return Surface(rgb, kind, rng.uniform(0.1, 0.4), metres, rng.uniform(0.1, 0.4), angle)


def concrete(site: Site) -> Surface:
    """Return concrete, in slabs or in one piece."""
    rng = site.rng
    rgb = site.look.ground("concrete", rng)
    if rng.random() < 0.5:
        slab_m = rng.uniform(3, 7.5)
        return Surface(rgb, "slabs", rng.uniform(0.05, 0.2), slab_m / 32, rng.uniform(0.06, 0.25))
    return Surface(rgb, "worn", rng.uniform(0.08, 0.25), None, rng.uniform(0.06, 0.28))


def asphalt(site: Site) -> Surface:
    """Return asphalt."""
    rng = site.rng
    gains = rng.uniform(0.06, 0.22), rng.uniform(0.05, 0.25)
    return Surface(site.look.ground("asphalt", rng), "worn", gains[0], None, gains[1])


def water(site: Site) -> Surface:
    """Return water: calm, rippled, or glinting in the sun."""
    rng = site.rng
    kind = ("waves", "glint", "cloud", "grain")[int(rng.choice(4, p=(0.4, 0.3, 0.15, 0.15)))]
    angle = rng.uniform(0, 2 * math.pi)
    rgb, metres = site.look.ground("water", rng), rng.uniform(0.15, 0.7)
    return Surface(rgb, kind, rng.uniform(0.05, 0.3), metres, rng.uniform(0.04, 0.25), angle)


def canopy(site: Site) -> Surface:
    """Return a closed canopy, lit from where the sun is."""
    rng = site.rng
    sun = site.pen.matrix[:, :2] @ site.sun
    angle = -float(np.arctan2(sun[1], sun[0])) - site.turn
    rgb = site.look.ground("canopy", rng)
    return Surface(rgb, "crowns", 0.75, rng.uniform(0.16, 0.3), 0.22, angle, tint=(1.0, 0.9, 0.7))
