"""A raster whose pixels another program serves: its place is known, its windows are asked for.

Knows no job and no HTTP: ``ask`` is whatever brings a window's pixels.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from typing import Protocol

import numpy as np
from affine import Affine
from PIL import Image
from pyproj import CRS

from rscovlm.errors import BadRequest, RegionTooLarge, WindowUnusable
from rscovlm.imagery.gsd import GroundSamplingDistance, ground_sampling_distance
from rscovlm.imagery.place import Place
from rscovlm.imagery.raster import RasterFacts
from rscovlm.imagery.sizes import size_class
from rscovlm.imagery.source import RGB, SourceWarning, check_read
from rscovlm.imagery.window import PixelWindow

MAX_SERVED_PIXELS = 2048 * 2048
"""Largest image that is asked for at once: the largest that a task reads natively."""

MAX_REGION_PIXELS = 2**30
"""Largest region, in native pixels, that a client is asked to serve: some hundred thousand requests."""

_PNG_OVERHEAD = 64 * 1024
_MODES = ("1", "L", "LA", "P", "PA", "RGB", "RGBA")


class AskForWindow(Protocol):
    """Brings the pixels of a window, (height, width, 3); may wait for long, and calls ``check`` then."""

    def __call__(self, window: PixelWindow, width: int, height: int, check: Callable[[], None] | None) -> RGB:
        """Return the pixels, or raise an ``RSCoVLMError`` that says why there are none."""
        ...


class ServedImage:
    """An ``ImageSource`` without a file."""

    def __init__(self, name: str, size_px: tuple[int, int], place: Place, ask: AskForWindow) -> None:
        self._name = name
        self._width, self._height = size_px
        self._place = place
        self._ask = ask

    @property
    def name(self) -> str:
        """What the client calls it."""
        return self._name

    @property
    def width(self) -> int:
        """Native pixels."""
        return self._width

    @property
    def height(self) -> int:
        """Native pixels."""
        return self._height

    @property
    def window(self) -> PixelWindow:
        """The whole raster."""
        return PixelWindow(0, 0, self._width, self._height)

    @property
    def crs(self) -> CRS | None:
        """Of the map coordinates; None: it has none."""
        return self._place.crs

    @property
    def transform(self) -> Affine:
        """Native pixels to map; (x, -y) for a raster without a geotransform."""
        return self._place.transform

    @property
    def georeferenced(self) -> bool:
        """Whether it has both a CRS and a geotransform."""
        return self._place.crs is not None and self._place.has_geotransform

    @property
    def warnings(self) -> list[SourceWarning]:
        """What a person should know of the raster's place."""
        return list(self._place.warnings)

    def read(
        self, window: PixelWindow, width: int, height: int, *, check: Callable[[], None] | None = None
    ) -> RGB:
        """Have a window served; arguments and errors as ``ImageSource.read``, and those of ``ask``.

        Raises:
            BadRequest: the output is larger than what may be asked for at once.
        """
        check_read(self.window, window, width, height)
        if width * height > MAX_SERVED_PIXELS:
            raise BadRequest(
                f"An image of {width} x {height} pixels is more than a client is asked for at once."
            )
        return self._ask(window, width, height, check)

    def gsd(self, window: PixelWindow) -> GroundSamplingDistance | None:
        """Measure the ground sampling distance at the window's centre; None where it cannot be known."""
        if self._place.crs is None or not self._place.has_geotransform:
            return None
        return ground_sampling_distance(self._place.crs, self._place.transform, window)

    def info(self) -> RasterFacts:
        """Describe the raster; the ground sampling distance is that at its centre."""
        place = self._place
        gsd = self.gsd(self.window)
        return RasterFacts(
            source=self._name,
            width=self._width,
            height=self._height,
            bands=3,
            dtype="uint8",
            crs=place.crs_name,
            crs_wkt=place.crs.to_wkt() if place.crs else None,
            geotransform=place.geotransform,
            nodata=None,
            overviews=[],
            gsd_x_m=gsd.x if gsd else None,
            gsd_y_m=gsd.y if gsd else None,
            size_class=size_class(self._width, self._height),
            warnings=[warning.message for warning in place.warnings],
        )


def check_region_size(window: PixelWindow) -> None:
    """Refuse a region that no client can be asked to serve.

    Raises:
        RegionTooLarge: it is larger than a billion pixels.
    """
    pixels = window.width * window.height
    if pixels > MAX_REGION_PIXELS:
        raise RegionTooLarge(
            f"The region holds {math.ceil(pixels / 1e6):,} million pixels; of a layer whose pixels QGIS "
            f"serves, {MAX_REGION_PIXELS // 10**6:,} million can be looked at."
        )


def max_png_bytes(width: int, height: int) -> int:
    """The longest PNG that an honest client sends for an image: its pixels, not compressed at all."""
    return (width * 4 + 1) * height + _PNG_OVERHEAD


def read_png(content: bytes, width: int, height: int) -> RGB:
    """Decode a PNG as 8-bit RGB; what is transparent becomes darker, down to black.

    The size is looked at before a pixel is decoded, so that no small file fills the memory.

    Raises:
        WindowUnusable: it is no PNG, damaged, of another size, or of more than 8 bits.
    """
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as image:
            if image.size != (width, height):
                got = f"{image.size[0]} x {image.size[1]}"
                raise WindowUnusable(f"The image is {got} pixels, not {width} x {height} as asked for.")
            if image.mode not in _MODES:
                raise WindowUnusable(f"The image has pixels of mode {image.mode}, not 8-bit colours.")
            rgba = image.convert("RGBA")
    except WindowUnusable:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise WindowUnusable("What was sent is not a PNG image.", details=str(error)[:500]) from error
    black = Image.new("RGBA", rgba.size, (0, 0, 0, 255))
    return np.asarray(Image.alpha_composite(black, rgba).convert("RGB"))
