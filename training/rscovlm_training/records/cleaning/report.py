"""The report on a cleaning: one HTML file with counts, examples, and images with their boxes and texts."""

from __future__ import annotations

import base64
import io
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import jinja2
from PIL import Image

from rscovlm.errors import ExportFailed
from rscovlm_training.records.cleaning.ledger import Ledger
from rscovlm_training.records.pixels import image_size, read_pixels
from rscovlm_training.records.record import DataUnreadable, Record

_SIDE = 480
_COLOURS = ("#ffd400", "#00e5ff", "#ff5ccd", "#7dff5c", "#ff8a3c", "#b79cff", "#ffffff", "#ff4d4d")


class Sampler:
    """Draws some records of a stream, every one alike likely, and the same for the same seed."""

    def __init__(self, wanted: int, seed: int) -> None:
        self._wanted, self._rng = wanted, random.Random(seed)
        self.records: list[Record] = []

    def watch(self, records: Iterable[Record]) -> Iterator[Record]:
        """Pass records on, and keep some."""
        for number, record in enumerate(records):
            if len(self.records) < self._wanted:
                self.records.append(record)
            elif (place := self._rng.randrange(number + 1)) < self._wanted:
                self.records[place] = record
            yield record


def write_report(path: Path, ledger: Ledger, records: Iterable[Record], title: str) -> None:
    """Write the report; it needs no other file and no network.

    Raises:
        ExportFailed: when it cannot be written.
    """
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("rscovlm_training.records.cleaning", ""), autoescape=True,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    page = environment.get_template("report.html.j2").render(
        title=title, ledger=ledger, sources=sorted(ledger.read), cards=[_card(one) for one in records]
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise ExportFailed(f"'{path.name}' could not be written.", details=str(error)) from error


def _card(record: Record) -> dict[str, Any]:
    labels = list(dict.fromkeys(box.label for box in record.boxes))
    colours = {label: _COLOURS[index % len(_COLOURS)] for index, label in enumerate(labels)}
    return {
        "record": record,
        "images": [_image(record, number, colours) for number in range(len(record.images))],
        "colours": colours,
    }


def _image(record: Record, number: int, colours: dict[str, str]) -> dict[str, Any]:
    """A small JPEG and what is drawn over it, in a frame of native pixels, so that boxes fit as they are."""
    path = record.images[number].path
    try:
        width, height = record.images[number].size or image_size(path)
        share = min(1.0, _SIDE / max(width, height))
        pixels = read_pixels(path, None, max(1, round(width * share)), max(1, round(height * share)))
    except DataUnreadable as error:
        return {"error": error.message, "name": Path(path).name}
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=80)
    boxes = [
        {
            "points": " ".join(f"{x:.1f},{y:.1f}" for x, y in box.corners().tolist()),
            "colour": colours[box.label], "difficult": box.difficult,
            "name": f"{index}: {box.label}".rstrip(": "),
            "number": index,
            "at": box.corners()[0].tolist(),
        }
        for index, box in enumerate(record.boxes)
        if box.image == number and box.shape != "rotated"
    ]  # fmt: skip
    region = record.region_px if number == 0 else None
    return {
        "name": Path(path).name, "data": base64.b64encode(file.getvalue()).decode(), "boxes": boxes,
        "width": width, "height": height, "region": region, "line": 2 / share,
        "shown": (pixels.shape[1], pixels.shape[0]),
    }  # fmt: skip
