"""DOTA: a text file an image, a line an object: eight coordinates, the class, and 1 where it is difficult.

Whole images and tiles are alike; the name of a tile tells where it was cut: ``P0001__1__512__1024`` (the
development kit: scale, column, row) or ``P0001__512__412___824`` (MMRotate: size, column, row).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rscovlm.language.labels import normalise
from rscovlm.language.prompts import DOTA_CATEGORIES
from rscovlm_training.records.asking import detection
from rscovlm_training.records.files import text_lines, unreadable
from rscovlm_training.records.record import Box, DataUnreadable, ImageRef, Record

ENDINGS = (".png", ".tif", ".tiff", ".jpg", ".jpeg", ".bmp")
_HEADER = re.compile(r"(imagesource|gsd|acquisition dates)\s*:\s*(.*)", re.IGNORECASE)
_TILE = re.compile(r"(?P<whole>.+?)__(?P<scale>[\d.]+)__(?P<col>\d+)_{2,3}(?P<row>\d+)$")


def read(path: Path, images: Path | None) -> Iterator[Record]:
    """Read a folder of annotation files, or one; images lie in ``images`` beside the folder.

    Files without objects are images without objects, and are kept.
    """
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    if not files:
        raise DataUnreadable(f"There are no annotation files in '{path}'.", next_step="Check the path.")
    folder = images or (path if path.is_dir() else path.parent).resolve().parent / "images"
    categories = sorted({*DOTA_CATEGORIES, *_classes(files)})
    for file in files:
        boxes, facts = read_file(file)
        where = find_image(folder, file.stem)
        yield detection(file.stem, "dota", ImageRef(str(where)), boxes, categories, facts)


def read_file(path: Path) -> tuple[list[Box], dict[str, Any]]:
    """Read one annotation file: its objects, and what its header and its name tell.

    Raises:
        DataUnreadable: naming the line that is none of the layout.
    """
    boxes: list[Box] = []
    facts: dict[str, Any] = {}
    for number, line in text_lines(path):
        header = _HEADER.match(line)
        if header:
            facts[header[1].lower().replace(" ", "_")] = header[2]
            continue
        boxes.append(_box(line, path, number))
    tile = _TILE.match(path.stem)
    if tile:
        facts["tile"] = {"whole": tile["whole"], "col": int(tile["col"]), "row": int(tile["row"])}
    return boxes, facts


def find_image(folder: Path, stem: str) -> Path:
    """Find the image of an annotation; where there is none, the name that it would have as a PNG."""
    found = (folder / f"{stem}{ending}" for ending in ENDINGS)
    return next((path for path in found if path.is_file()), folder / f"{stem}.png")


def _box(line: str, path: Path, number: int) -> Box:
    words = line.split()
    try:
        coordinates = tuple(float(word) for word in words[:8])
        label, *rest = words[8:]
        difficult = bool(rest) and int(rest[0]) != 0
        return Box(coordinates, "quad", "native_px", label, difficult=difficult)
    except ValueError as error:
        raise unreadable(
            path, number, "an object is eight coordinates, a class and whether it is difficult", str(error)
        ) from error


def _classes(files: list[Path]) -> set[str]:
    """The classes of a whole folder: an image is asked for those that it does not have as well."""
    return {normalise(box.label) for file in files for box in read_file(file)[0]}
