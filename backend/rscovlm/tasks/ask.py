"""Answer a question about the region: by counting, through the zoom-in chain, or from one look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rscovlm.contract import AskTask, Event, Progress, Warning_
from rscovlm.errors import EmptyQuestion
from rscovlm.language import prompts
from rscovlm.language.counting import Count, answer_count, read_count
from rscovlm.tasks.detect import find_objects, plan
from rscovlm.tasks.job import Job
from rscovlm.tasks.looking import look, needs_zoom
from rscovlm.tasks.zooming import answer_from, zoom_in

MAX_COUNTED_TILES = 4000
"""A question is not meant to start a survey of days; detection itself has no such limit."""


def ask(task: AskTask, job: Job) -> Iterator[Event]:
    """Answer the task's question.

    With ``chain='auto'`` a question that a plain count answers is counted over tiles, one about a region
    that is seen well at a single look is answered from that look, and any other through the zoom-in chain.
    What was asked before is told to a model whose card says that it can follow up.

    Raises:
        EmptyQuestion: there is no question.
        UnreadableReply: the model's reply is not an answer.
    """
    question = " ".join(task.question.split())
    if not question:
        raise EmptyQuestion("There is no question.")
    if task.history and job.card.follow_up:
        job = replace(job, earlier=tuple(task.history))
    elif task.history:
        yield Warning_(
            code="history_unused",
            message="This model was not taught to follow up, so the question was asked on its own.",
            next_step="Say in the question itself all that it is about.",
        )
    count = _countable(question, job) if task.chain == "auto" else None
    tiles = len(plan(job.area, job.card)) if count else 0
    if count and tiles <= MAX_COUNTED_TILES:
        yield from _count(count, job)
        return
    if count:
        yield Warning_(
            code="too_large_to_count",
            message=f"Counting here would take {tiles} tiles; the answer is the model's estimate.",
            next_step="Draw a smaller region, or use detection, which takes any number of tiles.",
        )
    if task.chain == "always" or (task.chain == "auto" and needs_zoom(job.area.window, job.card)):
        yield from zoom_in(question, job)
        return
    yield Progress(phase="reading", done=0, total=1, message="Reading the image")
    seen = look(job.source, job.area.window, job.card)
    view = job.trace.view(seen, "whole")
    yield view
    yield from answer_from(question, seen, view, job, direct=False)


def _countable(question: str, job: Job) -> Count | None:
    if "detect" not in job.card.tasks:
        return None
    return read_count(question, job.card.classes or prompts.DOTA_CATEGORIES)


def _count(count: Count, job: Job) -> Iterator[Event]:
    """Count every object of the classes over tiles; the objects are the proof."""
    objects = yield from find_objects(count.classes, job)
    found = [item for item in objects if item.matched]
    numbers = [sum(item.class_name in group.classes for item in found) for group in count.groups]
    yield job.answer(
        answer_count(count, numbers),
        views=sorted({item.view for item in found}),
        objects=[item.id for item in found],
    )
