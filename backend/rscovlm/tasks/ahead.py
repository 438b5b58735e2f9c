"""Tiles that are read while the model looks at those before them, and batches of them asked side by side."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from typing import TypeVar

from rscovlm.engines.protocol import CancelToken
from rscovlm.errors import RSCoVLMError
from rscovlm.imagery.window import PixelWindow
from rscovlm.tasks.job import Job
from rscovlm.tasks.looking import Look, look_at_tile

T = TypeVar("T")
R = TypeVar("R")

HELD = 8
"""Results, for each place, that may wait for one before them that takes long."""


def looks_ahead(batches: Sequence[Sequence[PixelWindow]], job: Job) -> Iterator[list[Look]]:
    """Look at batches of tiles, one after the other; the next ones are being read meanwhile.

    One thread reads, for a source is read by one at a time. It is ahead by as many batches as the engine is
    given at a time, for that many replies may end together.

    Raises:
        RSCoVLMError: a tile cannot be read; told after the batches before it.
    """

    left = CancelToken(job.cancel)

    def read(tiles: Sequence[PixelWindow]) -> list[Look]:
        looks = []
        for tile in tiles:
            left.check()
            looks.append(look_at_tile(job.source, tile, job.card))
        return looks

    with ThreadPoolExecutor(1, "tiles") as reader:
        rest = iter(batches)
        coming = deque(reader.submit(read, tiles) for tiles in islice(rest, job.card.serving.at_once))
        try:
            while coming:
                looks = coming.popleft().result()
                coming.extend(reader.submit(read, tiles) for tiles in islice(rest, 1))
                yield looks
        finally:
            left.cancel()  # where nobody goes on, the tiles that are being read are not wanted


def in_order(
    works: Iterator[T], do: Callable[[T], R], at_once: int, left: CancelToken
) -> Generator[R, None, None]:
    """Do works on threads, so many at a time, and tell what comes of them in their order.

    The next one is begun as soon as any ends: a reply that takes long keeps none of the others from being
    asked for. ``left`` is cancelled where nobody goes on, and ``do`` is to look at it.

    Raises:
        RSCoVLMError: what a work, or finding the next one, raises; told after all that was done before.
    """
    with ThreadPoolExecutor(at_once, "asking") as pool:
        coming: deque[Future[R]] = deque()
        try:
            for future in _begun(works, do, pool):
                coming.append(future)
                while coming and (coming[0].done() or _full(coming, at_once)):
                    if coming[0].done():
                        yield coming.popleft().result()
                    else:
                        wait([one for one in coming if not one.done()], return_when=FIRST_COMPLETED)
            while coming:
                yield coming.popleft().result()
        except RSCoVLMError:
            yield from (one.result() for one in coming if one.done() and one.exception() is None)
            raise
        finally:
            left.cancel()


def _begun(works: Iterator[T], do: Callable[[T], R], pool: ThreadPoolExecutor) -> Iterator[Future[R]]:
    """Begin works; where the next one cannot be found, that is what came of it."""
    try:
        for work in works:
            yield pool.submit(do, work)
    except RSCoVLMError as error:
        failed: Future[R] = Future()
        failed.set_exception(error)
        yield failed


def _full(coming: deque[Future[R]], at_once: int) -> bool:
    return len(coming) >= HELD * at_once or sum(not one.done() for one in coming) >= at_once
