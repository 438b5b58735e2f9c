"""Training data: item ``i`` of a pool and a seed is always the same.

A run that resumes only has to know the number of its step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch.utils.data import Dataset
from transformers import Qwen2Tokenizer

from rscovlm.engines.protocol import Turn
from rscovlm.geometry.quads import side_lengths
from rscovlm_training.embedded import districts, samples
from rscovlm_training.embedded.chains import ChainPool, Surveyed
from rscovlm_training.embedded.dense import cover_targets, dense_targets
from rscovlm_training.embedded.encoding import IGNORED, Encoded, Pixels, encode, pad
from rscovlm_training.embedded.ground import Ground
from rscovlm_training.embedded.pool import Pool
from rscovlm_training.embedded.seen import Seen
from rscovlm_training.embedded.tiles import MOST_OBJECTS, draw_tile
from rscovlm_training.embedded.turning import VARIANTS
from rscovlm_training.worlds.questions.question import COLOURS

_GRIDS = ((7, 9), (9, 7), (6, 10), (10, 6), (7, 8), (8, 7), (5, 12), (12, 5))
"""Rows and columns of oblong tiles, of as many pixels as the square one."""

_DIRECT = 0.3
"""How often a world's question is answered without zooming in, as serving asks when it may not zoom."""

_READ = 2
"""Questions of a world that are asked of their crops alone, as serving asks of small regions."""

_LEAST_PX = 5.0
"""A crop is asked about like a tile where none of its objects is narrower, model pixels."""

_GROUND = 0.08
"""How often a tile is cut from a real image without objects."""

_FOCUS = 0.3
"""How often a tile is drawn among those of the classes in focus."""

Batch = dict[str, Any]
"""Arguments of a stage: tensors; ``dense``, the tensors of the dense targets by name; ``areas``, a list of
those of each overview, for grids differ, with its row in ``areas_of``; ``crops`` and ``crops_of``, likewise
of the objects in crops, with the image."""


@dataclass(frozen=True)
class Item:
    """Conversations that share their images, with dense targets of the images.

    ``dense``: the objects of the first, if it is a square tile; ``areas``: its districts, if it is the
    overview of a world, which the first conversation is about; ``crops``: the objects of the others.
    """

    images: tuple[npt.NDArray[np.uint8], ...]
    talks: tuple[tuple[tuple[int, ...], list[Turn]], ...]
    dense: Mapping[str, npt.NDArray[Any]] | None = None
    areas: Mapping[str, npt.NDArray[Any]] | None = None
    crops: tuple[Mapping[str, npt.NDArray[Any]], ...] = ()


class TileDataset(Dataset[Item]):
    """Square tiles of a pool with their dense targets: what the tower learns to see from.

    Item ``i`` is always the same: every tile once, then every tile in another of its variants, and so on.
    Another ``seed`` starts with other variants.
    """

    def __init__(self, pool: Pool, size: int, seed: int) -> None:
        self.pool, self.size, self.seed = pool, size, seed

    def __len__(self) -> int:
        return self.size

    def __getitem__(self, index: int) -> Item:
        seen = self._tile(index)
        return Item((seen.image,), (), _dense(seen))

    def _tile(self, index: int) -> Seen:
        turn, place = divmod(index, len(self.pool))
        return self.pool.tile(place, (turn + place + self.seed) % VARIANTS)


class TalkDataset(TileDataset):
    """Tiles with several conversations each, some of them oblong; and zoom-in chains over large worlds.

    Args:
        pool: square tiles.
        size: number of items.
        seed: of what is asked of them.
        chains: worlds that are zoomed in to; None: there are none.
        talks: conversations an item, at the least.
        zooming: share of the items that are worlds, if there are any.
        focus: classes that are learnt more slowly than the others; some tiles are drawn among theirs.
        ground: real images without objects; some tiles are cut from them.
        oblong: share of the items that are oblong tiles.
    """

    def __init__(
        self, pool: Pool, size: int, seed: int, *, chains: ChainPool | None = None, talks: int = 3,
        zooming: float = 0.1, oblong: float = 0.1, focus: Sequence[str] = (),
        ground: Ground | None = None,
    ) -> None:  # fmt: skip
        super().__init__(pool, size, seed)
        self.chains, self.talks = chains, talks
        self.zooming, self.oblong = zooming if chains else 0.0, oblong
        self._focused = pool.holding(focus) if focus else []
        self.ground = ground

    def __getitem__(self, index: int) -> Item:
        rng = np.random.default_rng((self.seed, index))
        kind = rng.random()
        if self.chains and kind < self.zooming:
            return self._world(self.chains, rng)
        is_square = kind > self.zooming + self.oblong
        seen = self._square(index, rng) if is_square else _oblong(rng)
        talks = [((0,), samples.detection(seen, rng))]
        talks += [((0,), samples.conversation(seen, rng)) for _ in range(self.talks - 1)]
        return Item((seen.image,), tuple(talks), _dense(seen) if is_square else None)

    def _square(self, index: int, rng: np.random.Generator) -> Seen:
        if self.ground and rng.random() < _GROUND:
            return self.ground.tile(rng)
        if self._focused and rng.random() < _FOCUS:
            index = self._focused[index % len(self._focused)] + len(self.pool) * int(rng.integers(VARIANTS))
        return self._tile(index)

    def _world(self, chains: ChainPool, rng: np.random.Generator) -> Item:
        """What is asked of a world: of its districts, and of what is in them, mostly by zooming in."""
        drawn = chains.draw(int(rng.integers(len(chains))), self.talks - 1 + _READ, rng)
        seen = drawn.turned(int(rng.integers(VARIANTS)))
        images = (seen.overview, *(chain.crop for chain in seen.chains))
        talks = [((0,), districts.conversation(seen, rng)), *_chain_talks(seen, self.talks - 1, rng)]
        talks += _crop_talks(seen, rng)
        crops = tuple(_dense(chain.seen) for chain in seen.chains)
        return Item(images, tuple(talks), areas=districts.targets(seen), crops=crops)


