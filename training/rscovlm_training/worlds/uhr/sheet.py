"""Draw surveyed cells on any part of the ground at any scale.

Patterns are anchored to the ground, not to the image: what is drawn of a place does not depend on where the
image begins. Between images of one grid only the rounding of a polygon's edge can differ.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

from rscovlm_training.worlds.drawing import SHADE, draw_body, draw_roof, draw_tree, draw_under
from rscovlm_training.worlds.look import tone
from rscovlm_training.worlds.pen import Pen, blend, placed, rect
from rscovlm_training.worlds.site import Placed, Roof, Site, Tree
from rscovlm_training.worlds.textures import TILE, Surface, coloured, tile
from rscovlm_training.worlds.uhr.layout import Layout
from rscovlm_training.worlds.uhr.survey import Cover, Fill, Ground, Strokes, Thing

_LONGEST_SHADOW_M = 30.0
_LEAST_TREE_PX, _LEAST_BODY_PX, _PLAIN_ROOF_PX = 1.2, 1.2, 5.0


@dataclass(frozen=True)
class Light:
    """Where the sun stands on a date: a unit vector in the plan's frame, and a metre's shadow."""

    sun: np.ndarray
    shadow_length: float


@dataclass
class Sheet(Site):
    """A site on an image over a part of a cell, whose patterns are anchored to the cell."""

    native_m: float = 1.0
    spread_m: float = 100.0

    def cover(self, surface: Surface, polygon: np.ndarray | None = None) -> None:
        """Lay a surface over a polygon (metres)."""
        if polygon is None:
            return
        pen = self.pen.around(polygon)
        if pen is None:
            return
        phases = self.rng.random((2, 2))
        fine_m = self.native_m if surface.fine_m is None else surface.fine_m
        coarse_m = max(self.spread_m / (0.9 * TILE), self.native_m / 1.6)
        fine = anchored(surface.fine, pen, fine_m, surface.angle, phases[0])
        coarse = anchored("cloud", pen, coarse_m, 6.3 * float(phases.sum() % 1), phases[1])
        laid = coloured(surface, fine, coarse)
        if _fills(pen, polygon):
            pen.image[:] = laid
        else:
            pen.image[:] = blend(pen.image, laid, pen.mask([polygon]))

    def texture(self, pen: Pen, name: str, step: float, angle: float) -> np.ndarray:
        """Sample a tile for all of a pen's image, anchored to the cell."""
        return anchored(name, pen, self.gsd_m / step, angle - self.turn, self.rng.random(2))


def anchored(name: str, pen: Pen, tile_m: float, angle: float, phase: np.ndarray) -> np.ndarray:
    """Return (H, W) uint8 of a tile laid on the ground.

    Args:
        name: of the tile.
        pen: its image and where it lies.
        tile_m: metres a pixel of the tile.
        angle: the tile's direction in the pen's frame, radians.
        phase: (2,) where it begins, in shares of the tile.
    """
    level = max(0, math.floor(math.log2(max(1 / (pen.scale * tile_m), 1.0))))
    source = _shrunk(name, min(level, 7))
    period = source.shape[0]
    cosine, sine = np.array([math.cos(angle), math.sin(angle)]) * period / (TILE * tile_m)
    ground = np.linalg.inv(np.vstack([pen.matrix, [0.0, 0.0, 1.0]]))[:2]
    matrix = np.array([[cosine, sine], [-sine, cosine]]) @ ground
    # OpenCV's whole numbers are pixel centres, ours are corners; and its coordinates are 16 bits wide.
    matrix[:, 2] += matrix[:, :2] @ (0.5, 0.5) - 0.5 + phase * period
    matrix[:, 2] %= period
    height, width = pen.image.shape[:2]
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    laid: np.ndarray = cv2.warpAffine(
        source, matrix, (width, height), flags=flags, borderMode=cv2.BORDER_WRAP
    )
    return laid


@lru_cache(maxsize=96)
def _shrunk(name: str, level: int) -> np.ndarray:
    side = TILE >> level
    smaller: np.ndarray = cv2.resize(tile(name), (side, side), interpolation=cv2.INTER_AREA)
    return smaller


def _fills(pen: Pen, polygon: np.ndarray) -> bool:
    """Whether a convex polygon of four corners covers the whole image, edges well outside."""
    if len(polygon) != 4:
        return False
    height, width = pen.image.shape[:2]
    outline = pen.to_px(polygon).astype(np.float32)
    corners = [(0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))]
    return all(cv2.pointPolygonTest(outline, corner, True) > 1 for corner in corners)


