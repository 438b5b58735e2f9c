"""COCO, as DOTA's tiles were published: one JSON with quadrilaterals in ``segmentation``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from rscovlm.language.labels import normalise
from rscovlm_training.records.asking import detection
from rscovlm_training.records.files import open_text, read_json, unreadable
from rscovlm_training.records.record import Box, ImageRef, Record

_PARTS = ("images", "annotations", "categories")


def looks_like(path: Path) -> bool:
    """Whether a JSON file is one object, as COCO's, and not a list."""
    with open_text(path) as file:
        return file.read(4096).lstrip().startswith("{") and path.suffix == ".json"


def read(path: Path, images: Path | None) -> Iterator[Record]:
    """Read every image with its objects, those without any too.

    Images lie in ``NAME/images`` beside ``NAME.json`` as published, else in ``images`` beside it.

    Raises:
        DataUnreadable: when it is no COCO file, or an object of it is not as it should be.
    """
    data = read_json(path)
    if not isinstance(data, dict) or any(part not in data for part in _PARTS):
        raise unreadable(path, None, f"a COCO file has {', '.join(_PARTS)}")
    folder = images or _image_folder(path)
    names = {category["id"]: str(category["name"]) for category in data["categories"]}
    categories = sorted({normalise(name) for name in names.values()})
    objects: dict[Any, list[Box]] = defaultdict(list)
    for number, item in enumerate(data["annotations"]):
        try:
            objects[item["image_id"]].append(_box(item, names[item["category_id"]]))
        except (KeyError, TypeError, ValueError) as error:
            raise unreadable(path, None, f"annotation {number} is broken ({error!r})") from error
    for image in data["images"]:
        where = ImageRef(str(folder / image["file_name"]), int(image["width"]), int(image["height"]))
        name = f"{path.stem}-{image['id']}"
        yield detection(name, f"coco/{path.stem}", where, objects[image["id"]], categories)


def _image_folder(path: Path) -> Path:
    folders = (path.parent / path.stem / "images", path.parent / "images", path.parent / path.stem)
    return next((folder for folder in folders if folder.is_dir()), path.parent)


def _box(item: Mapping[str, Any], label: str) -> Box:
    difficult = any(bool(item.get(key)) for key in ("difficult", "ignore", "iscrowd"))
    outlines = item.get("segmentation") or []
    if isinstance(outlines, list) and outlines:
        points = np.concatenate([np.asarray(one, np.float64).reshape(-1, 2) for one in outlines])
        if len(points) >= 4:
            return Box(_quad(points), "quad", "native_px", label, difficult=difficult)
    x, y, width, height = (float(value) for value in item["bbox"])
    return Box((x, y, x + width, y + height), "horizontal", "native_px", label, difficult=difficult)


def _quad(points: np.ndarray) -> tuple[float, ...]:
    """Four vertices as they are; the smallest rectangle around an outline of more."""
    if len(points) > 4:
        envelope = shapely.oriented_envelope(shapely.MultiPoint(points))
        corners = shapely.get_coordinates(envelope)
        points = corners[:4] if len(corners) == 5 else corners[[0, 0, -1, -1]]
    return tuple(points.reshape(-1).tolist())
