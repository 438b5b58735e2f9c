"""Reviewing where it is harder: other frames, old tables, reopened projects, full disks, many objects."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from driving import click, detect, result_layers, text_of, wait_for_end, wait_until
from events import answer, done, found
from osgeo import gdal, ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QProgressBar
from rasters import write_raster
from test_review import drag, press, stored, verdicts

CTRL = Qt.KeyboardModifier.ControlModifier


def start(plugin, scripted, *events):
    """Find objects and open their review."""
    scripted.script = [*events, answer(), done()]
    detect(plugin.dock, "ship")
    wait_for_end(plugin.dock)
    return reopen_review(plugin)


def reopen_review(plugin):
    click(plugin.dock, "reviewButton")
    wait_until(lambda: plugin.review.review.box is not None, "the first box is there")
    return plugin.review.panel


def load(path, canvas_crs, iface):
    layer = QgsRasterLayer(str(path), path.stem)
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer)
    iface.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(canvas_crs))
    return layer


def in_pixels(path, corners):
    inverse = gdal.InvGeoTransform(gdal.Open(str(path)).GetGeoTransform())
    return [tuple(gdal.ApplyGeoTransform(inverse, x, y)) for x, y in corners]


def at_pixels(path, corners):
    terms = gdal.Open(str(path)).GetGeoTransform()
    return [list(gdal.ApplyGeoTransform(terms, x, y)) for x, y in corners]


SQUARE = [(100, 80), (140, 80), (140, 100), (100, 100)]


@pytest.mark.parametrize(
    ("epsg", "terms", "canvas"),
    [
        (32633, (500_000.0, 0.4, 0.3, 5_800_000.0, 0.3, -0.4), "EPSG:32633"),
        (4326, (15.0, 5e-6, 0.0, 52.35, 0.0, -5e-6), "EPSG:3857"),
    ],
    ids=["turned against north", "in degrees on a canvas in Web Mercator"],
)
def test_edits_are_those_of_native_pixels(scripted, iface, plugin, tmp_path, epsg, terms, canvas):
    path = write_raster(tmp_path / "r.tif", 640, 480, epsg=epsg, geotransform=terms)
    load(path, canvas, iface)
    panel = start(plugin, scripted, {**found(1), "polygon_map": at_pixels(path, SQUARE)})
    press(panel, Qt.Key.Key_Right, CTRL)
    items, corners = stored(plugin.dock)[1]
    assert items["angle_deg"] == pytest.approx(1.0, abs=0.01)
    px = in_pixels(path, corners)
    sides = [((px[i][0] - px[i - 1][0]) ** 2 + (px[i][1] - px[i - 1][1]) ** 2) ** 0.5 for i in range(4)]
    assert sorted(round(side, 3) for side in sides) == [20, 20, 40, 40]  # a rectangle where the model sees it
    before = px
    press(panel, Qt.Key.Key_Up)
    after = in_pixels(path, stored(plugin.dock)[1][1])
    steps = {(round(a[0] - b[0], 4), round(a[1] - b[1], 4)) for a, b in zip(after, before)}
    assert len(steps) == 1
    assert abs(steps.pop()[0]) + abs(after[0][1] - before[0][1]) == pytest.approx(1, abs=1e-3)
    (x, y) = plugin.review.tool.handle_points()[0]
    across = plugin.review.tool.handle_points()[2]
    moved = drag(iface, ((x + across.x()) / 2, (y + across.y()) / 2), (x, y))
    assert moved.length() > 0
    handle = plugin.review.tool.handle_points()[2]
    assert (handle.x(), handle.y()) == pytest.approx(
        (across.x() + moved.x(), across.y() + moved.y()), rel=1e-6
    )


def test_a_raster_without_place_is_reviewed_in_its_pixels(scripted, iface, plugin, tmp_path):
    path = write_raster(tmp_path / "plain.tif", 100, 80, epsg=None, geotransform=None)
    QgsProject.instance().addMapLayer(QgsRasterLayer(str(path), "plain"))
    panel = start(plugin, scripted, found(1, x=10, y=-20))
    press(panel, Qt.Key.Key_Down)
    items, corners = stored(plugin.dock)[1]
    assert corners[0] == (10, -21)
    assert items["area_m2"] is None
    assert items["review"] == "corrected"


def test_a_table_of_an_older_version_gets_the_columns(dock, scripted, plugin):
    from qgis.core import QgsVectorLayer

    scripted.script = [found(1), answer(), done()]
    detect(dock, "ship")
    run = wait_for_end(dock)
    layer = result_layers()["Objects"]
    provider = layer.dataProvider()
    fields = provider.fields()
    assert provider.deleteAttributes([fields.indexOf(n) for n in ("review", "orig_class", "orig_geom")])
    layer.updateFields()
    panel = reopen_review(plugin)
    press(panel, Qt.Key.Key_R)
    assert verdicts(dock) == ["rejected"]
    again = QgsVectorLayer(dock.session.store.place(run), "again", "ogr")
    assert again.isValid()


def test_a_review_goes_on_in_a_reopened_project(dock, scripted, plugin, tmp_path):
    path = str(tmp_path / "project.qgs")
    assert QgsProject.instance().write(path)
    panel = start(plugin, scripted, *(found(n, x=500_020 + 30 * n) for n in range(1, 5)))
    press(panel, Qt.Key.Key_A)
    press(panel, Qt.Key.Key_Right)
    assert QgsProject.instance().write(path)
    QgsProject.instance().clear()
    assert plugin.review.review.box is None
    assert QgsProject.instance().read(path)
    panel = reopen_review(plugin)
    assert text_of(panel, "reviewTally") == "1 accepted · 1 corrected · 2 to go"
    assert text_of(panel, "reviewPosition") == "3 of 4"
    press(panel, Qt.Key.Key_R)
    source = ogr.Open(str(tmp_path / "project_rscovlm.gpkg"))
    (layer,) = [source.GetLayer(i) for i in range(source.GetLayerCount())]
    assert [row["review"] for row in layer] == ["accepted", "corrected", "rejected", ""]


@contextmanager
def full_disk():
    """Let no file of this process grow beyond a few bytes; the kernel then refuses as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_said_and_nothing_is_half_written(dock, scripted, plugin):
    panel = start(plugin, scripted, found(1), found(2, x=500_100))
    before = stored(dock)
    panel.setFocus()
    with full_disk():
        QTest.keyClick(panel, Qt.Key.Key_Right)
        QTest.keyClick(panel, Qt.Key.Key_A)
    assert "could not be written" in text_of(panel, "reviewHint")
    assert text_of(panel, "reviewPosition") == "1 of 2"
    assert stored(dock) == before
    press(panel, Qt.Key.Key_A)
    assert verdicts(dock) == ["accepted", ""]


