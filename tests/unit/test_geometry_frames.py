import numpy as np
import pytest
from affine import Affine
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from rasterio.transform import rowcol, xy

from rscovlm.geometry.frames import ModelFrame, map_to_px, px_to_map
from rscovlm.imagery.window import PixelWindow

points = arrays(np.float64, (6, 2), elements=st.floats(-100, 40_000))


@st.composite
def transforms(draw):
    """All six terms: scaled, rotated, sheared, mirrored."""
    scale = Affine.scale(
        draw(st.floats(1e-3, 1e3)), draw(st.sampled_from([-1, 1])) * draw(st.floats(1e-3, 1e3))
    )
    turn = Affine.rotation(draw(st.floats(-180, 180))) @ Affine.shear(draw(st.floats(-30, 30)), 0)
    return Affine.translation(draw(st.floats(-2e7, 2e7)), draw(st.floats(-2e7, 2e7))) @ turn @ scale


@st.composite
def frames(draw):
    side = st.integers(1, 30_000)
    window = PixelWindow(draw(side), draw(side), draw(side), draw(side))
    return ModelFrame(window, draw(st.integers(28, 2000)), draw(st.integers(28, 2000)))


@given(frames(), points)
def test_model_pixels_to_native_and_back(frame, model_points):
    np.testing.assert_allclose(frame.from_native(frame.to_native(model_points)), model_points, atol=1e-5)


@given(frames())
def test_corners_of_the_model_image_are_corners_of_the_window(frame):
    corners = [(0, 0), (frame.width, 0), (frame.width, frame.height), (0, frame.height)]
    np.testing.assert_allclose(frame.to_native(corners), frame.window.corners(), atol=1e-8)


@given(transforms(), points)
def test_native_pixels_to_map_and_back(transform, native_points):
    back = map_to_px(px_to_map(native_points, transform), transform)
    # A map coordinate of ten million metres holds a nanometre; a pixel may be a thousandth of a metre.
    np.testing.assert_allclose(back, native_points, atol=1e-4)


@given(transforms(), points)
def test_map_coordinates_agree_with_rasterio(transform, native_points):
    expected = np.stack(xy(transform, native_points[:, 1], native_points[:, 0], offset="ul"), axis=-1)
    np.testing.assert_allclose(px_to_map(native_points, transform), expected, rtol=1e-9, atol=1e-6)


def test_pixels_of_map_coordinates_agree_with_rasterio():
    transform = Affine.translation(500_000, 5_800_000) @ Affine.rotation(30) @ Affine.scale(0.1, -0.2)
    centres = np.array([(3.5, 7.5), (100.5, 0.5), (0.5, 0.5)])
    east, north = px_to_map(centres, transform).T
    rows, columns = rowcol(transform, east, north)
    np.testing.assert_array_equal(np.floor(map_to_px(np.stack([east, north], -1), transform))[:, 0], columns)
    np.testing.assert_array_equal(np.floor(map_to_px(np.stack([east, north], -1), transform))[:, 1], rows)


def test_any_leading_shape_is_kept():
    frame = ModelFrame(PixelWindow(10, 20, 100, 50), 200, 200)
    quads = np.zeros((3, 4, 2))
    assert frame.to_native(quads).shape == (3, 4, 2)
    np.testing.assert_array_equal(frame.to_native((100, 100)), (60, 45))
    assert px_to_map(quads, Affine.identity()).shape == (3, 4, 2)


def test_a_flat_transform_has_no_way_back():
    with pytest.raises(ValueError, match="no inverse"):
        map_to_px([(1, 1)], Affine(1, 2, 0, 2, 4, 0))


def test_an_image_has_pixels():
    with pytest.raises(ValueError, match="at least one pixel"):
        ModelFrame(PixelWindow(0, 0, 1, 1), 0, 28)
