"""Detect with the embedded model in real images and lay the results out as one picture for its card.

Run it from the root of the repository: ``.venv/bin/python scripts/real_pictures.py OUT.jpg IMAGE...``.
Prints, for each image, how many boxes of each class were found.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from rscovlm.console import Collected
from rscovlm.contract import Detection, DetectTask, RasterDescription
from rscovlm.engines.load import load_engine
from rscovlm.engines.protocol import CancelToken, Engine
from rscovlm.models import find_card
from rscovlm.tasks.run import run_task

_PANEL, _GAP, _COLUMNS = 560, 8, 2
_COLOURS = ("#ff4040", "#40c4ff", "#ffd740", "#69f0ae", "#e040fb", "#ffab40", "#ffffff")


def detect(engine: Engine, path: Path) -> list[Detection]:
    """Every object of the model's classes, over the whole image."""
    task = DetectTask(raster=RasterDescription(source=str(path.resolve())), classes=list(engine.card.classes))
    collected = Collected(engine.card)
    for event in run_task(task, engine, CancelToken()):
        collected.take(event)
    return [item for item in collected.objects.values() if item.matched]


def panel(path: Path, found: Sequence[Detection], classes: Sequence[str]) -> Image.Image:
    """The image, reduced to a panel's width, with its boxes."""
    image = Image.open(path).convert("RGB")
    scale = _PANEL / image.width
    small = image.resize((_PANEL, round(image.height * scale)), Image.Resampling.LANCZOS)
    pen = ImageDraw.Draw(small)
    for item in found:
        corners = [(x * scale, y * scale) for x, y in item.polygon_px]
        pen.line([*corners, corners[0]], fill=_COLOURS[classes.index(item.class_name)], width=2)
    return small


def sheet(panels: Sequence[Image.Image]) -> Image.Image:
    """All panels in columns, each under the shortest so far."""
    heights = [0] * _COLUMNS
    places = []
    for own in panels:
        column = heights.index(min(heights))
        places.append((column * (_PANEL + _GAP), heights[column]))
        heights[column] += own.height + _GAP
    out = Image.new("RGB", (_COLUMNS * (_PANEL + _GAP) - _GAP, max(heights) - _GAP), "white")
    for own, place in zip(panels, places, strict=True):
        out.paste(own, place)
    return out


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("images", type=Path, nargs="+")
    options = parser.parse_args()
    engine = load_engine(find_card(), device="cpu")
    panels = []
    for path in options.images:
        found = detect(engine, path)
        counts = Counter(item.class_name for item in found)
        print(f"{path.name}: {dict(counts) or 'nothing'}", flush=True)
        panels.append(panel(path, found, engine.card.classes))
    sheet(panels).save(options.out, quality=80)


if __name__ == "__main__":
    main()
