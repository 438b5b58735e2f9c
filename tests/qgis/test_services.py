"""Layers without a file, from the widgets to the model: regions, resolutions, what is said, what is found."""

from __future__ import annotations

import json
import socket

import numpy as np
import pytest
from driving import ask, click, detect, named, text_of, wait_for_end, wait_until
from events import answer, done, failed, progress, view
from osgeo import gdal, ogr, osr
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QWidget
from rasters import write_raster
from scripted import Break, Want
from test_drawing import pixels_of
from tiles import EDGE, TileServer, resolution, unlike

LEVEL = 18
PATIENCE_S = 240
PLANES_PX = (380, 0, 1320, 330)
"""Where the sample has its apron, in its own pixels: left, top, right, bottom."""


@pytest.fixture(scope="module")
def sample(repo_root):
    return repo_root / "resources" / "samples" / "harbour.tif"


def transformation(source, target):
    references = []
    for epsg in (source, target):
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        references.append(reference)
    return osr.CoordinateTransformation(*references)


def apron(sample):
    """The apron in EPSG:3857."""
    left, across, _, top, _, down = gdal.Open(str(sample)).GetGeoTransform()
    to_web = transformation(32631, 3857)
    corners = [to_web.TransformPoint(left + x * across, top + y * down)[:2]
               for x in PLANES_PX[::2] for y in PLANES_PX[1::2]]  # fmt: skip
    xs, ys = zip(*corners)
    return QgsRectangle(min(xs), min(ys), max(xs), max(ys))


def show(iface, layer, level, centre):
    """Show a layer at the scale of a zoom level."""
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    QgsProject.instance().addMapLayer(layer)
    canvas = iface.canvas
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    canvas.setLayers([layer])
    half_x, half_y = (side * resolution(level) / 2 for side in (canvas.width(), canvas.height()))
    x, y = centre.x(), centre.y()
    canvas.setExtent(QgsRectangle(x - half_x, y - half_y, x + half_x, y + half_y))
    iface.currentLayerChanged.emit(layer)
    wait_until(lambda: not canvas.isDrawing(), "the map is drawn")


@pytest.fixture
def tiles(qgis_app, sample):
    with TileServer(sample) as server:
        yield server


@pytest.fixture
def tile_dock(iface, scripted, plugin, tiles, sample):
    """The dock over a scripted backend, with a layer of tiles on the map."""
    show(iface, QgsRasterLayer(tiles.uri(), "Tiles", "wms"), LEVEL, apron(sample).center())
    return plugin.dock


def choose(dock, words):
    combo = named(dock, QComboBox, "regionCombo")
    combo.setCurrentIndex(combo.findText(words))
    combo.activated.emit(combo.currentIndex())


def test_a_layer_of_tiles_is_asked_about_where_the_map_is(tile_dock, scripted, iface, tiles):
    assert named(tile_dock, QComboBox, "regionCombo").currentText() == "What the map shows"
    extent = iface.canvas.extent()
    col = round((extent.xMinimum() + EDGE) / resolution(LEVEL))
    row = round((EDGE - extent.yMaximum()) / resolution(LEVEL))
    scripted.script = [progress(0, 1), Want(7, col + 100, row + 120, 200, 160, (200, 160)), answer(), done()]
    ask(tile_dock, "How many planes?")
    run = wait_for_end(tile_dock)
    assert run.state == "finished", run.error and run.error.message
    task = scripted.last.request["task"]
    raster = task["raster"]
    assert raster["client_size_px"] == [256 * 2**LEVEL] * 2
    assert raster["geotransform"] == pytest.approx([-EDGE, resolution(LEVEL), 0, EDGE, 0, -resolution(LEVEL)])
    assert osr.SpatialReference(raster["crs_wkt"]).GetAuthorityCode(None) == "3857"
    assert "127.0.0.1" not in raster["source"]
    xs = [x for x, _ in task["region"]["ring"]]
    assert (min(xs), max(xs)) == pytest.approx((extent.xMinimum(), extent.xMaximum()))
    drawn = pixels_of(scripted.last.served[7]).astype(int)
    assert unlike(drawn, tiles.mosaic(LEVEL, col + 100, row + 120, 200, 160)).max() <= 2


