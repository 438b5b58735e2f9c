"""Where to look: drawing, polygons of a layer, several regions as a batch, and what a project keeps."""

from __future__ import annotations

import threading
import time

import pytest
import scripted as script
from driving import ask, click, detect, named, shown, text_of, wait_for_end, wait_until
from events import answer, done, failed, progress
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRasterLayer,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QProgressBar, QToolButton
from rasters import write_raster

from rscovlm_qgis.core.regions import MAX_POINTS, MAX_POLYGONS, polygon_places, region_on

LEFT, RIGHT, NO_KEY = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier
SQUARE = "Polygon((500010 5799990, 500060 5799990, 500060 5799940, 500010 5799940, 500010 5799990))"
HOLED = (
    "MultiPolygon(((500100 5799990, 500160 5799990, 500160 5799930, 500100 5799930, 500100 5799990),"
    "(500120 5799970, 500140 5799970, 500140 5799950, 500120 5799950, 500120 5799970)),"
    "((500200 5799990, 500220 5799990, 500220 5799970, 500200 5799990)))"
)
FAR = "Polygon((600000 5799990, 600060 5799990, 600060 5799940, 600000 5799990))"


def polygon_layer(shapes, name="fields", crs="EPSG:32633"):
    layer = QgsVectorLayer(f"MultiPolygon?crs={crs}&field=name:string", name, "memory")
    features = []
    for number, shape in enumerate(shapes):
        feature = QgsFeature(layer.fields())
        geometry = QgsGeometry.fromWkt(shape)
        geometry.convertToMultiType()
        feature.setGeometry(geometry)
        feature.setAttribute("name", f"Field {'ABCDEFGH'[number % 8]}")
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.setDisplayExpression('"name"')
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.fixture
def fields(dock):
    return polygon_layer([SQUARE, HOLED, FAR])


def choose(dock, text):
    """Choose a region as a person does: by the keyboard."""
    combo = named(dock, QComboBox, "regionCombo")
    combo.setFocus()
    target = next(i for i in range(combo.count()) if text in combo.itemText(i))
    while combo.currentIndex() != target:
        up = combo.currentIndex() > target
        QTest.keyClick(combo, Qt.Key.Key_Up if up else Qt.Key.Key_Down)
    return combo


def press(canvas, button, x, y):
    """Click, and tell the map coordinates there: the canvas shrinks when the dock has more to say."""
    place = canvas.getCoordinateTransform().toMapCoordinates(QPoint(x, y))
    QTest.mouseClick(canvas.viewport(), button, NO_KEY, QPoint(x, y))
    return place.x(), place.y()


def bands(canvas):
    """The outlines on the canvas that have anything to show."""
    return [
        item
        for item in canvas.scene().items()
        if isinstance(item, QgsRubberBand) and item.isVisible() and item.numberOfVertices()
    ]


def area_of(region):
    """Measured by OGR: what lies in an odd number of rings."""
    total = None
    for ring in [region["ring"], *region["more_rings"]]:
        points = ",".join(f"{x} {y}" for x, y in [*ring, ring[0]])
        shape = ogr.CreateGeometryFromWkt(f"POLYGON(({points}))")
        total = shape if total is None else total.SymDifference(shape)
    return total.GetArea()


def test_a_double_click_closes_a_polygon(dock, scripted, iface):
    scripted.script = [answer(), done()]
    click(dock, "polygonButton")
    corners = [press(iface.canvas, LEFT, x, y) for x, y in ((200, 200), (320, 210))]
    QTest.mouseDClick(iface.canvas.viewport(), LEFT, NO_KEY, QPoint(260, 300))
    ask(dock, "Too few corners?")
    wait_for_end(dock)
    assert scripted.last.request["task"]["region"] is None
    corners.append(press(iface.canvas, LEFT, 260, 300))
    QTest.mouseDClick(iface.canvas.viewport(), LEFT, NO_KEY, QPoint(260, 300))
    assert named(dock, QComboBox, "regionCombo").currentText() == "Drawn region"
    ask(dock, "How many?")
    wait_for_end(dock, 2)
    ring = scripted.last.request["task"]["region"]["ring"]
    assert [tuple(point) for point in ring] == [pytest.approx(corner, rel=0, abs=0.5) for corner in corners]


def test_backspace_takes_a_corner_back(dock, scripted, iface):
    scripted.script = [answer(), done()]
    click(dock, "polygonButton")
    for x, y in ((200, 200), (320, 210), (400, 400)):
        press(iface.canvas, LEFT, x, y)
    QTest.keyClick(iface.canvas, Qt.Key.Key_Backspace)
    press(iface.canvas, RIGHT, 10, 10)
    assert named(dock, QToolButton, "polygonButton").isChecked(), "two corners are not a polygon"
    last = press(iface.canvas, LEFT, 260, 300)
    press(iface.canvas, RIGHT, 10, 10)
    ask(dock, "How many?")
    wait_for_end(dock)
    ring = scripted.last.request["task"]["region"]["ring"]
    assert len(ring) == 3
    assert tuple(ring[2]) == pytest.approx(last, rel=0, abs=0.5)


