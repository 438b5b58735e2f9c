"""Which of several model servers is asked: those that are there, by what they have to do and have read."""

from __future__ import annotations

import threading
from contextlib import ExitStack, suppress

import pytest
from doubles import make_card
from model_asking import about, asking, image, saying, until
from model_server import ModelServer

from rscovlm.engines.openai.engine import Access, OpenAIEngine
from rscovlm.engines.openai.probe import read_address, served_name
from rscovlm.engines.protocol import CancelToken, Conversation, Turn
from rscovlm.errors import (
    BadRequest,
    Cancelled,
)
from rscovlm.models import Serving


def test_a_server_that_is_away_is_left_out_and_taken_back() -> None:
    with ModelServer() as one, ModelServer() as other, asking(one, other) as engine:
        one.stop()
        assert all(engine.generate([about(seed)])[0].text for seed in range(4))
        assert len(other.requests) == 4
        one.start()
        until(lambda: engine._servers.all[0].away is None)
        engine.generate([about(seed) for seed in range(10, 14)])
        assert one.requests


def test_one_that_is_away_at_the_start_joins_later() -> None:
    with ModelServer() as one, ModelServer() as other:
        one.stop()
        with asking(one, other) as engine:
            engine.generate([about()])
            one.start()
            until(lambda: engine._servers.all[0].away is None)
            engine.generate([about(seed) for seed in range(8)])
            assert one.requests


def test_it_waits_for_a_server_that_still_starts() -> None:
    with ModelServer() as server:
        server.stop()
        threading.Timer(0.3, server.start).start()
        with asking(server, patience_s=20.0) as engine:
            assert engine.generate([about()])[0].text == "There are none."


def test_servers_share_the_load_by_what_they_have_to_do() -> None:
    with ModelServer(pace_s=0.1) as slow, ModelServer() as quick, asking(slow, quick) as engine:
        threads = [
            threading.Thread(target=lambda: [engine.generate([about(0)]) for _ in range(8)]) for _ in range(2)
        ]
        engine._servers.remember = lambda *_: None  # type: ignore[method-assign]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(slow.requests) + len(quick.requests) == 16
        assert 0 < len(slow.requests) < len(quick.requests)


def test_later_turns_go_to_the_server_that_read_the_earlier_ones() -> None:
    with ExitStack() as stack:
        servers = [stack.enter_context(ModelServer(saying("Zoom", " in"))) for _ in range(3)]
        engine = stack.enter_context(asking(*servers))
        for seed in range(6):
            for server in servers:
                server.requests.clear()
            first = about(seed)
            reply = engine.generate([first])[0]
            holder = next(server for server in servers if server.requests)
            second = [*first, Turn("assistant", reply.text), Turn("user", "Now?", (image(99),))]
            engine.generate([second])
            assert len(holder.requests) == 2
        holder.stop()
        assert engine.generate([second])[0].text == "Zoom in", "the holder is dead: another one answers"


def test_the_holder_of_a_prefix_is_spared_when_it_is_much_busier() -> None:
    with ModelServer(saying(*["word "] * 40)) as one, ModelServer() as other, asking(one, other) as engine:
        engine.generate([about()])
        holder, rest = (one, other) if one.requests else (other, one)
        holder.say, holder.pace_s = saying(*["word "] * 400), 0.02
        cancel = CancelToken()
        work = [threading.Thread(target=lambda: _swallow(engine, cancel, about())) for _ in range(6)]
        for thread in work:
            thread.start()
        until(lambda: rest.requests and len(holder.requests) > 4)
        cancel.cancel()
        for thread in work:
            thread.join()


def _swallow(engine: OpenAIEngine, cancel: CancelToken, conversation: Conversation) -> None:
    with suppress(Cancelled):
        engine.generate([conversation], cancel=cancel)


@pytest.mark.parametrize("address", ["ftp://host", "http://user:pass@host/v1", "http://", "http://[::1", ""])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(BadRequest, match="no address"):
        OpenAIEngine(make_card(), Access((address,)))


@pytest.mark.parametrize(("written", "base"), [
    ("localhost:8000", "http://localhost:8000/v1"), ("http://gpu/", "http://gpu/v1"),
    ("https://gpu:1/v1/", "https://gpu:1/v1"), ("http://gpu/llm/v1", "http://gpu/llm/v1"),
])  # fmt: skip
def test_an_address_is_completed(written: str, base: str) -> None:
    assert read_address(written) == base


@pytest.mark.parametrize(("models", "known"), [
    (["/models/RSCoVLM-7B-2512-Q4_K_M.gguf"], 0), (["a", "Qingyun/RSCoVLM-7B-2512"], 1),
    (["rscovlm-7b-2512:q8_0"], 0), (["scripted"], 0), (["RSCoVLM-det-7B-2512"], None), (["tag:7b"], 0),
])  # fmt: skip
def test_a_card_is_found_under_the_names_that_servers_give_it(models: list[str], known: int | None) -> None:
    card = make_card(weights="Qingyun/RSCoVLM-7B-2512", serving=Serving(names=("tag:7b",)))
    found = served_name(card, None, models)
    assert found == (None if known is None else models[known])
    assert served_name(card, "else", models) is None
