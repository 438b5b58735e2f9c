"""Fields, woods and the roads between everything."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from rscovlm_training.worlds import grounds
from rscovlm_training.worlds.look import tone
from rscovlm_training.worlds.pen import rect
from rscovlm_training.worlds.pieces import LINE, along, blob, span
from rscovlm_training.worlds.textures import Surface
from rscovlm_training.worlds.uhr.districts.common import Box, hedge, trees, water_body
from rscovlm_training.worlds.uhr.survey import Survey
from rscovlm_training.worlds.vehicles import car, truck

_LANE_M = 3.5


def fields(site: Survey) -> None:
    """Parcels of crops, hedges between some, a farm with a pond."""
    rng, (half_x, half_y) = site.rng, site.half
    site.ground = "crops"
    site.cover(grounds.grass(site))
    least = max(70.0, 90 * site.gsd_m)
    parcels: list[Box] = []
    _split(site, (-half_x, -half_y, half_x, half_y), least, parcels)
    farm = int(rng.integers(len(parcels)))
    for index, box in enumerate(parcels):
        x0, y0, x1, y1 = box
        if index == farm:
            _farm(site, box)
        elif rng.random() < 0.06:
            site.cover(canopy(site), rect((x0 + x1) / 2, (y0 + y1) / 2, x1 - x0 - 3, y1 - y0 - 3))
        else:
            _parcel(site, box)
        if rng.random() < 0.3:
            hedge(site, (x0, y0), (x1, y0), 9.0)
        if rng.random() < 0.3:
            hedge(site, (x0, y0), (x0, y1), 9.0)


def _split(site: Survey, box: Box, least: float, found: list[Box]) -> None:
    """Cut a box in two, and again, until its parts are fields."""
    rng, (x0, y0, x1, y1) = site.rng, box
    wide, high = x1 - x0, y1 - y0
    if max(wide, high) < 2 * least or (max(wide, high) < 5 * least and rng.random() < 0.3):
        found.append(box)
        return
    share = rng.uniform(0.35, 0.65)
    if wide * rng.uniform(0.8, 1.25) > high:
        x = x0 + share * wide
        parts = ((x0, y0, x, y1), (x, y0, x1, y1))
    else:
        y = y0 + share * high
        parts = ((x0, y0, x1, y), (x0, y, x1, y1))
    for part in parts:
        _split(site, part, least, found)


def _parcel(site: Survey, box: Box) -> None:
    rng, (x0, y0, x1, y1) = site.rng, box
    angle = 0.0 if (x1 - x0 > y1 - y0) != (rng.random() < 0.2) else math.pi / 2
    crop = _crop(site, angle)
    margin = rng.uniform(1.0, 3.5)
    corners = rect((x0 + x1) / 2, (y0 + y1) / 2, x1 - x0 - margin, y1 - y0 - margin)
    site.cover(crop, corners)
    # The way of the tractor.
    if rng.random() < 0.6:
        step = rng.uniform(18, 28)
        if angle:
            lines = [span((x, y0 + 2), (x, y1 - 2)) for x in along(x0 + step / 2, x1 - 3, step)]
        else:
            lines = [span((x0 + 2, y), (x1 - 2, y)) for y in along(y0 + step / 2, y1 - 3, step)]
        site.pen.strokes(lines, 0.9, tone((crop.rgb[0], crop.rgb[1], crop.rgb[2]), 0.86), 0.55)


def _crop(site: Survey, angle: float) -> Surface:
    """Return a crop whose contrast suits a large view: weaker than a small scene's."""
    crop = grounds.field(site, angle)
    return replace(crop, fine_gain=0.6 * crop.fine_gain, coarse_gain=0.6 * crop.coarse_gain)


def canopy(site: Survey) -> Surface:
    """Return a closed canopy lit from the sun."""
    towards = float(np.arctan2(site.sun[1], site.sun[0]))
    rgb = site.look.ground("canopy", site.rng)
    return Surface(rgb, "crowns", 0.6, site.rng.uniform(0.16, 0.3), 0.18, towards, tint=(1.0, 0.9, 0.7))


def _farm(site: Survey, box: Box) -> None:
    """A farm: a house, barns, a yard, a pond."""
    rng, (x0, y0, x1, y1) = site.rng, box
    _parcel(site, box)
    x, y = (x0 + x1) / 2 + rng.uniform(-0.1, 0.1) * (x1 - x0), (y0 + y1) / 2
    site.cover(grounds.soil(site), blob(rng, (x, y), 26))
    site.building((x - 9, y - 8, rng.normal(0, 0.3), rng.uniform(14, 20), 10), 6)
    site.building((x + 12, y + 2, rng.normal(0, 0.2), rng.uniform(24, 40), 13), 8)
    site.building((x - 6, y + 14, rng.normal(0, 0.2), 18, 9), 6)
    site.status, site.surface = "parked", "soil"
    site.add(car(rng, site.look), x - 2, y + 3, rng.uniform(0, 6.3))
    if site.half[0] > 60 and rng.random() < 0.7:
        water_body(site, "pond", (x + 34, y - 24), rng.uniform(14, 24))
    trees(site, (x - 40, y - 40, x + 40, y + 40), 40)


def meadow(site: Survey) -> None:
    """Nothing but grass: what is left of a parcel around a district."""
    site.ground = "grass"
    site.cover(grounds.grass(site))


def forest(site: Survey) -> None:
    """A wood with glades and a track."""
    rng, (half_x, half_y) = site.rng, site.half
    site.ground = "trees"
    site.cover(canopy(site))
    for _ in range(int(rng.integers(1, 4))):
        spot = rng.uniform(-0.7, 0.7) * half_x, rng.uniform(-0.7, 0.7) * half_y
        site.cover(grounds.grass(site), blob(rng, spot, rng.uniform(0.08, 0.22) * min(half_x, half_y)))
    x = np.linspace(-half_x, half_x, 60)
    y = 0.4 * half_y * np.sin(x / half_x * rng.uniform(1, 3) + rng.uniform(0, 6))
    site.pen.strokes([np.stack([x, y], axis=1)], 4.0, (166, 150, 122), 0.85)
    trees(site, (-half_x, -half_y, half_x, half_y), 6, (6.0, 11.0))


def road(site: Survey) -> None:
    """A road along x with lanes and traffic, verges at both sides."""
    rng, (half_x, half_y) = site.rng, site.half
    lanes = max(2, 2 * round((2 * half_y - 3) / _LANE_M / 2))
    wide = lanes * _LANE_M
    site.ground = site.surface = "asphalt"
    site.cover(grounds.grass(site))
    site.cover(grounds.asphalt(site), rect(0, 0, 2 * half_x, wide + 1.2))
    for index in range(lanes + 1):
        y = (index - lanes / 2) * _LANE_M
        whole = index in (0, lanes) or (lanes > 2 and index == lanes // 2)
        dashes = [span((x, y), (x + 4, y)) for x in along(-half_x, half_x, 12)]
        site.pen.strokes([span((-half_x, y), (half_x, y))] if whole else dashes, 0.16, LINE, 0.8)
    site.status = "driving"
    for lane in range(lanes):
        x = -half_x + rng.uniform(5, 60)
        while x < half_x - 12:
            body = (truck if rng.random() < 0.25 else car)(rng, site.look)
            heading = 0.0 if lane < lanes / 2 else math.pi
            site.add(body, x, (lane - (lanes - 1) / 2) * _LANE_M + rng.normal(0, 0.12), heading, gap=2.0)
            x += rng.exponential(110) + 14
