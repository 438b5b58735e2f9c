"""What real servers do when they are cancelled, killed, told too much, or asked for what they lack."""

from __future__ import annotations

import logging
import time
from dataclasses import replace

import held_out
import numpy as np
import pytest
from real_servers import StartLlama, asking, metric, settled

from rscovlm.engines.openai.engine import Access, OpenAIEngine
from rscovlm.engines.protocol import CancelToken, Engine, Turn
from rscovlm.errors import Cancelled, ContextTooLong, ModelMissing, ServerRefused
from rscovlm.models import ModelCard

TILES = 8
COUNTERS = {
    "vllm": ("vllm:generation_tokens_total", "vllm:num_requests_running"),
    "llama": ("llamacpp:tokens_predicted_total", "llamacpp:requests_processing"),
}


@pytest.fixture(scope="module")
def replies(ours: Engine, card: ModelCard) -> list:
    return held_out.detect(ours, held_out.tiles(card, TILES))


@pytest.mark.timeout(3000)
@pytest.mark.parametrize("name", ["vllm", "llama"])
def test_a_cancelled_reply_is_not_generated_to_its_end(
    name: str, request: pytest.FixtureRequest, card: ModelCard, replies: list
) -> None:
    engine: OpenAIEngine = request.getfixturevalue(name)
    generated, running = COUNTERS[name]
    longest = int(np.argmax([len(reply.pieces) for reply in replies]))
    whole = len(replies[longest].pieces)
    talk = held_out.tiles(card, TILES)[longest]
    settled(engine, running)
    before = metric(engine, generated)
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        engine.generate([talk], max_new_tokens=384, cancel=cancel, on_text=lambda *_: cancel.cancel())
    settled(engine, running)
    time.sleep(1)
    spent = metric(engine, generated) - before
    print(f"\n{engine.device}: {spent:.0f} tokens of {whole} before the server noticed")
    assert whole > 60
    assert spent < whole / 2


@pytest.mark.timeout(3000)
def test_a_server_killed_in_the_middle_costs_no_object(
    start_llama: StartLlama, card: ModelCard, replies: list, caplog: pytest.LogCaptureFixture
) -> None:
    servers = [start_llama(), start_llama()]
    heard: dict[int, str] = {}
    killed: list[int] = []

    def hear(index: int, text: str) -> None:
        heard[index] = heard.get(index, "") + text
        if not killed:
            killed.append(servers[0].process.pid)
            servers[0].kill()

    with asking(card, *(server.address for server in servers)) as engine:
        theirs = engine.generate(held_out.tiles(card, TILES), max_new_tokens=384, on_text=hear)
        assert killed
        warned = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
        retries = [message for message in warned if servers[0].address in message]
        same, most = held_out.same_objects(card, replies, theirs)
        print(f"\none of two servers killed: {len(retries)} requests said again, {same} of {most} objects")
        assert retries
        assert same >= 0.95 * most
        assert {index: theirs[index].text for index in heard} == heard, "a word was heard twice or never"
        servers[0].start()
        engine.generate(held_out.tiles(card, TILES), max_new_tokens=384)


@pytest.mark.timeout(3000)
def test_a_server_that_still_loads_is_waited_for(start_llama: StartLlama, card: ModelCard) -> None:
    server = start_llama()
    with asking(card, server.address) as engine:
        assert engine.generate(held_out.tiles(card, TILES)[:1], max_new_tokens=8)[0].text
    with pytest.raises(ModelMissing, match="it has embedded"):
        OpenAIEngine(card, Access((server.address,), served_name="RSCoVLM-7B"))


@pytest.mark.timeout(3000)
@pytest.mark.parametrize("name", ["vllm", "llama"])
def test_wrong_names_and_too_many_words_are_told_plainly(
    name: str, request: pytest.FixtureRequest, card: ModelCard
) -> None:
    engine: OpenAIEngine = request.getfixturevalue(name)
    with pytest.raises(ModelMissing, match=f"has no model 'RSCoVLM-7B'; it has {card.name}"):
        OpenAIEngine(card, replace(engine._access, served_name="RSCoVLM-7B"))
    with pytest.raises(ContextTooLong) as told:
        engine.generate([[Turn("user", "ship harbour quay " * 6000)]], max_new_tokens=8)
    assert "--ctx-size" in told.value.next_step
    assert engine.generate([[Turn("user", "How many ships?")]], max_new_tokens=4)[0].text


@pytest.mark.timeout(3000)
def test_vllm_refuses_a_wrong_key_plainly(vllm: OpenAIEngine, card: ModelCard) -> None:
    with pytest.raises(ServerRefused, match="refuses the key") as told:
        OpenAIEngine(card, replace(vllm._access, key="tuna"))
    assert "RSCOVLM_API_KEY" in told.value.next_step


@pytest.mark.timeout(3000)
def test_a_key_that_is_not_theirs_is_told_plainly(start_llama: StartLlama, card: ModelCard) -> None:
    server = start_llama("--api-key", "swordfish")
    with asking(card, server.address, key="swordfish") as engine:
        assert engine.generate([[Turn("user", "How many ships?")]], max_new_tokens=4)[0].text
    with (
        pytest.raises(ServerRefused, match="refuses the key"),
        asking(card, server.address, key="tuna") as engine,
    ):
        engine.generate([[Turn("user", "How many ships?")]], max_new_tokens=4)
