"""VRSBench: questions, grounding and captions by its published rules.

Source: ``eval_vqa_gpt.ipynb`` and ``compute_metrics.ipynb`` of VRSBench; captions as in RSCoVLM's evaluation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rscovlm_training.measures.captions import cider
from rscovlm_training.measures.failures import FiguresUnreadable
from rscovlm_training.measures.records import Record, accuracies, average, overall, tally

IOUS = (0.5, 0.7)
_OUTPUT = ("output", "answer", "predicted")
_EXACT = {"yes", "no", *map(str, range(100))}
_SCENES = {"image", "rural or urban"}


def measure_questions(records: Sequence[Record]) -> dict[str, Any]:
    """Measure answers: ``type``, ``ground_truth`` and ``output`` of each.

    An answer that contains the true one is right; else *yes*, *no* and numbers are wrong, and of the rest the
    benchmark asks a language model, whose verdict ``correct`` (``"1"`` or ``"0"``) is taken where a record
    has it. Without one such an answer is wrong and counted in ``undecided``, so that the figures are a lower
    bound of the published ones.

    Returns:
        ``overall``: share of all; ``average``: mean over types; ``types``; ``undecided``: how many answers
        lack a verdict; ``questions``: how many there are.

    Raises:
        FiguresUnreadable: when a record lacks one of them.
    """
    judged, undecided = [], 0
    for record in records:
        kind = record.text("type", "category").lower()
        verdict = _judge(record)
        undecided += verdict is None
        judged.append(("scene type" if kind in _SCENES else kind, bool(verdict)))
    by_type = tally(judged)
    return {
        "overall": overall(by_type),
        "average": average(by_type),
        "types": accuracies(by_type),
        "undecided": undecided,
        "questions": len(records),
    }


def measure_grounding(records: Sequence[Record]) -> dict[str, Any]:
    """Measure boxes: four whole numbers each in ``ground_truth`` and ``output``, and ``is_unique`` if known.

    As published, boxes are inclusive (a side is its difference plus one), an overlap of just the threshold is
    enough, and a reply without four numbers is wrong. Both boxes are in one frame, whichever it is.

    Returns:
        ``acc@0.5`` and ``acc@0.7``: of all, and of phrases for unique and other objects; ``mean_iou``;
        ``cumulative_iou``: all shared over all covered area; ``phrases``: how many there are.

    Raises:
        FiguresUnreadable: when a record lacks one of them.
    """
    groups, overlaps = [], []
    for record in records:
        truth = _whole_numbers(record.value("ground_truth"))
        if len(truth) < 4:
            raise FiguresUnreadable(f"{record.place.capitalize()} has no box in 'ground_truth'.")
        unique = record.fields.get("is_unique")
        groups.append("all" if unique is None else "unique" if int(unique) else "other")
        overlaps.append(_inclusive_overlap(_whole_numbers(record.value(*_OUTPUT)), truth))
    figures: dict[str, Any] = {}
    for least in IOUS:
        right = [bool(both and shared / both >= least) for shared, both in overlaps]
        by_group = tally(zip(groups, right, strict=True))
        figures[f"acc@{least}"] = {**accuracies(by_group), "all": overall(by_group)}
    covered = sum(both for _, both in overlaps)
    figures["mean_iou"] = sum(shared / both for shared, both in overlaps if both) / len(overlaps)
    figures["cumulative_iou"] = sum(shared for shared, _ in overlaps) / covered if covered else 0.0
    return {**figures, "phrases": len(overlaps)}


def measure_captions(records: Sequence[Record]) -> dict[str, Any]:
    """Measure captions: ``ground_truth``, one or a list, and ``output`` of each; ``cider`` is CIDEr-D x 100.

    Raises:
        FiguresUnreadable: when a record lacks one of them.
    """
    references = []
    for record in records:
        value = record.value("ground_truth")
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
            raise FiguresUnreadable(f"{record.place.capitalize()} has no caption in 'ground_truth'.")
        references.append(texts)
    return {"cider": cider([record.text(*_OUTPUT) for record in records], references), "images": len(records)}


def _judge(record: Record) -> bool | None:
    """Whether an answer is right; None where that is for a language model to say, and it has not."""
    truth, answer = record.text("ground_truth").lower(), record.text(*_OUTPUT).lower()
    if truth in answer:
        return True
    if truth in _EXACT:
        return False
    return {"1": True, "0": False}.get(str(record.fields.get("correct")))


def _whole_numbers(value: Any) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", str(value))]


def _inclusive_overlap(box: Sequence[int], truth: Sequence[int]) -> tuple[int, int]:
    """Shared and covered area of two boxes x1, y1, x2, y2 whose last pixels belong to them; none, no box."""
    if len(box) < 4:
        return 0, 0
    wide = max(0, min(box[2], truth[2]) - max(box[0], truth[0]) + 1)
    high = max(0, min(box[3], truth[3]) - max(box[1], truth[1]) + 1)
    first = (box[2] - box[0] + 1) * (box[3] - box[1] + 1)
    second = (truth[2] - truth[0] + 1) * (truth[3] - truth[1] + 1)
    return wide * high, first + second - wide * high
