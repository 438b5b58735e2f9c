"""LRS-VQA, the benchmark, and LRS-VQA-Zoom, the training set: questions on large images with their regions.

Frames are native pixels. In LRS-VQA-Zoom ``bbox_info.crop_hbox`` lists the regions that were shown; counting
and comparing questions have several, or none, and are answered directly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rscovlm_training.records.files import json_items, unreadable
from rscovlm_training.records.record import Box, ImageRef, Record, exchange

Region = tuple[int, int, int, int]


def read(path: Path, images: Path | None) -> Iterator[Record]:
    """Read the benchmark's JSONL; paths of images, ``LRS_VQA/image/1.tif``, begin at the folder above."""
    root = images or path.resolve().parent.parent
    for line, item in json_items(path):
        try:
            yield _question(item, root)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise unreadable(path, line, f"it is no question of LRS-VQA ({error!r})") from error


def read_zoom(path: Path, images: Path | None) -> Iterator[Record]:
    """Read the training set's JSON; images lie in ``images/train`` of the data folder."""
    root = images or path.resolve().parent.parent.parent / "images" / "train"
    for line, item in json_items(path):
        try:
            yield _zoom(item, root, f"{path.stem}-{line}")
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise unreadable(path, line, f"it is no question of LRS-VQA-Zoom ({error!r})") from error


def _question(item: Any, root: Path) -> Record:
    width, height = (int(value) for value in item["image_size"])
    text = str(item["text"])
    facts = {"category": str(item["category"]), "question": text}
    region = inside([int(value) for value in item["hbox"]], width, height) if item.get("hbox") else None
    boxes = (_quad(item["rbox"]),) if item.get("rbox") else ()
    return Record(
        str(item["question_id"]), "lrs-vqa", "vqa", (ImageRef(str(root / item["image"]), width, height),),
        exchange(text, str(item["ground_truth"])), boxes, region, facts,
    )  # fmt: skip


def _zoom(item: Any, root: Path, name: str) -> Record:
    width, height = int(item["image_ori_width"]), int(item["image_ori_height"])
    info = item["bbox_info"]
    crops = [[int(value) for value in crop] for crop in info.get("crop_hbox") or []]
    region = inside(crops[0], width, height) if len(crops) == 1 else None
    boxes = tuple(_quad(box) for box in info.get("rbox") or [])
    facts = {key: item[key] for key in ("category",) if key in item}
    image = ImageRef(str(root / item["image"]), width, height)
    if "Answer choices" in item:
        choices = [str(choice) for choice in item["Answer choices"]]
        facts |= {"question": str(item["Text"]), "choices": choices}
        said = exchange("\n".join([facts["question"], *choices]), str(item["Ground truth"]))
        return Record(name, "lrs-vqa-zoom", "choice", (image,), said, boxes, region, facts)
    facts["question"] = str(item["question"])
    said = exchange(facts["question"], str(item["answer"]))
    return Record(name, "lrs-vqa-zoom", "vqa", (image,), said, boxes, region, facts)


def inside(region: Sequence[int], width: int, height: int) -> Region | None:
    """The part of a region, native pixels, that lies in the image; None where none does."""
    x1, y1, x2, y2 = region
    left, top, right, bottom = max(x1, 0), max(y1, 0), min(x2, width), min(y2, height)
    return (left, top, right, bottom) if right > left and bottom > top else None


def _quad(numbers: Sequence[float]) -> Box:
    return Box(tuple(float(value) for value in numbers), "quad", "native_px")
