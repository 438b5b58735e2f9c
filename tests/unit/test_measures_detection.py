"""Average precision against a second, plain implementation of DOTA's rules, and small cases by hand."""

from __future__ import annotations

import dota_reference as reference
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rscovlm_training.measures.matching import Matches, Predictions, Truth, match
from rscovlm_training.measures.overlaps import pair_ious
from rscovlm_training.measures.precision import average_precisions, curve, f1_scores, mean_average_precision
from rscovlm_training.measures.unscored import THRESHOLDS, best_threshold, by_threshold, unscored

IMAGES = ("a", "b", "empty")
CLASSES = ("plane", "small-vehicle")
Corners = tuple[tuple[float, float], ...]


def square(x: float, y: float, side: float = 10) -> Corners:
    return ((x, y), (x + side, y), (x + side, y + side), (x, y + side))


def turned(x: float, y: float, width: float, height: float, degrees: float) -> Corners:
    angle = np.radians(degrees)
    rotation = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    corners = np.array([(-width, -height), (width, -height), (width, height), (-width, height)]) / 2
    return tuple(map(tuple, corners @ rotation.T + (x, y)))


Labelled = tuple[str, reference.Object]
Scored = tuple[str, reference.Box]


def measured(objects: list[Labelled], boxes: list[Scored]) -> Matches:
    truth = Truth(
        IMAGES,
        CLASSES,
        np.array([IMAGES.index(item.image) for _, item in objects], dtype=np.intp),
        np.array([CLASSES.index(name) for name, _ in objects], dtype=np.intp),
        np.array([item.corners for _, item in objects], dtype=np.float64).reshape(-1, 4, 2),
        np.array([item.difficult for _, item in objects], dtype=np.bool_),
    )
    predictions = Predictions(
        np.array([IMAGES.index(item.image) for _, item in boxes], dtype=np.intp),
        np.array([CLASSES.index(name) for name, _ in boxes], dtype=np.intp),
        np.array([item.corners for _, item in boxes], dtype=np.float64).reshape(-1, 4, 2),
        np.array([item.score for _, item in boxes], dtype=np.float64),
    )
    return match(truth, predictions)


corners = st.builds(
    turned,
    st.integers(0, 40),
    st.integers(0, 40),
    st.integers(4, 30),
    st.integers(4, 30),
    st.integers(0, 179),
)
objects = st.lists(
    st.tuples(
        st.sampled_from(CLASSES), st.builds(reference.Object, st.sampled_from("ab"), corners, st.booleans())
    ),
    max_size=12,
)


@st.composite
def scenes(draw: st.DrawFn) -> tuple[list[Labelled], list[Scored]]:
    """Objects, and boxes of which some stand where objects do; scores with many ties."""
    truth = draw(objects)
    places = [corners, st.sampled_from([item.corners for _, item in truth])] if truth else [corners]
    box = st.builds(reference.Box, st.sampled_from(IMAGES), st.integers(0, 4).map(float), st.one_of(places))
    return truth, draw(st.lists(st.tuples(st.sampled_from(CLASSES), box), max_size=20))


def hangs_on_rounding(truth: list[Labelled], boxes: list[Scored], threshold: float) -> bool:
    """Whether two places overlap a box alike, or an overlap is the threshold, but for the last digits."""
    for name, box in boxes:
        places = {item.corners for label, item in truth if (label, item.image) == (name, box.image)}
        overlaps = [threshold, *(reference.overlap(place, box.corners) for place in places)]
        near = np.diff(np.sort([value for value in overlaps if value > 1e-9]))
        if (near < 1e-9).any():
            return True
    return False


@settings(max_examples=150)
@given(scenes(), st.sampled_from([0.5, 0.75]), st.booleans())
def test_agrees_with_the_plain_implementation(
    scene: tuple[list[Labelled], list[Scored]], threshold: float, voc07: bool
) -> None:
    truth, boxes = scene
    assume(not hangs_on_rounding(truth, boxes, threshold))
    matches = measured(truth, boxes)
    expected, expected_f1 = {}, {}
    for name in CLASSES:
        mine = [item for label, item in truth if label == name]
        theirs = [item for label, item in boxes if label == name]
        if any(not item.difficult for item in mine):
            expected[name] = reference.average_precision(mine, theirs, threshold, voc07=voc07)
            expected_f1[name] = reference.f1(mine, theirs, threshold)
    assert average_precisions(matches, iou=threshold, voc07=voc07) == pytest.approx(expected, abs=1e-9)
    assert f1_scores(matches, iou=threshold) == pytest.approx(expected_f1, abs=1e-9)


def test_an_overlap_of_just_the_threshold_is_not_enough() -> None:
    matches = measured(
        [("plane", reference.Object("a", square(0, 0)))],
        [("plane", reference.Box("a", 1.0, ((0, 0), (5, 0), (5, 10), (0, 10))))],
    )
    assert matches.iou.tolist() == [0.5]
    assert average_precisions(matches, iou=0.5, voc07=True) == {"plane": 0.0}
    assert average_precisions(matches, iou=0.49, voc07=True) == {"plane": 1.0}


def test_the_nearest_object_counts_though_another_is_free() -> None:
    """Both boxes are nearest to the first object; the second stays unfound though they reach it too."""
    matches = measured(
        [("plane", reference.Object("a", square(0, 0))), ("plane", reference.Object("a", square(2, 0)))],
        [
            ("plane", reference.Box("a", 0.9, square(0, 0))),
            ("plane", reference.Box("a", 0.8, square(0.5, 0))),
        ],
    )
    path = curve(matches, 0, iou=0.5)
    assert path.precision.tolist() == [1.0, 0.5]
    assert path.recall.tolist() == [0.5, 0.5]


