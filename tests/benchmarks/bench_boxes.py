"""Rotated NMS, and AP without confidences (AP_nc), against sahi and supervision on the same boxes.

Run it from the root of the repository: ``.venv/bin/python tests/benchmarks/bench_boxes.py``.

Processor seconds of one call each, warmed up with a few boxes, the median of rounds in turns. What is
compared means the same, and has to come out the same:

- supervision knows oriented boxes, and holds a matrix of all pairs: 80 GB for 100,000, so both get as many
  as it can do; sahi knows upright boxes only, so both get upright ones.
- All keep the best of those that overlap by more than a threshold. They would differ where scores are equal
  (ours keeps the earlier box, sahi goes by coordinates) or an overlap is just the threshold (sahi drops it).
- AP is that of COCO, the mean over ten IoUs and 101 recalls, as theirs is. The true boxes lie apart and none
  is difficult: there COCO's matching and DOTA's, which is ours, are the same. Elsewhere they are not: COCO's
  takes the best object that is still free, DOTA's the best one.
- AP_nc is eleven scorings of the same boxes, one of them with all scores equal. Each costs the rivals as
  much as the first; ours matches once. As theirs takes minutes for 100,000 boxes, all get 10,000 for it.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
from bars import report
from rivals import Arrays, let_rival

from rscovlm.geometry.overlap import nms
from rscovlm_training.measures.matching import Matches, Predictions, Truth, match
from rscovlm_training.measures.precision import COCO_IOUS, curve

CLASSES = 15
IOU = 0.4567
"""None overlaps by just that, where sahi drops a box that the others keep."""
SEEDS = 10
WARM = 200
RECALLS = np.linspace(0, 1, 101)
BOXES_AN_IMAGE = 196
CELL = 150
"""Pixels, more than the diagonal of any true box."""

Floats = npt.NDArray[np.float64]


def quads(centres: Floats, sizes: Floats, angles: Floats) -> Floats:
    """(N, 4, 2) rectangles, native pixels, to an eighth of a pixel: upright ones stay upright in float32."""
    corners = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) / 2 * sizes[:, None]
    cos, sin = np.cos(angles)[:, None], np.sin(angles)[:, None]
    x, y = corners[..., 0], corners[..., 1]
    points = np.stack([x * cos - y * sin, x * sin + y * cos], axis=-1) + centres[:, None]
    return np.round(points * 8) / 8


def found_in_tiles(count: int, *, upright: bool) -> Arrays:
    """Boxes as they come from tiles that overlap: a third of them are others, seen once more."""
    rng = np.random.default_rng(5)
    apart = count - count // 3
    chosen = np.concatenate([np.arange(apart), rng.choice(apart, count - apart, replace=False)])
    side = 30_000 * np.sqrt(count / 100_000)
    centres = rng.uniform(0, side, (apart, 2))[chosen] + rng.normal(0, 2, (count, 2))
    sizes = rng.uniform(10, 120, (apart, 2))[chosen] * rng.normal(1, 0.05, (count, 2)).clip(0.5)
    angles = rng.uniform(0, np.pi, apart)[chosen] + rng.normal(0, 0.03, count)
    boxes = quads(centres, sizes, np.zeros(count) if upright else angles)
    labels = rng.integers(0, CLASSES, apart)[chosen]
    return {"quads": boxes, "labels": labels, "scores": rng.random(count), "iou": np.array(IOU)}


def true_and_found(count: int, *, upright: bool, scorings: int) -> Arrays:
    """True boxes that lie apart, one found near each, and scores of the found ones, the first all equal."""
    rng = np.random.default_rng(6)
    image = np.arange(count) // BOXES_AN_IMAGE
    place = np.arange(count) % BOXES_AN_IMAGE
    columns = round(BOXES_AN_IMAGE**0.5)
    centres = (np.stack([place % columns, place // columns], axis=1) + 0.5) * CELL
    sizes = rng.uniform(10, 100, (count, 2))
    angles = np.zeros(count) if upright else rng.uniform(0, np.pi, count)
    off = (rng.normal(0, 6, (count, 2)), rng.normal(1, 0.1, (count, 2)).clip(0.5), rng.normal(0, 0.05, count))
    found = quads(centres + off[0], sizes * off[1], angles if upright else angles + off[2])
    label = rng.integers(0, CLASSES, count)
    scores = [np.ones(count), *(np.random.default_rng(seed).random(count) for seed in range(scorings - 1))]
    return {
        "images": np.array(image[-1] + 1),
        "classes": np.array(CLASSES),
        "scores": np.stack(scores),
        "true_image": image,
        "true_label": label,
        "true_quads": quads(centres, sizes, angles),
        "found_image": image,
        "found_label": label,
        "found_quads": found,
    }


def measure(given: Arrays) -> Floats:
    """(S, 10) mean AP of each scoring at COCO's ten IoUs, by our own matching and curves."""
    images, classes = (tuple(map(str, range(given[name]))) for name in ("images", "classes"))
    true = [given[f"true_{name}"] for name in ("image", "label", "quads")]
    found = [given[f"found_{name}"] for name in ("image", "label", "quads")]
    nothing = np.zeros(len(true[0]), dtype=np.bool_)
    matches = match(Truth(images, classes, *true, nothing), Predictions(*found, given["scores"][0]))
    return np.array([[_mean(matches, iou, scores) for iou in COCO_IOUS] for scores in given["scores"]])


