"""Rendered scenes of ``rscovlm_training.worlds``: a GeoTIFF with its exact labels beside it as GeoJSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from rscovlm_training.records.asking import detection
from rscovlm_training.records.files import read_json, unreadable
from rscovlm_training.records.record import Box, ImageRef, Record
from rscovlm_training.records.sources.dota import find_image
from rscovlm_training.worlds.scene import CLASSES


def read(path: Path, images: Path | None) -> Iterator[Record]:
    """Read a folder of labels, or one; the scenes lie beside them."""
    for file in sorted(path.glob("*.geojson")) if path.is_dir() else [path]:
        data = read_json(file)
        try:
            boxes = [_box(feature["properties"]) for feature in data["features"]]
            facts = {"scene_class": data["scene_class"], "gsd_m": data["gsd_m"]}
        except (KeyError, TypeError, ValueError) as error:
            raise unreadable(file, None, f"these are no labels of a scene ({error!r})") from error
        image = ImageRef(str(find_image(images or file.parent, file.stem)))
        yield detection(file.stem, "worlds", image, boxes, CLASSES, facts)


def _box(properties: dict[str, Any]) -> Box:
    corners = np.asarray(properties["polygon_px"], np.float64).reshape(-1).tolist()
    return Box(tuple(corners), "quad", "native_px", str(properties["class"]))
