"""The conversation's copy on disk, for the case that QGIS ends before the project is saved.

A journal belongs to one QGIS, which holds a lock beside it for as long as it lives. One without a living
owner was left behind. Reading and writing are thread-safe; knows no project and no widget.
"""

from __future__ import annotations

import json
import threading
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QLockFile

from rscovlm_qgis.core import log
from rscovlm_qgis.core.files import write_whole

PATTERN = "talk_*.json"


@dataclass(frozen=True)
class Left:
    """A journal that was left behind: whose project it was, empty if never saved, and its records."""

    path: Path
    project: str
    records: tuple[dict[str, Any], ...]

    def discard(self) -> None:
        """Delete it."""
        self.path.unlink(missing_ok=True)
        _lock_path(self.path).unlink(missing_ok=True)


class Journal:
    """The journal of this QGIS; nothing is on disk before something is written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path: Path | None = None
        self._lock: QLockFile | None = None
        self._writing = threading.Lock()
        self._newest = 0

    def write(self, number: int, project: str, records: list[dict[str, Any]]) -> None:
        """Replace what stands in it; calls may overtake each other, the highest number stays.

        Raises:
            OSError: it could not be written.
        """
        text = json.dumps({"project": project, "runs": records})
        with self._writing:
            if number <= self._newest:
                return
            self._newest = number
            path = self._path = self._path or self._take_path()
            write_whole(path, [text])

    def close(self, number: int, *, keep: bool = False) -> None:
        """Let go of the file, and delete it unless the next start is to find it.

        Args:
            number: of the last write that was asked for; one that is still to come is passed over.
            keep: leave the file.
        """
        with self._writing:
            self._newest = max(self._newest, number)
            path, self._path = self._path, None
            lock, self._lock = self._lock, None
            if path is not None and not keep:
                path.unlink(missing_ok=True)
            if lock is not None:
                lock.unlock()

    def _take_path(self) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"talk_{uuid.uuid4().hex[:12]}.json"
        self._lock = QLockFile(str(_lock_path(path)))
        self._lock.setStaleLockTime(0)  # only a dead owner makes it stale, not its age
        self._lock.tryLock(0)
        return path


def left_behind(folder: Path) -> list[Left]:
    """Find the journals that no living QGIS owns, the oldest first; unreadable ones are passed over."""
    found = []
    for path in sorted(folder.glob(PATTERN), key=_modified):
        lock = QLockFile(str(_lock_path(path)))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            continue
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            left = Left(path, str(data["project"]), tuple(data["runs"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning(f"The journal {path} cannot be read: {error!r}")
            continue
        finally:
            lock.unlock()
        found.append(left)
    return found


def _lock_path(path: Path) -> Path:
    return path.with_suffix(".lock")


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
