"""Exports in every format, by the dialog; read back by GDAL or by the published layout of each.

Pixel coordinates are compared with those that GDAL's own inverse of the geotransform gives.
"""

from __future__ import annotations

import csv
import json
from xml.etree import ElementTree

import pytest
from driving import ask, click, detect, named, result_layers, wait_for_end, wait_until
from events import answer, done, found, view
from osgeo import gdal, ogr
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QDialogButtonBox, QFileDialog, QLineEdit, QToolButton
from rasters import write_raster

TURNED = (500_000.0, 0.4, 0.3, 5_800_000.0, 0.3, -0.4)
"""Pixels of half a metre, turned by 37 degrees."""

OGC_KML = "{http://www.opengis.net/kml/2.2}"


@pytest.fixture
def turned(scripted, iface, plugin, tmp_path):
    """The dock over a raster that is turned against north."""
    path = write_raster(tmp_path / "turned.tif", 640, 480, geotransform=TURNED)
    layer = QgsRasterLayer(str(path), "turned")
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:32633"))
    QgsProject.instance().addMapLayer(layer)
    return plugin.dock


def three(dock, scripted, *more):
    """Find a ship, a large vehicle and a plane."""
    scripted.script = [
        found(1, x=500_050, y=5_799_990, score=0.9),
        found(2, "large vehicle", x=500_100, y=5_799_990, score=0.5),
        found(3, "plane", x=500_150, y=5_799_990, score=0.3),
        *more, answer(), done(),
    ]  # fmt: skip
    detect(dock, "ship, large vehicle, plane")
    return wait_for_end(dock)


def export(dock, name, path):
    """Export as an analyst does: button, format, file name, Save."""
    click(dock, "exportButton")
    fill_dialog(dock, name, path)


def fill_dialog(dock, name, path):
    dialog = dock.findChildren(QFileDialog, "exportDialog")[-1]
    filters = dialog.findChild(QComboBox, "fileTypeCombo")
    for _ in range(filters.count()):
        if filters.currentText().startswith(f"{name} ("):
            break
        QTest.keyClick(filters, Qt.Key.Key_Down)
    assert filters.currentText().startswith(f"{name} (")
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    save = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)


def pixels(raster_path, corners):
    """Map coordinates as pixels, by GDAL."""
    terms = gdal.Open(str(raster_path)).GetGeoTransform()
    inverse = gdal.InvGeoTransform(terms)
    return [tuple(gdal.ApplyGeoTransform(inverse, x, y)) for x, y in corners]


def square(x, y):
    return [(x, y), (x + 10, y), (x + 10, y - 10), (x, y - 10)]


def same_outline(given, expected, tolerance=2e-3):
    """The same corners in the same sense, whichever is first."""
    pairs = list(zip(given[::2], given[1::2]))
    turns = [expected[i:] + expected[:i] for i in range(4)]
    both = turns + [list(reversed(turn)) for turn in turns]
    return any(
        all(abs(a - c) < tolerance and abs(b - d) < tolerance for (a, b), (c, d) in zip(pairs, turn))
        for turn in both
    )


def clockwise_on_screen(numbers):
    xs, ys = numbers[::2], numbers[1::2]
    return sum(xs[i] * ys[(i + 1) % 4] - xs[(i + 1) % 4] * ys[i] for i in range(4)) > 0


def test_coco_by_its_published_layout(turned, scripted, tmp_path):
    three(turned, scripted)
    export(turned, "COCO", tmp_path / "labels")
    data = json.loads((tmp_path / "labels.json").read_text())
    (image,) = data["images"]
    assert (image["file_name"], image["width"], image["height"]) == ("turned.tif", 640, 480)
    names = {category["id"]: category["name"] for category in data["categories"]}
    assert sorted(names.values()) == ["large vehicle", "plane", "ship"]
    rows = {names[item["category_id"]]: item for item in data["annotations"]}
    assert len({item["id"] for item in data["annotations"]}) == 3
    for name, x in (("ship", 500_050), ("large vehicle", 500_100), ("plane", 500_150)):
        row, corners = rows[name], pixels(tmp_path / "turned.tif", square(x, 5_799_990))
        assert row["image_id"] == image["id"]
        (outline,) = row["segmentation"]
        assert same_outline(outline, corners)
        left, top, width, height = row["bbox"]
        assert (left, top) == pytest.approx(
            (min(x for x, _ in corners), min(y for _, y in corners)), abs=2e-3
        )
        assert left + width == pytest.approx(max(x for x, _ in corners), abs=4e-3)
        assert top + height == pytest.approx(max(y for _, y in corners), abs=4e-3)
        assert row["area"] == pytest.approx(400, abs=0.1)  # 10 m by 10 m in pixels of half a metre
        assert row["iscrowd"] == 0


