"""Run any task: check it, open its raster, and let its room yield its events.

A ``View`` event whose id came before replaces the earlier one: a view is told when the model begins to look
at it, and again, with ``reply``, when the model has answered.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext

from rscovlm.contract import (
    AskTask,
    ClassifyTask,
    DescribeTask,
    DetectTask,
    Event,
    GroundTask,
    Task,
    Warning_,
)
from rscovlm.engines.protocol import CancelToken, Engine
from rscovlm.errors import BadRequest, EmptyQuestion, NoClasses
from rscovlm.imagery.raster import Raster
from rscovlm.imagery.source import ImageSource
from rscovlm.models import ModelCard
from rscovlm.tasks.area import find_area
from rscovlm.tasks.ask import ask
from rscovlm.tasks.classify import classify
from rscovlm.tasks.describe import describe
from rscovlm.tasks.detect import choose_classes, detect
from rscovlm.tasks.ground import ground
from rscovlm.tasks.job import Job
from rscovlm.tasks.trace import Trace


def check_task(task: Task, card: ModelCard) -> None:
    """Refuse a task that cannot be done, before a raster is opened or a model loaded.

    Raises:
        BadRequest: the model cannot do it, or it asks for nothing; its subclasses say what is missing.
    """
    if task.task not in card.tasks:
        raise BadRequest(
            f"{card.title} cannot {task.task}.",
            next_step=f"It can {', '.join(card.tasks)}; choose another model for anything else.",
        )
    if isinstance(task, AskTask) and not task.question.strip():
        raise EmptyQuestion("There is no question.")
    if isinstance(task, GroundTask) and not task.phrase.strip():
        raise BadRequest("There is nothing to look for.", next_step="Type a phrase, such as: the white ship.")
    if isinstance(task, DetectTask):
        choose_classes(task.classes, card)
    if isinstance(task, ClassifyTask) and not card.scene_classes and not any(map(str.strip, task.classes)):
        raise NoClasses("There is no class to choose from.", next_step="Name some, such as: airport, harbor.")


def open_raster(task: Task, *, allow_network: bool = False) -> Raster:
    """Open the raster that a task describes; errors as ``Raster.open``.

    Raises:
        BadRequest: a client serves its pixels.
    """
    described = task.raster
    if described.client_size_px is not None:
        raise BadRequest(
            "The pixels of this raster come from a client, and there is none here.",
            next_step="Send the task to a backend, or name a raster file.",
        )
    return Raster.open(
        described.source,
        crs_wkt=described.crs_wkt,
        geotransform=described.geotransform,
        bands=described.bands,
        stretch=described.stretch,
        allow_network=allow_network,
    )


def run_task(
    task: Task,
    engine: Engine,
    cancel: CancelToken,
    *,
    source: ImageSource | None = None,
    allow_network: bool = False,
) -> Iterator[Event]:
    """Do a task, yielding what happens as it happens.

    Args:
        task: what to do.
        engine: the loaded model.
        cancel: looked at between tiles and, by the engine, between tokens.
        source: the image to read; None: the raster that the task describes is opened, and closed again.
        allow_network: whether that raster may lie on the network.

    Raises:
        RSCoVLMError: what went wrong, in words. What was yielded before stays valid.
    """
    check_task(task, engine.card)
    cancel.check()
    opened = open_raster(task, allow_network=allow_network) if source is None else nullcontext(source)
    with opened as image:
        for warning in image.warnings:
            yield Warning_(code=warning.code, message=warning.message)
        job = Job(engine, image, find_area(task.region, image), cancel, Trace(image))
        yield from _events(task, job)


def _events(task: Task, job: Job) -> Iterator[Event]:
    match task:
        case AskTask():
            return ask(task, job)
        case DetectTask():
            return detect(task, job)
        case GroundTask():
            return ground(task, job)
        case DescribeTask():
            return describe(task, job)
        case ClassifyTask():
            return classify(task, job)
