"""What eight clients at once get of one engine, against one client.

Run it from the root of the repository: ``.venv/bin/python tests/benchmarks/bench_clients.py``.

Each client asks one question after the other, every one about another place. Rounds with one client and with
eight take turns, so that whatever else the machine does slows both; the median of the ratios is printed, and
how much longer than the mean the longest of the eight waited. The embedded model is asked through the task,
raster and all; its replies are a few tokens, and nearly all of its work is to look, which grows with every
image. The larger random model is asked by itself, for replies of 128 tokens, about five boxes: there the
tokens dominate, as they do in a published model's detection, and its weights do not fit into the processor's
caches, as those of a published model fit into no GPU's.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from bars import report
from larger_model import build_larger

from rscovlm.contract import AskTask, RasterDescription, Region
from rscovlm.engines.load import load_engine
from rscovlm.engines.protocol import CancelToken, Engine, Turn
from rscovlm.models import find_card
from rscovlm.tasks.run import run_task

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "harbour.tif"
SIDE = 224
CLIENTS = 8
REPLY = 128
QUESTION = "How many ships are there?"

Ask = Callable[[int], None]


def ask_task(engine: Engine) -> Ask:
    """Ask about one of many places of the sample."""

    def ask(number: int) -> None:
        left, top = 7 * (number % 100), 11 * (number // 100 % 70)
        ring = [(left, top), (left + SIDE, top), (left + SIDE, top + SIDE), (left, top + SIDE)]
        task = AskTask(
            raster=RasterDescription(source=str(SAMPLE)),
            question=QUESTION,
            region=Region(frame="px", ring=ring),
            chain="never",
        )
        for _ in run_task(task, engine, CancelToken()):
            pass

    return ask


def ask_random(engine: Engine) -> Ask:
    """Ask about random pixels."""

    def ask(number: int) -> None:
        pixels = np.random.default_rng(number).integers(0, 256, (112, 112, 3), dtype=np.uint8)
        engine.generate([[Turn("user", QUESTION, (pixels,))]], max_new_tokens=REPLY)

    return ask


def waits(ask: Ask, clients: int, questions: int, numbers: itertools.count[int]) -> tuple[float, list[float]]:
    """Answers a second, and how long each client waited for each of its answers."""
    waited: list[float] = []

    def client() -> None:
        for _ in range(questions):
            number = next(numbers)
            started = time.perf_counter()
            ask(number)
            waited.append(time.perf_counter() - started)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return clients * questions / (time.perf_counter() - started), waited


def compare(name: str, ask: Ask, questions: int, rounds: int) -> None:
    """Print both figures of one model."""
    numbers = itertools.count()
    waits(ask, 2, 1, numbers)
    gains, unfair = [], []
    for _ in range(rounds):
        alone, _ = waits(ask, 1, questions, numbers)
        together, waited = waits(ask, CLIENTS, questions, numbers)
        gains.append(together / alone)
        unfair.append(max(waited) / statistics.mean(waited))
    report(
        f"{CLIENTS} clients at once, {name}",
        "one client, answers a second",
        statistics.median(gains),
        least=3,
    )
    report(f"longest wait of {CLIENTS} clients, {name}", "the mean wait", statistics.median(unfair))


def main() -> None:
    """Print the figures of both models."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--questions", type=int, default=6, help="of each client in a round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    engine = load_engine(find_card(), device="cpu", threads=options.threads)
    compare("embedded model", ask_task(engine), options.questions, options.rounds)
    engine.close()
    with tempfile.TemporaryDirectory() as folder:
        card = build_larger(Path(folder), hidden=1024, side=SIDE)
        engine = load_engine(card, device="cpu", threads=options.threads)
        compare("larger model", ask_random(engine), 1, max(3, options.rounds // 2))
        engine.close()


if __name__ == "__main__":
    main()
