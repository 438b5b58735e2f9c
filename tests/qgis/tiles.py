"""A server of maps on this machine: XYZ tiles and a WMS, cut by GDAL from a raster, and how they fail."""

from __future__ import annotations

import contextlib
import math
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote
from uuid import uuid4

import numpy as np
from osgeo import gdal
from qgis.core import Qgis

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


def as_png(pixels):
    """Write (height, width, 3) as PNG, by GDAL."""
    height, width, _ = pixels.shape
    memory = gdal.GetDriverByName("MEM").Create("", width, height, 3)
    for band in range(3):
        memory.GetRasterBand(band + 1).WriteArray(pixels[..., band])
    name = "/vsimem/served.png"
    gdal.GetDriverByName("PNG").CreateCopy(name, memory)
    size = gdal.VSIStatL(name).size
    file = gdal.VSIFOpenL(name, "rb")
    content = bytes(gdal.VSIFReadL(1, size, file))
    gdal.VSIFCloseL(file)
    gdal.Unlink(name)
    return content


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


class TileServer:
    """Serves one raster; a context manager.

    Attributes:
        status: what it answers, by default or with ``broken_times`` so many times.
        seen: the tiles that were asked for, as (level, column, row).
        maps: the maps that were asked of the WMS: bounds, width and height.
    """

    def __init__(self, path: Path) -> None:
        self._path = str(path)
        self._name = f"/{uuid4().hex}"  # QGIS keeps tiles by address; ports come again
        self._lock = threading.Lock()
        self._closed = False
        self._made: dict[tuple[int, int, int], bytes] = {}
        self.status = 200
        self.broken_times = -1
        self.delay_s = 0.0
        self.body: bytes | None = None
        self.seen: list[tuple[int, int, int]] = []
        self.maps: list[tuple] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
        with self._lock:
            self._closed = True

    def uri(self, zmax=19):
        """What QGIS calls the layer."""
        return f"type=xyz&url={self._root}/{{z}}/{{x}}/{{y}}.png&zmin=0&zmax={zmax}"

    def wms_uri(self):
        """What QGIS calls the WMS layer."""
        return f"crs=EPSG:3857&dpiMode=7&format=image/png&layers=photo&styles&url={self._wms}"

    def wmts_uri(self):
        """What QGIS calls the WMTS layer."""
        url = quote(f"{self._root}/wmts?SERVICE=WMTS&REQUEST=GetCapabilities", safe=":/")
        return f"crs=EPSG:3857&format=image/png&layers=photo&styles=default&tileMatrixSet=web&url={url}"

    def wmts_capabilities(self):
        """The WMTS's description of itself, for the levels 15 to 19."""
        levels = [
            LEVEL.format(level=level, scale=resolution(level) / PIXEL_M, side=2**level)
            for level in range(15, 20)
        ]
        return WMTS.format(url=self._root, levels="".join(levels)).encode()

    @property
    def _root(self):
        return f"http://127.0.0.1:{self._server.server_address[1]}{self._name}"

    @property
    def _wms(self):
        return f"{self._root}/wms"

    def capabilities(self):
        """The WMS's description of itself."""
        points = np.array(gdal.Info(self._path, format="json")["wgs84Extent"]["coordinates"][0])
        (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
        return CAPABILITIES.format(
            url=self._wms + "?", west=west, east=east, south=south, north=north
        ).encode()

    def map(self, query):
        """Draw what a GetMap asks for."""
        asked = {name.upper(): values[0] for name, values in parse_qs(query).items()}
        bounds = tuple(float(value) for value in asked["BBOX"].split(","))
        self.maps.append((*bounds, int(asked["WIDTH"]), int(asked["HEIGHT"])))
        with self._lock:
            return as_png(self._warp(bounds, int(asked["WIDTH"]), int(asked["HEIGHT"])))

    def mosaic(self, level, col, row, width, height):
        """The pixels of a window of a zoom level, put together by GDAL at once; (height, width, 3)."""
        size = resolution(level)
        left, top = -EDGE + col * size, EDGE - row * size
        return self._warp((left, top - height * size, left + width * size, top), width, height)

    def _warp(self, bounds, width, height):
        if self._closed:  # a late request; with QGIS, GDAL goes too, and would take the process along
            raise ConnectionAbortedError
        warped = gdal.Warp(
            "", self._path, format="MEM", dstSRS="EPSG:3857", outputBounds=bounds, width=width, height=height,
            resampleAlg="bilinear", dstNodata=0, errorThreshold=0,
        )  # fmt: skip
        return np.dstack([warped.GetRasterBand(band).ReadAsArray() for band in (1, 2, 3)])

    def tile(self, level, column, row):
        """A tile as PNG."""
        with self._lock:  # GDAL's datasets are not for several threads
            key = (level, column, row)
            if key not in self._made:
                self._made[key] = as_png(self.mosaic(level, column * TILE, row * TILE, TILE, TILE))
            return self._made[key]

    def _handler(self):
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                """Keep the tests' output clean."""

            def do_GET(self):
                with contextlib.suppress(ConnectionAbortedError):
                    self._answer()

            def _answer(self):
                path, _, query = self.path.removeprefix(server._name).partition("?")
                if "GetCapabilities" in query:
                    wmts = path == "/wmts"
                    told = server.wmts_capabilities() if wmts else server.capabilities()
                    self._say(200, "text/xml", told)
                    return
                key = None if path == "/wms" else tuple(int(part) for part in path[1:-4].split("/"))
                if key:
                    server.seen.append(key)
                time.sleep(server.delay_s)
                status = server.status if server.broken_times else 200
                if server.broken_times > 0 and status != 200:
                    server.broken_times -= 1
                kind, content = "text/plain", b"this server is out of order"
                if status == 200 and server.body is not None:
                    content = server.body
                elif status == 200:
                    kind, content = "image/png", server.tile(*key) if key else server.map(query)
                self._say(status, kind, content)

            def _say(self, status, kind, content):
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                with contextlib.suppress(OSError):  # QGIS no longer wants it
                    self.wfile.write(content)

        return Handler
