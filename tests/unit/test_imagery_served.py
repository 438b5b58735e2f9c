"""A raster whose pixels another program serves: where it lies, what is asked for, and what is refused."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from affine import Affine
from PIL import Image, PngImagePlugin

from rscovlm.contract import RasterDescription
from rscovlm.errors import BadRequest, RegionOutside, RegionTooLarge, WindowUnusable
from rscovlm.imagery.place import given_place
from rscovlm.imagery.raster import Raster
from rscovlm.imagery.served import (
    MAX_SERVED_PIXELS,
    ServedImage,
    check_region_size,
    max_png_bytes,
    read_png,
)
from rscovlm.imagery.window import PixelWindow
from rscovlm.tasks.looking import NATIVE_LIMIT

TERMS = (400_000.0, 0.5, 0.0, 5_000_000.0, 0.0, -0.5)


def png_of(pixels: np.ndarray, mode: str | None = None) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels, mode).save(buffer, "PNG")
    return buffer.getvalue()


def noise(height: int, width: int, bands: int = 3) -> np.ndarray:
    return np.random.default_rng(3).integers(0, 256, (height, width, bands), dtype=np.uint8)


class Asked:
    """Answers every ask with black, and remembers it."""

    def __init__(self) -> None:
        self.windows: list[tuple[PixelWindow, int, int]] = []

    def __call__(self, window, width, height, check):
        self.windows.append((window, width, height))
        return np.zeros((height, width, 3), np.uint8)


def served(size=(6000, 4000), crs: str | None = "EPSG:32633", terms=TERMS, ask=None) -> ServedImage:
    place = given_place(*size, crs_wkt=crs, geotransform=terms)
    return ServedImage("tiles", size, place, ask or Asked())


def test_it_lies_where_the_same_file_would(tmp_path) -> None:
    import rasterio

    path = tmp_path / "file.tif"
    with rasterio.open(
        path, "w", driver="GTiff", width=60, height=40, count=3, dtype="uint8",
        crs="EPSG:32633", transform=Affine.from_gdal(*TERMS),
    ) as file:  # fmt: skip
        file.write(np.ones((3, 40, 60), np.uint8))
    image = served((60, 40))
    with Raster.open(str(path)) as raster:
        window = PixelWindow(3, 4, 20, 10)
        assert image.transform == raster.transform
        assert image.crs == raster.crs
        assert image.gsd(window) == raster.gsd(window)
        told, known = image.info(), raster.info()
    fields = (
        "width",
        "height",
        "bands",
        "crs",
        "geotransform",
        "gsd_x_m",
        "gsd_y_m",
        "size_class",
        "warnings",
    )
    assert [getattr(told, name) for name in fields] == [getattr(known, name) for name in fields]


def test_web_mercator_is_measured_on_the_ground() -> None:
    # At 60 degrees a metre of Web Mercator is half a metre on a sphere, a little more on the ellipsoid.
    edge = 20037508.342789244
    image = served((2**26, 2**26), "EPSG:3857", (-edge, 2 * edge / 2**26, 0, edge, 0, -2 * edge / 2**26))
    row = round((1 - np.arcsinh(np.tan(np.radians(60))) / np.pi) / 2 * 2**26)
    gsd = image.gsd(PixelWindow(2**25, row, 10, 10))
    assert gsd is not None
    assert gsd.x == pytest.approx(2 * edge / 2**26 / 2, rel=0.004)


def test_what_has_no_place_is_said(tmp_path) -> None:
    assert [item.code for item in served(terms=None).warnings] == ["no_geotransform"]
    image = served(crs=None)
    assert [item.code for item in image.warnings] == ["no_crs"]
    assert image.gsd(image.window) is None
    assert not image.georeferenced
    with pytest.raises(BadRequest):
        served(terms=(0, 0, 0, 0, 0, 0))
    with pytest.raises(BadRequest):
        served(crs="EPSG:nonsense")


def test_what_is_read_is_asked_for() -> None:
    ask = Asked()
    rgb = served(ask=ask).read(PixelWindow(10, 20, 640, 480), 320, 240)
    assert ask.windows == [(PixelWindow(10, 20, 640, 480), 320, 240)]
    assert rgb.shape == (240, 320, 3)


def test_what_makes_no_sense_is_not_asked_for() -> None:
    ask = Asked()
    image = served(ask=ask)
    with pytest.raises(RegionOutside):
        image.read(PixelWindow(5990, 0, 20, 20), 20, 20)
    with pytest.raises(BadRequest):
        image.read(PixelWindow(0, 0, 10, 10), 0, 10)
    with pytest.raises(BadRequest):
        image.read(image.window, 2048, 2049)
    assert ask.windows == []


def test_whatever_a_task_reads_may_be_asked_for() -> None:
    assert NATIVE_LIMIT <= MAX_SERVED_PIXELS


def test_a_region_that_no_client_could_serve() -> None:
    check_region_size(PixelWindow(0, 0, 2**15, 2**15))
    with pytest.raises(RegionTooLarge):
        check_region_size(PixelWindow(0, 0, 2**27, 2**27))


@pytest.mark.parametrize("size", [(1, 1), (224, 224), (37, 501)])
def test_pixels_arrive_as_they_were_sent(size: tuple[int, int]) -> None:
    pixels = noise(*size)
    content = png_of(pixels)
    assert (read_png(content, size[1], size[0]) == pixels).all()
    assert len(content) <= max_png_bytes(size[1], size[0])


def test_grey_and_palette_become_colours_and_what_is_transparent_black() -> None:
    grey = noise(20, 30, 1)[..., 0]
    assert (read_png(png_of(grey), 30, 20) == grey[..., None]).all()
    palette = Image.fromarray(noise(20, 30)).quantize(16)
    buffer = io.BytesIO()
    palette.save(buffer, "PNG")
    assert (read_png(buffer.getvalue(), 30, 20) == np.asarray(palette.convert("RGB"))).all()
    rgba = noise(20, 30, 4)
    rgba[..., 3] = 255
    rgba[:10, :, 3] = 0
    rgb = read_png(png_of(rgba), 30, 20)
    assert (rgb[:10] == 0).all()
    assert (rgb[10:] == rgba[10:, :, :3]).all()


def bomb() -> bytes:
    """A PNG that says it is 60,000 pixels square, and holds a few bytes."""
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = (
        struct.pack(">I", len(header)) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    )
    return b"\x89PNG\r\n\x1a\n" + chunk


def annotated() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("bomb", "x" * (80 * 2**20), zip=True)
    buffer = io.BytesIO()
    Image.fromarray(noise(8, 8)).save(buffer, "PNG", pnginfo=notes)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"junk",
        b"\x89PNG\r\n\x1a\n",
        png_of(noise(8, 8))[:-30],
        png_of(noise(8, 9)),
        png_of(noise(9, 8)),
        png_of(np.zeros((8, 8), np.uint16)),
        bomb(),
        annotated(),
    ],
    ids=["nothing", "junk", "a signature", "truncated", "too wide", "too high", "16 bits", "bomb", "text"],
)  # fmt: skip
def test_what_is_no_such_png_is_refused(content: bytes) -> None:
    with pytest.raises(WindowUnusable) as failure:
        read_png(content, 8, 8)
    assert failure.value.message.endswith(".")


def test_another_format_is_refused() -> None:
    buffer = io.BytesIO()
    Image.fromarray(noise(8, 8)).save(buffer, "TIFF")
    with pytest.raises(WindowUnusable):
        read_png(buffer.getvalue(), 8, 8)


def test_the_contract_bounds_the_size() -> None:
    for size in ([0, 5], [5, 2**31], [5], [5, 5, 5], [2.5, 5]):
        with pytest.raises(ValueError):  # noqa: PT011 - pydantic words it
            RasterDescription.model_validate({"source": "tiles", "client_size_px": size})