def test_escape_drops_the_corners(dock, iface):
    click(dock, "polygonButton")
    for x, y in ((200, 200), (320, 210), (400, 400)):
        press(iface.canvas, LEFT, x, y)
    QTest.mouseMove(iface.canvas.viewport(), QPoint(300, 300))
    wait_until(lambda: bands(iface.canvas), "the polygon while it is drawn")
    QTest.keyClick(iface.canvas, Qt.Key.Key_Escape)
    assert not bands(iface.canvas)
    assert not named(dock, QToolButton, "polygonButton").isChecked()
    assert named(dock, QComboBox, "regionCombo").findText("Drawn region") == -1


def test_a_rectangle_on_a_turned_map_is_what_was_dragged(dock, scripted, iface):
    scripted.script = [answer(), done()]
    iface.canvas.setRotation(30)
    click(dock, "rectangleButton")
    pixel = iface.canvas.mapUnitsPerPixel()
    first, last = QPoint(300, 300), QPoint(400, 360)
    QTest.mousePress(iface.canvas.viewport(), LEFT, NO_KEY, first)
    QTest.mouseMove(iface.canvas.viewport(), last)
    QTest.mouseRelease(iface.canvas.viewport(), LEFT, NO_KEY, last)
    ask(dock, "How many?")
    wait_for_end(dock)
    region = scripted.last.request["task"]["region"]
    assert area_of(region) == pytest.approx(100 * 60 * pixel**2, rel=0.01)
    xs = [x for x, _ in region["ring"]]
    assert max(xs) - min(xs) > 100 * pixel, "the rectangle is turned on the ground"


def test_the_polygons_of_a_layer_are_asked_about_one_by_one(dock, scripted, fields):
    scripted.script = [answer("A meadow."), done()]
    choose(dock, "fields: all polygons")
    click(dock, "describeModeButton")
    click(dock, "sendButton")
    wait_for_end(dock, 2)
    wait_until(lambda: text_of(dock, "batchLabel") == "Done: 2 regions", "the end of the batch")
    assert [run.title for run in dock.session.runs] == [
        "Describe what is seen – Field A (1/2)",
        "Describe what is seen – Field B (2/2)",
    ]
    first, second = (job.request["task"]["region"] for job in scripted.jobs.values())
    assert area_of(first) == pytest.approx(50 * 50)
    assert area_of(second) == pytest.approx(60 * 60 - 20 * 20 + 20 * 20 / 2), "with its hole, and both parts"
    assert "outside of the raster: 1 polygon" in text_of(dock, "hintLabel")
    click(dock, "cancelBatchButton")
    assert not shown(dock, "batchLabel")


def test_selected_polygons_only(dock, scripted, fields):
    scripted.script = [answer(), done()]
    choose(dock, "fields: selected polygons (0)")
    ask(dock, "What is it?")
    assert text_of(dock, "hintLabel").startswith("No polygon of 'fields' is selected.")
    assert not scripted.jobs
    fields.selectByExpression("\"name\" = 'Field A'")
    combo = named(dock, QComboBox, "regionCombo")
    assert combo.currentText() == "fields: selected polygons (1)"
    QTest.keyClick(named(dock, QComboBox, "regionCombo").parent().parent(), Qt.Key.Key_Escape)
    ask(dock, "What is it?")
    assert wait_for_end(dock).title == "What is it? – Field A"
    assert area_of(scripted.last.request["task"]["region"]) == pytest.approx(2500)
    assert not shown(dock, "batchLabel")


def test_what_is_chosen_is_shown_on_the_map_while_the_dock_is_open(dock, iface, fields):
    assert not bands(iface.canvas)
    choose(dock, "fields: all polygons")
    (band,) = bands(iface.canvas)
    assert band.asGeometry().area() == pytest.approx(
        sum(feature.geometry().area() for feature in fields.getFeatures())
    )
    choose(dock, "fields: selected polygons")
    assert not bands(iface.canvas)
    fields.selectByExpression("\"name\" = 'Field A'")
    assert bands(iface.canvas)[0].asGeometry().area() == pytest.approx(2500)
    dock.hide()
    assert not bands(iface.canvas)
    fields.selectByExpression("\"name\" = 'Field B'")
    assert not bands(iface.canvas), "a hidden dock draws nothing"
    dock.show()
    wait_until(lambda: bands(iface.canvas), "the region again")
    click(dock, "clearRegionButton")
    assert not bands(iface.canvas)
    assert named(dock, QComboBox, "regionCombo").currentText() == "Whole layer"


