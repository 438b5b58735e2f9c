"""What sahi and supervision make of boxes, and in how many processor seconds; runs in their environment.

``python rival_boxes.py WORK GIVEN DONE``: GIVEN and DONE are NPZ files. Each call is warmed up with a few of
the boxes. What a rival wants to be given, its own objects or files, is made before the clock starts.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

WARM = 200
MOST = 10_000
"""Boxes of an image that are looked at: more than there are, so that none is left out."""

Arrays = dict[str, Any]


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """Processor seconds of a call, and what it returned."""
    start = time.process_time()
    result = call()
    return time.process_time() - start, result


def _rows(given: Arrays) -> Any:
    """(N, 6): the box around each, its score, its class."""
    quads = given["quads"]
    return np.column_stack([quads.min(axis=1), quads.max(axis=1), given["scores"], given["labels"]])


def sahi_arrays(given: Arrays) -> Arrays:
    """NMS of upright boxes, by the function on arrays that sahi's own NMS calls."""
    from sahi.postprocess.combine import batched_nms

    rows = _rows(given)
    batched_nms(rows[:WARM], "IOU", given["iou"])
    seconds, kept = timed(lambda: batched_nms(rows, "IOU", given["iou"]))
    return {"seconds": seconds, "kept": np.array(kept)}


def sahi_objects(given: Arrays) -> Arrays:
    """NMS of upright boxes, as sahi's documentation calls it."""
    from sahi.postprocess.combine import NMSPostprocess
    from sahi.prediction import ObjectPrediction

    objects = [
        ObjectPrediction(bbox=row[:4], score=row[4], category_id=int(row[5])) for row in _rows(given).tolist()
    ]
    suppress = NMSPostprocess(float(given["iou"]), "IOU", class_agnostic=False)
    suppress(objects[:WARM])
    seconds, kept = timed(lambda: suppress(objects))
    places = {id(one): place for place, one in enumerate(objects)}
    return {"seconds": seconds, "kept": np.array([places[id(one)] for one in kept])}


def supervision_nms(given: Arrays) -> Arrays:
    """NMS of oriented boxes."""
    from supervision import oriented_box_non_max_suppression as suppress

    rows, quads = _rows(given), given["quads"]
    suppress(rows[:WARM], quads[:WARM], float(given["iou"]))
    seconds, kept = timed(lambda: suppress(rows, quads, float(given["iou"])))
    return {"seconds": seconds, "kept": np.flatnonzero(kept)}


def supervision_ap(given: Arrays) -> Arrays:
    """AP of oriented boxes, once for each of the scorings (S, N): means at ten IoUs, (S, 10)."""
    from supervision import Detections
    from supervision.metrics import MeanAveragePrecision, MetricTarget

    def detections(kind: str, scores: Any = None) -> list[Any]:
        quads, found = given[f"{kind}_quads"], []
        xyxy = np.concatenate([quads.min(axis=1), quads.max(axis=1)], axis=1)
        for own in (np.flatnonzero(given[f"{kind}_image"] == image) for image in range(given["images"])):
            found.append(
                Detections(
                    xyxy=xyxy[own],
                    class_id=given[f"{kind}_label"][own],
                    confidence=None if scores is None else scores[own],
                    data={"xyxyxyxy": quads[own]},
                )
            )
        return found

    def measure(found: list[Any], true: list[Any]) -> Any:
        target = MetricTarget.ORIENTED_BOUNDING_BOXES
        metric = MeanAveragePrecision(metric_target=target, max_detection_thresholds=(1, 10, MOST))
        return metric.update(found, true).compute().mAP_scores

    true = detections("true")
    found = [detections("found", scores) for scores in given["scores"]]
    measure(found[0][:1], true[:1])
    seconds, figures = timed(lambda: [measure(one, true) for one in found])
    return {"seconds": seconds, "figures": np.array(figures)}


def sahi_ap(given: Arrays) -> Arrays:
    """AP of upright boxes, once for each of the scorings (S, N): mean over ten IoUs, at 50 and at 75, (S, 3).

    sahi reads files, and tells three digits.
    """
    from pycocotools.coco import COCO
    from pycocotools.cocoeval import COCOeval
    from sahi.scripts.coco_evaluation import evaluate_core

    def annotations(kind: str, scores: Any = None) -> list[dict[str, Any]]:
        quads = given[f"{kind}_quads"]
        low, sides = quads.min(axis=1), np.ptp(quads, axis=1)
        rows = zip(
            given[f"{kind}_image"].tolist(),
            given[f"{kind}_label"].tolist(),
            np.concatenate([low, sides], axis=1).tolist(),
            sides.prod(axis=1).tolist(),
            strict=True,
        )
        entries = [
            {"id": number, "image_id": image, "category_id": label, "bbox": bbox, "area": area, "iscrowd": 0}
            for number, (image, label, bbox, area) in enumerate(rows, 1)
        ]
        for entry, score in zip(
            entries, [] if scores is None else scores.tolist(), strict=scores is not None
        ):
            entry["score"] = score
        return entries

    def measure(found: Path) -> list[float]:
        result = evaluate_core(
            str(folder / "true.json"), str(found), COCO, COCOeval, max_detections=MOST, out_dir=folder
        )["eval_results"]
        return [result[name] for name in ("bbox_mAP", "bbox_mAP50", "bbox_mAP75")]

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        truth = {
            "images": [{"id": image} for image in range(given["images"])],
            "categories": [{"id": label, "name": str(label)} for label in range(given["classes"])],
            "annotations": annotations("true"),
        }
        (folder / "true.json").write_text(json.dumps(truth))
        files = [folder / f"{number}.json" for number in range(len(given["scores"]))]
        for file, scores in zip(files, given["scores"], strict=True):
            file.write_text(json.dumps(annotations("found", scores)))
        seconds, figures = timed(lambda: [measure(file) for file in files])
    return {"seconds": seconds, "figures": np.array(figures)}


WORKS = {
    work.__name__: work for work in (sahi_arrays, sahi_objects, supervision_nms, supervision_ap, sahi_ap)
}


def main() -> None:
    """Do one work."""
    work, given, done = sys.argv[1:]
    with np.load(given) as arrays:
        np.savez(done, **WORKS[work](dict(arrays)))


if __name__ == "__main__":
    main()
