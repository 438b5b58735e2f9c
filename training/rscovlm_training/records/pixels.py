"""Pixels of images of any size, read as the backend reads them, so that training sees what serving sees."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from rasterio.errors import NotGeoreferencedWarning

from rscovlm.errors import RSCoVLMError
from rscovlm.imagery.raster import Raster
from rscovlm.imagery.source import RGB
from rscovlm.imagery.window import PixelWindow
from rscovlm_training.records.record import DataUnreadable


@lru_cache(maxsize=65536)
def image_size(path: str) -> tuple[int, int]:
    """(width, height) in native pixels, from the file's header.

    Raises:
        DataUnreadable: when the image is not there or no image.
    """
    try:
        with _opened(path) as raster:
            return raster.width, raster.height
    except RSCoVLMError as error:
        raise _no_image(path, error) from error


def read_pixels(path: str, window: PixelWindow | None, width: int, height: int) -> RGB:
    """Read a window of native pixels, None: all of it, as (height, width, 3) uint8 model pixels.

    Raises:
        DataUnreadable: when the image is not there, is damaged, or smaller than the window.
    """
    try:
        with _opened(path) as raster:
            return raster.read(window or raster.window, width, height)
    except RSCoVLMError as error:
        raise _no_image(path, error) from error


@contextmanager
def _opened(path: str) -> Iterator[Raster]:
    """Open an image; published ones have no place on the map, and need no warning of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotGeoreferencedWarning)
        with Raster.open(path) as raster:
            yield raster


def _no_image(path: str, error: RSCoVLMError) -> DataUnreadable:
    return DataUnreadable(
        f"The image '{Path(path).name}' cannot be read: {error.message}",
        details=f"{path}: {error.details}",
        next_step="Check the folder of the images, LAYOUT:ANNOTATIONS@IMAGES.",
    )
