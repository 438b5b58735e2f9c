"""Held-out figures of the embedded model, through the engine, prompts and parser that serve it.

Held-out worlds have other seeds, palettes and object shapes than training. All boxes are compared in model
pixels; an object counts as found if its class is right and its oriented IoU with a label is at least 0.5.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import numpy as np

from rscovlm.engines.load import load_engine
from rscovlm.engines.protocol import Engine, Turn
from rscovlm.geometry.overlap import rotated_iou
from rscovlm.language.replies import ParsedReply, parse_objects
from rscovlm.models import ModelCard, find_card
from rscovlm_training.embedded import samples
from rscovlm_training.embedded.tiles import look, model_size
from rscovlm_training.worlds.scene import render_scene

_WORDS = {
    "identify": samples.identify,
    "presence": samples.presence,
    "count": samples.count,
    "colour": samples.colour,
    "scene class": samples.scene_class,
}
IOU = 0.5


@dataclass
class Counts:
    """Found, wrongly found and missed objects of a class."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """F1, 0 where there is nothing."""
        total = 2 * self.found + self.wrong + self.missed
        return 2 * self.found / total if total else 0.0


@dataclass
class Figures:
    """Detection by class, the share of empty tiles with any box, and accuracies by task."""

    classes: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    empty: list[bool] = field(default_factory=list)
    right: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))

    def table(self) -> dict[str, float]:
        """All figures by name, 0 to 1."""
        micro = Counts(
            *(sum(getattr(c, k) for c in self.classes.values()) for k in ("found", "wrong", "missed"))
        )
        rows = {
            "detection F1": micro.f1,
            "detection mF1": float(np.mean([self.classes[name].f1 for name in samples.CLASSES])),
            **{f"detection F1, {name}": counts.f1 for name, counts in sorted(self.classes.items())},
            "empty tiles with a box": float(np.mean(self.empty)) if self.empty else 0.0,
        }
        return rows | {f"{name} accuracy": float(np.mean(marks)) for name, marks in self.right.items()}


def evaluate(folder: Path | None, *, scenes: int = 300, chains: int = 100, seed: int = 10_000_019,
             threads: int | None = None) -> dict[str, float]:  # fmt: skip
    """Measure a checkpoint on held-out worlds; ``None`` measures the one that ships."""
    card = find_card()
    if folder is not None:
        card = card.model_copy(update={"weights": str(folder.resolve())})
    engine = load_engine(card, threads=threads)
    figures = Figures()
    _detect(engine, card, figures, scenes, seed)
    for name, maker in _WORDS.items():
        _ask(engine, figures, name, (maker(seen, rng) for seen, rng in _scenes(card, seed + 1, scenes)))
    _ground(engine, card, figures, scenes, seed + 2)
    _zoom(engine, figures, chains, seed + 3)
    return figures.table()


def _scenes(card: ModelCard, seed: int, number: int) -> Iterator[tuple[samples.Seen, np.random.Generator]]:
    """Tiles as detection cuts them, at the size the model sees them."""
    native, shown = card.tiles.size, card.tiles.seen_at
    for index in range(number):
        scene = render_scene(seed * 1000 + index, native, native, variant="held-out")
        yield samples.see(scene, shown, shown), np.random.default_rng((seed, index))


def _batches(talks: Iterable[list[Turn]], size: int = 16) -> Iterator[list[list[Turn]]]:
    rest = iter(talks)
    while batch := list(islice(rest, size)):
        yield batch


def _replies(engine: Engine, batch: Sequence[Sequence[Turn]]) -> list[str]:
    limit = engine.card.max_new_tokens
    return [reply.text for reply in engine.generate([talk[:-1] for talk in batch], max_new_tokens=limit)]


def _detect(engine: Engine, card: ModelCard, figures: Figures, number: int, seed: int) -> None:
    talks = (samples.every(seen, samples.CLASSES) for seen, _ in _scenes(card, seed, number))
    for batch in _batches(talks):
        for talk, said in zip(batch, _replies(engine, batch), strict=True):
            truth, reply = (_parse(text, talk, card) for text in (talk[-1].text, said))
            _match(truth, reply, figures.classes)
            if truth.none_found:
                figures.empty.append(bool(reply.objects))


def _ground(engine: Engine, card: ModelCard, figures: Figures, number: int, seed: int) -> None:
    talks = (samples.phrase(seen, rng) for seen, rng in _scenes(card, seed, number) if seen.labels)
    for batch in _batches(talks):
        for talk, said in zip(batch, _replies(engine, batch), strict=True):
            truth, reply = (_parse(text, talk, card) for text in (talk[-1].text, said))
            first = reply.objects[:1]
            hit = bool(first) and _overlap(first, truth.objects)[0, 0] >= IOU
            figures.right["grounding"].append(hit)


def _ask(engine: Engine, figures: Figures, name: str, talks: Iterable[list[Turn]]) -> None:
    for batch in _batches(talks):
        for talk, said in zip(batch, _replies(engine, batch), strict=True):
            figures.right[name].append(said.strip().lower() == talk[-1].text.lower())


def _zoom(engine: Engine, figures: Figures, number: int, seed: int) -> None:
    """Questions about large scenes, answered from the overview alone and then through the true region."""
    for talk in _chains(number, seed):
        direct = _direct(talk)
        call, answer, flat = _replies(engine, [talk[:3], talk, direct])
        figures.right["zoom call written"].append("image_zoom_in" in call)
        figures.right["UHR question, true region"].append(answer.strip().lower() == talk[-1].text.lower())
        figures.right["UHR question, no zoom"].append(flat.strip().lower() == talk[-1].text.lower())


def _chains(number: int, seed: int) -> Iterator[list[Turn]]:
    rng = np.random.default_rng(seed)
    found = 0
    while found < number:
        scene = render_scene(int(rng.integers(2**31)), 700, 700, variant="held-out", empty=False)
        talk = samples.zoom(scene, samples.see(scene, *model_size(700, 700)), look, rng)
        if talk is not None:
            found += 1
            yield talk


def _direct(talk: Sequence[Turn]) -> list[Turn]:
    asked = talk[1].text.removesuffix(f"\n{samples.prompts.ZOOM_REQUEST}")
    prompt = samples.prompts.question(asked)
    return [Turn("system", prompt.system), Turn("user", prompt.user, talk[1].images), talk[-1]]


def _parse(text: str, talk: Sequence[Turn], card: ModelCard) -> ParsedReply:
    height, width = talk[1].images[0].shape[:2]
    return parse_objects(text, coordinates=card.coordinates, width=width, height=height)


def _overlap(found: Sequence, truth: Sequence) -> np.ndarray:
    return rotated_iou(*(np.array([item.quad_model_px for item in items]) for items in (found, truth)))


def _match(truth: ParsedReply, reply: ParsedReply, classes: dict[str, Counts]) -> None:
    """Match greedily, best overlap first, one to one within a class."""
    for label in {item.label for item in (*truth.objects, *reply.objects)}:
        # A class that the model made up is wrong, but no class of its own.
        counts = classes[label if label in samples.CLASSES else "(made up)"]
        wanted = [item for item in truth.objects if item.label == label]
        found = [item for item in reply.objects if item.label == label]
        hits = _hits(_overlap(found, wanted)) if wanted and found else 0
        counts.found += hits
        counts.wrong += len(found) - hits
        counts.missed += len(wanted) - hits


def _hits(overlap: np.ndarray) -> int:
    hits = 0
    while overlap.size and overlap.max() >= IOU:
        row, column = np.unravel_index(overlap.argmax(), overlap.shape)
        overlap[row, :] = overlap[:, column] = -1
        hits += 1
    return hits
