"""What the second turn of the zoom-in chain costs where the first is kept, against reading all of it again.

Run it from the root of the repository: ``.venv/bin/python tests/benchmarks/bench_prefix.py``.

One model stands behind two doors, one of which keeps nothing. Both answer the same second turns by turns, so
that whatever else the machine does slows both; the median of the ratios is printed. The embedded model looks
at the sample raster; its overview and its crop are of one size. The larger random model is shown an overview
of 1008 x 1008 and a crop of a fourth of that, about what a published one sees.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from bars import report
from larger_model import build_larger

from rscovlm.engines.load import load_engine
from rscovlm.engines.protocol import Conversation, Turn
from rscovlm.engines.transformers_engine import TransformersEngine
from rscovlm.imagery.raster import Raster
from rscovlm.imagery.window import PixelWindow
from rscovlm.language import prompts
from rscovlm.models import ModelCard, find_card
from rscovlm.tasks.job import open_conversation
from rscovlm.tasks.looking import look

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "harbour.tif"
CROP = PixelWindow(620, 640, 256, 256)
QUESTION = "What colour is the ship?"
MOST = 0.5

Round = Callable[[int], tuple[Conversation, Conversation]]


def sample_chain(card: ModelCard) -> Round:
    """The first and the second turn of a question about the sample; each round asks another one."""
    with Raster.open(str(SAMPLE)) as raster:
        overview, crop = look(raster, raster.window, card), look(raster, CROP, card)
    scale = overview.frame.width / raster.width
    box = [round(value * scale) for value in (CROP.col, CROP.row, CROP.right, CROP.bottom)]

    def turns(number: int) -> tuple[Conversation, Conversation]:
        seen = overview.rgb.copy()
        seen[0, 0] = number % 256
        first = open_conversation(prompts.zoom_question(QUESTION), seen)
        said = Turn("assistant", prompts.zoom_call(*box))
        return first, [*first, said, Turn("user", prompts.ZOOMED, (crop.rgb,))]

    return turns


def random_chain(overview: int, crop: int) -> Round:
    """The same with random pixels, squares of these sides."""

    def turns(number: int) -> tuple[Conversation, Conversation]:
        rng = np.random.default_rng(number)
        whole, part = (rng.integers(0, 256, (side, side, 3), dtype=np.uint8) for side in (overview, crop))
        first = open_conversation(prompts.zoom_question(QUESTION), whole)
        said = Turn("assistant", prompts.zoom_call(1, 2, 300, 400))
        return first, [*first, said, Turn("user", prompts.ZOOMED, (part,))]

    return turns


def ratios(card: ModelCard, chain: Round, rounds: int, tokens: int, threads: int) -> list[float]:
    """Seconds of the second turn where the first is kept, by those where it is not, a round each."""
    keeps = load_engine(card, device="cpu", threads=threads)
    assert isinstance(keeps, TransformersEngine)
    forgets = TransformersEngine(card, keeps._model, keeps._chat, kept_bytes=0)
    found = []
    for number in range(rounds + 1):
        first, second = chain(number)
        keeps.generate([first], max_new_tokens=tokens)
        took = []
        for engine in (keeps, forgets):
            started = time.perf_counter()
            reply = engine.generate([second], max_new_tokens=tokens)[0]
            took.append((time.perf_counter() - started, reply.text))
        assert took[0][1] == took[1][1], "the replies differ"
        found.append(took[0][0] / took[1][0])
    forgets.close()
    keeps.close()
    return found[1:]  # the first warms up


def main() -> None:
    """Print both ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    card = find_card()
    against = "the same turn without kept prefix"
    found = ratios(card, sample_chain(card), options.rounds, 32, options.threads)
    report("second turn of the chain, embedded model", against, statistics.median(found), most=MOST)
    with tempfile.TemporaryDirectory() as folder:
        larger = build_larger(Path(folder))
        found = ratios(larger, random_chain(1008, 504), max(3, options.rounds // 3), 8, options.threads)
    report("second turn of the chain, larger model", against, statistics.median(found), most=MOST)


if __name__ == "__main__":
    main()