def test_a_layer_that_goes_takes_its_choice_along(dock, fields):
    choose(dock, "fields: all polygons")
    fields.setName("plots")
    assert named(dock, QComboBox, "regionCombo").currentText() == "plots: all polygons"
    QgsProject.instance().removeMapLayer(fields.id())
    assert named(dock, QComboBox, "regionCombo").currentText() == "Whole layer"


def test_too_many_polygons_are_refused_with_a_way_on(dock, scripted):
    polygon_layer([SQUARE] * (MAX_POLYGONS + 1), "many")
    choose(dock, "many: all polygons")
    ask(dock, "What is it?")
    assert "more than 100 polygons" in text_of(dock, "hintLabel")
    assert "Processing toolbox" in text_of(dock, "hintLabel")
    assert not scripted.jobs


def test_a_batch_is_cancelled_as_a_whole(dock, scripted):
    polygon_layer([SQUARE] * 5)
    scripted.script = [progress(1, 2), script.Wait(threading.Event()), answer(), done()]
    choose(dock, "fields: all polygons")
    detect(dock, "ship")
    bar = named(dock, QProgressBar, "batchProgress")
    wait_until(lambda: bar.value() / max(bar.maximum(), 1) == 0.1, "half of the first of five")
    assert text_of(dock, "batchLabel") == "Region 1 of 5"
    click(dock, "cancelBatchButton")
    assert wait_for_end(dock).state == "cancelled"
    assert not shown(dock, "batchLabel")
    QTest.qWait(300)
    assert len(scripted.jobs) == 1
    assert "DELETE /v1/jobs/job1" in scripted.seen


def test_what_is_done_is_put_away_by_the_next_question(dock, scripted):
    polygon_layer([SQUARE] * 2)
    scripted.script = [answer(), done()]
    choose(dock, "fields: all polygons")
    ask(dock, "What is it?")
    wait_until(lambda: text_of(dock, "batchLabel") == "Done: 2 regions", "the end of the batch")
    click(dock, "clearRegionButton")
    ask(dock, "And all of it?")
    wait_for_end(dock, 3)
    wait_until(lambda: not shown(dock, "batchLabel"), "the batch is put away")
    choose(dock, "fields: all polygons")
    ask(dock, "And now?")
    wait_until(lambda: text_of(dock, "batchLabel") == "Done: 2 regions", "the end of another batch")


def test_one_region_stopped_or_failed_leaves_the_others(dock, scripted):
    polygon_layer([SQUARE] * 3)
    scripted.script = [script.Wait(threading.Event()), answer(), done()]
    choose(dock, "fields: all polygons")
    detect(dock, "ship")
    wait_until(lambda: len(scripted.jobs) == 1, "the first job")
    gate = threading.Event()
    refusal = failed("unreadable_reply", "It cannot be read.", "")
    scripted.script = [script.Wait(gate), refusal, done("failed")]
    click(dock, "cancelButton")
    wait_until(lambda: len(scripted.jobs) == 2, "the second job")
    scripted.script = [answer(), done()]
    gate.set()
    wait_for_end(dock, 3)
    wait_until(lambda: text_of(dock, "batchLabel").startswith("Done: 3 regions"), "the end of the batch")
    assert [run.state for run in dock.session.runs] == ["cancelled", "failed", "finished"]
    assert text_of(dock, "batchLabel").endswith("1 failed, see above")


def test_a_backend_that_dies_stops_the_batch_and_it_goes_on_after(dock, scripted):
    polygon_layer([SQUARE] * 3)
    scripted.script = [answer(), done()]
    choose(dock, "fields: all polygons")
    scripted.die()
    detect(dock, "ship")
    wait_until(lambda: shown(dock, "continueBatchButton"), "the offer to go on")
    assert text_of(dock, "batchLabel").startswith("Stopped after 0 of 3 regions: No backend answers")
    assert len(dock.session.runs) == 1
    scripted.rise()
    click(dock, "continueBatchButton")
    wait_until(lambda: text_of(dock, "batchLabel") == "Done: 3 regions", "the rest")
    assert [run.state for run in dock.session.runs] == ["failed", "finished", "finished", "finished"]


def test_closing_the_project_drops_the_rest_of_a_batch(dock, scripted):
    polygon_layer([SQUARE] * 3)
    scripted.script = [script.Wait(threading.Event()), answer(), done()]
    choose(dock, "fields: all polygons")
    detect(dock, "ship")
    wait_until(lambda: scripted.jobs, "the first job")
    (run,) = dock.session.runs
    QgsProject.instance().clear()
    wait_until(lambda: run.over, "the first job is stopped")
    QTest.qWait(300)
    assert len(scripted.jobs) == 1
    assert dock.session.runs == []
    assert not shown(dock, "batchLabel")


