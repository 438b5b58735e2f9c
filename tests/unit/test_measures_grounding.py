"""Acc@0.5 of boxes for phrases, upright and oriented, in whichever frame the model wrote."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Polygon

from rscovlm_training.measures.failures import FiguresUnreadable
from rscovlm_training.measures.grounding import measure
from rscovlm_training.measures.records import Record


def records(*fields: dict[str, Any]) -> list[Record]:
    return [
        Record(f"record {number}", {"dataset_name": "rsvg_test", **item})
        for number, item in enumerate(fields, 1)
    ]


def test_splits_are_measured_one_by_one() -> None:
    figures = measure(
        records(
            {"bbox": [0, 0, 100, 100], "output": "0,0,100,60 plane"},
            {"bbox": [0, 0, 100, 100], "output": "0,0,100,50 plane"},
            {"bbox": [0, 0, 100, 100], "output": "There are none."},
            {
                "bbox": [0, 0, 100, 100],
                "output": "0,0,90,90 plane\n500,500,600,600 plane",
                "dataset_name": "avvg_test",
            },
        )
    )
    assert figures["splits"] == {"avvg_test": 1.0, "rsvg_test": pytest.approx(1 / 3)}
    assert figures["average"] == pytest.approx(2 / 3)
    assert (figures["overall"], figures["unread"], figures["phrases"]) == (0.5, 0.25, 4)


def test_replies_are_scaled_to_native_pixels() -> None:
    sizes = {"original_width": 2000, "original_height": 1000, "resized_width": 500, "resized_height": 500}
    figures = measure(
        records(
            {"bbox": [400, 200, 800, 400], "output": "100,100,200,200 ship", **sizes},
            {"bbox": [100, 100, 200, 200], "output": "100,100,200,200 ship", **sizes},
        )
    )
    assert figures["overall"] == 0.5
    relative = measure(
        records({"bbox": [400, 200, 800, 400], "output": '[{"bbox_2d": [200, 200, 400, 400]}]', **sizes}),
        coordinates="relative-1000",
    )
    assert relative["overall"] == 1.0


def test_oriented_boxes_are_compared_as_they_stand() -> None:
    """A diamond fills half of the square around it."""
    diamond = [[50, 0], [100, 50], [50, 100], [0, 50]]
    told = records(
        {"poly": diamond, "bbox": [0, 0, 100, 100], "output": "50,0,0,50,50,100,100,50 court"},
        {"poly": diamond, "bbox": [0, 0, 100, 100], "prediction": [0, 0, 100, 100]},
        {"poly": diamond, "bbox": [0, 0, 100, 100], "prediction": None},
    )
    assert measure(told, oriented=True)["overall"] == pytest.approx(1 / 3)
    assert measure(told)["overall"] == pytest.approx(2 / 3)


corner = st.integers(0, 60)
boxes = st.tuples(corner, corner, st.integers(1, 40), st.integers(1, 40)).map(
    lambda it: [it[0], it[1], it[0] + it[2], it[1] + it[3]]
)


@given(st.lists(st.tuples(boxes, boxes), min_size=1, max_size=8))
def test_agrees_with_shapely(pairs: list[tuple[list[int], list[int]]]) -> None:
    told = records(
        *({"bbox": truth, "output": ",".join(map(str, guess)) + " ship"} for truth, guess in pairs)
    )
    right = 0
    for truth, guess in pairs:
        one, other = Polygon.from_bounds(*truth), Polygon.from_bounds(*guess)
        # In whole numbers: the shared area is over half of the covered one.
        right += 2 * one.intersection(other).area > one.union(other).area + 1e-9
    assert measure(told)["overall"] == pytest.approx(right / len(pairs))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"bbox": [1, 2, 3], "output": "1,2,3,4 ship"}, "neither four nor eight numbers"),
        ({"bbox": ["a", 2, 3, 4], "output": "1,2,3,4 ship"}, "neither four nor eight numbers"),
        ({"output": "1,2,3,4 ship"}, "has no field 'bbox'"),
        ({"bbox": [1, 2, 3, 4]}, "has no field 'output'"),
        (
            {"bbox": [1, 2, 3, 4], "output": "1,2,3,4 ship", "resized_width": 5, "resized_height": 5},
            "original_width",
        ),
    ],
)
def test_what_is_missing_is_told(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(FiguresUnreadable, match=told):
        measure(records(fields))


def test_relative_numbers_need_a_size() -> None:
    with pytest.raises(FiguresUnreadable, match="original_width"):
        measure(records({"bbox": [1, 2, 3, 4], "output": "1,2,3,4 ship"}), coordinates="relative-100")
