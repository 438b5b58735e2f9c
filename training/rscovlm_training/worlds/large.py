"""A large composed scene: a coast with a port, an airport, a town and fields, cut into blocks by roads."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from rscovlm_training.worlds import grounds
from rscovlm_training.worlds.camera import photograph
from rscovlm_training.worlds.drawing import draw
from rscovlm_training.worlds.pen import Pen, rect
from rscovlm_training.worlds.pieces import lane_marks
from rscovlm_training.worlds.places import PLACES
from rscovlm_training.worlds.places.transport import traffic
from rscovlm_training.worlds.scene import Scene, centred, labelled, open_site
from rscovlm_training.worlds.site import Placed, Site

_BLOCK_PX = 470
_AIRPORT_ROWS = 2
_ROAD_M = 9.0
_TILT = 0.21
_LAND = 0.58
_LONGEST_PX = 220.0
_MANY = 150
_NEEDED = ("parking lot", "storage tanks", "sports court", "residential area", "farmland")
_FILLING = ("residential area", "farmland", "parking lot", "forest", "residential area", "bare land")


@dataclass(frozen=True)
class _Block:
    """A kind of place and its window (native pixels of the untilted canvas)."""

    place: str
    left: int
    top: int
    right: int
    bottom: int


def render_large(seed: int, width: int, height: int, gsd_m: float) -> Scene:
    """Render a large scene with every class in it, coherent at overview scale.

    Args:
        seed: any whole number from 0; the same arguments give the same scene.
        width: pixels, from about 1500.
        height: pixels, from about 1500.
        gsd_m: metres a pixel, best from 0.15 to 0.5.
    """
    layout, film = (np.random.default_rng(part) for part in np.random.SeedSequence((seed, 3)).spawn(2))
    cosine, sine = math.cos(_TILT), math.sin(_TILT)
    wide, high = math.ceil(width * cosine + height * sine), math.ceil(width * sine + height * cosine)
    canvas = np.zeros((high, wide, 3), np.uint8)
    base = open_site(layout, canvas, gsd_m, "train")
    placed = _roads(base)
    for block in _blocks(layout, wide, high, gsd_m):
        placed += _build(base, block)
    tilt = np.array([[cosine, -sine, 0.0], [sine, cosine, 0.0]])
    tilt[:, 2] = np.array([width, height]) / 2 - tilt[:, :2] @ np.array([wide, high]) / 2
    image = photograph(_tilted(canvas, tilt, width, height), film)
    quads = [_turned(item, quad @ tilt[:, :2].T + tilt[:, 2]) for item, quad in placed]
    objects = labelled([item for item, _ in placed], quads, width, height)
    return Scene(image, objects, gsd_m, "harbor", seed, "concrete")


def _turned(item: Placed, quad: np.ndarray) -> np.ndarray:
    """Set a tank's square upright again: a disc has no direction."""
    if item.body.label != "storage tank":
        return quad
    return rect(*quad.mean(axis=0).tolist(), *[float(np.linalg.norm(quad[1] - quad[0]))] * 2)


def _tilted(canvas: np.ndarray, tilt: np.ndarray, width: int, height: int) -> np.ndarray:
    # OpenCV's whole numbers are pixel centres, ours are corners.
    centres = tilt.copy()
    centres[:, 2] += tilt[:, :2] @ (0.5, 0.5) - 0.5
    turned: np.ndarray = cv2.warpAffine(canvas, centres, (width, height), flags=cv2.INTER_LINEAR)
    return turned


def _edges(start: int, stop: int, least: int) -> list[int]:
    """Cut a stretch of pixels into equal blocks of about the usual size."""
    count = max(least, round((stop - start) / _BLOCK_PX))
    return [round(start + (stop - start) * index / count) for index in range(count + 1)]


def _grid(wide: int, high: int) -> tuple[list[int], list[int]]:
    return _edges(0, round(wide * _LAND), 2), _edges(0, high, 5)


