"""The builder from end to end: labelled images in, questions with regions out, going on where it stopped."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from rscovlm.imagery.sizes import PUBLISHED_MAX_PIXELS, smart_resize
from rscovlm.imagery.source import RGB
from rscovlm.imagery.window import PixelWindow
from rscovlm_training.records.cleaning.clean import clean
from rscovlm_training.records.cleaning.ledger import Ledger
from rscovlm_training.records.files import read_records
from rscovlm_training.records.pixels import read_pixels
from rscovlm_training.records.record import Record, exchange
from rscovlm_training.records.sources import Source
from rscovlm_training.records.zoom_builder.choices import to_choice
from rscovlm_training.records.zoom_builder.describe import Asked, VisionModel
from rscovlm_training.records.zoom_builder.journal import Journal
from rscovlm_training.records.zoom_builder.references import Reference, coarse_region, find_references
from rscovlm_training.records.zoom_builder.templates import Region, template_questions

_LEAST_CROP = 224 * 224


@dataclass(frozen=True)
class Plan:
    """How much to ask.

    Attributes:
        seed: of every draw.
        each: template questions of each kind, an image.
        references: unique objects described, an image.
        choices: share of open questions that are asked as multiple choice as well.
    """

    seed: int = 0
    each: int = 2
    references: int = 4
    choices: float = 0.5


def build_zoom(
    labels: Source,
    out: Path,
    plan: Plan,
    model: VisionModel | None = None,
    report: Callable[[str], None] = lambda _: None,
) -> Counter[str]:
    """Build questions with regions, or go on with a file that was begun.

    Args:
        labels: large images with oriented labels.
        out: JSONL of records; it is only ever appended to.
        plan: how much to ask.
        model: describes references; None: only what labels answer, until a later run with a model.
        report: told each unit that is done.

    Returns:
        How many records there are in all, by category.

    Raises:
        DataUnreadable: when a label file is broken, or ``out`` is of something else.
        VisionModelFailed: when the model cannot be asked; what is done is kept.
        ExportFailed: when a file cannot be written.
    """
    with Journal(out, vars(plan)) as journal:
        for image in clean(labels.records(), Ledger()):
            _templates(image, plan, journal, report)
            if model is not None:
                _references(image, plan, journal, model, report)
        _choices(list(read_records(out)), plan, journal, report)
    return Counter(f"{one.task}: {one.facts['category']}" for one in read_records(out))


def _templates(image: Record, plan: Plan, journal: Journal, report: Callable[[str], None]) -> None:
    unit = f"templates {image.id}"
    if unit not in journal.done:
        journal.add(unit, template_questions(image, _rng(plan, unit), each=plan.each))
        report(unit)


def _references(
    image: Record, plan: Plan, journal: Journal, model: VisionModel, report: Callable[[str], None]
) -> None:
    found = find_references(image)
    chosen = _rng(plan, f"references {image.id}").sample(found, min(plan.references, len(found)))
    for reference in chosen:
        unit = f"reference {image.id} {reference.phrase}"
        if unit in journal.done:
            continue
        region = coarse_region(image.boxes[reference.number], _size(image), _rng(plan, unit))
        asked = model.questions(crop(image.images[0].path, region), reference.phrase, reference.label)
        journal.add(unit, _described(image, reference, region, asked))
        report(unit)


def crop(path: str, region: Region) -> RGB:
    """Read a region, native pixels, at the size at which the published model would be shown it."""
    x1, y1, x2, y2 = region
    window = PixelWindow(x1, y1, x2 - x1, y2 - y1)
    height, width = smart_resize(
        window.height, window.width, factor=28, min_pixels=_LEAST_CROP, max_pixels=PUBLISHED_MAX_PIXELS
    )
    return read_pixels(path, window, width, height)


def _described(image: Record, reference: Reference, region: Region, asked: Iterable[Asked]) -> list[Record]:
    name = f"{image.id}-{reference.phrase}".replace(" ", "_")
    return [
        Record(
            f"{name}-{number}", "zoom-references", "vqa", image.images, exchange(one.question, one.answer),
            (image.boxes[reference.number],), region,
            {"question": one.question, "category": one.category, "reference": reference.phrase,
             "wrong": list(one.wrong)},
        )
        for number, one in enumerate(asked)
    ]  # fmt: skip


def _choices(records: list[Record], plan: Plan, journal: Journal, report: Callable[[str], None]) -> None:
    questions = [record for record in records if record.task == "vqa"]
    pool: dict[str, list[str]] = defaultdict(list)
    for record in questions:
        pool[str(record.facts["category"])].append(record.answer)
    for record in questions:
        unit = f"choice {record.id}"
        rng = _rng(plan, unit)
        if unit in journal.done or rng.random() >= plan.choices:
            continue
        made = to_choice(record, pool, rng)
        journal.add(unit, [made] if made is not None else [])
        report(unit)


def _rng(plan: Plan, unit: str) -> random.Random:
    """Drawn for each unit alone, so that it does not matter where the builder was stopped."""
    return random.Random(f"{plan.seed} {unit}")


def _size(image: Record) -> tuple[int, int]:
    size = image.images[0].size
    if size is None:
        raise ValueError("images have sizes once they are cleaned")
    return size
