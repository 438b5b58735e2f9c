"""The Processing algorithms, run as the toolbox runs them, over a scripted backend."""

from __future__ import annotations

import math
import threading
from pathlib import Path

import pytest
from driving import wait_until
from events import answer, done, failed, found, progress, view
from osgeo import osr
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterLayer,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QUrl
from scripted import Wait


@pytest.fixture
def algorithms(plugin):
    return {a.name(): a for a in QgsApplication.processingRegistry().providerById("rscovlm").algorithms()}


def run(algorithm, parameters):
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    return algorithm.run(parameters, context, feedback)


def test_detect_fills_a_layer(scripted, raster_layer, algorithms, tmp_path):
    scripted.script = [progress(1, 2), found(1), found(2, "plane", x=500_100), answer(), done()]
    output = str(tmp_path / "found.gpkg")
    parameters = {
        "INPUT": raster_layer, "CLASSES": "ship, plane", "OUTPUT": output,
        "EXTENT": "500000,500100,5799800,5799990 [EPSG:32633]",
    }  # fmt: skip
    results, ok = run(algorithms["detect"], parameters)
    assert ok
    assert results["COUNT"] == 2
    layer = QgsVectorLayer(output, "found", "ogr")
    assert {feature["class"] for feature in layer.getFeatures()} == {"ship", "plane"}
    assert layer.crs().authid() == "EPSG:32633"
    ring = scripted.last.request["task"]["region"]["ring"]
    assert sorted(map(tuple, ring)) == [
        (500_000, 5_799_800), (500_000, 5_799_990), (500_100, 5_799_800), (500_100, 5_799_990),
    ]  # fmt: skip


def test_ask_tells_its_answer_and_views(scripted, raster_layer, algorithms, tmp_path):
    scripted.script = [view(1), view(2), answer("Seven."), done()]
    output = str(tmp_path / "views.gpkg")
    results, ok = run(algorithms["ask"], {"INPUT": raster_layer, "QUESTION": "How many?", "VIEWS": output})
    assert ok
    assert results["ANSWER"] == "Seven."
    assert QgsVectorLayer(output, "views", "ogr").featureCount() == 2
    assert results["OUTPUT"] is None


def polygons(shapes, crs="EPSG:32633"):
    """Named polygons, one too far away to lie on the raster."""
    layer = QgsVectorLayer(f"Polygon?crs={crs}&field=id:integer&field=name:string", "fields", "memory")
    for number, shape in enumerate(shapes):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(shape))
        feature.setAttributes([number, f"Field {number}"])
        layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    return layer


SQUARE = "Polygon((500010 5799990, 500060 5799990, 500060 5799940, 500010 5799940, 500010 5799990))"
TRIANGLE = "Polygon((500100 5799990, 500200 5799990, 500200 5799890, 500100 5799990))"
FAR = "Polygon((600000 5799990, 600060 5799990, 600060 5799940, 600000 5799990))"


def test_ground_keeps_what_is_sure_enough(scripted, raster_layer, algorithms, tmp_path):
    scripted.script = [view(1), found(1, "white ship"), found(2, "white ship", score=0.3), answer(), done()]
    output = str(tmp_path / "found.gpkg")
    parameters = {"INPUT": raster_layer, "PHRASE": " the white ship ", "MIN_SCORE": 0.5, "OUTPUT": output}
    results, ok = run(algorithms["ground"], {**parameters, "MODEL": "a-larger-one"})
    assert ok
    assert results["COUNT"] == 1
    task = scripted.last.request["task"]
    assert (task["task"], task["phrase"], task["model"]) == ("ground", "the white ship", "a-larger-one")
    (feature,) = QgsVectorLayer(output, "found", "ogr").getFeatures()
    assert feature["score"] == 0.9


def test_detect_sends_the_least_score_and_names_the_region(scripted, raster_layer, algorithms, tmp_path):
    scripted.script = [found(1), answer(), done()]
    output = str(tmp_path / "found.gpkg")
    parameters = {
        "INPUT": raster_layer, "CLASSES": "ship", "REGIONS": polygons([SQUARE, TRIANGLE]),
        "MIN_SCORE": 0.4, "OUTPUT": output,
    }  # fmt: skip
    results, ok = run(algorithms["detect"], parameters)
    assert ok
    assert results["COUNT"] == 2
    assert [job.request["task"]["min_score"] for job in scripted.jobs.values()] == [0.4, 0.4]
    features = QgsVectorLayer(output, "found", "ogr").getFeatures()
    assert [feature["region"] for feature in features] == ["Field 0", "Field 1"]


