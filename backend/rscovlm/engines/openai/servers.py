"""The model servers at their addresses: which are there, and who takes the next request."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
from collections import OrderedDict
from collections.abc import Sequence

import httpx

from rscovlm.engines.openai.probe import Server, probe, read_address, served_name
from rscovlm.engines.openai.refusals import ServerTrouble
from rscovlm.errors import ModelMissing, RSCoVLMError
from rscovlm.models import ModelCard

log = logging.getLogger(__name__)

PROBE_S = 1.0
"""How often a server that was left out is looked at."""
MUCH_BUSIER = 4
"""Requests by which a server's backlog may exceed the least, and still get what it holds the prefix of."""
REMEMBERED = 4096


class Servers:
    """All servers of an engine; to be used from its event loop alone."""

    def __init__(
        self, client: httpx.AsyncClient, addresses: Sequence[str], card: ModelCard, wanted: str | None
    ) -> None:
        self._client = client
        self._card = card
        self._wanted = wanted
        self._turn = itertools.count()
        self.given_up: RSCoVLMError | None = None
        self._holders: OrderedDict[bytes, Server] = OrderedDict()
        self.all = [Server(address) for address in dict.fromkeys(map(read_address, addresses))]

    async def look(self, server: Server) -> None:
        """Look how a server is, and leave it out or take it back accordingly.

        Raises:
            RSCoVLMError: it is there, but refuses us, or has not the model.
        """
        try:
            await probe(self._client, server)
        except ServerTrouble as trouble:
            server.away = trouble
            return
        except RSCoVLMError as error:
            server.away = ServerTrouble(error)
            raise
        name = served_name(self._card, self._wanted, server.models)
        if name is None:
            missing = self._missing(server)
            server.away = ServerTrouble(missing)
            raise missing
        if server.away is not None:
            log.info("The model server at %s is there again.", server.address)
        server.model, server.away = name, None

    async def watch(self) -> None:
        """Look at the servers that were left out, again and again, until cancelled."""
        while True:
            await asyncio.sleep(PROBE_S)
            lost = [server for server in self.all if server.away is not None]
            await asyncio.gather(*map(self._look_quietly, lost))

    async def find(self, patience_s: float) -> None:
        """Look at every server, and wait for the first that can be used.

        Raises:
            RSCoVLMError: none can; why the first of them cannot.
        """
        clock = asyncio.get_running_loop().time
        limit = clock() + patience_s
        while True:
            seen = await asyncio.gather(*map(self.look, self.all), return_exceptions=True)
            refused = [error for error in seen if isinstance(error, BaseException)]
            if any(server.away is None for server in self.all):
                return
            if len(refused) == len(self.all) or clock() >= limit:
                trouble = self.all[0].away
                assert trouble is not None
                raise refused[0] if refused else trouble.error
            await asyncio.sleep(PROBE_S)

    async def choose(self, prefixes: Sequence[bytes], patience_s: float) -> Server:
        """Choose who is asked: the holder of the longest prefix, unless much busier, else the least busy.

        Raises:
            RSCoVLMError: within ``patience_s`` there was none; why.
        """
        clock = asyncio.get_running_loop().time
        limit = clock() + patience_s
        while True:
            if self.given_up is not None:
                raise self.given_up
            ready = [one for one in self.all if one.away is None and one.resting_until <= clock()]
            if ready:
                return self._best(ready, prefixes)
            if clock() >= limit:
                trouble = next(one for server in self.all if (one := server.away or server.resting))
                raise trouble.error
            await asyncio.sleep(min(0.05, max(0.0, limit - clock())))

    def leave_out(self, server: Server, trouble: ServerTrouble) -> None:
        """Ask a server nothing for a while, or until it is seen to be well again."""
        log.warning("%s %s", trouble.error.message, trouble.error.details)
        if trouble.wait_s is None:
            server.away = trouble
        else:
            server.resting_until = asyncio.get_running_loop().time() + trouble.wait_s
            server.resting = trouble

    def remember(self, prefixes: Sequence[bytes], server: Server) -> None:
        """Note that a server has just read conversations that begin so."""
        for prefix in prefixes:
            self._holders[prefix] = server
            self._holders.move_to_end(prefix)
        while len(self._holders) > REMEMBERED:
            self._holders.popitem(last=False)

    def _best(self, ready: list[Server], prefixes: Sequence[bytes]) -> Server:
        least = min(server.outstanding for server in ready)
        holders = (self._holders.get(prefix) for prefix in reversed(prefixes))
        holder = next((one for one in holders if one in ready), None)
        if holder is not None and holder.outstanding <= least + MUCH_BUSIER:
            return holder
        idle = [server for server in ready if server.outstanding == least]
        return idle[next(self._turn) % len(idle)]

    async def _look_quietly(self, server: Server) -> None:
        with contextlib.suppress(RSCoVLMError):
            await self.look(server)

    def _missing(self, server: Server) -> ModelMissing:
        model = self._wanted or self._card.weights
        has = f"it has {', '.join(server.models)}" if server.models else "it has none"
        return ModelMissing(
            f"The model server at {server.address} has no model '{model}'; {has}.",
            next_step="Start it with that model, or say by --served-name which of its models is meant.",
        )
