"""Zoom-in chains over large worlds: an overview, where to look closer, and what is seen there.

Overviews and crops are cut by the code that serves the model. A folder holds ``chains.jsonl``, a line for
each world, and the images that it names, as PNG. Frames: windows are native pixels of the world, calls and
districts model pixels of its overview.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from rscovlm.engines.protocol import Turn
from rscovlm.geometry.frames import ModelFrame
from rscovlm.imagery.source import RGB
from rscovlm.imagery.window import PixelWindow
from rscovlm.language import prompts
from rscovlm.language.zoom import ModelBox, parse_call
from rscovlm.models import ModelCard, find_card
from rscovlm.tasks.looking import Look, look
from rscovlm.tasks.zooming import crop_window
from rscovlm_training.embedded.images import read_image, save_image
from rscovlm_training.embedded.samples import talk
from rscovlm_training.embedded.seen import Seen, ordered, recorded, within
from rscovlm_training.embedded.turning import turned, turned_words
from rscovlm_training.worlds.look import Variant
from rscovlm_training.worlds.questions.asking import draw, questions
from rscovlm_training.worlds.questions.question import Question
from rscovlm_training.worlds.site import MIN_VISIBLE, visible_share
from rscovlm_training.worlds.uhr.labels import Labels, label
from rscovlm_training.worlds.uhr.world import World

_SIDES, _GSDS_M, _LEAST_M = (1400, 4600), (0.15, 0.5), 420.0
_LARGEST_REGION = 1000
"""A larger region shows hardly more at the model's size than the overview does, native pixels."""
_SLACK_PX = 6.0
"""By how much a call reaches beyond what must be read, model pixels of the overview."""
_MOST = 24
"""Questions that are drawn of a world."""
_CHAINS = "chains.jsonl"


@dataclass(frozen=True)
class Chain:
    """One question about a world: the box (x1, y1, x2, y2) of the call that leads to its crop, in model
    pixels of the overview, the answer seen there, and the crop with the objects that lie in it.
    """

    question: str
    category: str
    answer: str
    box: tuple[int, int, int, int]
    seen: Seen

    @property
    def crop(self) -> RGB:
        """The pixels that the call leads to."""
        return self.seen.image

    @property
    def call(self) -> str:
        """What the model says to see the crop."""
        return prompts.zoom_call(*self.box)

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

    def direct(self, image: RGB) -> list[Turn]:
        """The same question, answered from one image: the overview, or the crop as a region of its own."""
        return talk(image, prompts.question(self.question), self.answer)

    def turned(self, overview: RGB, variant: int) -> Chain:
        """The same chain over a variant of its overview."""
        x1, y1, x2, y2 = self.box
        corners = np.array([[[x1, y1], [x2, y1], [x2, y2], [x1, y2]]], np.float64)
        (quad,) = turned(overview, corners, variant)[1].astype(int)
        left, top = quad.min(axis=0).tolist()
        right, bottom = quad.max(axis=0).tolist()
        text = turned_words(self.question, variant)
        box = (left, top, right, bottom)
        return Chain(text, self.category, self.answer, box, self.seen.turned(variant))


@dataclass(frozen=True)
class Surveyed:
    """A world as the model first sees it: its districts, (N, 4, 2) model pixels, and chains over it."""

    overview: RGB
    districts: tuple[str, ...]
    quads: npt.NDArray[np.float64]
    chains: tuple[Chain, ...]

    def turned(self, variant: int) -> Surveyed:
        """The same world held in another way, see ``turning``."""
        overview, quads = turned(self.overview, self.quads, variant)
        chains = tuple(chain.turned(self.overview, variant) for chain in self.chains)
        return Surveyed(overview, self.districts, quads, chains)


def draw_world(rng: np.random.Generator, variant: Variant = "train") -> World:
    """A world of 1,400 to 4,600 pixels a side at 0.15 to 0.5 m."""
    gsd = float(np.exp(rng.uniform(*np.log(_GSDS_M))))
    least = max(_SIDES[0], int(np.ceil(_LEAST_M / gsd)))
    width, height = (int(side) for side in rng.integers(least, _SIDES[1], size=2))
    return World(int(rng.integers(2**31)), width, height, gsd, variant=variant)


def survey(world: World, card: ModelCard, rng: np.random.Generator, most: int = _MOST) -> Surveyed:
    """Ask about a world what a single crop answers, the categories in turn."""
    whole = PixelWindow(0, 0, world.width, world.height)
    overview, labels = look(world, whole, card), label(world)
    told = [
        question
        for question in questions(labels, world.width, world.height)
        if _is_told(question, _window(_box(question, overview), overview, card), card)
    ]
    chains = []
    for question in draw(told, most, rng):
        box = _box(question, overview)
        crop = look(world, _window(box, overview, card), card)
        chains.append(Chain(question.text, question.category, question.answer, box, _see(crop, labels)))
    names, quads = _districts(labels, overview)
    return Surveyed(overview.rgb, names, quads, tuple(chains))


