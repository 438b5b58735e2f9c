"""How far a bulk run is, how fast it goes, and when it may be done."""

from __future__ import annotations

import time
from dataclasses import dataclass

from rscovlm.bulk.ledger import Ledger
from rscovlm.contract import Progress
from rscovlm.language.labels import counted


@dataclass
class Pace:
    """Counts of a run; rasters that were not opened yet are reckoned to be like those that were.

    Attributes:
        rasters: that are asked for.
        finished: of these.
        unopened: of these, those of which nothing is known.
        opened: how many of them it is known of how many pieces they have.
        pieces: those pieces.
        done: of these pieces.
        objects: found, those of this run before the ones seen twice are merged.
        here: pieces done by this run, its first left out, for which the engine had to be started.
        tiles: of these pieces.
        since: when the first was done, seconds of the monotonic clock; None: not yet.
    """

    rasters: int
    finished: int
    unopened: int
    opened: int
    pieces: int
    done: int
    objects: int
    here: int = 0
    tiles: int = 0
    since: float | None = None

    @classmethod
    def of(cls, ledger: Ledger) -> Pace:
        """Begin with what a ledger knows."""
        states, known = ledger.states(), ledger.known()
        unfinished = states["waiting"] + states["begun"]
        return cls(
            rasters=states.total(),
            finished=states.total() - unfinished,
            unopened=known.unopened,
            opened=known.opened,
            pieces=known.pieces,
            done=known.settled,
            objects=ledger.found().total(),
        )

    def begun(self, pieces: int) -> None:
        """A raster was opened for the first time, and has so many pieces."""
        self.unopened -= 1
        self.opened += 1
        self.pieces += pieces

    def settled(self, tiles: int, objects: int) -> None:
        """A piece of so many tiles was done, and so many objects found."""
        self.done += 1
        self.objects += objects
        if self.since is None:
            self.since = time.monotonic()
        else:
            self.here += 1
            self.tiles += tiles

    def ended(self, *, unopened: bool = False) -> None:
        """A raster was finished, or could not be opened."""
        self.finished += 1
        self.unopened -= unopened

    def progress(self) -> Progress:
        """Tell it."""
        told = [f"{self.finished} of {counted(self.rasters, 'raster')}", counted(self.objects, "object")]
        seconds = 0.0 if self.since is None else time.monotonic() - self.since
        if self.here and seconds > 0:
            told.append(f"{self.tiles / seconds:.3g} tiles a second")
            if left := self._left():
                told.append(f"{in_words(left * seconds / self.here)} left")
        return Progress(phase="detecting", done=self.finished, total=self.rasters, message=", ".join(told))

    def _left(self) -> float:
        """Pieces that are left, as far as can be known."""
        mean = self.pieces / self.opened if self.opened else 0.0
        return self.pieces - self.done + self.unopened * mean


def in_words(seconds: float) -> str:
    """A time that nobody knows exactly: ``about 2 h``."""
    if seconds < 90:
        return f"about {max(1, round(seconds))} s"
    if seconds < 90 * 60:
        return f"about {round(seconds / 60)} min"
    if seconds < 48 * 3600:
        return f"about {round(seconds / 3600)} h"
    return f"about {round(seconds / 86400)} days"
