"""What a task may read from: a raster on this machine, or one whose pixels another program serves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
from affine import Affine
from pyproj import CRS

from rscovlm.errors import BadRequest, RegionOutside
from rscovlm.imagery.gsd import GroundSamplingDistance
from rscovlm.imagery.window import PixelWindow

RGB = npt.NDArray[np.uint8]
"""(height, width, 3) uint8."""

MAX_OUTPUT_PIXELS = 36_000_000
"""No model sees more at once; a larger request is a mistake that would fill the memory."""


@dataclass(frozen=True)
class SourceWarning:
    """Something a person should know of a source; ``code`` is stable, for programs."""

    code: str
    message: str


class ImageSource(Protocol):
    """A georeferenced image that is read window by window."""

    @property
    def name(self) -> str:
        """What a person calls it."""
        ...

    @property
    def width(self) -> int:
        """Native pixels."""
        ...

    @property
    def height(self) -> int:
        """Native pixels."""
        ...

    @property
    def crs(self) -> CRS | None:
        """Of the map coordinates; None: it has none."""
        ...

    @property
    def transform(self) -> Affine:
        """Native pixels to map; (x, -y) for an image without a geotransform, where QGIS draws it."""
        ...

    @property
    def georeferenced(self) -> bool:
        """Whether it has both a CRS and a geotransform."""
        ...

    @property
    def warnings(self) -> Sequence[SourceWarning]:
        """What a person should know of the source."""
        ...

    def read(
        self, window: PixelWindow, width: int, height: int, *, check: Callable[[], None] | None = None
    ) -> RGB:
        """Read a window as 8-bit RGB of ``width`` x ``height`` pixels; nodata is black.

        ``check`` is called between the parts of a long read; what it raises stops the read.

        Raises:
            RegionOutside: when the window reaches outside the image.
            RasterUnreadable: when its pixels cannot be read.
        """
        ...

    def gsd(self, window: PixelWindow) -> GroundSamplingDistance | None:
        """Measure the ground sampling distance at the window's centre; None where it cannot be known."""
        ...


def check_read(whole: PixelWindow, window: PixelWindow, width: int, height: int) -> None:
    """Refuse a read that reaches outside the ``whole`` image or whose output makes no sense.

    Raises:
        RegionOutside: the window reaches outside the image.
        BadRequest: the output is empty or larger than any model's image.
    """
    if not whole.contains(window):
        raise RegionOutside(
            "The region reaches outside the raster.",
            details=f"window {window} of a raster of {whole.width} x {whole.height} pixels",
        )
    if width < 1 or height < 1 or width * height > MAX_OUTPUT_PIXELS:
        raise BadRequest(
            f"An image of {width} x {height} pixels cannot be made; "
            f"it may have 1 to {MAX_OUTPUT_PIXELS} pixels."
        )
