"""Opening rasters: what is refused, in which words, and what is known of those that open."""

import dataclasses
import http.server
import json
import threading

import numpy as np
import pytest
import rasterio
from affine import Affine
from PIL import Image
from pyproj import CRS
from rasterio.control import GroundControlPoint
from rasterio.enums import Resampling
from rasterio.rpc import RPC

from rscovlm.contract import RasterInfo
from rscovlm.errors import BadRequest, RasterForbidden, RasterMissing, RasterUnreadable, RasterUnreferenced
from rscovlm.imagery.gdal import is_network_source
from rscovlm.imagery.raster import Raster
from rscovlm.imagery.window import PixelWindow

UTM = {"crs": "EPSG:32633", "transform": Affine(0.5, 0.1, 500_000, 0.2, -0.5, 5_800_000)}


@pytest.fixture
def write(tmp_path):
    """Write 40 x 30 noisy pixels as a GeoTIFF and give its path."""

    def write_file(name="raster.tif", *, side=(40, 30), gcps=None, rpcs=None, **profile):
        path = tmp_path / name
        width, height = side
        options = {"driver": "GTiff", "count": 3, "width": width, "height": height, "dtype": "uint8"}
        with rasterio.open(path, "w", **(options | profile)) as dataset:
            dataset.write(np.random.default_rng(1).integers(1, 255, (3, height, width), dtype=np.uint8))
            if gcps:
                dataset.gcps = gcps
            if rpcs:
                dataset.rpcs = rpcs
        return path

    return write_file


@pytest.mark.parametrize("source", ["nowhere.tif", "/nowhere/at all/raster.tif"])
def test_a_missing_file(source):
    with pytest.raises(RasterMissing) as caught:
        Raster.open(source)
    assert source in caught.value.message
    assert caught.value.next_step


def test_a_missing_archive():
    with pytest.raises((RasterMissing, RasterUnreadable), match=r"a\.tif"):
        Raster.open("/vsizip//nowhere.zip/a.tif")


def test_what_is_no_raster(tmp_path):
    (tmp_path / "text.tif").write_text("not a raster")
    (tmp_path / "empty.tif").touch()
    for source, words in [
        (tmp_path, "is a folder"),
        (tmp_path / "empty.tif", "is empty"),
        (tmp_path / "text.tif", "cannot be opened"),
    ]:
        with pytest.raises(RasterUnreadable, match=words):
            Raster.open(str(source))


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
@pytest.mark.parametrize("compress", ["none", "deflate", "jpeg"])
def test_a_truncated_tiff_is_refused_at_opening_or_at_reading(write, share, compress):
    path = write(side=(400, 300), compress=compress, **UTM)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(RasterUnreadable) as caught, Raster.open(str(path)) as raster:
        raster.read(raster.window, raster.width, raster.height)
    assert caught.value.details


def test_a_truncated_jpeg_is_refused(tmp_path):
    path = tmp_path / "photo.jpg"
    Image.fromarray(np.random.default_rng(1).integers(0, 255, (300, 400, 3), dtype=np.uint8)).save(path)
    path.write_bytes(path.read_bytes()[:20_000])
    with Raster.open(str(path)) as raster, pytest.raises(RasterUnreadable):
        raster.read(raster.window, raster.width, raster.height)


def test_the_unharmed_part_of_a_damaged_raster_still_reads(write):
    path = write(side=(512, 512), tiled=True, blockxsize=256, blockysize=256, **UTM)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1000])
    with Raster.open(str(path)) as raster:
        assert raster.read(PixelWindow(0, 0, 256, 256), 256, 256).any()
        with pytest.raises(RasterUnreadable, match="damaged or truncated"):
            raster.read(PixelWindow(256, 256, 256, 256), 256, 256)


def test_a_raster_deleted_while_it_is_read(write):
    path = write(side=(512, 512), tiled=True, blockxsize=256, blockysize=256, **UTM)
    path.write_bytes(path.read_bytes()[:-1000])
    with Raster.open(str(path)) as raster:
        path.unlink()
        with pytest.raises(RasterMissing, match="deleted"):
            raster.read(PixelWindow(256, 256, 256, 256), 256, 256)


def test_ground_control_points_only(write):
    points = [GroundControlPoint(row, col, 10 + col, 50 - row) for row, col in [(0, 0), (0, 40), (30, 0)]]
    path = write(gcps=(points, rasterio.crs.CRS.from_epsg(4326)))
    with pytest.raises(RasterUnreferenced, match="3 ground control points") as caught:
        Raster.open(str(path))
    assert "Warp" in caught.value.next_step
    with Raster.open(str(path), geotransform=(10, 1, 0, 50, 0, -1)) as raster:
        assert raster.transform == Affine(1, 0, 10, 0, -1, 50)


def test_a_sensor_model_only(write):
    terms = [1.0] + [0.0] * 19
    rpcs = RPC(
        height_off=0, height_scale=1, lat_off=50, lat_scale=1, long_off=10, long_scale=1, line_off=15,
        line_scale=15, samp_off=20, samp_scale=20, line_num_coeff=terms, line_den_coeff=terms,
        samp_num_coeff=terms, samp_den_coeff=terms, err_bias=0, err_rand=0,
    )  # fmt: skip
    with pytest.raises(RasterUnreferenced, match="sensor model") as caught:
        Raster.open(str(write(rpcs=rpcs)))
    assert "Orthorectify" in caught.value.next_step


def test_without_a_geotransform_it_lies_where_qgis_draws_it(write):
    with Raster.open(str(write())) as raster:
        assert raster.transform == Affine(1, 0, 0, 0, -1, 0)
        assert not raster.georeferenced
        assert raster.gsd(raster.window) is None
        assert [warning.code for warning in raster.warnings] == ["no_geotransform"]
        assert raster.info().geotransform is None


