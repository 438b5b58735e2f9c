"""Where results live: GeoPackage, layers, style, provenance, and a disk that is full."""

from __future__ import annotations

import json
import resource
from contextlib import contextmanager
from pathlib import Path

import pytest
from events import answer, done, found, removed, view
from osgeo import ogr
from qgis.core import (
    QgsExpressionContextUtils,
    QgsFillSymbol,
    QgsProject,
    QgsSimpleFillSymbolLayer,
    QgsSingleSymbolRenderer,
)
from qgis.PyQt.QtGui import QColor

from rscovlm_qgis.core.errors import StorageFailed
from rscovlm_qgis.core.layers import describe
from rscovlm_qgis.core.results import ResultStore
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.styles import CLASS_COLOURS
from rscovlm_qgis.core.wire import DetectTask, parse_line


@pytest.fixture
def store(iface):
    return ResultStore()


@pytest.fixture
def run(raster_layer):
    return new_run(raster_layer)


def new_run(layer):
    subject = describe(layer)
    return Run("Detect: ship", DetectTask(subject.raster, ("ship",)), subject, job_id="j")


def feed(store, run, *events):
    """Apply events as they would come over the wire, then publish them."""
    for event in events:
        line = {"job_id": "j", "seq": run.last_seq + 1, "event": event}
        run.apply(parse_line(json.dumps(line)))
    store.update(run)


def read_back(path):
    """What is in the file, by another reader: table name to rows."""
    source = ogr.Open(str(path))
    layers = [source.GetLayer(i) for i in range(source.GetLayerCount())]
    return {
        layer.GetName().split("_")[0]: [feature.ExportToJson(as_object=True) for feature in layer]
        for layer in layers
    }


def test_features_are_in_the_file_as_soon_as_they_are_published(store, run):
    feed(store, run, view(1), found(1))
    path = store.place(run)
    assert path.endswith(".gpkg")
    rows = read_back(path)
    (box,) = rows["objects"]
    assert box["properties"]["class"] == "ship"
    assert box["properties"]["run_id"] == run.run_id
    assert box["geometry"]["coordinates"][0][:2] == [[500_050, 5_799_950], [500_060, 5_799_950]]
    assert rows["views"][0]["properties"]["question"] == "Detect: ship"
    source = ogr.Open(path)
    assert source.GetLayer(0).GetSpatialRef().GetAuthorityCode(None) == "32633"


def test_the_reply_of_a_view_comes_later(store, run):
    feed(store, run, view(1))
    feed(store, run, view(1, reply="Seven."))
    (row,) = read_back(store.place(run))["views"]
    assert row["properties"]["reply"] == "Seven."


def test_objects_seen_twice_are_taken_out_again(store, run):
    feed(store, run, found(1), found(2))
    feed(store, run, removed(1), found(3))
    assert [row["properties"]["obj_id"] for row in read_back(store.place(run))["objects"]] == [2, 3]
    assert len(store.feature_ids(run, "objects")) == 2


def test_results_lie_beside_a_saved_project(store, run, tmp_path):
    assert QgsProject.instance().write(str(tmp_path / "harbour plan.qgz"))
    feed(store, run, found(1))
    assert Path(store.place(run)) == tmp_path / "harbour plan_rscovlm.gpkg"


def test_two_runs_on_a_raster_share_its_layers(store, run, raster_layer):
    feed(store, run, found(1))
    other = new_run(raster_layer)
    feed(store, other, found(1, "plane"))
    layer = store.layer(run, "objects")
    assert layer is store.layer(other, "objects")
    assert {feature["run_id"] for feature in layer.getFeatures()} == {run.run_id, other.run_id}
    (fid,) = store.feature_ids(other, "objects")
    assert layer.getFeature(fid)["class"] == "plane"


def test_a_project_opened_again_goes_on_in_the_same_layers(store, run, raster_layer, tmp_path):
    path = str(tmp_path / "project.qgs")
    assert QgsProject.instance().write(path)
    feed(store, run, found(1))
    assert QgsProject.instance().write(path)
    store.forget_project()
    assert QgsProject.instance().read(path)
    again = ResultStore()
    (raster,) = QgsProject.instance().mapLayersByName("harbour")
    feed(again, other := new_run(raster), found(1))
    assert again.layer(other, "objects").featureCount() == 2
    assert len(QgsProject.instance().mapLayersByName("Objects")) == 1


