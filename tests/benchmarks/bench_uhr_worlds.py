"""What it costs to draw only what is looked at of a large world, against drawing all of it.

Run it from the root of the repository: ``python -m tests.benchmarks.bench_uhr_worlds [--side 6000]``. It
prints processor seconds and their ratios; each is that of a world whose plan and cells nobody has looked at.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rscovlm.imagery.window import PixelWindow
from rscovlm_training.worlds.questions.asking import questions
from rscovlm_training.worlds.uhr.files import write_world
from rscovlm_training.worlds.uhr.labels import label
from rscovlm_training.worlds.uhr.world import World


def processor_s(work: Callable[[], object]) -> float:
    """Measure the processor's seconds, which a busy machine does not lengthen as it does the clock's."""
    started = time.process_time()
    work()
    return time.process_time() - started


def peak_mb() -> float:
    """The highest memory this process has held so far, MB; Linux counts in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print a table of costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=6000, help="pixels")
    parser.add_argument("--gsd", type=float, default=0.3, help="metres a pixel")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    side = arguments.side

    def world() -> World:
        return World(arguments.seed, side, side, arguments.gsd)

    def everything() -> None:
        with tempfile.TemporaryDirectory() as folder:
            write_world(world(), Path(folder) / "world.tif")

    # The first draw of a process makes the tiles that all others share.
    world().read(PixelWindow(0, 0, 64, 64), 64, 64)
    middle = side // 2
    costs = {
        "plan": processor_s(world),
        "labels and questions": processor_s(lambda: questions(label(world()), side, side)),
        "overview of 224 px": processor_s(lambda: world().read(PixelWindow(0, 0, side, side), 224, 224)),
        "overview of 1008 px": processor_s(lambda: world().read(PixelWindow(0, 0, side, side), 1008, 1008)),
        "crop of 224 px": processor_s(lambda: world().read(PixelWindow(middle, middle, 224, 224), 224, 224)),
        "crop of 1008 px": processor_s(
            lambda: world().read(PixelWindow(middle, middle, 1008, 1008), 1008, 1008)
        ),
    }
    before = peak_mb()
    whole = processor_s(everything)
    print(f"a world of {side} x {side} px at {arguments.gsd} m: {side * side * 3 / 2**20:.0f} MB of pixels")
    print(f"written whole: {whole:.1f} s, {peak_mb() - before:.0f} MB more memory at its peak")
    for name, cost in costs.items():
        print(f"{name}: {cost:.3f} s, 1/{whole / cost:.0f} of the whole")


if __name__ == "__main__":
    main()
