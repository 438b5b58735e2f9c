"""refGeo: a line an expression, with the upright ``bbox`` of what it means and, in some, its ``poly``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from rscovlm_training.records.files import json_items, unreadable
from rscovlm_training.records.record import Box, ImageRef, Record, exchange


def read(path: Path, images: Path | None) -> Iterator[Record]:
    """Read ``metainfo_v2/*.jsonl``; images lie in ``images/DATASET`` of the data folder.

    The polygon is taken where there is one: the upright box is its envelope.
    """
    root = images or path.resolve().parent.parent / "images"
    for line, item in json_items(path):
        try:
            yield _record(item, root, f"{path.stem}-{line}")
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise unreadable(path, line, f"it is no expression of refGeo ({error!r})") from error


def _record(item: Any, root: Path, name: str) -> Record:
    phrase = str(item["question"]).strip()
    dataset = str(item["dataset"])
    image = ImageRef(
        str(root / dataset / str(item["image_id"])), _whole(item.get("image_width")),
        _whole(item.get("image_height")),
    )  # fmt: skip
    return Record(
        name, f"refgeo/{dataset}", "ground", (image,), exchange(f"find the {phrase}", f"<box:0> {phrase}"),
        (_box(item, phrase),), None, {"phrase": phrase},
    )  # fmt: skip


def _box(item: Any, label: str) -> Box:
    if item.get("poly"):
        corners = np.asarray(item["poly"], np.float64).reshape(-1).tolist()
        return Box(tuple(corners), "quad", "native_px", label)
    return Box(tuple(float(value) for value in item["bbox"]), "horizontal", "native_px", label)


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)
