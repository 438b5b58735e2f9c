import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import affinity

from rscovlm.geometry.overlap import bounds, is_upright, meeting, nms, rotated_iou


@st.composite
def boxes(draw, most=12):
    """Rectangles crowded into 60 x 60 pixels, so that many overlap; some upright; from any vertex."""
    quads = []
    for _ in range(draw(st.integers(0, most))):
        long, short = draw(st.integers(2, 40)), draw(st.integers(2, 20))
        angle = draw(st.one_of(st.sampled_from([0, 90]), st.integers(-90, 90)))
        box = affinity.rotate(shapely.box(0, 0, long, short), angle, origin="center")
        box = affinity.translate(box, draw(st.integers(0, 60)), draw(st.integers(0, 60)))
        vertices = np.roll(shapely.get_coordinates(box)[:4], draw(st.integers(0, 3)), axis=0)
        quads.append(vertices[::-1] if draw(st.booleans()) else vertices)
    return np.array(quads).reshape(-1, 4, 2)


def one_iou(first, second):
    one, other = shapely.Polygon(first), shapely.Polygon(second)
    shared = one.intersection(other).area
    return shared / (one.area + other.area - shared)


def brute_force_nms(quads, scores, labels, threshold):
    kept = []
    for index in sorted(range(len(quads)), key=lambda index: (-scores[index], index)):
        same = [other for other in kept if labels[other] == labels[index]]
        if all(one_iou(quads[other], quads[index]) <= threshold for other in same):
            kept.append(index)
    return kept


@given(boxes(), boxes())
def test_iou_is_that_of_shapely_one_by_one(first, second):
    expected = np.array([[one_iou(a, b) for b in second] for a in first]).reshape(len(first), len(second))
    np.testing.assert_allclose(rotated_iou(first, second), expected, atol=1e-9)


@given(boxes(), st.data(), st.sampled_from([0.03, 0.11, 0.33, 0.51]))
def test_nms_is_that_of_brute_force(quads, data, threshold):
    count = len(quads)
    scores = data.draw(
        st.lists(st.sampled_from([0.1, 0.5, 0.5001, 0.9, 1.0]), min_size=count, max_size=count)
    )
    labels = data.draw(st.lists(st.sampled_from(["ship", "plane"]), min_size=count, max_size=count))
    kept = nms(quads, scores, labels, threshold)
    assert kept.tolist() == brute_force_nms(quads, scores, labels, threshold)


@given(boxes(), boxes(), st.sampled_from([0.0, -3e6, 1e8 + 0.1]), st.data())
def test_pairs_that_meet_are_those_of_envelopes_in_the_same_slot(first, second, far, data):
    slots = [
        np.array(data.draw(st.lists(st.integers(0, 3), min_size=len(it), max_size=len(it))), dtype=np.intp)
        for it in (first, second)
    ]
    first, second = first + far, second + far
    found = set(zip(*(it.tolist() for it in meeting(first, slots[0], second, slots[1])), strict=True))
    around = [
        [shapely.box(*quad.min(axis=0), *quad.max(axis=0)) for quad in quads] for quads in (first, second)
    ]
    for row, one in enumerate(around[0]):
        for column, other in enumerate(around[1]):
            same = slots[0][row] == slots[1][column]
            if same and one.intersects(other):
                assert (row, column) in found
            elif not same or one.distance(other) > 1e-3:
                assert (row, column) not in found


@pytest.mark.parametrize("start", range(4))
@pytest.mark.parametrize("way", [1, -1])
def test_an_upright_box_is_one_from_any_corner_and_either_way_round(start, way):
    box = np.roll([(2, 3), (9, 3), (9, 5), (2, 5)], start, axis=0)[::way].astype(float)
    crossed = box[[0, 2, 1, 3]]
    doubled = box[[0, 1, 1, 2]]
    bent = np.where(np.arange(4)[:, None] == start, box + 0.5, box)
    flat = box * (1, 0)
    quads = np.stack([box, crossed, doubled, bent, flat])
    assert is_upright(quads, bounds(quads)).tolist() == [True, False, False, False, False]


def test_shifted_squares():
    square = np.array([(0, 0), (10, 0), (10, 10), (0, 10)], dtype=float)
    shifts = np.array([(0, 0), (5, 0), (10, 0), (30, 0)])
    matrix = rotated_iou([square], square + shifts[:, None])
    np.testing.assert_allclose(matrix, [[1, 1 / 3, 0, 0]])


def test_a_crossed_quadrilateral_counts_as_its_outline():
    square = [(0, 0), (10, 0), (10, 10), (0, 10)]
    crossed = [(0, 0), (10, 10), (10, 0), (0, 10)]
    np.testing.assert_allclose(rotated_iou([crossed], [square]), [[1]])


@given(st.data())
def test_quadrilaterals_that_run_back_over_themselves_are_measured_too(data):
    """Small models write spikes and doubled vertices, of which GEOS cannot take the intersection."""
    step, offset = data.draw(st.sampled_from([1.0, 1 / 1.4, 1.3])), data.draw(st.sampled_from([0.0, 600.3]))
    coordinates = st.lists(st.integers(0, 5), min_size=64, max_size=64)
    quads = np.array(data.draw(coordinates)).reshape(8, 4, 2) * step + offset
    matrix = rotated_iou(quads, quads)
    assert ((matrix >= 0) & (matrix <= 1)).all()
    np.testing.assert_allclose(matrix, matrix.T, atol=1e-6)
    assert 0 in nms(quads, np.ones(8), ["a"] * 8, 0.1)


def test_what_has_no_area_overlaps_nothing_and_is_kept():
    point, line = np.full((4, 2), 3.0), np.array([(0, 0), (9, 9), (9, 9), (0, 0)], dtype=float)
    broken = np.full((4, 2), np.nan)
    square = np.array([(0, 0), (10, 0), (10, 10), (0, 10)], dtype=float)
    quads = np.stack([point, line, broken, square])
    np.testing.assert_array_equal(rotated_iou(quads, quads), np.diag([0.0, 0, 0, 1]))
    assert nms(quads, [0.9, 0.8, 0.7, 0.6], ["ship"] * 4, 0.1).tolist() == [0, 1, 2, 3]


def test_classes_do_not_suppress_each_other():
    quads = np.tile([[(0, 0), (10, 0), (10, 10), (0, 10)]], (3, 1, 1))
    assert nms(quads, [0.1, 0.9, 0.5], ["ship", "plane", "ship"], 0.1).tolist() == [1, 2]


def test_nothing_in_nothing_out():
    assert nms(np.zeros((0, 4, 2)), [], [], 0.1).tolist() == []
    assert rotated_iou(np.zeros((0, 4, 2)), np.zeros((3, 4, 2))).shape == (0, 3)


def test_input_that_does_not_match_is_refused():
    quads = np.zeros((2, 4, 2))
    with pytest.raises(ValueError, match="do not match"):
        nms(quads, [0.5], ["ship", "ship"], 0.1)
    with pytest.raises(ValueError, match="not a number"):
        nms(quads, [0.5, float("nan")], ["ship", "ship"], 0.1)
