"""An analyst's day through the real widgets, with the real backend and the model that is shipped."""

from __future__ import annotations

import math

from driving import ask, click, detect, named, result_layers, select_by, shown, text_of, wait_until
from osgeo import ogr
from qgis.core import QgsPointXY, QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QToolButton

PATIENCE_S = 240
QUESTIONS = ("Is there a storage tank?", "And is there a ship?")
NEW_CLASS = "ambulance"
"""No class of the model's: only a person can have given it."""
WEST, NORTH, SIDE_M = 500_076.8, 5_399_731.2, 115.2
"""The part of the sample that has most vehicles."""
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def finished(dock, number):
    """Wait for a run of the real model."""
    runs = dock.session.runs
    wait_until(lambda: len(runs) == number and runs[-1].over, f"run {number} is over", PATIENCE_S)
    assert runs[-1].state == "finished", runs[-1].error and runs[-1].error.message
    return runs[-1]


def texts(dock, name):
    """The texts of the conversation's visible labels of a name, from above."""
    labels = [label for label in dock.findChildren(QLabel, name) if label.isVisible()]
    return [label.text() for label in sorted(labels, key=lambda w: w.mapTo(dock, w.rect().topLeft()).y())]


def drag(canvas, west, north, side):
    """Drag the mouse over a square of the map."""
    to_pixel = canvas.getCoordinateTransform().transform
    ends = [to_pixel(QgsPointXY(west, north)), to_pixel(QgsPointXY(west + side, north - side))]
    start, end = (QPoint(round(point.x()), round(point.y())) for point in ends)
    QTest.mousePress(canvas.viewport(), LEFT, NO_KEY, start)
    QTest.mouseMove(canvas.viewport(), end)
    QTest.mouseRelease(canvas.viewport(), LEFT, NO_KEY, end)


def review_three(plugin, dock):
    """Accept the first object, reject the second, give the third another class: by the keyboard alone."""
    click(dock, "reviewButton")
    wait_until(lambda: not plugin.review.review.objects.loading, "the table is read")
    panel = plugin.review.panel
    panel.setFocus()
    reviewed = []
    for key in (Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_L):
        reviewed.append(result_layers()["Objects"].selectedFeatures()[0]["obj_id"])
        QTest.keyClick(panel, key)
    entry = named(panel, QLineEdit, "reviewClassInput")
    assert entry.hasFocus()
    QTest.keyClicks(entry, NEW_CLASS)
    QTest.keyClick(entry, Qt.Key.Key_Return)
    assert "1 accepted · 1 rejected · 1 corrected" in text_of(panel, "reviewTally")
    return reviewed


def export_shapefile(dock, path):
    """Export the last answer through the dialog."""
    click(dock, "exportButton")
    dialog = dock.findChild(QFileDialog, "exportDialog")
    filters = dialog.findChild(QComboBox, "fileTypeCombo")
    while "Shapefile" not in filters.currentText():
        QTest.keyClick(filters, Qt.Key.Key_Down)
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    save = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    QTest.mouseClick(save, LEFT)
    wait_until(path.exists, "the shapefile")


def rows(path, run=None):
    """Attributes and centre of every object of a file, as GDAL reads them; of one run, if that is given."""
    source = ogr.Open(str(path))
    layers = [source.GetLayer(i) for i in range(source.GetLayerCount())]
    (layer,) = [one for one in layers if run is None or one.GetName().startswith("objects")]
    features = [feature for feature in layer if run is None or feature["run_id"] == run.run_id]
    centres = [feature.GetGeometryRef().Centroid() for feature in features]
    return [(feature.items(), (c.GetX(), c.GetY())) for feature, c in zip(features, centres)]


def at(place, others):
    """Which of these lie where the first does, to a millimetre."""
    return [items for items, other in others if math.dist(place, other) < 1e-3]


def chips(dock, name):
    """The conversation's chips of a name, from above."""
    found = [chip for chip in dock.findChildren(QToolButton, name) if chip.isVisible()]
    return sorted(found, key=lambda chip: chip.mapTo(dock, chip.rect().topLeft()).y())


