"""Describe the region in a sentence or two."""

from __future__ import annotations

from collections.abc import Iterator

from rscovlm.contract import DescribeTask, Event, Progress
from rscovlm.errors import UnreadableReply
from rscovlm.language import prompts
from rscovlm.language.answers import read_answer
from rscovlm.tasks.job import Job, confidence, open_conversation
from rscovlm.tasks.looking import look


def describe(_task: DescribeTask, job: Job) -> Iterator[Event]:
    """Describe the region from one look at it.

    Raises:
        UnreadableReply: the model's reply is not a description.
    """
    yield Progress(phase="looking", done=0, total=1, message="Looking at the region")
    seen = look(job.source, job.area.window, job.card)
    view = job.trace.view(seen, "whole")
    yield view
    reply = yield from job.speak(open_conversation(prompts.caption(), seen.rgb), view.id)
    yield view.model_copy(update={"reply": reply.text})
    text = read_answer(reply.text)
    if text is None:
        raise UnreadableReply("The model's reply is not a description.", details=reply.text[:2000])
    yield job.answer(text, views=[view.id], score=confidence(reply.pieces))
