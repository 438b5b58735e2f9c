"""An event loop on a thread of its own, for callers that know no ``await``."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

T = TypeVar("T")

CLOSE_S = 5.0


class LoopThread:
    """The loop; it runs until it is closed."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="model servers", daemon=True)
        self._thread.start()
        self.closed = False

    def submit(self, coroutine: Coroutine[Any, Any, T]) -> Future[T]:
        """Start a coroutine."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop)

    def run(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine and wait for what it returns or raises."""
        return self.submit(coroutine).result()

    def close(self) -> None:
        """Cancel what still runs, and end the thread."""
        self.closed = True
        self.run(_cancel_others())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(CLOSE_S)
        self._loop.close()


class Work(Generic[T]):
    """A coroutine that says when it has ended, however it did; a cancelled future does not wait for that.

    Attributes:
        over: set at its end.
    """

    def __init__(self, coroutine: Coroutine[Any, Any, T], *, at_end: Callable[[], None]) -> None:
        self._coroutine = coroutine
        self._at_end = at_end
        self.over = threading.Event()

    async def run(self) -> T:
        """Run it; raises what it raises."""
        try:
            return await self._coroutine
        finally:
            self.over.set()
            self._at_end()


async def _cancel_others() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.get_running_loop().shutdown_asyncgens()
