"""Reviewing detections through the real panel, keys and map; read back from the file by GDAL."""

from __future__ import annotations

import pytest
from driving import click, detect, named, result_layers, shown, text_of, wait_for_end, wait_until
from events import answer, done, found
from osgeo import ogr
from qgis.core import QgsFeatureRequest, QgsGeometry, QgsPointXY, QgsProject
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtGui import QMouseEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QDoubleSpinBox, QLineEdit, QMenu, QWidget

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def panel(dock, scripted, plugin):
    """The review of five objects in a row, each 10 m wide, opened by its button."""
    scripted.script = [
        *(found(n, "ship" if n < 4 else "plane", x=500_020 + 30 * n, score=n / 10) for n in range(1, 6)),
        answer(),
        done(),
    ]
    detect(dock, "ship, plane")
    wait_for_end(dock)
    click(dock, "reviewButton")
    review = plugin.review
    wait_until(lambda: not review.review.objects.loading, "the table is read")
    return review.panel


def press(panel, key, modifiers=Qt.KeyboardModifier.NoModifier):
    """Press a key in the panel."""
    panel.setFocus()
    QTest.keyClick(panel, key, modifiers)


def stored(dock):
    """What is in the file now, by GDAL, by the ids of the wire."""
    run = dock.session.runs[-1]
    source = ogr.Open(dock.session.store.place(run))
    layer = next(
        source.GetLayer(i)
        for i in range(source.GetLayerCount())
        if source.GetLayer(i).GetName().startswith("objects")
    )
    return {feature.GetField("obj_id"): (feature.items(), _corners(feature)) for feature in layer}


def _corners(feature):
    ring = feature.GetGeometryRef().GetGeometryRef(0)
    return [ring.GetPoint_2D(i) for i in range(ring.GetPointCount() - 1)]


def verdicts(dock):
    return [items["review"] for items, _ in stored(dock).values()]


def test_stepping_shows_each_object_on_the_map(panel, dock, iface):
    layer = result_layers()["Objects"]
    assert text_of(panel, "reviewPosition") == "1 of 5"
    press(panel, Qt.Key.Key_N)
    assert text_of(panel, "reviewPosition") == "2 of 5"
    (selected,) = layer.selectedFeatures()
    assert selected["obj_id"] == 2
    box = selected.geometry().boundingBox()
    assert iface.canvas.extent().contains(box)
    assert 10 < iface.canvas.extent().height() < 100
    assert "score 0.20" in text_of(panel, "reviewFacts")
    press(panel, Qt.Key.Key_P)
    press(panel, Qt.Key.Key_PageUp)
    assert text_of(panel, "reviewPosition") == "5 of 5"
    click(panel, "review next")
    assert text_of(panel, "reviewPosition") == "1 of 5"


def test_verdicts_are_in_the_file_at_once_and_can_be_undone(panel, dock):
    press(panel, Qt.Key.Key_A)
    assert verdicts(dock) == ["accepted", "", "", "", ""]
    assert text_of(panel, "reviewPosition") == "2 of 5"
    press(panel, Qt.Key.Key_R)
    assert verdicts(dock) == ["accepted", "rejected", "", "", ""]
    assert text_of(panel, "reviewTally") == "1 accepted · 1 rejected · 3 to go"
    press(panel, Qt.Key.Key_Z, CTRL)
    press(panel, Qt.Key.Key_U)
    assert verdicts(dock) == [""] * 5
    assert text_of(panel, "reviewPosition") == "1 of 5"
    press(panel, Qt.Key.Key_Y, CTRL)
    press(panel, Qt.Key.Key_Z, CTRL | SHIFT)
    assert verdicts(dock) == ["accepted", "rejected", "", "", ""]
    click(panel, "acceptVerdict")
    assert not named(panel, QWidget, "review redo").isEnabled()


