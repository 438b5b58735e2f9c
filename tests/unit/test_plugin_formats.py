"""What the plugin writes for training, read by the code that trains: labels, records, and the pixel grid."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasterio.transform import Affine

from rscovlm.geometry import quads
from rscovlm_qgis.core import boxes
from rscovlm_qgis.core.files import write_whole
from rscovlm_qgis.core.formats.coco import coco_pieces
from rscovlm_qgis.core.formats.dota import dota_lines
from rscovlm_qgis.core.formats.labelled import Labelled, LabelledImage, ManyLabelled
from rscovlm_qgis.core.formats.records import SOURCE, record_line
from rscovlm_qgis.core.formats.yolo import number_classes, yolo_lines
from rscovlm_qgis.core.pixels import NotInvertible, PixelGrid
from rscovlm_training.records.asking import detection
from rscovlm_training.records.files import read_records
from rscovlm_training.records.record import Box, ImageRef
from rscovlm_training.records.sources import coco, dota

SHIP = np.array([(20.0, 10.0), (60.0, 30.0), (50.0, 50.0), (10.0, 30.0)])
VEHICLE = np.array([(70.5, 70.25), (90.5, 70.25), (90.5, 80.25), (70.5, 80.25)])
IMAGE = LabelledImage(
    "images/a.png", 128, 96, [Labelled("ship", SHIP, 0.9), Labelled("small vehicle", VEHICLE)], 0.5
)

sides = st.floats(2, 400)
quads_px = st.builds(
    lambda x, y, w, h, angle: boxes.canonical(
        boxes.turned([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], angle)
    ),
    st.floats(-1e4, 1e4), st.floats(-1e4, 1e4), sides, sides, st.floats(-180, 180),
)  # fmt: skip


def test_coco_is_read_by_our_reader(tmp_path: Path) -> None:
    path = tmp_path / "coco.json"
    write_whole(path, coco_pieces([IMAGE, LabelledImage("images/b.png", 10, 10)], "a test"))
    first, second = coco.read(path, tmp_path)
    assert [(box.label, box.numbers) for box in first.boxes] == [
        ("ship", tuple(SHIP.reshape(-1))), ("small vehicle", tuple(VEHICLE.reshape(-1)))
    ]  # fmt: skip
    assert first.images[0].size == (128, 96)
    assert second.boxes == ()


def test_dota_is_read_by_our_reader(tmp_path: Path) -> None:
    path = tmp_path / "labelTxt" / "a.txt"
    path.parent.mkdir()
    write_whole(path, dota_lines(IMAGE, "harbour"))
    (record,) = dota.read(path.parent, None)
    assert [(box.label, box.numbers) for box in record.boxes] == [
        ("ship", tuple(SHIP.reshape(-1))), ("small-vehicle", tuple(VEHICLE.reshape(-1)))
    ]  # fmt: skip
    assert record.facts["gsd"] == "0.5"


@pytest.mark.parametrize("objects", [IMAGE.objects, []])
def test_a_record_is_what_training_would_have_made_of_it(tmp_path: Path, objects: list[Labelled]) -> None:
    image = LabelledImage("images/a.png", 128, 96, objects, 0.5)
    path = tmp_path / "records.jsonl"
    found = [{"label": "boat", "numbers": [1, 2, 3, 4, 5, 6, 7, 8], "score": 0.4, "review": "rejected"}]
    path.write_text(record_line("a", image, ["Ship", "small-vehicle", "plane"], found), encoding="utf-8")
    (record,) = read_records(path)
    expected = detection(
        "a", SOURCE, ImageRef(str(tmp_path / "images" / "a.png"), 128, 96),
        [Box(tuple(one.quad_px.reshape(-1)), "quad", "native_px", one.class_name) for one in objects],
        ["plane", "ship", "small vehicle"], {"gsd": 0.5, "found": found},
    )  # fmt: skip
    assert record == expected


def test_classes_of_a_folder_keep_their_numbers() -> None:
    classes = number_classes(["plane", "ship"], ["small vehicle", "ship", "bridge"])
    assert classes == ["plane", "ship", "bridge", "small vehicle"]
    first, second = yolo_lines(IMAGE, classes)
    assert first.split()[0] == "1"
    numbers = [float(word) for word in second.split()[1:]]
    assert numbers == pytest.approx((VEHICLE / (128, 96)).reshape(-1), abs=1e-8)


@given(quads_px)
def test_boxes_are_ordered_and_measured_as_by_the_backend(quad: np.ndarray) -> None:
    assert boxes.canonical(quad[::-1]) == pytest.approx(quads.canonical(quad)[0])
    width, height = quads.side_lengths(quad)[0]
    if abs(width - height) > 1e-3:
        difference = boxes.angle_deg(quad) - quads.angles_deg(quad)[0]
        assert abs((difference + 90) % 180 - 90) < 1e-6


@given(quads_px, st.floats(-360, 360), st.floats(-50, 50), st.floats(-50, 50))
def test_edits_keep_a_rectangle_and_its_centre(quad: np.ndarray, degrees: float, a: float, b: float) -> None:
    for edited in (boxes.turned(quad, degrees), boxes.resized(quad, a, b)):
        assert edited.mean(axis=0) == pytest.approx(quad.mean(axis=0), abs=1e-6)
        edges = np.roll(edited, -1, axis=0) - edited
        assert abs(edges[0] @ edges[1]) <= 1e-6 * np.linalg.norm(edges[0]) * np.linalg.norm(edges[1])
    assert quads.areas(boxes.turned(quad, degrees)) == pytest.approx(quads.areas(quad))
    assert quads.side_lengths(boxes.resized(quad, a, b)).min() >= 1 - 1e-9


@given(quads_px, st.integers(0, 3), st.floats(-500, 500), st.floats(-500, 500))
def test_a_dragged_corner_leaves_the_one_across(quad: np.ndarray, corner: int, dx: float, dy: float) -> None:
    edited = boxes.with_corner(quad, corner, quad[corner] + (dx, dy))
    across = quad[(corner + 2) % 4]
    assert np.abs(edited - across).sum(axis=1).min() < 1e-6
    assert quads.side_lengths(edited).min() >= 1 - 1e-6


terms = st.tuples(
    st.floats(-1e6, 1e6), st.floats(0.01, 30), st.floats(-5, 5), st.floats(-1e7, 1e7), st.floats(-5, 5),
    st.floats(-30, -0.01),
)  # fmt: skip


@given(terms, st.floats(-5e4, 5e4), st.floats(-5e4, 5e4))
def test_the_grid_is_the_affine_map_of_all_six_terms(
    six: tuple[float, float, float, float, float, float], x: float, y: float
) -> None:
    affine = Affine.from_gdal(*six)
    if abs(affine.determinant) < 1e-3:
        return
    grid = PixelGrid.of(six)
    there = affine @ (x, y)
    assert grid.to_map([x, y]) == pytest.approx(there, rel=1e-12, abs=1e-6)
    assert grid.to_px(there) == pytest.approx((x, y), abs=1e-3)


@pytest.mark.parametrize("six", [(0, 0, 0, 0, 0, 0), (0, 1, 2, 0, 2, 4), (0, float("nan"), 0, 0, 0, 1)])
def test_a_grid_without_an_inverse_is_refused(six: tuple[float, ...]) -> None:
    with pytest.raises(NotInvertible):
        PixelGrid.of(six)


def test_coco_numbers_are_plain_json() -> None:
    text = "".join(coco_pieces([IMAGE], "a test"))
    assert json.loads(text)["annotations"][0]["segmentation"] == [SHIP.reshape(-1).tolist()]


def test_many_objects_are_the_same_in_columns(tmp_path: Path) -> None:
    many = ManyLabelled()
    for item in (*IMAGE.objects, Labelled("ship", IMAGE.objects[0].quad_px, None)):
        many.append(item)
    assert len(many) == len(IMAGE.objects) + 1
    for before, after in zip(IMAGE.objects, many, strict=False):
        assert (after.class_name, after.score) == (before.class_name, before.score)
        assert np.array_equal(after.quad_px, before.quad_px)
    assert list(many)[-1].score is None
    same = replace(IMAGE, objects=[*IMAGE.objects, list(many)[-1]])
    texts = ["".join(coco_pieces([image], "a test")) for image in (replace(IMAGE, objects=many), same)]
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    "pieces",
    [
        lambda image: coco_pieces([image], "a test"),
        lambda image: dota_lines(image, "harbour"),
        lambda image: yolo_lines(image, ["ship", "small vehicle"]),
    ],
    ids=["coco", "dota", "yolo"],
)
def test_no_piece_is_longer_for_more_objects(pieces: Callable[[LabelledImage], Iterable[str]]) -> None:
    """Between two pieces QGIS's main thread has its turn; within one it has not."""
    few, many = ([len(one) for one in pieces(replace(IMAGE, objects=IMAGE.objects * n))] for n in (50, 500))
    assert len(many) - len(few) == 2 * 450
    assert max(many) <= max(few) + len("000")
