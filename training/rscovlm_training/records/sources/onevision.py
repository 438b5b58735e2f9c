"""LLaVA-OneVision: Parquet or Arrow tables with the images inside, or plain conversations with files.

The hub's tables have ``id``, ``image`` (its bytes), ``conversations`` and ``data_source``. Images are written
out once, to ``images`` beside the table, because every other source has files.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

from rscovlm.errors import ExportFailed
from rscovlm_training.records.files import json_items, unreadable
from rscovlm_training.records.record import Record
from rscovlm_training.records.sources import llava

_TABLES = (".parquet", ".arrow")
_ROWS = 256
_MAGIC = ((b"\x89PNG", ".png"), (b"\xff\xd8", ".jpg"), (b"GIF8", ".gif"), (b"RIFF", ".webp"))


def read(path: Path, images: Path | None) -> Iterator[Record]:
    """Read a folder of tables, one table, or a JSON file of conversations."""
    if path.is_file() and path.suffix not in _TABLES:
        for line, item in json_items(path):
            yield llava.record(item, path, line, images or path.parent / "images", _name(item, path))
        return
    files = sorted(one for one in path.rglob("*") if one.suffix in _TABLES) if path.is_dir() else [path]
    folder = images or (path if path.is_dir() else path.parent) / "images"
    for file in files:
        for row, item in enumerate(_rows(file), start=1):
            # Every subset has a table of the same name.
            part = "-".join(file.relative_to(path).with_suffix("").parts) if path.is_dir() else file.stem
            item = _written_out(item, folder, f"{part}-{row}")
            yield llava.record(item, file, row, folder, _name(item, file))


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    try:
        if file.suffix == ".parquet":
            with pyarrow.parquet.ParquetFile(file) as table:
                for batch in table.iter_batches(batch_size=_ROWS):
                    yield from batch.to_pylist()
        else:
            with pyarrow.OSFile(str(file)) as stream, pyarrow.ipc.open_stream(stream) as batches:
                for batch in batches:
                    yield from batch.to_pylist()
    except (pyarrow.ArrowInvalid, OSError) as error:
        raise unreadable(file, None, "it is no Parquet or Arrow table", str(error)) from error


def _written_out(item: dict[str, Any], folder: Path, name: str) -> dict[str, Any]:
    """Write the image of a row to a file, unless it is there; a row without one is text alone."""
    image = item.get("image")
    if not isinstance(image, dict):
        return item
    data = image.get("bytes")
    if data is None:
        return {**item, "image": image.get("path")}
    ending = next((one for start, one in _MAGIC if data.startswith(start)), ".bin")
    target = folder / f"{name}{ending}"
    try:
        if not target.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            partial = target.with_name(target.name + ".part")
            partial.write_bytes(data)
            partial.replace(target)
    except OSError as error:
        raise ExportFailed(f"'{target.name}' could not be written.", details=str(error)) from error
    return {**item, "image": target.name}


def _name(item: Any, file: Path) -> str:
    part = item.get("data_source") if isinstance(item, dict) else None
    return f"onevision/{part or file.parent.name}"
