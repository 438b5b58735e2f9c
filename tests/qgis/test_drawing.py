"""Windows of layers as the model gets them, against GDAL's own reads; and what is said without them."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest
from driving import wait_until
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsContrastEnhancement,
    QgsCoordinateReferenceSystem,
    QgsNetworkAccessManager,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsTask,
)
from qgis.PyQt.QtCore import QThread, QUrl
from qgis.PyQt.QtNetwork import QNetworkRequest
from rasters import write_raster
from tiles import EDGE, TileServer, resolution, unlike

from rscovlm_qgis.core import requests_watch
from rscovlm_qgis.core.drawing import LayerPixels
from rscovlm_qgis.core.errors import LayerUnsupported, PixelsMissing, PluginError
from rscovlm_qgis.core.grids import MapView, own_grid, service_grid
from rscovlm_qgis.core.pictures import Picture, png
from rscovlm_qgis.core.pictures import draw as draw_picture
from rscovlm_qgis.core.requests_watch import SharedRequests, sites_of
from rscovlm_qgis.core.wire import RasterDescription, Window, WindowWanted

LEVEL = 18


@pytest.fixture(scope="module")
def sample(repo_root):
    return repo_root / "resources" / "samples" / "harbour.tif"


@pytest.fixture
def tiles(qgis_app, sample):
    with TileServer(sample) as server:
        yield server


class Work(QgsTask):
    """Does something on a thread of QGIS's, as a job does."""

    def __init__(self, call):
        super().__init__("work")
        self._call = call
        self.result = self.error = self.thread = None

    def run(self):
        self.thread = QThread.currentThread()
        try:
            self.result = self._call()
        except Exception as error:
            self.error = error
        return True


def off_the_main_thread(call):
    work = Work(call)
    over = threading.Event()
    work.taskCompleted.connect(over.set)
    QgsApplication.taskManager().addTask(work)
    wait_until(over.is_set, "the work is done", 60)
    assert work.thread is not QgsApplication.instance().thread()
    if work.error is not None:
        raise work.error
    return work.result


def wanted(col, row, width, height, out=None):
    return WindowWanted(1, Window(col, row, width, height), *(out or (width, height)))


def pixels_of(png):
    """Decode a PNG by GDAL; (height, width, 3)."""
    gdal.FileFromMemBuffer("/vsimem/answer.png", png)
    dataset = gdal.Open("/vsimem/answer.png")
    assert dataset.RasterCount == 3
    array = dataset.ReadAsArray().transpose(1, 2, 0)
    gdal.Unlink("/vsimem/answer.png")
    return array


def draw(layer, grid, window):
    raster = RasterDescription("layer", None, grid.terms, client_size_px=grid.size_px)
    pixels = LayerPixels(layer, raster)
    try:
        return pixels_of(off_the_main_thread(lambda: pixels.png(window)))
    finally:
        pixels.close()


def view_at(level, x=0.0, y=0.0):
    return MapView(QgsCoordinateReferenceSystem("EPSG:3857"), QgsPointXY(x, y), resolution(level))


def plain(layer):
    """Show the file's own values."""
    for name in ("Red", "Green", "Blue"):
        getattr(layer.renderer(), f"set{name}ContrastEnhancement")(None)
    return layer


@pytest.mark.parametrize("window", [(0, 0, 64, 48), (1999, 1490, 49, 46), (777, 333, 500, 301)])
def test_a_window_of_a_file_is_gdals_own_read(qgis_app, sample, window):
    layer = plain(QgsRasterLayer(str(sample), "harbour"))
    drawn = draw(layer, own_grid(layer), wanted(*window))
    expected = gdal.Open(str(sample)).ReadAsArray(*window)[:3].transpose(1, 2, 0)
    assert (drawn == expected).all()


def test_single_pixels_of_a_file_far_from_the_origin(qgis_app, tmp_path):
    """No window is a pixel off, whatever rounding does to large coordinates."""
    path = write_raster(
        tmp_path / "far.tif", 700, 500, geotransform=(733_333.3, 0.1, 0, 8_123_456.7, 0, -0.1)
    )
    layer = plain(QgsRasterLayer(str(path), "far"))
    grid = own_grid(layer)
    pixels = LayerPixels(layer, RasterDescription("far", None, grid.terms, client_size_px=grid.size_px))
    whole = gdal.Open(str(path)).ReadAsArray().transpose(1, 2, 0)
    rng = np.random.default_rng(1)
    windows = [(int(rng.integers(0, 690)), int(rng.integers(0, 490)), 10, 10) for _ in range(60)]
    drawn = off_the_main_thread(lambda: [pixels.png(wanted(*window)) for window in windows])
    for (col, row, width, height), content in zip(windows, drawn):
        assert (pixels_of(content) == whole[row : row + height, col : col + width]).all()