def _mean(matches: Matches, iou: float, scores: Floats) -> float:
    return statistics.fmean(_coco(matches, label, iou, scores) for label in range(CLASSES))


def _coco(matches: Matches, label: int, iou: float, scores: Floats) -> float:
    """COCO's average precision of one class: under the envelope, at 101 recalls."""
    drawn = curve(matches, label, iou=iou, scores=scores)
    envelope = np.maximum.accumulate(drawn.precision[::-1])[::-1]
    reached = np.searchsorted(drawn.recall, RECALLS)
    return float(np.append(envelope, 0.0)[reached].mean())


def race(
    ours: Callable[[Arrays], Any],
    scene: Callable[[int], Arrays],
    count: int,
    work: str,
    check: Callable[[Any, Arrays], None],
    rounds: int = 1,
) -> float:
    """How many times as long the rival takes; both must come to the same."""
    given, few = scene(count), scene(WARM)
    mine, theirs = [], []
    for _ in range(rounds):
        ours(few)
        started = time.process_time()
        result = ours(given)
        mine.append(time.process_time() - started)
        done = let_rival(work, given)
        theirs.append(float(done["seconds"]))
        check(result, done)
    print(
        f"{work}: ours {statistics.median(mine):.3f} s, theirs {statistics.median(theirs):.3f} s", flush=True
    )
    return statistics.median(theirs) / statistics.median(mine)


def suppress(given: Arrays) -> npt.NDArray[np.intp]:
    """Our NMS."""
    return nms(given["quads"], given["scores"], given["labels"], float(given["iou"]))


def same_boxes(kept: npt.NDArray[np.intp], done: Arrays) -> None:
    """Both kept the same boxes."""
    np.testing.assert_array_equal(np.sort(kept), np.sort(done["kept"]))


def same_figures(figures: Floats, done: Arrays) -> None:
    """Both measured the same; supervision reckons in float32."""
    np.testing.assert_allclose(figures, done["figures"], atol=1e-4)


def same_digits(figures: Floats, done: Arrays) -> None:
    """Both measured the same to sahi's three digits."""
    mine = np.stack([figures.mean(axis=1), figures[:, 0], figures[:, 5]], axis=1)
    np.testing.assert_allclose(mine, done["figures"], atol=6e-4)


def tell(work: str, ratios: dict[str, float], *, slower: float = 20) -> None:
    """Report the ratios of a work with their bars: that of the faster rival is 3."""
    slowest = max(ratios, key=lambda rival: ratios[rival])
    for rival, ratio in ratios.items():
        report(work, rival, ratio, least=slower if rival == slowest else 3)


def race_nms(many: int, few: int, rounds: int) -> None:
    """Let each suppress what overlaps."""
    oriented, upright = (partial(found_in_tiles, upright=it) for it in (False, True))
    ratios = {
        f"supervision, {few:,} oriented boxes": race(
            suppress, oriented, few, "supervision_nms", same_boxes, rounds
        ),
        f"sahi, {many:,} upright boxes": race(suppress, upright, many, "sahi_objects", same_boxes, rounds),
    }
    tell("NMS, how much faster", ratios)
    inner = race(suppress, upright, many, "sahi_arrays", same_boxes, rounds)
    report("NMS, how much faster", f"sahi's inner function on arrays, {many:,} upright boxes", inner)


def race_ap(work: str, count: int, scorings: int, *, slower: float) -> None:
    """Let each measure as many boxes as there are objects, once for each scoring."""
    oriented, upright = (partial(true_and_found, upright=it, scorings=scorings) for it in (False, True))
    ratios = {
        f"supervision, {count:,} oriented boxes": race(
            measure, oriented, count, "supervision_ap", same_figures
        ),
        f"sahi, {count:,} upright boxes": race(measure, upright, count, "sahi_ap", same_digits),
    }
    tell(work, ratios, slower=slower)


def main() -> None:
    """Run every race."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--boxes", type=int, default=100_000)
    parser.add_argument("--fewer", type=int, default=10_000, help="where a rival cannot do as many")
    parser.add_argument("--rounds", type=int, default=5, help="of NMS; AP has one")
    options = parser.parse_args()
    race_nms(options.boxes, options.fewer, options.rounds)
    race_ap("AP_nc, how much faster", options.fewer, SEEDS + 1, slower=20)
    race_ap("AP of one scoring, how much faster", options.boxes, 1, slower=3)


if __name__ == "__main__":
    main()
