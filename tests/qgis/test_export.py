"""Writing results to a file, through the dialog; read back by GDAL."""

from __future__ import annotations

import pytest
from driving import ask, click, detect, wait_for_end, wait_until
from events import answer, done, found, view
from osgeo import ogr
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QComboBox, QDialogButtonBox, QFileDialog, QLineEdit


@pytest.mark.parametrize(
    ("name", "driver"), [("Shapefile", "ESRI Shapefile"), ("GeoJSON", "GeoJSON"), ("GeoPackage", "GPKG")]
)
def test_export_through_the_dialog(dock, scripted, tmp_path, name, driver):
    scripted.script = [found(1), found(2, "large vehicle", x=500_100), answer(), done()]
    detect(dock, "ship, large vehicle")
    run = wait_for_end(dock)
    click(dock, "exportButton")
    dialog = dock.findChild(QFileDialog, "exportDialog")
    filters = dialog.findChild(QComboBox, "fileTypeCombo")
    while name not in filters.currentText():
        QTest.keyClick(filters, Qt.Key.Key_Down)
    entry = dialog.findChild(QLineEdit, "fileNameEdit")
    entry.setText(str(tmp_path / "found"))
    save = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)
    suffix = {"ESRI Shapefile": "shp", "GeoJSON": "geojson", "GPKG": "gpkg"}[driver]
    path = tmp_path / f"found.{suffix}"
    wait_until(path.exists, "the file")
    source = ogr.Open(str(path))
    assert source.GetDriver().GetName() == driver
    layer = source.GetLayer()
    names = [
        layer.GetLayerDefn().GetFieldDefn(i).GetName() for i in range(layer.GetLayerDefn().GetFieldCount())
    ]
    assert names == ["class", "score", "angle_deg", "gsd_m", "area_m2", "run_id"]
    rows = {feature.GetField("class"): feature for feature in layer}
    assert set(rows) == {"ship", "large vehicle"}
    assert rows["ship"].GetField("run_id") == run.run_id
    assert rows["ship"].GetField("area_m2") == 100.0
    west, east, south, north = rows["ship"].GetGeometryRef().GetEnvelope()
    if driver == "GeoJSON":
        assert layer.GetSpatialRef().GetAuthorityCode(None) == "4326"
        assert (west, south) == pytest.approx((15.0, 52.35), abs=0.05)
    else:
        assert layer.GetSpatialRef().IsSame(_utm33())
        assert (west, east, south, north) == pytest.approx((500_050, 500_060, 5_799_940, 5_799_950))


def _utm33():
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32633)
    return reference


def test_an_export_that_fails_says_so(dock, scripted, iface, tmp_path):
    scripted.script = [found(1), answer(), done()]
    detect(dock, "ship")
    run = wait_for_end(dock)
    dock.write_results(run, tmp_path / "no such folder" / "a.shp")
    assert "could not be written" in iface.messageBar().currentItem().text()
    dock.write_results(run, tmp_path / "a.xyz")
    assert ".xyz" in iface.messageBar().currentItem().text()


def attributes(path):
    """The attributes of every feature of a file, as GDAL reads them."""
    source = ogr.Open(str(path))
    return [feature.items() for feature in source.GetLayer()]


def test_texts_that_a_shapefile_cannot_hold_are_cut_and_it_is_said(dock, scripted, iface, tmp_path, capfd):
    question, reply = "What is at the quay? " + "ß" * 200, "A ship. " * 100
    scripted.script = [view(1), view(1, reply=reply), answer(), done()]
    ask(dock, question)
    run = wait_for_end(dock)
    dock.write_results(run, tmp_path / "views.shp")
    assert "2 texts were cut short" in iface.messageBar().currentItem().text()
    assert "truncated" not in capfd.readouterr().err
    (row,) = attributes(tmp_path / "views.shp")
    assert question.startswith(row["question"])
    assert len(row["question"].encode()) in (253, 254)
    assert row["reply"] == reply[:254].rstrip()
    dock.write_results(run, tmp_path / "views.gpkg")
    assert "cut short" not in iface.messageBar().currentItem().text()
    (row,) = attributes(tmp_path / "views.gpkg")
    assert (row["question"], row["reply"]) == (question, reply)


def test_a_shapefile_that_holds_every_text_says_nothing_of_it(dock, scripted, iface, tmp_path, capfd):
    scripted.script = [view(1, reply="Seven."), view(2), answer(), done()]
    ask(dock, "How many?")
    dock.write_results(wait_for_end(dock), tmp_path / "views.shp")
    assert "cut short" not in iface.messageBar().currentItem().text()
    assert "truncated" not in capfd.readouterr().err
    assert [row["question"] for row in attributes(tmp_path / "views.shp")] == ["How many?", "How many?"]
