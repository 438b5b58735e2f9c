"""Tile plans: a window cut into overlapping squares, as DOTA's splitter does."""

from __future__ import annotations

from rscovlm.imagery.window import PixelWindow


def plan_tiles(window: PixelWindow, *, size: int, overlap: int) -> list[PixelWindow]:
    """Cover ``window`` wholly with tiles of ``size`` native pixels that share ``overlap``, row by row.

    The last tile of a row or a column is shifted inward, so that it is a full one; a window smaller than
    a tile gives tiles clipped to it. Source: the image splitter of the DOTA development kit.

    Raises:
        ValueError: when the overlap is not smaller than the tile.
    """
    if size < 1 or not 0 <= overlap < size:
        raise ValueError(f"tiles of {size} pixels cannot overlap by {overlap}")
    columns = _starts(window.col, window.width, size, overlap)
    rows = _starts(window.row, window.height, size, overlap)
    width, height = min(size, window.width), min(size, window.height)
    return [PixelWindow(col, row, width, height) for row in rows for col in columns]


def _starts(first: int, length: int, size: int, overlap: int) -> list[int]:
    if length <= size:
        return [first]
    last = length - size
    starts = list(range(0, last, size - overlap))
    return [first + start for start in (*starts, last)]
