"""The objects of a run, kept so that a hundred thousand of them cost QGIS nothing while they lie there."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any

from rscovlm_qgis.core.wire import Detection

_NAMES = [field.name for field in dataclasses.fields(Detection)]
_pack = attrgetter(*_NAMES)


class Objects(Mapping[int, Detection]):
    """Detections by their ids, in the order of their arrival, and how many of each class there are.

    They are held as plain tuples of numbers and texts, which Python's garbage collector leaves alone; to look
    through as many instances it would hold the main thread for a tenth of a second now and then.
    """

    def __init__(self) -> None:
        self._packed: dict[int, tuple[Any, ...]] = {}
        self.numbers: Counter[str] = Counter()
        """How many objects of each class there are, in the order of their first."""
        self.matched: dict[str, bool] = {}
        """Whether a class was asked for."""

    def __getitem__(self, number: int) -> Detection:
        return Detection(*self._packed[number])

    def __iter__(self) -> Iterator[int]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def put(self, item: Detection) -> None:
        """Take in an object; one of the same id gives way."""
        self.drop(item.id)
        self._packed[item.id] = _pack(item)
        self.numbers[item.class_name] += 1
        self.matched[item.class_name] = item.matched

    def drop(self, number: int) -> None:
        """Let go of an object, if it is there."""
        gone = self._packed.pop(number, None)
        if gone is None:
            return
        name = Detection(*gone).class_name
        self.numbers[name] -= 1
        if not self.numbers[name]:
            del self.numbers[name]
