"""One model server at its address: what it is, what it serves, and whether a card's model is among that."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from rscovlm.engines.openai.refusals import ServerTrouble, away, no_route, raise_refusal
from rscovlm.errors import BadRequest, RSCoVLMError
from rscovlm.models import ModelCard

log = logging.getLogger(__name__)

PROBE_PATIENCE_S = 5.0
"""How long an answer to what it serves may take."""
CONNECT_S = 5.0
IDLE_S = 2.0
"""How long an idle connection is used again. vLLM and llama.cpp close theirs after five seconds: a request
that is sent at that moment breaks off, and the server would be taken for dead."""

KINDS = {"vllm": "vLLM", "llamacpp": "llama.cpp", "sglang": "SGLang", "library": "Ollama"}
"""Names of the servers, by what they write into ``owned_by`` of their models."""

_QUANT = re.compile(r"[-.:_](?:i?q\d\w*|bf16|f16|f32|fp8|awq|gptq|int[48])$")


@dataclass
class Server:
    """One address; ``away`` tells why it is left out, ``resting_until`` when it may be asked again."""

    address: str
    kind: str = ""
    models: tuple[str, ...] = ()
    model: str = ""
    outstanding: int = 0
    away: ServerTrouble | None = None
    resting_until: float = 0.0
    resting: ServerTrouble | None = None
    tells_probabilities: bool = True
    told: set[str] = field(default_factory=set)

    @property
    def title(self) -> str:
        """What kind of server it is, for a person."""
        return KINDS.get(self.kind, "OpenAI protocol")

    @contextlib.contextmanager
    def working(self) -> Iterator[None]:
        """Count a request as outstanding."""
        self.outstanding += 1
        try:
            yield
        finally:
            self.outstanding -= 1

    def say_once(self, message: str) -> None:
        """Log a message about this server, the first time only."""
        if message not in self.told:
            self.told.add(message)
            log.warning("The model server at %s %s", self.address, message)


def read_address(text: str) -> str:
    """Complete an address to the base of the API, ``http://host:8000/v1``.

    Raises:
        BadRequest: it is none.
    """
    text = text.strip()
    try:
        url = httpx.URL(text if "://" in text else f"http://{text}")
    except httpx.InvalidURL as error:
        raise _no_address(text) from error
    if url.scheme not in ("http", "https") or not url.host or url.userinfo:
        raise _no_address(text)
    path = url.path.rstrip("/")
    return str(url.copy_with(path=path or "/v1", query=None, fragment=None))


def _no_address(text: str) -> BadRequest:
    return BadRequest(
        f"'{text}' is no address of a model server.",
        next_step="Write it as http://HOST:PORT/v1; the key, if any, goes into RSCOVLM_API_KEY.",
    )


def served_name(card: ModelCard, wanted: str | None, models: Sequence[str]) -> str | None:
    """Find the card's model among the names that a server lists; ``None``: it is not there.

    Without a wanted name it is known by the names of its card; folders, endings and quantisations of files
    are overlooked, so that ``/models/RSCoVLM-7B-2512-Q4_K_M.gguf`` is found.
    """
    if wanted is not None:
        return wanted if wanted in models else None
    known = {card.name, card.weights, *card.serving.names}
    if exact := next((name for name in models if name in known), None):
        return exact
    plain = {_plain(name) for name in known}
    return next((name for name in models if _plain(name) in plain), None)


def _plain(name: str) -> str:
    return _QUANT.sub("", name.rsplit("/", 1)[-1].lower().removesuffix(".gguf"))


async def probe(client: httpx.AsyncClient, server: Server) -> None:
    """Ask a server what it serves.

    Raises:
        ServerTrouble: it is not there, or not ready.
        RSCoVLMError: it refuses us, or is no model server.
    """
    try:
        health = await client.get(f"{_root(server.address)}/health", timeout=PROBE_PATIENCE_S)
        if health.status_code >= 500:
            raise_refusal(server.address, health.status_code, health.text, retry_after=_later(health))
        answer = await client.get(f"{server.address}/models", timeout=PROBE_PATIENCE_S)
    except httpx.TransportError as error:
        raise no_route(server.address, error) from error
    if not answer.is_success:
        raise_refusal(server.address, answer.status_code, answer.text, retry_after=_later(answer))
    try:
        entries: list[dict[str, Any]] = answer.json()["data"] or []
        server.models = tuple(str(entry["id"]) for entry in entries)
        server.kind = str(entries[0].get("owned_by") or "") if entries else ""
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise away(server.address, "does not speak the OpenAI protocol", answer.text[:500]) from error


def examine_server(address: str, card: ModelCard, wanted: str | None, key: str) -> tuple[bool, str]:
    """Try one address: whether it serves the card's model, and what there is, in words.

    Raises:
        BadRequest: it is no address.
    """
    server = Server(read_address(address))
    try:
        asyncio.run(_probe_once(server, key))
    except ServerTrouble as trouble:
        return False, f"{trouble.error.message} {trouble.error.next_step}"
    except RSCoVLMError as error:
        return False, f"{error.message} {error.next_step}"
    has = f"{server.title}, serves {', '.join(server.models) or 'nothing'}"
    name = served_name(card, wanted, server.models)
    if name is None:
        return False, f"{has}; '{wanted or card.weights}' is not among it"
    return True, f"{has}; '{name}' is used as {card.title}"


async def _probe_once(server: Server, key: str) -> None:
    async with make_client(key, PROBE_PATIENCE_S) as client:
        await probe(client, server)


def make_client(key: str, silence_s: float) -> httpx.AsyncClient:
    """Make a client that shows a key, waits for words as long as it may, and keeps connections open."""
    return httpx.AsyncClient(
        headers={"Authorization": f"Bearer {key}"} if key else {},
        timeout=httpx.Timeout(silence_s, connect=CONNECT_S, pool=None),
        limits=httpx.Limits(max_connections=None, max_keepalive_connections=None, keepalive_expiry=IDLE_S),
        # A proxy for the rest of the world has no business with this machine's own servers.
        mounts={f"all://{host}": None for host in ("localhost", "127.0.0.1", "[::1]")},
    )


def _root(address: str) -> str:
    return address.removesuffix("/v1")


def _later(response: httpx.Response) -> str:
    return response.headers.get("Retry-After", "")