def test_difficult_objects_are_neither_missed_nor_wrong_to_find() -> None:
    matches = measured(
        [
            ("plane", reference.Object("a", square(0, 0), True)),
            ("plane", reference.Object("a", square(50, 0))),
        ],
        [("plane", reference.Box("a", 0.9, square(0, 0))), ("plane", reference.Box("a", 0.8, square(50, 0)))],
    )
    assert average_precisions(matches, iou=0.5, voc07=False) == {"plane": 1.0}
    assert f1_scores(matches) == {"plane": 1.0}


def test_boxes_on_images_without_objects_cost_precision() -> None:
    found = ("plane", reference.Box("a", 0.5, square(0, 0)))
    objects = [("plane", reference.Object("a", square(0, 0)))]
    assert average_precisions(measured(objects, [found]), iou=0.5, voc07=False) == {"plane": 1.0}
    imagined = ("plane", reference.Box("empty", 0.9, square(0, 0)))
    assert average_precisions(measured(objects, [imagined, found]), iou=0.5, voc07=False) == {"plane": 0.5}


def test_recalls_are_the_evaluators_own_floating_point_numbers() -> None:
    """Three of ten found is a recall of 0.3, which the devkit's 0.30000000000000004 is beyond."""
    matches = measured(
        [("plane", reference.Object("a", square(20 * index, 0))) for index in range(10)],
        [("plane", reference.Box("a", 1.0, square(20 * index, 0))) for index in range(3)],
    )
    assert average_precisions(matches, iou=0.5, voc07=True)["plane"] == pytest.approx(3 / 11)


def test_quadrilaterals_whose_edges_cross_count_as_in_the_devkit() -> None:
    """Half of a bow tie cancels the other: worked out by hand from polyiou's winding numbers."""
    tie = np.array([[(0, 0), (30, 0), (0, 10), (20, 10)]], dtype=np.float64)
    # The edges cross at (12, 6): triangles of 90 above and of 40 below, of opposite sign.
    assert pair_ious(tie, tie)[0] == pytest.approx((90 + 40) / (50 + 50 - 130))
    whole = np.array([square(0, 0, 30)], dtype=np.float64)
    assert pair_ious(tie, whole)[0] == pytest.approx(50 / (50 + 900 - 50))
    assert pair_ious(whole, tie[:, ::-1])[0] == pytest.approx(50 / 900)


def test_a_bow_tie_with_the_corners_of_a_box_is_no_box() -> None:
    """Its halves cancel each other, so it covers nothing and shares nothing: worked out by hand."""
    tie = np.array([[(0, 0), (10, 10), (10, 0), (0, 10)]], dtype=np.float64)
    whole = np.array([square(0, 0)], dtype=np.float64)
    assert pair_ious(tie, whole).tolist() == [0.0]
    assert pair_ious(whole, whole[:, ::-1]).tolist() == [1.0]


def test_boxes_without_area_overlap_nothing() -> None:
    line = np.array([[(0, 0), (10, 0), (10, 0), (0, 0)]], dtype=np.float64)
    assert pair_ious(line, np.array([square(0, 0)], dtype=np.float64)).tolist() == [0.0]
    assert pair_ious(line, line).tolist() == [0.0]


def test_scores_of_nothing_are_spread_over_seeds() -> None:
    """One object found by one box among three wrong ones: the rank of the right one is all that counts."""
    matches = measured(
        [("plane", reference.Object("a", square(0, 0)))],
        [("plane", reference.Box("a", 0.9, square(40 * index, 0))) for index in range(4)],
    )
    figures = unscored(matches, ious=[0.5], voc07=False, seeds=200)
    assert figures.constant == 1.0, "with equal scores the order of the file decides"
    assert set(np.round(figures.values, 9)) == {1.0, 0.5, round(1 / 3, 9), 0.25}
    assert figures.mean == pytest.approx((1 + 1 / 2 + 1 / 3 + 1 / 4) / 4, abs=0.06)
    assert figures.deviation == pytest.approx(np.std(figures.values))
    assert unscored(matches, ious=[0.5], voc07=False, seeds=200) == figures


def test_the_threshold_is_searched_without_confidences() -> None:
    matches = measured(
        [("plane", reference.Object("a", square(0, 0))), ("plane", reference.Object("a", square(90, 0)))],
        [
            ("plane", reference.Box("a", 0.3, square(40, 0))),
            ("plane", reference.Box("a", 0.62, square(0, 0))),
            ("plane", reference.Box("a", 0.9, square(90, 0))),
        ],
    )
    figures = by_threshold(matches, ious=[0.5], voc07=False)
    assert tuple(figures) == THRESHOLDS
    assert figures[0.0] == pytest.approx(2 / 3)
    assert figures[0.3] == pytest.approx(1.0), "a score must be over the threshold"
    assert figures[0.6] == pytest.approx(1.0)
    assert figures[0.65] == pytest.approx(0.5)
    assert figures[0.95] == 0.0
    assert best_threshold(figures) == 0.3


def test_the_mean_over_thresholds_falls_with_the_overlap() -> None:
    """An overlap of 9/11 = 0.818 holds up to 0.80: seven thresholds of ten."""
    matches = measured(
        [("plane", reference.Object("a", square(0, 0)))], [("plane", reference.Box("a", 1.0, square(1, 0)))]
    )
    ious = [0.5 + 0.05 * step for step in range(10)]
    assert mean_average_precision(matches, ious=ious, voc07=True) == pytest.approx(0.7)