def test_dota_by_its_published_layout(turned, scripted, tmp_path):
    three(turned, scripted)
    export(turned, "DOTA", tmp_path / "turned")
    lines = (tmp_path / "turned.txt").read_text().splitlines()
    assert lines[0] == "imagesource:turned"
    assert lines[1] == "gsd:0.5"
    rows = {line.split(" ")[8]: line.split(" ") for line in lines[2:]}
    assert set(rows) == {"ship", "large-vehicle", "plane"}
    for name, x in (("ship", 500_050), ("large-vehicle", 500_100), ("plane", 500_150)):
        numbers = [float(word) for word in rows[name][:8]]
        assert same_outline(numbers, pixels(tmp_path / "turned.tif", square(x, 5_799_990)), 0.006)
        assert clockwise_on_screen(numbers)
        assert rows[name][9:] == ["0"]


def test_yolo_by_its_published_layout_and_one_numbering_a_folder(turned, scripted, tmp_path):
    (tmp_path / "classes.txt").write_text("plane\nbridge\n")
    three(turned, scripted, found(4, x=499_970, y=5_800_020), found(5, x=500_000 - 5, y=5_800_000))
    export(turned, "YOLO-OBB", tmp_path / "turned")
    assert (tmp_path / "classes.txt").read_text().splitlines() == ["plane", "bridge", "large vehicle", "ship"]
    rows = [line.split() for line in (tmp_path / "turned.txt").read_text().splitlines()]
    # The fourth lies beside the raster; the fifth lies over its corner and is cut to it.
    assert [row[0] for row in rows] == ["3", "2", "0", "3"]
    corners = pixels(tmp_path / "turned.tif", square(500_050, 5_799_990))
    scaled = [float(v) * side for v, side in zip(rows[0][1:], [640, 480] * 4)]
    assert same_outline(scaled, corners)
    assert all(0 <= float(value) <= 1 for row in rows for value in row[1:])


