"""Drawing in metres on an 8-bit image.

A pen carries the affine matrix from its own frame (metres, x right, y down) to native pixels, whose
corners lie at whole numbers; OpenCV's lie at pixel centres, hence the half pixel taken off on drawing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

RGB = tuple[float, float, float]
Part = tuple[np.ndarray, RGB]
"""A filled polygon: (N, 2) points in the pen's frame, and its colour."""

_SHIFT = 4


@dataclass(frozen=True)
class Pen:
    """An image (H, W, 3) uint8 and the 2x3 matrix from metres to its pixels."""

    image: np.ndarray
    matrix: np.ndarray

    @property
    def scale(self) -> float:
        """Pixels a metre."""
        return float(math.hypot(self.matrix[0, 0], self.matrix[1, 0]))

    def at(self, x: float, y: float, heading: float) -> Pen:
        """Return a pen whose origin is (x, y) and whose x axis points along the heading (radians)."""
        return Pen(self.image, self.matrix @ pose(x, y, heading))

    def to_px(self, points: np.ndarray) -> np.ndarray:
        """Map (N, 2) metres to native pixels."""
        return points @ self.matrix[:, :2].T + self.matrix[:, 2]

    def polygon(self, points: np.ndarray, colour: RGB) -> None:
        """Fill a polygon of (N, 2) metres."""
        cv2.fillPoly(self.image, [_fixed(self.to_px(points))], colour, cv2.LINE_AA, _SHIFT)

    def parts(self, parts: Iterable[Part]) -> None:
        """Fill polygons in order."""
        parts = list(parts)
        if not parts:
            return
        fixed = _fixed(self.to_px(np.concatenate([points for points, _ in parts])))
        start = 0
        for points, colour in parts:
            stop = start + len(points)
            cv2.fillPoly(self.image, [fixed[start:stop]], colour, cv2.LINE_AA, _SHIFT)
            start = stop

    def line(self, points: np.ndarray, width: float, colour: RGB, *, closed: bool = False) -> None:
        """Draw a polyline of a width in metres; thinner than a pixel, it fades into the ground instead."""
        wide = width * self.scale
        fixed = [_fixed(self.to_px(points))]
        if wide >= 0.9:
            cv2.polylines(self.image, fixed, closed, colour, max(1, round(wide)), cv2.LINE_AA, _SHIFT)
            return
        ground = self.image.copy()
        cv2.polylines(self.image, fixed, closed, colour, 1, cv2.LINE_AA, _SHIFT)
        cv2.addWeighted(self.image, wide, ground, 1 - wide, 0, dst=self.image)

    def mask(self, polygons: Iterable[np.ndarray]) -> np.ndarray:
        """Rasterise polygons of metres to an (H, W) uint8 mask, 255 inside."""
        mask = np.zeros(self.image.shape[:2], np.uint8)
        for points in polygons:
            cv2.fillPoly(mask, [_fixed(self.to_px(points))], 255, cv2.LINE_AA, _SHIFT)
        return mask

    @contextmanager
    def magnified(self, points: np.ndarray, times: int) -> Iterator[Pen]:
        """Yield a pen on a magnified copy of the image around the points (metres), put back on leaving.

        Enlarging by repetition and reducing by averaging leave untouched pixels exactly as they were.
        """
        around = self.to_px(points)
        height, width = self.image.shape[:2]
        x0, y0 = np.maximum(np.floor(around.min(axis=0)).astype(int) - 1, 0)
        x1, y1 = np.minimum(np.ceil(around.max(axis=0)).astype(int) + 1, (width, height))
        if times <= 1 or x1 <= x0 or y1 <= y0:
            yield self
            return
        patch = self.image[y0:y1, x0:x1]
        large = cv2.resize(patch, None, fx=times, fy=times, interpolation=cv2.INTER_NEAREST)
        matrix = self.matrix.copy()
        matrix[:, 2] -= (x0, y0)
        yield Pen(large, matrix * times)
        self.image[y0:y1, x0:x1] = cv2.resize(large, (x1 - x0, y1 - y0), interpolation=cv2.INTER_AREA)


def pose(x: float, y: float, heading: float) -> np.ndarray:
    """Return the 3x3 matrix that turns by the heading (radians) and moves to (x, y)."""
    cosine, sine = math.cos(heading), math.sin(heading)
    return np.array([[cosine, -sine, x], [sine, cosine, y], [0.0, 0.0, 1.0]])


def rect(x: float, y: float, length: float, width: float) -> np.ndarray:
    """Return the corners (4, 2) of an upright rectangle centred at (x, y)."""
    dx, dy = length / 2, width / 2
    return np.array([[x - dx, y - dy], [x + dx, y - dy], [x + dx, y + dy], [x - dx, y + dy]])


def disc(x: float, y: float, radius: float, corners: int = 28) -> np.ndarray:
    """Return a circle as a polygon (corners, 2)."""
    return _unit_circle(corners) * radius + (x, y)


def mirrored(points: np.ndarray) -> np.ndarray:
    """Reflect (N, 2) points on the x axis."""
    return points * (1.0, -1.0)


@lru_cache(maxsize=8)
def _unit_circle(corners: int) -> np.ndarray:
    angles = np.arange(corners) * (2 * math.pi / corners)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def _fixed(px: np.ndarray) -> np.ndarray:
    return np.rint((np.clip(px, -20_000, 20_000) - 0.5) * (1 << _SHIFT)).astype(np.int32)
