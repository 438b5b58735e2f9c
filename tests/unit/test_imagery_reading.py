"""What a raster shows, against GDAL's own read of the same window."""

import numpy as np
import pytest
import rasterio
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from rasterio.enums import ColorInterp, Resampling
from rasterio.windows import Window

from rscovlm.errors import BadRequest, Cancelled, RasterUnreadable, RegionOutside
from rscovlm.imagery.raster import Raster
from rscovlm.imagery.source import MAX_OUTPUT_PIXELS
from rscovlm.imagery.window import PixelWindow

REAL_UINT8 = (
    "fields_002m_rgba.tif",
    "four_cars_015m.tif",
    "geographic_rgba.tif",
    "manila_010m.tif",
    "no_crs.tif",
    "utm_035m_rgba.tif",
)


@pytest.fixture
def write(tmp_path):
    """Write (bands, height, width) as a GeoTIFF and give its path."""

    def write_file(bands, *, masks=None, colours=None, palette=None, overviews=(), **profile):
        bands = np.asarray(bands)
        path = tmp_path / "raster.tif"
        count, height, width = bands.shape
        place = {"crs": "EPSG:32633", "transform": Affine(0.5, 0, 500_000, 0, -0.5, 5_800_000)}
        profile = {"driver": "GTiff", "count": count, "height": height, "width": width} | place | profile
        with rasterio.open(path, "w", **({"dtype": bands.dtype} | profile)) as dataset:
            if colours:
                dataset.colorinterp = colours
            dataset.write(bands)
            if palette:
                dataset.write_colormap(1, palette)
            if masks is not None:
                dataset.write_mask(masks)
            if overviews:
                dataset.build_overviews(list(overviews), Resampling.average)
        return str(path)

    return write_file


def gradient(count, height, width, top=255.0, dtype=np.uint8):
    rows, columns = np.mgrid[0:height, 0:width]
    planes = [np.sin(rows / 37 + band) + np.cos(columns / 53 - band) for band in range(count)]
    return ((np.array(planes) + 2) / 4 * top).astype(dtype)


