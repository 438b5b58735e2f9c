"""The head of the dock: which raster, at what sampling, and which part of it."""

from __future__ import annotations

import pytest
from driving import ask, click, named, text_of, wait_for_end, wait_until
from events import answer, done
from qgis.core import QgsProject, QgsRasterLayer, QgsRectangle
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QToolButton, QWidget
from rasters import write_raster


def test_the_layers_sampling_and_size_are_shown(dock, scripted):
    wait_until(lambda: text_of(dock, "samplingLabel") == "0.50 m · small", "the backend's word")
    tip = named(dock, QWidget, "samplingLabel").toolTip()
    assert "0.4999 m × 0.4998 m" in tip
    assert "640 × 480" in tip


def test_the_active_raster_is_taken_over(dock, iface, tmp_path, raster_layer):
    other = QgsRasterLayer(str(write_raster(tmp_path / "other.tif", 50, 40)), "other")
    QgsProject.instance().addMapLayer(other)
    iface.currentLayerChanged.emit(other)
    assert named(dock, QgsMapLayerComboBox, "layerCombo").currentLayer() is other


def test_a_region_is_drawn_sent_and_forgotten(dock, scripted, iface, raster_layer):
    scripted.script = [answer(), done()]
    canvas = iface.canvas
    wait_until(lambda: not canvas.isDrawing(), "the map is drawn")
    click(dock, "rectangleButton")
    first, last = QPoint(200, 200), QPoint(300, 260)
    to_map = canvas.getCoordinateTransform().toMapCoordinates
    corners = [to_map(first), to_map(last)]
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(canvas.viewport(), last)
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)
    assert named(dock, QComboBox, "regionCombo").currentText() == "Drawn region"
    assert not named(dock, QToolButton, "rectangleButton").isChecked()
    ask(dock, "How many?")
    wait_for_end(dock)
    ring = scripted.last.request["task"]["region"]["ring"]
    xs, ys = {round(x, 3) for x, _ in ring}, {round(y, 3) for _, y in ring}
    assert xs == {round(point.x(), 3) for point in corners}
    assert ys == {round(point.y(), 3) for point in corners}
    click(dock, "clearRegionButton")
    ask(dock, "And the whole?")
    wait_for_end(dock, 2)
    assert scripted.last.request["task"]["region"] is None


def test_a_polygon_is_drawn_and_sent(dock, scripted, iface):
    scripted.script = [answer(), done()]
    viewport = iface.canvas.viewport()
    click(dock, "polygonButton")
    for x, y in ((200, 200), (320, 210), (260, 300)):
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(x, y))
    QTest.mouseClick(viewport, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, QPoint(260, 300))
    ask(dock, "How many?")
    wait_for_end(dock)
    assert len(scripted.last.request["task"]["region"]["ring"]) == 3


def test_escape_gives_up_drawing(dock, iface):
    click(dock, "rectangleButton")
    assert named(dock, QToolButton, "rectangleButton").isChecked()
    QTest.keyClick(iface.canvas, Qt.Key.Key_Escape)
    assert not named(dock, QToolButton, "rectangleButton").isChecked()
    assert named(dock, QComboBox, "regionCombo").currentText() == "Whole layer"


def test_what_the_map_shows_is_sent_as_region(dock, scripted, iface):
    scripted.script = [answer(), done()]
    iface.canvas.zoomByFactor(0.25)
    combo = named(dock, QComboBox, "regionCombo")
    combo.setCurrentIndex(combo.findText("What the map shows"))
    ask(dock, "How many?")
    wait_for_end(dock)
    xs = [x for x, _ in scripted.last.request["task"]["region"]["ring"]]
    assert (min(xs), max(xs)) == pytest.approx(
        (iface.canvas.extent().xMinimum(), iface.canvas.extent().xMaximum())
    )


def test_a_region_outside_the_layer_is_said(dock, scripted, iface):
    iface.canvas.setExtent(QgsRectangle(0, 0, 10, 10))
    combo = named(dock, QComboBox, "regionCombo")
    combo.setCurrentIndex(combo.findText("What the map shows"))
    ask(dock, "How many?")
    assert "outside the layer" in text_of(dock, "hintLabel")
    assert not scripted.jobs
