"""Corrections of a review as training data, exported through the panel and read by the code that trains."""

from __future__ import annotations

import json
import subprocess

import numpy as np
import pytest
from driving import click, detect, named, text_of, wait_for_end, wait_until
from events import answer, done, found, view
from osgeo import gdal
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QPushButton

from rscovlm_qgis.core.formats.chips import Chips
from rscovlm_qgis.core.layers import describe
from rscovlm_qgis.core.wire import DetectTask, RasterDescription, Region, Window

READ = """
import json, sys
from pathlib import Path
from rscovlm_training.records.files import read_records
from rscovlm_training.records.online import open_mixture
from rscovlm_training.records.sources import coco, dota
folder = Path(sys.argv[1])
def told(records):
    return [
        {"image": Path(r.images[0].path).resolve().is_file() and Path(r.images[0].path).name,
         "size": r.images[0].size, "question": r.question, "answer": r.answer,
         "boxes": [[b.label, list(b.numbers)] for b in r.boxes], "facts": dict(r.facts)}
        for r in records
    ]
out = {"records": told(read_records(folder / "records.jsonl")),
       "coco": told(coco.read(folder / "coco.json", folder)),
       "dota": told(dota.read(folder / "labelTxt", None))}
(folder / "mixture.yaml").write_text("images: {factor: 32, min_pixels: 25600, max_pixels: 25600}\\n"
                                     "subsets: [records.jsonl]\\n")
mixture = open_mixture(folder / "mixture.yaml")
out["taught"] = {
    one.record_id: [[turn.role, turn.text, [image.shape for image in turn.images]] for turn in one.turns]
    for one in (mixture[i] for i in range(len(mixture)))
}
print(json.dumps(out))
"""


def tile(number, col, row):
    """A tile of 160 native pixels."""
    window = {"col": col, "row": row, "width": 160, "height": 160}
    return {**view(number, role="tile"), "window_px": window}


def ship(number, col, row, of, name="ship", **more):
    """An object of 20 pixels with its top left corner there."""
    return {**found(number, name, x=500_000 + col / 2, y=5_800_000 - row / 2, **more), "view": of}


@pytest.fixture
def review(dock, scripted, plugin):
    """Three tiles: two objects, one, and one in the last."""
    scripted.script = [
        tile(1, 0, 0), tile(2, 160, 0), tile(3, 320, 0), tile(4, 480, 0),
        ship(1, 40, 40, 1), ship(2, 100, 60, 1, score=0.5), ship(3, 200, 50, 2), ship(4, 400, 50, 3),
        answer(), done(),
    ]  # fmt: skip
    detect(dock, "ship, plane")
    wait_for_end(dock)
    click(dock, "reviewButton")
    wait_until(lambda: not plugin.review.review.objects.loading, "the table is read")
    return plugin.review


def press(review, key, modifiers=Qt.KeyboardModifier.NoModifier):
    review.panel.setFocus()
    QTest.keyClick(review.panel, key, modifiers)


