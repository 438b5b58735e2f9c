"""The objects of a run, kept so that a hundred thousand of them cost QGIS nothing while they lie there."""

from __future__ import annotations

import math
import struct
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Optional

from rscovlm_qgis.core.wire import Detection, Quad

_LAYOUT = struct.Struct("<?22d")
"""Whether it matches, the score, two quadrilaterals, the angle, and four sizes, which may be unknown."""


class Objects(Mapping[int, Detection]):
    """Detections by their ids, in the order of their arrival, and how many of each class there are.

    They are held as plain numbers and texts. Python's garbage collector would look through as many instances
    now and then, or tuples, and hold the main thread for up to a tenth of a second.
    """

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self._views: dict[int, int] = {}
        self._packed: dict[int, bytes] = {}
        self.numbers: Counter[str] = Counter()
        """How many objects of each class there are, in the order of their first."""
        self.matched: dict[str, bool] = {}
        """Whether a class was asked for."""

    def __getitem__(self, number: int) -> Detection:
        matched, score, *values = _LAYOUT.unpack(self._packed[number])
        length, width, area, gsd = (None if math.isnan(size) else size for size in values[17:])
        return Detection(
            number, self._names[number], matched, score, _quad(values[:8]), _quad(values[8:16]), values[16],
            length, width, area, gsd, self._views[number],
        )  # fmt: skip

    def __iter__(self) -> Iterator[int]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def put(self, item: Detection) -> None:
        """Take in an object; one of the same id gives way."""
        self.drop(item.id)
        sizes = map(_known, (item.length_m, item.width_m, item.area_m2, item.gsd_m))
        self._packed[item.id] = _LAYOUT.pack(
            item.matched, item.score, *chain(*item.polygon_px, *item.polygon_map), item.angle_deg, *sizes
        )
        self._names[item.id], self._views[item.id] = item.class_name, item.view
        self.numbers[item.class_name] += 1
        self.matched[item.class_name] = item.matched

    def drop(self, number: int) -> None:
        """Let go of an object, if it is there."""
        name = self._names.pop(number, None)
        if name is None:
            return
        del self._views[number], self._packed[number]
        self.numbers[name] -= 1
        if not self.numbers[name]:
            del self.numbers[name]


def _known(size: Optional[float]) -> float:
    return math.nan if size is None else size


def _quad(values: list[float]) -> Quad:
    return tuple(zip(values[::2], values[1::2]))  # type: ignore[return-value]
