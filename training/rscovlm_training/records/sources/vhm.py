"""VHM: conversations that begin with their task, ``{VQA}``, ``{CLS}``, ``{VG}``, ``{IT}`` or ``{IDK}``.

An image lies in the folder of its ``source_dataset``, where that is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rscovlm_training.records.files import json_items
from rscovlm_training.records.record import Record
from rscovlm_training.records.sources import llava

TAG = re.compile(r"\{(?P<tag>VQA|CLS|VG|IT|IDK)\}")


def read(path: Path, images: Path | None) -> Iterator[Record]:
    """Read ``list_sft.json`` or the converted conversations; images lie in ``images`` beside it."""
    for line, item in json_items(path):
        yield llava.record(_in_folder(item), path, line, images or path.parent / "images", "vhm")


def _in_folder(item: Any) -> Any:
    """Put the folder before the image's name."""
    if not isinstance(item, dict) or not item.get("source_dataset") or not isinstance(item.get("image"), str):
        return item
    return {**item, "image": f"{item['source_dataset']}/{item['image']}"}
