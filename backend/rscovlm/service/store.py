"""Jobs and their events on disk (SQLite): whatever was told to a client is here, and survives a crash.

One process owns the file; any of its threads may call. Knows no queue and no HTTP.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rscovlm.contract import Detection, Done, Event, JobRequest, JobStatus, ObjectsReplaced, dump
from rscovlm.database import is_full, is_taken
from rscovlm.errors import CannotServe, DiskFull, JobMissing

log = logging.getLogger(__name__)

VERSION = 1
SCHEMA = f"""
CREATE TABLE jobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    job_id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,
    task TEXT NOT NULL,
    request TEXT NOT NULL,
    status TEXT NOT NULL,
    last_seq INTEGER NOT NULL,
    created TEXT NOT NULL
);
CREATE TABLE events (
    job INTEGER NOT NULL REFERENCES jobs (number) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    type TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (job, seq)
) WITHOUT ROWID;
PRAGMA user_version = {VERSION};
"""
_STATUS = "SELECT job_id, key, task, status, last_seq, created FROM jobs"


@dataclass(frozen=True)
class StoredEvent:
    """An event with its number in its job, still as JSON text under its wire names."""

    seq: int
    type: str
    json: str


class JobStore:
    """The jobs of one state folder.

    When the disk is full, the end of a job is kept in memory, so that a client hears of it all the same; it
    is written as soon as there is room again.

    Raises:
        CannotServe: another process owns the file, or the folder cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        self._unsaved: dict[str, list[StoredEvent]] = {}
        try:
            self._db = _open(path)
        except sqlite3.OperationalError as error:
            raise _cannot_open(path, error) from error
        except sqlite3.DatabaseError as error:
            log.error("The store of jobs cannot be read (%s); it is put aside.", error)
            _put_aside(path)
            self._db = _open(path)

    def close(self) -> None:
        """Close the file; nothing may be called afterwards."""
        with self._lock:
            self._db.close()

    def create(self, request: JobRequest, first: Event) -> JobStatus:
        """Store a new queued job and its first event.

        Raises:
            DiskFull: and then there is no such job.
        """
        job_id = uuid.uuid4().hex
        created = datetime.now(UTC).isoformat(timespec="milliseconds")
        row = (job_id, request.key, request.task.task, as_stored(request), created)
        with self._lock, self._transaction():
            self._db.execute(
                "INSERT INTO jobs (job_id, key, task, request, status, last_seq, created)"
                " VALUES (?, ?, ?, ?, 'queued', 0, ?)",
                row,
            )
            self._insert(job_id, self._numbered(job_id, [first]))
        return self.status(job_id)

    def append(self, job_id: str, events: Sequence[Event], *, status: str | None = None) -> None:
        """Store events of a job, and its new status if given: all of it or nothing.

        Raises:
            JobMissing: there is no such job.
            DiskFull: nothing was stored.
        """
        with self._lock, self._transaction():
            self._insert(job_id, self._numbered(job_id, events), status)

    def end(self, job_id: str, events: Sequence[Event], done: Done) -> None:
        """Store the last events of a job; on a full disk keep them in memory until there is room."""
        with self._lock:
            last = [*events, done]
            try:
                self.append(job_id, last, status=done.status)
            except DiskFull:
                log.error("No room to store the end of job %s.", job_id)
                self._unsaved[job_id] = self._numbered(job_id, last)

    def status(self, job_id: str) -> JobStatus:
        """Tell how a job stands.

        Raises:
            JobMissing: there is no such job.
        """
        with self._lock:
            row = self._db.execute(f"{_STATUS} WHERE job_id = ?", (job_id,)).fetchone()
            if row is None:
                raise _missing(job_id)
            return self._status(row)

    def with_key(self, key: str) -> tuple[JobStatus, str] | None:
        """Find the job that a client made under this key, and its request as stored."""
        with self._lock:
            row = self._db.execute("SELECT job_id, request FROM jobs WHERE key = ?", (key,)).fetchone()
            return None if row is None else (self.status(row[0]), row[1])

    def request(self, job_id: str) -> JobRequest:
        """Return what was asked for."""
        with self._lock:
            row = self._db.execute("SELECT request FROM jobs WHERE job_id = ?", (job_id,)).fetchone()
        if row is None:
            raise _missing(job_id)
        return JobRequest.model_validate_json(row[0])

    def jobs(self) -> list[JobStatus]:
        """List all jobs, the newest first."""
        with self._lock:
            rows = self._db.execute(f"{_STATUS} ORDER BY number DESC").fetchall()
            return [self._status(row) for row in rows]

    def with_status(self, status: str) -> list[str]:
        """List the jobs of that status, the oldest first."""
        return [job.job_id for job in reversed(self.jobs()) if job.status == status]

    def events(self, job_id: str, since: int, limit: int = 500) -> list[StoredEvent]:
        """Return the events after number ``since``, in order.

        Raises:
            JobMissing: there is no such job.
        """
        with self._lock:
            rows = self._db.execute(
                "SELECT seq, type, event FROM events WHERE job = ? AND seq > ? ORDER BY seq LIMIT ?",
                (self._number(job_id), since, limit),
            ).fetchall()
            stored = [StoredEvent(*row) for row in rows]
            unsaved = [event for event in self._unsaved.get(job_id, []) if event.seq > since]
            return (stored + unsaved)[:limit]

    def objects_kept(self, job_id: str) -> int:
        """Count the objects that a job found and did not take back."""
        removed = ObjectsReplaced.model_fields["type"].default
        with self._lock:
            number = self._number(job_id)
            kinds = (number, Detection.model_fields["type"].default, removed)
            rows = self._db.execute(
                "SELECT type, event FROM events WHERE job = ? AND type IN (?, ?)", kinds
            ).fetchall()
        return sum(-len(json.loads(event)["ids"]) if kind == removed else 1 for kind, event in rows)

    def prune(self, *, keep: int, days: float) -> int:
        """Delete the ended jobs beyond the newest ``keep`` and those older than ``days``; return how many."""
        oldest = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")
        ended = "status NOT IN ('queued', 'running')"
        with self._lock, self._transaction():
            return self._db.execute(
                f"DELETE FROM jobs WHERE {ended} AND (created < ? OR number NOT IN"
                f" (SELECT number FROM jobs WHERE {ended} ORDER BY number DESC LIMIT ?))",
                (oldest, keep),
            ).rowcount

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Write what was left unsaved and what the block writes; where there is no room, nothing."""
        try:
            with self._db:
                for job_id, events in self._unsaved.items():
                    self._insert(job_id, events, json.loads(events[-1].json)["status"])
                yield
        except sqlite3.OperationalError as error:
            if not is_full(error):
                raise
            raise DiskFull("The backend's disk is full.", details=str(error)) from error
        self._unsaved.clear()

    def _numbered(self, job_id: str, events: Sequence[Event]) -> list[StoredEvent]:
        first = self.status(job_id).last_seq + 1
        return [
            StoredEvent(seq, event.type, json.dumps(dump(event), ensure_ascii=False))
            for seq, event in enumerate(events, first)
        ]

    def _insert(self, job_id: str, events: Sequence[StoredEvent], status: str | None = None) -> None:
        number = self._number(job_id)
        self._db.executemany(
            "INSERT INTO events (job, seq, type, event) VALUES (?, ?, ?, ?)",
            [(number, event.seq, event.type, event.json) for event in events],
        )
        last_seq = events[-1].seq if events else None
        self._db.execute(
            "UPDATE jobs SET last_seq = coalesce(?, last_seq), status = coalesce(?, status) WHERE number = ?",
            (last_seq, status, number),
        )

    def _number(self, job_id: str) -> int:
        row = self._db.execute("SELECT number FROM jobs WHERE job_id = ?", (job_id,)).fetchone()
        if row is None:
            raise _missing(job_id)
        return int(row[0])

    def _status(self, row: tuple[str, str, str, str, int, str]) -> JobStatus:
        job_id, key, task, status, last_seq, created = row
        if unsaved := self._unsaved.get(job_id):
            status, last_seq = json.loads(unsaved[-1].json)["status"], unsaved[-1].seq
        fields = {"job_id": job_id, "key": key, "task": task, "status": status}
        return JobStatus.model_validate({**fields, "last_seq": last_seq, "created": created})


def as_stored(request: JobRequest) -> str:
    """Write a request as the store keeps it; equal texts are equal requests."""
    return request.model_dump_json(by_alias=True)


def _open(path: Path) -> sqlite3.Connection:
    """Open the file for this process alone; in exclusive mode the WAL works on network drives, too."""
    db = sqlite3.connect(path, timeout=1, check_same_thread=False)
    try:
        db.execute("PRAGMA locking_mode = EXCLUSIVE")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("BEGIN EXCLUSIVE")
        db.commit()
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version == 0:
            db.executescript(SCHEMA)
        elif version != VERSION:
            raise sqlite3.DatabaseError(f"it has version {version} and not {VERSION}")
    except sqlite3.Error:
        db.close()
        raise
    return db


def _put_aside(path: Path) -> None:
    mark = uuid.uuid4().hex[:8]
    for suffix in ("", "-wal", "-shm"):
        file = path.with_name(path.name + suffix)
        if file.exists():
            file.rename(file.with_name(f"unreadable-{mark}-{file.name}"))


def _cannot_open(path: Path, error: sqlite3.OperationalError) -> CannotServe:
    if is_taken(error):
        return CannotServe(
            f"Another backend already uses the folder {path.parent}.",
            details=str(error),
            next_step="Use that one, or set RSCOVLM_STATE_DIR to another folder.",
        )
    return CannotServe(
        f"The backend cannot write to its folder {path.parent}.",
        details=str(error),
        next_step="Free some space, mend the folder's rights, or set RSCOVLM_STATE_DIR to another folder.",
    )


def _missing(job_id: str) -> JobMissing:
    return JobMissing("The backend knows no such job.", details=job_id[:100])
