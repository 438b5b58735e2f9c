"""A raster whose pixels another program serves: its place is known, its windows are asked for.

Knows no job and no HTTP: ``ask`` is whatever brings a window's pixels.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from typing import Protocol

import numpy as np
from PIL import Image

from rscovlm.errors import BadRequest, RegionTooLarge, WindowUnusable
from rscovlm.imagery.place import Place
from rscovlm.imagery.placed import PlacedRaster, RasterFacts
from rscovlm.imagery.source import RGB, check_read
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


class ServedImage(PlacedRaster):
    """An ``ImageSource`` without a file."""

    def __init__(self, name: str, size_px: tuple[int, int], place: Place, ask: AskForWindow) -> None:
        super().__init__(*size_px, place)
        self._name = name
        self._ask = ask

    @property
    def name(self) -> str:
        """What the client calls it."""
        return self._name

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

    def info(self) -> RasterFacts:
        """Describe the raster; the ground sampling distance is that at its centre."""
        return self._facts(self._name, bands=3, dtype="uint8", nodata=None, overviews=())


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
