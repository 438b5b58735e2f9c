"""Model servers that are busy, refuse, break off or are none: another try, or a sentence."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from model_asking import about, asking, saying
from model_server import ModelServer, die_after, refuse, send

from rscovlm.errors import (
    ContextTooLong,
    ModelMissing,
    RSCoVLMError,
    ServerAway,
    ServerBusy,
    ServerRefused,
)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_when_it_said(status: int) -> None:
    with ModelServer() as server, asking(server) as engine:
        server.troubles.append(refuse(status, "Loading model", Retry_After="0.3"))
        begun = time.monotonic()
        assert engine.generate([about()])[0].text == "There are none."
        assert time.monotonic() - begun >= 0.3
        assert engine._servers.all[0].away is None


def test_a_server_that_stays_busy_is_told_in_words() -> None:
    with ModelServer() as server, asking(server, patience_s=0.4) as engine:
        server.troubles.extend([refuse(429, "rate limit reached", Retry_After="0.2")] * 20)
        with pytest.raises(ServerBusy, match="busy") as told:
            engine.generate([about()])
    assert "rate limit" in told.value.details


@pytest.mark.parametrize("trouble", [
    refuse(500, "out of cards"), send("no json"), send('{"choices": [{"delta": {"content": "half"}}]}'),
    send('{"error": {"message": "the engine died", "code": 500}}'), die_after(), send('{"object": "pong"}'),
])  # fmt: skip
def test_what_breaks_once_is_tried_again(trouble: Callable) -> None:
    with ModelServer() as server, asking(server) as engine:
        server.troubles.append(trouble)
        assert engine.generate([about()])[0].text == "There are none."
        assert len(server.requests) == 2


def test_a_request_that_kills_every_server_is_given_up() -> None:
    with ModelServer() as server, asking(server) as engine:
        server.troubles.extend([refuse(500, "assertion failed")] * 20)
        with pytest.raises(ServerAway, match="status 500"):
            engine.generate([about()])
        assert len(server.requests) == 4


def test_silence_is_a_failure_in_words() -> None:
    with ModelServer() as server, asking(server, silence_s=0.1) as engine:
        server.troubles.extend([lambda _: time.sleep(0.5)] * 4)
        with pytest.raises(ServerAway, match="silent"):
            engine.generate([about()])


OVERFLOWS = [
    "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens "
    "(4616 in the messages, 384 in the completion).",
    "the request exceeds the available context size, try increasing it",
    "Input length exceeds the maximum context length",
]


@pytest.mark.parametrize("message", OVERFLOWS)
def test_a_conversation_that_is_too_long_is_told_so(message: str) -> None:
    with ModelServer() as server, asking(server) as engine:
        server.troubles.append(refuse(400, message))
        with pytest.raises(ContextTooLong) as told:
            engine.generate([about()])
    assert "--max-model-len" in told.value.next_step
    assert len(server.requests) == 1


@pytest.mark.parametrize("message", [
    "This model's maximum context length is 4096 tokens. However, you requested 4096 tokens "
    "(4000 in the messages, 384 in the completion). Please reduce the length.",
    "'max_tokens' or 'max_completion_tokens' is too large: 384. This model's maximum context length is 4096 "
    "tokens and your request has 4000 input tokens (384 > 4096 - 4000).",
])  # fmt: skip
def test_a_reply_is_cut_to_the_room_that_is_left(message: str) -> None:
    with ModelServer(saying(*["word "] * 300)) as server, asking(server) as engine:
        server.troubles.append(refuse(400, message))
        reply = engine.generate([about()], max_new_tokens=384)[0]
    assert server.requests[-1]["max_tokens"] == 96
    assert reply.finish == "length"


def test_a_key_is_sent_and_its_refusal_told_without_it() -> None:
    with ModelServer(key="swordfish") as server:
        with asking(server, key="swordfish") as engine:
            engine.generate([about()])
        with pytest.raises(ServerRefused) as told, asking(server, key="tuna"):
            pass
    error: RSCoVLMError = told.value
    assert "refuses the key" in error.message
    assert "RSCOVLM_API_KEY" in error.next_step
    assert "tuna" not in f"{error.message}{error.details}{error.next_step}"


def test_a_model_that_no_server_has_is_told_with_those_that_are_there() -> None:
    with (
        ModelServer(models=("Qwen/Qwen2-Audio", "phi")) as server,
        pytest.raises(ModelMissing, match=r"has no model 'nowhere'; it has Qwen/Qwen2-Audio, phi"),
        asking(server),
    ):
        pass


def test_a_model_that_was_unloaded_is_told_so() -> None:
    with ModelServer() as server, asking(server) as engine:
        server.models = ("another",)
        with pytest.raises(ModelMissing, match="no model 'nowhere'"):
            engine.generate([about()])


@pytest.mark.parametrize("listing", [b"<html>It works!</html>", b'{"data": 5}', b"[]", b'"models"'])
def test_what_is_no_model_server_is_told_so(listing: bytes) -> None:
    with ModelServer() as server:
        server.listing = listing
        with pytest.raises(ServerAway, match="OpenAI protocol"), asking(server, patience_s=0.0):
            pass


def test_nobody_at_the_address_is_told_so() -> None:
    with ModelServer() as server:
        pass
    with pytest.raises(ServerAway, match="cannot be reached") as told, asking(server, patience_s=0.0):
        pass
    assert "doctor" in told.value.next_step
