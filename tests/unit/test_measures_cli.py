"""The commands of ``rscovlm-train evaluate``: what they print, draw, write and refuse."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rscovlm_training import cli


class Result(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program's own entry point."""

    def call(*arguments: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["rscovlm-train", "evaluate", *map(str, arguments)])
        code = 0
        try:
            cli.main()
        except SystemExit as exit_:
            code = int(exit_.code or 0)
        printed = capsys.readouterr()
        return Result(code, printed.out, printed.err)

    return call


@pytest.fixture
def dota(tmp_path: Path) -> tuple[str, ...]:
    """Two images with two objects of two classes; a wrong box on the empty image is the surest."""
    labels, boxes = tmp_path / "labels", tmp_path / "boxes"
    labels.mkdir()
    boxes.mkdir()
    (labels / "a.txt").write_text(
        "imagesource:GoogleEarth\ngsd:0.5\n"
        "0 0 10 0 10 10 0 10 plane 0\n20 0 30 0 30 10 20 10 small-vehicle 0\n50 0 60 0 60 10 50 10 plane 1\n"
    )
    (labels / "b.txt").write_text("")
    (boxes / "Task1_plane.txt").write_text(
        "b 0.9 0 0 10 0 10 10 0 10\na 0.8 0 0 10 0 10 10 0 10\na 0.2 50 0 60 0 60 10 50 10\n"
    )
    (boxes / "Task1_small-vehicle.txt").write_text("a 0.3 20 0 30 0 30 8 20 8\n")
    (tmp_path / "val.txt").write_text("a\nb\n")
    return ("--labels", str(labels), "--submissions", str(boxes), "--images", str(tmp_path / "val.txt"))


def test_detection_prints_json(run: Run, dota: tuple[str, ...]) -> None:
    result = run("detection", *dota, "--json")
    figures = json.loads(result.out)
    assert (result.code, result.err) == (0, "")
    assert figures["ap"] == {"plane": 0.5, "small-vehicle": 1.0}
    assert figures["map"] == 0.75
    assert figures["f1"] == {"plane": pytest.approx(2 / 3), "small-vehicle": 1.0}
    assert (figures["map_50"], figures["map_75"]) == (0.75, 0.75)
    # The vehicle overlaps by 0.8: six thresholds of ten are less; the plane is exact at all of them.
    assert figures["map_50:95"] == pytest.approx((0.5 + 0.6) / 2)
    assert (figures["images"], figures["method"]) == (2, "voc07")
    assert "ap_nc" not in figures


def test_detection_takes_another_overlap_and_method(run: Run, dota: tuple[str, ...]) -> None:
    figures = json.loads(run("detection", *dota, "--iou", "0.85", "--area", "--json").out)
    assert figures["ap"] == {"plane": 0.5, "small-vehicle": 0.0}
    assert figures["method"] == "area"


def test_detection_without_confidences(run: Run, dota: tuple[str, ...]) -> None:
    figures = json.loads(run("detection", *dota, "--no-confidence", "--json").out)
    unscored = figures["ap_nc"]
    assert len(unscored["seeds"]) == 10
    assert unscored["mean"] == pytest.approx(sum(unscored["seeds"]) / 10)
    assert set(unscored["seeds"]) <= {0.75, 1.0}, "the right plane comes first or second"
    assert unscored["constant"] == 0.75
    assert unscored["50"]["deviation"] == unscored["deviation"]
    assert figures["map"] == 0.75


def test_a_threshold_is_found_used_and_written(run: Run, dota: tuple[str, ...], tmp_path: Path) -> None:
    found = json.loads(run("detection", *dota, "--find-threshold", "--json").out)["threshold"]
    assert found["best"] == 0.0
    assert found["map"]["0.30"] == pytest.approx(0.25), "a score must be over it"
    out = tmp_path / "out"
    cut = json.loads(run("detection", *dota, "--threshold", "0.25", "--write", out, "--json").out)
    assert cut["boxes"] == {"plane": 2, "small-vehicle": 1}
    assert (out / "Task1_plane.txt").read_text() == "b 1 0 0 10 0 10 10 0 10\na 1 0 0 10 0 10 10 0 10\n"


