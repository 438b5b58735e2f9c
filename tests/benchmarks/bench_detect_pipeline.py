"""Tiles a second through the whole detection, against the engine alone on tiles that are ready in memory.

Run it from the root of the repository: ``.venv/bin/python tests/benchmarks/bench_detect_pipeline.py``.

The whole detection opens the raster, reads and resizes tiles, asks the engine in the same batches, reads its
replies, places the boxes and merges them. Both take turns, and the median of the ratios is printed.
"""

from __future__ import annotations

import argparse
import statistics
import time

from bars import report
from bench_detect_area import SAMPLE, detect

from rscovlm.engines.load import load_engine
from rscovlm.engines.protocol import Conversation, Engine
from rscovlm.imagery.raster import Raster
from rscovlm.imagery.tiles import plan_tiles
from rscovlm.imagery.window import PixelWindow
from rscovlm.language import prompts
from rscovlm.models import find_card
from rscovlm.tasks.job import open_conversation
from rscovlm.tasks.looking import look_at_tile

REGION = PixelWindow(620, 640, 512, 512)


def ready(engine: Engine) -> list[list[Conversation]]:
    """The batches of the same region, read beforehand."""
    card = engine.card
    prompt = prompts.oriented_detection(card.classes, full_stop=card.full_stop)
    with Raster.open(str(SAMPLE)) as raster:
        tiles = plan_tiles(REGION, size=card.tiles.size, overlap=card.tiles.overlap)
        asked = [open_conversation(prompt, look_at_tile(raster, tile, card).rgb) for tile in tiles]
    return [asked[start : start + card.tiles.batch] for start in range(0, len(asked), card.tiles.batch)]


def alone(engine: Engine, batches: list[list[Conversation]]) -> float:
    """Seconds that the engine takes for them."""
    started = time.perf_counter()
    for batch in batches:
        engine.generate(batch, max_new_tokens=engine.card.max_new_tokens)
    return time.perf_counter() - started


def main() -> None:
    """Print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    engine = load_engine(find_card(), device="cpu", threads=options.threads)
    batches = ready(engine)
    detect(engine)
    found = []
    for _ in range(options.rounds):
        took = alone(engine, batches)
        whole, tiles, _ = detect(engine)
        assert tiles == sum(map(len, batches)), "not the same tiles"
        found.append(took / whole)
    report(
        "tiles a second through the whole detection",
        "the engine alone on tiles in memory",
        statistics.median(found),
        least=0.9,
    )


if __name__ == "__main__":
    main()
