"""Short answers: scene classification and RSVQA.

An answer is right if it is the true one, whatever its case, hyphens, underscores and outer punctuation. The
evaluators of RSCoVLM, GeoChat and VHM also accept a longer answer that contains the true one, so that *dense
residential* passes for *residential*; that figure stands beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rscovlm.language.labels import normalise
from rscovlm_training.measures.records import Record, accuracies, average, overall, plain, tally

_TRUTH = ("ground_truth", "label")
_OUTPUT = ("output", "answer", "prediction")


def measure_classes(records: Sequence[Record]) -> dict[str, Any]:
    """Measure scene classification: ``ground_truth`` and ``output`` of each.

    Returns:
        ``accuracy``: share of all; ``average``: mean over true classes; ``classes``: accuracy of each;
        ``containing``: share of answers that contain the true class.

    Raises:
        FiguresUnreadable: when a record lacks one of them.
    """
    judged = [(record.text(*_TRUTH), *_judge(record)) for record in records]
    by_class = tally((truth, same) for truth, same, _ in judged)
    return {
        "accuracy": overall(by_class),
        "average": average(by_class),
        "classes": accuracies(by_class),
        "containing": sum(contained for *_, contained in judged) / len(judged),
        "images": len(judged),
    }


def measure_types(records: Sequence[Record]) -> dict[str, Any]:
    """Measure RSVQA: ``type``, ``ground_truth`` and ``output`` of each.

    Returns:
        ``types``: accuracy of each type of question; ``average``: their mean, and ``overall``: share of all
        questions, the two figures of the RSVQA paper; ``containing``: the same three for answers that contain
        the true one.

    Raises:
        FiguresUnreadable: when a record lacks one of them.
    """
    judged = [(record.text("type", "category", "question_type"), *_judge(record)) for record in records]
    by_type = tally((kind, same) for kind, same, _ in judged)
    loosely = tally((kind, contained) for kind, _, contained in judged)
    return {
        "types": accuracies(by_type),
        "average": average(by_type),
        "overall": overall(by_type),
        "containing": {
            "types": accuracies(loosely),
            "average": average(loosely),
            "overall": overall(loosely),
        },
        "questions": len(judged),
    }


def _judge(record: Record) -> tuple[bool, bool]:
    """Whether the answer is the true one, and whether it contains it."""
    truth, answer = record.text(*_TRUTH), record.text(*_OUTPUT)
    return normalise(truth) == normalise(answer), plain(truth) in plain(answer)