def draw_layouts(
    layouts: Sequence[Layout], pen: Pen, *, gsd_m: float, turn: float, light: Light, date: int
) -> None:
    """Draw what laid out cells have on an image.

    Args:
        layouts: in the order in which their grounds lie on each other.
        pen: the image, and the plan's place on it.
        gsd_m: of the image, metres a pixel.
        turn: the plan's direction on the image, radians.
        light: of the date.
        date: 0 or 1; what is not there yet, or no longer, is left out.
    """
    seen = []
    for layout in layouts:
        sheet = _sheet(layout, pen, gsd_m, turn, light)
        low, high = _seen_box(sheet)
        for ground in layout.grounds_in(low - 2 * gsd_m, high + 2 * gsd_m):
            _lay(sheet, ground)
        seen.append((sheet, layout.things_in(low - _LONGEST_SHADOW_M, high + _LONGEST_SHADOW_M, date)))
    for sheet, things in seen:
        for thing in things:
            if isinstance(thing.item, Placed) and thing.item.body.under:
                sheet.rng = np.random.default_rng(thing.key)
                draw_under(sheet, thing.item)
    _shade(seen, pen)
    for kind in (Placed, Roof, Tree):
        for sheet, things in seen:
            for thing in things:
                if isinstance(thing.item, kind):
                    _stand(sheet, thing)


def _sheet(layout: Layout, pen: Pen, gsd_m: float, turn: float, light: Light) -> Sheet:
    (x, y, heading), survey = layout.pose, layout.survey
    return Sheet(
        pen=pen.at(x, y, heading), rng=np.random.default_rng(survey.seed), look=survey.look, gsd_m=gsd_m,
        turn=turn + heading, sun=placed(light.sun[None], 0, 0, -heading)[0],
        shadow_length=light.shadow_length, limit=0, size_px=(0.0, 0.0), native_m=survey.gsd_m,
    )  # fmt: skip


def _seen_box(sheet: Sheet) -> tuple[np.ndarray, np.ndarray]:
    """Return the least and the greatest (x, y) of the image, metres in the cell's frame."""
    height, width = sheet.pen.image.shape[:2]
    inverse = np.linalg.inv(np.vstack([sheet.pen.matrix, [0.0, 0.0, 1.0]]))[:2]
    corners = rect(width / 2, height / 2, width, height) @ inverse[:, :2].T + inverse[:, 2]
    return corners.min(axis=0), corners.max(axis=0)


def _lay(sheet: Sheet, ground: Ground) -> None:
    if isinstance(ground, Cover):
        sheet.rng, sheet.spread_m = np.random.default_rng(ground.key), max(ground.spread_m, 40.0)
        sheet.cover(ground.surface, ground.points)
        return
    margin = (ground.width if isinstance(ground, Strokes) else 0.0) + sheet.gsd_m
    low, high = ground.points.min(axis=0) - margin, ground.points.max(axis=0) + margin
    pen = sheet.pen.around(np.array([low, (high[0], low[1]), high, (low[0], high[1])]))
    if pen is None:
        return
    if isinstance(ground, Fill):
        pen.polygon(ground.points, ground.colour)
    else:
        pen.strokes(ground.lines, ground.width, ground.colour, ground.share)


def _shade(seen: Sequence[tuple[Sheet, list[Thing]]], pen: Pen) -> None:
    """Darken what lies in the shadow of anything."""
    mask = np.zeros(pen.image.shape[:2], np.uint8)
    for sheet, things in seen:
        sheet.shadows.clear()
        for thing in things:
            if _size_px(thing, sheet) >= 1.0:
                for cast in thing.casts:
                    sheet.cast(cast.outline, cast.height, prism=cast.prism)
        if sheet.shadows:
            mask = np.maximum(mask, sheet.pen.mask(sheet.shadows))
    if mask.any():
        pen.image[:] = blend(pen.image, cv2.transform(pen.image, SHADE), mask)


def _size_px(thing: Thing, sheet: Sheet) -> float:
    item = thing.item
    if isinstance(item, Placed):
        return max(item.body.length, item.body.width) / sheet.gsd_m
    return (item.plot[4] if isinstance(item, Roof) else item.diameter) / sheet.gsd_m


def _stand(sheet: Sheet, thing: Thing) -> None:
    """Draw a thing, or what is left of it at this scale."""
    item, size = thing.item, _size_px(thing, sheet)
    if isinstance(item, Placed):
        if size >= _LEAST_BODY_PX:
            draw_body(sheet, item)
    elif isinstance(item, Tree):
        if size >= _LEAST_TREE_PX:
            draw_tree(sheet, item)
    elif size < _PLAIN_ROOF_PX:
        sheet.pen.polygon(
            placed(rect(0, 0, item.plot[3], item.plot[4]), *item.plot[:3]), tone(item.rgb, 0.98)
        )
    else:
        sheet.rng, sheet.spread_m = np.random.default_rng(thing.key), max(item.plot[3], 40.0)
        draw_roof(sheet, item)
