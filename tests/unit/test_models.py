"""The registry: every card is one that tasks, prompts, processors and model servers can work with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from doubles import ScriptedEngine, noise_image
from model_server import ModelServer, image_of
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import smart_resize

from rscovlm.contract import Answer, Detection, RasterDescription, Task, View
from rscovlm.engines.openai.engine import Access, OpenAIEngine
from rscovlm.engines.protocol import CancelToken
from rscovlm.errors import ModelMissing
from rscovlm.language.coordinates import from_model_px
from rscovlm.models import OWN_VARIABLE, ModelCard, find_card, registry
from rscovlm.tasks.run import run_task

CARDS = registry()
RASTER = RasterDescription(source="memory")

PROCESSORS = {28: (56 * 56, 12_845_056), 32: (256 * 256, 16_777_216)}
"""Least and most pixels that the published processors leave alone: Qwen2.5-VL's and Qwen3-VL's, by factor."""


def detect(card: ModelCard) -> Task:
    from rscovlm.contract import DetectTask

    return DetectTask(raster=RASTER, classes=[card.classes[0] if card.classes else "plane"])


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_a_box_in_the_cards_own_frame_lies_where_the_model_saw_it(card: ModelCard) -> None:
    image = noise_image(card.tiles.size, card.tiles.size)
    name = card.classes[0] if card.classes else "plane"

    def script(conversation: list) -> str:
        height, width = conversation[-1].images[0].shape[:2]
        corners = [
            (width / 4, height / 4),
            (width / 2, height / 4),
            (width / 2, height / 2),
            (width / 4, height / 2),
        ]
        return (
            ",".join(map(str, from_model_px(corners, card.coordinates, width, height).ravel())) + f" {name}"
        )

    events = list(run_task(detect(card), ScriptedEngine(script, card), CancelToken(), source=image))
    (found,) = [event for event in events if isinstance(event, Detection)]
    side = card.tiles.size
    expected = [(side / 4, side / 4), (side / 2, side / 4), (side / 2, side / 2), (side / 4, side / 2)]
    assert np.allclose(found.polygon_px, expected, atol=side / 200)


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize("size", [(3000, 2000), (60, 40), (900, 30)])
def test_what_a_server_gets_is_what_the_published_processor_leaves_alone(
    card: ModelCard, size: tuple[int, int]
) -> None:
    from rscovlm.contract import AskTask, DetectTask

    task: Task
    if "ask" in card.tasks:
        task = AskTask(raster=RASTER, question="Is it a port?", chain="never")
    else:
        task = DetectTask(raster=RASTER, classes=["plane"])
    with ModelServer(models=(card.weights,)) as server:
        engine = OpenAIEngine(card, Access((server.address,)))
        events = list(run_task(task, engine, CancelToken(), source=noise_image(*size)))
        engine.close()
    assert any(isinstance(event, Answer) for event in events)
    views = [event for event in events if isinstance(event, View)]
    least, most = PROCESSORS[card.factor]
    for body in server.requests:
        height, width = image_of(body["messages"][-1]).shape[:2]
        assert [width, height] in [list(view.size_model_px) for view in views]
        assert smart_resize(height, width, factor=card.factor, min_pixels=least, max_pixels=most) == (
            height,
            width,
        )


def test_a_model_is_found_by_its_name_its_weights_and_its_names_on_servers() -> None:
    assert find_card("RSCoVLM-7B") == find_card("Qingyun/RSCoVLM-7B-2512")
    assert find_card("qwen3-vl:8b").coordinates == "relative-1000"
    names = [name for card in CARDS.values() for name in (card.name, card.weights, *card.serving.names)]
    assert len(names) == len(set(names))
    with pytest.raises(ModelMissing, match="embedded"):
        find_card("gpt")


OWN = """
[mine]
title = "Mine"
weights = "weights"
min_pixels = 50176
max_pixels = 50176
tiles = { size = 128, overlap = 32, seen_at = 224 }
tasks = ["detect"]
serving = { names = ["mine:latest"] }
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "weights").mkdir()
    path = tmp_path / "mine.toml"
    path.write_text(OWN)
    monkeypatch.setenv(OWN_VARIABLE, str(path))
    return path


def test_own_models_join_the_shipped_ones_with_weights_beside_their_file(own: Path) -> None:
    assert list(registry()) == [*CARDS, "mine"]
    assert find_card().name == "embedded"
    assert find_card("mine:latest").folder == own.parent / "weights"


def test_own_models_may_replace_shipped_ones_and_the_default(own: Path) -> None:
    own.write_text(OWN + "default = true\n" + OWN.replace("[mine]", '["RSCoVLM-7B"]'))
    assert [card.name for card in registry().values() if card.default] == ["mine"]
    assert find_card("RSCoVLM-7B").title == "Mine"
    own.write_text(OWN.replace("[mine]", "[embedded]"))
    assert len([card for card in registry().values() if card.default]) == 1


@pytest.mark.parametrize("text", ["[mine]\n", "mine = 5", "[", OWN + "colour = 'red'"])
def test_an_own_list_that_cannot_be_read_is_told_so(own: Path, text: str) -> None:
    own.write_text(text)
    with pytest.raises(ModelMissing, match="own models") as told:
        registry()
    assert OWN_VARIABLE in told.value.next_step
    own.unlink()
    with pytest.raises(ModelMissing):
        find_card("embedded")
