"""TEOChatlas: conversations on pairs and series of dates, boxes ``[x1, y1, x2, y2]`` in parts of 100.

``video`` lists the frames, ``timestamps`` their dates; ``task`` names the sub-task. Boxes in a text are those
of the frames alike, which show one place; they are kept with the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from rscovlm_training.records.files import json_items
from rscovlm_training.records.record import Record
from rscovlm_training.records.sources import llava
from rscovlm_training.records.sources.geochat import take_boxes


def read(path: Path, images: Path | None) -> Iterator[Record]:
    """Read ``train/instruct*.json``; paths of images begin at the data folder, two levels above it."""
    root = images or path.resolve().parent.parent.parent
    for line, item in json_items(path):
        sub_task = item.get("task", "") if isinstance(item, dict) else ""
        facts = {"sub_task": sub_task} if sub_task else {}
        record = llava.record(item, path, line, root, "teochatlas", take_boxes, facts=facts)
        last = max(len(record.images) - 1, 0)
        yield replace(record, boxes=tuple(replace(box, image=last) for box in record.boxes))
