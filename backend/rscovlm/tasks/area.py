"""The region of interest of a task, in native pixels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt
import shapely

from rscovlm.contract import Region
from rscovlm.errors import RegionInvalid, RegionOutside
from rscovlm.geometry.frames import map_to_px
from rscovlm.imagery.source import ImageSource
from rscovlm.imagery.window import PixelWindow

_DIGITS = 6
"""Decimals of a native pixel that are kept, so that a corner meant to lie on a pixel's edge does."""


@dataclass(frozen=True)
class Area:
    """Where a task looks.

    Attributes:
        window: the rectangle of native pixels around it, inside the raster.
        shape: its exact outline in native pixels; None: the whole window.
    """

    window: PixelWindow
    shape: shapely.Geometry | None = None

    def covers(self, points: npt.ArrayLike) -> npt.NDArray[np.bool_]:
        """(N,) which of the (N, 2) native pixels lie in it or on its edge."""
        array = np.asarray(points, dtype=np.float64).reshape(-1, 2)
        outline = _box(self.window) if self.shape is None else self.shape
        return np.atleast_1d(shapely.intersects_xy(outline, array[:, 0], array[:, 1]))

    def touches(self, window: PixelWindow) -> bool:
        """Whether any of it lies inside a window."""
        if self.window.intersect(window) is None:
            return False
        if self.shape is None:
            return True
        return bool(shapely.area(shapely.intersection(self.shape, _box(window))) > 0)


def find_area(region: Region | None, source: ImageSource) -> Area:
    """Place a region on a raster, cut to it; ``None`` is the whole raster.

    Raises:
        RegionInvalid: it has no area.
        RegionOutside: it shares nothing with the raster.
    """
    whole = PixelWindow(0, 0, source.width, source.height)
    if region is None:
        return Area(whole)
    outline = _outline(region, source)
    inside = shapely.intersection(outline, _box(whole))
    window = _window(inside, whole)
    if window is None:
        raise RegionOutside(
            f"The region lies outside the raster '{source.name}'.",
            details=f"bounds in native pixels: {shapely.bounds(outline).tolist()} "
            f"of a raster of {source.width} x {source.height}",
        )
    return Area(window, inside)


def _outline(region: Region, source: ImageSource) -> shapely.Geometry:
    """The region in native pixels, its holes left out.

    Raises:
        RegionInvalid: it has no area.
    """
    rings = [np.asarray(ring, dtype=np.float64) for ring in (region.ring, *region.more_rings)]
    if region.frame == "map":
        rings = [map_to_px(ring, source.transform) for ring in rings]
    outline = reduce(shapely.symmetric_difference, map(_polygon, rings))
    if shapely.area(outline) <= 0:
        raise RegionInvalid("The region has no area.")
    return outline


def _polygon(points: npt.NDArray[np.float64]) -> shapely.Geometry:
    """The area that a ring encloses; a ring that crosses itself encloses each of its loops."""
    if not np.isfinite(points).all():
        raise RegionInvalid("The region cannot be placed on the raster.")
    return shapely.make_valid(shapely.Polygon(np.round(points, _DIGITS)))


def _window(shape: shapely.Geometry, whole: PixelWindow) -> PixelWindow | None:
    if shapely.area(shape) <= 0:
        return None
    return PixelWindow.covering(shapely.bounds(shape).reshape(2, 2)).intersect(whole)


def _box(window: PixelWindow) -> shapely.Polygon:
    return shapely.box(window.col, window.row, window.right, window.bottom)
