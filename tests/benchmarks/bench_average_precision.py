"""What AP over 100,000 boxes costs, against the plain way of walking through them one by one.

Run it from the root of the repository: ``.venv/bin/python tests/benchmarks/bench_average_precision.py``.
The plain way compares each box with the objects of its image and class, one shapely call a pair, as DOTA's
evaluator does; it is timed on a share of the boxes, and both must agree there.
"""

from __future__ import annotations

import argparse
import time

import numpy as np
import shapely

from rscovlm_training.measures.matching import Predictions, Truth, match
from rscovlm_training.measures.precision import average_precisions
from rscovlm_training.measures.unscored import unscored

CLASSES = tuple(f"class {number}" for number in range(15))
BOXES_AN_IMAGE = 200
PLAIN_BOXES = 4000
IOU = 0.5


def quads(centres: np.ndarray, sizes: np.ndarray, angles: np.ndarray) -> np.ndarray:
    """(N, 4, 2) rectangles, native pixels."""
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) / 2 * sizes[:, None]
    cos, sin = np.cos(angles)[:, None], np.sin(angles)[:, None]
    x, y = corners[..., 0], corners[..., 1]
    return np.stack([x * cos - y * sin, x * sin + y * cos], axis=-1) + centres[:, None]


def scene(boxes: int) -> tuple[Truth, Predictions]:
    """As many objects as boxes, of which most stand near an object of their class."""
    rng = np.random.default_rng(5)
    images = max(1, boxes // BOXES_AN_IMAGE)
    image, label = rng.integers(0, images, boxes), rng.integers(0, len(CLASSES), boxes)
    centres, sizes = rng.uniform(0, 4000, (boxes, 2)), rng.uniform(10, 120, (boxes, 2))
    angles = rng.uniform(0, np.pi, boxes)
    names = tuple(f"P{number:04d}" for number in range(images))
    truth = Truth(names, CLASSES, image, label, quads(centres, sizes, angles), rng.random(boxes) < 0.05)
    shift, growth = rng.normal(0, 6, (boxes, 2)), rng.normal(1, 0.1, (boxes, 2)).clip(0.5)
    found = quads(centres + shift, sizes * growth, angles + rng.normal(0, 0.05, boxes))
    return truth, Predictions(image, label, found, rng.random(boxes))


def overlap_plainly(truth: Truth, predictions: Predictions) -> tuple[np.ndarray, float]:
    """(N,) the greatest overlap of each box, and the seconds that the walk over the boxes took."""
    shapes = [shapely.Polygon(quad) for quad in truth.quads]
    places: dict[tuple[int, int], list[int]] = {}
    for index, place in enumerate(zip(truth.image, truth.label, strict=True)):
        places.setdefault(place, []).append(index)
    start = time.perf_counter()
    greatest = np.zeros(len(predictions.scores))
    for row, quad in enumerate(predictions.quads):
        shape = shapely.Polygon(quad)
        for index in places.get((predictions.image[row], predictions.label[row]), ()):
            overlap = shape.intersection(shapes[index]).area / shape.union(shapes[index]).area
            greatest[row] = max(greatest[row], overlap)
    return greatest, time.perf_counter() - start


def main() -> None:
    """Time both, and compare their figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--boxes", type=int, default=100_000)
    boxes = parser.parse_args().boxes
    truth, predictions = scene(boxes)
    start = time.perf_counter()
    matches = match(truth, predictions)
    figures = average_precisions(matches, iou=IOU, voc07=True)
    ours = time.perf_counter() - start
    print(f"AP over {boxes} boxes and {boxes} objects: {ours:.2f} s (mAP {np.mean([*figures.values()]):.4f})")
    start = time.perf_counter()
    unscored(matches, ious=[IOU], voc07=True)
    print(f"AP_nc over 10 seeds of the same boxes: {time.perf_counter() - start:.2f} s more")

    share = np.arange(boxes) < PLAIN_BOXES
    some = predictions.only(share)
    overlaps, seconds = overlap_plainly(truth, some)
    np.testing.assert_allclose(overlaps, matches.iou[share], atol=1e-9)
    plainly = seconds * boxes / len(overlaps)
    print(f"The plain way, from {len(overlaps)} of them: {plainly:.1f} s, {plainly / ours:.1f} times as long")


if __name__ == "__main__":
    main()
