"""Zoom-in chains over large worlds: an overview, where to look closer, and what is seen there.

Overviews and crops are cut by the code that serves the model. A folder holds ``chains.jsonl``, a line for
each world, and the images that it names, as PNG. Frames: windows are native pixels of the world, calls model
pixels of its overview.
"""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from rscovlm.engines.protocol import Turn
from rscovlm.imagery.source import RGB
from rscovlm.imagery.window import PixelWindow
from rscovlm.language import prompts
from rscovlm.language.zoom import ModelBox, parse_call
from rscovlm.models import ModelCard, find_card
from rscovlm.tasks.looking import Look, look
from rscovlm.tasks.zooming import crop_window
from rscovlm_training.worlds.look import Variant
from rscovlm_training.worlds.questions.asking import draw, questions
from rscovlm_training.worlds.questions.question import Question
from rscovlm_training.worlds.uhr.labels import label
from rscovlm_training.worlds.uhr.world import World

_SIDES, _GSDS_M, _LEAST_M = (1400, 4600), (0.15, 0.5), 420.0
_LARGEST_REGION = 1000
"""A larger region shows hardly more at the model's size than the overview does, native pixels."""
_MOST = 24
"""Questions that are drawn of a world."""
_CHAINS = "chains.jsonl"


@dataclass(frozen=True)
class Chain:
    """One question about a world: the call that leads to its crop, and the answer seen there."""

    question: str
    category: str
    answer: str
    call: str
    crop: RGB

    def turns(self, overview: RGB) -> list[Turn]:
        """The whole conversation, as serving leads it."""
        prompt = prompts.zoom_question(self.question)
        return [
            Turn("system", prompt.system),
            Turn("user", prompt.user, (overview,)),
            Turn("assistant", self.call),
            Turn("user", prompts.ZOOMED, (self.crop,)),
            Turn("assistant", self.answer),
        ]

    def direct(self, overview: RGB) -> list[Turn]:
        """The same question, answered from the overview alone."""
        prompt = prompts.question(self.question)
        return [
            Turn("system", prompt.system),
            Turn("user", prompt.user, (overview,)),
            Turn("assistant", self.answer),
        ]


@dataclass(frozen=True)
class Surveyed:
    """A world as the model first sees it, with chains over it."""

    overview: RGB
    chains: tuple[Chain, ...]


def draw_world(rng: np.random.Generator, variant: Variant = "train") -> World:
    """A world of 1,400 to 4,600 pixels a side at 0.15 to 0.5 m."""
    gsd = float(np.exp(rng.uniform(*np.log(_GSDS_M))))
    least = max(_SIDES[0], int(np.ceil(_LEAST_M / gsd)))
    width, height = (int(side) for side in rng.integers(least, _SIDES[1], size=2))
    return World(int(rng.integers(2**31)), width, height, gsd, variant=variant)


def survey(world: World, card: ModelCard, rng: np.random.Generator, most: int = _MOST) -> Surveyed:
    """Ask about a world what a single crop answers, the categories in turn."""
    whole = PixelWindow(0, 0, world.width, world.height)
    overview = look(world, whole, card)
    told = [
        question
        for question in questions(label(world), world.width, world.height)
        if _is_told(question, called_window(_call(question, overview), overview, card), card)
    ]
    chains = []
    for question in draw(told, most, rng):
        call = _call(question, overview)
        crop = look(world, called_window(call, overview, card), card).rgb
        chains.append(Chain(question.text, question.category, question.answer, call, crop))
    return Surveyed(overview.rgb, tuple(chains))


def called_window(call: str, overview: Look, card: ModelCard) -> PixelWindow:
    """The native pixels that serving cuts for a call about an overview."""
    box = parse_call(
        call,
        coordinates=card.coordinates,
        width=overview.frame.width,
        height=overview.frame.height,
        least_side=float(card.factor),
    )
    if not isinstance(box, ModelBox):
        raise ValueError(f"{call!r} is no zoom call")
    return crop_window(box, overview.frame, overview.window)


def render_chains(folder: Path, worlds: int, seed: int, *, workers: int = 2) -> Path:
    """Survey ``worlds`` worlds of a seed into a folder; what is there already is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = range(chains_done(folder), worlds)
    with ProcessPoolExecutor(workers) as executor, (folder / _CHAINS).open("a", encoding="utf-8") as lines:
        for line in executor.map(partial(_write, folder, seed), missing):
            lines.write(json.dumps(line) + "\n")
            lines.flush()
    return folder


def chains_done(folder: Path) -> int:
    """How many worlds a folder holds."""
    lines = folder / _CHAINS
    return len(lines.read_text(encoding="utf-8").splitlines()) if lines.is_file() else 0


class ChainPool:
    """The surveyed worlds of a folder of ``render_chains``; those without any chain are left out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        lines = (folder / _CHAINS).read_text(encoding="utf-8").splitlines()
        self._worlds = [world for line in lines if (world := json.loads(line))["chains"]]

    def __len__(self) -> int:
        return len(self._worlds)

    def draw(self, index: int, number: int, rng: np.random.Generator) -> Surveyed:
        """World ``index`` with at most ``number`` of its chains."""
        own = self._worlds[index]
        chosen = rng.permutation(len(own["chains"]))[:number]
        return Surveyed(
            _read(self._folder / own["overview"]),
            tuple(self._chain(own["chains"][place]) for place in chosen.tolist()),
        )

    def _chain(self, own: dict[str, Any]) -> Chain:
        crop = _read(self._folder / own["crop"])
        return Chain(own["question"], own["category"], own["answer"], own["call"], crop)


def _write(folder: Path, seed: int, index: int) -> dict[str, Any]:
    cv2.setNumThreads(1)  # the workers are processes already
    rng = np.random.default_rng((seed, index))
    seen = survey(draw_world(rng), find_card(), rng)
    name = f"{index:05d}"
    return {
        "overview": _save(folder, f"{name}.png", seen.overview),
        "chains": [
            {
                "question": chain.question,
                "category": chain.category,
                "answer": chain.answer,
                "call": chain.call,
                "crop": _save(folder, f"{name}-{number:02d}.png", chain.crop),
            }
            for number, chain in enumerate(seen.chains)
        ],
    }


def _call(question: Question, overview: Look) -> str:
    region = question.region
    corners = overview.frame.from_native([(region.col, region.row), (region.right, region.bottom)])
    (x1, y1), (x2, y2) = np.floor(corners[0]).astype(int), np.ceil(corners[1]).astype(int)
    return prompts.zoom_call(int(x1), int(y1), int(x2), int(y2))


def _is_told(question: Question, window: PixelWindow, card: ModelCard) -> bool:
    """Whether the crop is small enough to show the smallest thing asked for."""
    if max(window.width, window.height) > _LARGEST_REGION:
        return False
    scale = min(1.0, (card.max_pixels / (window.width * window.height)) ** 0.5)
    return question.smallest_px * scale >= question.told_at_px


def _save(folder: Path, name: str, image: RGB) -> str:
    if not cv2.imwrite(str(folder / name), cv2.cvtColor(image, cv2.COLOR_RGB2BGR)):
        raise OSError(f"{folder / name} could not be written")
    return name


def _read(path: Path) -> RGB:
    image = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if image is None:
        raise OSError(f"{path} is missing or broken")
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2RGB), np.uint8)