def test_a_reduced_window_is_averaged(qgis_app, sample):
    layer = plain(QgsRasterLayer(str(sample), "harbour"))
    drawn = draw(layer, own_grid(layer), wanted(0, 0, 2048, 1536, (256, 192))).astype(float)
    full = gdal.Open(str(sample)).ReadAsArray()[:3].astype(float)
    average = full.reshape(3, 192, 8, 256, 8).mean(axis=(2, 4)).transpose(1, 2, 0)
    thinned = full[:, 4::8, 4::8].transpose(1, 2, 0)
    assert np.abs(drawn - average).mean() < 0.5 * np.abs(thinned - average).mean()


def test_the_model_sees_the_stretch_that_the_analyst_sees(qgis_app, tmp_path):
    path = write_raster(tmp_path / "dark.tif", 60, 40)
    layer = QgsRasterLayer(str(path), "dark")
    for name, band in (("Red", 1), ("Green", 2), ("Blue", 3)):
        stretch = QgsContrastEnhancement(layer.dataProvider().dataType(band))
        stretch.setMinimumValue(60)
        stretch.setMaximumValue(199)
        stretch.setContrastEnhancementAlgorithm(
            QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
        )
        getattr(layer.renderer(), f"set{name}ContrastEnhancement")(stretch)
    layer.setOpacity(0.3)
    drawn = draw(layer, own_grid(layer), wanted(0, 0, 60, 40)).astype(int)
    raw = gdal.Open(str(path)).ReadAsArray().transpose(1, 2, 0).astype(float)
    assert np.abs(drawn - (raw - 60) / 139 * 255).max() <= 1.5
    assert layer.opacity() == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("window", "size"),
    [((100, 50, 40, 30), (40, 30)), ((-10, -5, 40, 30), (40, 30)), ((620, 460, 40, 30), (80, 60))],
)
def test_a_picture_is_the_same_from_a_file_and_from_qgis(raster_layer, raster_path, window, size):
    layer = plain(raster_layer)
    grid = own_grid(layer)
    raster = RasterDescription("layer", None, grid.terms, client_size_px=grid.size_px)
    pixels = LayerPixels(layer, raster)
    served = off_the_main_thread(
        lambda: png(draw_picture(Picture(raster, Window(*window), size, (), pixels)))
    )
    from_file = png(draw_picture(Picture(RasterDescription(str(raster_path)), Window(*window), size)))
    assert (pixels_of(served) == pixels_of(from_file)).all()
    pixels.close()


def test_a_window_of_tiles_is_their_pixels(tiles):
    layer = QgsRasterLayer(tiles.uri(), "Tiles", "wms")
    grid = service_grid(layer, view_at(LEVEL))
    assert grid.size_px == (256 * 2**LEVEL,) * 2
    assert grid.terms == pytest.approx((-EDGE, resolution(LEVEL), 0, EDGE, 0, -resolution(LEVEL)))
    window = window_on_harbour(tiles, 600, 301)
    drawn = draw(layer, grid, window)
    box = window.window_px
    expected = tiles.mosaic(LEVEL, box.col, box.row, 600, 301)
    assert expected.std() > 10
    # Tiles are warped one by one, so a pixel here and there is rounded otherwise.
    assert unlike(drawn, expected).max() <= 2
    assert {level for level, _, _ in tiles.seen} == {LEVEL}


def window_on_harbour(tiles, width, height, level=LEVEL):
    """A window in the middle of the sample, in pixels of a zoom level."""
    info = gdal.Info(tiles.path, format="json")["wgs84Extent"]["coordinates"][0]
    lon, lat = np.mean(info[:4], axis=0)
    side = 256 * 2**level
    col = int((lon + 180) / 360 * side)
    row = int((1 - np.arcsinh(np.tan(np.radians(lat))) / np.pi) / 2 * side)
    return wanted(col - width // 2, row - height // 2, width, height)


def test_a_window_beyond_the_last_tile_is_refused(tiles):
    layer = QgsRasterLayer(tiles.uri(), "Tiles", "wms")
    grid = service_grid(layer, view_at(3))
    for window in (wanted(2040, 0, 20, 20), wanted(-1, 0, 5, 5), wanted(0, 0, 2048, 2048, (4000, 4000))):
        with pytest.raises(PixelsMissing):
            draw(layer, grid, window)


def test_a_tile_that_does_not_exist_is_an_empty_part_of_the_map(tiles):
    tiles.status = 404
    layer = QgsRasterLayer(tiles.uri(), "Tiles", "wms")
    drawn = draw(layer, service_grid(layer, view_at(LEVEL)), window_on_harbour(tiles, 300, 200))
    assert (drawn == 0).all()


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (500, None, "127.0.0.1 answered 500"),
        (403, None, "answered 403"),
        (200, b"no credits", "words and no image"),
    ],
)
def test_a_broken_service_is_said_and_not_shown_as_black(tiles, status, body, words):
    tiles.status, tiles.body = status, body
    layer = QgsRasterLayer(tiles.uri(), "Tiles", "wms")
    with pytest.raises(PixelsMissing) as failure:
        draw(layer, service_grid(layer, view_at(LEVEL)), window_on_harbour(tiles, 300, 200))
    assert words in failure.value.message
    assert "{" not in failure.value.message
    assert failure.value.next_step


