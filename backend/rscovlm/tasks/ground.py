"""Find what a phrase refers to, at one look at the region."""

from __future__ import annotations

from collections.abc import Iterator

from rscovlm.contract import Detection, Event, GroundTask, Progress, Warning_
from rscovlm.errors import BadRequest, UnreadableReply
from rscovlm.language import labels, prompts
from rscovlm.tasks.detect import place_objects, read_objects, scores_unknown
from rscovlm.tasks.job import Job, open_conversation
from rscovlm.tasks.looking import look, needs_zoom

LONGEST_NAME = 4
"""Words of the longest name of a class: *ground track field*, and one to spare."""


def ground(task: GroundTask, job: Job) -> Iterator[Event]:
    """Find the oriented boxes of what the task's phrase refers to.

    Raises:
        BadRequest: there is no phrase.
        UnreadableReply: the model's reply is not a list of boxes.
    """
    phrase = " ".join(task.phrase.split())
    if not phrase:
        raise BadRequest("There is nothing to look for.", next_step="Type a phrase, such as: the white ship.")
    yield Progress(phase="looking", done=0, total=1, message=f"Looking for {phrase}")
    seen = look(job.source, job.area.window, job.card)
    view = job.trace.view(seen, "whole")
    yield view
    # The prompt has its own article: 'find the', then the phrase.
    prompt = prompts.oriented_grounding(
        phrase.removeprefix("the ").removeprefix("The "), full_stop=job.card.full_stop
    )
    reply = job.generate([open_conversation(prompt, seen.rgb)], job.card.max_new_tokens)[0]
    yield view.model_copy(update={"reply": reply.text})
    parsed = read_objects(reply, seen, job.card)
    if parsed.unreadable:
        raise UnreadableReply("The model's reply is not a list of objects.", details=reply.text[:2000])
    found: list[Detection] = []
    for item in place_objects(parsed, reply, seen, _names_in(phrase), job, view=view.id):
        found.append(item.model_copy(update={"class_name": phrase}) if item.matched else item)
        yield found[-1]
    if found and not reply.pieces:
        yield scores_unknown()
    if parsed.truncated or parsed.skipped:
        yield Warning_(
            code="reply_partial",
            message="The model's reply is cut short or partly unreadable; a few objects may be missing.",
        )
    if needs_zoom(job.area.window, job.card):
        yield Warning_(
            code="seen_reduced",
            message="The region was looked at once, strongly reduced; small things in it cannot be found so.",
            next_step="Draw a smaller region around them, or have a class detected, which goes tile by tile.",
        )
    yield job.answer(
        f"{labels.counted(len(found), 'object')} found." if found else f"Nothing found for: {phrase}.",
        views=[view.id],
        objects=[item.id for item in found],
    )


def _names_in(phrase: str) -> list[str]:
    """List what a reply may call the phrase: the published weights say all of it, or the class in it."""
    words = phrase.split()
    parts = [
        " ".join(words[start : start + length])
        for length in range(1, LONGEST_NAME + 1)
        for start in range(len(words) - length + 1)
    ]
    return list(dict.fromkeys([phrase, *parts]))
