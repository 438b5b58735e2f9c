"""GDAL as we want it: a small cache, and no network unless it is allowed."""

from __future__ import annotations

import re
import warnings
from typing import Any

from rasterio.env import Env
from rasterio.errors import NotGeoreferencedWarning

CACHE_BYTES = 128 * 2**20
"""GDAL's own default is a twentieth of the machine's memory, which is too much beside a model."""

# Rasters without a geotransform are told of in our own words, as a SourceWarning.
warnings.filterwarnings("ignore", category=NotGeoreferencedWarning, module="rasterio")

_NETWORK = re.compile(
    r"/vsi(curl|s3|gs|az|adls|oss|swift|webhdfs|hdfs)(_streaming)?[/?]|\b(https?|ftps?|s3|gs|az|abfss?)://"
    r"|^(wms|wmts|wcs|ogcapi|stacit|stacta|eedai?|plmosaic|daas|ngw|pg|postgis|http|dods)\s*:"
    r"|<\s*gdal_(wms|wmts|wcs)\b|<\s*(wcs|ogcapi)_gdal\b",
    re.IGNORECASE,
)

NETWORK_DRIVERS = frozenset(
    {"DAAS", "EEDA", "EEDAI", "HTTP", "NGW", "OGCAPI", "PLMOSAIC", "PostGISRaster"}
    | {"STACIT", "STACTA", "WCS", "WMS", "WMTS"}
)
"""Drivers whose pixels come from the network even where the source is a file on this machine."""

_DEAD_PROXY = "http://127.0.0.1:9"
"""The discard port: whatever a nested source still asks of the network ends on this machine."""


_NETWORK_OPTIONS = {
    "GDAL_HTTP_CONNECTTIMEOUT": 10,
    "GDAL_HTTP_LOW_SPEED_LIMIT": 100,
    "GDAL_HTTP_LOW_SPEED_TIME": 20,
    "GDAL_HTTP_MAX_RETRY": 2,
    "GDAL_HTTP_RETRY_DELAY": 1,
}
"""Times in seconds: by default GDAL waits for ever for a server that has stopped to answer."""


def is_network_source(source: str) -> bool:
    """Tell whether GDAL would have to use the network to open ``source``."""
    return bool(_NETWORK.search(source))


def gdal_env(*, allow_network: bool, source: str = "") -> Env:
    """Make the environment that every call to GDAL runs in; use it as a context manager.

    Beside a ``source`` on the network nothing is looked for: each of a dozen possible side files would cost a
    request, and rasterio holds up every thread of the process while it asks for them.

    With the network off, a local file that points to a remote one, as a VRT can, fails to be read.
    """
    options: dict[str, Any] = {
        "GDAL_CACHEMAX": CACHE_BYTES,
        "GDAL_ERROR_ON_LIBJPEG_WARNING": True,  # else the lost part of a truncated JPEG reads as grey
    }
    if allow_network:
        options |= _NETWORK_OPTIONS
        if is_network_source(source):
            options["GDAL_DISABLE_READDIR_ON_OPEN"] = "EMPTY_DIR"
    else:
        options |= {
            "GDAL_HTTP_PROXY": _DEAD_PROXY,
            "GDAL_HTTPS_PROXY": _DEAD_PROXY,
            "GDAL_HTTP_MAX_RETRY": 0,
            "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".network-is-off",
        }
    return Env(**options)
