"""Questions about held-out large worlds, with the zoom-in chain, without it, and given the right crop.

The three tell apart what fails: the last is what reading alone would give, ``crops that show it`` how often
the model looked where the answer is. Windows are native pixels of the world.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain
from typing import Any

import numpy as np

from rscovlm.contract import Answer, AskTask, RasterDescription, View
from rscovlm.engines.protocol import CancelToken, Engine
from rscovlm.errors import UnreadableReply
from rscovlm.geometry.frames import ModelFrame
from rscovlm.imagery.source import RGB
from rscovlm.imagery.window import PixelWindow
from rscovlm.tasks.run import run_task
from rscovlm_training.embedded.chains import Chain, called_window, draw_world, survey
from rscovlm_training.measures.lrs_vqa import is_right
from rscovlm_training.worlds.uhr.world import World

_QUESTIONS = 4
"""Questions of each world."""
_SHOWN = 0.75
"""How much of the right crop another one must hold to be said to show it."""
_WAYS = ("with the chain", "without it", "given the right crop")

Marks = dict[str, list[bool]]


def measure_worlds(engine: Engine, number: int, seed: int) -> dict[str, Any]:
    """Ask four questions each about ``number`` worlds, judged by the rule of LRS-VQA; figures are 0 to 1."""
    marks: dict[str, Marks] = {way: defaultdict(list) for way in _WAYS}
    shown: list[bool] = []
    for index in range(number):
        rng = np.random.default_rng((seed, index))
        world = draw_world(rng, "held-out")
        seen = survey(world, engine.card, rng, _QUESTIONS)
        height, width = seen.overview.shape[:2]
        frame = ModelFrame(PixelWindow(0, 0, world.width, world.height), width, height)
        for link in seen.chains:
            zoomed, crop = _answer(engine, world, link.question, zooms=True)
            alone, _ = _answer(engine, world, link.question, zooms=False)
            given = _given_the_crop(engine, seen.overview, link)
            for way, words in zip(_WAYS, (zoomed, alone, given), strict=True):
                marks[way][link.category].append(is_right(link.answer, words))
            shown.append(_shows(crop, called_window(link.call, frame, engine.card)))
    return _figures(marks, shown) if number else {}


def _figures(marks: Mapping[str, Marks], shown: list[bool]) -> dict[str, Any]:
    overall = {way: float(np.mean([*chain(*own.values())])) for way, own in marks.items()}
    alone = overall["without it"]
    return {
        **{f"UHR questions, {way}": value for way, value in overall.items()},
        "UHR questions, ratio": overall["with the chain"] / alone if alone else float("inf"),
        "UHR questions, crops that show it": float(np.mean(shown)),
        "UHR questions": {
            "questions": {name: len(found) for name, found in marks["with the chain"].items()},
            **{
                way: {name: float(np.mean(found)) for name, found in own.items()}
                for way, own in marks.items()
            },
        },
    }


def _answer(engine: Engine, world: World, question: str, *, zooms: bool) -> tuple[str, PixelWindow | None]:
    """Ask as the service does, for the answer and the crop; what cannot be read is no answer."""
    described = RasterDescription(source=world.name)
    task = AskTask(raster=described, question=question, chain="always" if zooms else "never")
    text, crop = "", None
    try:
        for event in run_task(task, engine, CancelToken(), source=world):
            if isinstance(event, Answer):
                text = event.text
            elif isinstance(event, View) and event.role == "crop":
                crop = PixelWindow(**event.window_px.model_dump())
    except UnreadableReply:
        pass
    return text, crop


def _given_the_crop(engine: Engine, overview: RGB, link: Chain) -> str:
    """The answer after a call for the right region, as training leads the conversation."""
    asked = link.turns(overview)[:-1]
    return engine.generate([asked], max_new_tokens=engine.card.max_new_tokens)[0].text


def _shows(crop: PixelWindow | None, right: PixelWindow) -> bool:
    """Whether a crop holds most of the right one."""
    shared = crop.intersect(right) if crop else None
    return shared is not None and shared.width * shared.height >= _SHOWN * right.width * right.height
