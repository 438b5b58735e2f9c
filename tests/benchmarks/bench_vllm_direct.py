"""What of vLLM's throughput is left behind our engine, against the same requests sent to it directly.

Run it from the root of the repository: ``.venv/bin/python tests/benchmarks/bench_vllm_direct.py``, after
``make test-engines``, which installs vLLM. It takes some minutes, most of which vLLM takes to start.

Both sides have as many requests at work at a time and take turns; vLLM keeps nothing from one request to the
next. The direct side sends bodies that are ready in memory, and reads the bytes that come, by the standard
library's client. Ours gets pixels and returns replies: through the engine, and through a whole detection,
which reads the raster and places and merges the boxes, too. The median of the ratios is printed, and what
more our side takes of the processor: without a GPU, vLLM runs on the same cores. The embedded model says its
tokens as fast as a server can; a larger random model, asked for 32, gives a client more time, as those of a
published size do.
"""

from __future__ import annotations

import argparse
import http.client
import json
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bars import report
from larger_model import build_larger

sys.path += [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "engines")]

from real_servers import ENGINES, start_vllm

from rscovlm.contract import DetectTask, RasterDescription, Region, View
from rscovlm.engines.openai.engine import OpenAIEngine, request_body
from rscovlm.engines.openai.messages import prepare
from rscovlm.engines.protocol import CancelToken, Conversation
from rscovlm.errors import UnreadableReply
from rscovlm.imagery.raster import Raster
from rscovlm.imagery.tiles import plan_tiles
from rscovlm.imagery.window import PixelWindow
from rscovlm.language import prompts
from rscovlm.models import ModelCard, find_card
from rscovlm.tasks.job import open_conversation
from rscovlm.tasks.looking import look_at_tile
from rscovlm.tasks.run import run_task

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "harbour.tif"
LARGE, SMALL = PixelWindow(300, 300, 896, 896), PixelWindow(620, 640, 512, 512)
KEY = "bench"
LEAST = 0.95
SIDE = 224
NO_CACHES = ("--no-enable-prefix-caching", "--mm-processor-cache-gb", "0")

Side = Callable[[], list[str]]


def asked(card: ModelCard, region: PixelWindow) -> list[Conversation]:
    """A detection in every tile of a region, read beforehand."""
    prompt = prompts.oriented_detection(find_card().classes, full_stop=card.full_stop)
    with Raster.open(str(SAMPLE)) as raster:
        tiles = plan_tiles(region, size=card.tiles.size, overlap=card.tiles.overlap)
        return [open_conversation(prompt, look_at_tile(raster, tile, card).rgb) for tile in tiles]


def detect(engine: OpenAIEngine, region: PixelWindow) -> int:
    """The whole detection in a region; returns how many tiles it looked at."""
    task = DetectTask(
        raster=RasterDescription(source=str(SAMPLE)),
        classes=list(find_card().classes),
        region=Region(frame="px", ring=[(float(x), float(y)) for x, y in region.corners()]),
    )
    tiles = 0
    with suppress(UnreadableReply):  # a random model says nothing that is one
        for event in run_task(task, engine, CancelToken()):
            tiles += isinstance(event, View)
    return tiles


class Direct:
    """Requests written beforehand, sent as they are."""

    def __init__(self, engine: OpenAIEngine, talks: Sequence[Conversation], at_once: int) -> None:
        self._server = engine._servers.all[0]
        factor, limit = engine.card.factor, engine.card.max_new_tokens
        bodies = [request_body(self._server, prepare(talk, factor), limit) for talk in talks]
        self._bodies = [json.dumps(body).encode() for body in bodies]
        self._at_once = at_once

    def __call__(self) -> list[str]:
        """Send all of them, and return the streams that come back."""
        connections = threading.local()
        with ThreadPoolExecutor(self._at_once) as pool:
            return list(pool.map(lambda body: self._post(body, connections), self._bodies))

    def _post(self, body: bytes, connections: threading.local) -> str:
        at = urlsplit(self._server.address)
        if not hasattr(connections, "one"):
            connections.one = http.client.HTTPConnection(at.hostname or "", at.port)
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {KEY}"}
        connections.one.request("POST", f"{at.path}/chat/completions", body, headers)
        response = connections.one.getresponse()
        told: str = response.read().decode()
        assert response.status == 200, told
        return told


