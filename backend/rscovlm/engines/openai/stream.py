"""The stream of a reply: server-sent events put together into text, token probabilities and an end."""

from __future__ import annotations

import json
import math
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from rscovlm.engines.protocol import Piece, Reply

_ENDS: dict[str, Literal["stop", "length"]] = {"stop": "stop", "length": "length", "eos": "stop"}


class BrokenStream(Exception):
    """What came is not a stream of the protocol, or not the whole of it; the text says what is wrong."""


class ToldError(Exception):
    """The server tells an error within the stream; ``body`` is what it tells."""

    def __init__(self, body: Any) -> None:
        super().__init__(str(body))
        self.body = body


async def read_lines(chunks: AsyncIterator[bytes]) -> AsyncIterator[str]:
    """Yield the lines of a stream, which end at line feeds alone.

    A line separator of Unicode's is an ordinary character within JSON; the client's own reader would part the
    line there.
    """
    rest = b""
    async for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            yield line.decode(errors="replace").rstrip("\r")
    yield rest.decode(errors="replace")


@dataclass
class Listener:
    """Passes on what is new in the replies of one conversation, of which there may be several tries.

    A second try says again what the first one had said before its server died. That is passed on once; where
    the second try says something else, nothing more is: the reply will tell it whole.
    """

    on_text: Callable[[str], None] | None
    shown: str = ""

    def hear(self, said: str) -> None:
        """Take all that a try has said so far."""
        if self.on_text is None:
            return
        if len(said) > len(self.shown) and said.startswith(self.shown):
            new, self.shown = said[len(self.shown) :], said
            self.on_text(new)


@dataclass
class Hearing:
    """One try to hear a reply."""

    listener: Listener
    pieces: list[Piece] = field(default_factory=list)
    finish: Literal["stop", "length"] | None = None
    ended: bool = False
    probable: bool = True
    _text: str = ""

    def take(self, line: str) -> None:
        """Take one line of the stream.

        Raises:
            BrokenStream: it is not of the protocol.
            ToldError: the server says that it failed.
        """
        kind, _, data = line.partition(":")
        data = data.strip()
        if kind != "data" or not data:
            return
        if data == "[DONE]":
            self.ended = True
            return
        try:
            event = json.loads(data)
            if event.get("error"):
                raise ToldError(event["error"])
            for choice in event["choices"]:
                self._choice(choice)
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise BrokenStream(f"{error!r} in {data[:500]}") from error

    def reply(self) -> Reply:
        """Return the whole reply; without pieces where the server tells no probabilities.

        Raises:
            BrokenStream: the stream stopped before the reply's end.
        """
        if self.finish is None and not self.ended:
            raise BrokenStream("the stream stopped in the middle of the reply")
        return Reply(self._text, tuple(self.pieces) if self.probable else (), self.finish or "stop")

    def _choice(self, choice: dict[str, Any]) -> None:
        text = (choice.get("delta") or {}).get("content") or ""
        if reason := choice.get("finish_reason"):
            if reason not in _ENDS:
                raise BrokenStream(f"the reply ended for the reason '{reason}'")
            self.finish = _ENDS[reason]
        told = (choice.get("logprobs") or {}).get("content")
        if told:
            self.pieces += _pieces(text, told, last=self.finish == "stop")
        elif text:
            self.probable = False
        if text:
            self._text += text
            self.listener.hear(self._text)


def _pieces(text: str, told: list[dict[str, Any]], *, last: bool) -> list[Piece]:
    """Part a chunk's text among its tokens; joined they give the text.

    Where the tokens' own texts do not, as with the bytes of one character, the first token has it all. The
    token that ends the reply is no part of it.
    """
    tokens = [(str(one.get("token") or ""), math.exp(min(0.0, float(one["logprob"])))) for one in told]
    if last and (not text or "".join(token for token, _ in tokens[:-1]) == text):
        tokens = tokens[:-1]
    if "".join(token for token, _ in tokens) != text:
        tokens = [(text if index == 0 else "", chance) for index, (_, chance) in enumerate(tokens)]
    return [Piece(token, chance) for token, chance in tokens]
