"""Show a model a window of a raster: read natively, resized only for the model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from rscovlm.geometry.frames import ModelFrame
from rscovlm.imagery.sizes import size_class, smart_resize
from rscovlm.imagery.source import RGB, ImageSource
from rscovlm.imagery.window import PixelWindow
from rscovlm.models import ModelCard

NATIVE_LIMIT = 2048 * 2048
"""Largest window, in native pixels, that is read pixel by pixel; larger ones are read reduced."""

NO_PIXELS: RGB = np.zeros((0, 0, 3), dtype=np.uint8)
"""In the place of the image of a look whose reply is there."""


@dataclass(frozen=True)
class Look:
    """What the model sees: the image at its size, and the frame that ties it to the raster."""

    rgb: RGB
    frame: ModelFrame

    @property
    def window(self) -> PixelWindow:
        """Native pixels."""
        return self.frame.window


def look(source: ImageSource, window: PixelWindow, card: ModelCard) -> Look:
    """Look at a window within the model's limits.

    Raises:
        ImageTooThin: its aspect ratio is beyond what the vision tower accepts.
        RasterUnreadable: its pixels cannot be read.
    """
    return _look(source, window, card, window.width, window.height)


def look_at_tile(source: ImageSource, tile: PixelWindow, card: ModelCard) -> Look:
    """Look at a detection tile at the scale of the model's tile rule; arguments and errors as ``look``."""
    scale = card.tiles.seen_at / card.tiles.size
    return _look(source, tile, card, max(1, round(tile.width * scale)), max(1, round(tile.height * scale)))


def needs_zoom(window: PixelWindow, card: ModelCard) -> bool:
    """Whether a region is so large that one look at it loses what the zoom-in chain would find.

    Only ultra-high resolutions go through the chain, and what that is depends on the model: 2048 x 2048
    pixels are reduced to a half by one that sees 1008 x 1008, and to a ninth by one that sees 224 x 224.
    """
    return size_class(window.width, window.height, max_pixels=card.max_pixels) == "ultra-high"


def is_blank(rgb: RGB) -> bool:
    """Whether every pixel is the same, as nodata is: there is nothing to be seen."""
    return bool((rgb == rgb[0, 0]).all())


def _look(source: ImageSource, window: PixelWindow, card: ModelCard, width: int, height: int) -> Look:
    """Look at ``window`` as if it were ``width`` x ``height`` pixels, within the model's limits."""
    seen_height, seen_width = smart_resize(
        height, width, factor=card.factor, min_pixels=card.min_pixels, max_pixels=card.max_pixels
    )
    frame = ModelFrame(window, seen_width, seen_height)
    if window.width * window.height > NATIVE_LIMIT:
        return Look(source.read(window, seen_width, seen_height), frame)
    native = source.read(window, window.width, window.height)
    return Look(_resize(native, seen_width, seen_height), frame)


def _resize(rgb: RGB, width: int, height: int) -> RGB:
    """Resize bicubically with anti-aliasing, as the processor that the published weights know does."""
    if rgb.shape[:2] == (height, width):
        return rgb
    return np.asarray(Image.fromarray(rgb).resize((width, height), Image.Resampling.BICUBIC))
