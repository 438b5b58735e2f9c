"""A server of maps on this machine: XYZ tiles, a WMTS and a WMS, and how they fail."""

from __future__ import annotations

import math
import threading
from pathlib import Path
from urllib.parse import parse_qs, quote

import numpy as np
from osgeo import gdal
from qgis.core import Qgis
from raster_server import RasterServer

EDGE = math.pi * 6378137.0
TILE = 256
CAPABILITIES = """<?xml version="1.0" encoding="UTF-8"?>
<WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms"
 xmlns:xlink="http://www.w3.org/1999/xlink"><Service><Name>WMS</Name><Title>Test</Title></Service>
<Capability><Request><GetCapabilities><Format>text/xml</Format><DCPType><HTTP><Get>
<OnlineResource xlink:href="{url}"/></Get></HTTP></DCPType></GetCapabilities>
<GetMap><Format>image/png</Format><DCPType><HTTP><Get><OnlineResource xlink:href="{url}"/></Get></HTTP>
</DCPType></GetMap></Request><Exception><Format>XML</Format></Exception>
<Layer><Title>All</Title><CRS>EPSG:3857</CRS><Layer queryable="0"><Name>photo</Name><Title>Photo</Title>
<CRS>EPSG:3857</CRS><EX_GeographicBoundingBox><westBoundLongitude>{west}</westBoundLongitude>
<eastBoundLongitude>{east}</eastBoundLongitude><southBoundLatitude>{south}</southBoundLatitude>
<northBoundLatitude>{north}</northBoundLatitude></EX_GeographicBoundingBox>
</Layer></Layer></Capability></WMS_Capabilities>"""

WMTS = """<?xml version="1.0" encoding="UTF-8"?>
<Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1"
 xmlns:xlink="http://www.w3.org/1999/xlink" version="1.0.0">
<ows:ServiceIdentification><ows:Title>Test</ows:Title><ows:ServiceType>OGC WMTS</ows:ServiceType>
<ows:ServiceTypeVersion>1.0.0</ows:ServiceTypeVersion></ows:ServiceIdentification>
<Contents><Layer><ows:Title>Photo</ows:Title>
<ows:WGS84BoundingBox><ows:LowerCorner>-180 -85</ows:LowerCorner><ows:UpperCorner>180 85</ows:UpperCorner>
</ows:WGS84BoundingBox><ows:Identifier>photo</ows:Identifier>
<Style isDefault="true"><ows:Identifier>default</ows:Identifier></Style><Format>image/png</Format>
<TileMatrixSetLink><TileMatrixSet>web</TileMatrixSet></TileMatrixSetLink>
<ResourceURL format="image/png" resourceType="tile"
 template="{url}/{{TileMatrix}}/{{TileCol}}/{{TileRow}}.png"/>
</Layer><TileMatrixSet><ows:Identifier>web</ows:Identifier>
<ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>{levels}</TileMatrixSet></Contents>
</Capabilities>"""
LEVEL = """<TileMatrix><ows:Identifier>{level}</ows:Identifier>
<ScaleDenominator>{scale!r}</ScaleDenominator>
<TopLeftCorner>-20037508.342789244 20037508.342789244</TopLeftCorner>
<TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>{side}</MatrixWidth>
<MatrixHeight>{side}</MatrixHeight></TileMatrix>"""
PIXEL_M = 0.00028
"""The pixel of the OGC's scale denominators."""


def resolution(level):
    """Units of EPSG:3857 that a pixel of a zoom level covers."""
    return 2 * EDGE / TILE / 2**level


def unlike(drawn, scene):
    """How far each pixel that QGIS drew of tiles is from the scene's; (height, width).

    After 3.40 QGIS makes each tile a pixel larger, so that no seams show: a pixel may be the one beside it or
    lie between the two, and what is beside the outermost is not in the scene.
    """
    drawn, scene = drawn.astype(int), scene.astype(int)
    if Qgis.QGIS_VERSION_INT < 34100:
        return np.abs(drawn - scene).max(axis=2)
    height, width = scene.shape[:2]
    padded = np.pad(scene, ((1, 1), (1, 1), (0, 0)), "edge")
    around = np.stack([padded[y : y + height, x : x + width] for y in range(3) for x in range(3)])
    apart = np.maximum(around.min(axis=0) - drawn, drawn - around.max(axis=0)).max(axis=2)
    return apart[1:-1, 1:-1].clip(0)


