"""Sources beyond plain GeoTIFFs: which are named and which served, and that the pixels are GDAL's."""

from __future__ import annotations

import json
from urllib.parse import parse_qs

import numpy as np
import pytest
from driving import ask, wait_for_end
from events import answer, done
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsProject, QgsRasterLayer, QgsRectangle
from raster_server import RasterServer
from rasters import write_raster
from scripted import Want
from test_drawing import pixels_of

from rscovlm_qgis.core.drawing import LayerPixels
from rscovlm_qgis.core.grids import MapView
from rscovlm_qgis.core.layers import describe, ground_sampling, is_served
from rscovlm_qgis.core.wire import Window, WindowWanted

WEB = "EPSG:3857"


@pytest.fixture
def scene(qgis_app, tmp_path):
    return write_raster(tmp_path / "scene.tif", 320, 240)


def translated(scene, path, driver, *options):
    gdal.Translate(str(path), str(scene), format=driver, creationOptions=list(options))
    return path


def window_of(layer, subject, col, row, width, height):
    """A window as the plugin would serve it, (height, width, 3)."""
    pixels = LayerPixels(layer, subject.raster)
    try:
        return pixels_of(pixels.png(WindowWanted(1, Window(col, row, width, height), width, height)))
    finally:
        pixels.close()


def by_gdal(source, col, row, width, height):
    return gdal.Open(str(source)).ReadAsArray(col, row, width, height)[:3].transpose(1, 2, 0)


def test_a_geopackage_with_one_raster_is_named(scene, settings, tmp_path):
    path = translated(scene, tmp_path / "one.gpkg", "GPKG", "TILE_FORMAT=PNG")
    layer = QgsRasterLayer(str(path), "one")
    assert layer.isValid()
    subject = describe(layer)
    assert (subject.raster.source, subject.raster.client_size_px) == (str(path), None)
    assert subject.folder == tmp_path
    assert subject.raster.geotransform == pytest.approx(gdal.Open(str(path)).GetGeoTransform())


def test_one_raster_of_several_in_a_geopackage_is_served(scene, settings, tmp_path):
    path = tmp_path / "two.gpkg"
    for number, name in enumerate(("first", "second")):
        part = gdal.Translate("", str(scene), format="MEM", srcWin=[number * 20, 0, 200, 150])
        options = [f"RASTER_TABLE={name}", "TILE_FORMAT=PNG"] + ["APPEND_SUBDATASET=YES"] * number
        gdal.GetDriverByName("GPKG").CreateCopy(str(path), part, options=options)
    source = f"GPKG:{path}:second"
    layer = QgsRasterLayer(source, "second")
    assert layer.isValid()
    subject = describe(layer)
    assert subject.raster.client_size_px == (200, 150)
    assert str(path) not in subject.raster.source
    drawn = window_of(layer, subject, 30, 40, 60, 50)
    assert np.array_equal(drawn, by_gdal(source, 30, 40, 60, 50))
    assert np.array_equal(drawn, by_gdal(scene, 50, 40, 60, 50))


def test_mbtiles_are_named_as_a_file_and_served_as_tiles(scene, settings, tmp_path):
    path = translated(scene, tmp_path / "tiles.mbtiles", "MBTiles", "TILE_FORMAT=PNG")
    by_file = QgsRasterLayer(str(path), "file", "gdal")
    assert describe(by_file).raster.source == str(path)
    assert describe(by_file).raster.client_size_px is None
    layer = QgsRasterLayer(f"type=mbtiles&url=file://{path}", "tiles", "wms")
    assert layer.isValid()
    assert is_served(layer)
    terms = gdal.Open(str(path)).GetGeoTransform()
    view = MapView(QgsCoordinateReferenceSystem(WEB), layer.extent().center(), terms[1])
    subject = describe(layer, view)
    assert subject.raster.geotransform[1] == pytest.approx(terms[1], rel=1e-6)
    # The two grids are one, but for where they begin.
    col, row = (
        round((a - b) / terms[1])
        for a, b in zip(
            (subject.raster.geotransform[0], terms[3]), (terms[0], subject.raster.geotransform[3])
        )
    )
    drawn = window_of(layer, subject, 100 - col, 90 - row, 80, 60)
    expected = by_gdal(path, 100, 90, 80, 60)
    assert expected.std() > 10
    assert np.abs(drawn.astype(int) - expected).max() <= 2


