"""All figures of oriented detection at once: AP, mAP over thresholds, F1, and AP without confidences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from rscovlm_training.measures.matching import Matches
from rscovlm_training.measures.precision import (
    COCO_IOUS,
    average_precisions,
    f1_scores,
    mean,
    mean_average_precision,
)
from rscovlm_training.measures.unscored import Unscored, best_threshold, by_threshold, unscored

RANGES = {"50": (0.5,), "75": (0.75,), "50:95": COCO_IOUS}


def measure(matches: Matches, *, iou: float, voc07: bool) -> dict[str, Any]:
    """Measure detection with the predictions' own scores.

    Returns:
        ``ap``: of each class that has objects to be found, and ``map``, their mean, at ``iou``; ``map_50``,
        ``map_75`` and ``map_50:95``; ``f1`` of each class and ``mf1``, their mean, at IoU 0.5 of all
        predictions; ``objects`` and ``boxes``: how many there are of each of these classes.
    """
    ap, f1 = average_precisions(matches, iou=iou, voc07=voc07), f1_scores(matches)
    boxes = np.bincount(matches.label, minlength=len(matches.classes))
    return {
        "ap": ap,
        "map": mean(ap.values()),
        "iou": iou,
        "method": "voc07" if voc07 else "area",
        **{
            f"map_{name}": mean_average_precision(matches, ious=ious, voc07=voc07)
            for name, ious in RANGES.items()
        },
        "f1": f1,
        "mf1": mean(f1.values()),
        "objects": _by_class(matches, matches.positives),
        "boxes": _by_class(matches, boxes),
    }


def measure_unscored(matches: Matches, *, iou: float, voc07: bool) -> dict[str, Any]:
    """Measure AP_nc: ``mean``, ``deviation`` over random seeds, ``constant``, ``seeds``, ``ap`` by class.

    The first three of IoU 0.5, 0.75 and 0.50 to 0.95 stand under ``50``, ``75`` and ``50:95``.
    """
    here = unscored(matches, ious=[iou], voc07=voc07)
    ranges = {name: unscored(matches, ious=ious, voc07=voc07) for name, ious in RANGES.items()}
    return {
        **_summary(here),
        "seeds": list(here.values),
        "ap": here.classes,
        **{name: _summary(figures) for name, figures in ranges.items()},
    }


def search_threshold(matches: Matches, *, iou: float, voc07: bool) -> dict[str, Any]:
    """Find the score threshold with the best AP_nc: ``best``, and ``map`` by threshold."""
    figures = by_threshold(matches, ious=[iou], voc07=voc07)
    return {
        "best": best_threshold(figures),
        "map": {f"{threshold:.2f}": value for threshold, value in figures.items()},
    }


def for_people(figures: Mapping[str, Any]) -> dict[str, Any]:
    """The figures of this module laid out for tables: a row a class, a row a range of overlaps."""
    columns = ["objects", "boxes", "ap", "f1"]
    by_class = {name: dict(figures[name]) for name in columns}
    by_class["ap"]["mean"], by_class["f1"]["mean"] = figures["map"], figures["mf1"]
    ranges = {"map": {name: figures[f"map_{name}"] for name in RANGES}}
    laid = {name: figures[name] for name in ("method", "iou", "images")}
    if "ap_nc" in figures:
        unscored_figures = figures["ap_nc"]
        by_class["ap_nc"] = {**unscored_figures["ap"], "mean": unscored_figures["mean"]}
        for name, title in (("mean", "ap_nc"), ("deviation", "± over seeds"), ("constant", "constant score")):
            ranges[title] = {key: unscored_figures[key][name] for key in RANGES}
    laid |= {"class": by_class, "IoU": ranges}
    if "threshold" in figures:
        laid["best threshold"] = figures["threshold"]["best"]
        laid["threshold"] = {"ap_nc": figures["threshold"]["map"]}
    return laid


def _summary(figures: Unscored) -> dict[str, float]:
    return {"mean": figures.mean, "deviation": figures.deviation, "constant": figures.constant}


def _by_class(matches: Matches, counts: np.ndarray) -> dict[str, int]:
    present = zip(matches.classes, counts, matches.positives, strict=True)
    return {name: int(count) for name, count, positives in present if positives}
