"""Pictures of windows of a raster with boxes drawn on them: thumbnails, and a saved conversation's views.

Pixels are read by GDAL on a thread, from the raster itself and not from the screen, and no more of them than
the picture needs. ``Pictures`` lives on the main thread; the functions below may run on any.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, Callable, Optional
from weakref import WeakSet

import numpy as np
from osgeo import gdal
from qgis.PyQt.QtCore import QBuffer, QIODevice, QObject, QPointF, QRect
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from rscovlm_qgis.core import log
from rscovlm_qgis.core.background import Background
from rscovlm_qgis.core.drawing import LayerPixels
from rscovlm_qgis.core.errors import PluginError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.wire import Quad, RasterDescription, Window, WindowWanted

MOST_ENLARGED = 6
"""A pixel becomes at most so many pixels wide; more shows nothing more."""

AVERAGED = 8
"""Reduced by up to so much, pixels are averaged; by more, which would read everything, they are picked."""

KEPT = 64
"""Pictures that are kept in memory: some megabytes."""

CASING = "#202020"
BEYOND = 32
"""Grey of what lies outside of the raster."""
PERCENTILES = (2.0, 98.0)


@dataclass(frozen=True)
class Box:
    """An outline to draw, in native pixels."""

    quad_px: Quad
    colour: str


@dataclass(frozen=True)
class Picture:
    """What to show: a window of native pixels, at a size in pixels of the picture, with boxes.

    ``pixels`` draws the layer, where it has no file that could be read.
    """

    raster: RasterDescription
    window_px: Window
    size: tuple[int, int]
    boxes: tuple[Box, ...] = ()
    pixels: Optional[LayerPixels] = field(default=None, compare=False, repr=False)


class PictureFailed(PluginError):
    """The raster's pixels cannot be read any more."""

    code = "picture_failed"

    def __init__(self, details: str) -> None:
        super().__init__(tr("The picture cannot be read from the raster."), details=details)


def fitted(window: Window, longest: tuple[int, int]) -> tuple[int, int]:
    """Tell the size at which a window fits into a frame, enlarged only moderately."""
    scale = min(longest[0] / window.width, longest[1] / window.height, MOST_ENLARGED)
    return max(1, round(window.width * scale)), max(1, round(window.height * scale))


def window_around(points_px: Any, share: float, least: int) -> Window:
    """Make the window around points, with a share of its longer side as a margin on each side."""
    points = np.asarray(points_px, np.float64).reshape(-1, 2)
    low, high = points.min(axis=0), points.max(axis=0)
    margin = max(float((high - low).max()) * share, 0.0)
    sides = np.maximum(high - low + 2 * margin, least)
    start = np.floor((low + high) / 2 - sides / 2)
    return Window(int(start[0]), int(start[1]), math.ceil(sides[0]), math.ceil(sides[1]))


def draw(picture: Picture) -> QImage:
    """Read a picture's pixels and draw its boxes.

    Raises:
        PictureFailed: the raster cannot be read.
    """
    if picture.pixels is not None:
        image = _served_image(picture.pixels, picture.raster, picture.window_px, picture.size)
    else:
        image = read_image(picture.raster, picture.window_px, picture.size)
    draw_boxes(image, picture)
    return image


def draw_boxes(image: QImage, picture: Picture) -> None:
    """Draw the boxes as on the map: in their colours over a dark casing."""
    window = picture.window_px
    across, down = picture.size[0] / window.width, picture.size[1] / window.height
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for box in picture.boxes:
        points = [QPointF((x - window.col) * across, (y - window.row) * down) for x, y in box.quad_px]
        for pen in (QPen(QColor(CASING), 3.5), QPen(QColor(box.colour), 1.75)):
            painter.setPen(pen)
            painter.drawPolygon(QPolygonF(points))
    painter.end()