def test_a_box_gets_another_class_by_typing_and_keeps_the_first(panel, dock):
    press(panel, Qt.Key.Key_L)
    entry = named(panel, QLineEdit, "reviewClassInput")
    assert entry.hasFocus()
    assert entry.selectedText() == "ship"
    QTest.keyClicks(entry, "veh")
    assert entry.completer().currentCompletion() == "small vehicle"  # a class of the model
    QTest.keyClicks(entry, "icle")
    entry.completer().popup().hide()
    QTest.keyClick(entry, Qt.Key.Key_Return)
    items, _ = stored(dock)[1]
    assert (items["class"], items["orig_class"], items["review"]) == ("vehicle", "ship", "corrected")
    assert items["orig_geom"] is None
    assert text_of(panel, "reviewPosition") == "2 of 5"
    categories = {c.value() for c in result_layers()["Objects"].renderer().categories()}
    assert "vehicle" in categories
    press(panel, Qt.Key.Key_P)
    assert "found as ship" in text_of(panel, "reviewFacts")
    press(panel, Qt.Key.Key_O)
    items, _ = stored(dock)[1]
    assert (items["class"], items["orig_class"], items["review"]) == ("ship", None, "")


def test_letters_typed_as_a_class_are_no_verdicts(panel, dock):
    press(panel, Qt.Key.Key_L)
    QTest.keyClicks(named(panel, QLineEdit, "reviewClassInput"), "arnpu")
    assert verdicts(dock) == [""] * 5
    assert text_of(panel, "reviewPosition") == "1 of 5"


def test_a_box_moves_by_native_pixels(panel, dock):
    before = stored(dock)[1][1]
    press(panel, Qt.Key.Key_Right)
    press(panel, Qt.Key.Key_Up, SHIFT)
    items, after = stored(dock)[1]
    shifts = {(round(a[0] - b[0], 6), round(a[1] - b[1], 6)) for a, b in zip(after, before)}
    assert shifts == {(0.5, 5.0)}  # one and ten pixels of half a metre
    assert items["review"] == "corrected"
    assert QgsGeometry.fromWkt(items["orig_geom"]).equals(
        QgsGeometry.fromPolygonXY([[QgsPointXY(*p) for p in (*before, before[0])]])
    )
    assert items["area_m2"] == pytest.approx(100, rel=2e-3)
    press(panel, Qt.Key.Key_O)
    items, corners = stored(dock)[1]
    assert corners == pytest.approx(before)
    assert items["orig_geom"] is None


def test_a_box_turns_about_its_centre_and_is_measured_anew(panel, dock):
    press(panel, Qt.Key.Key_Right, ALT)
    for _ in range(3):
        press(panel, Qt.Key.Key_Right, CTRL | SHIFT)
    items, corners = stored(dock)[1]
    outline = ogr.CreateGeometryFromWkt(
        "POLYGON((" + ",".join(f"{x} {y}" for x, y in (*corners, corners[0])) + "))"
    )
    assert outline.GetArea() == pytest.approx(10 * 10.5)
    centre = outline.Centroid()
    assert (centre.GetX(), centre.GetY()) == pytest.approx((500_055, 5_799_945))
    assert items["angle_deg"] == pytest.approx(30.0)
    # Clockwise on the screen, where north is up: the first side falls to the east.
    (x1, y1), (x2, y2) = max(zip(corners, (*corners[1:], corners[0])), key=_length)
    assert abs((y2 - y1) / (x2 - x1) + 0.57735) < 1e-4
    assert items["length_m"] == pytest.approx(10.5, rel=2e-3)
    assert items["width_m"] == pytest.approx(10.0, rel=2e-3)


def _length(side):
    (x1, y1), (x2, y2) = side
    return (x2 - x1) ** 2 + (y2 - y1) ** 2


def drag(iface, start, end):
    """Drag on the canvas from one map point to another."""
    canvas = iface.canvas

    def pixel(point):
        at = canvas.getCoordinateTransform().transform(QgsPointXY(*point))
        return QPoint(round(at.x()), round(at.y()))

    a, b = pixel(start), pixel(end)
    view = canvas.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, a)
    for step in (0.4, 1.0):
        at = a + (b - a) * step
        move = QMouseEvent(
            QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        canvas.mouseMoveEvent(move)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, b)
    return canvas.getCoordinateTransform().toMapCoordinates(
        b
    ) - canvas.getCoordinateTransform().toMapCoordinates(a)


