"""Vector files as other programs read them."""

from __future__ import annotations

import contextlib
import errno
import json
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import geopandas
import numpy as np
import pyogrio
import pytest
import shapely
from doubles import noise_image
from pyproj import CRS, Transformer

from rscovlm import output
from rscovlm.contract import Detection
from rscovlm.errors import DiskFull, ExportFailed
from rscovlm.output import write_objects
from rscovlm.tasks.trace import Trace

FIELDS = ["class", "score", "angle_deg", "gsd_m", "area_m2", "run_id"]
UTM = CRS.from_epsg(32633)
ENDINGS = [".gpkg", ".shp", ".geojson"]


def objects(count: int = 3, crs: str | None = "EPSG:32633") -> list[Detection]:
    trace = Trace(noise_image(400, 400, crs=crs))
    corners = np.array([(10, 10), (30, 12), (29, 22), (9, 20)], dtype=float)
    return [
        trace.detection(corners + 40 * number, label="größeres Schiff", matched=True, score=0.5, view=1)
        for number in range(count)
    ]


@pytest.mark.parametrize("ending", ENDINGS)
def test_files_open_elsewhere_with_crs_fields_and_place(tmp_path: Path, ending: str) -> None:
    found = objects()
    write_objects(tmp_path / f"out{ending}", found, UTM, run_id="run1")
    frame = geopandas.read_file(tmp_path / f"out{ending}")
    assert [name for name in frame.columns if name != "geometry"] == FIELDS
    assert CRS(frame.crs).to_epsg() == (4326 if ending == ".geojson" else 32633)
    assert frame["class"].tolist() == ["größeres Schiff"] * 3
    assert frame["score"].tolist() == [0.5] * 3
    assert frame["area_m2"].tolist() == pytest.approx([item.area_m2 for item in found])
    for item, polygon in zip(found, frame.to_crs(UTM).geometry, strict=True):
        assert shapely.hausdorff_distance(shapely.Polygon(item.polygon_map), polygon) < 1e-3


def test_a_shapefile_keeps_to_its_limits(tmp_path: Path) -> None:
    write_objects(tmp_path / "out.shp", objects(), UTM, run_id="run1")
    assert (tmp_path / "out.cpg").read_text().strip() == "UTF-8"
    assert CRS.from_wkt((tmp_path / "out.prj").read_text()).to_epsg(min_confidence=20) == 32633
    assert all(len(name) <= 10 for name in pyogrio.read_info(tmp_path / "out.shp")["fields"])
    assert {path.suffix for path in tmp_path.iterdir()} == {".shp", ".shx", ".dbf", ".prj", ".cpg"}


def test_geojson_follows_its_standard(tmp_path: Path) -> None:
    found = objects(1)
    write_objects(tmp_path / "out.geojson", found, UTM, run_id="run1")
    content = json.loads((tmp_path / "out.geojson").read_text(encoding="utf-8"))
    assert "crs" not in content
    ring = np.array(content["features"][0]["geometry"]["coordinates"][0])
    assert shapely.is_ccw(shapely.LinearRing(ring))
    lon, lat = Transformer.from_crs(UTM, 4326, always_xy=True).transform(*np.array(found[0].polygon_map).T)
    assert (
        shapely.Polygon(ring).equals_exact(shapely.Polygon(np.stack([lon, lat], axis=1)).normalize(), 1e-8)
        or shapely.hausdorff_distance(shapely.Polygon(ring), shapely.Polygon(zip(lon, lat, strict=True)))
        < 1e-8
    )


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_objects_give_an_empty_layer_with_its_fields(tmp_path: Path, ending: str) -> None:
    write_objects(tmp_path / f"out{ending}", [], UTM, run_id="run1")
    info = pyogrio.read_info(tmp_path / f"out{ending}")
    assert info["features"] == 0
    if ending != ".geojson":  # a GeoJSON without features has nowhere to name its fields
        assert list(info["fields"]) == FIELDS
        assert CRS(info["crs"]).to_epsg() == 32633


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_crs_is_not_invented(tmp_path: Path, ending: str) -> None:
    found = objects(1, crs=None)
    write_objects(tmp_path / f"out{ending}", found, None, run_id="run1")
    frame = geopandas.read_file(tmp_path / f"out{ending}")
    polygon = shapely.Polygon(found[0].polygon_map)
    assert shapely.hausdorff_distance(polygon, frame.geometry[0]) < 1e-6
    assert frame["area_m2"].isna().all()
    assert not (tmp_path / "out.prj").exists()


