"""Write objects as a vector file: GeoPackage, GeoParquet, Shapefile or GeoJSON.

A file is written beside its place and then moved there, so that a full disk leaves the former one whole.
"""

from __future__ import annotations

import errno
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError, FieldError
from pyproj import CRS
from pyproj.exceptions import ProjError

from rscovlm.contract import Detection
from rscovlm.errors import DiskFull, ExportFailed

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

LAYER = "objects"

PARQUET = "Parquet"

DRIVERS = {".gpkg": "GPKG", ".shp": "ESRI Shapefile", ".geojson": "GeoJSON", ".parquet": PARQUET}
"""GDAL's driver for each file ending; GeoParquet is written by pyarrow, as few builds of GDAL can."""

NO_SPACE = 1 << 20
"""Bytes; with less left, a failure to write is put down to the full disk: GDAL names other reasons."""

_OPTIONS: dict[str, dict[str, Any]] = {
    # RFC 7946: longitude and latitude; nine decimals, a tenth of a millimetre, not to blur small pixels.
    "GeoJSON": {"RFC7946": "YES", "COORDINATE_PRECISION": "9"},
    "ESRI Shapefile": {"ENCODING": "UTF-8"},
    "GPKG": {},
}
_STALE = (".qix", ".sbn", ".sbx", ".shp.xml")
"""What other programs leave beside a shapefile and is wrong for the new one: spatial indexes, metadata."""

# That a raster has no CRS was told when it was opened.
warnings.filterwarnings("ignore", message="'crs' was not provided", module="pyogrio")
warnings.filterwarnings("ignore", message="No SRS set on layer", module="pyogrio")

_WRITING = (DataSourceError, DataLayerError, FeatureError, FieldError)


