"""Captions: CIDEr-D, the consensus of a caption with the people's own.

Words are parted at blanks and lower-cased, as RSCoVLM's evaluation does; a tokenizer for punctuation, which
the COCO server adds, is not used. Source: Vedantam et al., "CIDEr: Consensus-based Image Description
Evaluation" (2015), with the constants of its reference implementation.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

LONGEST = 4
SIGMA = 6.0
Grams = Counter[tuple[str, ...]]


def cider(captions: Sequence[str], references: Sequence[Sequence[str]]) -> float:
    """CIDEr-D times 100, the mean over images.

    Args:
        captions: one an image.
        references: of each image at least one caption by a person. How rare a phrase is, is counted over all
            images, so that a single one is worth nothing.
    """
    theirs = [[_grams(text) for text in texts] for texts in references]
    spread = Counter(gram for texts in theirs for gram in set().union(*texts))
    weigh = _Weights(spread, math.log(len(theirs)))
    scores = [
        sum(weigh.likeness(_grams(caption), text) for text in texts) / len(texts)
        for caption, texts in zip(captions, theirs, strict=True)
    ]
    return 100 * 10 * sum(scores) / len(scores)


class _Weights:
    """Phrases weighed by how few images they belong to."""

    def __init__(self, spread: Counter[tuple[str, ...]], most: float) -> None:
        self._spread = spread
        self._most = most

    def likeness(self, caption: Grams, reference: Grams) -> float:
        """The mean over phrase lengths of the clipped cosine, less for captions of another length."""
        # The reference implementation counts pairs of words, not words, for the length.
        longer = sum(n for gram, n in caption.items() if len(gram) == 2)
        longer -= sum(n for gram, n in reference.items() if len(gram) == 2)
        cosines = [self._cosine(caption, reference, length) for length in range(1, LONGEST + 1)]
        return math.exp(-(longer**2) / (2 * SIGMA**2)) * sum(cosines) / LONGEST

    def _cosine(self, caption: Grams, reference: Grams, length: int) -> float:
        ours, theirs = self._vector(caption, length), self._vector(reference, length)
        norms = math.hypot(*ours.values()) * math.hypot(*theirs.values())
        shared = sum(min(ours[gram], theirs[gram]) * theirs[gram] for gram in ours.keys() & theirs.keys())
        return shared / norms if norms else 0.0

    def _vector(self, grams: Grams, length: int) -> dict[tuple[str, ...], float]:
        return {
            gram: number * (self._most - math.log(max(1, self._spread[gram])))
            for gram, number in grams.items()
            if len(gram) == length
        }


def _grams(text: str) -> Grams:
    words = text.lower().split()
    return Counter(
        tuple(words[start : start + length])
        for length in range(1, LONGEST + 1)
        for start in range(len(words) - length + 1)
    )