def test_csv_has_outline_and_centre(dock, scripted, tmp_path):
    three(dock, scripted)
    export(dock, "CSV", tmp_path / "found")
    with (tmp_path / "found.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["class"]: row for row in csv.DictReader(file)}
    ship = rows["ship"]
    outline = ogr.CreateGeometryFromWkt(ship["WKT"])
    assert outline.GetEnvelope() == pytest.approx((500_050, 500_060, 5_799_980, 5_799_990))
    assert ship["crs"] == "EPSG:32633"
    source, target = _reference(32633), _reference(4326)
    from osgeo import osr

    lat, lon, _ = osr.CoordinateTransformation(source, target).TransformPoint(500_055, 5_799_985)
    assert (float(ship["lon"]), float(ship["lat"])) == pytest.approx((lon, lat), abs=1e-7)
    assert float(ship["score"]) == 0.9


def _reference(epsg):
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    return reference


def test_kml_is_in_degrees_and_named(dock, scripted, tmp_path):
    three(dock, scripted)
    export(dock, "KML", tmp_path / "found")
    layer = (source := ogr.Open(str(tmp_path / "found.kml"))).GetLayer()
    assert source.GetDriver().GetName() in ("KML", "LIBKML")
    features = {feature.GetField("Name"): feature for feature in layer}
    assert set(features) == {"ship", "large vehicle", "plane"}
    west, _, _, north = features["ship"].GetGeometryRef().GetEnvelope()
    assert (west, north) == pytest.approx((15.0007, 52.3495), abs=1e-3)
    # Of GDAL's two readers one knows no attributes of a place's own, and a GDAL may have only that one.
    (ship,) = (
        place
        for place in ElementTree.parse(tmp_path / "found.kml").iter(f"{OGC_KML}Placemark")
        if place.findtext(f"{OGC_KML}name") == "ship"
    )
    told = {one.get("name"): one.text for one in ship.iter(f"{OGC_KML}SimpleData")}
    assert float(told["score"]) == pytest.approx(0.9)
    assert told["class"] == "ship"


def test_a_raster_without_crs_cannot_be_kml_and_says_what_can(scripted, iface, plugin, tmp_path):
    path = write_raster(tmp_path / "plain.tif", 100, 80, epsg=None, geotransform=None)
    QgsProject.instance().addMapLayer(QgsRasterLayer(str(path), "plain"))
    dock = plugin.dock
    scripted.script = [found(1, x=10, y=-20), answer(), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    export(dock, "KML", tmp_path / "a")
    assert "longitudes" in iface.messageBar().currentItem().text()
    assert not (tmp_path / "a.kml").exists()
    export(dock, "DOTA", tmp_path / "plain")
    assert (tmp_path / "plain.txt").read_text().splitlines()[2].split()[:4] == [
        "10.00",
        "20.00",
        "20.00",
        "20.00",
    ]


def test_rejected_objects_are_left_out_and_it_is_said(dock, scripted, plugin, iface, tmp_path):
    three(dock, scripted)
    click(dock, "reviewButton")
    panel = plugin.review.panel
    wait_until(lambda: not plugin.review.review.objects.loading, "the table is read")
    QTest.keyClick(panel, Qt.Key.Key_R)
    export(dock, "COCO", tmp_path / "a")
    names = [item["name"] for item in json.loads((tmp_path / "a.json").read_text())["categories"]]
    assert names == ["large vehicle", "plane"]
    assert "1 rejected object was left out" in iface.messageBar().currentItem().text()
    result_layers()["Objects"].setSubsetString('"score" > 0.4')
    export(dock, "GeoJSON", tmp_path / "b")
    told = iface.messageBar().currentItem().text()
    assert "1 object was left out, which the layer's filter hides" in told
    assert [
        f["properties"]["class"] for f in json.loads((tmp_path / "b.geojson").read_text())["features"]
    ] == ["large vehicle"]


def test_only_what_is_selected_on_the_map(dock, scripted, iface, tmp_path):
    three(dock, scripted)
    menu = named(dock, QToolButton, "exportButton").menu()
    (entry,) = [action for action in menu.actions() if action.objectName() == "export_selectedEntry"]
    entry.trigger()
    assert "None of this answer's results is selected" in iface.messageBar().currentItem().text()
    layer = result_layers()["Objects"]
    layer.selectByExpression("\"class\" = 'plane'")
    entry.trigger()
    fill_dialog(dock, "GeoJSON", tmp_path / "one")
    (feature,) = json.loads((tmp_path / "one.geojson").read_text())["features"]
    assert feature["properties"]["class"] == "plane"


def test_views_are_offered_no_label_formats(dock, scripted, tmp_path, iface):
    scripted.script = [view(1), answer(), done()]
    ask(dock, "How many?")
    run = wait_for_end(dock)
    click(dock, "exportButton")
    filters = dock.findChild(QFileDialog, "exportDialog").nameFilters()
    assert [text.split(" (")[0] for text in filters] == [
        "ESRI Shapefile",
        "GeoJSON",
        "GeoPackage",
        "CSV",
        "KML",
    ]
    dock.write_results(run, tmp_path / "views.json")
    assert "these results are views" in iface.messageBar().currentItem().text()


def test_a_raster_that_is_gone_or_has_no_inverse_is_refused_in_words(
    dock, scripted, iface, tmp_path, raster_path
):
    from rscovlm_qgis.core.origin import PROPERTY

    run = three(dock, scripted)
    raster_path.rename(raster_path.with_suffix(".away"))
    dock.write_results(run, tmp_path / "a.json")
    assert "cannot be opened" in iface.messageBar().currentItem().text()
    layer = result_layers()["Objects"]
    said = json.loads(layer.customProperty(PROPERTY))
    said["raster"]["geotransform"] = [0, 1, 2, 0, 2, 4]
    layer.setCustomProperty(PROPERTY, json.dumps(said))
    dock.write_results(run, tmp_path / "a.txt")
    assert "maps it onto a line" in iface.messageBar().currentItem().text()
    assert not (tmp_path / "a.txt").exists()


@pytest.mark.parametrize("suffix", ["gpkg", "csv", "json"])
def test_a_large_table_is_written_beside_the_work(dock, scripted, iface, tmp_path, monkeypatch, suffix):
    from rscovlm_qgis.gui import exporting

    monkeypatch.setattr(exporting, "AT_ONCE", 2)
    run = three(dock, scripted)
    dock.write_results(run, tmp_path / f"a.{suffix}")
    assert iface.messageBar().currentItem().text().startswith("Writing")
    wait_until(lambda: "3 features written" in iface.messageBar().currentItem().text(), "it is said")
    if suffix == "json":
        assert len(json.loads((tmp_path / "a.json").read_text())["annotations"]) == 3
    else:
        assert ogr.Open(str(tmp_path / f"a.{suffix}")).GetLayer().GetFeatureCount() == 3
    dock.write_results(run, tmp_path / "no such folder" / f"a.{suffix}")
    wait_until(lambda: "could not be written" in iface.messageBar().currentItem().text(), "that is said too")
