"""Layers and regions as plain data, held against independent computations."""

from __future__ import annotations

import math

import pytest
from osgeo import gdal, osr
from qgis.core import (
    QgsContrastEnhancement,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsRasterLayer,
    QgsRectangle,
)
from rasters import UTM33, write_raster

from rscovlm_qgis.core.errors import InputError, RegionNeeded, RegionOutside
from rscovlm_qgis.core.layers import check_region, describe, ground_sampling
from rscovlm_qgis.core.regions import region_on

A, F = 6378137.0, 1 / 298.257223563
E2 = F * (2 - F)


def layer_of(path):
    layer = QgsRasterLayer(str(path), path.stem)
    assert layer.isValid()
    return layer


def mercator_scale(latitude_deg):
    """How much longer a length is in ellipsoidal Mercator (EPSG:3395) than on the ground; Snyder (7-8)."""
    phi = math.radians(latitude_deg)
    return math.sqrt(1 - E2 * math.sin(phi) ** 2) / math.cos(phi)


def test_a_layer_becomes_plain_data(raster_layer, raster_path):
    subject = describe(raster_layer)
    assert (subject.name, subject.raster.source) == ("harbour", str(raster_path))
    assert subject.raster.geotransform == UTM33
    assert osr.SpatialReference(subject.raster.crs_wkt).GetAuthorityCode(None) == "32633"
    assert subject.raster.bands == (1, 2, 3)
    assert subject.crs().authid() == "EPSG:32633"


def test_the_crs_that_the_analyst_set_counts(raster_layer):
    raster_layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32634"))
    assert osr.SpatialReference(describe(raster_layer).raster.crs_wkt).GetAuthorityCode(None) == "32634"


def test_the_stretch_that_the_analyst_sees_is_passed_on(raster_layer):
    assert describe(raster_layer).raster.stretch is None
    for band in (1, 2, 3):
        stretch = QgsContrastEnhancement(raster_layer.dataProvider().dataType(band))
        stretch.setContrastEnhancementAlgorithm(
            QgsContrastEnhancement.ContrastEnhancementAlgorithm.StretchToMinimumMaximum
        )
        stretch.setMinimumValue(10.0 * band)
        stretch.setMaximumValue(200.0 + band)
        setter = ("setRedContrastEnhancement", "setGreenContrastEnhancement", "setBlueContrastEnhancement")[
            band - 1
        ]
        getattr(raster_layer.renderer(), setter)(stretch)
    assert describe(raster_layer).raster.stretch == ((10.0, 201.0), (20.0, 202.0), (30.0, 203.0))


def test_a_raster_without_place_has_neither_crs_nor_metres(qgis_app, tmp_path):
    layer = layer_of(write_raster(tmp_path / "plain.tif", 60, 40, epsg=None, geotransform=None))
    subject = describe(layer)
    assert (subject.raster.geotransform, subject.raster.crs_wkt, subject.crs_wkt) == (None, None, "")
    assert ground_sampling(layer) is None


def test_a_rotated_raster_keeps_its_own_six_terms(qgis_app, tmp_path):
    terms = (500_000.0, 0.4, 0.3, 5_800_000.0, 0.3, -0.4)
    layer = layer_of(write_raster(tmp_path / "turned.tif", 200, 100, geotransform=terms))
    assert describe(layer).raster.geotransform == pytest.approx(terms)
    sampling = ground_sampling(layer)
    assert (sampling.x, sampling.y) == pytest.approx((0.5 / 0.9996,) * 2, rel=1e-3)


def test_ground_sampling_in_utm(raster_layer):
    # At the central meridian the scale of UTM is 0.9996.
    sampling = ground_sampling(raster_layer)
    assert (sampling.x, sampling.y) == pytest.approx((0.5 / 0.9996,) * 2, rel=1e-4)


@pytest.mark.parametrize("latitude", [0.0, 14.5, -52.0, 70.0])
def test_ground_sampling_in_mercator_is_not_the_files_unit(qgis_app, tmp_path, latitude):
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(3395)
    geographic = osr.SpatialReference()
    geographic.ImportFromEPSG(4326)
    _, north, _ = osr.CoordinateTransformation(geographic, reference).TransformPoint(latitude, 12.0)
    terms = (1_335_000.0, 0.1, 0.0, north + 5, 0.0, -0.1)
    sampling = ground_sampling(
        layer_of(write_raster(tmp_path / "m.tif", 100, 100, epsg=3395, geotransform=terms))
    )
    expected = 0.1 / mercator_scale(latitude)
    assert (sampling.x, sampling.y) == pytest.approx((expected, expected), rel=1e-3)