def test_dragging_moves_turns_and_resizes(panel, dock, iface, plugin):
    assert iface.canvas.mapTool() is plugin.review.tool
    before = stored(dock)[1][1]
    shift = drag(iface, (500_055, 5_799_945), (500_058, 5_799_949))
    after = stored(dock)[1][1]
    assert after == pytest.approx([(x + shift.x(), y + shift.y()) for x, y in before])
    press(panel, Qt.Key.Key_U)
    corner = drag(iface, before[2], (before[2][0] + 4, before[2][1] - 2))
    after = stored(dock)[1][1]
    assert after[0] == pytest.approx(before[0])
    assert after[2] == pytest.approx((before[2][0] + corner.x(), before[2][1] + corner.y()), abs=0.15)
    press(panel, Qt.Key.Key_U)
    handle = plugin.review.tool.handle_points()[4]
    reach = handle.y() - 5_799_945
    drag(iface, (handle.x(), handle.y()), (500_055 + reach, 5_799_945))
    items, corners = stored(dock)[1]
    outline = QgsGeometry.fromPolygonXY([[QgsPointXY(*p) for p in (*corners, corners[0])]])
    assert outline.area() == pytest.approx(100)
    (x1, y1), (x2, y2) = corners[0], corners[1]
    assert min(abs(x2 - x1), abs(y2 - y1)) < 0.5  # a quarter turn
    assert items["review"] == "corrected"


def test_a_click_on_a_box_takes_the_review_there(panel, dock, iface, plugin):
    iface.canvas.setExtent(result_layers()["Objects"].extent().buffered(20))
    drag(iface, (500_145, 5_799_945), (500_145, 5_799_945))
    assert text_of(panel, "reviewPosition") == "4 of 5"
    layer = result_layers()["Objects"]
    (third,) = layer.getFeatures(QgsFeatureRequest().setFilterExpression('"obj_id" = 3'))
    layer.selectByIds([third.id()])  # as QGIS's own selection tool does
    assert text_of(panel, "reviewPosition") == "3 of 5"


def test_keys_work_on_the_map_while_the_tool_is_active(panel, dock, iface):
    extent = iface.canvas.extent()
    iface.canvas.setFocus()
    QTest.keyClick(iface.canvas, Qt.Key.Key_Left)
    assert iface.canvas.extent() == extent  # it moved the box, not the map
    assert verdicts(dock)[0] == "corrected"
    QTest.keyClick(iface.canvas, Qt.Key.Key_A)
    assert text_of(panel, "reviewPosition") == "2 of 5"
    pan = QgsMapToolPan(iface.canvas)
    iface.canvas.setMapTool(pan)
    QTest.keyClick(iface.canvas, Qt.Key.Key_A)
    assert verdicts(dock)[1] == ""
    iface.canvas.unsetMapTool(pan)


def test_the_score_filters_map_and_steps_and_loses_nothing(panel, dock, plugin):
    layer = result_layers()["Objects"]
    named(panel, QDoubleSpinBox, "reviewScore").setValue(0.3)
    wait_until(lambda: layer.featureCount() == 3, "the map is filtered")
    assert text_of(panel, "reviewPosition") == "1 of 3"
    assert "score 0.30" in text_of(panel, "reviewFacts")
    assert len(stored(dock)) == 5
    press(panel, Qt.Key.Key_A)
    assert [items["obj_id"] for items, _ in stored(dock).values() if items["review"] == "accepted"] == [3]
    plugin.review.close()
    assert layer.subsetString()
    click(dock, "reviewButton")
    wait_until(lambda: text_of(panel, "reviewPosition") == "2 of 3", "it goes on at the first to review")
    assert named(panel, QDoubleSpinBox, "reviewScore").value() == 0.3
    named(panel, QDoubleSpinBox, "reviewScore").setValue(0.0)
    wait_until(lambda: layer.featureCount() == 5, "all are there again")
    assert layer.subsetString() == ""