def test_the_resolution_is_said_in_metres_on_the_ground(tile_dock, scripted, iface, sample):
    # The sphere of Web Mercator at this latitude, corrected for the ellipsoid by less than a percent.
    centre = transformation(3857, 4326).TransformPoint(*[*iface.canvas.center()][:2])
    expected = resolution(LEVEL) * np.cos(np.radians(centre[1]))
    said = text_of(tile_dock, "samplingLabel")
    assert float(said.split(" m")[0]) == pytest.approx(expected, rel=0.02)
    assert expected < 0.7 * resolution(LEVEL)
    tip = named(tile_dock, QWidget, "samplingLabel").toolTip()
    assert "at zoom level 18" in tip
    scripted.script = [answer(), done()]
    ask(tile_dock, "How many planes?")
    run = wait_for_end(tile_dock)
    assert "'Tiles' is read at zoom level 18: a pixel covers 0.39 m on the ground here." in run.notes
    assert "0.39 m" in text_of(tile_dock, "notesLabel")
    iface.canvas.zoomByFactor(4)
    said = float(text_of(tile_dock, "samplingLabel").split(" m")[0])
    assert said == pytest.approx(4 * expected, rel=0.02)


def test_the_view_that_was_looked_at_is_shown(tile_dock, scripted, iface, tiles):
    extent = iface.canvas.extent()
    col = round((extent.xMinimum() + EDGE) / resolution(LEVEL)) + 50
    row = round((EDGE - extent.yMaximum()) / resolution(LEVEL)) + 320
    looked = {**view(1), "window_px": {"col": col, "row": row, "width": 120, "height": 90}}
    scripted.script = [looked, answer(), done()]
    ask(tile_dock, "How many planes?")
    wait_for_end(tile_dock)
    thumbnail = named(tile_dock, QWidget, "viewThumbnail")
    wait_until(lambda: thumbnail.image is not None, "the thumbnail is drawn")
    scene = tiles.mosaic(LEVEL, col, row, 120, 90)
    image = thumbnail.image.scaled(120, 90)
    drawn = np.array([[image.pixelColor(x, y).getRgb()[:3] for x in range(120)] for y in range(90)])
    assert scene.std() > 10
    assert unlike(drawn, scene).mean() < 4


def test_the_whole_world_is_refused_in_words(tile_dock, scripted):
    choose(tile_dock, "Whole layer")
    ask(tile_dock, "How many planes?")
    hint = text_of(tile_dock, "hintLabel")
    assert "too much of the world" in hint
    assert "Draw a region" in hint
    assert not scripted.jobs


def test_more_of_a_service_than_is_decent_is_refused(tile_dock, scripted, iface):
    choose(tile_dock, "What the map shows")
    layer = tile_dock.header.layer()
    region = QgsRectangle(0, 0, 40_000, 40_000)
    tile_dock.header.regions._on_drawn(QgsGeometry.fromRect(region))
    assert layer.crs() == iface.canvas.mapSettings().destinationCrs()
    detect(tile_dock, "plane")
    assert "Draw a smaller region" in text_of(tile_dock, "hintLabel")
    assert not scripted.jobs


def test_going_back_to_a_file_goes_back_to_all_of_it(tile_dock, iface, raster_path):
    layer = QgsRasterLayer(str(raster_path), "file")
    QgsProject.instance().addMapLayer(layer)
    iface.currentLayerChanged.emit(layer)
    assert named(tile_dock, QComboBox, "regionCombo").currentText() == "Whole layer"


