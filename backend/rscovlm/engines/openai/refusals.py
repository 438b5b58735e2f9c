"""What a model server answers when it does not answer: the errors that a person may read."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, NoReturn

import httpx

from rscovlm.errors import ContextTooLong, ModelMissing, RSCoVLMError, ServerAway, ServerBusy, ServerRefused

_CONTEXT = re.compile(
    r"context (?:length|size|window)|maximum (?:context|model) len|max_model_len|too many tokens"
)
_ROOM = re.compile(r"maximum context length is (\d+) tokens")
_ASKED = re.compile(
    r"(\d+) (?:input tokens|(?:tokens )?in the messages|of text input)|at least (\d+) input tokens"
)
BUSY = (429, 503)
LONGEST_WAIT_S = 30.0


class ServerTrouble(Exception):
    """A server cannot answer this now, but another one, or the same one later, may.

    Attributes:
        error: what a person is told where no other try helps.
        wait_s: the server is alive and wants to be left alone for so long; None: take it for dead.
    """

    def __init__(self, error: RSCoVLMError, wait_s: float | None = None) -> None:
        super().__init__(error.message)
        self.error = error
        self.wait_s = wait_s


class TooLittleRoom(Exception):
    """The prompt fits, but not the prompt and the longest reply; ``room`` tokens are left for that."""

    def __init__(self, room: int) -> None:
        super().__init__(str(room))
        self.room = room


class NoProbabilities(Exception):
    """The server refuses to tell the tokens' probabilities."""


def away(address: str, why: str, details: str = "") -> ServerTrouble:
    """The server at an address does not answer, or breaks off."""
    return ServerTrouble(ServerAway(f"The model server at {address} {why}.", details=details))


def no_route(address: str, error: httpx.TransportError) -> ServerTrouble:
    """Word what the network says."""
    if isinstance(error, httpx.ConnectTimeout):
        return away(address, "cannot be reached: it did not accept a connection in time", repr(error))
    if isinstance(error, httpx.TimeoutException):
        return away(address, "went silent in the middle of a reply", repr(error))
    if isinstance(error, httpx.ConnectError):
        return away(address, "cannot be reached", repr(error))
    return away(address, "broke off in the middle of a reply", repr(error))


def raise_refusal(
    address: str,
    status: int,
    body: str,
    *,
    retry_after: str = "",
    model: str = "",
    models: Sequence[str] = (),
) -> NoReturn:
    """Raise what an answer that is no success means.

    Args:
        address: of the server.
        status: of HTTP.
        body: what came with it.
        retry_after: that header.
        model: the name that was asked for.
        models: the names that the server listed.

    Raises:
        ServerTrouble: another server, or another time, may do.
        TooLittleRoom: a shorter reply would fit.
        NoProbabilities: the request would do without asking for them.
        RSCoVLMError: no other try helps.
    """
    message = message_of(body)
    if status in BUSY:
        error = ServerBusy(f"The model server at {address} is busy or still loading.", details=message)
        raise ServerTrouble(error, wait_s=_seconds(retry_after))
    if status >= 500:
        raise away(address, f"failed with status {status}", message)
    if status in (401, 403):
        raise ServerRefused(
            f"The model server at {address} refuses the key.",
            details=message,
            next_step="Set RSCOVLM_API_KEY, or RSCOVLM_API_KEY_FILE to a file that holds the key.",
        )
    if status == 404:
        raise _not_there(address, message, model, models)
    if _CONTEXT.search(message):
        _raise_too_long(message)
    if status == 413:
        raise ServerRefused(f"The images are too large for the model server at {address}.", details=message)
    if "logprob" in message:
        raise NoProbabilities(message)
    raise ServerRefused(
        f"The model server at {address} refuses the request: {_short(message)}", details=message
    )


def message_of(body: str) -> str:
    """Find the words in an error's body, whatever its shape."""
    try:
        told: Any = json.loads(body)
    except ValueError:
        return body[:2000]
    for key in ("error", "message", "detail"):
        if isinstance(told, dict) and key in told:
            told = told[key]
    return (told if isinstance(told, str) else json.dumps(told))[:2000]


def _not_there(address: str, message: str, model: str, models: Sequence[str]) -> RSCoVLMError:
    if not models:
        return ServerAway(
            f"What answers at {address} is not a model server of the OpenAI protocol, or has another path.",
            details=message,
        )
    return ModelMissing(
        f"The model server at {address} has no model '{model}'; it has {', '.join(models)}.",
        details=message,
        next_step="Name one of these with --served-name, or start the server with that model.",
    )


def _raise_too_long(message: str) -> NoReturn:
    room, asked = _ROOM.search(message), _ASKED.search(message)
    if room and asked:
        left = int(room[1]) - int(asked[1] or asked[2])
        if left > 0:
            raise TooLittleRoom(left)
    raise ContextTooLong("The conversation is longer than the model server reads.", details=message)


def _seconds(retry_after: str) -> float:
    """How long to leave a server alone, seconds; the header is a number or a date."""
    try:
        wait = float(retry_after)
    except ValueError:
        try:
            wait = (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds()
        except (ValueError, TypeError):
            wait = 1.0
    return min(max(wait, 0.1), LONGEST_WAIT_S)


def _short(message: str) -> str:
    line = " ".join(message.split())
    line = line if len(line) <= 200 else f"{line[:200]}…"
    return line if line.endswith((".", "!", "?")) else f"{line}."
