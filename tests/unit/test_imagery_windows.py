from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from rscovlm.imagery.tiles import plan_tiles
from rscovlm.imagery.window import PixelWindow

start = st.integers(-50, 3000)
side = st.integers(1, 2500)
windows = st.builds(PixelWindow, start, start, side, side)


def as_box(window):
    return box(window.col, window.row, window.right, window.bottom)


@given(windows, windows)
def test_intersection_is_that_of_shapely(first, second):
    shared, expected = first.intersect(second), as_box(first).intersection(as_box(second))
    assert (shared is None) == (expected.area == 0)
    if shared is not None:
        assert as_box(shared).equals(expected)
    assert first.contains(second) == as_box(first).covers(as_box(second))


@given(windows, st.integers(1, 1200), st.integers(1, 1200))
def test_at_least_grows_around_what_was_asked_and_stays_inside(window, width, height):
    raster = PixelWindow(0, 0, 3000, 2000)
    inside = window.intersect(raster)
    if inside is None:
        return
    grown = inside.at_least(width, height, raster)
    assert raster.contains(grown)
    assert grown.contains(inside)
    assert (grown.width, grown.height) == (max(inside.width, width), max(inside.height, height))


@given(st.lists(st.tuples(st.floats(-100, 9000), st.floats(-100, 9000)), min_size=1, max_size=9))
def test_covering_holds_every_point_and_no_whole_pixel_more(points):
    window = PixelWindow.covering(points)
    array = np.array(points)
    assert (array >= (window.col, window.row)).all()
    assert (array <= (window.right, window.bottom)).all()
    assert window.width <= max(np.ptp(array[:, 0]) + 2, 1)
    assert window.height <= max(np.ptp(array[:, 1]) + 2, 1)


def test_broken_windows_are_refused():
    with pytest.raises(ValueError, match="0 x 5"):
        PixelWindow(0, 0, 0, 5)
    with pytest.raises(ValueError, match="finite"):
        PixelWindow.covering([(0, float("nan"))])
    assert PixelWindow(10, 10, 5, 5).clamp(8, 8) is None


@given(windows, st.integers(64, 700), st.data())
def test_tiles_cover_the_window_with_the_asked_overlap(window, size, data):
    overlap = data.draw(st.integers(0, size // 2))
    tiles = plan_tiles(window, size=size, overlap=overlap)
    seen = np.zeros((window.height, window.width), dtype=bool)
    for tile in tiles:
        assert window.contains(tile)
        assert (tile.width, tile.height) == (min(size, window.width), min(size, window.height))
        row, col = tile.row - window.row, tile.col - window.col
        seen[row : row + tile.height, col : col + tile.width] = True
    assert seen.all()
    assert len(set(tiles)) == len(tiles)
    for starts in (sorted({tile.col for tile in tiles}), sorted({tile.row for tile in tiles})):
        assert all(later - earlier <= size - overlap for earlier, later in pairwise(starts))


def dota_starts(length, size, gap):
    """The loop of DOTA's ImgSplit_multi_process, as published."""
    starts, left = [], 0
    while left < length:
        if left + size >= length:
            left = max(length - size, 0)
        starts.append(left)
        if left + size >= length:
            break
        left += size - gap
    return starts


@given(st.integers(1, 6000), st.integers(1, 6000))
def test_tiles_are_those_of_the_dota_splitter(width, height):
    tiles = plan_tiles(PixelWindow(0, 0, width, height), size=512, overlap=100)
    expected = [(col, row) for row in dota_starts(height, 512, 100) for col in dota_starts(width, 512, 100)]
    assert [(tile.col, tile.row) for tile in tiles] == expected


def test_a_tile_that_does_not_advance_is_refused():
    with pytest.raises(ValueError, match="cannot overlap"):
        plan_tiles(PixelWindow(0, 0, 10, 10), size=512, overlap=512)