def test_a_broken_service_is_said_where_the_main_thread_draws(tiles):
    """As ``qgis_process`` has it."""
    tiles.status = 500
    layer = QgsRasterLayer(tiles.uri(), "Tiles", "wms")
    grid = service_grid(layer, view_at(LEVEL))
    pixels = LayerPixels(layer, RasterDescription("Tiles", None, grid.terms, client_size_px=grid.size_px))
    with pytest.raises(PixelsMissing, match=r"127\.0\.0\.1 answered 500"):
        pixels.png(window_on_harbour(tiles, 300, 200))
    pixels.close()


def test_only_the_layers_own_service_matters(tiles, sample):
    with TileServer(sample) as other:
        own, others = (SharedRequests(server.uri(), tiled=True) for server in (tiles, other))
        other.status = 500
        asked = QNetworkRequest(QUrl(other.uri().split("url=")[1].partition("{")[0] + "3/1/2.png"))
        off_the_main_thread(lambda: QgsNetworkAccessManager.blockingGet(asked))
    assert off_the_main_thread(lambda: others.problem(lambda: False)) == "127.0.0.1 answered 500"
    assert off_the_main_thread(lambda: own.problem(lambda: False)) == ""
    others.clear()
    assert others.problem(lambda: False) == ""
    own.close()
    own.close()
    others.close()


def test_a_busy_main_thread_is_not_waited_for_for_ever(tiles, monkeypatch):
    monkeypatch.setattr(requests_watch, "SETTLE_S", 0.1)
    shared = SharedRequests(tiles.uri(), tiled=True)
    told = []
    asking = threading.Thread(target=lambda: told.append(shared.problem(lambda: False)))
    asking.start()
    asking.join(20)  # and no event is handled meanwhile
    assert "too busy" in told[0]
    shared.close()


@pytest.mark.parametrize(
    ("source", "sites"),
    [
        ("type=xyz&url=https://tile.openstreetmap.org/{z}/{x}/{y}.png&zmax=19", {"openstreetmap.org"}),
        ("type=xyz&url=https://{s}.tiles.example.org/{z}/{x}/{y}.png", {"example.org"}),
        ("type=xyz&url=http%3A%2F%2F127.0.0.1%3A80%2F%7Bz%7D", {"127.0.0.1:80"}),
        ("crs=EPSG:3857&url=http://maps:8080/wms?map%3Da&layers=b", {"maps:8080"}),
        ("url=https://user:word@wms.geo.admin.ch/?SERVICE=WMTS", {"admin.ch"}),
        ("/data/image.tif", set()),
    ],
)
def test_the_sites_of_a_source(source, sites):
    assert sites_of(source) == sites


def test_a_tile_that_fails_once_is_asked_for_again(tiles):
    tiles.status, tiles.broken_times = 503, 1
    layer = QgsRasterLayer(tiles.uri(), "Tiles", "wms")
    window = window_on_harbour(tiles, 300, 200)
    drawn = draw(layer, service_grid(layer, view_at(LEVEL)), window)
    box = window.window_px
    expected = tiles.mosaic(LEVEL, box.col, box.row, 300, 200)
    assert unlike(drawn, expected).max() <= 2


def test_a_server_that_is_gone(qgis_app, sample):
    with TileServer(sample) as server:
        layer = QgsRasterLayer(server.uri(), "Tiles", "wms")
        window = window_on_harbour(server, 300, 200)
    with pytest.raises(PixelsMissing) as failure:
        draw(layer, service_grid(layer, view_at(LEVEL)), window)
    assert "cannot be reached" in failure.value.message


def test_stopping_does_not_wait_for_a_slow_server(tiles):
    tiles.open.clear()
    layer = QgsRasterLayer(tiles.uri(), "Tiles", "wms")
    grid = service_grid(layer, view_at(LEVEL))
    pixels = LayerPixels(layer, RasterDescription("Tiles", None, grid.terms, client_size_px=grid.size_px))

    def stop_once_it_is_asked():
        while not tiles.seen:
            time.sleep(0.01)
        pixels.stop()

    threading.Thread(target=stop_once_it_is_asked, daemon=True).start()
    with pytest.raises(PluginError):  # and the server has not answered to this day
        off_the_main_thread(lambda: pixels.png(window_on_harbour(tiles, 300, 200)))
    pixels.close()


