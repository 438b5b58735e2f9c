"""The mixture as the trainer reads it: a sequence of conversations, the same for the same seed, anywhere.

Nothing is prepared on disk. What ``[i]`` holds depends on the seed, the epoch and ``i`` alone, so any number
of workers may read any items in any order, and a run that was stopped goes on at the next item.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rscovlm.engines.protocol import Turn
from rscovlm.geometry.frames import ModelFrame
from rscovlm.imagery.sizes import smart_resize
from rscovlm.imagery.window import PixelWindow
from rscovlm_training.records.cleaning.boxes import without
from rscovlm_training.records.files import open_text, parse_record
from rscovlm_training.records.mixture import Images, MixtureFile, Subset, Variety, read_mixture
from rscovlm_training.records.pixels import image_size, read_pixels
from rscovlm_training.records.record import DataUnreadable, ImageRef, Record
from rscovlm_training.records.speaking import Line, Manner, View, speak

_RETRIES = 100


@dataclass(frozen=True)
class Conversation:
    """A conversation ready for a model: images (H, W, 3) uint8 at the model's size, boxes as text."""

    turns: list[Turn]
    record_id: str = ""


@dataclass(frozen=True)
class Draft:
    """A conversation before its pixels are read: enough to know how long it will be."""

    lines: list[Line]
    record: Record

    def tokens(self, count: Callable[[str], int], factor: int) -> int:
        """How many tokens it takes: those of its texts by ``count``, and one per patch of ``factor`` squared.

        The frame of a chat template around each turn is ``count``'s to add.
        """
        patches = sum(
            (view.frame.width // factor) * (view.frame.height // factor)
            for line in self.lines
            for view in line.views
        )
        return patches + sum(count(line.text) for line in self.lines)


class RecordFile:
    """A file of records, read by number; only the places of its lines are in memory."""

    def __init__(self, subset: Subset) -> None:
        self.subset = subset
        self.path = Path(subset.records)
        self._offsets = _offsets(self.path)

    def __len__(self) -> int:
        return len(self._offsets)

    def __getitem__(self, index: int) -> Record:
        with self.path.open("rb") as file:
            file.seek(int(self._offsets[index]))
            return parse_record(file.readline(), self.path, index + 1)


class Mixture:
    """Every conversation of one epoch, in its shuffled order."""

    def __init__(self, mixture: MixtureFile, *, seed: int | None = None, epoch: int = 0) -> None:
        """Open the files of records and draw the order.

        Raises:
            DataUnreadable: when a file of records is not there or has none.
        """
        self.mixture = mixture
        self.epoch = epoch
        self._seed = mixture.seed if seed is None else seed
        self.files = [RecordFile(subset) for subset in mixture.subsets]
        order = np.concatenate([_chosen(file, self._seed, at) for at, file in enumerate(self.files)])
        np.random.default_rng((self._seed, epoch, 1)).shuffle(order)
        self._order: npt.NDArray[np.int64] = order

    def __len__(self) -> int:
        return len(self._order)

    def __getitem__(self, index: int) -> Conversation:
        """Read one conversation.

        Raises:
            IndexError: beyond the end.
            DataUnreadable: when its record or its image cannot be read, unless the mixture skips those.
        """
        if not 0 <= index < len(self):
            raise IndexError(index)
        attempt = 0
        while True:
            try:
                return _shown(self.draft((index + attempt) % len(self)))
            except DataUnreadable:
                attempt += 1
                if self.mixture.unreadable == "stop" or attempt > _RETRIES:
                    raise

    def __iter__(self) -> Iterator[Conversation]:
        return (self[index] for index in range(len(self)))

    def shares(self) -> list[int]:
        """How many conversations each file of records gives in an epoch, in the order of ``files``."""
        return np.bincount(self._order[:, 0], minlength=len(self.files)).tolist()

    def draft(self, index: int) -> Draft:
        """Write a conversation without reading its pixels; headers only where a record lacks sizes.

        Raises:
            DataUnreadable: when its record cannot be read.
        """
        part, number = (int(value) for value in self._order[index])
        file = self.files[part]
        rng = random.Random(f"{self._seed} {self.epoch} {index}")
        record = _prepared(file[number], file.subset)
        variety = file.subset.variety or self.mixture.variety
        resized = rng.random() < variety.random_resize
        views = [_view(image, self.mixture.images, rng if resized else None) for image in record.images]
        lines = speak(record, views, _manner(self.mixture, variety, rng), rng)
        return Draft([_sized(line, views, self.mixture.images) for line in lines], record)


def open_mixture(path: str | Path, *, seed: int | None = None, epoch: int = 0) -> Mixture:
    """Open a mixture file.

    Raises:
        DataUnreadable: when it or a file of records cannot be read.
    """
    return Mixture(read_mixture(Path(path)), seed=seed, epoch=epoch)


def _offsets(path: Path) -> npt.NDArray[np.int64]:
    open_text(path).close()
    offsets, at = [], 0
    with path.open("rb") as file:
        for line in file:
            if line.strip():
                offsets.append(at)
            at += len(line)
    if not offsets:
        raise DataUnreadable(f"There are no records in '{path}'.", next_step="Clean its source again.")
    return np.array(offsets, np.int64)


def _chosen(file: RecordFile, seed: int, part: int) -> npt.NDArray[np.int64]:
    """(N, 2): the file's number and a record's, as often as it comes; parts of a weight by a fixed draw."""
    subset = file.subset
    numbers = np.arange(len(file))
    rng = np.random.default_rng((seed, part, 0))
    if subset.empty < 1:
        kept = [
            number for number in numbers.tolist()
            if not _is_empty(file[number]) or rng.random() < subset.empty
        ]  # fmt: skip
        numbers = np.array(kept, np.int64)
    times = math.floor(subset.weight)
    rest = round((subset.weight - times) * len(numbers))
    if times == 0:
        rest = max(rest, min(1, len(numbers)))
    chosen = np.concatenate([np.tile(numbers, times), np.sort(rng.permutation(numbers)[:rest])])
    return np.stack([np.full(len(chosen), part), chosen], axis=1).astype(np.int64)


def _is_empty(record: Record) -> bool:
    return record.task == "detect" and not record.boxes


def _prepared(record: Record, subset: Subset) -> Record:
    if subset.difficult or record.task != "detect":
        return record
    hard = {number for number, box in enumerate(record.boxes) if box.difficult}
    return without(record, hard) if hard else record


def _manner(mixture: MixtureFile, variety: Variety, rng: random.Random) -> Manner:
    def drawn(share: float) -> bool:
        return rng.random() < share

    return Manner(
        mixture.coordinates, mixture.images.factor, upright=drawn(variety.upright),
        as_json=drawn(variety.json_replies), other_words=drawn(variety.paraphrases),
        other_names=drawn(variety.synonyms), chain=drawn(variety.chain),
        clockwise=not drawn(variety.counter_clockwise),
    )  # fmt: skip


def _view(image: ImageRef, limits: Images, rng: random.Random | None) -> View:
    width, height = image.size or image_size(image.path)
    return View(image.path, _frame(PixelWindow(0, 0, width, height), limits, rng))


def _frame(window: PixelWindow, limits: Images, rng: random.Random | None) -> ModelFrame:
    """The size at which a window is shown: serving's, or with ``rng`` one of any area within the limits."""
    width, height = window.width, window.height
    if rng is not None:
        area = rng.uniform(limits.min_pixels, limits.max_pixels)
        scale = math.sqrt(area / (width * height))
        width, height = max(1, round(width * scale)), max(1, round(height * scale))
    rows, columns = smart_resize(
        height, width, factor=limits.factor, min_pixels=limits.min_pixels, max_pixels=limits.max_pixels
    )
    return ModelFrame(window, columns, rows)


def _sized(line: Line, known: list[View], limits: Images) -> Line:
    """The line with a size for the crop of a chain, which is shown as serving shows it."""
    views = tuple(
        view if view in known else View(view.path, _frame(view.frame.window, limits, None))
        for view in line.views
    )
    return replace(line, views=views)


def _shown(draft: Draft) -> Conversation:
    turns = [
        Turn(line.role, line.text, tuple(
            read_pixels(view.path, view.frame.window, view.frame.width, view.frame.height)
            for view in line.views
        ))
        for line in draft.lines
    ]  # fmt: skip
    return Conversation(turns, draft.record.id)
