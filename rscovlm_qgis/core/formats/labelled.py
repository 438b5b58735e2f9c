"""What label formats write: an image and its objects, in the image's native pixels. Knows nothing of QGIS."""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Optional, Union

import numpy as np

from rscovlm_qgis.core.pixels import Quad


@dataclass(frozen=True)
class Labelled:
    """An object: its class, and (4, 2) corners clockwise on the screen from the topmost, native pixels."""

    class_name: str
    quad_px: Quad
    score: Optional[float] = None


class ManyLabelled(Iterable[Labelled]):
    """Objects as columns of numbers: to let go of a hundred thousand instances takes QGIS's time."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._numbers = array("d")

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[Labelled]:
        for at, name in enumerate(self._names):
            *corners, score = self._numbers[9 * at : 9 * at + 9]
            yield Labelled(name, np.reshape(corners, (4, 2)), None if math.isnan(score) else score)

    def append(self, item: Labelled) -> None:
        """Take in an object."""
        self._names.append(sys.intern(item.class_name))
        self._numbers.extend(np.asarray(item.quad_px, np.float64).reshape(-1))
        self._numbers.append(math.nan if item.score is None else item.score)


@dataclass(frozen=True)
class LabelledImage:
    """An image file, its size in native pixels, and what is in it."""

    file_name: str
    width: int
    height: int
    objects: Union[list[Labelled], ManyLabelled] = field(default_factory=list)
    gsd_m: Optional[float] = None


def rounded(quad_px: Quad, digits: int = 3) -> list[float]:
    """Write corners as eight numbers, without negative zeros."""
    return [float(value) + 0.0 for value in np.round(np.asarray(quad_px, np.float64).reshape(-1), digits)]
