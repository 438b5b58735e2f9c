"""What was asked before about the same place: the part of the conversation that a follow-up is told."""

from __future__ import annotations

from collections.abc import Sequence

from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.wire import AskTask, Earlier, Region

MOST = 4
"""Earlier questions that are told; each costs the model time, and the oldest hardly matter."""


def earlier_questions(runs: Sequence[Run], layer_id: str, region: Region | None) -> tuple[Earlier, ...]:
    """Find the answered questions about a region of a layer, the oldest first."""
    answered = [
        Earlier(run.task.question, run.answer.text[:4000])
        for run in runs
        if isinstance(run.task, AskTask)
        and run.subject.layer_id == layer_id
        and run.task.region == region
        and run.state == "finished"
        and run.answer is not None
        and run.answer.text.strip()
    ]
    return tuple(answered[-MOST:])