def choices(stream: str) -> list[dict[str, Any]]:
    """What a stream tells, piece by piece."""
    lines = (line.removeprefix("data: ") for line in stream.split("\n") if line.startswith("data: {"))
    return [choice for line in lines for choice in json.loads(line)["choices"]]


def words(stream: str) -> str:
    """The reply that a stream tells."""
    return "".join(choice["delta"].get("content") or "" for choice in choices(stream))


def tokens(stream: str) -> int:
    """How many tokens it tells the probabilities of."""
    return sum(len((choice.get("logprobs") or {}).get("content") or ()) for choice in choices(stream))


def timed(side: Side) -> tuple[float, float, list[str]]:
    """Seconds on the wall, seconds of this process's processor, and what came of it."""
    busy, started = time.process_time(), time.perf_counter()
    told = side()
    return time.perf_counter() - started, time.process_time() - busy, told


def rounds(direct: Side, ours: Side, number: int) -> Iterator[tuple[float, float]]:
    """How much of the direct throughput is ours, and processor seconds that ours takes beyond the other."""
    direct(), ours()
    for turn in range(number):
        if turn % 2:
            (took, busy, told), (plain, idle, raw) = timed(ours), timed(direct)
        else:
            (plain, idle, raw), (took, busy, told) = timed(direct), timed(ours)
        if told:
            same = sum(words(one) == other for one, other in zip(raw, told, strict=True))
            assert same >= LEAST * len(raw), "not the same replies"
        yield plain / took, busy - idle


class Contest:
    """One model on vLLM, and the requests about a region that both sides send."""

    def __init__(self, engine: OpenAIEngine, region: PixelWindow, at_once: int) -> None:
        self._engine, self._region, self._at_once = engine, region, at_once
        self._talks = asked(engine.card, region)
        self._direct = Direct(engine, self._talks, at_once)
        self._said = sum(map(tokens, self._direct()))

    def through_engine(self) -> list[str]:
        """Every request by itself, as many at a time."""
        with ThreadPoolExecutor(self._at_once) as pool:
            return list(pool.map(self._one, self._talks))

    def through_detection(self) -> list[str]:
        """The same tiles from the raster to the merged boxes."""
        assert detect(self._engine, self._region) == len(self._talks), "not the same tiles"
        return []

    def report(self, model: str, number: int) -> None:
        """Print the figures of both ways through our code."""
        against = f"the same {len(self._talks)} requests sent to it, {self._at_once} at once"
        for way, ours in (("our engine", self.through_engine), ("a whole detection", self.through_detection)):
            found = list(rounds(self._direct, ours, number))
            ratio = statistics.median(ratio for ratio, _ in found)
            report(f"vLLM through {way}, {model}", against, ratio, least=LEAST)
            more = statistics.median(seconds for _, seconds in found) / self._said * 1e6
            report(f"processor of {way}, {model}", "that of the direct client, a token", more, unit="µs more")

    def _one(self, talk: Conversation) -> str:
        return self._engine.generate([talk], max_new_tokens=self._engine.card.max_new_tokens)[0].text


def main() -> None:
    """Print the figures, or why there are none."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--at-once", type=int, default=16)
    options = parser.parse_args()
    if not (ENGINES / "vllm" / "installed").exists():
        print("not measured: build/engines is missing, run make test-engines first")
        return
    card = find_card().model_copy(update={"number_spread": 0.0})
    with closing(start_vllm(card, *NO_CACHES, key=KEY)) as engine:
        Contest(engine, LARGE, options.at_once).report("embedded model", options.rounds)
    with tempfile.TemporaryDirectory() as folder:
        same = {"tiles": card.tiles, "max_new_tokens": 32, "serving": card.serving}
        larger = build_larger(Path(folder), hidden=1024, side=SIDE).model_copy(update=same)
        with closing(start_vllm(larger, *NO_CACHES, key=KEY)) as engine:
            Contest(engine, SMALL, options.at_once).report("larger model", options.rounds)


if __name__ == "__main__":
    main()