def test_without_a_crs_there_are_no_metres(write):
    with Raster.open(str(write(transform=UTM["transform"]))) as raster:
        assert raster.transform == UTM["transform"]
        assert raster.crs is None
        assert not raster.georeferenced
        assert raster.gsd(raster.window) is None
        assert [warning.code for warning in raster.warnings] == ["no_crs"]


def test_all_six_terms_are_kept(write):
    with Raster.open(str(write(**UTM))) as raster:
        assert raster.georeferenced
        assert raster.info().geotransform == UTM["transform"].to_gdal()
        assert raster.crs.to_epsg() == 32633
        assert not raster.warnings


def test_what_the_analyst_corrected_wins(write):
    wkt, terms = CRS("EPSG:2263").to_wkt(), (987_000.0, 0.5, 0.0, 211_000.0, 0.0, -0.5)
    with Raster.open(str(write(**UTM)), crs_wkt=wkt, geotransform=terms) as raster:
        assert raster.info().crs == "EPSG:2263"
        assert raster.info().geotransform == terms
        assert raster.info().gsd_x_m == pytest.approx(0.1524, rel=1e-3)


def test_a_crs_off_the_earth_gives_a_warning(write):
    wkt = 'LOCAL_CS["drawing",UNIT["metre",1]]'
    with Raster.open(str(write(**UTM)), crs_wkt=wkt) as raster:
        assert [warning.code for warning in raster.warnings] == ["no_ground_distance"]
        assert raster.info().gsd_x_m is None


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ({"crs_wkt": "not a crs"}, "not understood"),
        ({"geotransform": (0, 1, 1, 0, 1, 1)}, "onto a line"),
        ({"geotransform": (0, float("nan"), 0, 0, 0, 1)}, "six finite numbers"),
        ({"geotransform": (0, 1)}, "six finite numbers"),
    ],
)
def test_corrections_that_make_no_sense_are_refused(write, choice, words):
    with pytest.raises(BadRequest, match=words):
        Raster.open(str(write(**UTM)), **choice)


def test_info_fits_the_wire_contract(write):
    path = write(side=(1300, 1100), nodata=7, **UTM)
    with rasterio.open(path, "r+") as dataset:
        dataset.build_overviews([2, 4], Resampling.nearest)
    with Raster.open(str(path)) as raster:
        info = RasterInfo(**dataclasses.asdict(raster.info()))
    assert (info.width, info.height, info.bands, info.dtype) == (1300, 1100, 3, "uint8")
    assert (info.crs, info.nodata, info.overviews) == ("EPSG:32633", 7, [2, 4])
    assert info.size_class == "regular"
    assert json.loads(info.model_dump_json())["gsd_x_m"] == pytest.approx(np.hypot(0.5, 0.2), rel=1e-3)


def test_a_nodata_of_nan_can_be_told_in_json(write):
    with Raster.open(str(write(dtype="float32", nodata=float("nan"), **UTM))) as raster:
        assert RasterInfo(**dataclasses.asdict(raster.info())).nodata is None


def test_every_real_file_is_described_and_read(shared_data):
    for path in sorted((shared_data / "real").glob("*.tif")):
        with Raster.open(str(path)) as raster:
            info = RasterInfo(**dataclasses.asdict(raster.info()))
            shown = raster.read(raster.window, 224, 196)
        assert shown.shape == (196, 224, 3)
        assert 20 < shown[shown.any(axis=-1)].mean() < 235, path.name
        assert (info.gsd_x_m is None) == (path.name == "no_crs.tif")


@pytest.mark.parametrize(
    "source",
    [
        "/vsicurl/https://example.org/a.tif",
        "/vsizip//vsicurl/https://example.org/a.zip/a.tif",
        "/vsis3/bucket/a.tif",
        "/vsicurl?url=https%3A%2F%2Fexample.org",
        "https://example.org/a.tif",
        "s3://bucket/a.tif",
        "zip+https://example.org/a.zip!a.tif",
        "WMS:https://example.org/wms",
        "<GDAL_WMS><Service/></GDAL_WMS>",
    ],
)
def test_the_network_is_off_unless_allowed(source):
    assert is_network_source(source)
    with pytest.raises(RasterForbidden, match="network"):
        Raster.open(source)


@pytest.mark.parametrize("source", ["/data/https.tif", "C:\\maps\\wms.tif", "/data/s3/a.tif", "wms_2024.tif"])
def test_local_paths_are_not_taken_for_the_network(source):
    assert not is_network_source(source)


def test_a_vrt_cannot_reach_the_network(tmp_path):
    asked = []

    class Count(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Count)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        vrt = tmp_path / "remote.vrt"
        vrt.write_text(
            '<VRTDataset rasterXSize="10" rasterYSize="10"><VRTRasterBand dataType="Byte" band="1">'
            "<SimpleSource><SourceFilename>/vsicurl/http://127.0.0.1:"
            f"{server.server_port}/a.tif</SourceFilename><SourceBand>1</SourceBand></SimpleSource>"
            "</VRTRasterBand></VRTDataset>"
        )
        with pytest.raises(RasterForbidden):
            Raster.open(str(vrt))
        assert asked == []
        with pytest.raises(RasterUnreadable), Raster.open(str(vrt), allow_network=True) as raster:
            raster.read(raster.window, 10, 10)
        assert asked
    finally:
        server.shutdown()
        server.server_close()


def test_the_name_is_the_files(write):
    with Raster.open(str(write("Port of Manila.tif", **UTM))) as raster:
        assert raster.name == "Port of Manila"
        assert [str(file) for file in raster.files] == [raster.info().source]
