"""What can be wrong with an SQLite file of ours, which one process owns."""

from __future__ import annotations

import sqlite3

_NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_TAKEN = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_full(error: sqlite3.OperationalError) -> bool:
    """Whether the disk has no room."""
    return error.sqlite_errorcode & 0xFF in _NO_ROOM


def is_taken(error: sqlite3.OperationalError) -> bool:
    """Whether another process has the file."""
    return error.sqlite_errorcode & 0xFF in _TAKEN
