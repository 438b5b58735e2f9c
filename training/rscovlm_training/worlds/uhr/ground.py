"""A photograph to lie under a world's districts, in place of drawn fields and woods."""

from __future__ import annotations

import math

import numpy as np

from rscovlm.imagery.source import RGB, ImageSource
from rscovlm.imagery.window import PixelWindow


class PhotoGround:
    """Real imagery whose licence allows it, repeated as in a mirror where the world is larger.

    Pixels are taken one for one: choose a world whose ground sampling distance is the photograph's.
    """

    def __init__(self, source: ImageSource) -> None:
        self.source = source

    def read(self, low: tuple[float, float], size: tuple[int, int], step: float) -> RGB:
        """Read (height, width, 3) uint8 from a corner of the world (native pixels), every ``step`` pixels."""
        width, height = size
        columns = _mirrored(low[0] + (np.arange(width) + 0.5) * step, self.source.width)
        rows = _mirrored(low[1] + (np.arange(height) + 0.5) * step, self.source.height)
        left, top = int(columns.min()), int(rows.min())
        window = PixelWindow(left, top, int(columns.max()) + 1 - left, int(rows.max()) + 1 - top)
        wide, high = (max(1, math.ceil(side / step)) for side in (window.width, window.height))
        part = self.source.read(window, wide, high)
        at_columns = np.minimum((columns - left) / window.width * wide, wide - 1).astype(int)
        at_rows = np.minimum((rows - top) / window.height * high, high - 1).astype(int)
        image: RGB = np.ascontiguousarray(part[np.ix_(at_rows, at_columns)])
        return image


def _mirrored(at: np.ndarray, side: int) -> np.ndarray:
    """Fold positions into 0..side, back and forth."""
    folded = np.mod(at, 2 * side)
    return np.minimum(np.where(folded < side, folded, 2 * side - folded), side - 1e-6)
