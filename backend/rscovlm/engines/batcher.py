"""The door of a model: requests of any number of threads, answered together by the one thread that owns it.

Each pass of the model reads newcomers or moves every row on by a token, in turn, so that neither keeps the
other waiting. A free place goes to the request that has the fewest rows at work, so a detection of a
thousand tiles does not keep a question waiting. Where memory runs short the batch is made smaller, and each
row goes on from what it has said.
"""

from __future__ import annotations

import gc
import logging
import threading
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any

import torch

from rscovlm.engines.batch import Batch
from rscovlm.engines.decoding import Row
from rscovlm.engines.kept import KeptBeginnings
from rscovlm.engines.protocol import CancelToken
from rscovlm.errors import Cancelled, EngineFailed, OutOfMemory, RSCoVLMError

log = logging.getLogger(__name__)

SHORT = 256
"""Tokens up to which padding costs less than a pass of its own."""

CALM = 200
"""Passes without trouble after which a batch that was made smaller may grow again."""


@dataclass(frozen=True)
class Limits:
    """How much is answered together: ``rows`` at work, ``tokens`` read in one pass, padding included."""

    rows: int
    tokens: int


@dataclass(eq=False)
class Request:
    """What one caller wants answered; ``news`` brings the caller text, then ``None`` or what went wrong."""

    rows: list[Row]
    cancel: CancelToken
    news: SimpleQueue[tuple[int, str] | Exception | None] = field(default_factory=SimpleQueue)
    abandoned: bool = False
    alone: bool = False

    @property
    def over(self) -> bool:
        """Whether nobody waits for it any more."""
        return self.abandoned or self.cancel.cancelled


class Batcher:
    """The model's thread; ``submit`` may be called from any other."""

    def __init__(self, model: Any, kept: KeptBeginnings, limits: Limits) -> None:
        self._batch = Batch(model, kept)
        self._kept = kept
        self._limits = limits
        self._most = limits.rows
        self._calm = 0
        self._reads_next = True
        self._tried: list[Row] = []
        self._changed = threading.Condition()
        self._requests: list[Request] = []
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="model", daemon=True)
        self._thread.start()

    def submit(self, request: Request) -> None:
        """Have a request answered.

        Raises:
            EngineFailed: the model has been closed.
        """
        with self._changed:
            if self._closing:
                raise _closed()
            self._requests.append(request)
            self._changed.notify()

    def close(self) -> None:
        """Fail what is at work, and end the thread."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        self._thread.join()

    @torch.inference_mode()
    def _work(self) -> None:
        while self._wait():
            try:
                self._round()
            except Exception as error:  # the thread's edge: who asked hears of it
                failure = _bare(error)
            else:
                continue
            # Outside of the handler: the exception would keep the tensors of the failed pass alive.
            self._recover(failure)
        self._batch.clear()

    def _wait(self) -> bool:
        """Wait until there is something to answer; false when the model is closed."""
        with self._changed:
            while not self._requests and not self._closing:
                self._changed.wait()
            if self._closing:
                for request in self._requests:
                    request.news.put(_closed())
                self._requests.clear()
            return not self._closing

    def _alive(self) -> list[Request]:
        with self._changed:
            return list(self._requests)

    def _round(self) -> None:
        """Let go of what nobody waits for, let the model do one thing, and tell who is answered."""
        for request in self._alive():
            if request.over:
                self._end(request, Cancelled("The job was cancelled."))
        self._pass()
        self._batch.leave([row for row in self._batch.rows if row.finish is not None])
        for request in self._alive():
            if all(row.finish is not None for row in request.rows):
                self._end(request, None)

    def _pass(self) -> None:
        """Let the model read newcomers, or say the next token of each row."""
        newcomers = self._newcomers() if self._reads_next or not self._batch.rows else []
        self._reads_next = not newcomers
        self._tried = [*self._batch.rows, *newcomers]
        if newcomers:
            self._batch.admit(newcomers)
        elif self._tried:
            self._batch.step()
        self._calm += 1
        if self._calm >= CALM and self._most < self._limits.rows:
            self._most, self._calm = min(2 * self._most, self._limits.rows), 0

    def _newcomers(self) -> list[Row]:
        """The rows to be read together next: in fair order, as many as there is room for, of like length."""
        group: list[Row] = []
        longest = 0
        for row in self._fairly(self._most - len(self._batch.rows)):
            widest = max(longest, row.unread)
            first = group[0].unread if group else row.unread
            alike = max(first, row.unread) <= max(SHORT, 2 * min(first, row.unread))
            if not group or (alike and widest * (len(group) + 1) <= self._limits.tokens):
                group.append(row)
                longest = widest
        return group

    def _fairly(self, room: int) -> list[Row]:
        """Up to ``room`` waiting rows, each time of the request that has the fewest at work or chosen."""
        requests = self._alive()
        at_work = set(map(id, self._batch.rows))
        lone = next((one for one in requests if one.alone), None)
        if lone is not None:
            requests = [lone] if at_work <= set(map(id, lone.rows)) else []
        waiting = [
            [row for row in one.rows if row.finish is None and id(row) not in at_work] for one in requests
        ]
        taken = [sum(id(row) in at_work for row in one.rows) for one in requests]
        chosen: list[Row] = []
        while len(chosen) < room and any(waiting):
            place = min((taken[place], place) for place, rows in enumerate(waiting) if rows)[1]
            chosen.append(waiting[place].pop(0))
            taken[place] += 1
        return chosen

    def _end(self, request: Request, outcome: Exception | None) -> None:
        self._batch.leave(request.rows)
        with self._changed:
            self._requests.remove(request)
        request.news.put(outcome)

    def _recover(self, failure: Exception) -> None:
        """Go on after a failure: in smaller batches, with each request alone, or without whose it is."""
        tried = [row for row in self._tried if row.finish is None]
        mine = set(map(id, tried))
        blamed = [one for one in self._alive() if any(id(row) in mine for row in one.rows)]
        self._batch.clear()
        self._kept.clear()
        gc.collect()
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
        if isinstance(failure, OutOfMemory) and len(tried) > 1:
            self._most, self._calm = len(tried) // 2, 0
            for row in tried:
                row.squeezed = True
            log.warning(
                "a batch of %d does not fit into memory; going on with %d at a time", len(tried), self._most
            )
        elif len(blamed) > 1:
            for request in blamed:
                request.alone = True
        else:
            for request in blamed:
                self._end(request, failure)


def _bare(error: Exception) -> Exception:
    """An error without what holds on to the tensors of the failed pass; logged if nobody foresaw it."""
    if not isinstance(error, RSCoVLMError):
        log.error("the model's thread failed", exc_info=error)
    error.__cause__ = error.__context__ = None
    return error.with_traceback(None)


def _closed() -> EngineFailed:
    return EngineFailed("The model has been closed.", next_step="Load it again.")
