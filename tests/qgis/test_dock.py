"""The dock, driven by its widgets, over a scripted backend."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

import pytest
from driving import ask, click, detect, named, shown, text_of, type_into, wait_until
from osgeo import ogr
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer, QgsSettings
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QProgressBar,
    QToolButton,
    QWidget,
)
from rasters import write_raster
from scripted import Hang, Wait, answer, done, failed, found, progress, queued, removed, token, view

from rscovlm_qgis.core.tree import TABLE_PROPERTY


def result_layers():
    layers = QgsProject.instance().mapLayers().values()
    return {layer.name(): layer for layer in layers if layer.customProperty(TABLE_PROPERTY)}


def wait_for_end(dock, number=1):
    session = dock.session
    wait_until(
        lambda: len(session.runs) >= number and all(run.over for run in session.runs), "every run is over"
    )
    return session.runs[-1]


def chip(dock, text):
    def chips():
        return [c for c in dock.findChildren(QToolButton) if c.isVisible() and text in c.text()]

    wait_until(chips, f"a chip says {text}", 5)
    return chips()[-1]


def test_a_question_ends_in_an_answer_and_views_on_the_map(dock, scripted):
    scripted.script = [queued(), progress(), view(1), view(2, x=500_020, size=20), answer(), done()]
    ask(dock, "How many ships?")
    wait_for_end(dock)
    assert text_of(dock, "questionLabel") == "How many ships?"
    assert text_of(dock, "answerLabel") == "Seven."
    assert text_of(dock, "caveatLabel") == "It says what the test wrote."
    assert text_of(dock, "scoreLabel") == "0.91"
    views = result_layers()["Views"]
    assert sorted(feature["step"] for feature in views.getFeatures()) == [1, 2]
    assert scripted.last.request["task"]["question"] == "How many ships?"
    group = QgsProject.instance().layerTreeRoot().findGroup("RSCoVLM – harbour")
    assert group is not None
    assert group.findLayer(views.id()) is not None


def test_the_caveat_is_said_once(dock, scripted):
    scripted.script = [answer(), done()]
    ask(dock, "First?")
    wait_for_end(dock)
    ask(dock, "Second?")
    wait_for_end(dock, 2)
    assert len([w for w in dock.findChildren(QWidget, "caveatLabel") if w.isVisible()]) == 1


def test_objects_appear_while_the_job_runs_and_merged_ones_go(dock, scripted):
    gate = threading.Event()
    scripted.script = [
        queued(), progress(1, 3, "tile 1 of 3", "detecting"), found(1), found(2, "plane", x=500_080),
        Wait(gate), found(3), removed(1), answer("Two objects."), done(),
    ]  # fmt: skip
    detect(dock, "plane, ship")
    wait_until(
        lambda: "Objects" in result_layers() and result_layers()["Objects"].featureCount() == 2, "two objects"
    )
    bar = named(dock, QProgressBar, "progressBar")
    assert (bar.value(), bar.maximum()) == (1, 3)
    assert text_of(dock, "progressLabel") == "tile 1 of 3 · 2 objects"
    gate.set()
    wait_for_end(dock)
    layer = result_layers()["Objects"]
    assert sorted(f["obj_id"] for f in layer.getFeatures()) == [2, 3]
    assert {category.value() for category in layer.renderer().categories()} == {"ship", "plane"}
    assert scripted.last.request["task"]["classes"] == ["plane", "ship"]
    assert chip(dock, "1 ship")
    assert chip(dock, "1 plane")


def test_streamed_text_is_shown_but_not_tool_calls(dock, scripted):
    gate, second = threading.Event(), threading.Event()
    scripted.script = [
        view(1), token("<tool_call>\n{}", 1), Wait(gate), view(2), token("Sev", 2), token("en", 2),
        Wait(second), answer(), done(),
    ]  # fmt: skip
    ask(dock, "How many?")
    wait_until(lambda: dock.session.runs and dock.session.runs[0].spoken, "some words")
    assert text_of(dock, "answerLabel") == ""
    gate.set()
    wait_until(lambda: text_of(dock, "answerLabel") == "Seven", "streamed words")
    second.set()
    wait_for_end(dock)


def test_cancel_stops_the_job_and_keeps_what_came(dock, scripted):
    scripted.script = [queued(), found(1), progress(1, 9), Wait(threading.Event()), answer(), done()]
    detect(dock, "ship")
    wait_until(lambda: "Objects" in result_layers(), "an object")
    click(dock, "cancelButton")
    run = wait_for_end(dock)
    assert run.state == "cancelled"
    assert "DELETE /v1/jobs/job1" in scripted.seen
    assert text_of(dock, "answerLabel") == "Stopped."
    assert result_layers()["Objects"].featureCount() == 1
    wait_until(lambda: shown(dock, "exportButton"), "the offer to export")


def test_a_second_job_says_that_it_waits(dock, scripted):
    scripted.script = [queued(1), Wait(threading.Event()), done()]
    ask(dock, "Me too?")
    wait_until(
        lambda: text_of(dock, "progressLabel") == "Queued: 1 job ahead of this one.", "the place in the queue"
    )
    click(dock, "cancelButton")
    wait_for_end(dock)


def test_two_jobs_run_side_by_side(dock, scripted):
    gate = threading.Event()
    scripted.script = [queued(), Wait(gate), answer("First."), done()]
    ask(dock, "One?")
    wait_until(lambda: scripted.jobs, "the first job")
    scripted.script = [queued(1), answer("Second."), done()]
    ask(dock, "Two?")
    wait_until(lambda: len(dock.session.runs) == 2 and dock.session.runs[1].over, "the second job")
    gate.set()
    wait_for_end(dock, 2)
    assert [run.answer.text for run in dock.session.runs] == ["First.", "Second."]


@pytest.mark.parametrize(
    ("mode", "text", "says"),
    [
        ("ask", "   ", "There is no question."),
        ("detect", " , ,", "There is no class."),
        ("classify", "airport", "One class leaves no choice."),
    ],
)
def test_missing_input_is_said_and_nothing_is_sent(dock, scripted, mode, text, says):
    click(dock, f"{mode}ModeButton")
    type_into(dock, "questionInput", text)
    click(dock, "sendButton")
    assert says in text_of(dock, "hintLabel")
    assert not scripted.jobs
    assert named(dock, QLineEdit, "questionInput").text() == text
    QTest.keyClicks(named(dock, QLineEdit, "questionInput"), "x")
    assert not shown(dock, "hintLabel")


def test_no_layer_is_said(dock, scripted, raster_layer):
    QgsProject.instance().removeMapLayer(raster_layer.id())
    ask(dock, "How many?")
    assert "no raster layer" in text_of(dock, "hintLabel")
    assert not scripted.jobs


def test_describe_and_classify_are_sent(dock, scripted):
    scripted.script = [answer("A harbour."), done()]
    click(dock, "describeModeButton")
    click(dock, "sendButton")
    wait_for_end(dock)
    assert scripted.last.request["task"]["task"] == "describe"
    click(dock, "classifyModeButton")
    type_into(dock, "questionInput", "airport, harbor; airport")
    click(dock, "sendButton")
    wait_for_end(dock, 2)
    assert scripted.last.request["task"]["classes"] == ["airport", "harbor"]


def test_classes_are_completed_behind_the_last_comma(dock, scripted):
    wait_until(lambda: dock.session.backend.state.usable, "the models are known")
    click(dock, "detectModeButton")
    type_into(dock, "questionInput", "plane, sm")
    entry = named(dock, QLineEdit, "questionInput")
    wait_until(lambda: entry.completer().popup().isVisible(), "the completions")
    popup = entry.completer().popup()
    place = popup.visualRect(popup.model().index(0, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert entry.text() == "plane, small vehicle"


def test_chips_select_zoom_and_flash(dock, scripted, iface):
    scripted.script = [view(1), found(1), found(2, "plane", x=500_200), answer(), done()]
    detect(dock, "ship, plane")
    wait_for_end(dock)
    before = iface.canvas.extent()
    assert result_layers()["Objects"].selectedFeatureCount() == 0
    QTest.mouseClick(chip(dock, "1 plane"), Qt.MouseButton.LeftButton)
    (selected,) = result_layers()["Objects"].selectedFeatures()
    assert selected["class"] == "plane"
    assert iface.canvas.extent().width() < before.width()
    assert iface.canvas.extent().contains(selected.geometry().boundingBox())


def test_selecting_on_the_map_brings_the_question_into_view(dock, scripted):
    scripted.script = [found(1), answer("One.\n" * 60), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    scripted.script = [answer("A lot.\n" * 60), done()]
    ask(dock, "What else?")
    wait_for_end(dock, 2)
    bar = dock.conversation.verticalScrollBar()
    wait_until(lambda: bar.value() == bar.maximum() > 0, "the newest is in view")
    gc.collect()  # what listens to the selection must outlive Python's hold of the layer
    layer = result_layers()["Objects"]
    layer.selectByIds([feature.id() for feature in layer.getFeatures()])
    wait_until(lambda: bar.value() < bar.maximum(), "the older one is in view")


def test_nothing_of_the_analysts_is_touched_without_a_click(dock, scripted, iface, raster_layer):
    extent, layers = iface.canvas.extent(), list(QgsProject.instance().mapLayers())
    scripted.script = [view(1), found(1), answer(), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    assert iface.canvas.extent() == extent
    assert set(layers) < set(QgsProject.instance().mapLayers())
    assert raster_layer.customProperty(TABLE_PROPERTY) is None


@pytest.mark.parametrize(
    ("name", "driver"), [("Shapefile", "ESRI Shapefile"), ("GeoJSON", "GeoJSON"), ("GeoPackage", "GPKG")]
)
def test_export_through_the_dialog(dock, scripted, tmp_path, name, driver):
    scripted.script = [found(1), found(2, "large vehicle", x=500_100), answer(), done()]
    detect(dock, "ship, large vehicle")
    run = wait_for_end(dock)
    click(dock, "exportButton")
    dialog = dock.findChild(QFileDialog, "exportDialog")
    filters = dialog.findChild(QComboBox, "fileTypeCombo")
    while name not in filters.currentText():
        QTest.keyClick(filters, Qt.Key.Key_Down)
    entry = dialog.findChild(QLineEdit, "fileNameEdit")
    entry.setText(str(tmp_path / "found"))
    save = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    suffix = {"ESRI Shapefile": "shp", "GeoJSON": "geojson", "GPKG": "gpkg"}[driver]
    path = tmp_path / f"found.{suffix}"
    wait_until(path.exists, "the file")
    source = ogr.Open(str(path))
    assert source.GetDriver().GetName() == driver
    layer = source.GetLayer()
    names = [
        layer.GetLayerDefn().GetFieldDefn(i).GetName() for i in range(layer.GetLayerDefn().GetFieldCount())
    ]
    assert names == ["class", "score", "angle_deg", "gsd_m", "area_m2", "run_id"]
    rows = {feature.GetField("class"): feature for feature in layer}
    assert set(rows) == {"ship", "large vehicle"}
    assert rows["ship"].GetField("run_id") == run.run_id
    assert rows["ship"].GetField("area_m2") == 100.0
    west, east, south, north = rows["ship"].GetGeometryRef().GetEnvelope()
    if driver == "GeoJSON":
        assert layer.GetSpatialRef().GetAuthorityCode(None) == "4326"
        assert (west, south) == pytest.approx((15.0, 52.35), abs=0.05)
    else:
        assert layer.GetSpatialRef().IsSame(_utm33())
        assert (west, east, south, north) == pytest.approx((500_050, 500_060, 5_799_940, 5_799_950))


def _utm33():
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32633)
    return reference


def test_an_export_that_fails_says_so(dock, scripted, iface, tmp_path):
    scripted.script = [found(1), answer(), done()]
    detect(dock, "ship")
    run = wait_for_end(dock)
    dock.write_results(run, tmp_path / "no such folder" / "a.shp")
    assert "could not be written" in iface.messageBar().currentItem().text()
    dock.write_results(run, tmp_path / "a.xyz")
    assert ".xyz" in iface.messageBar().currentItem().text()


def test_edit_takes_the_question_back_and_retry_asks_again(dock, scripted):
    scripted.script = [answer(), done()]
    ask(dock, "How many ships?")
    wait_for_end(dock)
    assert named(dock, QLineEdit, "questionInput").text() == ""
    click(dock, "editButton")
    assert named(dock, QLineEdit, "questionInput").text() == "How many ships?"
    click(dock, "retryButton")
    wait_for_end(dock, 2)
    assert len(scripted.jobs) == 2
    assert scripted.last.request["key"] != scripted.jobs["job1"].request["key"]


def test_copy_gives_question_and_answer(dock, scripted):
    scripted.script = [found(1), answer("One ship."), done()]
    ask(dock, "How many ships?")
    wait_for_end(dock)
    click(dock, "copyButton")
    assert QgsApplication.clipboard().text() == "How many ships?\nOne ship.\n1 ship"


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


def test_mode_and_classes_are_kept_with_the_project(dock, scripted, tmp_path):
    scripted.script = [done()]
    detect(dock, "ship, plane")
    wait_for_end(dock)
    path = str(tmp_path / "project.qgs")
    assert QgsProject.instance().write(path)
    QgsProject.instance().clear()
    click(dock, "askModeButton")
    assert QgsProject.instance().read(path)
    assert named(dock, QToolButton, "detectModeButton").isChecked()
    assert named(dock, QLineEdit, "questionInput").text() == "ship, plane"


def test_a_failed_job_keeps_what_came_and_says_why(dock, scripted):
    scripted.script = [
        found(1),
        failed("out_of_memory", "The memory is full.", "Use a smaller region."),
        done("failed"),
    ]
    detect(dock, "ship")
    assert wait_for_end(dock).state == "failed"
    assert text_of(dock, "failureLabel") == "The memory is full.\nUse a smaller region."
    assert result_layers()["Objects"].featureCount() == 1


def test_a_wrong_token_is_said_with_a_way_to_the_settings(dock, scripted, iface, settings):
    settings.token = "wrong"
    settings.save()
    ask(dock, "How many?")
    wait_for_end(dock)
    assert "does not accept the token" in text_of(dock, "failureLabel")
    click(dock, "settingsRemedy")
    assert iface.options_shown == ["rscovlmOptions"]
    wait_until(lambda: "refuses" in text_of(dock, "stateButton"), "the state in words")


def test_no_backend_is_said(dock, scripted):
    scripted.die()
    ask(dock, "How many?")
    wait_for_end(dock)
    assert "No backend answers" in text_of(dock, "failureLabel")
    wait_until(lambda: shown(dock, "retryRemedy"), "the offer to try again")


def test_a_backend_killed_mid_answer_is_continued_where_it_stopped(dock, scripted):
    scripted.script = [
        queued(),
        found(1),
        found(2, "plane", x=500_080),
        Wait(gate := threading.Event()),
        found(3),
        answer(),
        done(),
    ]
    detect(dock, "ship, plane")
    wait_until(
        lambda: "Objects" in result_layers() and result_layers()["Objects"].featureCount() == 2, "two objects"
    )
    scripted.die()
    run = wait_for_end(dock)
    assert run.state == "lost"
    assert "What had arrived is kept" in text_of(dock, "failureLabel")
    assert result_layers()["Objects"].featureCount() == 2
    gate.set()
    scripted.rise()
    click(dock, "resumeRemedy")
    wait_until(lambda: run.state == "finished", "the rest")
    assert f"GET /v1/jobs/{run.job_id}/events?since=3" in scripted.seen
    assert [path for path in scripted.seen if path == "POST /v1/jobs"] == ["POST /v1/jobs"]
    assert sorted(f["obj_id"] for f in result_layers()["Objects"].getFeatures()) == [1, 2, 3]
    assert not shown(dock, "failureLabel")


def test_a_forbidden_folder_can_be_allowed(dock, scripted, raster_path):
    refusal = failed("raster_forbidden", "The folder is not allowed.", "Add its folder.")
    scripted.refusals["POST /v1/jobs"] = [(403, {}, refusal)]
    scripted.script = [answer(), done()]
    ask(dock, "How many?")
    wait_for_end(dock)
    click(dock, "allow_folderRemedy")
    wait_for_end(dock, 2)
    assert text_of(dock, "answerLabel") == "Seven."
    assert QgsSettings().value("rscovlm/allowed_folders") == str(raster_path.parent)


def test_the_raster_removed_mid_job(dock, scripted, raster_layer):
    gate = threading.Event()
    scripted.script = [found(1), Wait(gate), found(2, x=500_100), answer(), done()]
    detect(dock, "ship")
    wait_until(lambda: "Objects" in result_layers(), "an object")
    QgsProject.instance().removeMapLayer(raster_layer.id())
    gate.set()
    assert wait_for_end(dock).state == "finished"
    assert result_layers()["Objects"].featureCount() == 2


def test_the_results_removed_mid_job_are_still_written_and_come_back_on_a_click(dock, scripted):
    gate = threading.Event()
    scripted.script = [found(1), Wait(gate), found(2, x=500_100), answer(), done()]
    detect(dock, "ship")
    wait_until(lambda: "Objects" in result_layers(), "an object")
    QgsProject.instance().removeMapLayer(result_layers()["Objects"].id())
    gate.set()
    assert wait_for_end(dock).state == "finished"
    assert "Objects" not in result_layers()
    QTest.mouseClick(chip(dock, "2 ship"), Qt.MouseButton.LeftButton)
    assert result_layers()["Objects"].featureCount() == 2


def test_the_project_closed_mid_job(dock, scripted):
    scripted.script = [found(1), Wait(threading.Event()), answer(), done()]
    detect(dock, "ship")
    wait_until(lambda: "Objects" in result_layers(), "an object")
    file = Path(result_layers()["Objects"].source().split("|")[0])
    QgsProject.instance().clear()
    assert wait_for_end(dock).state == "cancelled"
    assert "The project was closed" in text_of(dock, "notesLabel")
    assert str(file) in text_of(dock, "notesLabel")
    kept = ogr.Open(str(file))
    assert sum(kept.GetLayer(i).GetFeatureCount() for i in range(kept.GetLayerCount())) == 1
    assert QgsProject.instance().mapLayers() == {}


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
    from qgis.core import QgsRectangle

    iface.canvas.setExtent(QgsRectangle(0, 0, 10, 10))
    combo = named(dock, QComboBox, "regionCombo")
    combo.setCurrentIndex(combo.findText("What the map shows"))
    ask(dock, "How many?")
    assert "outside the layer" in text_of(dock, "hintLabel")
    assert not scripted.jobs


def test_a_click_on_the_state_opens_the_diagnosis(dock, scripted, settings):
    wait_until(lambda: text_of(dock, "stateButton") == "Scripted model, CPU", "the state in words")
    click(dock, "stateButton")
    dialog = dock.findChild(QDialog, "diagnosisDialog")
    text = dialog.findChild(QWidget, "diagnosisText").toPlainText()
    assert settings.address in text
    assert "Scripted model" in text
    assert scripted.token not in text
    dialog.close()


def test_unloading_mid_job_leaves_nothing_behind(dock, scripted, plugin, iface):
    scripted.script = [found(1), Hang(0.5), done()]
    detect(dock, "ship")
    wait_until(lambda: "Objects" in result_layers(), "an object")
    plugin.unload()
    assert iface.actions == []
    assert iface.factories == []
    plugin.initGui()
    plugin.dock.show()
