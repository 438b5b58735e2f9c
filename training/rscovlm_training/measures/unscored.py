"""Detection without confidences: AP_nc, and the score threshold of a conventional detector.

Source: the protocol of the RSCoVLM paper. A language model writes boxes and no scores; where every score is
the same, the order of the predictions decides, so the figure is given with its deviation over random scores.
A conventional detector is cut at one score, picked on validation images, and then loses its scores too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rscovlm_training.measures.matching import Matches
from rscovlm_training.measures.precision import average_precisions, mean, mean_average_precision

SEEDS = 10
THRESHOLDS = tuple(round(0.05 * step, 2) for step in range(20))


@dataclass(frozen=True)
class Unscored:
    """AP without confidences (AP_nc): what the boxes are worth when no score orders them.

    Attributes:
        constant: mAP with every score the same, in the order of the file.
        values: mAP of each random seed.
        classes: average precision of each class, the mean over the seeds.
    """

    constant: float
    values: tuple[float, ...]
    classes: dict[str, float]

    @property
    def mean(self) -> float:
        """Over the seeds."""
        return float(np.mean(self.values))

    @property
    def deviation(self) -> float:
        """Standard deviation over the seeds, of the whole population as the authors take it."""
        return float(np.std(self.values))


def unscored(matches: Matches, *, ious: Sequence[float], voc07: bool, seeds: int = SEEDS) -> Unscored:
    """Measure with every score equal, and with random scores of seeds 0, 1, …."""
    count = len(matches.scores)
    by_seed = []
    for seed in range(seeds):
        scores = np.random.default_rng(seed).random(count)
        by_iou = [average_precisions(matches, iou=iou, voc07=voc07, scores=scores) for iou in ious]
        by_seed.append({name: mean(figures[name] for figures in by_iou) for name in by_iou[0]})
    return Unscored(
        mean_average_precision(matches, ious=ious, voc07=voc07, scores=np.ones(count)),
        tuple(mean(figures.values()) for figures in by_seed),
        {name: mean(figures[name] for figures in by_seed) for name in by_seed[0]},
    )


def by_threshold(matches: Matches, *, ious: Sequence[float], voc07: bool) -> dict[float, float]:
    """AP_nc, with one score for all, of the predictions whose score is over each of ``THRESHOLDS``."""
    figures = {}
    for threshold in THRESHOLDS:
        kept = matches.only(matches.scores > threshold)
        figures[threshold] = mean_average_precision(
            kept, ious=ious, voc07=voc07, scores=np.ones(len(kept.scores))
        )
    return figures


def best_threshold(figures: dict[float, float]) -> float:
    """The threshold with the greatest figure, of equals the least."""
    return max(sorted(figures), key=lambda threshold: figures[threshold])
