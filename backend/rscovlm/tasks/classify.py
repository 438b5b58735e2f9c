"""Name the class of the scene among the given ones."""

from __future__ import annotations

from collections.abc import Iterator

from rscovlm.contract import ClassifyTask, Event, Progress, Warning_
from rscovlm.errors import NoClasses, UnreadableReply
from rscovlm.language import labels, prompts
from rscovlm.language.answers import read_answer
from rscovlm.tasks.job import Job, confidence, open_conversation
from rscovlm.tasks.looking import look


def classify(task: ClassifyTask, job: Job) -> Iterator[Event]:
    """Name the scene's class; without classes in the task, those that the model was trained on are given.

    Raises:
        NoClasses: no class is named, and the model brings none.
        UnreadableReply: the model's reply is not a word.
    """
    named = [" ".join(name.split()) for name in task.classes]
    classes = list(dict.fromkeys(name for name in named if name)) or list(job.card.scene_classes)
    if not classes:
        raise NoClasses("There is no class to choose from.", next_step="Name some, such as: airport, harbor.")
    yield Progress(phase="looking", done=0, total=1, message="Looking at the region")
    seen = look(job.source, job.area.window, job.card)
    view = job.trace.view(seen, "whole")
    yield view
    reply = yield from job.speak(open_conversation(prompts.classification(classes), seen.rgb), view.id)
    yield view.model_copy(update={"reply": reply.text})
    text = read_answer(reply.text)
    if text is None:
        raise UnreadableReply("The model's reply is not a class.", details=reply.text[:2000])
    label, matched = labels.match(text, classes)
    if not matched:
        yield Warning_(
            code="other_class",
            message=f"The model named a class that was not among those given: {label}.",
        )
    yield job.answer(label, views=[view.id], score=confidence(reply.pieces))
