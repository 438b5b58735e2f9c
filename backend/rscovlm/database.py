"""What every SQLite file of ours has in common: one process owns it, and what goes wrong has few causes."""

from __future__ import annotations

import sqlite3

_NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_TAKEN = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def own(db: sqlite3.Connection) -> None:
    """Keep every other process out; in exclusive mode the WAL works on network drives, too.

    Raises:
        sqlite3.OperationalError: another process has the file, or it cannot be written.
        sqlite3.DatabaseError: it is no database.
    """
    db.execute("PRAGMA locking_mode = EXCLUSIVE")
    db.execute("BEGIN EXCLUSIVE")
    db.commit()


def is_full(error: sqlite3.OperationalError) -> bool:
    """Whether the disk has no room."""
    return error.sqlite_errorcode & 0xFF in _NO_ROOM


def is_taken(error: sqlite3.OperationalError) -> bool:
    """Whether another process has the file."""
    return error.sqlite_errorcode & 0xFF in _TAKEN