def test_the_analysts_own_filter_stays(panel, dock):
    layer = result_layers()["Objects"]
    layer.setSubsetString("\"class\" = 'ship'")
    named(panel, QDoubleSpinBox, "reviewScore").setValue(0.25)
    wait_until(lambda: layer.featureCount() == 1, "both filters hold")
    named(panel, QDoubleSpinBox, "reviewScore").setValue(0.0)
    wait_until(lambda: layer.featureCount() == 3, "only the own one holds")
    assert layer.subsetString() == "\"class\" = 'ship'"


def choose(panel, name, text):
    combo = named(panel, QComboBox, name)
    index = next(i for i in range(combo.count()) if text in combo.itemText(i))
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def test_steps_through_one_class_or_verdict_only(panel, dock):
    choose(panel, "reviewClasses", "plane (2)")
    assert text_of(panel, "reviewPosition") == "1 of 2"
    press(panel, Qt.Key.Key_R)
    choose(panel, "reviewClasses", "All classes (5)")
    choose(panel, "reviewStates", "rejected (1)")
    assert text_of(panel, "reviewPosition") == "1 of 1"
    assert text_of(panel, "reviewFacts").startswith("plane · score 0.40 · rejected")


def test_rejected_boxes_are_faint_on_the_map(panel, dock):
    (category, *_) = result_layers()["Objects"].renderer().categories()
    symbol = category.symbol()
    alpha = symbol.dataDefinedProperties().property(symbol.Property.PropertyOpacity)
    assert alpha.isActive()
    assert "rejected" in alpha.expressionString()


def test_unsaved_edits_of_the_analyst_are_not_written_under(panel, dock):
    layer = result_layers()["Objects"]
    layer.startEditing()
    press(panel, Qt.Key.Key_A)  # nothing is unsaved yet, so nothing is in the way
    assert verdicts(dock)[0] == "accepted"
    fid = next(iter(layer.getFeatures())).id()
    layer.changeAttributeValue(fid, layer.fields().indexOf("class"), "barge")
    press(panel, Qt.Key.Key_R)
    assert verdicts(dock)[1] == ""
    assert "not saved yet" in text_of(panel, "reviewHint")
    layer.rollBack()
    press(panel, Qt.Key.Key_R)
    assert verdicts(dock)[1] == "rejected"
    assert not shown(panel, "reviewHint")


def test_objects_deleted_meanwhile_are_passed_over(panel, dock):
    layer = result_layers()["Objects"]
    second = sorted(feature.id() for feature in layer.getFeatures())[1]
    layer.dataProvider().deleteFeatures([second])
    press(panel, Qt.Key.Key_A)
    press(panel, Qt.Key.Key_N)
    assert "score 0.20" not in text_of(panel, "reviewFacts")
    assert text_of(panel, "reviewPosition").endswith("of 4")


def test_a_removed_layer_ends_the_review(panel, dock, iface):
    QgsProject.instance().removeMapLayer(result_layers()["Objects"].id())
    assert "Nothing is being reviewed" in text_of(panel, "reviewHint")
    press(panel, Qt.Key.Key_A)
    click(dock, "reviewButton")
    wait_until(lambda: text_of(panel, "reviewPosition") == "1 of 5", "the layer is there again")


def test_closing_gives_the_map_back(dock, scripted, iface, plugin):
    pan = QgsMapToolPan(iface.canvas)
    iface.canvas.setMapTool(pan)
    scripted.script = [found(1), answer(), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    click(dock, "reviewButton")
    assert iface.canvas.mapTool() is plugin.review.tool
    plugin.review.close()
    assert iface.canvas.mapTool() is pan
    assert plugin.review.tool.handle_points() == []
    iface.canvas.unsetMapTool(pan)


def test_a_class_is_chosen_from_the_known_ones(panel, dock):
    click(panel, "reviewKnownClasses")
    menu = panel.findChild(QMenu, "reviewKnownMenu")
    names = [action.text() for action in menu.actions()]
    assert names == ["plane", "ship", "small vehicle"]
    menu.actions()[2].trigger()
    menu.close()
    items, _ = stored(dock)[1]
    assert (items["class"], items["orig_class"]) == ("small vehicle", "ship")
