"""A piece of a bulk run: some tiles of one raster, looked at in one batch, in whatever process.

A piece is what ``rscovlm detect`` shows the model at once, so that both give the same replies.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rscovlm.contract import Region
from rscovlm.engines.protocol import CancelToken, Engine
from rscovlm.errors import Cancelled, RSCoVLMError
from rscovlm.imagery.raster import Raster
from rscovlm.imagery.window import PixelWindow
from rscovlm.models import ModelCard
from rscovlm.tasks.area import Area, find_area
from rscovlm.tasks.detect import Survey, survey_tiles
from rscovlm.tasks.job import Job
from rscovlm.tasks.trace import Trace

log = logging.getLogger(__name__)

KEPT_OPEN = 4
"""Rasters that a worker keeps open: pieces of one come one after the other, else several workers share."""

StartEngine = Callable[[ModelCard], Engine]
"""Makes the engine, in the process that will use it; it is pickled on the way there."""


@dataclass(frozen=True)
class Search:
    """What is looked for, the same for every raster.

    Attributes:
        card: the model's.
        classes: the ones that the model is asked for.
        min_score: less certain objects are left out.
        region: where to look, in coordinates of each raster's CRS; None: everywhere.
    """

    card: ModelCard
    classes: Sequence[str]
    min_score: float = 0.0
    region: Region | None = None


@dataclass(frozen=True)
class Piece:
    """Some tiles of a raster.

    Attributes:
        raster: the number of the raster in the ledger.
        number: of the piece in its raster, from 0.
        source: what GDAL opens.
        tiles: native pixels.
        deaths: how many workers died while they had it.
    """

    raster: int
    number: int
    source: str
    tiles: tuple[PixelWindow, ...]
    deaths: int = 0


@dataclass(frozen=True)
class Outcome:
    """What came of a piece."""

    piece: Piece
    result: Survey | RSCoVLMError


@dataclass(frozen=True)
class Opened:
    """A raster and the part of it to look at."""

    raster: Raster
    area: Area


def open_source(source: str, region: Region | None) -> Opened:
    """Open a raster and find the region on it; errors as ``Raster.open`` and ``find_area``."""
    raster = Raster.open(source)
    try:
        return Opened(raster, find_area(region, raster))
    except BaseException:
        raster.close()
        raise


class Surveyor:
    """Surveys pieces with an engine, rasters kept open between them; not for several threads."""

    def __init__(self, engine: Engine, search: Search) -> None:
        self._engine = engine
        self._search = search
        self._open: OrderedDict[str, Opened] = OrderedDict()

    def survey(self, piece: Piece, cancel: CancelToken) -> Outcome:
        """Look at a piece; what goes wrong with it is part of the outcome.

        Raises:
            Cancelled: the run was stopped meanwhile.
        """
        try:
            return Outcome(piece, self._survey(piece, cancel))
        except Cancelled:
            raise
        except RSCoVLMError as error:
            log.debug("%s, piece %d: %s", piece.source, piece.number, error.details, exc_info=True)
            return Outcome(piece, error)
        except Exception as error:  # the piece's edge: one raster nobody thought of must not end the run
            log.exception("%s, piece %d", piece.source, piece.number)
            return Outcome(piece, _unexpected(error))

    def close(self) -> None:
        """Close the rasters; the engine is its owner's."""
        while self._open:
            self._open.popitem()[1].raster.close()

    def _survey(self, piece: Piece, cancel: CancelToken) -> Survey:
        opened, search, survey = self._opened(piece.source), self._search, Survey()
        job = Job(self._engine, opened.raster, opened.area, cancel, Trace(opened.raster))
        for _ in survey_tiles(piece.tiles, search.classes, job, survey, search.min_score):
            pass
        return survey

    def _opened(self, source: str) -> Opened:
        if source in self._open:
            self._open.move_to_end(source)
        else:
            self._open[source] = open_source(source, self._search.region)
            if len(self._open) > KEPT_OPEN:
                self._open.popitem(last=False)[1].raster.close()
        return self._open[source]


def _unexpected(error: Exception) -> RSCoVLMError:
    return RSCoVLMError(
        f"Something unexpected went wrong ({type(error).__name__}: {error}).",
        details=repr(error),
        next_step="Run 'rscovlm --verbose detect' on this raster alone and report what it prints.",
    )
