import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from shapely import affinity

from rscovlm.geometry.quads import (
    angles_deg,
    areas,
    as_quads,
    canonical,
    min_area_quads,
    side_lengths,
    signed_areas,
    upright_quads,
)

coordinate = st.integers(-2000, 40_000).map(float)
any_quads = st.integers(0, 5).flatmap(lambda count: arrays(np.float64, (count, 4, 2), elements=coordinate))


@st.composite
def rectangles(draw):
    """A rotated rectangle: its vertices, long side, short side and angle."""
    short = draw(st.floats(1, 500))
    long = short * draw(st.floats(1.01, 20))
    angle = draw(st.floats(-89.9, 89.9))
    box = affinity.translate(
        affinity.rotate(shapely.box(-long / 2, -short / 2, long / 2, short / 2), angle, origin=(0, 0)),
        draw(st.floats(0, 30_000)),
        draw(st.floats(0, 30_000)),
    )
    vertices = shapely.get_coordinates(box)[:4]
    start, backwards = draw(st.integers(0, 3)), draw(st.booleans())
    vertices = np.roll(vertices, start, axis=0)
    return (vertices[::-1] if backwards else vertices), long, short, angle


@given(any_quads)
def test_canonical_keeps_the_vertices(quads):
    for before, after in zip(quads, canonical(quads), strict=True):
        assert sorted(map(tuple, before)) == sorted(map(tuple, after))


@given(any_quads)
def test_canonical_starts_at_the_topmost_then_leftmost_vertex(quads):
    for quad in canonical(quads):
        assert tuple(quad[0][::-1]) == min(tuple(vertex[::-1]) for vertex in quad)


@given(any_quads)
def test_canonical_runs_clockwise_on_the_screen(quads):
    assert (signed_areas(canonical(quads)) >= 0).all()
    for quad in canonical(quads):
        ring = shapely.linearrings(quad)
        if shapely.Polygon(ring).area > 0 and ring.is_simple:
            assert shapely.is_ccw(ring)  # counter-clockwise with y up is clockwise with y down


@given(any_quads)
def test_canonical_of_canonical_is_the_same(quads):
    once = canonical(quads)
    np.testing.assert_array_equal(canonical(once), once)


@given(any_quads)
def test_canonical_never_leaves_crossed_edges(quads):
    for quad in canonical(quads):
        first, second = shapely.linestrings(quad[[0, 1]]), shapely.linestrings(quad[[2, 3]])
        third, fourth = shapely.linestrings(quad[[1, 2]]), shapely.linestrings(quad[[3, 0]])
        assert not shapely.crosses(first, second)
        assert not shapely.crosses(third, fourth)


@given(rectangles())
def test_canonical_keeps_the_outline(rectangle):
    vertices = rectangle[0]
    assert (
        shapely.Polygon(canonical(vertices)[0])
        .normalize()
        .equals_exact(shapely.Polygon(vertices).normalize(), tolerance=0)
    )


@given(rectangles())
def test_sides_area_and_angle_of_a_rectangle(rectangle):
    vertices, long, short, angle = rectangle
    np.testing.assert_allclose(side_lengths(vertices), [[long, short]], rtol=1e-6)
    np.testing.assert_allclose(areas(vertices), shapely.Polygon(vertices).area, rtol=1e-6)
    found = angles_deg(vertices)[0]
    assert abs((found - angle + 90) % 180 - 90) < 1e-3
    assert -90 <= found < 90


def test_angle_grows_clockwise_on_the_screen():
    falling = [[0, 0, 10, 10, 9, 11, -1, 1]]  # y is down: from the top left to the bottom right
    assert angles_deg(falling)[0] == pytest.approx(45)


@given(rectangles())
def test_min_area_quad_of_a_rectangle_is_itself(rectangle):
    vertices = rectangle[0]
    found = min_area_quads(vertices)[0]
    expected = canonical(vertices)[0]
    # Two vertices at nearly the same height may swap roles, so the outlines are compared.
    assert shapely.hausdorff_distance(shapely.LinearRing(found), shapely.LinearRing(expected)) < 1e-3


@given(any_quads)
def test_min_area_quads_hold_the_points_in_the_least_rectangle(quads):
    for quad, found in zip(quads, min_area_quads(quads), strict=True):
        around = shapely.convex_hull(shapely.multipoints(found)).buffer(1e-4)
        assert around.covers(shapely.multipoints(quad))
        assert areas(found)[0] <= _least_area(quad) * (1 + 1e-6) + 1e-3


def _least_area(quad):
    """One side of the least rectangle lies on an edge of the hull, so every pair of points is tried."""
    least = np.ptp(quad[:, 0]) * np.ptp(quad[:, 1])
    for one in range(4):
        for other in range(one):
            edge = quad[one] - quad[other]
            length = np.hypot(*edge)
            if length:
                along, across = quad @ edge / length, quad @ np.array([-edge[1], edge[0]]) / length
                least = min(least, np.ptp(along) * np.ptp(across))
    return least


def test_upright_boxes_in_any_corner_order():
    expected = [[[10, 20], [30, 20], [30, 25], [10, 25]]]
    np.testing.assert_array_equal(upright_quads([[10, 20, 30, 25]]), expected)
    np.testing.assert_array_equal(upright_quads([[30, 25, 10, 20]]), expected)


def test_a_broken_list_of_numbers_is_refused():
    with pytest.raises(ValueError, match="7 numbers"):
        as_quads([1, 2, 3, 4, 5, 6, 7])
