"""Image sizes: what the vision tower accepts, and the three classes of rasters."""

from __future__ import annotations

import math
from typing import Literal

from rscovlm.errors import ImageTooThin

SizeClass = Literal["small", "regular", "ultra-high"]

MAX_ASPECT = 200
"""Beyond this aspect the processor of Qwen2-VL and its successors refuses an image."""

PUBLISHED_MAX_PIXELS = 1008 * 1008
"""The largest image, in area, that the published models see."""

_REGULAR_SHRINK = 2


def smart_resize(
    height: int, width: int, *, factor: int, min_pixels: int, max_pixels: int
) -> tuple[int, int]:
    """Find the size, (height, width) in model pixels, at which the model sees an image of native pixels.

    Each side is a multiple of ``factor`` and the area lies within the limits where the aspect allows it.
    Source: the image processor of Qwen2-VL, which the published weights were trained with.

    Raises:
        ValueError: when a side is not positive.
        ImageTooThin: when the aspect ratio is over 200.
    """
    if height < 1 or width < 1:
        raise ValueError(f"an image has at least one pixel, not {width} x {height}")
    if max(height, width) / min(height, width) > MAX_ASPECT:
        raise ImageTooThin(
            f"The region is {width} x {height} pixels; the model accepts no image that is more than "
            f"{MAX_ASPECT} times as long as wide."
        )
    new_height, new_width = round(height / factor) * factor, round(width / factor) * factor
    if new_height * new_width > max_pixels:
        shrink = math.sqrt(height * width / max_pixels)
        new_height = max(factor, math.floor(height / shrink / factor) * factor)
        new_width = max(factor, math.floor(width / shrink / factor) * factor)
    elif new_height * new_width < min_pixels:
        grow = math.sqrt(min_pixels / (height * width))
        new_height = math.ceil(height * grow / factor) * factor
        new_width = math.ceil(width * grow / factor) * factor
    return new_height, new_width


def size_class(width: int, height: int, *, max_pixels: int = PUBLISHED_MAX_PIXELS) -> SizeClass:
    """Tell whether an image of native pixels is small, regular or ultra-high in resolution.

    Small: the model sees it at its native resolution. Regular: it sees each side reduced to no less than
    a half. Ultra-high: it would lose more, so questions go through the zoom-in chain. The paper names the
    three classes without numbers that could be found; these bounds are ours, from its limit in area.

    Args:
        width: native pixels.
        height: native pixels.
        max_pixels: area in model pixels of the largest image that the model sees.
    """
    if width * height <= max_pixels:
        return "small"
    return "regular" if width * height <= max_pixels * _REGULAR_SHRINK**2 else "ultra-high"
