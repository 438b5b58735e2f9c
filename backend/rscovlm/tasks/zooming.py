"""The zoom-in chain: the model looks at an overview, says where to look closer, and answers from there.

Message by message as published (RSCoVLM, zoom-in chain), but the crop is read at native resolution from the
raster, not cut from the reduced overview; its box is clamped and given a least size; and a call that cannot
be read is answered with an error message and one retry, never with the whole image passed off as a crop.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator

import numpy as np

from rscovlm.contract import Event, Progress, View, Warning_
from rscovlm.engines.protocol import Reply, Turn
from rscovlm.errors import UnreadableReply
from rscovlm.geometry.frames import ModelFrame
from rscovlm.imagery.window import PixelWindow
from rscovlm.language import answers, prompts, zoom
from rscovlm.language.zoom import BadCall, ModelBox
from rscovlm.tasks.job import ANSWER_TOKENS, Job, confidence, open_conversation
from rscovlm.tasks.looking import Look, look

MAX_ZOOMS = 3
"""The weights were taught one zoom; a model that asks to look closer still may, but not for ever."""

MAX_CALLS = 2
"""A call and one retry."""

_DIGITS = 6


def zoom_in(question: str, job: Job) -> Iterator[Event]:
    """Answer a question about the region through the chain.

    Raises:
        UnreadableReply: the model's last reply is not an answer.
    """
    yield Progress(phase="reading", done=0, total=1, message="Reading the overview")
    seen = look(job.source, job.area.window, job.card)
    view = job.trace.view(seen, "overview")
    yield view
    turns = open_conversation(prompts.zoom_question(question), seen.rgb, job.earlier)
    box, view = yield from _ask_where(turns, seen, view, job)
    if box is None:
        yield Warning_(
            code="zoom_failed",
            message="The model did not say where to look closer; it answers from the overview.",
            next_step="Draw a smaller region around what you ask about.",
        )
        yield from answer_from(question, seen, view, job, direct=True)
        return
    yield from _look_closer(question, box, turns, seen, [view], job)


def answer_from(
    question: str, seen: Look, view: View, job: Job, *, direct: bool, before: list[View] | None = None
) -> Iterator[Event]:
    """Answer a question from one look at the raster, which is ``view``.

    Args:
        question: as the analyst typed it.
        seen: the look.
        view: its record.
        job: the job.
        direct: the answer stands in for one from the chain.
        before: the views that led to it.

    Raises:
        UnreadableReply: the model's reply is not an answer.
    """
    yield Progress(phase="looking", done=0, total=1, message="Looking for the answer")
    turns = open_conversation(prompts.question(question), seen.rgb, job.earlier)
    reply = yield from job.speak(turns, view.id)
    yield _with_reply(view, reply.text)
    yield _answer(reply, job, [*(before or ()), view], direct=direct)


def crop_window(box: ModelBox, frame: ModelFrame, within: PixelWindow) -> PixelWindow:
    """The native pixels under a box, every pixel that it touches included.

    Args:
        box: model pixels of the image that ``frame`` ties to the raster.
        frame: of the image that the box was said about.
        within: the window to stay inside.
    """
    corners = frame.to_native([(box.x1, box.y1), (box.x2, box.y2)])
    # Rounded first: an edge that floating point moves a hair beyond a pixel's must not take in the next one.
    return PixelWindow.covering(np.round(corners, _DIGITS)).intersect(within) or within


def _ask_where(
    turns: list[Turn], seen: Look, view: View, job: Job
) -> Generator[Event, None, tuple[ModelBox | None, View]]:
    """Let the model call the zoom, with one retry; the turns and the view grow by what was said."""
    for attempt in range(MAX_CALLS):
        yield Progress(phase="looking", done=attempt, total=0, message="Looking for the place to zoom in to")
        reply = job.generate([turns], ANSWER_TOKENS)[0]
        view = _with_reply(view, reply.text)
        yield view
        turns.append(Turn("assistant", reply.text))
        call = _read_call(reply.text, seen, job)
        if isinstance(call, ModelBox):
            return call, view
        size = (seen.frame.width, seen.frame.height)
        turns.append(Turn("user", zoom.complaint(call, job.card.coordinates, *size)))
    return None, view


def _look_closer(
    question: str, box: ModelBox, turns: list[Turn], seen: Look, views: list[View], job: Job
) -> Iterator[Event]:
    """Show the model what it asked for, until it answers or has asked often enough."""
    for step in range(MAX_ZOOMS):
        yield Progress(phase="zooming", done=step, total=0, message="Looking closer, at native resolution")
        seen = look(job.source, crop_window(box, seen.frame, job.area.window), job.card)
        view = job.trace.view(seen, "crop")
        views.append(view)
        yield view
        turns.append(Turn("user", prompts.ZOOMED, (seen.rgb,)))
        reply = yield from job.speak(turns, view.id)
        views[-1] = _with_reply(view, reply.text)
        yield views[-1]
        if not zoom.is_call(reply.text):
            yield _answer(reply, job, views, direct=False)
            return
        call = _read_call(reply.text, seen, job)
        if isinstance(call, BadCall):
            break
        turns.append(Turn("assistant", reply.text))
        box = call
    yield from answer_from(question, seen, views[-1], job, direct=True, before=views[:-1])


def _with_reply(view: View, text: str) -> View:
    """The view with one more raw reply; earlier ones, such as malformed calls, stay in the trace."""
    return view.model_copy(update={"reply": "\n".join(filter(None, (view.reply, text)))})


def _read_call(text: str, seen: Look, job: Job) -> ModelBox | BadCall:
    # One merged patch of the vision tower: the model cannot point at anything finer than that.
    least_side = float(job.card.factor)
    return zoom.parse_call(
        text,
        coordinates=job.card.coordinates,
        width=seen.frame.width,
        height=seen.frame.height,
        least_side=least_side,
    )


def _answer(reply: Reply, job: Job, views: list[View], *, direct: bool) -> Event:
    text = answers.read_answer(reply.text)
    if text is None:
        raise UnreadableReply("The model's reply is not an answer.", details=reply.text[:2000])
    return job.answer(text, views=[view.id for view in views], score=confidence(reply.pieces), direct=direct)
