"""Ground sampling distances against closed formulas of the ellipsoid, not against what computes them."""

import math

import numpy as np
import pytest
from affine import Affine
from hypothesis import given
from hypothesis import strategies as st
from pyproj import CRS, Proj

from rscovlm.imagery.gsd import GroundSamplingDistance, ground_sampling_distance
from rscovlm.imagery.raster import Raster
from rscovlm.imagery.window import PixelWindow

WGS84_A = 6_378_137.0
WGS84_E2 = 0.0066943799901413165


def radii(latitude):
    """The ellipsoid's radii of curvature: of the meridian, and of the parallel circle; metres."""
    sine = math.sin(math.radians(latitude))
    root = math.sqrt(1 - WGS84_E2 * sine**2)
    return WGS84_A * (1 - WGS84_E2) / root**3, WGS84_A / root * math.cos(math.radians(latitude))


def mercator_latitude(northing):
    """Invert the ellipsoid's Mercator projection by iteration."""
    eccentricity = math.sqrt(WGS84_E2)
    isometric = math.exp(-northing / WGS84_A)
    latitude = math.pi / 2 - 2 * math.atan(isometric)
    for _ in range(20):
        sine = eccentricity * math.sin(latitude)
        latitude = math.pi / 2 - 2 * math.atan(isometric * ((1 - sine) / (1 + sine)) ** (eccentricity / 2))
    return math.degrees(latitude)


def test_manila_agrees_with_the_mercator_formula(shared_data):
    with Raster.open(str(shared_data / "real" / "manila_010m.tif")) as raster:
        found, transform = raster.gsd(raster.window), raster.transform
    latitude = mercator_latitude(transform.f + transform.e * 1024)
    shrink = radii(latitude)[1] / WGS84_A  # a metre of the file on the ground, the same in both directions
    assert found.x == pytest.approx(transform.a * shrink, rel=1e-5)
    assert found.y == pytest.approx(-transform.e * shrink, rel=1e-5)
    assert found.x < 0.97 * transform.a


@given(st.floats(-179.9, 179.9), st.floats(-85, 85), st.floats(1e-7, 1e-3), st.floats(1e-7, 1e-3))
def test_geographic_pixels_are_arcs_of_the_ellipsoid(lon, lat, step_x, step_y):
    found = ground_sampling_distance(
        CRS("EPSG:4326"), Affine(step_x, 0, lon, 0, -step_y, lat), PixelWindow(-5, -5, 10, 10)
    )
    meridian, parallel = radii(lat)
    assert found.x == pytest.approx(math.radians(step_x) * parallel, rel=1e-4)
    assert found.y == pytest.approx(math.radians(step_y) * meridian, rel=1e-4)
    assert found.angle_deg == pytest.approx(90, abs=0.01)


@given(st.floats(-180, 180), st.floats(0.05, 30), st.floats(0.05, 30), st.floats(200_000, 800_000))
def test_rotated_pixels_keep_their_own_lengths(angle, size_x, size_y, easting):
    crs = CRS("EPSG:32633")
    transform = (
        Affine.translation(easting, 5_800_000) @ Affine.rotation(angle) @ Affine.scale(size_x, -size_y)
    )
    found = ground_sampling_distance(crs, transform, PixelWindow(-8, -8, 16, 16))
    factors = Proj(crs).get_factors(*Proj(crs)(easting, 5_800_000, inverse=True))
    assert found.x == pytest.approx(size_x / factors.meridional_scale, rel=1e-5)
    assert found.y == pytest.approx(size_y / factors.meridional_scale, rel=1e-5)
    assert found.angle_deg == pytest.approx(90, abs=0.01)


def test_feet_are_not_metres():
    found = ground_sampling_distance(
        CRS("EPSG:2263"), Affine(0.5, 0, 987_000, 0, -0.5, 211_000), PixelWindow(0, 0, 100, 100)
    )
    assert found.x == pytest.approx(0.5 * 0.3048006, rel=1e-4)  # at New York the projection's scale is 1


def test_the_distance_is_that_of_the_window_not_of_the_raster():
    transform = Affine(0.001, 0, 0, 0, -0.001, 80)
    north = ground_sampling_distance(CRS("EPSG:4326"), transform, PixelWindow(0, 0, 100, 100))
    south = ground_sampling_distance(CRS("EPSG:4326"), transform, PixelWindow(0, 79_900, 100, 100))
    assert north.x == pytest.approx(math.radians(0.001) * radii(79.95)[1], rel=1e-4)
    assert south.x == pytest.approx(math.radians(0.001) * radii(0.05)[1], rel=1e-4)


def test_a_pixel_over_the_date_line():
    found = ground_sampling_distance(
        CRS("EPSG:4326"), Affine(0.01, 0, 179.995, 0, -0.01, 0.005), PixelWindow(0, 0, 1, 1)
    )
    assert found.x == pytest.approx(math.radians(0.01) * WGS84_A, rel=1e-4)


def test_a_sheared_raster_knows_its_angle_and_area():
    transform = Affine.translation(500_000, 5_800_000) @ Affine.shear(20, 0) @ Affine.scale(2, -2)
    found = ground_sampling_distance(CRS("EPSG:32633"), transform, PixelWindow(0, 0, 10, 10))
    assert found.pixel_area_m2 == pytest.approx(abs(transform.determinant) / 0.9996**2, rel=1e-4)
    sides = np.linalg.norm(found.to_metres([(1, 0), (0, 1)]), axis=1)
    np.testing.assert_allclose(sides, [found.x, found.y])


def test_a_mirrored_raster_turns_the_other_way():
    found = ground_sampling_distance(
        CRS("EPSG:32633"), Affine(1, 0, 500_000, 0, 1, 5_800_000), PixelWindow(0, 0, 10, 10)
    )
    assert found.angle_deg == pytest.approx(-90, abs=0.01)


@pytest.mark.parametrize(
    ("crs", "origin"),
    [
        (CRS('LOCAL_CS["drawing",UNIT["metre",1]]'), (0, 0)),
        (CRS("EPSG:4978"), (0, 0)),
        (CRS("EPSG:32633"), (1e12, 1e12)),
        (CRS("EPSG:4326"), (0, 4000)),
    ],
)
def test_where_the_ground_is_unknown_there_are_no_metres(crs, origin):
    transform = Affine(1, 0, origin[0], 0, -1, origin[1])
    assert ground_sampling_distance(crs, transform, PixelWindow(0, 0, 10, 10)) is None


def test_the_mean_is_geometric():
    assert GroundSamplingDistance(0.1, 0.4).mean == pytest.approx(0.2)
    assert GroundSamplingDistance(0.1, 0.4).pixel_area_m2 == pytest.approx(0.04)