def test_a_drawn_region_is_kept_with_the_project(dock, scripted, iface, raster_path, tmp_path):
    scripted.script = [answer(), done()]
    click(dock, "polygonButton")
    for x, y in ((200, 200), (320, 210), (260, 300)):
        press(iface.canvas, LEFT, x, y)
    press(iface.canvas, RIGHT, 260, 300)
    ask(dock, "Here?")
    wait_for_end(dock)
    before = scripted.last.request["task"]["region"]["ring"]
    path = str(tmp_path / "project.qgz")
    assert QgsProject.instance().write(path)
    QgsProject.instance().clear()
    combo = named(dock, QComboBox, "regionCombo")
    assert combo.currentText() == "Whole layer"
    assert combo.findText("Drawn region") == -1
    assert not bands(iface.canvas), "another project has nothing of it"
    iface.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    assert QgsProject.instance().read(path)
    assert combo.currentText() == "Drawn region"
    assert bands(iface.canvas)
    ask(dock, "And again?")
    wait_for_end(dock, 2)
    after = scripted.last.request["task"]["region"]["ring"]
    assert [tuple(point) for point in after] == [pytest.approx(tuple(point)) for point in before]


def test_the_choice_of_raster_and_polygons_is_kept_with_the_project(dock, scripted, raster_path, tmp_path):
    scripted.script = [answer(), done()]
    source = tmp_path / "fields.gpkg"
    memory = polygon_layer([SQUARE, HOLED])
    options = QgsVectorFileWriter.SaveVectorOptions()
    context = QgsProject.instance().transformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(memory, str(source), context, options)
    QgsProject.instance().removeMapLayer(memory.id())
    QgsProject.instance().addMapLayer(QgsVectorLayer(str(source), "plots", "ogr"))
    second = QgsRasterLayer(str(write_raster(tmp_path / "a_first_by_name.tif", 640, 480)), "a_first_by_name")
    QgsProject.instance().addMapLayer(second)
    assert dock.header.layer().name() == "harbour"
    choose(dock, "plots: all polygons")
    ask(dock, "What?")
    wait_for_end(dock, 2)
    path = str(tmp_path / "project.qgz")
    assert QgsProject.instance().write(path)
    QgsProject.instance().clear()
    assert QgsProject.instance().read(path)
    assert named(dock, QComboBox, "regionCombo").currentText() == "plots: all polygons"
    assert dock.header.layer().name() == "harbour"


def test_an_outline_of_many_points_is_simplified_by_less_than_a_pixel(raster_layer):
    circle = QgsGeometry.fromWkt("Point(500100 5799900)").buffer(50, 5000)
    assert circle.constGet().nCoordinates() > MAX_POINTS
    region = region_on(circle, raster_layer.crs(), raster_layer)
    assert len(region.ring) <= MAX_POINTS
    sent = {"ring": region.ring, "more_rings": region.more_rings}
    assert area_of(sent) == pytest.approx(circle.area(), rel=0.01)


def test_an_outline_that_is_finer_than_the_pixels_keeps_what_they_show(raster_layer):
    """What is left of a fine outline lies nowhere further than half a pixel from it."""
    flower = QgsGeometry.fromWkt("Point(500100 5799900)").buffer(50, 500)
    flower = flower.difference(QgsGeometry.fromWkt("Point(500140 5799900)").buffer(20, 500))
    region = region_on(flower, raster_layer.crs(), raster_layer)
    assert 20 < len(region.ring) < 200
    points = ",".join(f"{x} {y}" for x, y in [*region.ring, region.ring[0]])
    sent = QgsGeometry.fromWkt(f"LineString({points})")
    outline = QgsGeometry(flower.constGet().boundary())
    assert sent.hausdorffDistanceDensify(outline, 0.01) <= 0.25 + 1e-6


def test_a_hundred_fine_polygons_are_read_within_a_blink(raster_layer):
    dots = [f"Point({500_010 + 3 * i} 5799900)" for i in range(100)]
    layer = polygon_layer([QgsGeometry.fromWkt(dot).buffer(8, 100).asWkt() for dot in dots])
    durations = []
    for _ in range(3):
        began = time.process_time()
        assert len(polygon_places(layer, raster_layer, selected=False).found) == 100
        durations.append(time.process_time() - began)
    assert min(durations) < 0.1, "of the processor's time; the main thread is not held up"


def test_a_curved_polygon_is_straightened(raster_layer):
    west, east = "500050 5799900", "500150 5799900"
    arc = QgsGeometry.fromWkt(
        f"CurvePolygon(CircularString({west}, 500100 5799950, {east}, 500100 5799850, {west}))"
    )
    region = region_on(arc, raster_layer.crs(), raster_layer)
    assert area_of({"ring": region.ring, "more_rings": ()}) == pytest.approx(3.14159 * 50**2, rel=0.01)
