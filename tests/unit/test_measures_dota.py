"""DOTA's label files and Task-1 submissions, as published and as people write them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from rscovlm_training.measures import dota
from rscovlm_training.measures.matching import Predictions, match
from rscovlm_training.measures.precision import average_precisions


def square(x: float, y: float, side: float = 10) -> list[tuple[float, float]]:
    return [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]


@pytest.mark.parametrize("iou", [0.5, 0.75])
@pytest.mark.parametrize("voc07", [True, False])
def test_agrees_with_the_devkit_on_shared_predictions(iou: float, voc07: bool) -> None:
    """``devkit.json`` is what ``dota_evaluation_task1.py`` itself says of these files.

    Some labels are difficult, some have edges that cross, one image is empty and has boxes all the same.
    """
    shared = Path(__file__).parent / "dota_shared"
    expected = json.loads((shared / "devkit.json").read_text())[f"{iou} {'voc07' if voc07 else 'area'}"]
    truth = dota.read_labels(shared / "labels", dota.read_images(shared / "val.txt")).truth
    matches = match(truth, dota.read_submissions(shared / "boxes", truth).predictions)
    assert average_precisions(matches, iou=iou, voc07=voc07) == pytest.approx(expected, abs=1e-7)


LABELS = """imagesource:GoogleEarth
gsd:0.146343590398
0.0 0.0 10.0 0.0 10.0 10.0 0.0 10.0 plane 0
20 0 30 0 30 10 20 10 small-vehicle 1
40 0 50 0 50 10 40 10 ground track field
60 0 70 0 70 10 60 10 Boeing 747 0
"""


def test_label_files_are_read_as_published(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + LABELS.replace("\n", "\r\n").encode())
    assert [(name, difficult) for name, _, difficult in dota.read_label_file(path)] == [
        ("plane", False),
        ("small-vehicle", True),
        ("ground track field", False),
        ("Boeing 747", False),
    ]


def test_the_published_sample_is_read(shared_data: Path) -> None:
    objects = dota.read_label_file(shared_data / "formats" / "dota_P0004.txt")
    assert [(name, difficult) for name, _, difficult in objects] == [
        ("plane", False), ("plane", False), ("plane", True), ("plane", False),
    ]  # fmt: skip
    assert objects[0][1] == [398, 716, 398, 694, 464, 698, 465, 718]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LABELS)
    (tmp_path / "empty.txt").write_text("")
    truth = dota.read_labels(tmp_path, ["a", "empty", "absent"]).truth
    predictions = Predictions(
        np.array([0, 1, 0]),
        np.array([0, 0, 3]),
        np.array([square(0.25, 0), square(1, 1), square(20, 1 / 3)]),
        np.array([0.123456789, 1.0, 0.5]),
    )
    files = dota.write_submissions(tmp_path / "out", truth, predictions)
    assert [path.name for path in files] == [
        "Task1_Boeing 747.txt", "Task1_ground track field.txt", "Task1_plane.txt", "Task1_small-vehicle.txt",
    ]  # fmt: skip
    read = dota.read_submissions(tmp_path / "out", truth).predictions
    assert read.image.tolist() == [0, 1, 0]
    assert read.label.tolist() == [0, 0, 3]
    np.testing.assert_allclose(read.scores, predictions.scores)
    np.testing.assert_allclose(read.quads, predictions.quads)


def test_classes_may_be_spelt_with_hyphens_or_spaces(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LABELS)
    truth = dota.read_labels(tmp_path, ["a"]).truth
    boxes = tmp_path / "boxes"
    boxes.mkdir()
    (boxes / "Task1_small vehicle.txt").write_text("a.png 0.5 20 0 30 0 30 10 20 10\n")
    (boxes / "Task1_ground-track-field.txt").write_text("a 1 40 0 50 0 50 10 40 10\nb 1 0 0 1 0 1 1 0 1\n\n")
    (boxes / "Task1_ship.txt").write_text("")
    read = dota.read_submissions(boxes, truth)
    assert [truth.classes[label] for label in read.predictions.label] == [
        "ground track field",
        "small-vehicle",
    ]
    assert (read.elsewhere, read.without_truth) == (1, ("ship",))
    (boxes / "Task1_small-vehicle.txt").write_text("")
    with pytest.raises(dota.FiguresUnreadable, match="are of the same class"):
        dota.read_submissions(boxes, truth)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a 0.5 1 2 3\n", "has 5 words"),
        ("a high 20 0 30 0 30 10 20 10\n", "Line 1 of .* has a word where a number belongs"),
        ("a nan 20 0 30 0 30 10 20 10\n", "not finite"),
    ],
)
def test_broken_submissions_are_told_with_their_line(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "Task1_plane.txt"
    path.write_text(line)
    with pytest.raises(dota.FiguresUnreadable, match=told):
        dota.read_submission_file(path)


def test_missing_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(dota.FiguresUnreadable, match="no label file of any listed image"):
        dota.read_labels(tmp_path, ["a", "b"])
    with pytest.raises(dota.FiguresUnreadable, match="cannot be read"):
        dota.read_images(tmp_path / "val.txt")
    (tmp_path / "val.txt").write_text("\n  \n")
    with pytest.raises(dota.FiguresUnreadable, match="names no image"):
        dota.read_images(tmp_path / "val.txt")
    (tmp_path / "a.txt").write_text(LABELS)
    labels = dota.read_labels(tmp_path, ["a", "b"])
    assert labels.unlabelled == ("b",)
    assert labels.truth.images == ("a", "b")
    with pytest.raises(dota.FiguresUnreadable, match="holds no submission"):
        dota.read_submissions(tmp_path, labels.truth)
