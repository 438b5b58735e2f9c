"""The real dock against the real backend, with the model that is shipped."""

from __future__ import annotations

import os
import signal

import pytest
from driving import ask, click, detect, shown, text_of, wait_until
from osgeo import ogr
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from rscovlm_qgis.core.tree import TABLE_PROPERTY

PATIENCE_S = 240


def wait_for_end(dock, number):
    session = dock.session
    wait_until(lambda: len(session.runs) == number and session.runs[-1].over, "the run is over", PATIENCE_S)
    return session.runs[-1]


def result_layer(name):
    layers = QgsProject.instance().mapLayersByName(name)
    return next((layer for layer in layers if layer.customProperty(TABLE_PROPERTY)), None)


def test_from_a_question_to_a_shapefile(real_dock, tmp_path):
    ask(real_dock, "Is there a ship?")
    run = wait_for_end(real_dock, 1)
    assert run.state == "finished", run.error and run.error.message
    assert text_of(real_dock, "answerLabel") == run.answer.text != ""
    assert result_layer("Views").featureCount() == len(run.views) > 0
    detect(real_dock, "ship, large vehicle, small vehicle, storage tank")
    run = wait_for_end(real_dock, 2)
    assert run.state == "finished", run.error and run.error.message
    if run.objects:
        assert result_layer("Objects").featureCount() == len(run.objects)
    real_dock.write_results(run, tmp_path / "out.shp")
    source = ogr.Open(str(tmp_path / "out.shp"))
    layer = source.GetLayer()
    assert layer.GetFeatureCount() == (len(run.objects) or len(run.views))
    raster = real_dock.header.layer()
    west, east, south, north = layer.GetExtent()
    reach = raster.extent().buffered(raster.extent().width() * 0.1)
    assert reach.xMinimum() <= west <= east <= reach.xMaximum()
    assert reach.yMinimum() <= south <= north <= reach.yMaximum()
    crs = QgsCoordinateReferenceSystem.fromWkt(layer.GetSpatialRef().ExportToWkt())
    assert crs.isValid()


def test_cancel_stops_the_model(real_dock):
    detect(real_dock, "ship, large vehicle, small vehicle, storage tank")
    wait_until(lambda: real_dock.session.runs[0].state == "running", "the job runs", PATIENCE_S)
    click(real_dock, "cancelButton")
    assert wait_for_end(real_dock, 1).state in ("cancelled", "finished")
    wait_until(
        lambda: real_dock.session.backend.state.kind == "ready", "the backend is free again", PATIENCE_S
    )


def test_a_backend_killed_mid_job_says_what_was_lost(real_dock):
    detect(real_dock, "ship, large vehicle, small vehicle, storage tank")
    run = real_dock.session.runs[0]
    wait_until(lambda: run.state == "running", "the job runs", PATIENCE_S)
    os.kill(real_dock.session.backend.launcher.process_id, signal.SIGKILL)
    wait_for_end(real_dock, 1)
    if run.state == "finished":
        pytest.skip("The job was done before the backend could be killed.")
    assert run.state == "lost"
    kept = len(run.objects)
    click(real_dock, "resumeRemedy")
    wait_until(lambda: run.over and run.state != "lost", "the restarted backend tells", PATIENCE_S)
    assert run.error.code == "backend_stopped"
    assert len(run.objects) >= kept
    wait_until(lambda: shown(real_dock, "retryRemedy"), "the offer to try again")
    click(real_dock, "retryRemedy")
    assert wait_for_end(real_dock, 2).state == "finished"


def test_from_an_empty_project_to_an_answer_in_two_steps(real_dock):
    QgsProject.instance().clear()
    click(real_dock, "addSampleButton")
    ask(real_dock, "Is there a ship?")
    run = wait_for_end(real_dock, 1)
    assert run.state == "finished", run.error and run.error.message
    assert run.answer.text


def parking():
    """Polygons where the sample has most vehicles: a square, and within its bounds a diamond with a hole."""
    west, east, north, south = 500_076.8, 500_192.0, 5_399_731.2, 5_399_616.0
    x, y, hole = (west + east) / 2, (north + south) / 2, 12.0
    diamond = f"({x} {north}, {east} {y}, {x} {south}, {west} {y}, {x} {north})"
    inner = f"({x - hole} {y - hole}, {x + hole} {y - hole}, {x + hole} {y + hole}, {x - hole} {y + hole},"
    square = f"({west} {north}, {east} {north}, {east} {south}, {west} {south}, {west} {north})"
    shapes = {"square": f"Polygon({square})", "diamond": f"Polygon({diamond},{inner}{x - hole} {y - hole}))"}
    layer = QgsVectorLayer("Polygon?crs=EPSG:32631&field=name:string", "parking", "memory")
    for name, shape in shapes.items():
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(shape))
        feature.setAttribute("name", name)
        layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    return layer, {name: ogr.CreateGeometryFromWkt(shape) for name, shape in shapes.items()}


def test_polygons_are_searched_one_by_one_and_keep_what_is_centred_in_them(real_dock, tmp_path):
    layer, shapes = parking()
    found = str(tmp_path / "found.gpkg")
    parameters = {
        "INPUT": real_dock.header.layer(), "REGIONS": layer, "CLASSES": "small vehicle", "OUTPUT": found,
    }  # fmt: skip
    provider = QgsApplication.processingRegistry().providerById("rscovlm")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    results, ok = provider.algorithm("detect").run(parameters, context, feedback)
    assert ok, feedback.textLog()
    source = ogr.Open(found)
    centres = {"square": [], "diamond": []}
    for feature in source.GetLayer():
        centres[feature["region"]].append(feature.GetGeometryRef().Centroid())
    assert results["COUNT"] == sum(map(len, centres.values()))
    assert len(centres["square"]) > 10, "the embedded model finds vehicles there"
    inside = [point for point in centres["square"] if shapes["diamond"].Contains(point)]
    assert 0 < len(inside) < len(centres["square"])
    assert sorted((round(p.GetX(), 3), round(p.GetY(), 3)) for p in centres["diamond"]) == sorted(
        (round(p.GetX(), 3), round(p.GetY(), 3)) for p in inside
    )


def test_the_other_algorithms_answer_too(real_dock, tmp_path):
    layer, _ = parking()
    provider = QgsApplication.processingRegistry().providerById("rscovlm")
    for name, more in (
        ("describe", {}),
        ("classify", {"CLASSES": "harbor, airport, parking lot"}),
        ("ground", {"PHRASE": "small vehicle", "OUTPUT": str(tmp_path / "grounded.gpkg")}),
    ):
        parameters = {"INPUT": real_dock.header.layer(), "REGIONS": layer, **more}
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
        results, ok = provider.algorithm(name).run(parameters, context, feedback)
        assert ok, feedback.textLog()
        if name == "ground":
            assert results["COUNT"] == ogr.Open(results["OUTPUT"]).GetLayer().GetFeatureCount()
        else:
            assert len(results["ANSWER"].splitlines()) == 2, results