def test_the_layer_may_go_while_its_pixels_are_served(tiles):
    layer = QgsRasterLayer(tiles.uri(), "Tiles", "wms")
    QgsProject.instance().addMapLayer(layer)
    grid = service_grid(layer, view_at(LEVEL))
    pixels = LayerPixels(layer, RasterDescription("Tiles", None, grid.terms, client_size_px=grid.size_px))
    QgsProject.instance().removeMapLayer(layer.id())
    window = window_on_harbour(tiles, 300, 200)
    assert pixels_of(off_the_main_thread(lambda: pixels.png(window))).std() > 10
    pixels.close()


def test_the_level_is_the_nearest_to_the_map_and_no_finer_than_there_is(tiles):
    layer = QgsRasterLayer(tiles.uri(zmax=17), "Tiles", "wms")
    for shown, taken, words in ((15.2, 15, "15"), (14.6, 15, "15"), (22, 17, "17, its finest"), (0, 0, "0")):
        grid = service_grid(layer, view_at(shown))
        assert grid.terms[1] == pytest.approx(resolution(taken))
        assert grid.words.endswith(f"level {words}")
    assert service_grid(layer, None).terms[1] == pytest.approx(resolution(17))
    # The map in metres of UTM at 60 degrees: Web Mercator's are twice as many.
    utm = MapView(
        QgsCoordinateReferenceSystem("EPSG:32633"), QgsPointXY(500_000, 6_651_412), resolution(16) / 2
    )
    assert service_grid(layer, utm).terms[1] == pytest.approx(resolution(16))


def test_a_wmts_is_drawn_tile_by_tile(tiles):
    layer = QgsRasterLayer(tiles.wmts_uri(), "Photo", "wms")
    assert layer.isValid()
    grid = service_grid(layer, view_at(17.8))
    assert grid.terms[1] == pytest.approx(resolution(LEVEL))
    assert grid.words == "at zoom level 18"
    assert service_grid(layer, view_at(3)).words == "at zoom level 15"
    web = window_on_harbour(tiles, 300, 200).window_px
    shift_x = (grid.terms[0] + EDGE) / resolution(LEVEL)
    shift_y = (EDGE - grid.terms[3]) / resolution(LEVEL)
    assert shift_y > 1000
    assert (shift_x, shift_y) == pytest.approx((round(shift_x), round(shift_y)), abs=1e-3)
    drawn = draw(layer, grid, wanted(web.col - round(shift_x), web.row - round(shift_y), 300, 200))
    expected = tiles.mosaic(LEVEL, web.col, web.row, 300, 200)
    assert expected.std() > 10
    assert unlike(drawn, expected).max() <= 2
    assert {level for level, _, _ in tiles.seen} == {LEVEL}


def test_a_wms_is_drawn_at_the_maps_scale(tiles):
    layer = QgsRasterLayer(tiles.wms_uri(), "Photo", "wms")
    assert layer.isValid()
    with pytest.raises(LayerUnsupported):
        service_grid(layer, None)
    centre = layer.extent().center()
    view = MapView(layer.crs(), centre, 0.7)
    grid = service_grid(layer, view)
    assert grid.terms[1] == 0.7
    assert grid.words == "at the map's scale"
    drawn = draw(layer, grid, wanted(100, 50, 300, 200))
    ((left, bottom, right, top, width, height),) = tiles.maps
    assert (width, height) == (300, 200)
    assert left == pytest.approx(layer.extent().xMinimum() + 70)
    assert top == pytest.approx(layer.extent().yMaximum() - 35)
    assert (right - left, top - bottom) == pytest.approx((210, 140))
    assert (drawn == tiles.warp((left, bottom, right, top), 300, 200)).all()
    tiles.maps.clear()
    draw(layer, grid, wanted(0, 0, *grid.size_px, (200, 150)))
    assert [size for *_, size, _ in tiles.maps] == [200]


def test_a_wms_that_says_no_is_no_empty_map(tiles):
    layer = QgsRasterLayer(tiles.wms_uri(), "Photo", "wms")
    grid = service_grid(layer, MapView(layer.crs(), layer.extent().center(), 0.7))
    for status, body in ((404, None), (200, b"<ServiceExceptionReport/>")):
        tiles.status, tiles.body = status, body
        with pytest.raises(PixelsMissing):
            draw(layer, grid, wanted(100 + status, 50, 300, 200))
