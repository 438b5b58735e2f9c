"""The ledger of a bulk run (SQLite): which rasters, which pieces of them are done, and every object found.

What is written here survives the process, whenever it ends: a piece and its objects are one transaction.
One process owns the file, on one thread.
"""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from rscovlm.bulk.opening import open_ledger, room
from rscovlm.contract import Detection
from rscovlm.errors import RSCoVLMError
from rscovlm.tasks.detect import Survey

State = Literal["waiting", "begun", "done", "failed", "outside"]
"""Of a raster. ``failed``: a part of it at least; ``outside``: it shares nothing with the region."""

_AT_ONCE = 1000
_COUNTS = tuple(item.name for item in fields(Survey) if item.name not in ("found", "ranks"))


@dataclass(frozen=True)
class RasterRow:
    """A raster of the ledger; how many pieces it has is known once it was opened."""

    number: int
    source: str
    pieces: int | None


@dataclass(frozen=True)
class Failure:
    """A way of failing, and the rasters that met it."""

    code: str
    message: str
    next_step: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """Rasters that were not opened yet, those that were, their pieces, and how many of these are settled."""

    unopened: int
    opened: int
    pieces: int
    settled: int


@dataclass(frozen=True)
class Taken:
    """What the run is about: how many rasters, how many of them have changed since they were looked at, and
    how many the ledger knows of beside them.
    """

    asked: int
    changed: int
    others: int