def test_a_broken_service_fails_the_job_in_words(tile_dock, scripted, tiles):
    tiles.status = 500
    col = row = 256 * 2 ** (LEVEL - 1)
    scripted.script = [
        Want(1, col, row, 300, 300, (300, 300)), failed("pixels_missing", "No pixels."), done("failed"),
    ]  # fmt: skip
    detect(tile_dock, "plane")
    wait_for_end(tile_dock)
    failure = scripted.last.failures[1]
    assert "127.0.0.1 answered 500" in failure["message"]
    assert failure["next_step"]
    assert not scripted.last.served


def test_cancel_does_not_wait_for_the_service(tile_dock, scripted, tiles):
    tiles.open.clear()
    col = row = 256 * 2 ** (LEVEL - 1)
    scripted.script = [progress(0, 2), Want(1, col, row, 300, 300, (300, 300)), answer(), done()]
    detect(tile_dock, "plane")
    wait_until(lambda: tiles.seen, "the tiles are asked for")
    words = "Waiting for the pixels of 'Tiles'…"
    wait_until(lambda: text_of(tile_dock, "progressLabel") == words, "what it waits for is said")
    click(tile_dock, "cancelButton")
    run = wait_for_end(tile_dock)
    assert run.state == "cancelled"
    assert not scripted.last.served
    assert not scripted.last.failures


def test_a_line_that_breaks_is_taken_up_and_the_pixels_are_asked_for_again(tile_dock, scripted):
    col = row = 256 * 2 ** (LEVEL - 1)
    scripted.script = [
        progress(0, 2), Want(1, col, row, 64, 64, (64, 64)), Break(), Want(2, col, row, 32, 64, (32, 64)),
        answer(), done(),
    ]  # fmt: skip
    ask(tile_dock, "How many?")
    assert wait_for_end(tile_dock).state == "finished"
    assert pixels_of(scripted.last.served[2]).shape == (64, 32, 3)


def test_pixels_that_the_backend_refuses_are_told_as_a_failure(tile_dock, scripted):
    col = row = 256 * 2 ** (LEVEL - 1)
    body = failed("window_unusable", "The image is too small.")
    scripted.refusals["PUT /v1/jobs/job1/windows/1"] = [(422, {}, body)]
    scripted.script = [Want(1, col, row, 64, 64, (64, 64)), failed(), done("failed")]
    ask(tile_dock, "How many?")
    wait_for_end(tile_dock)
    assert scripted.last.failures[1]["message"] == "The image is too small."


def test_a_layer_that_is_gone_cannot_be_asked_again(tile_dock, scripted):
    scripted.script = [answer(), done()]
    ask(tile_dock, "How many?")
    wait_for_end(tile_dock)
    QgsProject.instance().removeMapLayer(tile_dock.header.layer().id())
    click(tile_dock, "retryButton")
    run = wait_for_end(tile_dock, 2)
    assert run.state == "failed"
    assert "no longer in the project" in text_of(tile_dock, "failureLabel")


def test_a_file_is_served_to_a_backend_elsewhere(dock, scripted, settings, raster_path):
    """The name of this machine is an address like any other: what lies there may not be what lies here."""
    settings.address = scripted.url.replace("127.0.0.1", socket.gethostname())
    with_name = socket.gethostbyname(socket.gethostname())
    if not with_name.startswith("127."):
        settings.address = scripted.url.replace("127.0.0.1", "127.0.0.2")
    settings.save()
    assert not settings.is_local
    scripted.script = [Want(1, 3, 4, 60, 40, (60, 40)), answer(), done()]
    ask(dock, "How many?")
    run = wait_for_end(dock)
    assert run.state == "finished", run.error and run.error.message
    raster = scripted.last.request["task"]["raster"]
    assert raster["client_size_px"] == [640, 480]
    assert raster["geotransform"] == pytest.approx([500_000, 0.5, 0, 5_800_000, 0, -0.5])
    assert raster["bands"] is None
    assert str(raster_path) not in raster["source"]
    assert pixels_of(scripted.last.served[1]).shape == (40, 60, 3)