def png(image: QImage) -> bytes:
    """Write an image as a PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return buffer.data().data()


def read_image(raster: RasterDescription, window: Window, size: tuple[int, int]) -> QImage:
    """Read a window as an RGB image; what lies beyond the raster is dark.

    Raises:
        PictureFailed: the raster cannot be read.
    """
    try:
        dataset = gdal.Open(raster.source)
        if dataset is None:
            raise PictureFailed(f"cannot open {raster.source}: {gdal.GetLastErrorMsg()}")
        pixels = _read(dataset, raster, window, size)
    except RuntimeError as error:  # raised where another plugin switched GDAL's exceptions on
        raise PictureFailed(str(error)) from error
    height, width = pixels.shape[:2]
    return QImage(pixels.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def _served_image(
    pixels: LayerPixels, raster: RasterDescription, window: Window, size: tuple[int, int]
) -> QImage:
    """Have QGIS draw a window, no finer than its native pixels; what lies beyond the raster is dark."""
    width, height = raster.client_size_px or (0, 0)
    left, top = max(0, window.col), max(0, window.row)
    right, bottom = min(width, window.col + window.width), min(height, window.row + window.height)
    if right <= left or bottom <= top:
        raise PictureFailed("the window lies outside of the raster")
    across, down = size[0] / window.width, size[1] / window.height
    inside = Window(left, top, right - left, bottom - top)
    shown = max(1, round(inside.width * across)), max(1, round(inside.height * down))
    wanted = WindowWanted(0, inside, min(shown[0], inside.width), min(shown[1], inside.height))
    try:
        drawn = pixels.image(wanted)
    except PluginError as error:
        raise PictureFailed(f"{error.message} {error.details}") from error
    image = QImage(size[0], size[1], QImage.Format.Format_RGB888)
    image.fill(QColor(BEYOND, BEYOND, BEYOND))
    painter = QPainter(image)
    place = QRect(round((left - window.col) * across), round((top - window.row) * down), *shown)
    painter.drawImage(place, drawn)
    painter.end()
    return image


def _read(dataset: Any, raster: RasterDescription, window: Window, size: tuple[int, int]) -> Any:
    """Read (height, width, 3) uint8."""
    across, down = size[0] / window.width, size[1] / window.height
    canvas = np.full((size[1], size[0], 3), BEYOND, np.uint8)
    left, top = max(0, window.col), max(0, window.row)
    right = min(dataset.RasterXSize, window.col + window.width)
    bottom = min(dataset.RasterYSize, window.row + window.height)
    if right <= left or bottom <= top:
        raise PictureFailed("the window lies outside of the raster")
    x, y = round((left - window.col) * across), round((top - window.row) * down)
    width = min(max(1, round((right - left) * across)), size[0] - x)
    height = min(max(1, round((bottom - top) * down)), size[1] - y)
    reduced = max((right - left) / width, (bottom - top) / height)
    way = gdal.GRIORA_Average if 1 < reduced <= AVERAGED else gdal.GRIORA_NearestNeighbour
    bands = _bands(dataset, raster)
    layers = []
    for band in bands:
        values = band.ReadAsArray(
            left, top, right - left, bottom - top,
            buf_xsize=width, buf_ysize=height, resample_alg=_way(band, way),
        )  # fmt: skip
        if values is None:
            raise PictureFailed(f"cannot read {raster.source}: {gdal.GetLastErrorMsg()}")
        layers.append(values)
    rows, columns = slice(y, y + height), slice(x, x + width)
    canvas[rows, columns] = _colours(bands, layers, raster)
    return canvas


def _way(band: Any, way: int) -> int:
    """Numbers that stand for colours cannot be averaged."""
    return gdal.GRIORA_NearestNeighbour if band.GetRasterColorTable() is not None else way


def _bands(dataset: Any, raster: RasterDescription) -> list[Any]:
    chosen = raster.bands or ((1, 2, 3) if dataset.RasterCount >= 3 else (1,))
    bands = [dataset.GetRasterBand(number) for number in chosen]
    if any(band is None for band in bands) or len(bands) not in (1, 3):
        raise PictureFailed(f"bands {chosen} of {dataset.RasterCount}")
    return bands


def _colours(bands: list[Any], layers: list[Any], raster: RasterDescription) -> Any:
    """Turn values into (height, width, 3) uint8: by the colour table, or stretched as the model saw them."""
    table = bands[0].GetRasterColorTable()
    if table is not None and len(layers) == 1:
        entries = np.array([table.GetColorEntry(i)[:3] for i in range(table.GetCount())], np.uint8)
        return entries[np.clip(layers[0].astype(np.int64), 0, len(entries) - 1)]
    grey = []
    for index, values in enumerate(layers):
        if raster.stretch:
            low, high = raster.stretch[min(index, len(raster.stretch) - 1)]
        elif values.dtype == np.uint8:
            grey.append(values)
            continue
        else:
            low, high = _range(values)
        shares = (values.astype(np.float64) - low) * (255.0 / (high - low))
        grey.append(np.clip(np.nan_to_num(shares), 0, 255).astype(np.uint8))
    return np.dstack(grey * 3 if len(grey) == 1 else grey)


def _range(values: Any) -> tuple[float, float]:
    finite = values[np.isfinite(values)] if values.dtype.kind == "f" else values
    if finite.size == 0:
        return 0.0, 1.0
    low, high = (float(value) for value in np.percentile(finite, PERCENTILES))
    return (low, high) if high > low else (low, low + 1.0)


class Pictures(QObject):
    """Draws pictures in the background, and keeps the last ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Not the pool of the calls to the backend: a slow disk must not keep a job from being cancelled.
        self._background = Background(self)
        self._kept: OrderedDict[Picture, QImage] = OrderedDict()
        self._drawing: WeakSet[LayerPixels] = WeakSet()

    def ask(self, picture: Picture, done: Callable[[Optional[QImage]], None]) -> None:
        """Have a picture drawn, then ``done(image)`` on the main thread; ``None`` when it cannot be read."""
        kept = self._kept.get(picture)
        if kept is not None:
            self._kept.move_to_end(picture)
            done(kept)
            return

        if picture.pixels is not None:
            self._drawing.add(picture.pixels)

        def keep(image: QImage) -> None:
            self._kept[picture] = image
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            done(image)

        def failed(error: PluginError) -> None:
            log.warning(f"{error.message} {error.details}")
            done(None)

        self._background.call(lambda: draw(picture), keep, failed)

    def close(self) -> None:
        """Stop drawing; a service that is slow to answer is not waited for."""
        drawing = list(self._drawing)
        for pixels in drawing:
            pixels.stop()
        self._background.close()
        for pixels in drawing:
            pixels.close()
        self._kept.clear()