def test_a_virtual_raster_with_relative_paths_is_named_with_its_folder(scene, settings, tmp_path):
    path = tmp_path / "mosaic.vrt"
    gdal.BuildVRT(str(path), [str(scene)]).FlushCache()
    assert 'relativeToVRT="1">scene.tif' in path.read_text()
    layer = QgsRasterLayer(str(path), "mosaic")
    assert layer.isValid()
    subject = describe(layer)
    assert (subject.raster.source, subject.raster.client_size_px) == (str(path), None)
    assert np.array_equal(by_gdal(subject.raster.source, 10, 20, 30, 40), by_gdal(scene, 10, 20, 30, 40))


def test_a_virtual_raster_in_memory_is_served(scene, settings):
    gdal.BuildVRT("/vsimem/find.vrt", [str(scene)]).FlushCache()
    layer = QgsRasterLayer("/vsimem/find.vrt", "memory")
    assert layer.isValid()
    subject = describe(layer)
    assert subject.raster.client_size_px == (320, 240)
    assert np.array_equal(window_of(layer, subject, 5, 6, 70, 80), by_gdal(scene, 5, 6, 70, 80))
    gdal.Unlink("/vsimem/find.vrt")


class ArcGisServer(RasterServer):
    """An ArcGIS REST map service: its description, and maps of any size."""

    def uri(self):
        """What QGIS calls the layer."""
        return f"crs='{WEB}' format='PNG32' layer='0' url='{self.root}/rest/services/photo/MapServer'"

    def extent(self):
        with self._drawing():
            corners = gdal.Info(gdal.Warp("", self.path, format="MEM", dstSRS=WEB), format="json")
        (west, south), (east, north) = (corners["cornerCoordinates"][c] for c in ("lowerLeft", "upperRight"))
        return QgsRectangle(west, south, east, north)

    def description(self):
        box = self.extent()
        extent = {
            "xmin": box.xMinimum(), "ymin": box.yMinimum(), "xmax": box.xMaximum(), "ymax": box.yMaximum(),
            "spatialReference": {"wkid": 102100, "latestWkid": 3857},
        }  # fmt: skip
        return {
            "currentVersion": 10.9, "mapName": "photo", "capabilities": "Map", "singleFusedMapCache": False,
            "supportedImageFormatTypes": "PNG32,PNG24", "extent": extent, "fullExtent": extent,
            "layers": [{"id": 0, "name": "photo"}], "spatialReference": extent["spatialReference"],
            "maxImageHeight": 4096, "maxImageWidth": 4096, "id": 0, "name": "photo", "type": "Raster Layer",
        }  # fmt: skip

    def answer(self, path, query):
        """Send a map, or tell of the service."""
        if not path.endswith("/export"):
            return 200, "application/json", json.dumps(self.description()).encode()
        asked = {name.lower(): values[0] for name, values in parse_qs(query).items()}
        box = tuple(float(value) for value in asked["bbox"].split(","))
        width, height = (int(value) for value in asked["size"].split(","))
        return 200, "image/png", self.png(box, width, height)


@pytest.fixture
def arcgis(scene):
    with ArcGisServer(scene) as server:
        yield server


def test_an_arcgis_map_service_is_asked_at_the_maps_scale(iface, scripted, plugin, arcgis):
    layer = QgsRasterLayer(arcgis.uri(), "ArcGIS", "arcgismapserver")
    assert layer.isValid(), layer.error().message()
    canvas = iface.canvas
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem(WEB))
    QgsProject.instance().addMapLayer(layer)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(WEB))
    box = arcgis.extent()
    canvas.setExtent(box)
    iface.currentLayerChanged.emit(layer)
    scripted.script = [Want(1, 20, 30, 90, 60, (90, 60)), answer(), done()]
    ask(plugin.dock, "How many ships?")
    run = wait_for_end(plugin.dock)
    assert run.state == "finished", run.error and run.error.message
    raster = scripted.last.request["task"]["raster"]
    terms = raster["geotransform"]
    assert "127.0.0.1" not in raster["source"]
    assert terms[1] == pytest.approx(canvas.mapUnitsPerPixel(), rel=0.2)
    left, top = terms[0] + 20 * terms[1], terms[3] + 30 * terms[5]
    bounds = (left, top + 60 * terms[5], left + 90 * terms[1], top)
    drawn = pixels_of(scripted.last.served[1]).astype(int)
    assert np.abs(drawn - arcgis.warp(bounds, 90, 60)).max() <= 2
    view = MapView(QgsCoordinateReferenceSystem(WEB), QgsPointXY(box.center()), terms[1])
    # The scene lies at 52 degrees: a metre of Web Mercator is less on the ground.
    assert ground_sampling(layer, view).x == pytest.approx(terms[1] * 0.61, rel=0.02)
