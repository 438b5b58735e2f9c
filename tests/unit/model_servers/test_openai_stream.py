"""What comes in the stream of a reply: every character, and the probability of every token."""

from __future__ import annotations

import json
from contextlib import ExitStack

import numpy as np
from model_asking import WORDS, about, asking, saying, until
from model_server import ModelServer, die_after, refuse, send


def test_without_probabilities_there_are_no_pieces() -> None:
    def plain(exchange: object) -> None:
        exchange.body["logprobs"] = False  # type: ignore[attr-defined]
        exchange.reply(list(WORDS))  # type: ignore[attr-defined]

    with ModelServer() as server, asking(server) as engine:
        server.troubles.append(plain)
        reply = engine.generate([about()])[0]
        assert (reply.text, reply.pieces) == ("".join(WORDS), ())
        server.troubles.append(refuse(400, "logprobs are not supported by this server"))
        assert engine.generate([about()])[0].pieces == ()
        assert "logprobs" not in server.requests[-1]


def test_tokens_that_come_together_keep_their_probabilities() -> None:
    def told(*tokens: tuple[str, float]) -> dict:
        return {"content": [{"token": token, "logprob": np.log(chance)} for token, chance in tokens]}

    def event(text: str, finish: str | None, *tokens: tuple[str, float]) -> str:
        choice = {"delta": {"content": text}, "finish_reason": finish, "logprobs": told(*tokens)}
        return json.dumps({"choices": [choice]})

    stream = (
        event("12, ", None, ("12", 0.5), (", ", 0.25)),
        event("é", None, ("\ufffd", 0.8), ("\ufffd", 0.4)),
        event(" ship", "stop", (" ship", 0.9), ("<|im_end|>", 0.7)),
    )
    with ModelServer() as server, asking(server) as engine:
        server.troubles.append(send(*stream))
        reply = engine.generate([about()])[0]
    chances = [(piece.text, round(piece.probability, 6)) for piece in reply.pieces]
    assert chances == [("12", 0.5), (", ", 0.25), ("é", 0.8), ("", 0.4), (" ship", 0.9)]
    assert reply.text == "12, é ship"


def test_every_character_arrives_whole() -> None:
    odd = "a\u2028b\x85c\u2029d\x0be \u00e9\u6d77\U0001f6a2"
    event = json.dumps(
        {"choices": [{"delta": {"content": odd}, "finish_reason": "stop"}]}, ensure_ascii=False
    )
    with ModelServer() as server, asking(server) as engine:
        server.troubles.append(send(event))
        assert engine.generate([about()])[0].text == odd
        assert len(server.requests) == 1


def test_a_reply_that_breaks_off_is_said_again_by_another_server_and_heard_once() -> None:
    heard: list[str] = []
    with ExitStack() as stack:
        servers = [stack.enter_context(ModelServer(saying(*WORDS))) for _ in range(2)]
        for server in servers:
            server.troubles.append(die_after(*WORDS[:3]))
        servers[1].troubles.clear()
        engine = stack.enter_context(asking(*servers))
        replies = engine.generate([about(), about(1)], on_text=lambda _, text: heard.append(text))
        assert [reply.text for reply in replies] == ["".join(WORDS)] * 2
        assert [len(reply.pieces) for reply in replies] == [len(WORDS)] * 2
        assert sorted(heard) == sorted(WORDS * 2)
        until(lambda: all(server.away is None for server in engine._servers.all))


def test_a_second_try_that_says_something_else_is_not_mixed_with_the_first() -> None:
    heard: list[str] = []
    with ModelServer(saying("An", "other", " answer")) as server, asking(server) as engine:
        server.troubles.append(die_after("A", " first"))
        reply = engine.generate([about()], on_text=lambda _, text: heard.append(text))[0]
    assert reply.text == "Another answer"
    assert heard == ["A", " first"]
