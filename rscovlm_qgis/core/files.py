"""Files that are there whole or not at all. Knows nothing of QGIS."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, pieces: Iterable[str]) -> None:
    """Write a text file, piece by piece, that takes its name only when it is whole.

    While Python makes or copies one long text no other thread has its turn, QGIS's main thread neither; and
    the text of a hundred thousand objects need not be in memory.

    Raises:
        OSError: it cannot be written.
    """
    partial = path.with_name(f"{path.name}.part")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