def test_an_analysts_day(real_dock, plugin, iface, tmp_path):
    dock, project = real_dock, QgsProject.instance()

    # Ask about all of the raster, then follow up.
    ask(dock, QUESTIONS[0])
    first = finished(dock, 1)
    ask(dock, QUESTIONS[1])
    second = finished(dock, 2)
    answers = [first.answer.text, second.answer.text]
    assert all(answers)
    assert first.chosen_views
    assert texts(dock, "answerLabel") == answers

    # Draw a rectangle by mouse, and detect in it.
    click(dock, "rectangleButton")
    drag(iface.canvas, WEST, NORTH, SIDE_M)
    assert named(dock, QComboBox, "regionCombo").currentText() == "Drawn region"
    detect(dock, "small vehicle, large vehicle")
    detected = finished(dock, 3)
    found = detected.object_count
    assert found >= 3, "the embedded model finds vehicles there"
    pixel = iface.canvas.mapUnitsPerPixel()
    database = dock.session.store.place(detected)
    for _, (x, y) in rows(database, detected):
        assert WEST - pixel <= x <= WEST + SIDE_M + pixel
        assert NORTH - SIDE_M - pixel <= y <= NORTH + pixel

    # Review three boxes by keyboard, and export.
    accepted, rejected, relabelled = review_three(plugin, dock)
    export_shapefile(dock, tmp_path / "vehicles.shp")
    stored = {items["obj_id"]: (items, centre) for items, centre in rows(database, detected)}
    exported = rows(tmp_path / "vehicles.shp")
    assert len(stored) == found
    assert len(exported) == found - 1
    assert at(stored[rejected][1], exported) == []
    assert [items["class"] for items in at(stored[accepted][1], exported)] == [stored[accepted][0]["class"]]
    assert [items["class"] for items in at(stored[relabelled][1], exported)] == [NEW_CLASS]
    assert sum(items["class"] == NEW_CLASS for items, _ in exported) == 1

    # Save the project, close it, open it again.
    asked = texts(dock, "questionLabel")
    assert tuple(asked[:2]) == QUESTIONS
    assert project.write(str(tmp_path / "day.qgz"))
    project.clear()
    wait_until(lambda: not texts(dock, "questionLabel"), "the conversation is closed")
    assert not project.mapLayers()
    assert project.read(str(tmp_path / "day.qgz"))
    wait_until(lambda: texts(dock, "questionLabel") == asked, "the conversation is back")
    assert texts(dock, "answerLabel")[:2] == answers
    layers = result_layers()
    objects = [one for one in layers["Objects"].getFeatures() if one["run_id"] == detected.run_id]
    assert len(objects) == found
    verdicts = {feature["obj_id"]: feature["review"] for feature in objects}
    assert {n: verdicts[n] for n in (accepted, rejected, relabelled)} == {
        accepted: "accepted", rejected: "rejected", relabelled: "corrected",
    }  # fmt: skip
    assert shown(dock, "reviewButton")

    # The chips still lead to what proves the answers.
    iface.canvas.setExtent(dock.header.layer().extent())
    # One of them has another class since the review, so they are fewer than the chip says.
    layers["Objects"].removeSelection()
    QTest.mouseClick(chips(dock, "objectsChip")[-1], LEFT)
    wait_until(layers["Objects"].selectedFeatureCount, "they are selected")
    selected = layers["Objects"].selectedFeatures()
    assert selected
    assert {feature["run_id"] for feature in selected} == {detected.run_id}
    assert all(iface.canvas.extent().contains(feature.geometry().boundingBox()) for feature in selected)
    assert iface.canvas.extent().width() < dock.header.layer().extent().width()
    select_by(chips(dock, "viewsChip")[0])
    looked = layers["Views"].selectedFeatures()
    assert len(looked) == len(first.chosen_views)
    assert {feature["run_id"] for feature in looked} == {first.run_id}
