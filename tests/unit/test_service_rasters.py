"""Which rasters may be opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from serving import make_raster

from rscovlm.contract import RasterDescription
from rscovlm.errors import RasterForbidden, RasterMissing
from rscovlm.service.rasters import AllowedRasters

VRT = """<VRTDataset rasterXSize="60" rasterYSize="40"><GeoTransform>0, 1, 0, 0, 0, -1</GeoTransform>
<VRTRasterBand dataType="Byte" band="1"><SimpleSource>
<SourceFilename relativeToVRT="0">{source}</SourceFilename><SourceBand>1</SourceBand>
</SimpleSource></VRTRasterBand></VRTDataset>"""


@pytest.fixture
def inside(tmp_path: Path) -> Path:
    folder = tmp_path / "inside"
    folder.mkdir()
    return folder


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "inside-not"
    folder.mkdir()
    return folder


@pytest.fixture
def rasters(inside: Path) -> AllowedRasters:
    return AllowedRasters([inside])


def test_a_file_below_a_root_is_opened(rasters: AllowedRasters, inside: Path) -> None:
    path = make_raster(inside)
    assert rasters.check(str(path)) == str(path)
    with rasters.open(RasterDescription(source=str(path))) as raster:
        assert (raster.width, raster.height) == (60, 40)


def test_a_file_elsewhere_is_refused(rasters: AllowedRasters, inside: Path, outside: Path) -> None:
    path = make_raster(outside)
    for source in (str(path), f"{inside}/../{outside.name}/{path.name}", "/etc/passwd", "/"):
        with pytest.raises(RasterForbidden):
            rasters.open(RasterDescription(source=source))


def test_links_are_followed_before_they_are_judged(
    rasters: AllowedRasters, inside: Path, outside: Path
) -> None:
    (inside / "leads-out.tif").symlink_to(make_raster(outside))
    (inside / "folder").symlink_to(outside)
    (outside / "leads-in.tif").symlink_to(make_raster(inside))
    for source in (inside / "leads-out.tif", inside / "folder" / "scene.tif"):
        with pytest.raises(RasterForbidden):
            rasters.check(str(source))
    assert rasters.check(str(outside / "leads-in.tif")) == str(inside / "scene.tif")


def test_a_root_may_be_a_link_itself(inside: Path, tmp_path: Path) -> None:
    path = make_raster(inside)
    (tmp_path / "link").symlink_to(inside)
    assert AllowedRasters([tmp_path / "link"]).check(str(path)) == str(path)


def test_a_missing_file_is_missing_rather_than_forbidden(rasters: AllowedRasters, inside: Path) -> None:
    with pytest.raises(RasterMissing):
        rasters.open(RasterDescription(source=str(inside / "gone.tif")))


@pytest.mark.parametrize(
    "source",
    [
        "/vsicurl/http://127.0.0.1:9/a.tif",
        "/vsis3/bucket/a.tif",
        "/vsizip/{inside}/a.zip/a.tif",
        "/vsizip//vsicurl/http://127.0.0.1:9/a.zip",
        "/vsimem/a.tif",
        "/vsistdin/",
        "http://127.0.0.1:9/a.tif",
        "HTTPS://127.0.0.1/a.tif",
        "file://{inside}/scene.tif",
        "zip+file://{inside}/scene.zip",
        "NETCDF:{inside}/scene.tif:band",
        "GPKG:{inside}/scene.gpkg:table",
        "GTIFF_DIR:1:{inside}/scene.tif",
        "vrt://{inside}/scene.tif",
        "WMS:http://127.0.0.1:9/?",
        "<GDAL_WMS></GDAL_WMS>",
        "<VRTDataset></VRTDataset>",
        '{{"type": "gdal_virtual_file"}}',
        "{inside}/a\0b.tif",
        "{inside}/" + "a/" * 2500,
        "a" * 4096,
        "scene.tif",
    ],
)
def test_what_is_no_plain_path_below_a_root_is_refused(
    rasters: AllowedRasters, inside: Path, source: str
) -> None:
    make_raster(inside)
    with pytest.raises((RasterForbidden, RasterMissing)) as failure:
        rasters.open(RasterDescription.model_construct(source=source.format(inside=inside)))
    assert failure.value.message.endswith(".")


def test_a_vrt_is_judged_by_what_it_refers_to(rasters: AllowedRasters, inside: Path, outside: Path) -> None:
    vrt = inside / "mosaic.vrt"
    vrt.write_text(VRT.format(source=make_raster(inside)))
    assert rasters.check(str(vrt)) == str(vrt)
    vrt.write_text(VRT.format(source=make_raster(outside)))
    with pytest.raises(RasterForbidden, match=r"scene\.tif is not in a folder"):
        rasters.check(str(vrt))
    vrt.write_text(VRT.format(source="/vsicurl/http://127.0.0.1:9/a.tif"))
    with pytest.raises(RasterForbidden):
        rasters.check(str(vrt))


def test_the_network_only_if_allowed(inside: Path) -> None:
    source = "/vsicurl/http://127.0.0.1:9/a.tif"
    assert AllowedRasters([inside], allow_network=True).check(source) == source
    for other in ("/vsimem/a.tif", "/etc/passwd", "NETCDF:a.nc:b"):
        with pytest.raises(RasterForbidden):
            AllowedRasters([inside], allow_network=True).check(other)