class TileServer(RasterServer):
    """Serves tiles, a WMTS and a WMS.

    Attributes:
        status: what it answers, by default or with ``broken_times`` so many times.
        body: what it answers in place of a picture.
        open: while it is clear, tiles and maps are waited for.
        seen: the tiles that were asked for, as (level, column, row).
        maps: the maps that were asked of the WMS: bounds, width and height.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._made: dict[tuple[int, int, int], bytes] = {}
        self.status = 200
        self.broken_times = -1
        self._counting = threading.Lock()
        self.body: bytes | None = None
        self.open = threading.Event()
        self.open.set()
        self.seen: list[tuple[int, int, int]] = []
        self.maps: list[tuple] = []

    def __exit__(self, *_):
        super().__exit__()
        self.open.set()

    def uri(self, zmax=19):
        """What QGIS calls the layer."""
        return f"type=xyz&url={self.root}/{{z}}/{{x}}/{{y}}.png&zmin=0&zmax={zmax}"

    def wms_uri(self):
        """What QGIS calls the WMS layer."""
        return f"crs=EPSG:3857&dpiMode=7&format=image/png&layers=photo&styles&url={self.root}/wms"

    def wmts_uri(self):
        """What QGIS calls the WMTS layer."""
        url = quote(f"{self.root}/wmts?SERVICE=WMTS&REQUEST=GetCapabilities", safe=":/")
        return f"crs=EPSG:3857&format=image/png&layers=photo&styles=default&tileMatrixSet=web&url={url}"

    def wmts_capabilities(self):
        """The WMTS's description of itself, for the levels 15 to 19."""
        levels = [
            LEVEL.format(level=level, scale=resolution(level) / PIXEL_M, side=2**level)
            for level in range(15, 20)
        ]
        return WMTS.format(url=self.root, levels="".join(levels)).encode()

    def wms_capabilities(self):
        """The WMS's description of itself."""
        with self._drawing():
            points = np.array(gdal.Info(self.path, format="json")["wgs84Extent"]["coordinates"][0])
        (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
        url = f"{self.root}/wms?"
        return CAPABILITIES.format(url=url, west=west, east=east, south=south, north=north).encode()

    def map(self, query):
        """Draw what a GetMap asks for."""
        asked = {name.upper(): values[0] for name, values in parse_qs(query).items()}
        bounds = tuple(float(value) for value in asked["BBOX"].split(","))
        width, height = int(asked["WIDTH"]), int(asked["HEIGHT"])
        self.maps.append((*bounds, width, height))
        return self.png(bounds, width, height)

    def mosaic(self, level, col, row, width, height):
        """The pixels of a window of a zoom level, put together by GDAL at once; (height, width, 3)."""
        return self.warp(_bounds(level, col, row, width, height), width, height)

    def tile(self, level, column, row):
        """A tile as PNG."""
        key = (level, column, row)
        if key not in self._made:
            self._made[key] = self.png(_bounds(level, column * TILE, row * TILE, TILE, TILE), TILE, TILE)
        return self._made[key]

    def answer(self, path, query):
        """Describe itself, or send a tile or a map, or what is wrong with it."""
        if "GetCapabilities" in query:
            return 200, "text/xml", self.wmts_capabilities() if path == "/wmts" else self.wms_capabilities()
        key = None if path == "/wms" else tuple(int(part) for part in path[1:-4].split("/"))
        if key:
            self.seen.append(key)
        self.open.wait()
        status = self._next_status()
        if status != 200 or self.body is not None:
            return status, "text/plain", self.body or b"this server is out of order"
        return 200, "image/png", self.tile(*key) if key else self.map(query)

    def _next_status(self):
        with self._counting:
            if self.status == 200 or not self.broken_times:
                return 200
            self.broken_times -= self.broken_times > 0
            return self.status


def _bounds(level, col, row, width, height):
    """Where a window of a zoom level's pixels lies: west, south, east, north of EPSG:3857."""
    size = resolution(level)
    left, top = -EDGE + col * size, EDGE - row * size
    return left, top - height * size, left + width * size, top
