"""Rasters on the network: named to a backend that may read them, served by QGIS to any other."""

from __future__ import annotations

import numpy as np
import pytest
from driving import ask, click, detect, named, shown, text_of, wait_for_end, wait_until
from events import answer, done, failed, view
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)
from qgis.PyQt.QtWidgets import QToolButton
from ranges import RangeServer
from rasters import UTM33, write_raster
from scripted import Want
from test_drawing import pixels_of
from test_services import draw_region

from rscovlm_qgis.core.layers import describe, project_folders, settled

PATIENCE_S = 240
CARS = QgsRectangle(500_085, 5_399_660, 500_145, 5_399_700)
"""A part of the car park of the sample."""


def make_cog(folder, source):
    """A cloud-optimised GeoTIFF by GDAL's own driver."""
    folder.mkdir()
    cog = folder / "scene.tif"
    options = {"format": "COG", "creationOptions": ["COMPRESS=DEFLATE", "BLOCKSIZE=256"]}
    gdal.Translate(str(cog), str(source), **options)
    return cog


@pytest.fixture
def cog(qgis_app, tmp_path):
    return make_cog(tmp_path / "served", write_raster(tmp_path / "plain.tif", 1500, 1200))


@pytest.fixture
def server(cog):
    with RangeServer(cog.parent) as server:
        yield server


@pytest.fixture
def remote(iface, server):
    """The COG as a layer of the project, as QGIS's data source manager makes it."""
    layer = QgsRasterLayer(server.source("scene.tif"), "scene")
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer)
    iface.canvas.setDestinationCrs(layer.crs())
    iface.canvas.setExtent(layer.extent())
    return layer


@pytest.fixture
def dock(scripted, remote, plugin):
    return plugin.dock


def test_a_backend_that_reads_the_network_is_told_the_address(dock, scripted, server, cog):
    scripted.health["reads_network"] = True
    scripted.script = [view(1, role="whole", size=100), answer("Seven."), done()]
    ask(dock, "How many ships?")
    run = wait_for_end(dock)
    assert run.state == "finished", run.error and run.error.message
    raster = scripted.last.request["task"]["raster"]
    assert raster["source"] == server.source("scene.tif")
    assert raster["client_size_px"] is None
    assert tuple(raster["geotransform"]) == UTM33
    assert raster["bands"] == [1, 2, 3]
    thumbnail = named(dock, QToolButton, "viewThumbnail")
    wait_until(lambda: thumbnail.image is not None, "the thumbnail is drawn")
    expected = gdal.Open(str(cog)).ReadAsArray(0, 0, 200, 200).mean(axis=(1, 2))
    seen = np.array(
        [
            thumbnail.image.pixelColor(x, y).getRgb()[:3]
            for x in range(thumbnail.image.width())
            for y in range(thumbnail.image.height())
        ]
    )
    assert np.abs(seen.mean(axis=0) - expected).max() < 3


def test_any_other_backend_is_sent_the_pixels(dock, scripted, cog):
    scripted.script = [Want(1, 700, 300, 90, 60, (90, 60)), answer(), done()]
    ask(dock, "How many ships?")
    assert wait_for_end(dock).state == "finished"
    raster = scripted.last.request["task"]["raster"]
    assert raster["client_size_px"] == [1500, 1200]
    assert tuple(raster["geotransform"]) == pytest.approx(UTM33)
    assert "127.0.0.1" not in raster["source"]
    drawn = pixels_of(scripted.last.served[1])
    assert np.array_equal(drawn, gdal.Open(str(cog)).ReadAsArray(700, 300, 90, 60).transpose(1, 2, 0))


def test_the_first_question_waits_for_what_the_backend_may(dock, scripted):
    """What was unknown when the question was typed is decided when it is sent."""
    scripted.health.update(status="starting", reads_network=True)
    dock.session.backend.look_anew()
    wait_until(lambda: dock.session.backend.state.kind == "starting", "the backend starts")
    scripted.script = [answer(), done()]
    ask(dock, "How many ships?")
    assert not scripted.jobs
    scripted.health["status"] = "ready"
    run = wait_for_end(dock)
    assert scripted.last.request["task"]["raster"]["source"].startswith("/vsicurl/http://127.0.0.1")
    assert run.subject.raster == run.task.raster


