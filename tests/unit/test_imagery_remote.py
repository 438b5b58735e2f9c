"""Rasters on the network, where the backend may read them: a COG made by GDAL, served by ranges."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import rasterio
from affine import Affine
from ranges import RangeServer
from rasterio.shutil import copy
from rasterio.windows import Window

from rscovlm.contract import RasterDescription
from rscovlm.errors import RasterForbidden, RasterMissing, RasterUnreadable
from rscovlm.imagery.raster import Raster
from rscovlm.imagery.window import PixelWindow
from rscovlm.service.rasters import AllowedRasters

SIDE = 3000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a COG of 27 MB of noise, which no server should have to send as a whole."""
    folder = tmp_path_factory.mktemp("served")
    pixels = np.random.default_rng(1).integers(0, 255, (3, SIDE, SIDE), np.uint8)
    plain = folder.parent / "plain.tif"
    with rasterio.open(
        plain, "w", driver="GTiff", width=SIDE, height=SIDE, count=3, dtype="uint8", crs="EPSG:32633",
        transform=Affine(0.5, 0, 500_000, 0, -0.5, 5_800_000), photometric="rgb",
    ) as file:  # fmt: skip
        file.write(pixels)
    copy(plain, folder / "scene.tif", driver="COG", compress="deflate", overview_resampling="average")
    plain.unlink()
    return folder


@pytest.fixture
def server(folder: Path) -> Iterator[RangeServer]:
    with RangeServer(folder) as server:
        yield server


def test_a_window_is_the_files_own_and_costs_a_part_of_it(server: RangeServer, folder: Path) -> None:
    rasters = AllowedRasters([], allow_network=True)
    with rasters.open(RasterDescription(source=server.source("scene.tif"))) as raster:
        assert (raster.width, raster.height) == (SIDE, SIDE)
        seen = raster.read(PixelWindow(1100, 700, 300, 200), 300, 200)
    with rasterio.open(folder / "scene.tif") as file:
        expected = file.read(window=Window(1100, 700, 300, 200))
    assert np.array_equal(seen, np.moveaxis(expected, 0, -1))
    assert 0 < server.sent < (folder / "scene.tif").stat().st_size / 4
    assert not any(path.endswith("/") for _, path, _ in server.seen), "its folder is not listed"


def test_the_overview_is_read_from_the_cogs_overviews(server: RangeServer, folder: Path) -> None:
    with Raster.open(server.source("scene.tif"), allow_network=True) as raster:
        overview = raster.read(raster.window, 375, 375)
    assert overview.shape == (375, 375, 3)
    assert server.sent < (folder / "scene.tif").stat().st_size / 4


def test_without_permission_nothing_is_asked_of_the_server(server: RangeServer) -> None:
    with pytest.raises(RasterForbidden):
        AllowedRasters([]).open(RasterDescription(source=server.source("scene.tif")))
    assert not server.seen


def test_a_file_that_the_server_does_not_have_is_missing(server: RangeServer) -> None:
    with pytest.raises(RasterMissing) as caught:
        Raster.open(server.source("gone.tif"), allow_network=True)
    assert "address" in caught.value.next_step


@pytest.mark.parametrize("status", [401, 403])
def test_a_server_that_refuses_is_not_told_as_a_broken_file(server: RangeServer, status: int) -> None:
    server.status = status
    with pytest.raises(RasterUnreadable, match="over the network") as caught:
        Raster.open(server.source(f"refused-{status}.tif"), allow_network=True)
    assert str(status) in (caught.value.details or "")


def test_a_server_that_is_gone(folder: Path) -> None:
    with RangeServer(folder) as server:
        source = server.source("scene.tif")
    with pytest.raises(RasterUnreadable, match="over the network"):
        Raster.open(source, allow_network=True)
