"""A large world as an image source: any window of it at any size, drawn only as far as it is looked at.

At native resolution a world is made of blocks, each drawn once in one way: a crop is the same pixels as that
part of the whole. Coarser than that it is drawn from the plan at the coarser scale.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cached_property, partial

import cv2
import numpy as np
from affine import Affine
from pyproj import CRS

from rscovlm.errors import BadRequest, RegionOutside
from rscovlm.imagery.gsd import GroundSamplingDistance
from rscovlm.imagery.source import RGB, SourceWarning
from rscovlm.imagery.window import PixelWindow
from rscovlm_training.worlds.look import Variant
from rscovlm_training.worlds.pen import Pen
from rscovlm_training.worlds.uhr.film import HALO, Film, draw_film
from rscovlm_training.worlds.uhr.ground import PhotoGround
from rscovlm_training.worlds.uhr.kept import Kept
from rscovlm_training.worlds.uhr.layingout import lay_out
from rscovlm_training.worlds.uhr.layout import Layout
from rscovlm_training.worlds.uhr.plan import draw_plan
from rscovlm_training.worlds.uhr.sheet import Light, draw_layouts

BLOCK = 256
"""Side in pixels of the blocks that a world is drawn in."""
SMALLEST, LARGEST = 1024, 16_384
"""Sides in pixels that a world can have."""
FINEST_M, COARSEST_M, LEAST_M = 0.1, 2.0, 250.0

_COARSE_BLOCK = 1024
_FINER = 2.5
_BLOCKS_KEPT, _CELLS_KEPT = 96, 600
_BEYOND_M = 45.0
_OPEN_COUNTRY = ("fields", "forest", "meadow")
_ORIGIN = (500_000.0, 5_400_000.0)
_EPSG = 32631


class World:
    """A seeded place on one of two dates; an ``ImageSource``.

    Args:
        seed: any whole number from 0; the same arguments give the same world.
        width: native pixels, 1,024 to 16,384; 4,000 to 12,000 is what the districts are made for.
        height: native pixels.
        gsd_m: metres a pixel, 0.1 to 2.
        variant: palettes and shapes; ``held-out`` ones are never seen in training.
        paired: whether there are two dates, between which things come and go.
        date: which of them this is, 0 or 1.
        ground: a photograph to lie under everything instead of drawn fields and woods.

    Raises:
        BadRequest: a side, in pixels or metres, or the ground sampling distance is out of range.
    """

    georeferenced = True
    warnings: Sequence[SourceWarning] = ()

    def __init__(
        self, seed: int, width: int, height: int, gsd_m: float, *, variant: Variant = "train",
        paired: bool = False, date: int = 0, ground: PhotoGround | None = None,
    ) -> None:  # fmt: skip
        if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
            raise BadRequest(
                f"A world of {width} x {height} pixels is outside {SMALLEST} to {LARGEST} a side."
            )
        if min(width, height) * gsd_m < LEAST_M:
            raise BadRequest(f"A world of less than {LEAST_M:.0f} m a side has no room for its districts.")
        if not FINEST_M <= gsd_m <= COARSEST_M:
            raise BadRequest(f"A pixel of {gsd_m} m is outside {FINEST_M} to {COARSEST_M} m.")
        self.seed, self.width, self.height, self.gsd_m = seed, width, height, gsd_m
        self.variant, self.paired, self.date, self.ground = variant, paired, date, ground
        self.plan = draw_plan(seed, width, height, gsd_m, variant)
        self.name = f"world {seed}"
        self.crs = CRS.from_epsg(_EPSG)
        self.transform = Affine(gsd_m, 0.0, _ORIGIN[0], 0.0, -gsd_m, _ORIGIN[1])
        self._layouts: Kept[int, Layout] = Kept(_CELLS_KEPT)
        self._blocks: Kept[tuple[int, int], RGB] = Kept(_BLOCKS_KEPT)

    def other_date(self) -> World:
        """Return the same place on the other date."""
        return World(
            self.seed, self.width, self.height, self.gsd_m, variant=self.variant, paired=True,
            date=1 - self.date, ground=self.ground,
        )  # fmt: skip

    def read(
        self, window: PixelWindow, width: int, height: int, *, check: Callable[[], None] | None = None
    ) -> RGB:
        """Read a window (native pixels) as (height, width, 3) uint8.

        Raises:
            RegionOutside: when the window reaches outside the world.
        """
        inside = window.col >= 0 and window.row >= 0
        if not (inside and window.right <= self.width and window.bottom <= self.height):
            raise RegionOutside(f"The window {window} reaches outside {self.name}.")
        image = (
            self._native(window, check) if window.width <= 2 * width else self._coarse(window, width, check)
        )
        if image.shape[:2] != (height, width):
            shrinks = width <= window.width
            way = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
            image = np.asarray(cv2.resize(image, (width, height), interpolation=way), np.uint8)
        return image

    def gsd(self, window: PixelWindow) -> GroundSamplingDistance | None:
        """Return the ground sampling distance, the same everywhere."""
        return GroundSamplingDistance(self.gsd_m, self.gsd_m)

    @cached_property
    def sun(self) -> np.ndarray:
        """Unit vector towards the sun of the first date, in the plan's frame."""
        bearing = float(self._rng(53).uniform(0, 2 * math.pi))
        return np.array([math.cos(bearing), math.sin(bearing)])

    @cached_property
    def light(self) -> Light:
        """Where the sun stands on this date."""
        rng = self._rng(59 + self.date)
        turn = rng.uniform(-0.4, 0.4) * self.date
        cosine, sine = math.cos(turn), math.sin(turn)
        sun = np.array([[cosine, -sine], [sine, cosine]]) @ self.sun
        return Light(sun, float(rng.uniform(0.35, 1.3)) if rng.random() < 0.92 else 0.05)

    @cached_property
    def film(self) -> Film:
        """The exposure of this date."""
        return draw_film(self._rng(61 + self.date))

    def _rng(self, purpose: int) -> np.random.Generator:
        return np.random.default_rng(np.random.SeedSequence((self.seed, purpose)))

    def layout(self, index: int) -> Layout:
        """Return a cell of the plan, laid out."""
        cell = self.plan.cells[index]
        return self._layouts.get(index, lambda: lay_out(self.plan, cell, self.sun, paired=self.paired))

    @cached_property
    def _boxes(self) -> np.ndarray:
        """(N, 4) the cells' bounds in native pixels, with what they throw beyond."""
        corners = np.array([self.plan.to_px(cell.corners()) for cell in self.plan.cells])
        beyond = _BEYOND_M / self.gsd_m
        return np.concatenate([corners.min(axis=1) - beyond, corners.max(axis=1) + beyond], axis=1)

    def _draw(self, low: tuple[float, float], size: tuple[int, int], step: float) -> RGB:
        """Draw an area from its top left corner (native pixels) at ``step`` native pixels a pixel."""
        width, height = size
        high = low[0] + width * step, low[1] + height * step
        if self.ground is not None:
            image = self.ground.read(low, size, step)
        else:
            image = np.zeros((height, width, 3), np.uint8)
        matrix = self.plan.matrix / step
        matrix[:, 2] -= np.array(low) / step
        boxes = self._boxes
        meets = (boxes[:, :2] <= high).all(axis=1) & (boxes[:, 2:] >= low).all(axis=1)
        layouts = [self.layout(index) for index in np.flatnonzero(meets).tolist() if self._drawn(index)]
        draw_layouts(
            layouts, Pen(image, matrix), gsd_m=self.gsd_m * step, turn=self.plan.turn, light=self.light,
            date=self.date,
        )  # fmt: skip
        return image

    def _drawn(self, index: int) -> bool:
        return self.ground is None or self.plan.cells[index].kind not in _OPEN_COUNTRY

    def _block(self, column: int, row: int) -> RGB:
        """Draw and expose a block of the grid."""
        x, y = column * BLOCK - HALO, row * BLOCK - HALO
        image = self._draw((x, y), (BLOCK + 2 * HALO,) * 2, 1.0)
        return np.ascontiguousarray(self.film.develop(image, x, y))

    def _native(self, window: PixelWindow, check: Callable[[], None] | None) -> RGB:
        image = np.empty((window.height, window.width, 3), np.uint8)
        for row in range(window.row // BLOCK, (window.bottom - 1) // BLOCK + 1):
            for column in range(window.col // BLOCK, (window.right - 1) // BLOCK + 1):
                if check:
                    check()
                block = self._blocks.get((column, row), partial(self._block, column, row))
                x, y = column * BLOCK, row * BLOCK
                left, top = max(x, window.col), max(y, window.row)
                right, bottom = min(x + BLOCK, window.right), min(y + BLOCK, window.bottom)
                part = block[top - y : bottom - y, left - x : right - x]
                image[top - window.row : bottom - window.row, left - window.col : right - window.col] = part
        return image

    def _coarse(self, window: PixelWindow, width: int, check: Callable[[], None] | None) -> RGB:
        """Draw a window a few times finer than it is asked for, block by block."""
        step = max(window.width / (width * _FINER), 1.0)
        wide, high = math.ceil(window.width / step), math.ceil(window.height / step)
        image = np.empty((high, wide, 3), np.uint8)
        for top in range(0, high, _COARSE_BLOCK):
            for left in range(0, wide, _COARSE_BLOCK):
                if check:
                    check()
                size = min(_COARSE_BLOCK, wide - left), min(_COARSE_BLOCK, high - top)
                low = window.col + left * step, window.row + top * step
                drawn = self._draw(low, size, step)
                image[top : top + size[1], left : left + size[0]] = self.film.light(drawn)
        return image
