"""Files of records and of published data: read piece by piece, with errors that name file and line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

from rscovlm.errors import ExportFailed
from rscovlm_training.records.record import DataUnreadable, ImageRef, Record, from_json, to_json

_CHUNK = 1 << 20


def unreadable(path: Path, line: int | None, why: str, details: str = "") -> DataUnreadable:
    """Make the error for one line of a file."""
    place = f"'{path.name}'" if line is None else f"Line {line} of '{path.name}'"
    return DataUnreadable(f"{place} cannot be read: {why}.", details=details or str(path))


def open_text(path: Path) -> IO[str]:
    """Open a text file to read.

    Raises:
        DataUnreadable: when it is not there, or may not be read.
    """
    try:
        return path.open(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise DataUnreadable(f"There is no file '{path}'.", next_step="Check the path.") from error
    except OSError as error:
        raise unreadable(path, None, "the system does not let it be opened", str(error)) from error


def text_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Read the lines that say something, with their numbers."""
    with open_text(path) as file:
        try:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, line.strip()
        except UnicodeDecodeError as error:
            raise unreadable(path, None, "it is no UTF-8 text", str(error)) from error


def json_items(path: Path) -> Iterator[tuple[int, Any]]:
    """Read the items of a JSON list or the lines of a JSONL file, one at a time, with their line numbers.

    A published list may have gigabytes; no more than one item and a chunk is in memory.

    Raises:
        DataUnreadable: at the first place that is not JSON.
    """
    with open_text(path) as file:
        start = file.read(_CHUNK).lstrip()
        file.seek(0)
        if start.startswith("["):
            yield from _list_items(file, path)
            return
    for number, line in text_lines(path):
        try:
            yield number, json.loads(line)
        except json.JSONDecodeError as error:
            raise unreadable(path, number, f"it is no JSON ({error.msg})") from error


def _list_items(file: IO[str], path: Path) -> Iterator[tuple[int, Any]]:
    decoder = json.JSONDecoder()
    text, position, line, opened = "", 0, 1, False
    while True:
        start = _skip(text, position, opened)
        line += text.count("\n", position, start)
        position = start
        if text[position : position + 1] == ("]" if opened else "["):
            if opened:
                return
            position, opened = position + 1, True
            continue
        try:
            item, end = decoder.raw_decode(text, position)
        except json.JSONDecodeError as error:
            more = file.read(max(_CHUNK, len(text) - position))
            if not more:
                at = line + text.count("\n", position, error.pos)
                raise unreadable(path, at, f"it is no JSON ({error.msg})") from error
            text, position = text[position:] + more, 0
            continue
        yield line, item
        line += text.count("\n", position, end)
        position = end


def _skip(text: str, position: int, commas: bool) -> int:
    """Where the next item begins: past blanks, and past the comma between two items."""
    blank = " \t\r\n," if commas else " \t\r\n"
    while position < len(text) and text[position] in blank:
        position += 1
    return position


def read_json(path: Path) -> Any:
    """Read a whole JSON file.

    Raises:
        DataUnreadable: when it is not JSON.
    """
    with open_text(path) as file:
        try:
            return json.load(file)
        except json.JSONDecodeError as error:
            raise unreadable(path, error.lineno, f"it is no JSON ({error.msg})") from error
        except UnicodeDecodeError as error:
            raise unreadable(path, None, "it is no UTF-8 text", str(error)) from error


def parse_record(line: str | bytes, path: Path, number: int) -> Record:
    """Read one line of a file of records; image paths are relative to the file's folder.

    Raises:
        DataUnreadable: naming file and line.
    """
    try:
        return from_json(json.loads(line), path.parent)
    except json.JSONDecodeError as error:
        raise unreadable(path, number, f"it is no JSON ({error.msg})") from error
    except ValueError as error:
        raise unreadable(path, number, str(error)) from error


def read_records(path: Path) -> Iterator[Record]:
    """Read a file of records line by line.

    Raises:
        DataUnreadable: naming file and line.
    """
    for number, line in text_lines(path):
        yield parse_record(line, path, number)


def record_line(record: Record, folder: Path) -> str:
    """Write a record as a line of a file in ``folder``, with image paths relative to it."""
    images = tuple(ImageRef(_relative(one.path, folder), one.width, one.height) for one in record.images)
    return json.dumps(to_json(replace(record, images=images)), ensure_ascii=False) + "\n"


def write_records(path: Path, records: Iterable[Record]) -> int:
    """Write records, one a line; the file takes its name only when it is whole.

    Returns:
        How many there were.

    Raises:
        ExportFailed: when it cannot be written.
    """
    partial = path.with_name(path.name + ".part")
    count = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("w", encoding="utf-8") as file:
            for record in records:
                file.write(record_line(record, path.parent))
                count += 1
        partial.replace(path)
    except OSError as error:
        raise ExportFailed(f"'{path.name}' could not be written.", details=str(error)) from error
    return count


def _relative(path: str, folder: Path) -> str:
    """A path as seen from ``folder``; as it is where no way leads there, as between two Windows drives."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return path
