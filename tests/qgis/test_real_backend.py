"""The real dock against the real backend, with the model that is shipped."""

from __future__ import annotations

import os
import shutil
import signal
import socket

import pytest
from driving import ask, click, detect, shown, text_of, wait_until
from osgeo import ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer
from rasters import write_raster

from rscovlm_qgis.core.tree import TABLE_PROPERTY

PATIENCE_S = 240


@pytest.fixture
def real_dock(iface, settings, plugin, repo_root, embedded_model, monkeypatch, tmp_path):
    """The dock, with the project's own backend to start, and the sample raster as its layer."""
    command = shutil.which("rscovlm", path=str(repo_root / ".venv" / "bin"))
    if command is None:
        pytest.skip("The backend is not installed in .venv.")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    settings.save()
    monkeypatch.setenv("RSCOVLM_COMMAND", command)
    sample = repo_root / "resources" / "samples" / "harbour.tif"
    if not sample.is_file():
        sample = write_raster(tmp_path / "noise.tif", 700, 600)
    layer = QgsRasterLayer(str(sample), sample.stem)
    QgsProject.instance().addMapLayer(layer)
    iface.canvas.setDestinationCrs(layer.crs())
    iface.canvas.setExtent(layer.extent())
    return plugin.dock


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
