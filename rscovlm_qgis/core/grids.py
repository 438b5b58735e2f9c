"""The native pixels of a layer that the backend cannot open: its own, or chosen for a service that has none.

A tile service has zoom levels: the one nearest to what the map shows is taken, so that the model sees what
the analyst sees; without a map, the finest. A service that draws any scale is drawn at the map's own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsDistanceArea,
    QgsPointXY,
    QgsProject,
    QgsRasterInterface,
    QgsRasterLayer,
)

from rscovlm_qgis.core.errors import LayerUnsupported, RegionTooLarge
from rscovlm_qgis.core.i18n import decimal, tr
from rscovlm_qgis.core.wire import RasterDescription, Region, Terms

MAX_SERVICE_PIXELS = 2**28
"""Largest region of a service, in pixels: some four thousand tiles, and no service likes to give more."""

VAST_DEG = 10.0
"""A layer wider or higher than this is looked at in parts only: some thousand kilometres."""

MAX_SIDE = 2**31 - 1
"""What the contract takes."""

WEB_MERCATOR_LEVEL_0 = 2 * math.pi * 6378137.0 / 256
"""Units of EPSG:3857 that a pixel of zoom level 0 covers."""


@dataclass(frozen=True)
class Sampling:
    """Metres on the ground that a native pixel covers, along a row and along a column."""

    x: float
    y: float

    def words(self) -> str:
        """Say it as briefly as it deserves."""
        mean = math.sqrt(self.x * self.y)
        if mean < 0.1:
            return tr("{value} cm").format(value=decimal(mean * 100, 1))
        return tr("{value} m").format(value=decimal(mean, 2 if mean < 10 else 0))


@dataclass(frozen=True)
class MapView:
    """What the map shows: its middle, and how many units of its CRS a pixel of the screen covers."""

    crs: QgsCoordinateReferenceSystem
    centre: QgsPointXY
    units_per_pixel: float


@dataclass(frozen=True)
class Grid:
    """Native pixels, north up.

    Attributes:
        size_px: width and height.
        terms: the geotransform; ``None``: the layer lies nowhere, and is drawn with (x, -y) of its pixels.
        words: how it was chosen, as part of a sentence; empty for a layer that has pixels of its own.
        finest: the layer has no finer ones.
    """

    size_px: tuple[int, int]
    terms: Terms | None
    words: str = ""
    finest: bool = False


def has_own_pixels(layer: QgsRasterLayer) -> bool:
    """Whether a layer has a size in pixels, as files and databases have, and services have not."""
    provider = layer.dataProvider()
    if provider is None or not provider.capabilities() & QgsRasterInterface.Capability.Size:
        return False
    return bool(provider.xSize() > 0 and provider.ySize() > 0)


def own_grid(layer: QgsRasterLayer, *, placed: bool = True) -> Grid:
    """Take the pixels that the layer has, as QGIS draws them: a rotated file is shown through a warp."""
    provider, extent = layer.dataProvider(), layer.extent()
    width, height = provider.xSize(), provider.ySize()
    terms = (
        extent.xMinimum(),
        extent.width() / width,
        0.0,
        extent.yMaximum(),
        0.0,
        -extent.height() / height,
    )
    return Grid((width, height), terms if placed else None)


def service_grid(layer: QgsRasterLayer, view: MapView | None) -> Grid:
    """Choose pixels for a layer that has none.

    Raises:
        LayerUnsupported: it has no extent, or no scale can be chosen without a map.
    """
    extent = layer.extent()
    if extent.isEmpty() or not extent.isFinite():
        raise LayerUnsupported(
            tr("'{name}' does not say which part of the world it shows.").format(name=layer.name()),
            next_step=tr("Export the part that you need to a GeoTIFF, then ask about that."),
        )
    shown = None if view is None else _units_per_pixel(view, layer.crs())
    levels = [level for level in layer.dataProvider().nativeResolutions() if level > 0]
    if levels:
        size = min(levels) if shown is None else min(levels, key=lambda level: abs(math.log(level / shown)))
        finest = size == min(levels)
        words = _level_words(size, layer.crs(), finest=finest)
    elif shown is not None:
        size, finest, words = shown, False, tr("at the map's scale")
    else:
        raise LayerUnsupported(
            tr("'{name}' can be drawn at any scale, and there is no map to take one from.").format(
                name=layer.name()
            ),
            next_step=tr("Show the layer on the map, or export the part that you need to a GeoTIFF."),
        )
    left, top = extent.xMinimum(), extent.yMaximum()
    if levels and layer.crs().authid() == "EPSG:3857":
        left, top = _on_tiles(left, top, size)
    sides = (extent.xMaximum() - left, top - extent.yMinimum())
    width, height = (max(1, math.ceil(round(side / size, 6))) for side in sides)
    if max(width, height) > MAX_SIDE:
        raise RegionTooLarge(layer.name())
    return Grid((width, height), (left, size, 0.0, top, 0.0, -size), words, finest)


def _on_tiles(left: float, top: float, size: float) -> tuple[float, float]:
    """Move a corner outwards to one of a pixel of the tiles, so that these are not drawn half a pixel off."""
    edge = WEB_MERCATOR_LEVEL_0 * 128
    columns, rows = (left + edge) / size, (edge - top) / size
    return math.floor(round(columns, 6)) * size - edge, edge - math.floor(round(rows, 6)) * size


def check_service_region(name: str, raster: RasterDescription, region: Region | None) -> None:
    """Refuse to take more from a service than is decent.

    Raises:
        RegionTooLarge: the region, or all of the layer where there is none, is too large.
    """
    width, height = raster.client_size_px or (0, 0)
    if region is not None and raster.geotransform is not None:
        rings = (region.ring, *region.more_rings)
        xs = [x for ring in rings for x, _ in ring]
        ys = [y for ring in rings for _, y in ring]
        width = min(width, math.ceil((max(xs) - min(xs)) / abs(raster.geotransform[1])))
        height = min(height, math.ceil((max(ys) - min(ys)) / abs(raster.geotransform[5])))
    if width * height > MAX_SERVICE_PIXELS:
        raise RegionTooLarge(name)


def is_vast(layer: QgsRasterLayer) -> bool:
    """Whether a layer spans a good part of the world, so that nobody can mean all of it."""
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    try:
        box = QgsCoordinateTransform(layer.crs(), degrees, QgsProject.instance()).transformBoundingBox(
            layer.extent()
        )
    except QgsCsException:
        return True
    return bool(box.width() > VAST_DEG or box.height() > VAST_DEG)


def measure(crs: QgsCoordinateReferenceSystem, terms: Terms | None, x: float, y: float) -> Sampling | None:
    """Measure a pixel at a place along the ellipsoid; ``None`` where there are no metres."""
    if terms is None or not crs.isValid():
        return None
    ruler = QgsDistanceArea()
    ruler.setSourceCrs(crs, QgsProject.instance().transformContext())
    ruler.setEllipsoid(crs.ellipsoidAcronym() or "EPSG:7030")

    def length(dx: float, dy: float) -> float:
        return float(
            ruler.measureLine(QgsPointXY(x - dx / 2, y - dy / 2), QgsPointXY(x + dx / 2, y + dy / 2))
        )

    try:
        along_row, along_column = length(terms[1], terms[4]), length(terms[2], terms[5])
    except QgsCsException:
        return None
    usable = all(math.isfinite(value) and value > 0 for value in (along_row, along_column))
    return Sampling(along_row, along_column) if usable else None


def view_in(view: MapView, crs: QgsCoordinateReferenceSystem) -> QgsPointXY | None:
    """The middle of the map in another CRS; ``None`` where that has no place for it."""
    try:
        return QgsCoordinateTransform(view.crs, crs, QgsProject.instance()).transform(view.centre)
    except QgsCsException:
        return None


def _units_per_pixel(view: MapView, crs: QgsCoordinateReferenceSystem) -> float | None:
    """How many units of a layer's CRS a pixel of the screen covers in the middle of the map."""
    if view.units_per_pixel <= 0:
        return None
    if view.crs == crs or not (view.crs.isValid() and crs.isValid()):
        return view.units_per_pixel
    transform = QgsCoordinateTransform(view.crs, crs, QgsProject.instance())
    x, y, step = view.centre.x(), view.centre.y(), view.units_per_pixel
    try:
        here, right, up = (
            transform.transform(QgsPointXY(*point)) for point in ((x, y), (x + step, y), (x, y + step))
        )
    except QgsCsException:
        return None
    size = math.sqrt(here.distance(right) * here.distance(up))
    return size if math.isfinite(size) and size > 0 else None


def _level_words(size: float, crs: QgsCoordinateReferenceSystem, *, finest: bool) -> str:
    level = math.log2(WEB_MERCATOR_LEVEL_0 / size) if crs.authid() == "EPSG:3857" else 0.5
    if abs(level - round(level)) < 0.01:
        words = tr("at zoom level {level}").format(level=round(level))
    else:
        words = tr("at one of its scales")
    return tr("{words}, its finest").format(words=words) if finest else words