class Ledger:
    """The ledger at a path, made where there is none.

    Args:
        path: of the file.
        settings: what decides about the result, in words by name; a ledger of others is refused.

    Raises:
        LedgerUnusable: it belongs to other settings, another process has it, or it cannot be read.
        DiskFull: the disk has no room for it.
    """

    def __init__(self, path: Path, settings: Mapping[str, str]) -> None:
        self.path = path
        self._db = open_ledger(path, settings)
        self.run_id = self._note("run_id") or self._set_note("run_id", uuid.uuid4().hex[:12])

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def take(self, sources: Iterable[tuple[str, str]]) -> Taken:
        """Note which rasters the run is about now, new ones added; what is known of others stays.

        Args:
            sources: each with its stamp; one whose stamp is not the noted one is looked at anew.
        """
        changed = 0
        with room(self._db):
            self._db.execute("UPDATE rasters SET asked = 0")
            rows = iter(sources)
            while some := list(islice(rows, _AT_ONCE)):
                changed += sum(self._take_one(*row) for row in some)
        return Taken(self._count("asked"), changed, self._count("NOT asked"))

    def retry_failed(self) -> int:
        """Put the failed pieces of the rasters that are asked for back to work; returns how many rasters."""
        with room(self._db):
            failed = "(SELECT number FROM rasters WHERE state = 'failed' AND asked)"
            unread = "(SELECT number FROM rasters WHERE code = 'unreadable_reply' AND asked)"
            self._db.execute(f"DELETE FROM pieces WHERE raster IN {failed} AND code IS NOT NULL")
            self._db.execute(f"DELETE FROM pieces WHERE raster IN {unread}")
            return self._db.execute(
                "UPDATE rasters SET state = 'waiting' WHERE state = 'failed' AND asked"
            ).rowcount

    def waiting(self) -> Iterator[RasterRow]:
        """The rasters that are asked for and not finished, in order, those added meanwhile too."""
        last = 0
        query = (
            "SELECT number, source, pieces FROM rasters"
            " WHERE number > ? AND asked AND state IN ('waiting', 'begun') ORDER BY number LIMIT 1"
        )
        while (row := self._db.execute(query, (last,)).fetchone()) is not None:
            last = row[0]
            yield RasterRow(*row)

    def begin(self, raster: int, pieces: int, crs_wkt: str) -> set[int]:
        """Note that a raster is begun, and how many pieces it has; returns the numbers of those settled."""
        with room(self._db):
            self._db.execute(
                "UPDATE rasters SET state = 'begun', pieces = ?, crs = ? WHERE number = ?",
                (pieces, crs_wkt, raster),
            )
        return {
            number for (number,) in self._db.execute("SELECT number FROM pieces WHERE raster = ?", (raster,))
        }

    def record(self, raster: int, piece: int, result: Survey | RSCoVLMError) -> None:
        """Note what came of a piece; of one that came twice, the first counts."""
        if isinstance(result, Survey):
            counts, told = {name: getattr(result, name) for name in _COUNTS}, _told(None)
        else:
            counts, told = {}, _told(result)
        row = (raster, piece, json.dumps(counts), *told)
        with room(self._db):
            new = self._db.execute("INSERT OR IGNORE INTO pieces VALUES (?, ?, ?, ?, ?, ?)", row)
            if new.rowcount and isinstance(result, Survey):
                self._db.executemany(
                    "INSERT INTO objects VALUES (?, ?, ?, ?, 1, ?, ?)", _object_rows(raster, piece, result)
                )

    def survey(self, raster: int) -> Survey:
        """Everything that was found on a raster, its objects numbered from 1 in the order of its pieces."""
        survey = Survey()
        for (counts,) in self._db.execute("SELECT counts FROM pieces WHERE raster = ?", (raster,)):
            for name, number in json.loads(counts).items():
                setattr(survey, name, getattr(survey, name) + number)
        rows = self._db.execute(
            "SELECT rank, detection FROM objects WHERE raster = ? ORDER BY piece, place", (raster,)
        )
        for number, (rank, text) in enumerate(rows, 1):
            survey.found.append(Detection.model_validate_json(text).model_copy(update={"id": number}))
            survey.ranks.append(rank)
        return survey

    def conclude(
        self, raster: int, kept: Iterable[int], state: State, error: RSCoVLMError | None = None
    ) -> None:
        """Note how a raster ended, and which of its objects stay.

        Args:
            raster: its number.
            kept: numbers of objects, as ``survey`` gives them.
            state: ``begun`` leaves it open.
            error: why it failed; None: the first of its pieces that failed tells.
        """
        places = self._db.execute(
            "SELECT piece, place FROM objects WHERE raster = ? ORDER BY piece, place", (raster,)
        ).fetchall()
        stays = set(kept)
        rows = [(number in stays, raster, *place) for number, place in enumerate(places, 1)]
        with room(self._db):
            self._db.executemany(
                "UPDATE objects SET kept = ? WHERE raster = ? AND piece = ? AND place = ?", rows
            )
            self._end(raster, state, error)

    def end(self, raster: int, state: State, error: RSCoVLMError | None = None) -> None:
        """Note how a raster ended that was not looked at."""
        with room(self._db):
            self._end(raster, state, error)

    def first_failure(self, raster: int) -> RSCoVLMError | None:
        """Why the first of the failed pieces of a raster failed."""
        row = self._db.execute(
            "SELECT code, message, next_step FROM pieces"
            " WHERE raster = ? AND code IS NOT NULL ORDER BY number",
            (raster,),
        ).fetchone()
        if row is None:
            return None
        error = RSCoVLMError(row[1], next_step=row[2])
        error.code = row[0]
        return error

    def begun(self) -> list[int]:
        """The rasters that are begun and not finished."""
        return [number for (number,) in self._db.execute("SELECT number FROM rasters WHERE state = 'begun'")]

    def states(self) -> Counter[str]:
        """How many of the rasters that are asked for are in each state."""
        rows = self._db.execute("SELECT state, count(*) FROM rasters WHERE asked GROUP BY state")
        return Counter(dict(rows.fetchall()))

    def known(self) -> Known:
        """What is known of the pieces of the rasters that are asked for."""
        rasters = self._db.execute(
            "SELECT count(*) FILTER (WHERE pieces IS NULL AND state = 'waiting'), count(pieces),"
            " coalesce(sum(pieces), 0) FROM rasters WHERE asked"
        ).fetchone()
        settled = "SELECT count(*) FROM pieces JOIN rasters ON rasters.number = raster WHERE asked"
        unopened, opened, pieces = rasters
        return Known(unopened, opened, pieces, self._db.execute(settled).fetchone()[0])

    def found(self) -> Counter[str]:
        """How many objects of each class there are, of rasters of earlier runs too."""
        rows = self._db.execute(
            "SELECT class, count(*) FROM objects WHERE kept GROUP BY class ORDER BY class"
        )
        return Counter(dict(rows.fetchall()))

    def failures(self) -> list[Failure]:
        """The ways in which rasters failed, the commonest first."""
        rows = self._db.execute(
            "SELECT code, message, next_step, source FROM rasters"
            " WHERE asked AND state = 'failed' ORDER BY number"
        )
        kinds: dict[str, list[tuple[str, str, str]]] = {}
        for code, *told in rows:
            kinds.setdefault(code, []).append(tuple(told))
        failures = [
            Failure(code, told[0][0], told[0][1], tuple(source for _, _, source in told))
            for code, told in kinds.items()
        ]
        return sorted(failures, key=lambda failure: -len(failure.sources))

    def systems(self) -> list[str]:
        """The CRSs, as WKT, of the rasters with objects, or where there are none of those looked at; an empty
        one stands for none.
        """
        query = "SELECT DISTINCT crs FROM rasters WHERE number IN (SELECT {}) ORDER BY crs"
        found = self._db.execute(query.format("raster FROM objects WHERE kept")).fetchall()
        rows = found or self._db.execute(query.format("number FROM rasters WHERE pieces > 0")).fetchall()
        return [crs for (crs,) in rows]

    def objects(self, systems: Collection[str]) -> Iterator[tuple[str, str, Detection]]:
        """Every object that stays, with its source and CRS, of rasters in these CRSs (WKT), in order."""
        rows = self._db.execute(
            "SELECT source, crs, detection FROM objects JOIN rasters ON rasters.number = raster"
            f" WHERE kept AND crs IN ({', '.join('?' * len(systems))}) ORDER BY raster, piece, place",
            tuple(systems),
        )
        for source, crs, text in rows:
            yield source, crs, Detection.model_validate_json(text)

    def _take_one(self, source: str, stamp: str) -> bool:
        """Ask for a raster; whether it has changed since it was looked at."""
        row = self._db.execute("SELECT number, stamp FROM rasters WHERE source = ?", (source,)).fetchone()
        if row is None:
            self._db.execute("INSERT INTO rasters (source, stamp) VALUES (?, ?)", (source, stamp))
            return False
        number, former = row
        self._db.execute("UPDATE rasters SET asked = 1, stamp = ? WHERE number = ?", (stamp, number))
        if former == stamp:
            return False
        self._db.execute("DELETE FROM pieces WHERE raster = ?", (number,))
        self._db.execute("UPDATE rasters SET state = 'waiting', pieces = NULL WHERE number = ?", (number,))
        return True

    def _end(self, raster: int, state: State, error: RSCoVLMError | None) -> None:
        self._db.execute(
            "UPDATE rasters SET state = ?, code = ?, message = ?, next_step = ? WHERE number = ?",
            (state, *_told(error), raster),
        )

    def _count(self, condition: str) -> int:
        return int(self._db.execute(f"SELECT count(*) FROM rasters WHERE {condition}").fetchone()[0])

    def _note(self, name: str) -> str | None:
        row = self._db.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def _set_note(self, name: str, value: str) -> str:
        with room(self._db):
            self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))
        return value


def _told(error: RSCoVLMError | None) -> tuple[str | None, str | None, str | None]:
    return (None, None, None) if error is None else (error.code, error.message, error.next_step)


def _object_rows(raster: int, piece: int, survey: Survey) -> Iterator[tuple[Any, ...]]:
    for place, (item, rank) in enumerate(zip(survey.found, survey.ranks, strict=True)):
        yield raster, piece, place, rank, item.class_name, item.model_dump_json(by_alias=True)
