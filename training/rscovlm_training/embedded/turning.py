"""The eight ways to hold an image: seen from above, a scene has no right way up.

Variant 0 is the image itself; an odd one is mirrored left to right first; then it is turned by
``variant // 2`` quarters, counter-clockwise on the screen. Frames: pixels of the image given, then of the
image returned.
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from rscovlm.geometry.quads import canonical

VARIANTS = 8
_SIDES = re.compile(r"\b(left|right|top|bottom)(?=-?most\b)")
_MIRRORED = {"left": "right", "right": "left"}
_QUARTER = {"left": "bottom", "bottom": "right", "right": "top", "top": "left"}


def turned(
    image: npt.NDArray[np.uint8], quads: npt.NDArray[np.float64], variant: int
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float64]]:
    """An image in a variant, and its (N, 4, 2) quadrilaterals, canonical again."""
    if variant % 2:
        image = image[:, ::-1]
        quads = quads * [-1, 1] + [image.shape[1], 0]
    for _ in range(variant // 2):
        # (x, y) goes to (y, width - x).
        quads = np.stack([quads[..., 1], image.shape[1] - quads[..., 0]], axis=-1)
        image = np.rot90(image)
    return np.ascontiguousarray(image), canonical(quads)


def turned_words(text: str, variant: int) -> str:
    """A question about an image, asked of a variant of it: what was leftmost may now be topmost."""
    if variant % 2:
        text = _SIDES.sub(lambda side: _MIRRORED.get(side[0], side[0]), text)
    for _ in range(variant // 2):
        text = _SIDES.sub(lambda side: _QUARTER[side[0]], text)
    return text
