"""Opening a raster by GDAL, with a plain sentence for each way in which that fails."""

from __future__ import annotations

import re
from pathlib import Path

import rasterio
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader

from rscovlm.errors import RasterForbidden, RasterMissing, RasterUnreadable
from rscovlm.imagery.gdal import NETWORK_DRIVERS, gdal_env, is_network_source

UNREACHED_NEXT = "Check that the backend's machine reaches that server and may read from it, then try again."
_NAMED_BY_DRIVER = re.compile(r"^(/vsi|<|[A-Za-z][A-Za-z0-9_]+:)")


def open_dataset(source: str, *, allow_network: bool) -> DatasetReader:
    """Open ``source`` for reading.

    Raises:
        RasterForbidden: when it lies on the network, and that is off.
        RasterMissing: when there is no such file.
        RasterUnreadable: when GDAL cannot open it, or it holds no bands.
    """
    if not allow_network and is_network_source(source):
        raise _forbidden(source)
    if is_missing_file(source):
        raise RasterMissing(f"There is no raster at '{source}'.")
    try:
        with gdal_env(allow_network=allow_network, source=source):
            dataset = rasterio.open(source)
    except RasterioError as error:
        if is_network_source(source):
            raise _unreached(source, error) from error
        if "No such file" in str(error):
            raise RasterMissing(f"There is no raster at '{source}'.", details=str(error)) from error
        raise RasterUnreadable(_why_not(source), details=str(error)) from error
    if not allow_network:
        _check_parts(dataset)
    if dataset.count == 0:
        parts = list(dataset.subdatasets)
        dataset.close()
        raise RasterUnreadable(
            "The file holds no picture of its own" + (f" but {len(parts)} inside it." if parts else "."),
            details="\n".join(parts),
            next_step="Add one of its parts to QGIS as a layer and use that." if parts else None,
        )
    return dataset


def is_missing_file(source: str) -> bool:
    """Tell whether ``source`` is the path of a file that does not exist, rather than a name GDAL resolves."""
    return not _NAMED_BY_DRIVER.match(source) and not Path(source).exists()


def _check_parts(dataset: DatasetReader) -> None:
    """Refuse a local file, such as a VRT, that takes its pixels from the network."""
    remote = [file for file in dataset.files if is_network_source(file)]
    if remote or dataset.driver in NETWORK_DRIVERS:
        dataset.close()
        raise _forbidden(remote[0] if remote else dataset.name)


def _forbidden(source: str) -> RasterForbidden:
    return RasterForbidden(
        "The raster lies on the network, which the backend may not use.",
        details=source,
        next_step="Save the layer to a file first, or allow the backend to use the network.",
    )


def _unreached(source: str, error: RasterioError) -> RasterUnreadable | RasterMissing:
    if "404" in str(error):
        return RasterMissing(
            f"There is no raster at '{source}'.",
            details=str(error),
            next_step="Check its address; the server answers that it has no such file.",
        )
    return RasterUnreadable(
        "The raster cannot be opened over the network.", details=str(error), next_step=UNREACHED_NEXT
    )


def _why_not(source: str) -> str:
    path = Path(source)
    name = path.name or source
    if path.is_dir():
        return f"'{name}' is a folder, not a raster."
    if path.is_file() and path.stat().st_size == 0:
        return f"'{name}' is empty."
    return f"'{name}' cannot be opened as a raster."