def test_ground_sampling_in_degrees_differs_in_x_and_y(qgis_app, tmp_path):
    step = 1e-5
    path = write_raster(tmp_path / "deg.tif", 100, 100, epsg=4326, geotransform=(12, step, 0, 52, 0, -step))
    sampling = ground_sampling(layer_of(path))
    phi = math.radians(52 - 50 * step)
    in_x = math.radians(step) * A * math.cos(phi) / math.sqrt(1 - E2 * math.sin(phi) ** 2)
    in_y = math.radians(step) * A * (1 - E2) / (1 - E2 * math.sin(phi) ** 2) ** 1.5
    assert (sampling.x, sampling.y) == pytest.approx((in_x, in_y), rel=1e-3)


def test_a_region_is_brought_into_the_layers_crs(raster_layer):
    web = QgsCoordinateReferenceSystem("EPSG:3857")
    here, there = osr.SpatialReference(), osr.SpatialReference()
    here.ImportFromEPSG(32633)
    there.ImportFromEPSG(3857)
    back = osr.CoordinateTransformation(there, here)
    corners = [osr.CoordinateTransformation(here, there).TransformPoint(x, y)[:2]
               for x, y in ((500_020, 5_799_980), (500_120, 5_799_880))]  # fmt: skip
    box = QgsRectangle(corners[0][0], corners[1][1], corners[1][0], corners[0][1])
    ring = region_on(QgsGeometry.fromRect(box), web, raster_layer).ring
    assert len(ring) > 4
    for x, y in ((box.xMinimum(), box.yMinimum()), (box.xMaximum(), box.yMaximum())):
        expected = back.TransformPoint(x, y)[:2]
        assert min(math.dist(expected, point) for point in ring) < 0.01


def test_a_region_in_the_same_crs_stays_as_drawn(raster_layer):
    box = QgsGeometry.fromRect(QgsRectangle(500_010, 5_799_900, 500_050, 5_799_950))
    ring = region_on(box, raster_layer.crs(), raster_layer).ring
    assert sorted(ring) == [
        (500_010, 5_799_900),
        (500_010, 5_799_950),
        (500_050, 5_799_900),
        (500_050, 5_799_950),
    ]


def test_a_region_outside_is_refused(raster_layer):
    with pytest.raises(RegionOutside):
        region_on(QgsGeometry.fromRect(QgsRectangle(0, 0, 10, 10)), raster_layer.crs(), raster_layer)


def test_no_layer_at_all(qgis_app):
    with pytest.raises(InputError):
        describe(None)


def test_a_service_is_described_without_its_address(qgis_app, settings):
    layer = QgsRasterLayer(
        "type=xyz&url=http://127.0.0.1:9/{z}/{x}/{y}.png?key%3Dsecret&zmax=5&password=hidden", "Tiles", "wms"
    )
    subject = describe(layer)
    assert subject.raster.client_size_px == (256 * 2**5,) * 2
    assert subject.raster.source.startswith("Tiles (wms, ")
    assert subject.vast
    assert subject.folder is None
    for secret in ("secret", "hidden", "127.0.0.1"):
        assert secret not in repr(subject)
    with pytest.raises(RegionNeeded):
        check_region(subject, None)


def test_a_file_is_served_to_another_machine_and_opened_on_this_one(raster_layer, settings):
    assert describe(raster_layer).raster.client_size_px is None
    settings.address = "http://gpu.example.org:8765"
    settings.save()
    subject = describe(raster_layer)
    assert subject.raster.client_size_px == (640, 480)
    assert subject.raster.geotransform == UTM33
    assert not subject.resolution
    check_region(subject, None)


def test_a_rotated_file_is_served_as_it_is_drawn(qgis_app, settings, tmp_path):
    """QGIS shows it north up, in pixels of its own; a place in them is where the map shows it."""
    settings.address = "http://gpu.example.org:8765"
    settings.save()
    terms = (500_000.0, 0.4, 0.3, 5_800_000.0, 0.3, -0.4)
    layer = layer_of(write_raster(tmp_path / "turned.tif", 200, 100, geotransform=terms))
    raster = describe(layer).raster
    width, height = raster.client_size_px
    left, across, row_turn, top, column_turn, down = raster.geotransform
    assert (row_turn, column_turn) == (0, 0)
    assert (left, top) == pytest.approx((500_000, 5_800_060))
    assert (left + width * across, top + height * down) == pytest.approx((500_110, 5_799_960), abs=1)


def test_a_deleted_file_is_noticed(raster_layer, raster_path):
    raster_path.unlink()
    with pytest.raises(InputError) as caught:
        describe(raster_layer)
    assert str(raster_path) in caught.value.message


def test_every_real_raster_is_described(qgis_app, shared_data):
    for path in sorted((shared_data / "real").glob("*.tif")):
        subject = describe(layer_of(path))
        terms = gdal.Open(str(path)).GetGeoTransform(can_return_null=True)
        assert subject.raster.geotransform == (tuple(terms) if terms else None)
