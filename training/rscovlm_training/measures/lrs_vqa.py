"""LRS-VQA: open answers about large images, right if they are the same or synonyms.

Source: ``evaluation_LRSVQA.py`` of LRS-VQA and ``large_image_bench.py`` of RSCoVLM. The accuracy of a source
(FAIR1M, GLH-Bridge, STAR) is the mean of the accuracies of its question types, as in the published tables;
the overall accuracy is the share of all questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rscovlm_training.measures.records import Record, accuracies, average, overall, plain, tally
from rscovlm_training.measures.synonyms import are_synonyms

SOURCES = ("FAIR", "GLH", "STAR")


def is_right(truth: str, answer: str) -> bool:
    """Whether an answer is the true one or, as a whole, a synonym of it.

    Raises:
        WordsMissing: when they differ and the table of synonyms was not installed.
    """
    wanted, given = plain(truth), plain(answer)
    return wanted == given or are_synonyms(wanted, given)


def measure(records: Sequence[Record]) -> dict[str, Any]:
    """Measure answers: ``question_id``, ``category``, ``ground_truth`` and ``output`` of each.

    Returns:
        ``sources``: accuracy of each source, the mean over its types; ``overall``: of all questions;
        ``average``: mean over the types of all sources; ``types``: by source, then by type;
        ``sources_overall``: the share of each source's questions; ``questions``: how many of each source.

    Raises:
        FiguresUnreadable: when a record lacks one of them.
    """
    judged = [
        (
            _source(record),
            record.text("category"),
            is_right(record.text("ground_truth"), record.text("output")),
        )
        for record in records
    ]
    named = sorted({source for source, *_ in judged}, key=lambda it: (it not in SOURCES, it))
    by_source = {
        source: tally((category, right) for mine, category, right in judged if mine == source)
        for source in named
    }
    by_type = tally((category, right) for _, category, right in judged)
    return {
        "sources": {source: average(types) for source, types in by_source.items()},
        "overall": overall(by_type),
        "average": average(by_type),
        "types": {source: accuracies(types) for source, types in by_source.items()},
        "sources_overall": {source: overall(types) for source, types in by_source.items()},
        "questions": {source: sum(it.total for it in types.values()) for source, types in by_source.items()},
    }


def _source(record: Record) -> str:
    """``FAIR_121`` is of FAIR, ``GLH-Bridge_9`` of GLH."""
    name = record.text("question_id", "id")
    return next((source for source in SOURCES if name.startswith(source)), name.split("_")[0])
