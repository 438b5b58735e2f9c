"""Ground sampling distance: metres on the ground per native pixel, measured on the ellipsoid.

A CRS's own unit is never taken for a ground metre: Mercator's metre shrinks with latitude, a degree has
no length of its own, and a foot is not a metre.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from affine import Affine
from pyproj import CRS, Geod, Transformer
from pyproj.exceptions import ProjError

from rscovlm.imagery.window import PixelWindow


@dataclass(frozen=True)
class GroundSamplingDistance:
    """Metres on the ground that a native pixel spans.

    Attributes:
        x: along a row, metres.
        y: along a column, metres.
        angle_deg: on the ground, clockwise from the direction of a row to that of a column; 90 for most
            rasters, -90 for a mirrored one, something between for a sheared one.
    """

    x: float
    y: float
    angle_deg: float = 90.0

    @property
    def mean(self) -> float:
        """The geometric mean of x and y, metres."""
        return math.sqrt(self.x * self.y)

    @property
    def pixel_area_m2(self) -> float:
        """The ground area of one native pixel, square metres."""
        return self.x * self.y * abs(math.sin(math.radians(self.angle_deg)))

    def to_metres(self, points: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Turn (..., 2) native pixels into a local plane in metres, x along a row; for lengths and areas."""
        angle = math.radians(self.angle_deg)
        axes = np.array([(self.x, 0.0), (self.y * math.cos(angle), self.y * math.sin(angle))])
        return np.asarray(points, dtype=np.float64) @ axes


def ground_sampling_distance(
    crs: CRS, transform: Affine, window: PixelWindow
) -> GroundSamplingDistance | None:
    """Measure the geodesics that a pixel at the window's centre spans along its row and its column.

    Args:
        crs: of the map coordinates.
        transform: native pixels to map coordinates, all six terms.
        window: native pixels.

    Returns:
        None where the CRS is not tied to the earth or the centre lies outside the area it can express.
    """
    ground = _ground(crs)
    if ground is None:
        return None
    to_degrees, ellipsoid = ground
    x, y = window.centre
    columns = np.array([x - 0.5, x + 0.5, x, x])
    rows = np.array([y, y, y - 0.5, y + 0.5])
    east = transform.a * columns + transform.b * rows + transform.c
    north = transform.d * columns + transform.e * rows + transform.f
    try:
        lon, lat = to_degrees.transform(east, north, errcheck=True)
        azimuths, _, lengths = ellipsoid.inv(lon[::2], lat[::2], lon[1::2], lat[1::2])
    except ProjError:
        return None
    span_x, span_y = float(lengths[0]), float(lengths[1])
    if not (math.isfinite(span_x) and math.isfinite(span_y)) or min(span_x, span_y) <= 0:
        return None
    turn = (float(azimuths[1] - azimuths[0]) + 180) % 360 - 180
    return GroundSamplingDistance(span_x, span_y, turn)


@lru_cache(maxsize=16)
def _ground(crs: CRS) -> tuple[Transformer, Geod] | None:
    """The way to longitude and latitude, and the ellipsoid; None where there is none.

    Kept, as every object of a raster asks for it, and to make it takes longer than to place the object.
    """
    geographic = crs.geodetic_crs
    ellipsoid = geographic.get_geod() if geographic is not None else None
    if geographic is None or ellipsoid is None or crs.is_geocentric:
        return None
    try:
        return Transformer.from_crs(crs.to_2d(), geographic.to_2d(), always_xy=True), ellipsoid
    except ProjError:
        return None