def test_each_polygon_gets_its_class_and_keeps_its_own_attributes(
    scripted, raster_layer, algorithms, tmp_path
):
    scripted.script = [answer("harbor"), done()]
    output = str(tmp_path / "classes.gpkg")
    layer = polygons([SQUARE, FAR, TRIANGLE])
    seen = []
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    feedback.progressChanged.connect(seen.append)
    parameters = {"INPUT": raster_layer, "CLASSES": "airport, harbor", "REGIONS": layer, "OUTPUT": output}
    results, ok = algorithms["classify"].run(parameters, context, feedback)
    assert ok
    assert results["ANSWER"] == "Field 0: harbor\nField 2: harbor"
    assert "Field 1: The region lies outside the layer." in feedback.textLog()
    rows = [
        (feature["id"], feature["class"] or None, feature.geometry().area())
        for feature in QgsVectorLayer(output, "classes", "ogr").getFeatures()
    ]
    areas = [feature.geometry().area() for feature in layer.getFeatures()]
    assert rows == [(0, "harbor", areas[0]), (1, None, areas[1]), (2, "harbor", areas[2])]
    first, second = (job.request["task"]["region"]["ring"] for job in scripted.jobs.values())
    assert (len(first), len(second)) == (4, 3)
    assert max(seen) > 60
    assert seen == sorted(seen)


def test_describe_tells_and_writes_its_text(scripted, raster_layer, algorithms, tmp_path):
    scripted.script = [answer("A harbour with ships."), done()]
    output = str(tmp_path / "described.gpkg")
    results, ok = run(algorithms["describe"], {"INPUT": raster_layer, "OUTPUT": output})
    assert ok
    assert results["ANSWER"] == "A harbour with ships."
    assert scripted.last.request["task"]["region"] is None
    (feature,) = QgsVectorLayer(output, "described", "ogr").getFeatures()
    assert (feature["text"], feature["score"], feature["model"]) == (
        "A harbour with ships.",
        0.91,
        "scripted",
    )
    assert feature.geometry().boundingBox() == raster_layer.extent()


def test_an_extent_in_another_crs_is_not_its_bounding_box(scripted, raster_layer, algorithms):
    scripted.script = [answer(), done()]
    here, there = osr.SpatialReference(), osr.SpatialReference()
    here.ImportFromEPSG(4326)
    here.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    there.ImportFromEPSG(32633)
    inverse = osr.CoordinateTransformation(there, here)
    west, south, _ = inverse.TransformPoint(500_050, 5_799_850)
    east, north, _ = inverse.TransformPoint(500_250, 5_799_950)
    extent = f"{west:.9f},{east:.9f},{south:.9f},{north:.9f} [EPSG:4326]"
    _, ok = run(algorithms["ask"], {"INPUT": raster_layer, "QUESTION": "How many?", "EXTENT": extent})
    assert ok
    x, y, _ = osr.CoordinateTransformation(here, there).TransformPoint(west, north)
    ring = scripted.last.request["task"]["region"]["ring"]
    assert min(math.dist((x, y), point) for point in ring) < 0.01


def test_an_extent_and_polygons_are_not_both_taken(raster_layer, algorithms):
    parameters = {
        "INPUT": raster_layer, "QUESTION": "How many?", "REGIONS": polygons([SQUARE]),
        "EXTENT": "500000,500100,5799800,5799990 [EPSG:32633]",
    }  # fmt: skip
    ok, why = algorithms["ask"].checkParameterValues(parameters, QgsProcessingContext())
    assert not ok
    assert "not both" in why


def test_all_polygons_outside_is_a_failure(scripted, raster_layer, algorithms):
    parameters = {"INPUT": raster_layer, "REGIONS": polygons([FAR, FAR])}
    _, ok = run(algorithms["describe"], parameters)
    assert not ok
    assert not scripted.jobs


def cancel_a_run(algorithm, parameters, scripted):
    """Run an algorithm in the background, cancel it as soon as it has a job, and wait for its end."""
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    task = QgsProcessingAlgRunnerTask(algorithm, parameters, context, feedback)
    ended = []
    task.executed.connect(lambda ok, results: ended.append(ok))
    QgsApplication.taskManager().addTask(task)
    wait_until(lambda: scripted.jobs, "the job")
    feedback.cancel()
    wait_until(lambda: ended, "the end of the algorithm")


