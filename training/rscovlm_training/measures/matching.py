"""Which predicted box stands for which true one: found once, then counted for any score and threshold.

DOTA's evaluator compares a prediction with the ground truth of its image and class and takes the one that it
overlaps most, whatever its score. So the overlaps are reckoned once; scores only say who comes first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from rscovlm.geometry.overlap import Floats, Indices, meeting
from rscovlm.geometry.quads import Quads
from rscovlm_training.measures.overlaps import pair_ious

NOTHING = -1


@dataclass(frozen=True)
class Truth:
    """Ground truth of a set of images; those without any object are in the set all the same.

    Attributes:
        images: names of all images.
        classes: names of all classes.
        image: (M,) of each object, an index into ``images``.
        label: (M,) of each object, an index into ``classes``.
        quads: (M, 4, 2), native pixels.
        difficult: (M,) objects that are neither to be found nor wrong to find.
    """

    images: tuple[str, ...]
    classes: tuple[str, ...]
    image: Indices
    label: Indices
    quads: Quads
    difficult: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Predictions:
    """Predicted boxes, in the order of their file, which breaks ties of their scores.

    Attributes:
        image: (N,) indices into the images of the ground truth.
        label: (N,) indices into its classes.
        quads: (N, 4, 2), native pixels.
        scores: (N,) any finite numbers, more is surer.
    """

    image: Indices
    label: Indices
    quads: Quads
    scores: Floats

    def only(self, chosen: npt.NDArray[np.bool_]) -> Predictions:
        """Those of a mask (N,), in their order."""
        return Predictions(self.image[chosen], self.label[chosen], self.quads[chosen], self.scores[chosen])

    def with_equal_scores(self) -> Predictions:
        """The same boxes, every score 1."""
        return replace(self, scores=np.ones(len(self.scores)))


@dataclass(frozen=True)
class Matches:
    """What each prediction overlaps most.

    Attributes:
        classes: names.
        positives: (C,) objects of each class that are to be found, difficult ones left out.
        difficult: (M,) of the ground truth.
        label: (N,) classes of the predictions.
        scores: (N,) of the predictions.
        best: (N,) the object of the same image and class with the greatest overlap, of equals the first;
            ``NOTHING`` where none is near.
        iou: (N,) that overlap, 0 where none is near.
    """

    classes: tuple[str, ...]
    positives: Indices
    difficult: npt.NDArray[np.bool_]
    label: Indices
    scores: Floats
    best: Indices
    iou: Floats

    def only(self, chosen: npt.NDArray[np.bool_]) -> Matches:
        """Those of the predictions of a mask (N,)."""
        return replace(
            self,
            label=self.label[chosen],
            scores=self.scores[chosen],
            best=self.best[chosen],
            iou=self.iou[chosen],
        )


def match(truth: Truth, predictions: Predictions) -> Matches:
    """Find what every prediction overlaps most."""
    count = len(predictions.scores)
    rows, columns = meeting(
        predictions.quads,
        predictions.image * len(truth.classes) + predictions.label,
        truth.quads,
        truth.image * len(truth.classes) + truth.label,
    )
    ious = pair_ious(predictions.quads[rows], truth.quads[columns])
    order = np.lexsort((columns, -ious, rows))
    owners, firsts = np.unique(rows[order], return_index=True)
    best, iou = np.full(count, NOTHING, dtype=np.intp), np.zeros(count)
    best[owners], iou[owners] = columns[order][firsts], ious[order][firsts]
    positives = np.bincount(truth.label[~truth.difficult], minlength=len(truth.classes))
    return Matches(
        truth.classes, positives, truth.difficult, predictions.label, predictions.scores, best, iou
    )
