"""What it costs a detection that every core is busy with something else, as beside a QGIS that draws.

Run it from the root of the repository: ``.venv/bin/python tests/benchmarks/bench_busy_machine.py``.

The same 512 x 512 native pixels are detected on an idle and on a busy machine, with threads that spin as
shortly as ours do before they sleep, and as long as OpenMP's do by themselves. Ratios are to ours on the idle
machine.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bars import report

_SPIN = "GOMP_SPINCOUNT"
_ONE_DETECTION = """
from bench_detect_area import detect
from rscovlm.engines.load import load_engine
from rscovlm.models import find_card
engine = load_engine(find_card(), device="cpu")
detect(engine)
print(detect(engine)[0])
"""


def _burn() -> None:
    while True:
        pass


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """Keep that many cores busy."""
    burning = [multiprocessing.Process(target=_burn, daemon=True) for _ in range(processes)]
    for process in burning:
        process.start()
    try:
        yield
    finally:
        for process in burning:
            process.kill()
            process.join()


def seconds(rounds: str) -> float:
    """How long one detection takes in a process of its own, which reads the number as it starts."""
    environment = {**os.environ, _SPIN: rounds}
    done = subprocess.run(
        [sys.executable, "-c", _ONE_DETECTION],
        cwd=Path(__file__).parent,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout)


def main() -> None:
    """Print the table."""
    cores = os.cpu_count() or 1
    print("| rounds | machine | seconds | ratio |")
    print("|---:|---|---:|---:|")
    ours = 0.0
    ratios = {}
    for rounds in ("1000", "300000"):
        for burning in (0, cores):
            with busy(burning):
                took = seconds(rounds)
            ours = ours or took
            machine = "busy" if burning else "idle"
            print(f"| {rounds} | {machine} | {took:.2f} | {took / ours:.2f} |", flush=True)
            ratios[rounds, machine] = took / ours
    work = "detection while every core is busy with something else"
    report(work, "idle", ratios["1000", "busy"])
    report(work, "threads that spin as OpenMP's do", ratios["1000", "busy"] / ratios["300000", "busy"])


if __name__ == "__main__":
    main()