def export(review, folder):
    """Choose a folder in the dialog."""
    click(review.panel, "exportCorrectionsButton")
    dialog = review.findChildren(QFileDialog, "correctionsDialog")[-1]
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(folder))
    box = dialog.findChild(QDialogButtonBox)
    button = box.button(QDialogButtonBox.StandardButton.Open)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def read(repo_root, folder):
    """Have the training code read what was written."""
    python = repo_root / ".venv" / "bin" / "python"
    if not python.exists():
        pytest.skip("The training code's environment is not in .venv.")
    done = subprocess.run(
        [str(python), "-c", READ, str(folder)], capture_output=True, text=True, timeout=120, check=False,
        env={"PYTHONPATH": f"{repo_root / 'backend'}:{repo_root / 'training'}", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_corrections_become_images_labels_and_records(review, iface, tmp_path, repo_root, raster_path):
    press(review, Qt.Key.Key_A)
    press(review, Qt.Key.Key_L)
    entry = named(review.panel, QLineEdit, "reviewClassInput")
    QTest.keyClicks(entry, "Large-Vehicle")
    entry.completer().popup().hide()
    QTest.keyClick(entry, Qt.Key.Key_Return)
    press(review, Qt.Key.Key_P)
    press(review, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(review, Qt.Key.Key_N)
    press(review, Qt.Key.Key_R)  # the only object of the second tile
    (tmp_path / "out").mkdir()
    export(review, tmp_path / "out")
    folder = tmp_path / "out" / "harbour_corrections"
    wait_until(folder.is_dir, "the folder is there")
    wait_until(lambda: iface.messageBar().currentItem() is not None, "it is said")
    told = iface.messageBar().currentItem().text()
    assert "2 images with 2 objects" in told
    assert "1 view was left out, for not every box has its verdict" in told
    content = read(repo_root, folder)
    first, second = content["records"]
    assert first["boxes"] == [
        ["ship", [40, 40, 60, 40, 60, 60, 40, 60]],
        ["large vehicle", [100, 70, 120, 70, 120, 90, 100, 90]],
    ]
    assert first["facts"]["categories"] == ["large vehicle", "plane", "ship"]
    assert first["question"] == "find the large vehicle, plane, ship"
    assert first["facts"]["found"][1] == {
        "label": "ship", "numbers": [100, 60, 120, 60, 120, 80, 100, 80], "score": 0.5, "review": "corrected",
    }  # fmt: skip
    assert (second["boxes"], second["answer"]) == ([], "There are none.")
    _, asked, told = content["taught"][f"harbour_{review.review.objects.wanted.run_id}__1__0___0"]
    assert asked == ["user", "find the large vehicle, plane, ship", [[160, 160, 3]]]
    for words in ("40,40,60,40,60,60,40,60", "100,70,120,70,120,90,100,90", "large vehicle"):
        assert words in told[1].replace(" ", "").replace("largevehicle", "large vehicle")
    assert [one["boxes"] for one in content["coco"]] == [first["boxes"], []]
    assert [label for label, _ in content["dota"][0]["boxes"]] == ["ship", "large-vehicle"]
    assert content["dota"][0]["facts"]["tile"] == {
        "whole": f"harbour_{review.review.objects.wanted.run_id}", "col": 0, "row": 0
    }  # fmt: skip
    for one in (*content["records"], *content["coco"], *content["dota"]):
        assert one["image"], "the image lies where the reader looks for it"
    for one, col in ((first, 0), (second, 160)):
        assert one["size"] == [160, 160]
        given = gdal.Open(str(folder / "images" / one["image"])).ReadAsArray()
        assert np.array_equal(given, gdal.Open(str(raster_path)).ReadAsArray(col, 0, 160, 160))
    assert not list((tmp_path / "out").glob("*.part"))


def test_a_second_export_does_not_overwrite_the_first(review, tmp_path):
    for _ in range(4):
        press(review, Qt.Key.Key_A)
    for name in ("harbour_corrections", "harbour_corrections_2"):
        export(review, tmp_path)
        wait_until((tmp_path / name / "records.jsonl").is_file, name)
    assert len((tmp_path / name / "records.jsonl").read_text().splitlines()) == 3


def test_nothing_reviewed_to_the_end_is_said(review, tmp_path):
    assert not named(review.panel, QPushButton, "exportCorrectionsButton").isEnabled()
    press(review, Qt.Key.Key_A)
    export(review, tmp_path)
    wait_until(lambda: "No view is reviewed to the end" in text_of(review.panel, "reviewHint"), "it is said")
    assert not list(tmp_path.glob("harbour_corrections*"))


def test_tiles_beside_the_region_are_no_ground_truth(dock, scripted, plugin, iface, raster_layer, tmp_path):
    # The eastern half of the first tile and all of the second are in the region.
    ring = ((500_040, 5_800_000), (500_160, 5_800_000), (500_160, 5_799_900), (500_040, 5_799_900))
    scripted.script = [
        tile(1, 0, 0),
        tile(2, 160, 0),
        ship(1, 100, 40, 1),
        ship(2, 200, 50, 2),
        answer(),
        done(),
    ]
    subject = describe(raster_layer)
    dock.session.start(DetectTask(subject.raster, ("ship",), Region(ring)), subject)
    wait_for_end(dock)
    click(dock, "reviewButton")
    wait_until(lambda: not plugin.review.review.objects.loading, "the table is read")
    press(plugin.review, Qt.Key.Key_A)
    press(plugin.review, Qt.Key.Key_A)
    export(plugin.review, tmp_path)
    records = tmp_path / "harbour_corrections" / "records.jsonl"
    wait_until(records.is_file, "the records")
    (record,) = [json.loads(line) for line in records.read_text().splitlines()]
    assert record["id"].endswith("__1__160___0")
    wait_until(lambda: iface.messageBar().currentItem() is not None, "it is said")
    assert "1 view was left out, partly beside the region" in iface.messageBar().currentItem().text()


def test_a_raster_that_is_gone_is_said(review, tmp_path, raster_path):
    for _ in range(4):
        press(review, Qt.Key.Key_A)
    raster_path.rename(raster_path.with_suffix(".away"))
    export(review, tmp_path)
    wait_until(lambda: "cannot be read from a file" in text_of(review.panel, "reviewHint"), "it is said")


def write_band(path, values, table=None):
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), values.shape[1], values.shape[0], 1,
        gdal.GDT_UInt16 if values.dtype == np.uint16 else gdal.GDT_Byte,
    )  # fmt: skip
    if table is not None:
        dataset.GetRasterBand(1).SetColorTable(table)
    dataset.GetRasterBand(1).WriteArray(values)
    return str(path)


def test_images_have_the_stretch_that_the_model_was_shown(qgis_app, tmp_path):
    values = np.arange(0, 40_000, 100, np.uint16).reshape(20, 20)
    source = write_band(tmp_path / "deep.tif", values)
    chips = Chips(RasterDescription(source, bands=(1,), stretch=((1000.0, 21_000.0),)))
    chips.write(Window(5, 2, 10, 8), tmp_path / "a.png")
    given = gdal.Open(str(tmp_path / "a.png")).ReadAsArray().astype(float)
    expected = np.clip((values[2:10, 5:15] - 1000.0) / 20_000 * 255, 0, 255)
    assert np.abs(given - expected).max() <= 0.5
    Chips(RasterDescription(source)).write(Window(0, 0, 20, 20), tmp_path / "b.png")
    given = gdal.Open(str(tmp_path / "b.png")).ReadAsArray()
    assert (given == 0).sum() == pytest.approx(8, abs=2)  # the lowest two of a hundred, as in QGIS


def test_a_palette_becomes_its_colours(qgis_app, tmp_path):
    table = gdal.ColorTable()
    table.SetColorEntry(3, (10, 200, 30, 255))
    source = write_band(tmp_path / "table.tif", np.full((4, 4), 3, np.uint8), table)
    Chips(RasterDescription(source)).write(Window(0, 0, 4, 4), tmp_path / "a.png")
    assert gdal.Open(str(tmp_path / "a.png")).ReadAsArray()[:, 0, 0].tolist() == [10, 200, 30]
