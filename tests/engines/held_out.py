"""Held-out scenes and worlds, and how far two engines say the same of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from doubles import ArrayImage

from rscovlm.contract import Answer, AskTask, RasterDescription, View
from rscovlm.engines.protocol import CancelToken, Conversation, Engine, Reply
from rscovlm.errors import UnreadableReply
from rscovlm.geometry.overlap import rotated_iou
from rscovlm.imagery.window import PixelWindow
from rscovlm.language.replies import ParsedObject, parse_objects
from rscovlm.models import ModelCard
from rscovlm.tasks.run import run_task
from rscovlm_training.embedded import samples
from rscovlm_training.embedded.chains import draw_world, survey
from rscovlm_training.embedded.seen import see
from rscovlm_training.worlds.scene import render_scene

SEED = 77_000_023
SAME_IOU = 0.9
"""Boxes of two engines that overlap so far, under the same label, are the same object."""


@dataclass(frozen=True)
class Asked:
    """A question about a world held in memory."""

    image: ArrayImage
    question: str


@dataclass(frozen=True)
class Told:
    """What came of it: the answer, and the native pixels that were looked at."""

    answer: str
    views: tuple[tuple[int, int, int, int], ...]


@lru_cache(maxsize=2)
def tiles(card: ModelCard, number: int) -> list[list]:
    """Detection conversations about scenes that no training saw."""
    native, shown = card.tiles.size, card.tiles.seen_at
    scenes = (
        render_scene(SEED * 1000 + index, native, native, variant="held-out") for index in range(number)
    )
    return [samples.every(see(scene, shown, shown), samples.CLASSES)[:-1] for scene in scenes]


@lru_cache(maxsize=1)
def questions(card: ModelCard, number: int) -> list[Asked]:
    """Questions about as many worlds that no training saw."""
    asked: list[Asked] = []
    for index in range(number * 3):
        rng = np.random.default_rng((SEED, index))
        world = draw_world(rng, "held-out")
        if chains := survey(world, card, rng, 1).chains:
            whole = PixelWindow(0, 0, world.width, world.height)
            pixels = world.read(whole, world.width, world.height)
            asked.append(Asked(ArrayImage(pixels), chains[0].question))
        if len(asked) == number:
            break
    return asked


def detect(engine: Engine, talks: Sequence[Conversation]) -> list[Reply]:
    """Let an engine detect in every tile."""
    size = engine.card.tiles.batch * engine.card.serving.at_once
    batches = [talks[start : start + size] for start in range(0, len(talks), size)]
    return [
        reply
        for batch in batches
        for reply in engine.generate(batch, max_new_tokens=engine.card.max_new_tokens)
    ]


def ask(engine: Engine, asked: Asked) -> Told:
    """Let an engine answer a question through the zoom-in chain."""
    task = AskTask(raster=RasterDescription(source="memory"), question=asked.question, chain="always")
    answer, views = "", {}
    try:
        for event in run_task(task, engine, CancelToken(), source=asked.image):
            if isinstance(event, Answer):
                answer = event.text
            elif isinstance(event, View):
                window = event.window_px
                views[event.id] = (window.col, window.row, window.width, window.height)
    except UnreadableReply:
        pass
    return Told(answer, tuple(views.values()))


def same_objects(card: ModelCard, ours: Sequence[Reply], theirs: Sequence[Reply]) -> tuple[int, int]:
    """How many objects two engines both found, and how many the one that found more of a tile found."""
    same = most = 0
    for one, other in zip(ours, theirs, strict=True):
        mine, yours = _objects(one, card), _objects(other, card)
        same += sum(1 for _ in _pairs(mine, yours))
        most += max(len(mine), len(yours))
    return same, most


def _objects(reply: Reply, card: ModelCard) -> list[ParsedObject]:
    side = card.tiles.seen_at
    parsed = parse_objects(
        reply.text,
        coordinates=card.coordinates,
        width=side,
        height=side,
        complete=reply.finish == "stop",
    )
    return list(parsed.objects)


def _pairs(mine: list[ParsedObject], yours: list[ParsedObject]) -> Iterator[tuple[int, int]]:
    if not mine or not yours:
        return
    quads = [np.array([item.quad_model_px for item in side]) for side in (mine, yours)]
    overlaps = rotated_iou(*quads)
    labels = [np.array([item.label for item in side]) for side in (mine, yours)]
    overlaps[labels[0][:, None] != labels[1][None, :]] = 0
    while overlaps.size and overlaps.max() >= SAME_IOU:
        row, column = np.unravel_index(overlaps.argmax(), overlaps.shape)
        overlaps[row], overlaps[:, column] = 0, 0
        yield int(row), int(column)
