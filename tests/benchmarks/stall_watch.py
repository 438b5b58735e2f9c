"""Times the turns of the main thread's event loop, and tells what it did in the longest of them.

A timer of the event loop itself says when a turn begins: what holds the loop holds the timer as long,
whatever it is, and a click would have waited as long too. A thread looks meanwhile at what Python does on the
main thread. Linux tells how long the thread ran, and how long it was ready to run while others had its core.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QEventLoop, QObject, Qt, QTimer

TICK_MS = 5
LOOK_S = 0.004
SUSPECT_S = 0.03
"""A turn that takes longer is looked into."""

_HERE = Path(__file__).name


@dataclass
class Turn:
    """A turn of the event loop, in seconds.

    Attributes:
        wall: from its begin to that of the next.
        cpu: for how long the main thread ran.
        waited: for how long it was ready to run, and another thread or program had the core.
        begun: when, on ``time.perf_counter``.
        doing: what was seen of it, most often first.
    """

    wall: float
    cpu: float
    waited: float
    begun: float
    doing: str = ""

    @property
    def own(self) -> float:
        """What it would have taken had a core been free."""
        return self.wall - self.waited


@dataclass
class Turns:
    """All turns of one thing that was done."""

    name: str
    seconds: float = 0.0
    objects: int = 0
    """How many came meanwhile."""
    stolen: float = 0.0
    """Seconds of the cores that a virtual machine's host took meanwhile."""
    all: list[Turn] = field(default_factory=list)

    @property
    def longest(self) -> Turn:
        """By the wall's clock."""
        return max(self.all, key=lambda turn: turn.wall)

    @property
    def longest_own(self) -> Turn:
        """By what it would have taken on a machine without others."""
        return max(self.all, key=lambda turn: turn.own)

    @property
    def busiest(self) -> Turn:
        """By the time that the main thread ran."""
        return max(self.all, key=lambda turn: turn.cpu)

    def high(self, share: float) -> float:
        """The wall's time that so large a share of the turns stays under."""
        walls = sorted(turn.wall for turn in self.all)
        return walls[min(len(walls) - 1, int(share * len(walls)))]

    def record(self) -> dict[str, Any]:
        """As JSON values."""
        longest = {"wall": self.longest, "own": self.longest_own, "cpu": self.busiest}
        return {
            "name": self.name, "seconds": self.seconds, "objects": self.objects, "turns": len(self.all),
            "stolen": self.stolen, "high": self.high(0.999), "ran": sum(turn.cpu for turn in self.all),
            **{name: asdict(turn) for name, turn in longest.items()},
        }  # fmt: skip


class StallWatch(QObject):
    """Measures one thing after the other, on the main thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._main = threading.get_ident()
        self._schedstat = os.open("/proc/thread-self/schedstat", os.O_RDONLY)
        self._turns: Turns | None = None
        self._last = self._clocks()
        self._seen: list[str] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        gc.callbacks.append(self._on_collection)
        self._collecting = 0.0
        self._looking = threading.Thread(target=self._look, daemon=True)
        self._looking.start()

    @contextmanager
    def measure(self, name: str) -> Iterator[Turns]:
        """Time every turn that ends within the block, which is to let the event loop run."""
        self._turns = turns = Turns(name)
        begun, stolen = time.perf_counter(), _stolen()
        self._last = self._clocks()
        self._timer.start()
        try:
            yield turns
        finally:
            turns.seconds, turns.stolen = time.perf_counter() - begun, _stolen() - stolen
            self._tick()
            self._timer.stop()
            self._turns = None

    def _tick(self) -> None:
        now, last = self._clocks(), self._last
        seen, self._seen = self._seen, []
        wall, cpu, waited = (after - before for after, before in zip(now, last, strict=True))
        turn = Turn(wall, cpu, waited, last[0])
        if wall > SUSPECT_S:
            turn.doing = "; ".join(f"{what} ({times}x)" for what, times in Counter(seen).most_common(3))
        self._last = now
        if self._turns is not None:
            self._turns.all.append(turn)

    def _clocks(self) -> tuple[float, float, float]:
        """Seconds on the wall, of running, and of waiting for a core."""
        # One call of the system, after each of which other threads of Python may come first.
        _, waited, _ = os.pread(self._schedstat, 100, 0).split()
        return time.perf_counter(), time.thread_time(), int(waited) / 1e9

    def _on_collection(self, phase: str, _about: dict[str, int]) -> None:
        """On any thread: Python looks for garbage, and no other thread runs Python meanwhile."""
        now = time.perf_counter()
        if phase == "start":
            self._collecting = now
        elif now - self._collecting > SUSPECT_S / 2:
            self._seen.append(f"Python's garbage collection, {1000 * (now - self._collecting):.0f} ms")

    def _look(self) -> None:
        """On a thread: note where the main thread is, while its turn takes long."""
        while True:
            time.sleep(LOOK_S)
            if self._turns is not None and time.perf_counter() - self._last[0] > SUSPECT_S:
                self._seen.append(_place(sys._current_frames()[self._main]))


def _stolen() -> float:
    """Seconds that this machine's cores wanted to run and its host, if it has one, did not let them."""
    times = Path("/proc/stat").read_text(encoding="ascii").split(maxsplit=9)
    return int(times[8]) / os.sysconf("SC_CLK_TCK")


def _place(frame: object) -> str:
    """Say where a frame is: the innermost of ours and, where it is another, the innermost."""
    chain = []
    while frame is not None:
        path = Path(frame.f_code.co_filename)  # type: ignore[attr-defined]
        chain.append((path, f"{path.name}:{frame.f_lineno} {frame.f_code.co_name}"))  # type: ignore[attr-defined]
        frame = frame.f_back  # type: ignore[attr-defined]
    if chain[0][0].name == _HERE:
        return "Qt and QGIS, not in Python"
    ours = [said for path, said in chain if "rscovlm_qgis" in path.parts]
    return " < ".join([chain[0][1], *(said for said in ours[:3] if said != chain[0][1])])


def turn_until(condition: Callable[[], object], what: str, limit_s: float = 600.0) -> None:
    """Let the event loop run by itself until a condition holds.

    Raises:
        RuntimeError: it does not within the limit.
    """
    loop, end = QEventLoop(), time.monotonic() + limit_s
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if condition() or time.monotonic() > end else None)
    timer.start(20)
    loop.exec()
    if not condition():
        raise RuntimeError(f"did not happen within {limit_s:.0f} s: {what}")
