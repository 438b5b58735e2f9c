"""Who surveys the pieces of a bulk run; here: this process, one piece after the other."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from typing import Protocol

from rscovlm.bulk.work import Outcome, Piece, Search, StartEngine, Surveyor
from rscovlm.engines.protocol import CancelToken


class Pool(Protocol):
    """Surveys pieces in any order; asks for the next only when there is somebody to look at it."""

    def work(self, pieces: Iterator[Piece], cancel: CancelToken) -> Generator[Outcome, None, None]:
        """Survey every piece, each told once.

        Raises:
            Cancelled: the run was stopped; what was being looked at is not told.
            RSCoVLMError: nothing can be surveyed at all.
        """
        ...


class OwnProcess:
    """A pool of this process alone; the engine is started for the first piece, if there is one.

    Args:
        search: what is looked for.
        start: makes the engine.
        tell: is told that the model is being loaded.
    """

    def __init__(self, search: Search, start: StartEngine, tell: Callable[[str], None]) -> None:
        self._search = search
        self._start = start
        self._tell = tell

    def work(self, pieces: Iterator[Piece], cancel: CancelToken) -> Generator[Outcome, None, None]:
        """Survey every piece in order; as ``Pool.work``."""
        first = next(pieces, None)
        if first is None:
            return
        self._tell(f"Loading {self._search.card.title}")
        engine = self._start(self._search.card)
        surveyor = Surveyor(engine, self._search)
        try:
            piece: Piece | None = first
            while piece is not None:
                cancel.check()
                yield surveyor.survey(piece, cancel)
                piece = next(pieces, None)
        finally:
            surveyor.close()
            engine.close()