def _blocks(rng: np.random.Generator, wide: int, high: int, gsd_m: float) -> list[_Block]:
    """Lay out the land's blocks, the airport over several of them, and the port along the coast."""
    columns, rows = _grid(wide, high)
    road = math.ceil(_ROAD_M / gsd_m / 2)
    cells = [
        (column, row) for row in range(_AIRPORT_ROWS, len(rows) - 1) for column in range(len(columns) - 1)
    ]
    # What must be seen goes where the tilt cuts nothing off.
    cells.sort(key=lambda cell: math.dist((columns[cell[0]], rows[cell[1]]), (wide / 3, high / 2)))
    extra = rng.integers(len(_FILLING), size=len(cells)).tolist()
    kinds = [*rng.permutation(_NEEDED).tolist(), *(_FILLING[index] for index in extra)]
    blocks = [_Block("airport", 0, 0, columns[-1] - road, rows[_AIRPORT_ROWS] - road)]
    for (column, row), kind in zip(cells, kinds, strict=False):
        left, right = columns[column], columns[column + 1]
        top, bottom = rows[row], rows[row + 1]
        blocks.append(_Block(kind, left + road, top + road, right - road, bottom - road))
    return [*blocks, _Block("harbor", columns[-1] + road, 0, wide, high)]


def _build(base: Site, block: _Block) -> list[tuple[Placed, np.ndarray]]:
    """Build a place inside its window; return its objects and their quadrilaterals on the canvas."""
    window = base.pen.image[block.top : block.bottom, block.left : block.right]
    # The port's own frame has the water below; turned by a quarter it lies to the right.
    turn = -math.pi / 2 if block.place == "harbor" else 0.0
    site = _sub_site(base, window, turn)
    site.least_share = 1.0
    PLACES[block.place](site)
    draw(site)
    return [(item, item.quad(site.pen) + np.array([block.left, block.top])) for item in site.placed]


def _sub_site(base: Site, image: np.ndarray, turn: float) -> Site:
    """Return a site on a part of the canvas, under the same sun."""
    site = open_site(base.rng, image, base.gsd_m, "train")
    site.pen = Pen(image, centred(image.shape[1], image.shape[0], base.gsd_m, turn))
    sun = base.pen.matrix[:, :2] @ base.sun * base.gsd_m
    cosine, sine = math.cos(turn), math.sin(turn)
    site.turn, site.sun = turn, np.array([[cosine, sine], [-sine, cosine]]) @ sun
    site.shadow_length, site.limit, site.size_px = base.shadow_length, _MANY, (8.0, _LONGEST_PX)
    return site


def _roads(base: Site) -> list[tuple[Placed, np.ndarray]]:
    """Pave the canvas, and put lanes and traffic where the blocks will leave it bare."""
    image = base.pen.image
    high, wide = image.shape[:2]
    columns, rows = _grid(wide, high)
    placed = []
    across, down = _sub_site(base, image, 0.0), _sub_site(base, image, math.pi / 2)
    across.cover(grounds.asphalt(across))
    seams = [(across, row - high / 2) for row in rows[_AIRPORT_ROWS:-1]]
    seams += [(down, wide / 2 - column) for column in columns[1:]]
    for site, offset in seams:
        y = offset * base.gsd_m
        lane_marks(site, y, 2, 3.4)
        _keep_clear(site, across, down, columns, rows)
        traffic(site, y, 2, 3.4)
    for site in (across, down):
        draw(site)
        placed += [(item, item.quad(site.pen)) for item in site.placed]
    return placed


def _keep_clear(site: Site, across: Site, down: Site, columns: list[int], rows: list[int]) -> None:
    """Keep traffic off the crossings, the airport and the water."""
    gsd, (high, wide) = site.gsd_m, site.pen.image.shape[:2]
    if site is across:
        for column in columns[1:]:
            site.take(((column - wide / 2) * gsd, 0.0, 0.0, 2 * _ROAD_M, 2 * high * gsd))
        beyond = (columns[-1] + wide) / 2 - wide / 2
        site.take((beyond * gsd, 0.0, 0.0, (wide - columns[-1]) * gsd, 2 * high * gsd))
    if site is down:
        airport = rows[_AIRPORT_ROWS]
        site.take(((airport / 2 - high / 2) * gsd, 0.0, 0.0, airport * gsd, 2 * wide * gsd))
        for row in rows[_AIRPORT_ROWS:-1]:
            site.take(((row - high / 2) * gsd, 0.0, 0.0, 2 * _ROAD_M, 2 * wide * gsd))
