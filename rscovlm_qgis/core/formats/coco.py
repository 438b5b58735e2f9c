"""COCO's object detection layout, with oriented boxes as quadrilaterals in ``segmentation``.

Published at https://cocodataset.org/#format-data; DOTA's own tiles come like this too. Knows nothing of QGIS.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from rscovlm_qgis.core.boxes import signed_area
from rscovlm_qgis.core.formats.labelled import Labelled, LabelledImage, rounded


def coco_text(images: Sequence[LabelledImage], made_by: str) -> str:
    """Write images with their objects as one COCO file; category ids begin at 1, in alphabetical order."""
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
    # One by one: while Python writes JSON no other thread has its turn, QGIS's main thread neither.
    annotations = [
        json.dumps({"id": number, "image_id": image_id, "category_id": ids[item.class_name], **_place(item)})
        for number, (image_id, item) in enumerate(found, start=1)
    ]
    head = json.dumps(data, ensure_ascii=False)
    return f'{head[:-1]}, "annotations": [{", ".join(annotations)}]}}'


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
