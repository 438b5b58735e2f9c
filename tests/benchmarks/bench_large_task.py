"""What a whole question, and a detection in a region, cost on a 30,000 x 30,000 raster over the engine.

Run it from the root of the repository: ``.venv/bin/python tests/benchmarks/bench_large_task.py``.

Each task is done in a process of its own. It loads the engine, does the same task on a small raster of the
same kind, so that whatever the engine keeps is there, and then does it on the large one. The cost is how far
the peak of the resident memory then rises above what was held before, so it has the engine's own passing
needs in it; beside it stands how far it rises above the peak of the small raster.

Then rasters of 1, 4, 16 and 64 times the area are searched whole, each in a process of its own too.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from bars import report, trace
from large_rasters import BOUND_MB, SIDE, Case, forget_peak, generate, held_mb, peak_mb

from rscovlm.contract import Answer, AskTask, DetectTask, RasterDescription, Region, Task, View
from rscovlm.engines.load import load_engine
from rscovlm.engines.protocol import CancelToken, Engine
from rscovlm.models import find_card
from rscovlm.tasks.run import run_task

CASES = (
    Case("uint8 RGB, tiled, no overviews"),
    Case("uint8 RGB, tiled, overviews", overviews=True),
)
TASKS = ("ask", "detect")
AREAS = (1, 4, 16, 64)
SMALLEST = 256
"""Side of the raster of the least area, pixels."""

QUESTION = "What colour is the ship?"
SMALL_SIDE = 1500
REGION_SIDE = 600


def make_task(kind: str, path: Path, side: int) -> Task:
    """A question of the whole raster through the zoom-in chain, or a detection in its middle or all of it."""
    raster = RasterDescription(source=str(path))
    if kind == "ask":
        return AskTask(raster=raster, question=QUESTION, chain="always")
    if kind == "search":
        return DetectTask(raster=raster, classes=["ship", "plane"])
    low, high = (side - REGION_SIDE) / 2, (side + REGION_SIDE) / 2
    ring = [(low, low), (high, low), (high, high), (low, high)]
    return DetectTask(raster=raster, classes=["ship", "plane"], region=Region(frame="px", ring=ring))


def do(task: Task, engine: Engine) -> dict[str, Any]:
    """Do a task to its end; tell how long it took and what the model looked at."""
    started = time.perf_counter()
    views: dict[int, View] = {}
    answer = ""
    for event in run_task(task, engine, CancelToken()):
        if isinstance(event, View):
            views[event.id] = event
        elif isinstance(event, Answer):
            answer = event.text
    roles = [view.role for view in views.values()]
    seen = {role: roles.count(role) for role in dict.fromkeys(roles)}
    return {"seconds": time.perf_counter() - started, "seen": seen, "answer": answer}


def measure(kind: str, small: Path, large: Path, side: int, threads: int | None) -> dict[str, Any]:
    """Do a task on the small raster, then on the large one; memory in MB."""
    engine = load_engine(find_card(), device="cpu", threads=threads)
    do(make_task(kind, small, SMALL_SIDE), engine)
    gc.collect()
    warm_peak, warm = peak_mb(), held_mb()
    forget_peak()
    done = do(make_task(kind, large, side), engine)
    return {"warm_mb": warm, "cost_mb": peak_mb() - warm, "over_small_mb": peak_mb() - warm_peak, **done}


def main() -> None:
    """Print every cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=SIDE, help="pixels")
    parser.add_argument("--threads", type=int, help="of the engine; default: one a core")
    parser.add_argument("--measure", nargs=3, metavar=("TASK", "SMALL", "LARGE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        kind, small, large = arguments.measure
        print(json.dumps(measure(kind, Path(small), Path(large), arguments.side, arguments.threads)))
        return
    compare_tasks(arguments.side, arguments.threads)
    compare_areas(arguments.threads)


def compare_tasks(side: int, threads: int | None) -> None:
    """Print what each task costs on a large raster of each kind."""
    worst = 0.0
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder:
            small, large = Path(folder) / "small.tif", Path(folder) / "large.tif"
            generate(small, SMALL_SIDE, case)
            generate(large, side, case)
            for kind in TASKS:
                cost = _measure_apart(kind, small, large, side, threads)
                worst = max(worst, cost["cost_mb"])
                print(_line(kind, case, cost), flush=True)
    report(f"most memory of a task on {side:,}²", "the warm engine", worst, most=BOUND_MB, unit="MB")


def compare_areas(threads: int | None) -> None:
    """Print how the time and the memory of searching a whole raster grow with its area."""
    times, memories = [], []
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.tif", Path(folder) / "large.tif"
        generate(small, SMALLEST, CASES[0])
        for area in AREAS:
            side = round(SMALLEST * area**0.5)
            generate(large, side, CASES[0])
            cost = _measure_apart("search", small, large, side, threads)
            times.append(cost["seconds"])
            memories.append(cost["warm_mb"] + cost["cost_mb"])
            trace("detection in the whole raster", area, times[-1], memories[-1])
    exponent = float(np.polyfit(np.log(AREAS), np.log(times), 1)[0])
    report("growth of a whole detection's time", "the area", exponent, most=1.1, unit="(power)")
    more = memories[-1] / memories[0]
    report("memory of a whole detection at 64 times the area", "at once the area", more, most=1.1)


def _measure_apart(kind: str, small: Path, large: Path, side: int, threads: int | None) -> dict[str, Any]:
    command = [sys.executable, __file__, "--side", str(side), "--measure", kind, str(small), str(large)]
    command += ["--threads", str(threads)] if threads else []
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout))


def _line(kind: str, case: Case, cost: dict[str, Any]) -> str:
    seen = ", ".join(f"{number} {role}" for role, number in cost["seen"].items())
    return (
        f"{kind}, {case.name}: {cost['cost_mb']:.0f} MB over {cost['warm_mb']:.0f} MB of the warm engine "
        f"({cost['over_small_mb']:+.0f} MB against a {SMALL_SIDE} px raster's peak); "
        f"{cost['seconds']:.1f} s; looked at {seen}; said {cost['answer']!r}"
    )


if __name__ == "__main__":
    main()
