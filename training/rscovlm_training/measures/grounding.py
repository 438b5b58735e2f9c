"""Grounding: the share of phrases whose box overlaps the true one by more than half (Acc@0.5).

Measured by split, as refGeo is: ``avvg_test``, ``dior_rsvg_val``, ``dior_rsvg_test``, ``rsvg_val``,
``rsvg_test``, ``geochat_test``, ``vrsbench_test``. Of a reply with several boxes the first one counts; a
reply without one is wrong. Source: ``geoground.py`` of RSCoVLM's evaluation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from rscovlm.geometry.quads import Quads, as_quads, upright_quads
from rscovlm.language.replies import parse_objects
from rscovlm.models import Coordinates
from rscovlm_training.measures.failures import FiguresUnreadable
from rscovlm_training.measures.overlaps import pair_ious
from rscovlm_training.measures.records import Record, accuracies, average, overall, tally

IOU = 0.5
_NOWHERE = np.full((4, 2), 0.0)
_UNBOUNDED = 10**7


def measure(
    records: Sequence[Record], *, oriented: bool = False, coordinates: Coordinates = "absolute"
) -> dict[str, Any]:
    """Measure boxes for phrases.

    Each record has ``dataset_name`` (the split) and the truth in native pixels: ``bbox`` (x1, y1, x2, y2), or
    ``poly`` (four corners), which is taken where ``oriented``. The prediction is either ``prediction``, four
    or eight numbers in native pixels, or ``output``, the reply of a model that saw the image at
    ``resized_width`` x ``resized_height`` model pixels (``original_width`` x ``original_height`` native ones;
    without these four the reply is in native pixels).

    Args:
        records: of all splits.
        oriented: compare quadrilaterals, not the upright boxes around them.
        coordinates: what the numbers of the replies mean.

    Returns:
        ``splits``: accuracy of each; ``average``: their mean; ``overall``: share of all phrases; ``unread``:
        share of replies without a box; ``phrases``: how many there are.

    Raises:
        FiguresUnreadable: when a record lacks something, or its numbers are no box.
    """
    truths = as_quads([_truth(record, oriented) for record in records])
    found = [_prediction(record, coordinates) for record in records]
    predictions = as_quads([_NOWHERE if quad is None else quad for quad in found])
    if not oriented:
        truths, predictions = _upright(truths), _upright(predictions)
    ious = pair_ious(predictions, truths)
    names = [record.text("dataset_name", "dataset", "split") for record in records]
    splits = tally((name, bool(iou > IOU)) for name, iou in zip(names, ious, strict=True))
    return {
        "splits": accuracies(splits),
        "average": average(splits),
        "overall": overall(splits),
        "unread": sum(quad is None for quad in found) / len(found),
        "phrases": len(found),
    }


def _truth(record: Record, oriented: bool) -> npt.NDArray[np.float64]:
    names = ("poly", "bbox") if oriented else ("bbox", "poly")
    return _quad(record, record.value(*names, "ground_truth", "solution"))


def _prediction(record: Record, coordinates: Coordinates) -> npt.NDArray[np.float64] | None:
    """(4, 2), native pixels; None where there is none."""
    if "prediction" in record.fields:
        given = record.fields["prediction"]
        return _quad(record, given) if given else None
    (width, height), scale = _sizes(record, coordinates)
    reply = parse_objects(record.text("output"), coordinates=coordinates, width=width, height=height)
    return reply.objects[0].quad_model_px * scale if reply.objects else None


def _sizes(record: Record, coordinates: Coordinates) -> tuple[tuple[int, int], tuple[float, float]]:
    """Width and height in model pixels, and how many native pixels one of each is.

    Numbers that are pixels need no size to be read; the published evaluation does not cut them to it either.
    """
    resized = "resized_width" in record.fields
    if coordinates == "absolute" and not resized:
        return (_UNBOUNDED, _UNBOUNDED), (1.0, 1.0)
    try:
        native = (
            int(record.value("original_width", "image_width")),
            int(record.value("original_height", "image_height")),
        )
        seen = (
            (int(record.value("resized_width")), int(record.value("resized_height"))) if resized else native
        )
        scale = (native[0] / seen[0], native[1] / seen[1])
    except (TypeError, ValueError, ZeroDivisionError) as error:
        raise FiguresUnreadable(f"{record.place.capitalize()} has a size that is none.") from error
    return ((_UNBOUNDED, _UNBOUNDED) if coordinates == "absolute" else seen), scale


def _quad(record: Record, value: Any) -> npt.NDArray[np.float64]:
    """(4, 2) of four numbers, x1, y1, x2, y2, or of four corners."""
    try:
        numbers = np.asarray(value, dtype=np.float64).ravel()
    except (TypeError, ValueError):
        numbers = np.empty(0)
    if len(numbers) not in (4, 8) or not np.isfinite(numbers).all():
        raise FiguresUnreadable(f"{record.place.capitalize()} has a box of neither four nor eight numbers.")
    return upright_quads(numbers)[0] if len(numbers) == 4 else as_quads(numbers)[0]


def _upright(quads: Quads) -> Quads:
    return upright_quads(np.concatenate([quads.min(axis=1), quads.max(axis=1)], axis=1))