def test_cancel_leaves_the_other_polygons_out(scripted, raster_layer, algorithms):
    scripted.script = [progress(0, 5), Wait(threading.Event()), answer(), done()]
    cancel_a_run(algorithms["describe"], {"INPUT": raster_layer, "REGIONS": polygons([SQUARE] * 4)}, scripted)
    assert len(scripted.jobs) == 1


def test_a_model_of_the_designer_runs_them(scripted, raster_layer, algorithms, tmp_path):
    """A model with a raster and polygons: classify them, then describe those that are harbours."""
    scripted.script = [answer("harbor"), done()]
    model = QgsProcessingModelAlgorithm("Harbours", "tests")
    for definition in (
        QgsProcessingParameterRasterLayer("raster"),
        QgsProcessingParameterFeatureSource("fields", types=[QgsProcessing.SourceType.TypeVectorPolygon]),
    ):
        component = QgsProcessingModelParameter(definition.name())
        model.addModelParameter(definition, component)
    source = QgsProcessingModelChildParameterSource

    def child(name, values, outputs):
        step = QgsProcessingModelChildAlgorithm(f"rscovlm:{name}")
        step.setChildId(name)
        for key, value in values.items():
            step.addParameterSources(key, [value])
        step.setModelOutputs({out: QgsProcessingModelOutput(out, out) for out in outputs})
        for out in outputs:
            made = step.modelOutput(out)
            made.setChildId(name)
            made.setChildOutputName("OUTPUT")
            step.setModelOutputs({out: made})
        model.addChildAlgorithm(step)

    raster = source.fromModelParameter("raster")
    child("classify", {
        "INPUT": raster, "REGIONS": source.fromModelParameter("fields"),
        "CLASSES": source.fromStaticValue("airport, harbor"),
    }, ["classes"])  # fmt: skip
    child("describe", {"INPUT": raster, "REGIONS": source.fromChildOutput("classify", "OUTPUT")}, ["texts"])
    outputs = {
        "describe:texts": str(tmp_path / "texts.gpkg"),
        "classify:classes": str(tmp_path / "classes.gpkg"),
    }
    _, ok = run(model, {"raster": raster_layer, "fields": polygons([SQUARE, TRIANGLE]), **outputs})
    assert ok
    rows = list(QgsVectorLayer(outputs["describe:texts"], "texts", "ogr").getFeatures())
    assert [(row["name"], row["class"], row["text"]) for row in rows] == [
        ("Field 0", "harbor", "harbor"), ("Field 1", "harbor", "harbor"),
    ]  # fmt: skip
    assert [job.request["task"]["task"] for job in scripted.jobs.values()] == ["classify"] * 2 + [
        "describe"
    ] * 2


def test_every_algorithm_says_what_it_is(algorithms, repo_root):
    assert set(algorithms) == {"ask", "detect", "ground", "describe", "classify"}
    for algorithm in algorithms.values():
        assert len(algorithm.shortHelpString()) > 80
        assert algorithm.shortDescription()
        assert algorithm.tags()
        assert algorithm.group()
        assert Path(algorithm.svgIconPath()).is_file()
        assert not algorithm.icon().isNull()
        address, _, anchor = algorithm.helpUrl().partition("#")
        page = Path(QUrl(address).toLocalFile()).read_text(encoding="utf-8")
        assert f'id="{anchor}"' in page
        flags = algorithm.flags()
        assert flags & type(algorithm).Flag.FlagSupportsBatch
        assert flags & type(algorithm).Flag.FlagCanCancel


def test_ask_needs_no_layer_for_its_views(scripted, raster_layer, algorithms):
    scripted.script = [view(1), answer("Seven."), done()]
    results, ok = run(algorithms["ask"], {"INPUT": raster_layer, "QUESTION": "How many?"})
    assert ok
    assert results["ANSWER"] == "Seven."


@pytest.mark.parametrize(
    ("script", "question"),
    [([failed("out_of_memory", "The memory is full."), done("failed")], "How many?"), ([done()], "  ")],
    ids=["the job fails", "no question"],
)
def test_a_failure_is_told(scripted, raster_layer, algorithms, script, question):
    scripted.script = script
    _, ok = run(algorithms["ask"], {"INPUT": raster_layer, "QUESTION": question})
    assert not ok


def test_cancel_stops_the_job(scripted, raster_layer, algorithms):
    scripted.script = [progress(0, 5), Wait(threading.Event()), answer(), done()]
    cancel_a_run(algorithms["ask"], {"INPUT": raster_layer, "QUESTION": "How many?"}, scripted)
    assert "DELETE /v1/jobs/job1" in scripted.seen
