"""What is done stays done: records are appended unit by unit, and a journal says how far the file is good.

A program that is stopped between the two leaves a tail that the journal does not know; it is cut off at the
next start, and that unit is done again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from rscovlm.errors import ExportFailed
from rscovlm_training.records.files import record_line, unreadable
from rscovlm_training.records.record import DataUnreadable, Record


class Journal:
    """An append-only file of records with its journal beside it, ``NAME.journal``; a context manager.

    Raises:
        DataUnreadable: when the journal was begun with other settings, or is not one.
        ExportFailed: when the files cannot be written.
    """

    def __init__(self, out: Path, settings: Mapping[str, Any]) -> None:
        self.out = out
        self._path = out.with_name(out.name + ".journal")
        self.done: set[str] = set()
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            good = self._resume(settings)
            self._records, self._journal = out.open("ab"), self._path.open("ab")
            self._records.truncate(good)
        except OSError as error:
            raise ExportFailed(f"'{out.name}' cannot be written.", details=str(error)) from error
        self._records.seek(0, os.SEEK_END)
        if self._path.stat().st_size == 0:
            self._write({"settings": dict(settings)})

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._records.close()
        self._journal.close()

    def add(self, unit: str, records: Sequence[Record]) -> None:
        """Append the records of a unit, none being a result too, and mark it as done."""
        try:
            for record in records:
                self._records.write(record_line(record, self.out.parent).encode())
            self._records.flush()
            self._write({"unit": unit, "end": self._records.tell()})
        except OSError as error:
            raise ExportFailed(f"'{self.out.name}' cannot be written.", details=str(error)) from error
        self.done.add(unit)

    def _write(self, line: dict[str, Any]) -> None:
        self._journal.write(json.dumps(line).encode() + b"\n")
        self._journal.flush()

    def _resume(self, settings: Mapping[str, Any]) -> int:
        """Read the journal; return how many bytes of the records are good."""
        if not self._path.exists():
            if self.out.exists() and self.out.stat().st_size:
                raise DataUnreadable(
                    f"'{self.out.name}' is there already, and was not begun by this builder.",
                    next_step="Choose another name, or move that file away.",
                )
            return 0
        data = self._path.read_bytes()
        whole = data[: data.rfind(b"\n") + 1].splitlines(keepends=True)
        lines = [self._line(number, line) for number, line in enumerate(whole, start=1)]
        if lines and lines[0].get("settings") != json.loads(json.dumps(dict(settings))):
            raise DataUnreadable(
                f"'{self.out.name}' was begun with other settings: {lines[0].get('settings')}.",
                next_step="Use those again, or choose another name.",
            )
        # A machine that lost power may have kept the journal's last lines, but not those of the records.
        size = self.out.stat().st_size if self.out.exists() else 0
        good = [line for line in lines[1:] if int(line["end"]) <= size]
        os.truncate(self._path, sum(map(len, whole[: len(good) + 1])))
        self.done = {line["unit"] for line in good}
        return max((int(line["end"]) for line in good), default=0)

    def _line(self, number: int, line: bytes) -> dict[str, Any]:
        try:
            return dict(json.loads(line))
        except (ValueError, TypeError) as error:
            raise unreadable(self._path, number, "it is no journal") from error
