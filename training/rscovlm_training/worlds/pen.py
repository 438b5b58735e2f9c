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

    def strokes(self, lines: Iterable[np.ndarray], width: float, colour: RGB, share: float = 1.0) -> None:
        """Draw polylines of a width in metres, all at once.

        Thinner than a pixel they fade into the ground, as they do to a sensor; ``share`` fades them more.
        """
        wide = width * self.scale
        fixed = [_fixed(self.to_px(points)) for points in lines]
        if wide >= 1 and share >= 1:
            cv2.polylines(self.image, fixed, False, colour, round(wide), cv2.LINE_AA, _SHIFT)
            return
        mask = np.zeros(self.image.shape[:2], np.uint8)
        level = round(255 * min(wide, 1.0) * share)
        cv2.polylines(mask, fixed, False, level, max(1, round(wide)), cv2.LINE_AA, _SHIFT)
        self.tint(mask, colour)

    def outline(self, points: np.ndarray, width: float, colour: RGB) -> None:
        """Draw the edge of a polygon."""
        self.strokes([np.concatenate([points, points[:1]])], width, colour)

    def tint(self, mask: np.ndarray, colour: RGB) -> None:
        """Mix a colour into the image as the (H, W) uint8 mask says."""
        self.image[:] = blend(self.image, np.full_like(self.image, np.rint(colour).astype(np.uint8)), mask)

    def mask(self, polygons: Iterable[np.ndarray]) -> np.ndarray:
        """Rasterise polygons of metres to an (H, W) uint8 mask, 255 inside."""
        mask = np.zeros(self.image.shape[:2], np.uint8)
        for points in polygons:
            cv2.fillPoly(mask, [_fixed(self.to_px(points))], 255, cv2.LINE_AA, _SHIFT)
        return mask

    def around(self, points: np.ndarray) -> Pen | None:
        """Return a pen on the part of the image around the points (metres); None if that is outside.

        The part is a view: what is drawn on it is drawn on the image.
        """
        px = self.to_px(points)
        height, width = self.image.shape[:2]
        x0, y0 = np.maximum(np.floor(px.min(axis=0)).astype(int) - 1, 0)
        x1, y1 = np.minimum(np.ceil(px.max(axis=0)).astype(int) + 1, (width, height))
        if x1 <= x0 or y1 <= y0:
            return None
        matrix = self.matrix.copy()
        matrix[:, 2] -= (x0, y0)
        return Pen(self.image[y0:y1, x0:x1], matrix)

    @contextmanager
    def magnified(self, times: int) -> Iterator[Pen]:
        """Yield a pen on a magnified copy of the image, which is put back on leaving.

        Enlarging by repetition and reducing by averaging leave untouched pixels exactly as they were.
        """
        size = self.image.shape[1::-1]
        large = cv2.resize(self.image, None, fx=times, fy=times, interpolation=cv2.INTER_NEAREST)
        yield Pen(large, self.matrix * times)
        self.image[:] = cv2.resize(large, size, interpolation=cv2.INTER_AREA)


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


def placed(points: np.ndarray, x: float, y: float, heading: float) -> np.ndarray:
    """Turn (N, 2) points by the heading (radians) and move them to (x, y)."""
    cosine, sine = math.cos(heading), math.sin(heading)
    return points @ np.array([[cosine, sine], [-sine, cosine]]) + (x, y)


def blend(below: np.ndarray, above: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Lay one (H, W, 3) uint8 image over another where the (H, W) uint8 mask says so."""
    weight = mask.astype(np.float32) * (1 / 255.0)
    mixed: np.ndarray = cv2.blendLinear(above, below, weight, 1 - weight)
    return mixed


@lru_cache(maxsize=8)
def _unit_circle(corners: int) -> np.ndarray:
    angles = np.arange(corners) * (2 * math.pi / corners)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)


def _fixed(px: np.ndarray) -> np.ndarray:
    return np.rint((np.clip(px, -20_000, 20_000) - 0.5) * (1 << _SHIFT)).astype(np.int32)
