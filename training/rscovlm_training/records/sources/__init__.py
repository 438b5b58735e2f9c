"""Readers of published layouts, one file a layout; each turns what was published into records.

They read what a layout says and change nothing: tags, odd spellings and the frames of boxes stay until
``rscovlm_training.records.cleaning`` takes them on, which counts what it changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rscovlm_training.records.files import json_items, read_records
from rscovlm_training.records.record import DataUnreadable, Record
from rscovlm_training.records.sources import (
    coco,
    dota,
    geochat,
    llava,
    lrs_vqa,
    mme,
    onevision,
    refgeo,
    teochatlas,
    vhm,
    worlds,
)

Reader = Callable[[Path, Path | None], Iterator[Record]]
"""Reads annotations at a path; the second path is the folder of the images, None: where published."""


def _own(path: Path, images: Path | None) -> Iterator[Record]:
    return read_records(path)


LAYOUTS: dict[str, Reader] = {
    "records": _own, "dota": dota.read, "coco": coco.read, "refgeo": refgeo.read, "vhm": vhm.read,
    "geochat": geochat.read, "teochatlas": teochatlas.read, "lrs-vqa": lrs_vqa.read,
    "lrs-vqa-zoom": lrs_vqa.read_zoom, "onevision": onevision.read, "mme-realworld": mme.read,
    "llava": llava.read, "worlds": worlds.read,
}  # fmt: skip


@dataclass(frozen=True)
class Source:
    """What to read: a layout, the annotations and the folder of the images."""

    layout: str
    path: Path
    images: Path | None = None

    @property
    def name(self) -> str:
        """What a person calls it."""
        return f"{self.layout}:{self.path.name}"

    def records(self) -> Iterator[Record]:
        """Read it.

        Raises:
            DataUnreadable: naming file and line.
        """
        return LAYOUTS[self.layout](self.path, self.images)


def parse_source(text: str) -> Source:
    """Read a source as a person writes it: ``[LAYOUT:]ANNOTATIONS[@IMAGES]``.

    Raises:
        DataUnreadable: when there is no such path, or its layout cannot be told.
    """
    head, colon, rest = text.partition(":")
    layout = head if colon and head in LAYOUTS else ""
    where, at, images = (rest if layout else text).partition("@")
    path = Path(where)
    if not path.exists():
        raise DataUnreadable(f"There is nothing at '{path}'.", next_step="Check the path.")
    return Source(layout or guess_layout(path), path, Path(images) if at else None)


def guess_layout(path: Path) -> str:
    """Tell the layout of a file or folder from what is in it.

    Raises:
        DataUnreadable: when it is none that is known.
    """
    if path.is_dir():
        if any(path.glob("*.txt")):
            return "dota"
        if any(path.glob("*.geojson")):
            return "worlds"
        if any(path.glob("**/*.parquet")) or any(path.glob("**/*.arrow")):
            return "onevision"
    elif path.suffix == ".txt":
        return "dota"
    elif path.suffix == ".geojson":
        return "worlds"
    elif path.suffix in (".parquet", ".arrow"):
        return "onevision"
    elif path.suffix in (".json", ".jsonl"):
        return _guess_json(path)
    raise DataUnreadable(
        f"The layout of '{path}' is not known.",
        next_step=f"Name it as LAYOUT:PATH; the layouts are {', '.join(LAYOUTS)}.",
    )


def _guess_json(path: Path) -> str:
    if path.suffix == ".json" and coco.looks_like(path):
        return "coco"
    item: Any = next((one for _, one in json_items(path)), {})
    keys = set(item) if isinstance(item, dict) else set()
    for layout, wanted in _SIGNS:
        if wanted <= keys:
            return layout
    if "conversations" in keys:
        said = str(item["conversations"])
        if geochat.BOX.search(said) or geochat.TAG.search(said):
            return "geochat"
        return "vhm" if vhm.TAG.search(said) else "llava"
    raise DataUnreadable(
        f"The layout of '{path.name}' is not known: its first record has {', '.join(sorted(keys)) or 'no'} "
        "fields.",
        next_step=f"Name it as LAYOUT:PATH; the layouts are {', '.join(LAYOUTS)}.",
    )


_SIGNS: tuple[tuple[str, set[str]], ...] = (
    ("records", {"task", "images", "messages"}),
    ("lrs-vqa-zoom", {"bbox_info", "image"}),
    ("lrs-vqa", {"question_id", "ground_truth", "text"}),
    ("mme-realworld", {"Question_id", "Answer choices"}),
    ("refgeo", {"dataset", "image_id", "question"}),
    ("teochatlas", {"conversations", "video"}),
)
