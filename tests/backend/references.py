"""What GDAL and PROJ say of a raster, asked without any code of ours."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
import rasterio
from pyproj import CRS, Transformer
from rasterio.errors import NotGeoreferencedWarning
from rasterio.windows import Window

SPAN_PX = 4.0
"""Long enough for the geodesic of millimetre pixels, short enough for the curvature under large ones."""


@contextmanager
def opened(path: Path) -> Iterator[rasterio.DatasetReader]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with rasterio.open(path) as dataset:
            yield dataset


def native_pixels(path: Path, window: Window) -> npt.NDArray[np.uint8]:
    """(height, width, 3) the first three bands of a window, as GDAL reads them."""
    with opened(path) as dataset:
        return np.ascontiguousarray(dataset.read([1, 2, 3], window=window).transpose(1, 2, 0))


def ground_pixel(path: Path, window: Window | None = None) -> tuple[float, float] | None:
    """Metres that a pixel spans along a row and along a column at a window's centre; None: no CRS."""
    with opened(path) as dataset:
        window = window or Window(0, 0, dataset.width, dataset.height)
        place, known = dataset.transform, dataset.crs
    if known is None:
        return None
    crs = CRS.from_wkt(known.to_wkt())
    to_degrees = Transformer.from_crs(crs, crs.geodetic_crs, always_xy=True)
    col, row = window.col_off + window.width / 2, window.row_off + window.height / 2

    def length(across: float, down: float) -> float:
        ends = [place @ (col + sign * across / 2, row + sign * down / 2) for sign in (-1, 1)]
        (lon1, lat1), (lon2, lat2) = (to_degrees.transform(*end) for end in ends)
        return float(crs.get_geod().inv(lon1, lat1, lon2, lat2)[2]) / SPAN_PX

    return length(SPAN_PX, 0), length(0, SPAN_PX)


def map_rectangle(path: Path, window: Window) -> str:
    """The ``--region`` of a window of a north-up raster; pixels x, -y where it lies nowhere."""
    with opened(path) as dataset:
        # A raster without georeference has GDAL's identity, its rows counted down; QGIS draws them up.
        down = -1 if dataset.crs is None else 1
        left, top = dataset.transform @ (window.col_off, window.row_off)
        right, bottom = dataset.transform @ (window.col_off + window.width, window.row_off + window.height)
    return ",".join(map(repr, (left, down * bottom, right, down * top)))


def shape_px(path: Path) -> tuple[int, int]:
    """Width and height, native pixels."""
    with opened(path) as dataset:
        return dataset.width, dataset.height