def called_window(call: str, overview: ModelFrame, card: ModelCard) -> PixelWindow:
    """The native pixels that serving cuts for a call about an overview."""
    box = parse_call(
        call,
        coordinates=card.coordinates,
        width=overview.width,
        height=overview.height,
        least_side=float(card.factor),
    )
    if not isinstance(box, ModelBox):
        raise ValueError(f"{call!r} is no zoom call")
    return crop_window(box, overview, overview.window)


def render_chains(folder: Path, worlds: int, seed: int, *, workers: int = 2) -> Path:
    """Survey ``worlds`` worlds of a seed into a folder; what is there already is kept."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = range(chains_done(folder), worlds)
    with ProcessPoolExecutor(workers) as executor:
        return write_chains(folder, executor.map(partial(_survey_one, seed), missing))


def write_chains(folder: Path, worlds: Iterable[Surveyed]) -> Path:
    """Add surveyed worlds to a folder, each as soon as it comes."""
    with (folder / _CHAINS).open("a", encoding="utf-8") as lines:
        for index, seen in enumerate(worlds, start=chains_done(folder)):
            lines.write(json.dumps(_saved(folder, f"{index:05d}", seen)) + "\n")
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
            read_image(self._folder / own["overview"]),
            tuple(own["districts"]),
            np.array(own["quads"], np.float64).reshape(-1, 4, 2),
            tuple(self._chain(own["chains"][place]) for place in chosen.tolist()),
        )

    def _chain(self, own: dict[str, Any]) -> Chain:
        seen = recorded(read_image(self._folder / own["crop"]), own["seen"])
        return Chain(own["question"], own["category"], own["answer"], tuple(own["box"]), seen)


def _survey_one(seed: int, index: int) -> Surveyed:
    cv2.setNumThreads(1)  # the workers are processes already
    rng = np.random.default_rng((seed, index))
    return survey(draw_world(rng), find_card(), rng)


def _saved(folder: Path, name: str, seen: Surveyed) -> dict[str, Any]:
    return {
        "overview": _save(folder, f"{name}.png", seen.overview),
        "districts": seen.districts,
        "quads": np.round(seen.quads, 2).tolist(),
        "chains": [
            {
                "question": chain.question,
                "category": chain.category,
                "answer": chain.answer,
                "box": chain.box,
                "crop": _save(folder, f"{name}-{number:02d}.png", chain.crop),
                "seen": chain.seen.record(),
            }
            for number, chain in enumerate(seen.chains)
        ],
    }


def _box(question: Question, overview: Look) -> tuple[int, int, int, int]:
    """The box to call for: a little more than what must be read, for the model will not hit it exactly."""
    region = question.region
    corners = overview.frame.from_native([(region.col, region.row), (region.right, region.bottom)])
    size = overview.frame.width, overview.frame.height
    x1, y1 = np.clip(np.floor(corners[0] - _SLACK_PX), 0, size).astype(int).tolist()
    x2, y2 = np.clip(np.ceil(corners[1] + _SLACK_PX), 0, size).astype(int).tolist()
    return x1, y1, x2, y2


def _window(box: tuple[int, int, int, int], overview: Look, card: ModelCard) -> PixelWindow:
    return called_window(prompts.zoom_call(*box), overview.frame, card)


def _districts(labels: Labels, overview: Look) -> tuple[tuple[str, ...], npt.NDArray[np.float64]]:
    """Names and (N, 4, 2) model pixels of the districts that lie well inside the overview."""
    size = overview.frame.width, overview.frame.height
    placed = [(item.name, overview.frame.from_native(item.quad)) for item in labels.districts]
    inside = [(name, quad) for name, quad in placed if visible_share(quad, *size) >= MIN_VISIBLE]
    quads = np.array([quad for _, quad in inside], np.float64).reshape(-1, 4, 2)
    return tuple(name for name, _ in inside), quads


def _see(crop: Look, labels: Labels) -> Seen:
    """The crop with the objects that lie in it."""
    inside = within(labels.objects, crop.frame.window)
    quads = np.array([item.quad for item in inside], np.float64).reshape(-1, 4, 2)
    quads *= [crop.frame.width / crop.frame.window.width, crop.frame.height / crop.frame.window.height]
    return ordered(crop.rgb, quads, [item.label for item in inside], [item.colour for item in inside], "")


def _is_told(question: Question, window: PixelWindow, card: ModelCard) -> bool:
    """Whether the crop is small enough to show the smallest thing asked for."""
    if max(window.width, window.height) > _LARGEST_REGION:
        return False
    scale = min(1.0, (card.max_pixels / (window.width * window.height)) ** 0.5)
    return question.smallest_px * scale >= question.told_at_px


def _save(folder: Path, name: str, image: RGB) -> str:
    save_image(folder / name, image)
    return name
