"""Average precision and F1 of oriented boxes, by the rules of DOTA's Task-1 evaluator.

Source: ``dota_evaluation_task1.py`` of the DOTA devkit, which the server runs. Predictions are taken in the
order of their scores. One is right if its greatest overlap with an object of its image and class is
*greater than* (not equal to) the threshold and nothing before it took that object; wrong if something did or
the overlap is less; and not counted at all if that object is difficult. Predictions on images without
objects are wrong ones like all others.

Where scores are equal the devkit leaves the order to chance; here the order of the file decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rscovlm.geometry.overlap import Floats
from rscovlm_training.measures.matching import NOTHING, Matches

RECALLS = np.arange(0.0, 1.1, 0.1)
"""The eleven recalls of VOC 2007, made as the devkit makes them: 0.1 summed three times is a little more
than 0.3, and a recall of exactly 0.3 does not reach it."""

COCO_IOUS = tuple(round(0.5 + 0.05 * step, 2) for step in range(10))


@dataclass(frozen=True)
class Curve:
    """Precision over recall of one class, a point a prediction that counts.

    Attributes:
        recall: (K,), never falling.
        precision: (K,).
        positives: objects to be found.
    """

    recall: Floats
    precision: Floats
    positives: int

    def average(self, *, voc07: bool) -> float:
        """Average precision: the mean of eleven points (VOC 2007), or the area under the envelope."""
        if voc07:
            reached = [self.precision[self.recall >= least] for least in RECALLS]
            return float(sum(points.max() if len(points) else 0.0 for points in reached) / 11)
        recall = np.concatenate([[0.0], self.recall, [1.0]])
        precision = np.concatenate([[0.0], self.precision, [0.0]])
        envelope = np.maximum.accumulate(precision[::-1])[::-1]
        return float((np.diff(recall) * envelope[1:]).sum())


def curve(matches: Matches, label: int, *, iou: float, scores: Floats | None = None) -> Curve:
    """Walk down the predictions of a class.

    Args:
        matches: of all predictions.
        label: the class, an index.
        iou: the threshold that an overlap must be greater than.
        scores: (N,) in place of the predictions' own.
    """
    values = matches.scores if scores is None else scores
    mine = np.flatnonzero(matches.label == label)
    ranked = mine[np.argsort(-values[mine], kind="stable")]
    right, wrong = _judge(matches, ranked, iou)
    found, missed = np.cumsum(right), np.cumsum(wrong)
    positives = int(matches.positives[label])
    precision = found / np.maximum(found + missed, np.finfo(np.float64).eps)
    return Curve(found / max(positives, 1), precision, positives)


def average_precisions(
    matches: Matches, *, iou: float, voc07: bool, scores: Floats | None = None
) -> dict[str, float]:
    """Average precision of every class that has objects to be found."""
    return {
        name: curve(matches, label, iou=iou, scores=scores).average(voc07=voc07)
        for label, name in _present(matches)
    }


def mean_average_precision(
    matches: Matches, *, ious: Sequence[float], voc07: bool, scores: Floats | None = None
) -> float:
    """Mean over classes, then over IoU thresholds."""
    means = [mean(average_precisions(matches, iou=iou, voc07=voc07, scores=scores).values()) for iou in ious]
    return mean(means)


def f1_scores(matches: Matches, *, iou: float = 0.5) -> dict[str, float]:
    """F1 of every class that has objects to be found, of all predictions whatever their score."""
    figures = {}
    for label, name in _present(matches):
        right, wrong = _judge(matches, np.flatnonzero(matches.label == label), iou)
        figures[name] = 2 * right.sum() / (right.sum() + wrong.sum() + matches.positives[label])
    return {name: float(value) for name, value in figures.items()}


def mean(values: Iterable[float]) -> float:
    """The mean; 0 of nothing, as where no class has an object."""
    items = list(values)
    return float(sum(items) / len(items)) if items else 0.0


def _present(matches: Matches) -> list[tuple[int, str]]:
    return [(label, name) for label, name in enumerate(matches.classes) if matches.positives[label]]


def _judge(
    matches: Matches, ranked: npt.NDArray[np.intp], iou: float
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """(K,) which of the ranked predictions are right, and which are wrong; the others are not counted."""
    best = matches.best[ranked]
    near = (best != NOTHING) & (matches.iou[ranked] > iou)
    ignored = np.zeros(len(ranked), dtype=np.bool_)
    ignored[near] = matches.difficult[best[near]]
    contenders = np.flatnonzero(near & ~ignored)
    right = np.zeros(len(ranked), dtype=np.bool_)
    right[contenders[np.unique(best[contenders], return_index=True)[1]]] = True
    return right, ~right & ~ignored
