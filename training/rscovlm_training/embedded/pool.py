"""A pool of rendered tiles on disk: drawing a tile costs as much as learning from it, so each is drawn once.

Some are scenes of their own, some are cut from large worlds, which look less composed.

From one tile come eight, by its rotations and reflections.
The folder holds ``images.npy`` (N, SIDE, SIDE, 3) uint8 and ``labels.jsonl``, a line for each image.
Frames: quads are model pixels of the image they stand with.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import cv2
import numpy as np

from rscovlm_training.embedded.seen import Seen, recorded
from rscovlm_training.embedded.tiles import SIDE, draw_tile, draw_world_tiles

_CHUNK = 50
_IMAGES, _LABELS = "images.npy", "labels.jsonl"


def render_pool(folder: Path, scenes: int, seed: int, *, cut: float = 0.0, workers: int = 2) -> Path:
    """Draw ``scenes`` square tiles of a seed into a folder; the same ones on any number of workers.

    Args:
        folder: where the pool is written.
        scenes: number of tiles.
        seed: of all of them.
        cut: share of the tiles, in lots of fifty, that are cut from large worlds.
        workers: processes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    images = np.lib.format.open_memmap(
        folder / _IMAGES, mode="w+", dtype=np.uint8, shape=(scenes, SIDE, SIDE, 3)
    )
    starts = range(0, scenes, _CHUNK)
    with ProcessPoolExecutor(workers) as executor, (folder / _LABELS).open("w", encoding="utf-8") as labels:
        for start, tiles in zip(starts, executor.map(partial(_draw, seed, scenes, cut), starts), strict=True):
            for offset, tile in enumerate(tiles):
                images[start + offset] = tile.image
                labels.write(json.dumps(tile.record()) + "\n")
    images.flush()
    return folder


def pool_is_whole(folder: Path, scenes: int) -> bool:
    """Whether a folder holds a finished pool of at least ``scenes`` tiles."""
    labels = folder / _LABELS
    return labels.is_file() and len(labels.read_text(encoding="utf-8").splitlines()) >= scenes


class Pool:
    """Tiles of a folder of ``render_pool``, in all their variants."""

    def __init__(self, folder: Path) -> None:
        self._images = np.load(folder / _IMAGES, mmap_mode="r")
        self._labels = (folder / _LABELS).read_text(encoding="utf-8").splitlines()

    def __len__(self) -> int:
        return len(self._labels)

    def holding(self, labels: Sequence[str]) -> list[int]:
        """Indices of the tiles that hold an object of any of the classes."""
        wanted = set(labels)
        return [index for index, line in enumerate(self._labels) if wanted & set(json.loads(line)["labels"])]

    def tile(self, index: int, variant: int) -> Seen:
        """Tile ``index`` in one of its eight variants, see ``turning``."""
        return recorded(self._images[index], json.loads(self._labels[index])).turned(variant)


def _draw(seed: int, scenes: int, cut: float, start: int) -> list[Seen]:
    cv2.setNumThreads(1)  # the workers are processes already
    places = range(start, min(start + _CHUNK, scenes))
    lot = np.random.default_rng((seed, start, 1))
    if lot.random() < cut:
        return draw_world_tiles(lot, len(places))
    return [draw_tile(np.random.default_rng((seed, index))) for index in places]
