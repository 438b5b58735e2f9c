"""The one-page report: written from the answer's menu, read back by GDAL, and its numbers by hand."""

from __future__ import annotations

import pytest
from driving import ask, click, detect, named, result_layers, wait_for_end, wait_until
from events import answer, done, found, view
from osgeo import gdal
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialogButtonBox, QFileDialog, QLineEdit, QToolButton

from rscovlm_qgis.core.report import foot_html, gather, head_html, sum_up
from rscovlm_qgis.core.report_page import length_words, nice_length


def write_report(dock, path):
    """As an analyst does: the arrow beside Export, Report, file name, Save."""
    menu = named(dock, QToolButton, "exportButton").menu()
    (entry,) = [action for action in menu.actions() if action.objectName() == "reportEntry"]
    entry.trigger()
    dialog = dock.findChildren(QFileDialog, "reportDialog")[-1]
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    save = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)


def pages(path):
    """How many pages a PDF has, and the pixels of the first, by GDAL."""
    info = gdal.Info(str(path), format="json")
    listed = info["metadata"].get("SUBDATASETS", {})
    number = sum(name.endswith("_NAME") for name in listed) or 1
    source = gdal.OpenEx(str(path), open_options=["DPI=60"])
    return number, source.ReadAsArray()


def test_a_report_is_one_page_with_the_map_in_it(dock, scripted, iface, tmp_path):
    scripted.script = [
        *(found(n, "ship" if n < 4 else "plane", x=500_020 + 30 * n, score=n / 10) for n in range(1, 6)),
        answer("Three ships & two planes."), done(),
    ]  # fmt: skip
    detect(dock, "ship, plane")
    wait_for_end(dock)
    write_report(dock, tmp_path / "report")
    path = tmp_path / "report.pdf"
    wait_until(path.exists, "the report")
    wait_until(lambda: iface.messageBar().currentItem() is not None, "it is said")
    assert str(path) in iface.messageBar().currentItem().text()
    number, pixels = pages(path)
    assert number == 1
    height, width = pixels.shape[1:]
    assert height / width == pytest.approx(297 / 210, rel=0.01)
    middle = pixels[:3, int(height * 0.25) : int(height * 0.5), int(width * 0.2) : int(width * 0.8)]
    assert middle.std() > 10, "the raster's noise is on the page"
    colours = {c.value(): c.symbol().color() for c in result_layers()["Objects"].renderer().categories()}
    for colour in colours.values():
        wanted = [[[c]] for c in (colour.red(), colour.green(), colour.blue())]
        assert (abs(pixels[:3].astype(int) - wanted).max(axis=0) < 30).any(), colour.name()
    assert not list(tmp_path.glob("*.part"))


def test_numbers_leave_out_what_was_rejected(dock, scripted, plugin):
    scripted.script = [
        found(1, score=0.2), {**found(2, x=500_100, score=0.4), "length_m": 30.0, "area_m2": 300.0},
        found(3, x=500_150, score=0.9), found(4, "plane <1>", x=500_200), answer(), done(),
    ]  # fmt: skip
    detect(dock, "ship")
    run = wait_for_end(dock)
    click(dock, "reviewButton")
    wait_until(lambda: plugin.review.review.box is not None, "the first box is there")
    plugin.review.panel.setFocus()
    QTest.keyClick(plugin.review.panel, Qt.Key.Key_R)
    QTest.keyClick(plugin.review.panel, Qt.Key.Key_A)
    layer = dock.session.store.layer(run, "objects")
    report = gather(run, layer, ["© somebody"], "a.gpkg")
    summary = sum_up(report)
    ship, plane = summary.rows
    assert (ship.name, ship.number, ship.score) == ("ship", 2, pytest.approx(0.65))
    assert (ship.length_m, ship.width_m, ship.area_m2) == (20.0, 10.0, 400.0)
    assert (plane.number, summary.gsd_m) == (1, 0.5)
    text = foot_html(report, summary)
    assert "plane &lt;1&gt;" in text
    assert "1 accepted, 1 rejected, which is not counted above, 2 not reviewed" in text
    for part in (
        "scripted",
        "harbour, all of it",
        "© somebody",
        run.run_id,
        "0.5 m",
        "It says what the test wrote.",
    ):
        assert part in text
    assert "Detect: ship" in head_html(report)


def test_an_answer_without_objects_shows_what_was_looked_at(dock, scripted, iface, tmp_path):
    scripted.script = [view(1), answer("A harbour.\nWith cranes."), done()]
    ask(dock, "What is this?")
    wait_for_end(dock)
    write_report(dock, tmp_path / "a.pdf")
    wait_until((tmp_path / "a.pdf").exists, "the report")
    assert pages(tmp_path / "a.pdf")[0] == 1


def test_a_report_that_cannot_be_written_is_said(dock, scripted, iface, tmp_path):
    scripted.script = [view(1), answer(), done()]
    ask(dock, "What is this?")
    run = wait_for_end(dock)
    dock.reporting.write(run, tmp_path / "no such folder" / "a.pdf")
    wait_until(lambda: iface.messageBar().currentItem() is not None, "it is said")
    assert "could not be written" in iface.messageBar().currentItem().text()


@pytest.mark.parametrize(
    ("most", "length", "words"),
    [(99, 50, "50 m"), (100, 100, "100 m"), (4999, 2000, "2 km"), (0.7, 0.5, "0.5 m"), (1000, 1000, "1 km")],
)
def test_scale_bars_have_lengths_that_one_can_read(most, length, words):
    assert nice_length(most) == pytest.approx(length)
    assert length_words(nice_length(most)) == words
