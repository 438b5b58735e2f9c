"""Write what a ledger holds as one vector file, in portions, so that millions of objects need little memory.

The file is made anew from the ledger each time, beside its place, and then moved there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyogrio
from pyproj import CRS

from rscovlm.bulk.ledger import Ledger
from rscovlm.contract import Detection
from rscovlm.imagery.place import name_of
from rscovlm.output import LAYER, check_written, objects_frame, replacing, to_wgs84

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

ENDINGS = (".gpkg", ".parquet")
"""Of the files that a bulk run writes: the ones that take any number of objects in portions."""

PORTION = 20_000
"""Objects that are in memory at once."""

UNPLACED = "objects_without_crs"
"""The layer of those objects of which nobody knows where on the ground they lie, beside others of a CRS."""

_WGS84 = "EPSG:4326"

Found = tuple[str, str, Detection]


@dataclass(frozen=True)
class Written:
    """A layer that was written.

    Attributes:
        path: of its file.
        layer: its name.
        crs: in words.
        objects: how many.
    """

    path: Path
    layer: str
    crs: str
    objects: int


@dataclass(frozen=True)
class _Layer:
    """A layer to write: objects of these CRSs (WKT; empty: none), in ``crs`` (WKT; None: they have none)."""

    name: str
    systems: frozenset[str]
    crs: str | None


def write_found(ledger: Ledger, out: Path) -> list[Written]:
    """Write every object of a ledger.

    Where all rasters have one CRS, the objects keep it; else they are in longitude and latitude, EPSG:4326.
    Objects of rasters without a CRS have a layer without one; in GeoParquet that is a file beside ``out``.

    Raises:
        ExportFailed: a file cannot be written; what was there before is as it was.
        DiskFull: because the disk is full.
    """
    layers = _layers(ledger.systems())
    if out.suffix.lower() == ".gpkg":
        with replacing(out) as written:
            return [_write_gpkg(ledger, layer, written, out) for layer in layers]
    return [_write_parquet(ledger, layer, out) for layer in layers]


def _layers(systems: list[str]) -> list[_Layer]:
    placed = [wkt for wkt in systems if wkt]
    layers = []
    if placed:
        crs = placed[0] if len(placed) == 1 else CRS.from_user_input(_WGS84).to_wkt()
        layers.append(_Layer(LAYER, frozenset(placed), crs))
    if not placed or "" in systems:
        layers.append(_Layer(UNPLACED if placed else LAYER, frozenset({""}), None))
    return layers


def _write_gpkg(ledger: Ledger, layer: _Layer, written: Path, out: Path) -> Written:
    count = 0
    for frame in _frames(ledger, layer):
        options: dict[str, Any] = {"append": True} if count else {}
        pyogrio.write_dataframe(
            frame, written, layer=layer.name, driver="GPKG", geometry_type="Polygon", **options
        )
        count += len(frame)
    check_written(written, layer.name, count)
    return Written(out, layer.name, _in_words(layer.crs), count)


def _write_parquet(ledger: Ledger, layer: _Layer, out: Path) -> Written:
    from pyarrow import Table
    from pyarrow.parquet import ParquetWriter, read_metadata

    path = out if layer.name == LAYER else out.with_name(f"{out.stem}_{UNPLACED}{out.suffix}")
    count = 0
    with replacing(path) as written:
        writer = None
        for frame in _frames(ledger, layer):
            table = Table.from_pandas(frame.to_wkb(), preserve_index=False)
            if writer is None:
                schema = table.schema.with_metadata({**table.schema.metadata, b"geo": _geo(layer.crs)})
                writer = ParquetWriter(written, schema, compression="zstd")
            writer.write_table(table.cast(schema))
            count += len(frame)
        if writer is not None:
            writer.close()
        if read_metadata(written).num_rows != count:
            raise OSError(f"not all of {count} objects were written")
    return Written(path, layer.name, _in_words(layer.crs), count)


def _frames(ledger: Ledger, layer: _Layer) -> Iterator[GeoDataFrame]:
    """The objects of a layer in portions, in its CRS; at least one, which may be empty, for the fields."""
    import pandas

    rows = ledger.objects(layer.systems)
    portion = list(islice(rows, PORTION))
    while True:
        portion.sort(key=_system)
        parts = [_frame(list(some), ledger.run_id, wkt) for wkt, some in groupby(portion, key=_system)]
        if not parts:
            yield objects_frame([], layer.crs, ledger.run_id, sources=[])
        else:
            turned = [part if len(layer.systems) == 1 else to_wgs84(part) for part in parts]
            yield pandas.concat(turned, ignore_index=True)
        portion = list(islice(rows, PORTION))
        if not portion:
            return


def _system(row: Found) -> str:
    return row[1]


def _frame(rows: list[Found], run_id: str, wkt: str) -> GeoDataFrame:
    detections = [detection for _, _, detection in rows]
    return objects_frame(detections, wkt or None, run_id, sources=[source for source, _, _ in rows])


def _geo(crs: str | None) -> bytes:
    """The file's metadata. Source: the GeoParquet specification 1.1.0; a CRS of null is an unknown one."""
    system = None if crs is None else CRS.from_wkt(crs).to_json_dict()
    column = {"encoding": "WKB", "geometry_types": ["Polygon"], "crs": system}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    return json.dumps(geo).encode()


def _in_words(wkt: str | None) -> str:
    if wkt is None:
        return "no coordinate system"
    return name_of(CRS.from_wkt(wkt))
