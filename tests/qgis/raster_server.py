"""What the tests' servers of maps share: a raster drawn by GDAL, at an address that no other server had."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from uuid import uuid4

import numpy as np
from osgeo import gdal

Answer = tuple[int, str, bytes]
"""Status, content type, content."""


class RasterServer:
    """Serves one raster in Web Mercator, on loopback; a context manager. Subclasses say what is answered.

    QGIS keeps what it was sent, by address, and ports come again: each server has a path of its own, and
    what is asked of another's is not there.
    """

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self._name = f"/{uuid4().hex}"
        self._gdal = threading.RLock()
        self._closed = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    def __enter__(self):
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
        with self._gdal:
            self._closed = True

    @property
    def root(self) -> str:
        """The address that all of the server's begin with."""
        return f"http://127.0.0.1:{self._server.server_address[1]}{self._name}"

    def answer(self, path: str, query: str) -> Answer:
        """Answer a request, on any thread; the path is what follows the root."""
        raise NotImplementedError

    def warp(self, bounds, width: int, height: int) -> np.ndarray:
        """Draw (west, south, east, north) of EPSG:3857; (height, width, 3) uint8."""
        with self._drawing():
            warped = gdal.Warp(
                "", self.path, format="MEM", dstSRS="EPSG:3857", outputBounds=bounds, width=width,
                height=height, resampleAlg="bilinear", dstNodata=0, errorThreshold=0,
            )  # fmt: skip
            return np.dstack([warped.GetRasterBand(band).ReadAsArray() for band in (1, 2, 3)])

    def png(self, bounds, width: int, height: int) -> bytes:
        """Draw the same as PNG."""
        with self._drawing():
            return as_png(self.warp(bounds, width, height))

    @contextlib.contextmanager
    def _drawing(self) -> Iterator[None]:
        """Have GDAL for oneself, whose datasets are not for several threads.

        Raises:
            ConnectionAbortedError: the server is closed. With QGIS, GDAL goes too; a late request would take
                the process along.
        """
        with self._gdal:
            if self._closed:
                raise ConnectionAbortedError
            yield

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                """Keep the tests' output clean."""

            def do_GET(self):
                path, _, query = self.path.partition("?")
                try:
                    if not path.startswith(f"{server._name}/"):
                        self._say(404, "text/plain", b"this was asked of an earlier server")
                        return
                    self._say(*server.answer(path.removeprefix(server._name), query))
                except OSError:  # QGIS no longer wants it, or the server was closed meanwhile
                    self.close_connection = True

            def _say(self, status, kind, content):
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

        return Handler


def as_png(pixels: np.ndarray) -> bytes:
    """Write (height, width, 3) uint8 as PNG, by GDAL."""
    height, width, _ = pixels.shape
    memory = gdal.GetDriverByName("MEM").Create("", width, height, 3)
    for band in range(3):
        memory.GetRasterBand(band + 1).WriteArray(pixels[..., band])
    name = f"/vsimem/{uuid4().hex}.png"
    gdal.GetDriverByName("PNG").CreateCopy(name, memory)
    size = gdal.VSIStatL(name).size
    file = gdal.VSIFOpenL(name, "rb")
    content = bytes(gdal.VSIFReadL(1, size, file))
    gdal.VSIFCloseL(file)
    gdal.Unlink(name)
    return content