@pytest.mark.parametrize("code", ["raster_forbidden", "raster_missing"])
def test_a_backend_behind_a_tunnel_is_sent_the_pixels(dock, scripted, raster_path, code):
    """Its address is this machine's, its files are not."""
    scripted.refusals["POST /v1/jobs"] = [(403, {}, failed(code, "The raster is not there."))]
    scripted.script = [Want(1, 3, 4, 60, 40, (60, 40)), answer("Seven."), done()]
    ask(dock, "How many?")
    wait_for_end(dock)
    click(dock, "send_pixelsRemedy")
    run = wait_for_end(dock, 2)
    assert run.state == "finished", run.error and run.error.message
    assert scripted.last.request["task"]["raster"]["client_size_px"] == [640, 480]
    assert scripted.last.request["task"]["question"] == "How many?"
    assert pixels_of(scripted.last.served[1]).shape == (40, 60, 3)
    assert "from now on" in " ".join(run.notes)
    scripted.script = [answer("Eight."), done()]
    ask(dock, "And now?")
    assert wait_for_end(dock, 3).task.raster.client_size_px == (640, 480)


def test_a_raster_in_memory_is_served(dock, scripted, iface, tmp_path):
    path = write_raster(tmp_path / "m.tif", 50, 40)
    gdal.FileFromMemBuffer("/vsimem/m.tif", path.read_bytes())
    layer = QgsRasterLayer("/vsimem/m.tif", "memory")
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer)
    iface.currentLayerChanged.emit(layer)
    scripted.script = [Want(1, 0, 0, 50, 40, (50, 40)), answer(), done()]
    ask(dock, "How many?")
    assert wait_for_end(dock).state == "finished"
    for name in ("Red", "Green", "Blue"):
        getattr(layer.renderer(), f"set{name}ContrastEnhancement")(None)
    ask(dock, "How many?")
    wait_for_end(dock, 2)
    expected = gdal.Open(str(path)).ReadAsArray().transpose(1, 2, 0)
    assert (pixels_of(scripted.last.served[1]) == expected).all()
    gdal.Unlink("/vsimem/m.tif")


@pytest.fixture
def algorithms(plugin):
    return {a.name(): a for a in QgsApplication.processingRegistry().providerById("rscovlm").algorithms()}


def run_algorithm(algorithm, parameters):
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    results, ok = algorithm.run(parameters, context, feedback)
    return results, ok, feedback


def test_processing_reads_tiles_at_their_finest(tile_dock, scripted, tiles, sample, algorithms):
    box = apron(sample)
    col = int((box.xMinimum() + EDGE) / resolution(19)) + 5
    row = int((EDGE - box.yMaximum()) / resolution(19)) + 5
    scripted.script = [Want(1, col, row, 128, 96, (128, 96)), answer("Seven."), done()]
    extent = f"{box.xMinimum()},{box.xMaximum()},{box.yMinimum()},{box.yMaximum()} [EPSG:3857]"
    parameters = {"INPUT": tile_dock.header.layer(), "QUESTION": "How many?", "EXTENT": extent}
    results, ok, feedback = run_algorithm(algorithms["ask"], parameters)
    assert ok, feedback.textLog()
    assert results["ANSWER"] == "Seven."
    assert "zoom level 19, its finest" in feedback.textLog()
    drawn = pixels_of(scripted.last.served[1]).astype(int)
    assert unlike(drawn, tiles.mosaic(19, col, row, 128, 96)).max() <= 2


def test_processing_refuses_the_whole_world(tile_dock, scripted, algorithms):
    parameters = {"INPUT": tile_dock.header.layer(), "QUESTION": "How many?"}
    _, ok, _ = run_algorithm(algorithms["ask"], parameters)
    assert not ok
    assert not scripted.jobs


