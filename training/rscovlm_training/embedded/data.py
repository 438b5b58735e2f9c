"""Training data drawn from worlds on the fly: item ``i`` of a seed is always the same.

Nothing is stored, so a run that resumes only has to know the number of its step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch.utils.data import Dataset
from transformers import Qwen2Tokenizer

from rscovlm.engines.protocol import Turn
from rscovlm.imagery.sizes import smart_resize
from rscovlm_training.embedded import samples
from rscovlm_training.embedded.dense import TOKEN, dense_targets
from rscovlm_training.embedded.encoding import IGNORED, Encoded, Pixels, encode, pad
from rscovlm_training.worlds.scene import Scene, render_scene

SIDE = 224
PIXELS = SIDE * SIDE
_GRIDS = ((8, 8), (8, 8), (8, 8), (7, 9), (9, 7), (6, 10), (10, 6), (6, 8), (8, 6))


@dataclass(frozen=True)
class Item:
    """Conversations that share their images, and the dense targets of the first image if it is square."""

    images: tuple[npt.NDArray[np.uint8], ...]
    talks: tuple[tuple[tuple[int, ...], list[Turn]], ...]
    classes: npt.NDArray[np.int64] | None
    corners: npt.NDArray[np.float32] | None


class TileDataset(Dataset[Item]):
    """Square tiles with their dense targets: what the tower learns to see from."""

    def __init__(self, seed: int, size: int) -> None:
        self.seed, self.size = seed, size

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, index: int) -> Item:
        rng = np.random.default_rng((self.seed, index))
        seen = _tile(rng, 8, 8)
        return Item((seen.image,), (), *_dense(seen))


class TalkDataset(TileDataset):
    """Tiles of any shape with several conversations each, and some zoom-in chains over large scenes."""

    def __init__(self, seed: int, size: int, *, talks: int = 3, chains: float = 0.1) -> None:
        super().__init__(seed, size)
        self.talks, self.chains = talks, chains

    def __getitem__(self, index: int) -> Item:
        rng = np.random.default_rng((self.seed, index))
        if rng.random() < self.chains and (chain := _chain(rng)) is not None:
            return chain
        seen = _tile(rng, *_GRIDS[int(rng.integers(len(_GRIDS)))])
        talks = [((0,), samples.detection(seen, rng))]
        talks += [((0,), samples.conversation(seen, rng)) for _ in range(self.talks - 1)]
        square = seen.image.shape[0] == seen.image.shape[1]
        return Item((seen.image,), tuple(talks), *(_dense(seen) if square else (None, None)))


def model_size(width: int, height: int) -> tuple[int, int]:
    """Width and height at which the embedded model sees an image."""
    rows, columns = smart_resize(height, width, factor=TOKEN, min_pixels=PIXELS, max_pixels=PIXELS)
    return columns, rows


def look(image: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Resize an image to the model's size."""
    width, height = model_size(image.shape[1], image.shape[0])
    return samples.resize(image, width, height)


def collate_tiles(items: Sequence[Item], pixels: Pixels) -> dict[str, torch.Tensor]:
    """Batch square tiles."""
    values, grids = pixels([item.images[0] for item in items])
    return {"pixel_values": values, "image_grid_thw": grids, **_stack_dense(items)}


def collate_talks(
    items: Sequence[Item], pixels: Pixels, tokenizer: Qwen2Tokenizer
) -> dict[str, torch.Tensor]:
    """Batch conversations; row by row ``image_of`` (N, 2) names the images in it, -1 where there is none."""
    values, grids = pixels([image for item in items for image in item.images])
    encoded: list[Encoded] = []
    image_of: list[list[int]] = []
    dense_of: list[int] = []
    first = 0
    for item in items:
        for which, turns in item.talks:
            if item.classes is not None and which == (0,):
                dense_of.append(len(encoded))
            encoded.append(encode(tokenizer, turns))
            image_of.append([first + number for number in which])
        first += len(item.images)
    batch: dict[str, torch.Tensor] = {
        "pixel_values": values,
        "image_grid_thw": grids,
        "image_of": pad(image_of, -1),
        "input_ids": pad([row.input_ids for row in encoded], int(tokenizer.pad_token_id)),
        "labels": pad([row.labels for row in encoded], IGNORED),
        "token_types": pad([row.token_types for row in encoded], 0),
        "attention_mask": pad([[1] * len(row.input_ids) for row in encoded], 0),
        "dense_of": torch.tensor(dense_of, dtype=torch.long),
    }
    square = [item for item in items if item.classes is not None]
    if square:
        batch |= _stack_dense([item for item in square for _ in item.talks])
    return batch


def _tile(rng: np.random.Generator, rows: int, columns: int) -> samples.Seen:
    """A tile of about 160 native pixels a side, as serving cuts them, shown to the model enlarged."""
    zoom = float(rng.uniform(0.5, 1.0))
    width, height = columns * TOKEN, rows * TOKEN
    scene = render_scene(int(rng.integers(2**31)), round(width * zoom), round(height * zoom))
    return samples.see(scene, width, height)


def _chain(rng: np.random.Generator) -> Item | None:
    width, height = (int(value) for value in rng.integers(440, 900, size=2))
    scene: Scene = render_scene(int(rng.integers(2**31)), width, height)
    overview = samples.see(scene, *model_size(width, height))
    turns = samples.zoom(scene, overview, look, rng)
    if turns is None:
        return None
    images = tuple(image for turn in turns for image in turn.images)
    return Item(images, (((0, 1), turns),), None, None)


def _dense(seen: samples.Seen) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
    numbers = np.array([samples.CLASSES.index(label) + 1 for label in seen.labels], np.int64)
    return dense_targets(seen.quads, numbers, seen.image.shape[0])


def _stack_dense(items: Sequence[Any]) -> dict[str, torch.Tensor]:
    classes = torch.from_numpy(np.stack([item.classes for item in items]))
    corners = torch.from_numpy(np.stack([item.corners for item in items]))
    return {"classes": classes, "corners": corners}