def test_results_in_memory_are_reviewed_too(dock, scripted, plugin, tmp_path):
    assert QgsProject.instance().write(str(tmp_path / "p.qgs"))
    (tmp_path / "p_rscovlm.gpkg").mkdir()
    panel = start(plugin, scripted, found(1, score=0.2), found(2, x=500_100, score=0.8))
    layer = result_layers()["Objects (in memory)"]
    press(panel, Qt.Key.Key_A)
    press(panel, Qt.Key.Key_Right)
    assert [feature["review"] for feature in layer.getFeatures()] == ["accepted", "corrected"]
    press(panel, Qt.Key.Key_U)
    assert [feature["review"] for feature in layer.getFeatures()] == ["accepted", ""]


def test_a_table_that_is_read_in_slices_is_whole_in_the_end(dock, scripted, plugin, monkeypatch):
    from rscovlm_qgis.core import review_list

    monkeypatch.setattr(review_list, "SLICE_S", 0.0)
    monkeypatch.setattr(review_list, "AT_A_TIME", 7)
    scripted.script = [*(found(n, x=500_000 + n) for n in range(1, 101)), answer(), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    click(dock, "reviewButton")
    assert text_of(plugin.review.panel, "reviewPosition") == "Reading…"
    wait_until(lambda: text_of(plugin.review.panel, "reviewPosition") == "1 of 100", "all are read")
    press(plugin.review.panel, Qt.Key.Key_A)
    assert text_of(plugin.review.panel, "reviewTally") == "1 accepted · 99 to go"


def test_a_layer_is_reviewed_from_the_menu_across_its_answers(dock, scripted, plugin, iface):
    (action,) = [a for a in iface.actions if a.objectName() == "RSCoVLMReviewAction"]
    action.trigger()
    assert "There are no detections" in text_of(plugin.review.panel, "reviewHint")
    for number in (1, 2):
        scripted.script = [found(1, x=500_000 + 50 * number), found(2, x=500_200), answer(), done()]
        detect(dock, "ship" if number == 1 else "plane")
        wait_for_end(dock, number)
    action.trigger()
    panel = plugin.review.panel
    wait_until(lambda: text_of(panel, "reviewPosition") == "1 of 4", "all objects of the layer")
    scope = panel.filter.scope
    titles = [scope.itemText(i) for i in range(scope.count())]
    assert titles == ["Detect: plane", "Detect: ship", "All objects of the layer"]
    scope.setCurrentIndex(0)
    scope.activated.emit(0)
    assert text_of(panel, "reviewPosition") == "1 of 2"
    assert plugin.review.windowTitle() == "RSCoVLM review – harbour"


def test_a_key_that_is_held_down_is_one_step_of_undo(plugin, scripted, dock, monkeypatch):
    from rscovlm_qgis.core import review

    monkeypatch.setattr(review, "JOIN_S", 600.0)
    panel = start(plugin, scripted, found(1))
    before = stored(dock)[1][1]
    for _ in range(5):
        press(panel, Qt.Key.Key_Right)
    press(panel, Qt.Key.Key_Right, CTRL)
    press(panel, Qt.Key.Key_U)
    assert stored(dock)[1][1] == pytest.approx([(x + 2.5, y) for x, y in before])
    press(panel, Qt.Key.Key_U)
    assert stored(dock)[1][1] == pytest.approx(before)
    press(panel, Qt.Key.Key_Y, CTRL)
    assert stored(dock)[1][1] == pytest.approx([(x + 2.5, y) for x, y in before])


def test_keys_that_qgis_has_for_itself_are_the_reviews_in_its_panel(plugin, scripted, dock, iface):
    from qgis.PyQt.QtWidgets import QAction

    taken = []
    for keys in ("Ctrl+Z", "A"):
        action = QAction(keys, iface.window)
        action.setShortcut(keys)
        action.triggered.connect(lambda _checked=False, keys=keys: taken.append(keys))
        iface.window.addAction(action)
    panel = start(plugin, scripted, found(1), found(2, x=500_100))
    press(panel, Qt.Key.Key_A)
    assert verdicts(dock) == ["accepted", ""]
    press(panel, Qt.Key.Key_Z, CTRL)
    assert verdicts(dock) == ["", ""]
    assert taken == []
    iface.window.setFocus()
    QTest.keyClick(iface.window, Qt.Key.Key_A)
    assert taken == ["A"], "elsewhere they are QGIS's"


def test_every_control_of_the_review_has_a_name_and_can_be_reached(plugin, scripted, dock):
    from test_accessibility import controls, spoken

    start(plugin, scripted, found(1), found(2, x=500_100))
    widgets = controls(plugin.review)
    assert len(widgets) > 20
    assert [widget.objectName() for widget in widgets if not spoken(widget)] == []
    assert [widget.objectName() for widget in widgets if not widget.toolTip()] == []
    assert [
        widget.objectName()
        for widget in widgets
        if widget.isEnabled()
        and not isinstance(widget, QProgressBar)
        and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ] == []


def test_a_killed_qgis_loses_no_verdict(qgis_app, raster_path, tmp_path):
    here = Path(__file__).parent
    ended = subprocess.run(
        [sys.executable, str(here / "killed_review.py"), str(raster_path), str(tmp_path / "p.qgs")],
        cwd=here, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ended.returncode == -signal.SIGKILL, ended.stderr[-3000:]
    source = ogr.Open(ended.stdout.strip())
    layer = source.GetLayer(0)
    rows = [(row["class"], row["orig_class"], row["review"]) for row in layer]
    assert rows == [("ship", None, "rejected"), ("barge", "ship", "corrected"), ("ship", None, "corrected")]
    third = layer.GetFeature(3)
    assert third.GetGeometryRef().GetEnvelope()[0] == 500_152
