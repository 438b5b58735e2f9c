"""The Processing algorithms, run as the toolbox runs them, over a scripted backend."""

from __future__ import annotations

import threading

import pytest
from driving import wait_until
from events import answer, done, failed, found, progress, view
from qgis.core import (
    QgsApplication,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
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
    results, ok = run(algorithms["ask"], {"INPUT": raster_layer, "QUESTION": "How many?", "OUTPUT": output})
    assert ok
    assert results["ANSWER"] == "Seven."
    assert QgsVectorLayer(output, "views", "ogr").featureCount() == 2


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
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    parameters = {"INPUT": raster_layer, "QUESTION": "How many?"}
    task = QgsProcessingAlgRunnerTask(algorithms["ask"], parameters, context, feedback)
    ended = []
    task.executed.connect(lambda ok, results: ended.append(ok))
    QgsApplication.taskManager().addTask(task)
    wait_until(lambda: scripted.jobs, "the job")
    feedback.cancel()
    wait_until(lambda: ended, "the end of the algorithm")
    assert "DELETE /v1/jobs/job1" in scripted.seen
