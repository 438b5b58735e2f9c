"""Questions that labels alone answer: counting in the whole image or a cell of it, comparing two classes."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

import numpy as np
import shapely

from rscovlm.language.labels import plural
from rscovlm_training.records.record import Box, Record, exchange

Region = tuple[int, int, int, int]
"""x1, y1, x2, y2 in native pixels."""

ROWS = ("top", "middle", "bottom")
COLUMNS = ("left", "center", "right")

MOST = 100
"""Nobody counts further without a mistake, labellers neither."""

_HALVED = (0.2, 0.8)
"""Shares of an object inside a cell between which nobody can say whether it is in the cell."""

_FILLED = 0.8

_WHOLE = ("How many {what} are there in the image?", "What is the number of {what} in the image?")
_CELL = (
    "How many {what} are in the {cell} cell of the image, divided into three rows and three columns?",
    "With the image divided into a 3 x 3 grid, how many {what} are in its {cell} cell?",
)
_COMPARED = "Are there more {first} than {second} in the image?"
_MORE = "Which are there more of in the image, {first} or {second}?"


def template_questions(record: Record, rng: random.Random, *, each: int = 2) -> list[Record]:
    """Make questions on an image with labels.

    Args:
        record: of the task ``detect``, cleaned: boxes in native pixels of an image of known size.
        rng: draws classes, cells and words.
        each: how many questions of each kind at most.
    """
    counts = certain_counts(record.boxes)
    labels = sorted(counts)
    whole = (0, 0, *_size(record))
    made = []
    for label in rng.sample(labels, min(each, len(labels))):
        text = rng.choice(_WHOLE).format(what=plural(label))
        made.append(_question(record, f"count-{label}", text, str(counts[label]), whole, "count"))
    for label in rng.sample(labels, min(each, len(labels))):
        made += _in_a_cell(record, label, rng)
    pairs = [(a, b) for a in labels for b in labels if a != b and counts[a] != counts[b]]
    for first, second in rng.sample(pairs, min(each, len(pairs))):
        made.append(_compared(record, first, second, counts, whole, rng))
    return made


def _in_a_cell(record: Record, label: str, rng: random.Random) -> list[Record]:
    """One question about a cell whose count is certain, if there is any such cell."""
    boxes = [box for box in record.boxes if box.label == label]
    certain: list[tuple[int, int, int]] = []
    for row, column in ((row, column) for row in range(3) for column in range(3)):
        number = count_in(boxes, cell(row, column, *_size(record)))
        if number is not None and number <= MOST:
            certain.append((row, column, number))
    filled = [one for one in certain if one[2]]
    if not certain:
        return []
    # Nought is an answer too, but rarer than cells without a class are.
    row, column, number = rng.choice(filled if filled and rng.random() < _FILLED else certain)
    name = f"{ROWS[row]}-{COLUMNS[column]}".replace("middle-center", "central")
    text = rng.choice(_CELL).format(what=plural(label), cell=name)
    region = cell(row, column, *_size(record))
    return [_question(record, f"cell-{label}-{row}{column}", text, str(number), region, "count")]


def certain_counts(boxes: Sequence[Box]) -> dict[str, int]:
    """How many there are of each class; classes with difficult objects, or too many, are left out."""
    unsure = {box.label for box in boxes if box.difficult}
    counts = Counter(box.label for box in boxes if box.label not in unsure)
    return {label: number for label, number in counts.items() if number <= MOST}


def cell(row: int, column: int, width: int, height: int) -> Region:
    """One cell of the 3 x 3 grid over an image of ``width`` x ``height`` native pixels."""
    return (
        width * column // 3, height * row // 3, width * (column + 1) // 3, height * (row + 1) // 3,
    )  # fmt: skip


def count_in(boxes: Sequence[Box], region: Region) -> int | None:
    """Count the boxes in a region; None where one lies so across its edge that nobody could say."""
    if not boxes:
        return 0
    shapes = shapely.convex_hull(shapely.multipoints(np.stack([box.corners() for box in boxes])))
    inside = shapely.area(shapely.intersection(shapes, shapely.box(*region)))
    shares = np.atleast_1d(inside / shapely.area(shapes))
    low, high = _HALVED
    if ((shares > low) & (shares < high)).any() or any(
        box.difficult and share > low for box, share in zip(boxes, shares, strict=True)
    ):
        return None
    return int((shares >= high).sum())


def _compared(
    record: Record, first: str, second: str, counts: dict[str, int], whole: Region, rng: random.Random
) -> Record:
    names = {"first": plural(first), "second": plural(second)}
    more = first if counts[first] > counts[second] else second
    if rng.random() < 0.5:
        text, answer = _COMPARED.format(**names), "yes" if more == first else "no"
    else:
        text, answer = _MORE.format(**names), plural(more)
    return _question(record, f"compare-{first}-{second}", text, answer, whole, "comparison")


def _question(record: Record, name: str, text: str, answer: str, region: Region, category: str) -> Record:
    return Record(
        f"{record.id}-{name}".replace(" ", "_"), "zoom-templates", "vqa", record.images,
        exchange(text, answer), (), region, {"question": text, "category": category},
    )  # fmt: skip


def _size(record: Record) -> tuple[int, int]:
    return record.images[0].size or (0, 0)
