"""Thumbnails: the raster's own pixels, with the object's outline where GDAL says that it is."""

from __future__ import annotations

import numpy as np
import pytest
from driving import ask, click, detect, named, result_layers, shown, text_of, wait_for_end, wait_until
from events import answer, done, found, view
from osgeo import gdal
from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from rasters import write_raster

from rscovlm_qgis.core.pictures import Box, Picture, PictureFailed, draw, fitted, window_around
from rscovlm_qgis.core.wire import RasterDescription, Window
from rscovlm_qgis.gui.thumbnail import Thumbnail


def pixels(image):
    """An image's pixels as (height, width, 3), by Qt's own reading of each."""
    colours = [
        [image.pixelColor(x, y).getRgb()[:3] for x in range(image.width())] for y in range(image.height())
    ]
    return np.array(colours, np.uint8)


def by_gdal(path, col, row, width, height):
    dataset = gdal.Open(str(path))
    return np.moveaxis(dataset.ReadAsArray(col, row, width, height), 0, -1)


def test_a_picture_at_its_own_size_is_what_gdal_reads(raster_path):
    picture = Picture(RasterDescription(str(raster_path)), Window(100, 50, 40, 30), (40, 30))
    assert np.array_equal(pixels(draw(picture)), by_gdal(raster_path, 100, 50, 40, 30))


def test_a_reduced_picture_is_the_mean_of_its_pixels(raster_path):
    picture = Picture(RasterDescription(str(raster_path)), Window(0, 0, 80, 40), (20, 10))
    means = by_gdal(raster_path, 0, 0, 80, 40).reshape(10, 4, 20, 4, 3).mean(axis=(1, 3))
    assert np.abs(pixels(draw(picture)).astype(float) - means).max() <= 1


def test_what_lies_beyond_the_raster_is_dark_and_the_rest_in_its_place(raster_path):
    picture = Picture(RasterDescription(str(raster_path)), Window(-10, -5, 40, 30), (40, 30))
    seen = pixels(draw(picture))
    assert (seen[:5] == 32).all()
    assert (seen[:, :10] == 32).all()
    assert np.array_equal(seen[5:, 10:], by_gdal(raster_path, 0, 0, 30, 25))


def test_bands_and_stretch_are_those_that_the_model_saw(tmp_path):
    path = tmp_path / "deep.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 10, 10, 2, gdal.GDT_UInt16)
    dataset.GetRasterBand(2).WriteArray(np.arange(100, dtype=np.uint16).reshape(10, 10) * 100)
    dataset = None
    raster = RasterDescription(str(path), bands=(2,), stretch=((1000.0, 6000.0),))
    seen = pixels(draw(Picture(raster, Window(0, 0, 10, 10), (10, 10))))
    expected = np.clip((np.arange(100).reshape(10, 10) * 100 - 1000) * 255.0 / 5000, 0, 255)
    assert np.abs(seen - expected[..., None]).max() <= 1


def test_colour_tables_are_followed(tmp_path):
    path = tmp_path / "classes.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 4, 4, 1)
    table = gdal.ColorTable()
    table.SetColorEntry(0, (10, 20, 30))
    table.SetColorEntry(1, (200, 100, 50))
    dataset.GetRasterBand(1).SetColorTable(table)
    dataset.GetRasterBand(1).WriteArray(np.eye(4, dtype=np.uint8))
    dataset = None
    seen = pixels(draw(Picture(RasterDescription(str(path)), Window(0, 0, 4, 4), (4, 4))))
    assert seen[0, 0].tolist() == [200, 100, 50]
    assert seen[0, 1].tolist() == [10, 20, 30]


def test_boxes_are_drawn_where_they_are(raster_path):
    square = ((110.0, 60.0), (130.0, 60.0), (130.0, 75.0), (110.0, 75.0))
    raster = RasterDescription(str(raster_path))
    window = Window(100, 50, 40, 30)
    plain = pixels(draw(Picture(raster, window, (160, 120))))
    boxed = pixels(draw(Picture(raster, window, (160, 120), (Box(square, "#ff00ff"),))))
    rows, columns = np.nonzero((plain != boxed).any(axis=2))
    assert (rows.min(), rows.max()) == pytest.approx((40, 100), abs=3)
    assert (columns.min(), columns.max()) == pytest.approx((40, 120), abs=3)
    middle = boxed[60:80, 60:100]
    assert np.array_equal(middle, plain[60:80, 60:100])
    red, green, blue = boxed[40, 80].astype(int)
    assert red > 150
    assert blue > 150
    assert green < 100


def test_a_raster_that_is_gone_is_said(tmp_path):
    with pytest.raises(PictureFailed):
        draw(Picture(RasterDescription(str(tmp_path / "none.tif")), Window(0, 0, 4, 4), (4, 4)))


def test_sizes():
    assert fitted(Window(0, 0, 1000, 500), (236, 150)) == (236, 118)
    assert fitted(Window(0, 0, 10, 10), (236, 150)) == (60, 60)
    assert fitted(Window(0, 0, 10_000, 3), (236, 150)) == (236, 1)
    around = window_around([(10, 10), (20, 10), (20, 14), (10, 14)], 0.5, 8)
    assert around == Window(5, 2, 20, 20) or (around.width, around.height) == (20, 14)


