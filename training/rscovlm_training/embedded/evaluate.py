"""Held-out figures of the embedded model, through the engine, prompts, parser and tasks that serve it.

Held-out worlds have other seeds, palettes and object shapes than training. Boxes are compared in model pixels
by the rules of ``rscovlm_training.measures``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from rscovlm.engines.load import load_engine
from rscovlm.engines.protocol import Engine, Turn
from rscovlm.geometry.overlap import rotated_iou
from rscovlm.language.replies import ParsedReply, parse_objects
from rscovlm.models import ModelCard, find_card
from rscovlm_training.embedded import samples
from rscovlm_training.embedded.evaluate_worlds import Marks, measure_worlds
from rscovlm_training.embedded.seen import Seen, see
from rscovlm_training.measures.detection import measure, measure_unscored
from rscovlm_training.measures.matching import Predictions, Truth, match
from rscovlm_training.worlds.scene import render_scene

_WORDS = {
    "identify": samples.identify,
    "presence": samples.presence,
    "count": samples.count,
    "colour": samples.colour,
    "scene class": samples.scene_class,
}
_IOU = 0.5


@dataclass
class _Boxes:
    """Boxes of many tiles, as the measures want them."""

    image: list[int] = field(default_factory=list)
    label: list[int] = field(default_factory=list)
    quads: list[np.ndarray] = field(default_factory=list)

    def add(self, image: int, reply: ParsedReply, classes: Sequence[str]) -> None:
        """Take the objects of a reply; one of a class that the model made up is wrong and of no class."""
        for item in reply.objects:
            self.image.append(image)
            self.label.append(classes.index(item.label) if item.label in classes else len(classes) - 1)
            self.quads.append(item.quad_model_px)

    def arrays(self) -> tuple[Any, Any, Any]:
        """Images (N,), labels (N,) and quads (N, 4, 2)."""
        return (
            np.array(self.image, np.intp),
            np.array(self.label, np.intp),
            np.array(self.quads, np.float64).reshape(-1, 4, 2),
        )


def evaluate(
    folder: Path | None, *, tiles: int = 4000, scenes: int = 300, worlds: int = 40, seed: int = 10_000_019,
    threads: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    """Measure a checkpoint on held-out worlds; ``None`` measures the one that ships.

    Args:
        folder: the checkpoint.
        tiles: for detection; the fewer, the more AP without confidences depends on the seed of the scores.
        scenes: tiles for each kind of question about tiles.
        worlds: large worlds to ask four questions each.
        seed: of all of them.
        threads: of the engine; None: as many as there are cores.

    Returns:
        Figures by name, 0 to 1; ``detection`` by class.
    """
    card = find_card()
    if folder is not None:
        card = card.model_copy(update={"weights": str(folder.resolve())})
    engine = load_engine(card, threads=threads)
    marks: Marks = defaultdict(list)
    drawn = (seen for seen, _ in _scenes(card, seed, tiles))
    figures = measure_detection(engine, (samples.every(seen, samples.CLASSES) for seen in drawn))
    for name, maker in _WORDS.items():
        _ask(engine, marks, name, (maker(seen, rng) for seen, rng in _scenes(card, seed + 1, scenes)))
    _ground(engine, card, marks, scenes, seed + 2)
    answers = measure_worlds(engine, worlds, seed + 3)
    accuracies = {f"{name} accuracy": float(np.mean(found)) for name, found in marks.items()}
    return figures | accuracies | answers


def _scenes(card: ModelCard, seed: int, number: int) -> Iterator[tuple[Seen, np.random.Generator]]:
    """Tiles as detection cuts them, at the size the model sees them."""
    native, shown = card.tiles.size, card.tiles.seen_at
    for index in range(number):
        scene = render_scene(seed * 1000 + index, native, native, variant="held-out")
        yield see(scene, shown, shown), np.random.default_rng((seed, index))


def _batches(talks: Iterable[list[Turn]], size: int = 16) -> Iterator[list[list[Turn]]]:
    rest = iter(talks)
    while batch := list(islice(rest, size)):
        yield batch


def _replies(engine: Engine, batch: Sequence[Sequence[Turn]]) -> list[str]:
    limit = engine.card.max_new_tokens
    return [reply.text for reply in engine.generate([talk[:-1] for talk in batch], max_new_tokens=limit)]


def measure_detection(engine: Engine, talks: Iterable[list[Turn]]) -> dict[str, Any]:
    """Let a model detect, and measure what it says against what ``samples.every`` says it should."""
    classes = (*samples.CLASSES, "(made up)")
    true, said = _Boxes(), _Boxes()
    empty: list[bool] = []
    index = 0
    for batch in _batches(talks):
        for talk, text in zip(batch, _replies(engine, batch), strict=True):
            truth, reply = (_parse(words, talk, engine.card) for words in (talk[-1].text, text))
            true.add(index, truth, classes)
            said.add(index, reply, classes)
            if truth.none_found:
                empty.append(bool(reply.objects))
            index += 1
    return _detection_figures(true, said, index, classes) | {
        "empty tiles": len(empty),
        "empty tiles with a box": float(np.mean(empty)) if empty else 0.0,
    }


def _detection_figures(true: _Boxes, said: _Boxes, tiles: int, classes: tuple[str, ...]) -> dict[str, Any]:
    image, label, quads = true.arrays()
    names = tuple(str(tile) for tile in range(tiles))
    truth = Truth(names, classes, image, label, quads, np.zeros(len(label), np.bool_))
    found = Predictions(*said.arrays(), np.ones(len(said.label)))
    matches = match(truth, found)
    scored = measure(matches, iou=_IOU, voc07=True)
    unscored = measure_unscored(matches, iou=_IOU, voc07=True)
    return {
        "detection mF1": scored["mf1"],
        "detection AP_nc50": unscored["50"]["mean"],
        "AP_nc50, deviation over score seeds": unscored["50"]["deviation"],
        "boxes of a made-up class": said.label.count(len(classes) - 1),
        "detection": {key: scored[key] for key in ("objects", "boxes", "f1")} | {"ap_nc": unscored["ap"]},
    }


def _ground(engine: Engine, card: ModelCard, marks: Marks, number: int, seed: int) -> None:
    talks = (samples.phrase(seen, rng) for seen, rng in _scenes(card, seed, number) if seen.labels)
    for batch in _batches(talks):
        for talk, said in zip(batch, _replies(engine, batch), strict=True):
            truth, reply = (_parse(text, talk, card) for text in (talk[-1].text, said))
            first = reply.objects[:1]
            hit = bool(first) and _overlap(first, truth.objects)[0, 0] >= _IOU
            marks["grounding"].append(hit)


def _ask(engine: Engine, marks: Marks, name: str, talks: Iterable[list[Turn]]) -> None:
    for batch in _batches(talks):
        for talk, said in zip(batch, _replies(engine, batch), strict=True):
            marks[name].append(said.strip().lower() == talk[-1].text.lower())


def _parse(text: str, talk: Sequence[Turn], card: ModelCard) -> ParsedReply:
    height, width = talk[1].images[0].shape[:2]
    return parse_objects(text, coordinates=card.coordinates, width=width, height=height)


def _overlap(found: Sequence, truth: Sequence) -> np.ndarray:
    return rotated_iou(*(np.array([item.quad_model_px for item in items]) for items in (found, truth)))
