"""COCO's object detection layout, with oriented boxes as quadrilaterals in ``segmentation``.

Published at https://cocodataset.org/#format-data; DOTA's own tiles come like this too. Knows nothing of QGIS.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from rscovlm_qgis.core.boxes import signed_area
from rscovlm_qgis.core.formats.labelled import Labelled, LabelledImage, rounded


def coco_pieces(images: Sequence[LabelledImage], made_by: str) -> Iterator[str]:
    """Write images with their objects as one COCO file, a piece an object.

    Category ids begin at 1, in alphabetical order.
    """
    names = sorted({item.class_name for image in images for item in image.objects})
    ids = {name: number for number, name in enumerate(names, start=1)}
    data: dict[str, Any] = {
        "info": {"description": made_by},
        "licenses": [],
        "images": [
            {"id": number, "file_name": image.file_name, "width": image.width, "height": image.height}
            for number, image in enumerate(images, start=1)
        ],
        "categories": [{"id": ids[name], "name": name, "supercategory": "object"} for name in names],
    }
    found = ((number, item) for number, image in enumerate(images, start=1) for item in image.objects)
    yield json.dumps(data, ensure_ascii=False)[:-1] + ', "annotations": ['
    for number, (image_id, item) in enumerate(found, start=1):
        annotation = {"id": number, "image_id": image_id, "category_id": ids[item.class_name], **_place(item)}
        yield (", " if number > 1 else "") + json.dumps(annotation)
    yield "]}"


def _place(item: Labelled) -> dict[str, Any]:
    corners = np.asarray(item.quad_px, np.float64)
    low, high = corners.min(axis=0), corners.max(axis=0)
    place: dict[str, Any] = {
        "segmentation": [rounded(corners)],
        "bbox": rounded(np.concatenate([low, high - low])),
        "area": round(abs(signed_area(corners)), 3),
        "iscrowd": 0,
    }
    if item.score is not None:
        place["score"] = round(item.score, 4)
    return place
