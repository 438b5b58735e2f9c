"""Boxes of every shape and frame become upright boxes or quadrilaterals in native pixels, in one order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from rscovlm.geometry.quads import areas, canonical
from rscovlm.language.coordinates import clamp
from rscovlm.language.labels import normalise
from rscovlm.language.replies import LEAST_AREA
from rscovlm_training.records.asking import detection
from rscovlm_training.records.cleaning.ledger import Dropped, Ledger
from rscovlm_training.records.record import PLACEHOLDER, Box, Frame, Record, placeholder

_DIGITS = 2
"""Of a native pixel; finer than any label is."""

_SPANS: dict[Frame, float] = {"relative_100": 100.0, "relative_1000": 1000.0}


def unify(box: Box, width: int, height: int) -> Box:
    """Bring a box into native pixels of an image of ``width`` x ``height``, in canonical order.

    A horizontal box stays one, x1 < x2 and y1 < y2; every other becomes a quadrilateral, clockwise on the
    screen from the topmost, then leftmost vertex.
    """
    span = _SPANS.get(box.frame)
    scale = np.array((1.0, 1.0) if span is None else (width / span, height / span))
    turned = box.shape == "rotated"
    corners = _turned(np.array(box.numbers), scale) if turned else box.corners() * scale
    corners = np.round(corners, _DIGITS)
    if box.shape == "horizontal":
        upright = tuple(np.concatenate([corners.min(axis=0), corners.max(axis=0)]).tolist())
        return replace(box, numbers=upright, frame="native_px")
    quad = tuple(canonical(corners)[0].reshape(-1).tolist())
    return replace(box, numbers=quad, shape="quad", frame="native_px")


def visible(box: Box, width: int, height: int) -> bool:
    """Whether a unified box has an area inside its image, as it would be written."""
    return bool(areas(canonical(clamp(box.corners(), width, height)))[0] >= LEAST_AREA)


def clean_boxes(record: Record, ledger: Ledger) -> Record:
    """Unify the boxes of a record whose image sizes are known; leave out those that nobody could see.

    Raises:
        Dropped: when a text speaks of a box that has no area in the image.
    """
    unified: list[Box] = []
    unseen: set[int] = set()
    for number, box in enumerate(record.boxes):
        size = record.images[box.image].size
        if size is None:
            raise ValueError("boxes are cleaned after the sizes of images are known")
        clean = unify(box, *size)
        if record.task == "detect":
            clean = replace(clean, label=normalise(clean.label))
        rule = _rule(box, clean)
        if rule:
            ledger.change(rule, record.id, record.source, _told(box), _told(clean))
        if not visible(clean, *size):
            ledger.change("box without area in the image", record.id, record.source, _told(box), "left out")
            unseen.add(number)
        unified.append(clean)
    record = replace(record, boxes=tuple(unified))
    return without(record, unseen) if unseen or record.task == "detect" else record


def without(record: Record, numbers: Collection[int]) -> Record:
    """Leave boxes out of a record, and number the others anew; the words of a detection follow its boxes.

    Raises:
        Dropped: when a text other than a list of objects speaks of one of them.
    """
    kept = [number for number in range(len(record.boxes)) if number not in numbers]
    boxes = tuple(record.boxes[number] for number in kept)
    if record.task == "detect":
        made = detection(record.id, record.source, record.images[0], boxes, record.facts["categories"])
        return replace(made, facts=record.facts)
    named = {int(found) for message in record.messages for found in PLACEHOLDER.findall(message.text)}
    if named & set(numbers):
        raise Dropped("its text speaks of a box without area in the image", record.question)
    renumbered = {old: new for new, old in enumerate(kept)}
    messages = tuple(
        replace(
            message,
            text=PLACEHOLDER.sub(lambda found: placeholder(renumbered[int(found[1])]), message.text),
        )
        for message in record.messages
    )
    return replace(record, boxes=boxes, messages=messages)


def _turned(numbers: npt.NDArray[np.float64], scale: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """(4, 2) native pixels: scaled before they are turned, so that angles are those of pixels."""
    centre, half = numbers[:2] * scale, numbers[2:4] * scale / 2
    angle = np.radians(numbers[4])
    along = np.array((np.cos(angle), np.sin(angle))) * half[0]
    across = np.array((-np.sin(angle), np.cos(angle))) * half[1]
    return np.array([centre + a * along + b * across for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))])


def _rule(before: Box, after: Box) -> str | None:
    """What was done to a box, in a few words; None where it was right already."""
    if before.frame != "native_px":
        return f"box from {before.frame.replace('_', ' ')} to native pixels"
    if before.shape != after.shape:
        return f"{before.shape} box to four vertices"
    if not np.allclose(before.numbers, after.numbers, rtol=0, atol=10**-_DIGITS):
        return "vertices put in order"
    return "class name in training's words" if before.label != after.label else None


def _told(box: Box) -> str:
    numbers = ", ".join(f"{number:.6g}" for number in box.numbers)
    return f"{box.shape}, {box.frame.replace('_', ' ')}: {numbers} {box.label}".strip()
