"""An engine whose model runs elsewhere: every conversation is a streamed request to one of the servers.

Requests run side by side on an event loop of their own, on one thread. A request whose server dies goes to
another one; one that is cancelled closes its connection, on which the servers stop generating.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, NoReturn

import httpx

from rscovlm.engines.checks import check_request
from rscovlm.engines.openai.loop import LoopThread, Work
from rscovlm.engines.openai.messages import Prepared, extend, prepare
from rscovlm.engines.openai.probe import Server, make_client
from rscovlm.engines.openai.refusals import (
    NoProbabilities,
    ServerTrouble,
    TooLittleRoom,
    away,
    no_route,
    raise_refusal,
)
from rscovlm.engines.openai.servers import Servers
from rscovlm.engines.openai.stream import BrokenStream, Hearing, Listener, ToldError, read_lines
from rscovlm.engines.protocol import CancelToken, Conversation, OnText, Reply, Turn
from rscovlm.errors import RSCoVLMError
from rscovlm.models import ModelCard

TRIES = 4
"""Servers that may die over one request before it is given up: it may be the request that kills them."""
TICK_S = 0.02
"""How often the caller's thread looks whether it was cancelled."""
CLOSE_S = 5.0

_EXTRAS: dict[str, dict[str, Any]] = {
    # A checkpoint's own generation settings may hold a penalty, which would not be greedy decoding.
    "vllm": {"repetition_penalty": 1.0},
    "sglang": {"repetition_penalty": 1.0},
    "llamacpp": {"repeat_penalty": 1.0, "cache_prompt": True},
}


@dataclass(frozen=True)
class Access:
    """How the servers are reached.

    Attributes:
        addresses: of the servers; ``/v1`` may be left out.
        served_name: what they call the model; None: one of the names that its card knows.
        key: sent as a bearer token; empty: none is.
        patience_s: how long no server may be there before a request fails.
        silence_s: how long a server may say nothing.
        side_by_side: requests that each server is given at once.
        start_s: how long to wait for the first server; None: ``patience_s``.
    """

    addresses: tuple[str, ...]
    served_name: str | None = None
    key: str = ""
    patience_s: float = 60.0
    silence_s: float = 120.0
    side_by_side: int = 16
    start_s: float | None = None


