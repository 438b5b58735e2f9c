"""Threads of the plugin that let QGIS's main thread have Python sooner.

Python runs one thread at a time: another waits for the interval of ``sys.setswitchinterval``, 5 ms, each time
that it wants to run. In one turn of its event loop the main thread may want to a hundred times, for every
filter and slot that is written in Python, QGIS's own among them: half a second in which nothing moves, with a
hundredth of that to do.
"""

from __future__ import annotations

import sys
import threading
from types import TracebackType

SWITCH_S = 0.0005


class GivingWay:
    """The interval is short while anybody is within one of these blocks."""

    _lock = threading.Lock()
    _within = 0
    _usual = SWITCH_S

    def __enter__(self) -> None:
        cls = type(self)
        with cls._lock:
            if not cls._within:
                cls._usual = sys.getswitchinterval()
                sys.setswitchinterval(min(cls._usual, SWITCH_S))
            cls._within += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        cls = type(self)
        with cls._lock:
            cls._within -= 1
            if not cls._within:
                sys.setswitchinterval(cls._usual)