def test_each_class_has_its_colour_and_what_the_analyst_changed_stays(store, run):
    feed(store, run, found(1), found(2, "plane"))
    layer = store.layer(run, "objects")
    colours = {c.value(): c.symbol().color().name() for c in layer.renderer().categories()}
    assert set(colours) == {"ship", "plane"}
    assert len(set(colours.values())) == 2
    assert set(colours.values()) <= set(CLASS_COLOURS)
    renderer = layer.renderer().clone()
    first = renderer.categories()[0]  # a copy: its symbol lives as long as it does
    symbol = first.symbol().clone()
    symbol.setColor(QColor("#123456"))
    renderer.updateCategorySymbol(0, symbol)
    layer.setRenderer(renderer)
    feed(store, run, found(3, "storage tank"))
    after = {c.value(): c.symbol().color().name() for c in layer.renderer().categories()}
    assert after["ship"] == "#123456"
    assert set(after) == {"ship", "plane", "storage tank"}
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({})))
    feed(store, run, found(4, "bridge"))
    assert isinstance(layer.renderer(), QgsSingleSymbolRenderer)


def test_objects_are_outlined_without_a_fill(store, run):
    feed(store, run, found(1))
    (category,) = store.layer(run, "objects").renderer().categories()
    symbol = category.symbol()
    assert not any(
        isinstance(symbol.symbolLayer(i), QgsSimpleFillSymbolLayer) for i in range(symbol.symbolLayerCount())
    )


def test_what_a_question_looked_at_stays_pointed_out_when_a_detection_follows(store, run, raster_layer):
    feed(store, run, view(1), view(2, x=500_020, size=20))
    feed(store, other := new_run(raster_layer), view(1, role="tile"))
    store.show(other)
    scope = QgsExpressionContextUtils.layerScope(store.layer(run, "views"))
    assert scope.variable("rscovlm_run") == run.run_id


def test_provenance_is_in_the_layers_metadata(store, run, raster_path):
    feed(store, run, view(1), found(1), answer(), done())
    store.record(run)
    for kind in ("objects", "views"):
        (entry,) = store.layer(run, kind).metadata().history()
        for part in (run.run_id, "detect", str(raster_path), "scripted", "0.1.0"):
            assert part in entry


def test_a_raster_without_place_keeps_its_pixels(store, iface, tmp_path):
    from qgis.core import QgsRasterLayer
    from rasters import write_raster

    layer = QgsRasterLayer(str(write_raster(tmp_path / "p.tif", 50, 40, epsg=None, geotransform=None)), "p")
    feed(store, run := new_run(layer), found(1, x=10, y=-10))
    written = store.layer(run, "objects")
    assert not written.crs().isValid()
    assert written.extent().xMinimum() == 10


@contextmanager
def full_disk():
    """Let no file of this process grow beyond a few bytes; the kernel then refuses as a full disk does.

    Held for a few lines only, for it holds for pytest's own output too, where that goes to a file.
    """
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_from_the_start_loses_nothing(store, run):
    troubles = []
    store.trouble.connect(lambda run, error: troubles.append(error))
    with full_disk():
        feed(store, run, view(1), found(1))
        feed(store, run, found(2))
    assert len(troubles) == 1
    assert isinstance(troubles[0], StorageFailed)
    assert store.place(run) == ""
    layer = store.layer(run, "objects")
    assert layer.name() == "Objects (in memory)"
    assert layer.featureCount() == 2
    assert store.layer(run, "views").featureCount() == 1


def test_a_disk_that_fills_up_mid_job_loses_nothing(store, run):
    feed(store, run, found(1))
    many = [found(number, x=500_000 + number) for number in range(2, 1500)]
    with full_disk():
        feed(store, run, *many)
    assert store.layer(run, "objects").featureCount() == 1499
    assert store.place(run) == ""


def test_a_folder_that_cannot_be_written_loses_nothing(store, run, tmp_path):
    assert QgsProject.instance().write(str(tmp_path / "p.qgs"))
    (tmp_path / "p_rscovlm.gpkg").mkdir()
    feed(store, run, found(1))
    assert store.layer(run, "objects").featureCount() == 1
    assert store.place(run) == ""