@pytest.mark.parametrize("ending", ENDINGS)
def test_writing_again_replaces_the_objects(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"out{ending}"
    write_objects(target, objects(3), UTM, run_id="run1")
    (tmp_path / "out.qix").write_bytes(b"a spatial index of the former file")
    write_objects(target, objects(1), UTM, run_id="run2")
    assert geopandas.read_file(target)["run_id"].tolist() == ["run2"]
    assert (tmp_path / "out.qix").exists() == (ending != ".shp")


def test_other_layers_of_a_geopackage_are_kept(tmp_path: Path) -> None:
    target = tmp_path / "out.gpkg"
    mine = geopandas.GeoDataFrame({"note": ["mine"]}, geometry=[shapely.Point(1, 2)], crs=UTM)
    mine.to_file(target, layer="notes", driver="GPKG")
    write_objects(target, objects(2), UTM, run_id="run1")
    assert {name for name, _ in pyogrio.list_layers(target)} == {"notes", "objects"}
    assert geopandas.read_file(target, layer="notes")["note"].tolist() == ["mine"]


def test_a_file_that_is_no_geopackage_is_refused_and_kept(tmp_path: Path) -> None:
    target = tmp_path / "out.gpkg"
    target.write_text("my diary")
    with pytest.raises(ExportFailed):
        write_objects(target, objects(1), UTM, run_id="run1")
    assert target.read_text() == "my diary"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_full_disk_leaves_the_former_file_whole(
    tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / f"out{ending}"
    write_objects(target, objects(2), UTM, run_id="run1")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(output.pyogrio, "write_dataframe", fail)
    with pytest.raises(DiskFull) as caught:
        write_objects(target, objects(3), UTM, run_id="run2")
    assert "full" in caught.value.message
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_disk_that_fills_up_while_gdal_writes_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = {"free": 10**9}

    def fill(*_: object, **__: object) -> None:
        space["free"] = 0
        raise output.DataSourceError("Could not add feature to layer at index 601")

    monkeypatch.setattr(output.pyogrio, "write_dataframe", fill)
    monkeypatch.setattr(output.shutil, "disk_usage", lambda _: SimpleNamespace(**space))
    with pytest.raises(DiskFull):
        write_objects(tmp_path / "out.shp", objects(3), UTM, run_id="run1")
    assert list(tmp_path.iterdir()) == []


def test_a_geopackage_open_elsewhere_is_not_replaced(tmp_path: Path) -> None:
    target = tmp_path / "out.gpkg"
    write_objects(target, objects(1), UTM, run_id="run1")
    with contextlib.closing(sqlite3.connect(target)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("UPDATE gpkg_contents SET description = 'mine'")
        with pytest.raises(ExportFailed, match="open in another program"):
            write_objects(target, objects(2), UTM, run_id="run2")
        other.commit()
        assert other.execute("SELECT description FROM gpkg_contents").fetchall() == [("mine",)]
    assert geopandas.read_file(target)["run_id"].tolist() == ["run1"]


def test_fewer_objects_than_were_to_be_written_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = output.pyogrio.write_dataframe
    monkeypatch.setattr(
        output.pyogrio, "write_dataframe", lambda frame, *args, **options: write(frame[:1], *args, **options)
    )
    with pytest.raises(ExportFailed):
        write_objects(tmp_path / "out.gpkg", objects(3), UTM, run_id="run1")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["out.txt", "out", "missing/out.gpkg", "."])
def test_impossible_targets_are_refused_in_words(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportFailed) as caught:
        write_objects(tmp_path / name, objects(1), UTM, run_id="run1")
    assert caught.value.message
    assert caught.value.next_step
