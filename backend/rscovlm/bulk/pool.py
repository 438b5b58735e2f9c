"""Who surveys the pieces of a bulk run; here: this process, as many at a time as the engine is given."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from itertools import chain
from typing import Protocol

from rscovlm.bulk.work import Outcome, Piece, Search, StartEngine, Surveyor
from rscovlm.engines.protocol import CancelToken
from rscovlm.models import ModelCard
from rscovlm.tasks.ahead import in_order


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
        lanes = _lanes(engine.card, self._search.card)
        idle = [Surveyor(engine, self._search) for _ in range(lanes)]
        left = CancelToken(cancel)

        def survey(piece: Piece) -> Outcome:
            left.check()
            surveyor = idle.pop()
            try:
                return surveyor.survey(piece, left)
            finally:
                idle.append(surveyor)

        try:
            with closing(in_order(chain([first], pieces), survey, lanes, left)) as outcomes:
                yield from outcomes
        finally:
            for surveyor in idle:
                surveyor.close()
            engine.close()


def _lanes(engine: ModelCard, search: ModelCard) -> int:
    """How many pieces are surveyed side by side: one, unless the engine is given more tiles than one has.

    Twice what would do: a piece is done when its longest reply is, and most of its places are free before.
    """
    at_once = engine.serving.at_once
    return 1 if at_once == 1 else 2 * -(-at_once // search.tiles.batch)