def _oblong(rng: np.random.Generator) -> Seen:
    return draw_tile(rng, *_GRIDS[int(rng.integers(len(_GRIDS)))])


def _chain_talks(
    seen: Surveyed, whole: int, rng: np.random.Generator
) -> Iterator[tuple[tuple[int, ...], list[Turn]]]:
    """The first chains as a whole, the others' crops alone; now and then a question without zooming in."""
    for place, chain in enumerate(seen.chains, start=1):
        if place <= whole:
            yield (0, place), chain.turns(seen.overview)
        else:
            yield (place,), chain.direct(chain.crop)
    if rng.random() < _DIRECT:
        yield (0,), seen.chains[0].direct(seen.overview)


def _crop_talks(seen: Surveyed, rng: np.random.Generator) -> Iterator[tuple[tuple[int, ...], list[Turn]]]:
    """What is asked of tiles, asked of the crops whose objects can be told apart."""
    for place, chain in enumerate(seen.chains, start=1):
        sides = side_lengths(chain.seen.quads)
        if len(sides) <= MOST_OBJECTS and (sides >= _LEAST_PX).all():
            yield (place,), samples.conversation(chain.seen, rng)


def collate_tiles(items: Sequence[Item], pixels: Pixels) -> Batch:
    """Batch square tiles."""
    values, grids = pixels([item.images[0] for item in items])
    return {"pixel_values": values, "image_grid_thw": grids, "dense": _stack_dense(items)}


def collate_talks(items: Sequence[Item], pixels: Pixels, tokenizer: Qwen2Tokenizer) -> Batch:
    """Batch conversations; row by row ``image_of`` (N, 2) names the images in it, -1 where there is none."""
    values, grids = pixels([image for item in items for image in item.images])
    encoded: list[Encoded] = []
    image_of: list[list[int]] = []
    dense_of: list[int] = []
    areas_of: list[int] = []
    crops_of: list[int] = []
    first = 0
    for item in items:
        if item.areas is not None:
            areas_of.append(len(encoded))
        crops_of += range(first + 1, first + 1 + len(item.crops))
        for which, turns in item.talks:
            if item.dense is not None and which == (0,):
                dense_of.append(len(encoded))
            encoded.append(encode(tokenizer, turns))
            image_of.append([first + number for number in which])
        first += len(item.images)
    batch: Batch = {
        "pixel_values": values,
        "image_grid_thw": grids,
        "image_of": pad(image_of, -1),
        "input_ids": pad([row.input_ids for row in encoded], int(tokenizer.pad_token_id)),
        "labels": pad([row.labels for row in encoded], IGNORED),
        "token_types": pad([row.token_types for row in encoded], 0),
        "attention_mask": pad([[1] * len(row.input_ids) for row in encoded], 0),
        "dense_of": torch.tensor(dense_of, dtype=torch.long),
        "areas_of": torch.tensor(areas_of, dtype=torch.long),
        "areas": [_tensors(item.areas) for item in items if item.areas is not None],
        "crops_of": torch.tensor(crops_of, dtype=torch.long),
        "crops": [_tensors(own) for item in items for own in item.crops],
    }
    square = [item for item in items if item.dense is not None]
    if square:
        batch["dense"] = _stack_dense([item for item in square for _ in item.talks])
    return batch


def _dense(seen: Seen) -> dict[str, npt.NDArray[Any]]:
    numbers = np.array([samples.CLASSES.index(label) + 1 for label in seen.labels], np.int64)
    height, width = seen.image.shape[:2]
    colours = np.array([COLOURS.index(colour) + 1 for colour in seen.colours], np.int64)
    classes, corners = dense_targets(seen.quads, numbers, width, height)
    covering, cover_corners = cover_targets(seen.quads, np.arange(1, len(numbers) + 1), width, height)
    return {
        "classes": classes,
        "corners": corners,
        "cover_classes": np.append(0, numbers)[covering],
        "cover_corners": cover_corners,
        "cover_colours": np.append(0, colours)[covering],
    }


def _tensors(areas: Mapping[str, npt.NDArray[Any]]) -> dict[str, torch.Tensor]:
    return {name: torch.from_numpy(value)[None] for name, value in areas.items()}


def _stack_dense(items: Sequence[Item]) -> dict[str, torch.Tensor]:
    all_dense = [item.dense for item in items if item.dense is not None]
    return {name: torch.from_numpy(np.stack([dense[name] for dense in all_dense])) for name in all_dense[0]}
