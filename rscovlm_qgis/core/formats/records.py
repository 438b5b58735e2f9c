"""Training records, in the layout that ``rscovlm_training.records`` reads: a JSON object a line.

The plugin cannot import the training code; a test has that code read what is written here, and compares it
with what it would have made itself. Knows nothing of QGIS.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from rscovlm_qgis.core.formats.labelled import LabelledImage, rounded

NONE_FOUND = "There are none."
SOURCE = "qgis-review"


def record_line(
    name: str, image: LabelledImage, asked: Iterable[str], found: Sequence[dict[str, Any]]
) -> str:
    """Write the record of every object of an image.

    Args:
        name: unique among the records of a file.
        image: its objects are the truth; ``file_name`` is relative to the file of records.
        asked: the classes that were looked for; those of the objects are added.
        found: what the model had found, with its scores and the verdicts.
    """
    objects = [(plain_class(item.class_name), rounded(item.quad_px)) for item in image.objects]
    categories = sorted({*map(plain_class, asked), *(label for label, _ in objects)} - {""})
    lines = [f"<box:{number}> {label}".strip() for number, (label, _) in enumerate(objects)]
    show = {"type": "image_url", "image_url": {"url": image.file_name}}
    ask = {"type": "text", "text": f"find the {', '.join(categories)}"}
    record: dict[str, Any] = {
        "id": name, "source": SOURCE, "task": "detect",
        "images": [{"path": image.file_name, "width": image.width, "height": image.height}],
        "messages": [
            {"role": "user", "content": [show, ask]},
            {"role": "assistant", "content": "\n".join(lines) or NONE_FOUND},
        ],
        "facts": {"categories": categories, "gsd": image.gsd_m, "found": list(found)},
    }  # fmt: skip
    if objects:
        record["boxes"] = [
            {"numbers": numbers, "shape": "quad", "frame": "native_px", "label": label, "image": 0,
             "difficult": False}
            for label, numbers in objects
        ]  # fmt: skip
    return json.dumps(record, ensure_ascii=False) + "\n"


def plain_class(name: str) -> str:
    """Write a class as training does: lower case, blanks for hyphens and underscores.

    The article that a phrase may begin with goes, as the request has its own.
    """
    return " ".join(name.lower().replace("-", " ").replace("_", " ").split()).removeprefix("the ")