def write_objects(
    path: str | Path, detections: Sequence[Detection], crs: CRS | str | None, *, run_id: str
) -> None:
    """Write objects as polygons with class, score, angle_deg, gsd_m, area_m2 and run_id.

    Args:
        path: ends in .gpkg, .shp or .geojson. Other layers of an existing GeoPackage are kept.
        detections: none gives an empty layer with its fields.
        crs: of ``polygon_map``; None: unknown, and the file says nothing of it. GeoJSON is always in WGS 84
            where the CRS is known, as its standard asks.
        run_id: marks the run that found them.

    Raises:
        ExportFailed: the file cannot be written; what was there before is as it was.
        DiskFull: because the disk is full.
    """
    target = Path(path)
    check_target(target)
    driver = DRIVERS[target.suffix.lower()]
    frame = objects_frame(detections, crs, run_id)
    options = _OPTIONS.get(driver, {})
    if driver == "GeoJSON" and crs is None:
        options = {**options, "RFC7946": "NO"}  # which would cut coordinates that are no degrees
    elif driver == "GeoJSON":
        frame = to_wgs84(frame)
    with replacing(target) as written:
        if driver == PARQUET:
            frame.to_parquet(written, index=False)
            return
        layer = _layer_name(target, driver)
        pyogrio.write_dataframe(
            frame, written, layer=layer, driver=driver, geometry_type="Polygon", **options
        )
        check_written(written, layer, len(frame))


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a path to write to; what was written takes the place of ``target`` when the block ends well.

    Of a GeoPackage that is there already, the path is a copy.

    Raises:
        ExportFailed: the file cannot be written; what was there before is as it was.
        DiskFull: because the disk is full.
    """
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".rscovlm-") as folder:
            written = Path(folder) / target.name
            try:
                if target.suffix.lower() == ".gpkg" and target.exists() and target.stat().st_size:
                    # Fails where it is something else, which must not be replaced.
                    pyogrio.list_layers(target)
                    shutil.copyfile(target, written)
                yield written
                _move(written, target)
            except (OSError, *_WRITING) as error:
                # Judged here, while what was half written still fills the disk.
                raise _failure(target, error) from error
    except OSError as error:
        raise _failure(target, error) from error


def check_target(path: str | Path) -> None:
    """Refuse early a file that could not be written in the end.

    Raises:
        ExportFailed: its ending is unknown, its folder is missing or cannot be written to, it is GeoParquet
            and pyarrow is missing, or a GeoPackage that another program has open (SQLite's ``-wal`` file
            tells).
    """
    target = Path(path)
    if target.suffix.lower() not in DRIVERS:
        raise ExportFailed(
            f"'{target.name}' has no known ending.", next_step=f"Use one of {', '.join(DRIVERS)}."
        )
    if DRIVERS[target.suffix.lower()] == PARQUET and find_spec("pyarrow") is None:
        raise ExportFailed(
            "GeoParquet cannot be written here, because 'pyarrow' is not installed.",
            next_step="Install it with: pip install 'rscovlm[parquet]'. Or write a .gpkg file.",
        )
    if target.is_dir():
        raise ExportFailed(f"'{target}' is a folder.", next_step="Give the name of a file in it.")
    if not target.parent.is_dir():
        raise ExportFailed(f"The folder '{target.parent}' does not exist.")
    if target.with_name(f"{target.name}-wal").exists():
        raise ExportFailed(
            f"'{target.name}' is open in another program.",
            next_step="Remove its layers from QGIS, or choose another file name.",
        )
    try:
        with tempfile.TemporaryFile(dir=target.parent):
            pass
    except OSError as error:
        raise _failure(target, error) from error


def objects_frame(
    detections: Sequence[Detection],
    crs: CRS | str | None,
    run_id: str,
    *,
    sources: Sequence[str] | None = None,
) -> GeoDataFrame:
    """Make the table of objects, as ``write_objects`` writes it.

    Args:
        detections: (N,) the objects.
        crs: of ``polygon_map``; None: unknown.
        run_id: marks the run that found them.
        sources: (N,) the raster of each, for the column ``raster``; None: there is no such column.
    """
    import geopandas
    import pandas

    columns = {
        "class": pandas.Series([item.class_name for item in detections], dtype="str"),
        "score": pandas.Series([item.score for item in detections], dtype="float64"),
        "angle_deg": pandas.Series([item.angle_deg for item in detections], dtype="float64"),
        "gsd_m": pandas.Series([item.gsd_m for item in detections], dtype="float64"),
        "area_m2": pandas.Series([item.area_m2 for item in detections], dtype="float64"),
        "run_id": pandas.Series([run_id] * len(detections), dtype="str"),
    }
    if sources is not None:
        columns["raster"] = pandas.Series(list(sources), dtype="str")
    polygons = [shapely.Polygon(item.polygon_map) for item in detections]
    return geopandas.GeoDataFrame(columns, geometry=geopandas.GeoSeries(polygons, crs=crs), crs=crs)


def to_wgs84(frame: GeoDataFrame) -> GeoDataFrame:
    """Turn a table of objects to longitude and latitude.

    Raises:
        ExportFailed: its CRS has no way there.
    """
    try:
        turned = frame.to_crs("EPSG:4326")
    except ProjError as error:
        raise ExportFailed(
            "The objects cannot be placed in longitude and latitude, which the file needs.",
            details=str(error),
            next_step="Export a GeoPackage instead, which keeps the raster's own CRS.",
        ) from error
    return turned


def _layer_name(target: Path, driver: str) -> str:
    return LAYER if driver == "GPKG" else target.stem


def check_written(written: Path, layer: str, count: int) -> None:
    """Read back how many objects were written: GDAL may meet a full disk silently, on closing the file.

    Raises:
        OSError: they are not all there.
    """
    found = pyogrio.read_info(written, layer=layer, force_feature_count=True)
    if found["features"] != count:
        raise OSError(errno.EIO, f"{found['features']} of {count} objects were written")


def _move(written: Path, target: Path) -> None:
    """Put every file of the new one in place, the one that is opened last."""
    if target.suffix.lower() == ".shp":
        for ending in _STALE:
            target.with_suffix(ending).unlink(missing_ok=True)
        if not written.with_suffix(".prj").exists():
            target.with_suffix(".prj").unlink(missing_ok=True)
    parts = sorted(written.parent.iterdir(), key=lambda part: part.name == written.name)
    for part in parts:
        part.replace(target.parent / part.name)


def _failure(target: Path, error: Exception) -> ExportFailed:
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    if full or _no_space_left(target.parent):
        return DiskFull(f"The disk is full; '{target.name}' was not written.", details=str(error))
    if isinstance(error, PermissionError):
        return ExportFailed(f"'{target.parent}' cannot be written to.", details=str(error))
    return ExportFailed(f"'{target.name}' cannot be written.", details=str(error))


def _no_space_left(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < NO_SPACE
    except OSError:
        return False