@pytest.fixture
def real_dock(iface, own_backend, plugin, monkeypatch, tiles, sample):
    """The dock with the project's own backend to start, and a layer of tiles on the map."""
    monkeypatch.setenv("RSCOVLM_ROOTS", json.dumps(["/nowhere"]))
    show(iface, QgsRasterLayer(tiles.uri(), "Tiles", "wms"), LEVEL, apron(sample).center())
    return plugin.dock


def draw_region(dock, canvas, box):
    """Draw a rectangle with the mouse."""
    click(dock, "rectangleButton")
    to_pixels = canvas.getCoordinateTransform().transform
    first = to_pixels(QgsPointXY(box.xMinimum(), box.yMaximum()))
    last = to_pixels(QgsPointXY(box.xMaximum(), box.yMinimum()))
    first, last = (QPoint(round(point.x()), round(point.y())) for point in (first, last))
    QTest.mousePress(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(canvas.viewport(), last)
    QTest.mouseRelease(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)


def labelled(sample, name, box):
    """The labelled objects of a class whose middle lies in a box of EPSG:3857, as polygons there."""
    to_web = transformation(32631, 3857)
    found = []
    for feature in json.loads(sample.with_suffix(".geojson").read_text())["features"]:
        if feature["properties"].get("class") == name:
            shape = ogr.CreateGeometryFromJson(json.dumps(feature["geometry"]))
            shape.Transform(to_web)
            if box.contains(QgsPointXY(shape.Centroid().GetX(), shape.Centroid().GetY())):
                found.append(shape)
    return found


def test_tiles_are_asked_and_detected_where_the_labels_are(real_dock, iface, sample, tiles, tmp_path):
    """The whole way: widgets, real backend, shipped model, tiles of a server of this test."""
    ask(real_dock, "Is there a plane?")
    session = real_dock.session
    wait_until(lambda: session.runs[-1].over, "the question is over", PATIENCE_S)
    run = session.runs[-1]
    assert run.state == "finished", run.error and (run.error.message, run.error.details)
    assert text_of(real_dock, "answerLabel") == run.answer.text != ""
    assert run.views[1].gsd_x_m == pytest.approx(0.394, rel=0.01)

    box = apron(sample)
    draw_region(real_dock, iface.canvas, box)
    detect(real_dock, "plane")
    wait_until(lambda: len(session.runs) == 2 and session.runs[-1].over, "the detection is over", PATIENCE_S)
    run = session.runs[-1]
    assert run.state == "finished", run.error and (run.error.message, run.error.details)
    assert {level for level, _, _ in tiles.seen} <= set(range(LEVEL - 3, LEVEL + 1))

    real_dock.write_results(run, tmp_path / "planes.geojson")
    truth = labelled(sample, "plane", box)
    source = ogr.Open(str(tmp_path / "planes.geojson"))
    layer = source.GetLayer()
    to_web = transformation(4326, 3857)
    found = []
    for feature in layer:
        found.append(feature.GetGeometryRef().Clone())
        found[-1].Transform(to_web)
    overlaps = [max(a.Intersection(b).GetArea() / a.Union(b).GetArea() for b in found) for a in truth]
    assert len(truth) >= 12
    assert sum(overlap > 0.3 for overlap in overlaps) >= 0.7 * len(truth), overlaps
    assert len(found) <= 1.5 * len(truth)

    tiles.status = 500
    south = box.yMinimum() - 3000
    iface.canvas.setExtent(QgsRectangle(box.xMinimum(), south, box.xMaximum(), south + 100))
    choose(real_dock, "What the map shows")
    detect(real_dock, "plane")
    wait_until(lambda: len(session.runs) == 3 and session.runs[-1].over, "the job has failed", PATIENCE_S)
    assert session.runs[-1].error.code == "pixels_missing"
    said = text_of(real_dock, "failureLabel")
    assert "A part of 'Tiles' could not be read: 127.0.0.1 answered 500." in said
    assert "ask again" in said
    wait_until(lambda: session.backend.state.kind == "ready", "the engine is free again")
