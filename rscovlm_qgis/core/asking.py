"""What a person types, as a task; and a task in words."""

from __future__ import annotations

from rscovlm_qgis.core.errors import EmptyInput
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.layers import Subject
from rscovlm_qgis.core.wire import AskTask, ClassifyTask, DescribeTask, DetectTask, GroundTask, Region, Task


def make_task(mode: str, text: str, subject: Subject, region: Region | None) -> Task:
    """Turn what was typed into a task.

    Raises:
        EmptyInput: there is no question, no phrase, or no class.
    """
    if mode == "ask":
        if not text.strip():
            raise EmptyInput(tr("There is no question."), tr("Type one, such as: How many ships are there?"))
        return AskTask(subject.raster, text.strip(), region)
    if mode == "ground":
        if not text.strip():
            raise EmptyInput(tr("There is no phrase."), tr("Type one, such as: the white ship."))
        return GroundTask(subject.raster, " ".join(text.split()), region)
    if mode == "describe":
        return DescribeTask(subject.raster, region)
    classes = split_classes(text)
    if not classes:
        raise EmptyInput(tr("There is no class."), tr("Name at least one, such as: plane, ship."))
    if mode == "detect":
        return DetectTask(subject.raster, classes, region)
    if len(classes) < 2:
        raise EmptyInput(tr("One class leaves no choice."), tr("Name two or more, such as: airport, harbor."))
    return ClassifyTask(subject.raster, classes, region)


def split_classes(text: str) -> tuple[str, ...]:
    """Read a comma-separated list of classes; repeated and empty ones are left out."""
    names = (" ".join(part.split()) for part in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def title_of(task: Task) -> str:
    """Say in one line what was asked."""
    if isinstance(task, AskTask):
        return task.question
    if isinstance(task, GroundTask):
        return tr("Find: {phrase}").format(phrase=task.phrase)
    if isinstance(task, DescribeTask):
        return tr("Describe what is seen")
    listed = ", ".join(task.classes)
    if isinstance(task, DetectTask):
        return tr("Detect: {classes}").format(classes=listed)
    return tr("Classify: {classes}").format(classes=listed)


def typed_for(task: Task) -> str:
    """Tell what a person types to ask for a task; the way back of ``make_task``."""
    if isinstance(task, AskTask):
        return task.question
    return ", ".join(wanted_in(task))


def file_name_for(name: str, task: Task) -> str:
    """Name a file of results after the raster and what was asked, as the mode is called."""
    return f"{name}_{'find' if isinstance(task, GroundTask) else task.task}"


def wanted_in(task: Task) -> tuple[str, ...]:
    """Tell what a task names: its classes, or the phrase that it looks for."""
    if isinstance(task, GroundTask):
        return (task.phrase,)
    return tuple(getattr(task, "classes", ()))