class OpenAIEngine:
    """A model on one or several servers; any number of threads may use it at once.

    Raises:
        ServerAway: no server answered in time.
        ServerRefused: the key is not theirs.
        ModelMissing: they have not the card's model.
        BadRequest: an address is none.
    """

    def __init__(self, card: ModelCard, access: Access) -> None:
        self._access = access
        self._client = make_client(access.key, access.silence_s)
        self._servers = Servers(self._client, access.addresses, card, access.served_name)
        self._loop = LoopThread()
        try:
            first_s = access.patience_s if access.start_s is None else access.start_s
            self._loop.run(self._servers.find(first_s))
        except BaseException:
            self.close()
            raise
        self._watch = self._loop.submit(self._servers.watch())
        self._card = _fitted(card, self._servers.all, access.side_by_side)

    @property
    def card(self) -> ModelCard:
        """The card, within the limits of the servers; so many tiles at a time keep all of them busy."""
        return self._card

    @property
    def device(self) -> str:
        """Where the model runs, for a person."""
        servers = self._servers.all
        if len(servers) == 1:
            return f"{servers[0].title} at {servers[0].address}"
        return f"{len(servers)} model servers: {', '.join(server.address for server in servers)}"

    def generate(
        self,
        conversations: Sequence[Conversation],
        *,
        max_new_tokens: int = 512,
        cancel: CancelToken | None = None,
        on_text: OnText | None = None,
    ) -> list[Reply]:
        """Answer each conversation greedily, one reply each, in order; see ``Engine.generate``.

        A reply of a server that tells no probabilities has no pieces.

        Raises:
            Cancelled: at once when ``cancel`` is set; the connections are closed.
            EngineFailed: no server could answer; its subclasses say why.
            ModelMissing: the servers no longer have the model.
        """
        cancel = check_request(max_new_tokens, cancel, closed=self._loop.closed)
        said: SimpleQueue[tuple[int, str] | None] = SimpleQueue()
        # Where nobody listens, the caller's thread is not woken for every token.
        say = None if on_text is None else lambda *new: said.put(new)
        answers = self._answer_all(list(conversations), max_new_tokens, say)
        work = Work(answers, at_end=lambda: said.put(None))
        future = self._loop.submit(work.run())
        try:
            while (new := _next(said, cancel)) is not None:
                if on_text is not None:
                    on_text(*new)
        except BaseException:
            future.cancel()
            work.over.wait(CLOSE_S)
            raise
        return future.result()

    def give_up(self, error: RSCoVLMError) -> None:
        """Let every request fail with an error from now on: the servers will not come back."""
        self._servers.given_up = error

    def close(self) -> None:
        """Close the connections."""
        if not self._loop.closed:
            self._loop.run(self._client.aclose())
            self._loop.close()

    async def _answer_all(
        self, conversations: list[Conversation], limit: int, say: Callable[[int, str], None] | None
    ) -> list[Reply]:
        listeners = [
            Listener(None if say is None else partial(say, index)) for index in range(len(conversations))
        ]
        tasks = [
            asyncio.create_task(self._answer(conversation, limit, listener))
            for conversation, listener in zip(conversations, listeners, strict=True)
        ]
        try:
            return await asyncio.gather(*tasks)
        except BaseException:
            for task in tasks:
                if not task.cancelling():  # a second time would disturb it while it closes its connection
                    task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            raise

    async def _answer(self, conversation: Conversation, limit: int, listener: Listener) -> Reply:
        """Have one conversation answered, by as many servers as it takes."""
        prepared = await asyncio.to_thread(prepare, conversation, self._card.factor)
        clock = asyncio.get_running_loop().time
        deaths, first_rest = 0, float("inf")
        while True:
            server = await self._servers.choose(prepared.prefixes, self._access.patience_s)
            try:
                with server.working():
                    reply = await self._ask(server, prepared, limit, listener)
            except ServerTrouble as trouble:
                self._servers.leave_out(server, trouble)
                deaths += trouble.wait_s is None
                first_rest = min(first_rest, clock())
                rested_long = trouble.wait_s is not None and clock() - first_rest > self._access.patience_s
                if deaths >= TRIES or rested_long:
                    raise trouble.error from trouble
                continue
            whole = extend(prepared.prefixes[-1], Turn("assistant", reply.text))
            self._servers.remember([*prepared.prefixes, whole], server)
            return reply

    async def _ask(self, server: Server, prepared: Prepared, limit: int, listener: Listener) -> Reply:
        """Ask one server, in the way that it accepts."""
        while True:
            body = request_body(server, prepared, limit)
            try:
                return await self._hear(server, body, Hearing(listener))
            except TooLittleRoom as little:
                if little.room >= limit:
                    raise away(
                        server.address, "contradicts itself about its context", repr(little)
                    ) from little
                limit = little.room
            except NoProbabilities as refused:
                if not body.get("logprobs"):
                    raise away(server.address, "refuses what was not asked for", repr(refused)) from refused
                server.tells_probabilities = False

    async def _hear(self, server: Server, body: dict[str, Any], hearing: Hearing) -> Reply:
        """Send one request and hear its reply to the end."""
        url = f"{server.address}/chat/completions"
        try:
            async with self._client.stream("POST", url, json=body) as response:
                if not response.is_success:
                    await response.aread()
                    self._refuse(server, response.status_code, response.text, response.headers)
                async for line in read_lines(response.aiter_bytes()):
                    hearing.take(line)
            reply = hearing.reply()
        except httpx.TransportError as error:
            raise no_route(server.address, error) from error
        except BrokenStream as error:
            raise away(
                server.address, "broke off, or does not speak the OpenAI protocol", str(error)
            ) from error
        except ToldError as error:
            told = error.body if isinstance(error.body, dict) else {}
            code = told.get("code")
            status = code if code and isinstance(code, int) else 500
            self._refuse(server, status, str(told.get("message") or error.body), {})
        if reply.text and not reply.pieces:
            server.say_once("tells no probabilities: objects and answers have no score of their own.")
        return reply

    def _refuse(self, server: Server, status: int, body: str, headers: Any) -> NoReturn:
        raise_refusal(
            server.address,
            status,
            body,
            retry_after=headers.get("Retry-After", ""),
            model=server.model,
            models=server.models,
        )


def _next(said: SimpleQueue[tuple[int, str] | None], cancel: CancelToken) -> tuple[int, str] | None:
    """Wait for the next words; ``None`` at the end.

    Raises:
        Cancelled: somebody does not want them any more.
    """
    while True:
        cancel.check()
        try:
            return said.get(timeout=TICK_S)
        except Empty:
            continue


def request_body(server: Server, prepared: Prepared, limit: int) -> dict[str, Any]:
    """What a server is asked for a conversation, to be answered in at most ``limit`` tokens."""
    probabilities = {"logprobs": True, "top_logprobs": 1} if server.tells_probabilities else {}
    return {
        "model": server.model,
        "messages": prepared.messages,
        "max_tokens": limit,
        "temperature": 0,
        "stream": True,
        **probabilities,
        **_EXTRAS.get(server.kind, {}),
    }


def _fitted(card: ModelCard, servers: Sequence[Server], side_by_side: int) -> ModelCard:
    """The card within what the servers let an image be, and with as many tiles at a time as they are given.

    Each tile is asked by itself: a server fills the place of a reply that has ended, whichever it is.
    """
    kinds = {server.title.lower() for server in servers}
    limits = [limit.pixels for limit in card.serving.limits if limit.server in kinds]
    at_once = max(card.tiles.batch, side_by_side * len(servers))
    return card.model_copy(
        update={
            "max_pixels": min([card.max_pixels, *limits]),
            "tiles": card.tiles.model_copy(update={"batch": 1}),
            "serving": card.serving.model_copy(update={"at_once": at_once}),
        }
    )
