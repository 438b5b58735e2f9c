"""Opening the ledger's file: its tables, the settings that it belongs to, and what can be wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from rscovlm.database import is_full, is_taken
from rscovlm.errors import DiskFull, LedgerUnusable

VERSION = 1
_SCHEMA = f"""
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE rasters (
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL UNIQUE,
    stamp TEXT NOT NULL,
    asked INTEGER NOT NULL DEFAULT 1,
    state TEXT NOT NULL DEFAULT 'waiting',
    pieces INTEGER,
    crs TEXT NOT NULL DEFAULT '',
    code TEXT,
    message TEXT,
    next_step TEXT
);
CREATE TABLE pieces (
    raster INTEGER NOT NULL REFERENCES rasters (number),
    number INTEGER NOT NULL,
    counts TEXT NOT NULL,
    code TEXT,
    message TEXT,
    next_step TEXT,
    PRIMARY KEY (raster, number)
) WITHOUT ROWID;
CREATE TABLE objects (
    raster INTEGER NOT NULL,
    piece INTEGER NOT NULL,
    place INTEGER NOT NULL,
    rank REAL NOT NULL,
    kept INTEGER NOT NULL,
    class TEXT NOT NULL,
    detection TEXT NOT NULL,
    PRIMARY KEY (raster, piece, place),
    FOREIGN KEY (raster, piece) REFERENCES pieces (raster, number) ON DELETE CASCADE
) WITHOUT ROWID;
PRAGMA user_version = {VERSION};
"""


def open_ledger(path: Path, settings: Mapping[str, str]) -> sqlite3.Connection:
    """Open the file for this process alone, made where there is none; its settings must be these.

    Raises:
        LedgerUnusable: they are not; another process has the file; it is none of ours or damaged.
        DiskFull: there is no room for it.
    """
    try:
        db = _connect(path)
    except sqlite3.OperationalError as error:
        raise _cannot_open(path, error) from error
    except sqlite3.DatabaseError as error:
        raise LedgerUnusable(
            f"'{path.name}' cannot be read as the ledger of a bulk run.",
            details=str(error),
            next_step="Choose another file for the results, or add --anew to begin from the start.",
        ) from error
    try:
        _check_settings(db, path, settings)
    except BaseException:
        db.close()
        raise
    return db


def forget(path: Path) -> None:
    """Delete a ledger that no run is using.

    Raises:
        LedgerUnusable: a run is using it, or it may not be deleted.
    """
    if not path.exists():
        return
    try:
        with closing(sqlite3.connect(path, timeout=1)) as db:
            _own(db)
    except sqlite3.OperationalError as error:
        raise _cannot_open(path, error) from error
    except sqlite3.DatabaseError:
        pass  # whatever it is, it is in the ledger's place, and was asked to be replaced
    try:
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise LedgerUnusable(
            f"'{path.name}' cannot be deleted.",
            details=str(error),
            next_step="Mend the folder's rights, or choose another file for the results.",
        ) from error


@contextmanager
def room(db: sqlite3.Connection) -> Iterator[None]:
    """Run a transaction; a full disk is said in words, and leaves what was there before.

    Raises:
        DiskFull: there is no room for what the block writes.
    """
    try:
        with db:
            yield
    except sqlite3.OperationalError as error:
        if not is_full(error):
            raise
        raise DiskFull(
            "The disk is full; the run stops here, and what is in its ledger stays.",
            details=str(error),
            next_step="Free some space, then give the same command again to go on.",
        ) from error


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=1)
    try:
        _own(db)
        new = _is_new(db)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")  # a piece takes seconds, and syncing it milliseconds
        db.execute("PRAGMA foreign_keys = ON")
        if new:
            db.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
    except BaseException:
        db.close()
        raise
    return db


def _is_new(db: sqlite3.Connection) -> bool:
    """Whether a file has no tables yet.

    Raises:
        sqlite3.DatabaseError: it has those of another program, or of another version of this one.
    """
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version == 0 and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise sqlite3.DatabaseError("it is a database of another program")
    if version not in (0, VERSION):
        raise sqlite3.DatabaseError(f"it has version {version} and not {VERSION}")
    return bool(version == 0)


def _own(db: sqlite3.Connection) -> None:
    """Keep every other process out; in exclusive mode the WAL works on network drives, too."""
    db.execute("PRAGMA locking_mode = EXCLUSIVE")
    db.execute("BEGIN EXCLUSIVE")
    db.commit()


def _check_settings(db: sqlite3.Connection, path: Path, settings: Mapping[str, str]) -> None:
    noted = dict(db.execute("SELECT name, value FROM settings").fetchall())
    if not noted:
        with room(db):
            db.executemany("INSERT INTO settings VALUES (?, ?)", settings.items())
        return
    others = [name for name in settings if noted.get(name) != settings[name]]
    if others:
        told = "; ".join(
            f"{name} was {_short(noted.get(name))}, now {_short(settings[name])}" for name in others
        )
        raise LedgerUnusable(
            f"The ledger '{path.name}' was begun with other settings: {told}.",
            next_step="Give the former settings to go on, choose another file for the results, "
            "or add --anew to drop what was found and begin from the start.",
        )


def _short(value: str | None) -> str:
    text = "not set" if value is None else f"'{value}'"
    return text if len(text) <= 80 else f"{text[:76]}...'"


def _cannot_open(path: Path, error: sqlite3.OperationalError) -> LedgerUnusable | DiskFull:
    if is_taken(error):
        return LedgerUnusable(
            f"Another run is using the ledger '{path.name}'.",
            details=str(error),
            next_step="Wait for it to end, or choose another file for the results.",
        )
    return LedgerUnusable(
        f"The ledger '{path}' cannot be opened for writing.",
        details=str(error),
        next_step="Mend the folder's rights, or choose another file for the results.",
    )
