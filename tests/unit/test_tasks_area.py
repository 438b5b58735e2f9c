"""Regions are placed on the raster exactly, cut to it, or refused."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from affine import Affine
from doubles import noise_image
from hypothesis import given
from hypothesis import strategies as st

from rscovlm.contract import Region
from rscovlm.errors import RegionInvalid, RegionOutside
from rscovlm.imagery.window import PixelWindow
from rscovlm.tasks.area import find_area

TURNED = Affine.translation(500_000, 4_000_000) @ Affine.rotation(30) @ Affine.scale(0.3, -0.3)

SIXTEENTHS = st.integers(-320, 1280).map(lambda number: number / 16)
"""Coordinates that survive rounding to the millionth of a pixel, and GEOS."""


def test_no_region_is_the_whole_raster() -> None:
    area = find_area(None, noise_image(60, 40))
    assert area.window == PixelWindow(0, 0, 60, 40)
    assert area.covers([(0, 0), (60, 40), (61, 10)]).tolist() == [True, True, False]


@given(st.integers(0, 50), st.integers(0, 30), st.integers(1, 10), st.integers(1, 10), st.booleans())
def test_a_map_rectangle_on_pixel_edges_is_exactly_those_pixels(
    col: int, row: int, width: int, height: int, turned: bool
) -> None:
    image = noise_image(60, 40, **({"transform": TURNED} if turned else {}))
    corners = PixelWindow(col, row, width, height).corners()
    ring = [image.transform @ tuple(corner) for corner in corners]
    assert find_area(Region(ring=ring), image).window == PixelWindow(col, row, width, height)


def test_a_region_without_geotransform_is_x_and_minus_y() -> None:
    image = noise_image(60, 40, transform=Affine(1, 0, 0, 0, -1, 0), crs=None)
    area = find_area(Region(ring=[(10, -5), (20, -5), (20, -15), (10, -15)]), image)
    assert area.window == PixelWindow(10, 5, 10, 10)


def test_a_region_half_outside_is_cut_to_the_raster() -> None:
    area = find_area(
        Region(frame="px", ring=[(-10, -10), (20, -10), (20, 20), (-10, 20)]), noise_image(60, 40)
    )
    assert area.window == PixelWindow(0, 0, 20, 20)


@given(st.lists(st.tuples(SIXTEENTHS, SIXTEENTHS), min_size=3, max_size=8))
def test_any_polygon_covers_what_shapely_says(ring: list[tuple[float, float]]) -> None:
    image = noise_image(60, 40)
    try:
        area = find_area(Region(frame="px", ring=ring), image)
    except (RegionInvalid, RegionOutside):
        return
    inside = shapely.make_valid(shapely.Polygon(ring)).intersection(shapely.box(0, 0, 60, 40))
    grid = np.stack(np.meshgrid(np.arange(60) + 0.5, np.arange(40) + 0.5), axis=-1).reshape(-1, 2)
    clear = shapely.distance(shapely.boundary(inside), shapely.points(grid)) > 1e-4
    expected = shapely.contains_xy(inside, grid[:, 0], grid[:, 1])
    assert (area.covers(grid) == expected)[clear].all()
    assert area.window.clamp(60, 40) == area.window


@given(
    st.lists(st.tuples(SIXTEENTHS, SIXTEENTHS), min_size=3, max_size=5),
    st.lists(st.lists(st.tuples(SIXTEENTHS, SIXTEENTHS), min_size=3, max_size=5), min_size=1, max_size=3),
)
def test_holes_are_left_out_and_further_parts_taken_in(
    ring: list[tuple[float, float]], more: list[list[tuple[float, float]]]
) -> None:
    image = noise_image(60, 40)
    try:
        area = find_area(Region(frame="px", ring=ring, more_rings=more), image)
    except (RegionInvalid, RegionOutside):
        return
    parts = [shapely.make_valid(shapely.Polygon(points)) for points in (ring, *more)]
    grid = np.stack(np.meshgrid(np.arange(60) + 0.5, np.arange(40) + 0.5), axis=-1).reshape(-1, 2)
    points = shapely.points(grid)
    clear = np.all([shapely.distance(shapely.boundary(part), points) > 1e-4 for part in parts], axis=0)
    inside = np.sum([shapely.contains_xy(part, grid[:, 0], grid[:, 1]) for part in parts], axis=0)
    assert (area.covers(grid) == (inside % 2 == 1))[clear].all()


@pytest.mark.parametrize("ring", [[(1, 1), (2, 2), (3, 3)], [(5, 5), (5, 5), (5, 5)]])
def test_a_region_without_area_is_refused(ring: list[tuple[float, float]]) -> None:
    with pytest.raises(RegionInvalid):
        find_area(Region(frame="px", ring=ring), noise_image(60, 40))


@pytest.mark.parametrize("ring", [[(70, 0), (80, 0), (80, 10)], [(60, 0), (70, 0), (70, 40), (60, 40)]])
def test_a_region_outside_is_refused(ring: list[tuple[float, float]]) -> None:
    with pytest.raises(RegionOutside):
        find_area(Region(frame="px", ring=ring), noise_image(60, 40))


def test_tiles_beside_the_polygon_are_not_touched() -> None:
    area = find_area(Region(frame="px", ring=[(0, 0), (40, 40), (0, 40)]), noise_image(60, 40))
    assert area.touches(PixelWindow(0, 20, 20, 20))
    assert not area.touches(PixelWindow(20, 0, 20, 20))
