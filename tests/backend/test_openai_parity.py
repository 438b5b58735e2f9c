"""The embedded model through the protocol and without it: the same objects, the same answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from model_server import ModelServer, image_of

from rscovlm.contract import Answer, AskTask, Detection, DetectTask, RasterDescription, Region, Task, View
from rscovlm.engines.openai.engine import Access, OpenAIEngine
from rscovlm.engines.protocol import CancelToken, Engine, Turn
from rscovlm.imagery.raster import Raster
from rscovlm.tasks.run import run_task


def heard(message: dict) -> Turn:
    content = message["content"]
    if isinstance(content, str):
        return Turn(message["role"], content)
    return Turn(message["role"], content[-1]["text"], (image_of(message),))


@pytest.fixture(scope="module")
def served(embedded_engine: Engine) -> Iterator[Engine]:
    """The same loaded model, behind a server."""

    def say(messages: list[dict]) -> list[str]:
        turns = [heard(message) for message in messages]
        return [piece.text for piece in embedded_engine.generate([turns], max_new_tokens=384)[0].pieces]

    with ModelServer(say, models=("embedded",)) as server:
        engine = OpenAIEngine(embedded_engine.card, Access((server.address,), side_by_side=1))
        yield engine
        engine.close()


def told(task: Task, engine: Engine) -> list:
    """Everything that a task tells but for the scores, which the scripted server makes up."""
    events = run_task(task, engine, CancelToken())
    kinds = (Answer, Detection, View)
    return [event.model_dump(exclude={"score"}) for event in events if isinstance(event, kinds)]


@pytest.mark.parametrize("chain", [None, "always"])
def test_it_says_the_same(
    chain: str | None, embedded_engine: Engine, served: Engine, repo_root: Path
) -> None:
    sample = repo_root / "resources" / "samples" / "harbour.tif"
    raster = RasterDescription(source=str(sample))
    task: Task
    if chain:
        task = AskTask(raster=raster, question="What colour is the largest ship?", chain="always")
    else:
        with Raster.open(str(sample)) as opened:
            corners = [
                opened.transform @ corner for corner in ((700, 700), (900, 700), (900, 900), (700, 900))
            ]
        task = DetectTask(raster=raster, region=Region(ring=corners), classes=list(served.card.classes))
    ours, theirs = told(task, embedded_engine), told(task, served)
    assert len(ours) > 2
    assert sorted(map(str, ours)) == sorted(map(str, theirs))
