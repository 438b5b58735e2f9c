"""A model for bulk runs, in whatever process: it finds red boxes, and may be slow, or die, if so told.

``python bulk_engine.py ARGUMENTS`` is the ``rscovlm`` program with this model.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from pathlib import Path
from unittest import mock

import numpy as np
from affine import Affine
from doubles import ArrayImage, ScriptedEngine, noise_image, save_tiff

from rscovlm import cli, console
from rscovlm.bulk import command
from rscovlm.engines.protocol import Conversation
from rscovlm.language import prompts
from rscovlm.models import ModelCard

RED = np.array((255, 0, 0), dtype=np.uint8)
SLOW_S = "BULK_TEST_SLOW_S"
"""Names how long a reply takes, in seconds."""
DEADLY = "BULK_TEST_DEADLY"
"""If set, a tile that shows much pure blue ends the process."""


def sees_red(conversation: Conversation) -> str:
    """Find the red box of a tile, as far as the tile shows it."""
    time.sleep(float(os.environ.get(SLOW_S, "0")))
    rgb = conversation[-1].images[0]
    if DEADLY in os.environ and (rgb == (0, 0, 255)).all(axis=-1).mean() > 0.1:
        os._exit(1)
    rows, columns = np.nonzero((rgb == RED).all(axis=-1))
    if not len(rows):
        return prompts.NONE_FOUND
    left, right, top, bottom = columns.min(), columns.max() + 1, rows.min(), rows.max() + 1
    return prompts.box_line([left, top, right, top, right, bottom, left, bottom], "plane")


def start(card: ModelCard, settings: object = None) -> ScriptedEngine:
    """Stand in for ``rscovlm.engines.start.start_engine``."""
    return ScriptedEngine(sees_red, card)


def scene(width: int, height: int, seed: int, **place: object) -> ArrayImage:
    """Ground without red, and red boxes on a grid that no tiling knows, so that seams cut some."""
    rng = np.random.default_rng(seed)
    image = noise_image(width, height, seed, **place)
    image.rgb[..., 0] = image.rgb[..., 1]
    for row in range(10, height - 30, 70):
        for col in range(10, width - 30, 90):
            col_, row_ = col + int(rng.integers(0, 20)), row + int(rng.integers(0, 10))
            image.rgb[row_ : row_ + 14, col_ : col_ + 24] = RED
    return image


def save_scenes(folder: Path, count: int, *, width: int = 500, height: int = 400) -> list[Path]:
    """Scenes beside each other, as GeoTIFFs."""
    paths = []
    for number in range(count):
        place = Affine(0.5, 0, 400_000 + number * width / 2, 0, -0.5, 5_000_000)
        image = scene(width, height, number, transform=place)
        paths.append(save_tiff(folder / f"scene{number:02}.tif", image))
    return paths


def settled(ledger: Path) -> int:
    """Pieces in a ledger, read from a copy: its owner lets nobody else in."""
    copies = ledger.with_name("copy")
    for suffix in ("", "-wal"):
        file = ledger.with_name(ledger.name + suffix)
        if file.exists():
            copies.with_name(f"copy{suffix}").write_bytes(file.read_bytes())
    try:
        db = sqlite3.connect(copies)
        number = int(db.execute("SELECT count(*) FROM pieces").fetchone()[0])
        db.close()
    except sqlite3.DatabaseError:
        return 0
    finally:
        for suffix in ("", "-wal", "-shm"):
            copies.with_name(f"copy{suffix}").unlink(missing_ok=True)
    return number


if __name__ == "__main__":
    with mock.patch.object(command, "start_engine", start), mock.patch.object(console, "start_engine", start):
        sys.argv[0] = "rscovlm"
        cli.main()