def test_the_crop_is_shown_beside_its_answer_and_a_click_goes_there(dock, scripted, iface, raster_path):
    scripted.script = [view(1, size=320), view(2, x=500_020, y=5_799_990, size=20), answer(), done()]
    for event in scripted.script[:2]:
        left, top = event["footprint_map"][0]
        event["window_px"] |= {"col": int((left - 500_000) * 2), "row": int((5_800_000 - top) * 2)}
    ask(dock, "How many ships?")
    wait_for_end(dock)
    thumbnail = named(dock, Thumbnail, "viewThumbnail")
    wait_until(lambda: thumbnail.image is not None, "the picture")
    assert thumbnail.text() == "Crop 2 · 0.5 m · 40 × 40 px"
    native = by_gdal(raster_path, 40, 20, 40, 40)
    scale = thumbnail.image.width() // 40
    assert pixels(thumbnail.image)[scale // 2 :: scale, scale // 2 :: scale].shape[0] >= 40
    side = thumbnail.image.width()
    index = ((np.arange(side) + 0.5) * 40 / side).astype(int)
    assert np.array_equal(pixels(thumbnail.image), native[index][:, index])
    QTest.mouseClick(thumbnail, Qt.MouseButton.LeftButton)
    views = result_layers()["Views"]
    wait_until(lambda: [f["step"] for f in views.selectedFeatures()] == [2], "its view is selected")
    assert iface.canvas.extent().width() < 60


def test_a_box_clicked_on_the_map_shows_itself_beside_its_answer(dock, scripted, raster_path):
    scripted.script = [found(1), found(2, "plane", x=500_100, score=0.8), answer(), done()]
    detect(dock, "ship, plane")
    wait_for_end(dock)
    assert not shown(dock, "objectThumbnail")
    layer = result_layers()["Objects"]
    layer.selectByExpression("class = 'plane'")
    thumbnail = named(dock, Thumbnail, "objectThumbnail")
    assert thumbnail.text() == "plane · 0.80 · 10.0 × 10.0 m"
    wait_until(lambda: thumbnail.image is not None, "the picture")
    seen = pixels(thumbnail.image).astype(int)
    colour = layer.renderer().categories()
    colour = next(c.symbol().color() for c in colour if c.value() == "plane").getRgb()[:3]
    assert (np.abs(seen - np.array(colour)).max(axis=2) < 40).sum() > 40
    layer.removeSelection()
    QTest.mouseClick(thumbnail, Qt.MouseButton.LeftButton)
    wait_until(lambda: [f["class"] for f in layer.selectedFeatures()] == ["plane"], "it is selected")


def test_a_raster_that_is_gone_leaves_the_answer(dock, scripted, tmp_path, raster_layer, iface):
    other = write_raster(tmp_path / "gone.tif", 100, 100)
    layer = QgsRasterLayer(str(other), "gone")
    QgsProject.instance().addMapLayer(layer)
    dock.header.layers.setLayer(layer)
    scripted.script = [view(1, size=20), answer("Seven."), done()]
    dock.hide()
    ask_when_hidden(dock)
    other.unlink()
    dock.show()
    wait_until(lambda: text_of(dock, "answerLabel") == "Seven.", "the answer")
    wait_until(lambda: not shown(dock, "viewThumbnail"), "no empty frame stays")


def ask_when_hidden(dock):
    dock.composer.sent.emit("ask", "How many?")
    wait_for_end(dock)


def test_the_thumbnail_can_be_reached_and_read_without_a_mouse(dock, scripted):
    scripted.script = [view(1, size=20), answer(), done()]
    ask(dock, "How many ships?")
    wait_for_end(dock)
    thumbnail = named(dock, Thumbnail, "viewThumbnail")
    assert thumbnail.accessibleName() == "Picture: Overview 1 · 0.5 m · 40 × 40 px"
    assert thumbnail.focusPolicy() & Qt.FocusPolicy.TabFocus
    click(dock, "viewThumbnail")


def test_a_layer_in_no_file_is_drawn_by_qgis(scripted, plugin, iface, tmp_path, raster_path):
    """A raster in GDAL's memory stands for every layer that only QGIS can read."""
    gdal.GetDriverByName("GTiff").CreateCopy("/vsimem/served.tif", gdal.Open(str(raster_path)))
    layer = QgsRasterLayer("/vsimem/served.tif", "served")
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer)
    renderer = layer.renderer()
    for use in (renderer.setRedContrastEnhancement, renderer.setGreenContrastEnhancement,
                renderer.setBlueContrastEnhancement):  # fmt: skip
        use(None)
    iface.canvas.setDestinationCrs(layer.crs())
    iface.canvas.setLayers([layer])
    iface.canvas.setExtent(layer.extent())
    dock = plugin.dock
    dock.header.layers.setLayer(layer)
    looked = view(1, x=500_020, y=5_799_990, size=20) | {
        "window_px": {"col": 40, "row": 20, "width": 40, "height": 40}
    }
    scripted.script = [looked, answer(), done()]
    ask(dock, "How many ships?")
    run = wait_for_end(dock)
    assert run.subject.raster.client_size_px == (640, 480)
    thumbnail = named(dock, Thumbnail, "viewThumbnail")
    wait_until(lambda: thumbnail.image is not None, "the picture")
    centres = ((np.arange(40) + 0.5) * thumbnail.image.width() / 40).astype(int)
    native = by_gdal(raster_path, 40, 20, 40, 40)
    assert np.array_equal(pixels(thumbnail.image)[centres][:, centres], native)
    dock.talk_saving.write(tmp_path / "talk.html")
    wait_until(lambda: (tmp_path / "talk.html").exists(), "the page")
    assert "data:image/png" in (tmp_path / "talk.html").read_text()
    gdal.Unlink("/vsimem/served.tif")
