"""How long the embedded model takes to detect in an area of 512 x 512 native pixels.

Run it from the root of the repository: ``.venv/bin/python tests/benchmarks/bench_detect_area.py``.

The area lies in the sample raster, with a car park and courts in it. One detection warms the engine up; the
median of the next ones is printed, and its ratio to merely reading and encoding the same tiles with a single
new token each: what writing the boxes costs.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

from bars import report

from rscovlm.contract import Answer, DetectTask, RasterDescription, Region, View
from rscovlm.engines.load import load_engine
from rscovlm.engines.protocol import CancelToken, Engine
from rscovlm.models import find_card
from rscovlm.tasks.run import run_task

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "harbour.tif"
LEFT, TOP, SIDE = 620, 640, 512


def detect(engine: Engine) -> tuple[float, int, int]:
    """Seconds, tiles and objects of one detection."""
    right, bottom = LEFT + SIDE, TOP + SIDE
    ring = [(LEFT, TOP), (right, TOP), (right, bottom), (LEFT, bottom)]
    task = DetectTask(
        raster=RasterDescription(source=str(SAMPLE)),
        classes=list(engine.card.classes),
        region=Region(frame="px", ring=ring),
    )
    started = time.perf_counter()
    events = list(run_task(task, engine, CancelToken()))
    seconds = time.perf_counter() - started
    tiles = {event.id for event in events if isinstance(event, View)}
    objects = next(len(event.objects) for event in events if isinstance(event, Answer))
    return seconds, len(tiles), objects


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    card = find_card()
    engine = load_engine(card, device="cpu", threads=options.threads)
    short = load_engine(card.model_copy(update={"max_new_tokens": 1}), device="cpu", threads=options.threads)
    detect(engine)
    detect(short)
    runs = [detect(engine) for _ in range(options.repeats)]
    looks = [detect(short)[0] for _ in range(options.repeats)]
    seconds = statistics.median(run[0] for run in runs)
    _, tiles, objects = runs[0]
    work = f"detection in {SIDE}² px, {tiles} tiles, {objects} objects"
    report(work, "the clock", seconds, unit="s")
    report(work, "reading and looking alone", seconds / statistics.median(looks))


if __name__ == "__main__":
    main()
