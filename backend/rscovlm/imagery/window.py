"""A rectangle of whole native pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class PixelWindow:
    """A rectangle of native pixels; ``col`` and ``row`` are its top left pixel, x right, y down.

    Raises:
        ValueError: when a side is not positive.
    """

    col: int
    row: int
    width: int
    height: int

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1:
            raise ValueError(f"a window has at least one pixel, not {self.width} x {self.height}")

    @classmethod
    def covering(cls, points: npt.ArrayLike) -> PixelWindow:
        """Make the smallest window around ``points``, (N, 2) native pixels.

        Raises:
            ValueError: when there is no point, or one that is not finite.
        """
        array = np.asarray(points, dtype=np.float64).reshape(-1, 2)
        if not len(array) or not np.isfinite(array).all():
            raise ValueError("a window needs at least one point, and finite ones")
        left, top = (math.floor(value) for value in array.min(axis=0))
        right, bottom = (math.ceil(value) for value in array.max(axis=0))
        return cls(left, top, max(right - left, 1), max(bottom - top, 1))

    @property
    def right(self) -> int:
        """The first column after the window."""
        return self.col + self.width

    @property
    def bottom(self) -> int:
        """The first row after the window."""
        return self.row + self.height

    @property
    def centre(self) -> tuple[float, float]:
        """The middle (x, y), in native pixels."""
        return self.col + self.width / 2, self.row + self.height / 2

    def corners(self) -> npt.NDArray[np.float64]:
        """(4, 2) native pixels, clockwise on the screen from the top left."""
        return np.array(
            [
                (self.col, self.row),
                (self.right, self.row),
                (self.right, self.bottom),
                (self.col, self.bottom),
            ],
            dtype=np.float64,
        )

    def intersect(self, other: PixelWindow) -> PixelWindow | None:
        """The part that both share; None where they share no pixel."""
        left, top = max(self.col, other.col), max(self.row, other.row)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        if right <= left or bottom <= top:
            return None
        return PixelWindow(left, top, right - left, bottom - top)

    def contains(self, other: PixelWindow) -> bool:
        """Whether every pixel of ``other`` is in this window."""
        return self.intersect(other) == other

    def clamp(self, width: int, height: int) -> PixelWindow | None:
        """The part inside a raster of ``width`` x ``height`` native pixels; None where it is all outside."""
        return self.intersect(PixelWindow(0, 0, width, height))

    def at_least(self, width: int, height: int, within: PixelWindow) -> PixelWindow:
        """Grow around the centre to at least this size, shifted and cut to stay inside ``within``."""
        col, new_width = _grown(self.col, self.width, width, within.col, within.right)
        row, new_height = _grown(self.row, self.height, height, within.row, within.bottom)
        return PixelWindow(col, row, new_width, new_height)

    def as_dict(self) -> dict[str, Any]:
        """The fields as plain integers, as the wire contract names them."""
        return {"col": self.col, "row": self.row, "width": self.width, "height": self.height}


def _grown(start: int, length: int, least: int, low: int, high: int) -> tuple[int, int]:
    wanted = min(max(length, least), high - low)
    first = start - (wanted - length) // 2
    return min(max(first, low), high - wanted), wanted
