"""Objects that words single out in a large image, and the coarse regions around them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rscovlm.geometry.quads import areas
from rscovlm_training.records.record import Box, Record
from rscovlm_training.records.zoom_builder.templates import Region

_CLEAR = 0.03
"""By how much of the image's side the outermost object must stand out."""

_LARGER = 1.3
"""How many times the area of the next one the largest object must have."""

_EXTREMES = (("left-most", 0, 1.0), ("right-most", 0, -1.0), ("top-most", 1, 1.0), ("bottom-most", 1, -1.0))
_LEAST_SIDE = 448
_MARGIN = (0.6, 1.6)


@dataclass(frozen=True)
class Reference:
    """An object that a phrase means and no other: ``the left-most ship``; ``number`` is its box's."""

    phrase: str
    label: str
    number: int


def find_references(record: Record) -> list[Reference]:
    """Find what can be spoken of without doubt: the only one of its class, the outermost, the largest.

    Classes with difficult objects are passed over: one of those might be the outermost.
    """
    size = np.array(record.images[0].size or (1, 1), np.float64)
    found: dict[int, Reference] = {}
    for label in sorted({box.label for box in record.boxes}):
        numbers = [number for number, box in enumerate(record.boxes) if box.label == label]
        if any(record.boxes[number].difficult for number in numbers):
            continue
        for words, number in _unique(record.boxes, numbers, size):
            found.setdefault(number, Reference(f"the {words} {label}".replace("  ", " "), label, number))
    return list(found.values())


def coarse_region(box: Box, size: tuple[int, int], rng: random.Random) -> Region:
    """Cut generously around an object: a margin on each side, never smaller than a useful crop.

    Args:
        box: native pixels.
        size: (width, height) of the image, native pixels; the region stays inside.
        rng: draws the margins, so that the object is not always in the middle.
    """
    corners = box.corners()
    low, high = corners.min(axis=0), corners.max(axis=0)
    longest = float((high - low).max())
    spans = []
    for axis in (0, 1):
        before, after = (longest * rng.uniform(*_MARGIN) for _ in range(2))
        lack = max(0.0, _LEAST_SIDE - (high[axis] - low[axis] + before + after))
        share = rng.uniform(0.3, 0.7)
        spans.append(_inside(low[axis] - before - lack * share, high[axis] + after + lack * (1 - share),
                             size[axis]))  # fmt: skip
    (x1, x2), (y1, y2) = spans
    return x1, y1, x2, y2


def _unique(
    boxes: Sequence[Box], numbers: Sequence[int], size: npt.NDArray[np.float64]
) -> list[tuple[str, int]]:
    """The words that single out one of some boxes, and which one they mean."""
    if len(numbers) == 1:
        return [("", numbers[0])]
    corners = np.stack([boxes[number].corners() for number in numbers])
    said = []
    for words, axis, sign in _EXTREMES:
        places = np.sort(sign * corners[..., axis].mean(axis=1))
        if places[1] - places[0] >= _CLEAR * size[axis]:
            said.append((words, numbers[int(np.argmin(sign * corners[..., axis].mean(axis=1)))]))
    by_size = np.sort(areas(corners))
    if by_size[-1] >= _LARGER * by_size[-2]:
        said.append(("largest", numbers[int(np.argmax(areas(corners)))]))
    return said


def _inside(low: float, high: float, limit: int) -> tuple[int, int]:
    """A span of whole pixels inside 0 to ``limit``, shifted inward rather than cut where it fits."""
    length = min(round(high - low), limit)
    start = min(max(round(low), 0), limit - length)
    return start, start + length