def test_a_backend_that_cannot_reach_the_server_is_sent_the_pixels_by_a_click(dock, scripted):
    scripted.health["reads_network"] = True
    problem = failed("raster_unreadable", "The raster cannot be opened over the network.")
    scripted.script = [problem, done("failed")]
    ask(dock, "How many ships?")
    assert wait_for_end(dock).state == "failed"
    assert "over the network" in text_of(dock, "failureLabel")
    assert not shown(dock, "allow_folderRemedy")
    scripted.script = [Want(1, 0, 0, 40, 30, (40, 30)), answer(), done()]
    click(dock, "send_pixelsRemedy")
    run = wait_for_end(dock, 2)
    assert run.state == "finished", run.error and run.error.message
    assert scripted.last.request["task"]["raster"]["client_size_px"] == [1500, 1200]


def test_what_was_named_to_one_backend_is_served_to_another_on_retry(dock, scripted):
    scripted.health["reads_network"] = True
    scripted.script = [answer(), done()]
    ask(dock, "How many ships?")
    wait_for_end(dock)
    scripted.health["reads_network"] = False
    dock.session.backend.refresh()
    wait_until(lambda: not dock.session.backend.reads_network, "it is known")
    click(dock, "retryButton")
    wait_for_end(dock, 2)
    first, second = (job.request["task"]["raster"] for job in scripted.jobs.values())
    assert (first["client_size_px"], second["client_size_px"]) == (None, [1500, 1200])


@pytest.mark.parametrize("key", ["?sig=secret", "?X-Amz-Signature=secret"])
def test_an_address_that_may_hold_a_key_stays_in_qgis(iface, settings, server, key):
    layer = QgsRasterLayer(server.source("scene.tif") + key, "signed")
    assert layer.isValid()
    subject = settled(describe(layer), reads_network=True)
    assert subject.raster.client_size_px == (1500, 1200)
    assert "secret" not in repr(subject)


def test_the_project_keeps_the_way_that_was_taken(dock, scripted, tmp_path):
    scripted.health["reads_network"] = True
    scripted.script = [view(1, role="whole"), answer("Seven."), done()]
    ask(dock, "How many ships?")
    run = wait_for_end(dock)
    path = str(tmp_path / "port.qgz")
    assert QgsProject.instance().write(path)
    QgsProject.instance().clear()
    assert QgsProject.instance().read(path)
    wait_until(lambda: dock.session.runs, "the conversation")
    assert dock.session.runs[0].subject == run.subject
    assert run.subject.ways.served.client_size_px == (1500, 1200)


def test_no_folder_is_made_of_an_address(remote):
    assert project_folders() == []
    assert settled(describe(remote), reads_network=True).folder is None


@pytest.mark.parametrize(("reads", "size"), [(True, None), (False, [1500, 1200])])
def test_processing_takes_the_same_way(dock, scripted, remote, tmp_path, reads, size):
    scripted.health["reads_network"] = reads
    scripted.script = [answer("A harbour."), done()]
    algorithms = {
        a.name(): a for a in QgsApplication.processingRegistry().providerById("rscovlm").algorithms()
    }
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    parameters = {"INPUT": remote, "OUTPUT": str(tmp_path / "described.gpkg")}
    _, ok = algorithms["describe"].run(parameters, context, feedback)
    assert ok, feedback.textLog()
    assert scripted.last.request["task"]["raster"]["client_size_px"] == size


def test_the_real_backend_reads_a_cog_by_itself(iface, own_backend, plugin, monkeypatch, tmp_path, repo_root):
    monkeypatch.setenv("RSCOVLM_ALLOW_NETWORK", "true")
    cog = make_cog(tmp_path / "real", repo_root / "resources" / "samples" / "harbour.tif")
    with RangeServer(cog.parent) as server:
        layer = QgsRasterLayer(server.source("scene.tif"), "scene")
        QgsProject.instance().addMapLayer(layer)
        iface.canvas.setDestinationCrs(layer.crs())
        iface.canvas.setExtent(layer.extent())
        draw_region(plugin.dock, iface.canvas, CARS)
        detect(plugin.dock, "small vehicle, large vehicle")
        runs = plugin.dock.session.runs
        wait_until(lambda: runs and runs[-1].over, "the detection is over", PATIENCE_S)
    run = runs[-1]
    assert run.state == "finished", run.error and (run.error.message, run.error.details)
    assert run.task.raster.source.startswith("/vsicurl/http://127.0.0.1")
    assert run.objects, "cars, in the car park"