@pytest.mark.parametrize("name", REAL_UINT8)
def test_the_native_crop_is_gdals_own_read(shared_data, name):
    path = shared_data / "real" / name
    with Raster.open(str(path)) as raster, rasterio.open(path) as dataset:
        for window in (
            PixelWindow(0, 0, 64, 200),
            PixelWindow(raster.width // 3, raster.height // 2, 128, 96),
            PixelWindow(raster.width - 50, raster.height - 60, 50, 60),
            raster.window,
        ):
            area = Window(window.col, window.row, window.width, window.height)
            expected = dataset.read([1, 2, 3], window=area).transpose(1, 2, 0).copy()
            expected[dataset.dataset_mask(window=area) == 0] = 0
            found = raster.read(window, window.width, window.height)
            assert found.dtype == np.uint8
            np.testing.assert_array_equal(found, expected)


@settings(max_examples=30)
@given(st.data())
def test_any_native_crop_of_manila_is_gdals_own_read(shared_data, data):
    path = shared_data / "real" / "manila_010m.tif"
    col, row = data.draw(st.integers(0, 2040)), data.draw(st.integers(0, 2040))
    width, height = data.draw(st.integers(1, 2048 - col)), data.draw(st.integers(1, 2048 - row))
    with Raster.open(str(path)) as raster, rasterio.open(path) as dataset:
        expected = dataset.read(window=Window(col, row, width, height)).transpose(1, 2, 0)
        found = raster.read(PixelWindow(col, row, width, height), width, height)
    np.testing.assert_array_equal(found, expected)


@pytest.mark.parametrize("overviews", [(), (2, 4, 8)])
@pytest.mark.parametrize(("width", "height"), [(256, 256), (150, 100), (512, 90)])
def test_a_reduced_read_is_an_area_average_in_place(write, overviews, width, height):
    bands = gradient(3, 1024, 1536)
    path = write(bands, overviews=overviews, tiled=True, blockxsize=256, blockysize=256)
    window = PixelWindow(128, 64, 1280, 900)
    crop = bands[:, 64:964, 128:1408].transpose(1, 2, 0)
    expected = np.asarray(Image.fromarray(crop).resize((width, height), Image.Resampling.BOX), dtype=int)
    with Raster.open(path) as raster:
        found = raster.read(window, width, height).astype(int)
    assert np.abs(found - expected).max() <= 3  # a shift by half an output pixel would give up to 10
    assert abs((found - expected).mean()) < 1


@pytest.mark.parametrize("size", [(96, 80), (77, 61)])
def test_a_long_read_is_made_of_parts_and_can_be_stopped(write, monkeypatch, size):
    bands = np.random.default_rng(3).integers(0, 255, (3, 900, 1100), dtype=np.uint8)
    bands[:, 200:500, 300:700] = 0
    path, window, looks = write(bands, nodata=0), PixelWindow(20, 11, 1021, 877), []
    with Raster.open(path) as raster:
        at_once = raster.read(window, *size)
        monkeypatch.setattr("rscovlm.imagery.raster._PART_BYTES", 300_000)
        in_parts = raster.read(window, *size, check=lambda: looks.append(1))
        with pytest.raises(Cancelled):
            raster.read(window, *size, check=stop)
    assert len(looks) == 9
    assert np.abs(in_parts.astype(int) - at_once).max() <= 1


def stop():
    raise Cancelled("The job was cancelled.")


def test_an_enlarged_read_is_smooth_and_in_place(write):
    bands = gradient(3, 200, 300)
    with Raster.open(write(bands)) as raster:
        found = raster.read(PixelWindow(20, 30, 120, 100), 480, 400).astype(int)
    crop = bands[:, 30:130, 20:140].transpose(1, 2, 0)
    expected = np.asarray(Image.fromarray(crop).resize((480, 400), Image.Resampling.BICUBIC), dtype=int)
    assert np.abs(found - expected)[8:-8, 8:-8].max() <= 2


@pytest.mark.parametrize("dtype", ["int16", "uint16", "int32", "uint32", "float32", "float64"])
def test_other_types_are_stretched_between_percentiles(write, dtype):
    bands = gradient(3, 300, 400, top=3000, dtype=dtype) * np.array([1, 2, 3], dtype)[:, None, None]
    with Raster.open(write(bands)) as raster:
        found = raster.read(raster.window, raster.width, raster.height).transpose(2, 0, 1)
    for shown, band in zip(found, bands, strict=True):
        low, high = np.percentile(band, [2, 98])
        expected = np.clip((band.astype(float) - low) * 255 / (high - low), 0, 255)
        assert np.abs(shown - expected).max() <= 0.51


def test_signed_bytes_and_one_band_are_grey(write):
    values = np.arange(-100, 100, dtype=np.int8).reshape(1, 10, 20)
    with Raster.open(write(values)) as raster:
        found = raster.read(raster.window, 20, 10)
    assert (found[..., 0] == found[..., 1]).all()
    assert (found[..., 0] == found[..., 2]).all()
    assert (np.diff(found[..., 0].ravel().astype(int)) >= 0).all()
    assert found.min() == 0
    assert found.max() == 255


def test_the_stretch_ignores_nodata_and_what_is_not_finite(write):
    band = gradient(1, 100, 100, top=10, dtype=np.float32)[0]
    band[50:75], band[75:90], band[90:] = -9999, np.nan, np.inf
    low, high = np.percentile(band[:50], [2, 98])
    with Raster.open(write(band[None], nodata=-9999)) as raster:
        found = raster.read(raster.window, 100, 100)[..., 0]
    expected = np.clip((band[:50].astype(float) - low) * 255 / (high - low), 0, 255)
    assert np.abs(found[:50] - expected).max() <= 0.51
    assert (found[50:90] == 0).all()


def test_every_window_has_the_same_colours(write):
    bands = gradient(1, 600, 600, top=60_000, dtype=np.uint16)
    with Raster.open(write(bands)) as raster:
        whole = raster.read(raster.window, 600, 600)
        part = raster.read(PixelWindow(100, 50, 200, 300), 200, 300)
    np.testing.assert_array_equal(part, whole[50:350, 100:300])


def test_a_large_raster_is_sampled_not_read(write):
    bands = gradient(1, 2600, 2600, top=4000, dtype=np.uint16)
    path = write(bands, tiled=True, blockxsize=256, blockysize=256)
    low, high = np.percentile(bands, [2, 98])
    with Raster.open(path) as raster:
        found = raster.read(PixelWindow(1000, 1000, 256, 256), 256, 256)[..., 0].astype(float)
    crop = bands[0, 1000:1256, 1000:1256].astype(float)
    expected = np.clip((crop - low) * 255 / (high - low), 0, 255)
    assert np.abs(found - expected).max() < 8  # a sample's percentiles are near those of the whole


def test_a_constant_raster_and_an_empty_one_are_black(write):
    with Raster.open(write(np.full((1, 20, 20), 700, np.uint16))) as raster:
        assert not raster.read(raster.window, 20, 20).any()
    with Raster.open(write(np.full((1, 20, 20), 7, np.uint16), nodata=7)) as raster:
        assert not raster.read(raster.window, 20, 20).any()


def test_nodata_of_bytes_is_black_only_where_every_shown_band_has_it(write):
    bands = np.full((3, 4, 4), 100, np.uint8)
    bands[:, 0], bands[0, 1] = 255, 255
    with Raster.open(write(bands, nodata=255)) as raster:
        found = raster.read(raster.window, 4, 4)
    assert (found[0] == 0).all()
    assert (found[1] == (255, 100, 100)).all()
    assert (found[2:] == 100).all()


def test_transparent_pixels_are_black_and_do_not_bleed(write):
    bands = np.full((4, 64, 64), 200, np.uint8)
    bands[3, :, 30:] = 0
    bands[:3, :, 30:] = 77
    colours = [ColorInterp.red, ColorInterp.green, ColorInterp.blue, ColorInterp.alpha]
    with Raster.open(write(bands, colours=colours)) as raster:
        native = raster.read(raster.window, 64, 64)
        reduced = raster.read(raster.window, 16, 16)
    assert (native[:, :30] == 200).all()
    assert (native[:, 30:] == 0).all()
    assert set(np.unique(reduced)) == {0, 200}


def test_a_mask_beside_the_bands_is_honoured(write):
    mask = np.full((32, 32), 255, np.uint8)
    mask[:10] = 0
    with Raster.open(write(np.full((3, 32, 32), 90, np.uint8), masks=mask)) as raster:
        found = raster.read(raster.window, 32, 32)
    assert (found[:10] == 0).all()
    assert (found[10:] == 90).all()


def test_a_palette_gives_its_colours_at_any_size(write):
    values = np.repeat(np.arange(4, dtype=np.uint8), 64).reshape(1, 16, 16)
    palette = {0: (255, 0, 0, 255), 1: (0, 255, 0, 255), 2: (0, 0, 255, 255), 3: (9, 9, 9, 255)}
    with Raster.open(write(values, palette=palette)) as raster:
        native = raster.read(raster.window, 16, 16)
        reduced = raster.read(raster.window, 8, 8)
    assert native[[0, 4, 8, 12], 0].tolist() == [[255, 0, 0], [0, 255, 0], [0, 0, 255], [9, 9, 9]]
    assert reduced[[0, 2, 4, 6], 0].tolist() == native[[0, 4, 8, 12], 0].tolist()


def test_a_transparent_colour_of_a_palette_is_black(tmp_path):
    image = Image.fromarray(np.repeat(np.arange(2, dtype=np.uint8), 8).reshape(4, 4), mode="P")
    image.putpalette([200, 100, 50, 10, 20, 30])
    image.save(tmp_path / "palette.png", transparency=bytes([0, 255]))
    with Raster.open(str(tmp_path / "palette.png")) as raster:
        found = raster.read(raster.window, 4, 4)
    assert found[[0, 2], 0].tolist() == [[0, 0, 0], [10, 20, 30]]


def test_one_bit_images_are_black_and_white(write):
    values = np.indices((8, 8)).sum(axis=0, keepdims=True).astype(np.uint8) % 2
    with Raster.open(write(values, nbits=1)) as raster:
        assert set(np.unique(raster.read(raster.window, 8, 8))) == {0, 255}


@pytest.mark.parametrize(("count", "shown"), [(1, (1, 1, 1)), (2, (1, 1, 1)), (3, (1, 2, 3)), (5, (1, 2, 3))])
def test_bands_are_chosen_by_their_number(write, count, shown):
    bands = np.stack([np.full((5, 6), 10 * band, np.uint8) for band in range(1, count + 1)])
    with Raster.open(write(bands, photometric="minisblack")) as raster:
        found = raster.read(raster.window, 6, 5)
    assert found[0, 0].tolist() == [10 * band for band in shown]


def test_bands_are_chosen_by_their_meaning(write):
    bands = np.stack([np.full((5, 6), 10 * band, np.uint8) for band in range(1, 5)])
    colours = [ColorInterp.blue, ColorInterp.green, ColorInterp.red, ColorInterp.undefined]
    with Raster.open(write(bands, colours=colours, photometric="minisblack")) as raster:
        assert raster.read(raster.window, 6, 5)[0, 0].tolist() == [30, 20, 10]


def test_the_analysts_bands_and_ranges_win(write):
    bands = np.stack([np.full((5, 6), 10 * band, np.uint8) for band in range(1, 5)])
    with Raster.open(write(bands), bands=[4, 1, 2]) as raster:
        assert raster.read(raster.window, 6, 5)[0, 0].tolist() == [40, 10, 20]
    with Raster.open(write(bands), bands=[2], stretch=[(0, 40)]) as raster:
        assert raster.read(raster.window, 6, 5)[0, 0].tolist() == [128, 128, 128]
    with Raster.open(write(bands), stretch=[(0, 20), (0, 40), (0, 15)]) as raster:
        assert raster.read(raster.window, 6, 5)[0, 0].tolist() == [128, 128, 255]


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"bands": [1, 2]}, "one band is shown as grey"),
        ({"bands": [9]}, "Band 9 was chosen"),
        ({"bands": [0]}, "Band 0 was chosen"),
        ({"stretch": [(0, 1), (0, 1)]}, "2 value ranges"),
        ({"stretch": [(5, 5)]}, "cannot be stretched"),
        ({"stretch": [(0, float("nan"))]}, "cannot be stretched"),
    ],
)
def test_choices_that_make_no_sense_are_refused(write, choice, words):
    path = write(gradient(3, 5, 5))
    with pytest.raises(BadRequest, match=words):
        Raster.open(path, **choice)


def test_complex_numbers_are_refused_in_words(write):
    with pytest.raises(RasterUnreadable, match="complex numbers") as caught:
        Raster.open(write(np.ones((1, 5, 5), np.complex64)))
    assert "amplitude" in caught.value.next_step


@pytest.mark.parametrize(
    "window", [PixelWindow(-1, 0, 5, 5), PixelWindow(8, 8, 5, 5), PixelWindow(100, 100, 5, 5)]
)
def test_a_window_outside_is_refused(write, window):
    with Raster.open(write(gradient(3, 10, 10))) as raster, pytest.raises(RegionOutside, match="outside"):
        raster.read(window, 5, 5)


def test_an_output_without_bounds_is_refused(write):
    with Raster.open(write(gradient(3, 10, 10))) as raster:
        with pytest.raises(BadRequest, match="cannot be made"):
            raster.read(raster.window, MAX_OUTPUT_PIXELS, 2)
        with pytest.raises(BadRequest, match="cannot be made"):
            raster.read(raster.window, 0, 5)
