"""A bulk run: rasters become pieces, workers survey them, the ledger keeps what came of it.

The pieces are handed out one by one, as the workers ask for them: a raster is opened when its turn comes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import closing

from rscovlm.bulk.ledger import Ledger, RasterRow
from rscovlm.bulk.pace import Pace
from rscovlm.bulk.pool import Pool
from rscovlm.bulk.work import Outcome, Piece, Search, open_source
from rscovlm.contract import Event, ObjectsReplaced
from rscovlm.engines.protocol import CancelToken
from rscovlm.errors import (
    ContextTooLong,
    EngineFailed,
    OutOfMemory,
    RegionOutside,
    RSCoVLMError,
    ServerAway,
    ServerBusy,
    ServerRefused,
    UnreadableReply,
)
from rscovlm.imagery.window import PixelWindow
from rscovlm.tasks.detect import Survey, batches, check_readable, conclude

log = logging.getLogger(__name__)

IN_A_ROW = 5
"""So many pieces that the engine fails at, one after the other, are put down to the engine: the run ends."""

_OF_THE_SERVER = (ServerAway, ServerBusy, ServerRefused)
_OF_THE_PIECE = (OutOfMemory, ContextTooLong)

Show = Callable[[Event], None]


class BulkRun:
    """One run over the rasters that the ledger says are asked for.

    Args:
        ledger: what is known, and what becomes known.
        search: what is looked for.
        pool: who looks.
        show: is told of the progress.
    """

    def __init__(self, ledger: Ledger, search: Search, pool: Pool, show: Show) -> None:
        self._ledger = ledger
        self._search = search
        self._pool = pool
        self._show = show
        self._left: dict[int, int] = {}
        self._doubtful: list[Outcome] = []
        self._surveyed = False
        self._pace = Pace.of(ledger)

    def work(self, cancel: CancelToken) -> None:
        """Survey what is left; what is done is in the ledger at every moment.

        Raises:
            Cancelled: the run was stopped.
            EngineFailed: the engine cannot be loaded, or fails at everything.
            RSCoVLMError: the disk is full, or the cluster is gone.
        """
        try:
            with closing(self._pool.work(self._pieces(), cancel)) as outcomes:
                for outcome in outcomes:
                    self._take(outcome)
                    self._show(self._pace.progress())
            self._settle_doubts()
        finally:
            self._merge_begun()

    def _pieces(self) -> Iterator[Piece]:
        """The pieces that are not settled, raster by raster."""
        for row in self._ledger.waiting():
            try:
                plan, crs_wkt = self._plan(row.source)
            except RegionOutside:
                self._ledger.end(row.number, "outside")
                self._pace.ended(unopened=row.pieces is None)
            except RSCoVLMError as error:
                log.info("%s: %s", row.source, error.details)
                self._ledger.end(row.number, "failed", error)
                self._pace.ended(unopened=row.pieces is None)
            else:
                yield from self._pieces_of(row, plan, crs_wkt)

    def _pieces_of(self, row: RasterRow, plan: list[list[PixelWindow]], crs_wkt: str) -> Iterator[Piece]:
        settled = self._ledger.begin(row.number, len(plan), crs_wkt)
        if row.pieces is None:
            self._pace.begun(len(plan))
        self._left[row.number] = len(plan) - len(settled)
        if not self._left[row.number]:
            self._finish(row.number)
        for number, tiles in enumerate(plan):
            if number not in settled:
                yield Piece(row.number, number, row.source, tuple(tiles))

    def _plan(self, source: str) -> tuple[list[list[PixelWindow]], str]:
        """The tiles of a raster's pieces, and its CRS as WKT."""
        opened = open_source(source, self._search.region)
        with opened.raster as raster:
            for warning in raster.warnings:
                log.info("%s: %s", source, warning.message)
            return batches(opened.area, self._search.card), raster.crs.to_wkt() if raster.crs else ""

    def _take(self, outcome: Outcome) -> None:
        """Note an outcome; a failure of the engine only once it has done another piece."""
        result = outcome.result
        if isinstance(result, _OF_THE_SERVER):
            raise result
        if isinstance(result, EngineFailed) and not isinstance(result, _OF_THE_PIECE):
            self._doubtful.append(outcome)
            if len(self._doubtful) >= IN_A_ROW:
                raise result
            return
        self._settle(outcome)
        if isinstance(result, Survey):
            self._surveyed = True
            self._settle_doubts()

    def _settle_doubts(self) -> None:
        for outcome in self._doubtful:
            if not self._surveyed and isinstance(outcome.result, RSCoVLMError):
                raise outcome.result
            self._settle(outcome)
        self._doubtful.clear()

    def _settle(self, outcome: Outcome) -> None:
        piece, result = outcome.piece, outcome.result
        self._ledger.record(piece.raster, piece.number, result)
        self._pace.settled(len(piece.tiles), len(result.found) if isinstance(result, Survey) else 0)
        self._left[piece.raster] -= 1
        if not self._left[piece.raster]:
            self._finish(piece.raster)

    def _finish(self, raster: int) -> None:
        """Merge what was found on a raster, all of which was looked at."""
        del self._left[raster]
        survey = self._ledger.survey(raster)
        error = self._ledger.first_failure(raster)
        if error is None:
            try:
                check_readable(survey)
            except UnreadableReply as unreadable:
                error = unreadable
        kept = _merged(survey)
        self._ledger.conclude(raster, kept, "failed" if error else "done", error)
        self._pace.ended()

    def _merge_begun(self) -> None:
        """Merge what was found so far on the rasters that stay unfinished, so that it can be written."""
        for raster in self._ledger.begun():
            self._ledger.conclude(raster, _merged(self._ledger.survey(raster)), "begun")


def _merged(survey: Survey) -> set[int]:
    """The numbers of the objects that stay, as a detection of this raster alone would leave them."""
    kept = {item.id for item in survey.found}
    for event in conclude(survey, survey.answered + survey.blank):
        if isinstance(event, ObjectsReplaced):
            kept -= set(event.ids)
    return kept
