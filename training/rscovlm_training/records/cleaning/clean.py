"""Cleaning from end to end: sources in, one file of records and one report out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from rscovlm.imagery.sizes import MAX_ASPECT
from rscovlm_training.records.cleaning.boxes import clean_boxes
from rscovlm_training.records.cleaning.ledger import Dropped, Ledger
from rscovlm_training.records.cleaning.report import Sampler, write_report
from rscovlm_training.records.cleaning.tags import clean_tags
from rscovlm_training.records.cleaning.words import clean_words
from rscovlm_training.records.files import write_records
from rscovlm_training.records.pixels import image_size
from rscovlm_training.records.record import DataUnreadable, ImageRef, Record, to_json
from rscovlm_training.records.sources import Source


def clean_sources(
    sources: Iterable[Source], out: Path, report: Path | None = None, *, shown: int = 60, seed: int = 0
) -> Ledger:
    """Clean sources into a file of records, and write the report on it.

    Args:
        sources: read one after the other.
        out: JSONL, replaced when all is done.
        report: HTML; None: no report.
        shown: how many records the report shows, drawn from all alike.
        seed: of that draw.

    Raises:
        DataUnreadable: naming file and line, where a source is not of its layout.
        ExportFailed: when a file cannot be written.
    """
    ledger, sampler = Ledger(), Sampler(shown, seed)
    write_records(out, sampler.watch(clean(_all(sources), ledger)))
    if report is not None:
        write_report(report, ledger, sampler.records, out.name)
    return ledger


def clean(records: Iterable[Record], ledger: Ledger) -> Iterator[Record]:
    """Clean records one by one; those that cannot be kept are counted and left out."""
    seen: set[bytes] = set()
    for record in records:
        ledger.read[record.source] += 1
        try:
            cleaned = clean_record(record, ledger)
            _once(cleaned, seen)
        except Dropped as dropped:
            ledger.drop(dropped.reason, record.id, record.source, dropped.what)
            continue
        ledger.kept[record.source] += 1
        yield cleaned


def clean_record(record: Record, ledger: Ledger) -> Record:
    """Clean one record; sizes come first, because boxes need them, and words last.

    Raises:
        Dropped: when it cannot be kept, with the reason.
    """
    record = _sized(record, ledger)
    record = clean_boxes(record, ledger)
    record = clean_tags(record, ledger)
    record = clean_words(record, ledger)
    if not record.answer.strip():
        raise Dropped("no answer", record.question)
    if not record.question.strip():
        raise Dropped("no question", record.answer)
    return record


def _all(sources: Iterable[Source]) -> Iterator[Record]:
    for source in sources:
        yield from source.records()


def _sized(record: Record, ledger: Ledger) -> Record:
    """Take the sizes of images from their files: what is written elsewhere may be swapped or rounded."""
    images = []
    for image in record.images:
        try:
            width, height = image_size(image.path)
        except DataUnreadable as error:
            raise Dropped("image missing or unreadable", f"{image.path}: {error.message}") from error
        if max(width, height) > MAX_ASPECT * min(width, height):
            raise Dropped("image too thin for the vision tower", f"{image.path}: {width} x {height}")
        if image.size is not None and image.size != (width, height):
            before, after = f"{image.width} x {image.height}", f"{width} x {height}"
            ledger.change("size of the image as in its file", record.id, record.source, before, after)
        images.append(ImageRef(image.path, width, height))
    record = replace(record, images=tuple(images))
    if record.region_px and not _holds(images[0], record.region_px):
        raise Dropped("region outside its image", f"{record.region_px} in {images[0].size}")
    return record


def _holds(image: ImageRef, region_px: tuple[int, int, int, int]) -> bool:
    x1, y1, x2, y2 = region_px
    width, height = image.size or (0, 0)
    return 0 <= x1 < x2 <= width and 0 <= y1 < y2 <= height


def _once(record: Record, seen: set[bytes]) -> None:
    """Keep the first of records that say the same of the same images.

    Raises:
        Dropped: for every other.
    """
    said = {key: value for key, value in to_json(record).items() if key not in ("id", "facts")}
    mark = hashlib.blake2b(json.dumps(said, sort_keys=True).encode(), digest_size=12).digest()
    if mark in seen:
        raise Dropped("said before", record.question)
    seen.add(mark)