def test_detection_prints_tables_and_draws(run: Run, dota: tuple[str, ...], tmp_path: Path) -> None:
    plots = tmp_path / "plots"
    result = run("detection", *dota, "--no-confidence", "--find-threshold", "--plots", plots)
    assert "| class | objects | boxes | ap | f1 | ap_nc |" in result.out
    assert "| plane | 1 | 3 | 0.5000 | 0.6667 |" in result.out
    assert "| mean |  |  | 0.7500 |" in result.out
    for name in ("precision_recall.png", "thresholds.png"):
        assert (plots / name).read_bytes().startswith(b"\x89PNG")


def test_what_is_left_out_is_said(run: Run, dota: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "val.txt").write_text("a\nc\n")
    (tmp_path / "boxes" / "Task1_ship.txt").write_text("a 1 0 0 1 0 1 1 0 1\n")
    result = run("detection", *dota, "--json")
    figures = json.loads(result.out)
    assert figures["ap"] == {"plane": 1.0, "small-vehicle": 1.0}
    assert (figures["images_without_labels"], figures["boxes_elsewhere"]) == (1, 1)
    assert figures["classes_without_objects"] == ["ship"]
    assert len(result.err.splitlines()) == 3


def test_classes_may_be_chosen(run: Run, dota: tuple[str, ...]) -> None:
    result = run("detection", *dota, "--classes", "plane, bridge", "--json")
    figures = json.loads(result.out)
    assert (figures["ap"], figures["map"]) == ({"plane": 0.5}, 0.5)
    assert figures["classes_without_objects"] == ["bridge", "small-vehicle"]
    assert "2 classes are left out" in result.err


def test_a_wrong_folder_is_an_error_in_words(run: Run, dota: tuple[str, ...], tmp_path: Path) -> None:
    result = run("detection", *dota[:2], "--submissions", tmp_path / "nowhere", *dota[4:])
    assert (result.code, result.out) == (1, "")
    assert "holds no submission" in result.err
    assert "Traceback" not in result.err


ANSWERED: dict[str, list[dict[str, Any]]] = {
    "lrs-vqa": [{"question_id": "FAIR_1", "category": "count", "ground_truth": "2", "output": "two"}],
    "mme-realworld": [{"Category": "color", "Ground truth": "A", "output": "(A)"}],
    "classification": [{"ground_truth": "beach", "output": "Beach"}],
    "rsvqa": [{"type": "presence", "ground_truth": "yes", "output": "yes"}],
    "vrsbench": [{"type": "object color", "ground_truth": "red", "output": "red"}],
    "grounding": [{"dataset_name": "rsvg_test", "bbox": [0, 0, 9, 9], "output": "0,0,9,9 ship"}],
}
FIGURE = {"classification": "accuracy"}


@pytest.mark.parametrize("command", list(ANSWERED))
def test_answers_are_measured_printed_and_drawn(run: Run, tmp_path: Path, command: str) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text("\n".join(map(json.dumps, ANSWERED[command])))
    figures = json.loads(run(command, "--predictions", path, "--json").out)
    name = FIGURE.get(command, "overall")
    assert figures[name] == 1.0
    result = run(command, "--predictions", path, "--plots", tmp_path)
    assert (result.code, result.err) == (0, "")
    assert f"| {name} | 1.0000 |" in result.out
    assert (tmp_path / "accuracy.png").read_bytes().startswith(b"\x89PNG")


def test_lrs_vqa_prints_the_sources(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(json.dumps(ANSWERED["lrs-vqa"][0] | {"output": "three"}))
    figures = json.loads(run("lrs-vqa", "--predictions", path, "--json").out)
    assert (figures["sources"], figures["overall"]) == ({"FAIR": 0.0}, 0.0)


def test_vrsbench_measures_other_tasks(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text(json.dumps([{"ground_truth": "{<0><0><9><9>}", "answer": "{<0><0><9><9>}"}]))
    figures = json.loads(run("vrsbench", "--task", "grounding", "--predictions", path, "--json").out)
    assert figures["acc@0.7"]["all"] == 1.0
    path.write_text(json.dumps([{"ground_truth": "a ship", "output": "a ship"}]))
    assert (
        json.loads(run("vrsbench", "--task", "caption", "--predictions", path, "--json").out)["images"] == 1
    )


def test_a_missing_file_is_an_error_in_words(run: Run, tmp_path: Path) -> None:
    result = run("rsvqa", "--predictions", tmp_path / "answers.jsonl")
    assert result.code == 1
    assert "cannot be read" in result.err
