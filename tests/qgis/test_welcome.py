"""The dock of somebody who begins: one sentence, and a sample by one click."""

from __future__ import annotations

from driving import ask, click, shown, text_of, wait_for_end, wait_until
from events import answer, done
from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from rasters import write_raster


def test_an_empty_dock_says_what_to_do_and_offers_a_sample(plugin, scripted, iface):
    dock = plugin.dock
    scripted.script = [answer(), done()]
    wait_until(lambda: shown(dock, "welcomeLabel"), "the welcome")
    assert "Add a raster layer" in text_of(dock, "welcomeLabel")
    click(dock, "addSampleButton")
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer.isValid()
    assert layer.source().startswith(QgsApplication.qgisSettingsDirPath()), "an update does not take it away"
    assert not shown(dock, "addSampleButton")
    assert dock.header.layer() is layer
    assert iface.canvas.extent().contains(layer.extent())
    ask(dock, "How many ships are there?")
    assert wait_for_end(dock).state == "finished"
    assert scripted.last.request["task"]["raster"]["source"] == layer.source()


def test_it_goes_with_the_first_raster_and_comes_back_with_an_empty_project(plugin, scripted, raster_path):
    dock = plugin.dock
    layer = QgsRasterLayer(str(raster_path), "harbour")
    QgsProject.instance().addMapLayer(layer)
    assert not shown(dock, "addSampleButton")
    QgsProject.instance().clear()
    assert shown(dock, "addSampleButton")


def test_a_sample_that_is_gone_is_said(plugin, scripted, monkeypatch, tmp_path):
    monkeypatch.setattr("rscovlm_qgis.gui.welcome.keep_sample", lambda: None)
    click(plugin.dock, "addSampleButton")
    assert "add a raster of your own" in text_of(plugin.dock, "hintLabel")
    assert not QgsProject.instance().mapLayers()


def test_the_sample_is_copied_anew_when_another_version_brings_another(qgis_app, monkeypatch, tmp_path):
    from rscovlm_qgis.gui import welcome

    first = write_raster(tmp_path / "sample.tif", 20, 20)
    monkeypatch.setattr(welcome, "sample_path", lambda: first)
    kept = welcome.keep_sample()
    assert kept.read_bytes() == first.read_bytes()
    write_raster(first, 30, 30)
    assert welcome.keep_sample().read_bytes() == first.read_bytes()
    kept.unlink()
