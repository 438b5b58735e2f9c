"""Tiles that are read while the model looks at those before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from rscovlm.engines.protocol import CancelToken
from rscovlm.imagery.window import PixelWindow
from rscovlm.tasks.job import Job
from rscovlm.tasks.looking import Look, look_at_tile


def looks_ahead(batches: Sequence[Sequence[PixelWindow]], job: Job) -> Iterator[list[Look]]:
    """Look at batches of tiles, one after the other; the next one is being read meanwhile.

    One thread reads, for a source is read by one at a time. No more than two batches are in memory.

    Raises:
        RSCoVLMError: a tile cannot be read; told after the batches before it.
    """

    left = CancelToken()

    def read(tiles: Sequence[PixelWindow]) -> list[Look]:
        looks = []
        for tile in tiles:
            job.cancel.check()
            left.check()
            looks.append(look_at_tile(job.source, tile, job.card))
        return looks

    with ThreadPoolExecutor(1, "tiles") as reader:
        coming = [reader.submit(read, tiles) for tiles in batches[:1]]
        try:
            for number in range(len(batches)):
                looks = coming.pop().result()
                coming = [reader.submit(read, tiles) for tiles in batches[number + 1 : number + 2]]
                yield looks
        finally:
            left.cancel()  # where nobody goes on, the tiles that are being read are not wanted
