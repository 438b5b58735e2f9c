"""MME-RealWorld: multiple-choice questions; ``gt_toi`` is the region, native pixels, where the answer is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rscovlm_training.records.files import json_items, unreadable
from rscovlm_training.records.record import ImageRef, Record, exchange
from rscovlm_training.records.sources.lrs_vqa import inside


def read(path: Path, images: Path | None) -> Iterator[Record]:
    """Read the annotations of the remote sensing part; images lie in ``images`` beside them."""
    folder = images or path.parent / "images"
    for line, item in json_items(path):
        try:
            yield _record(item, folder)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise unreadable(path, line, f"it is no question of MME-RealWorld ({error!r})") from error


def _record(item: Any, folder: Path) -> Record:
    choices = [str(choice) for choice in item["Answer choices"]]
    question, answer = str(item["Text"]), str(item["Ground truth"]).strip()
    if answer not in [choice.strip()[1:2] for choice in choices]:
        raise ValueError(f"the answer '{answer}' is none of the choices")
    size = item.get("img_size") or (None, None)
    image = ImageRef(str(folder / str(item["Image"])), size[0], size[1])
    toi = item.get("gt_toi")
    region = inside([int(value) for value in toi], *image.size) if toi and image.size else None
    facts = {"category": str(item.get("Category", "")), "question": question, "choices": choices}
    said = exchange("\n".join([question, *choices]), answer)
    return Record(str(item["Question_id"]), "mme-realworld", "choice", (image,), said, (), region, facts)
