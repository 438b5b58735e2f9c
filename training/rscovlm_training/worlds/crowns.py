"""Tree crowns seen from above, made once and then turned towards the sun."""

from __future__ import annotations

import math
from functools import lru_cache

import cv2
import numpy as np

CROWNS = 8
_SIDE = 96
_SEED = 141_757


def dome(kind: int, side: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the brightness and the alpha of a crown lit from +x, both (side, side) uint8."""
    brightness, alpha = cv2.split(_crown(kind))
    shrink = (side, side)
    return (
        cv2.resize(brightness, shrink, interpolation=cv2.INTER_AREA),
        cv2.resize(alpha, shrink, interpolation=cv2.INTER_AREA),
    )


def crown(kind: int, side: int, sun: float) -> np.ndarray:
    """Return a crown lit from an angle (radians), (side, side, 2) uint8: brightness about 128, and alpha."""
    level = 0
    while _SIDE >> (level + 1) >= side and level < 3:
        level += 1
    source = _smaller_crown(kind, level)
    step = source.shape[0] / side
    cosine, sine = math.cos(sun) * step, math.sin(sun) * step
    middle, centre = (side - 1) / 2, (source.shape[0] - 1) / 2
    matrix = np.array([
        [cosine, sine, centre - (cosine + sine) * middle], [-sine, cosine, centre - (cosine - sine) * middle],
    ])  # fmt: skip
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    turned: np.ndarray = cv2.warpAffine(source, matrix, (side, side), flags=flags)
    return turned


@lru_cache(maxsize=64)
def _smaller_crown(kind: int, level: int) -> np.ndarray:
    side = _SIDE >> level
    smaller: np.ndarray = cv2.resize(_crown(kind), (side, side), interpolation=cv2.INTER_AREA)
    return smaller


@lru_cache(maxsize=CROWNS)
def _crown(kind: int) -> np.ndarray:
    """Make a crown lit from +x: lobes and clumps, brighter towards the light and in the middle."""
    rng = np.random.default_rng(_SEED + kind)
    side = _SIDE
    y, x = (np.mgrid[0:side, 0:side] + 0.5) / (side / 2) - 1
    angle, radius = np.arctan2(y, x), np.hypot(x, y)
    edge = np.full_like(angle, 0.72)
    for lobe in range(2, 9):
        edge += 0.2 / lobe * rng.random() * np.sin(lobe * angle + 6.28 * rng.random())
    clump = _clumps(rng, side)
    inside = np.clip((np.minimum(edge + 0.14 * clump, 0.97) - radius) * 9, 0, 1)
    light = 128 + 46 * x * np.minimum(radius * 1.3, 1) + 36 * clump - 30 * radius**2
    return np.dstack([np.clip(light, 0, 255), inside * 255]).astype(np.uint8)


def _clumps(rng: np.random.Generator, side: int) -> np.ndarray:
    noise = cv2.GaussianBlur(rng.standard_normal((side, side)), (0, 0), 4)
    fine = cv2.GaussianBlur(rng.standard_normal((side, side)), (0, 0), 1.5)
    clumps: np.ndarray = noise / noise.std() * 0.7 + fine / fine.std() * 0.5
    return clumps
