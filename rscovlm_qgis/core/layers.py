"""A raster layer as plain data that may cross into a worker.

The ground sampling distance here is the dock's first word, before any backend runs; the backend's own,
taken at the region's centre, is what results carry.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal
from qgis.core import (
    QgsContrastEnhancement,
    QgsCoordinateReferenceSystem,
    QgsCsException,
    QgsDistanceArea,
    QgsMultiBandColorRenderer,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsSingleBandGrayRenderer,
    QgsSingleBandPseudoColorRenderer,
)

from rscovlm_qgis.core.errors import InputError, LayerUnsupported
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.wire import RasterDescription


@dataclass(frozen=True)
class Subject:
    """The raster that a question is about; nothing of Qt in it, so it outlives its layer."""

    layer_id: str
    name: str
    crs_wkt: str
    raster: RasterDescription

    def crs(self) -> QgsCoordinateReferenceSystem:
        """Make the CRS; invalid for a raster without one."""
        return crs_from_wkt(self.crs_wkt)


@dataclass(frozen=True)
class Sampling:
    """Metres on the ground that a native pixel covers, along a row and along a column."""

    x: float
    y: float


def crs_from_wkt(wkt: str) -> QgsCoordinateReferenceSystem:
    """Make a CRS from WKT; empty gives the invalid one."""
    return QgsCoordinateReferenceSystem.fromWkt(wkt) if wkt else QgsCoordinateReferenceSystem()


def wkt_of(crs: QgsCoordinateReferenceSystem) -> str:
    """Write a CRS as WKT2; empty for the invalid one."""
    return crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED) if crs.isValid() else ""


def describe(layer: QgsRasterLayer | None) -> Subject:
    """Turn a layer into plain data.

    Raises:
        InputError: there is no layer, or its file is gone.
        LayerUnsupported: its pixels are not in a file that the backend could open.
    """
    if layer is None:
        raise InputError(
            tr("There is no raster layer to look at."),
            next_step=tr("Add one to the project, then choose it above."),
        )
    if layer.providerType() != "gdal":
        raise LayerUnsupported(
            tr("'{name}' comes from a service, not from a file.").format(name=layer.name()),
            next_step=tr("Save it as a GeoTIFF first (right click > Export > Save As), then ask about that."),
        )
    source = layer.dataProvider().dataSourceUri().split("|")[0] if layer.dataProvider() else layer.source()
    if not layer.isValid() or (Path(source).is_absolute() and not Path(source).exists()):
        raise InputError(
            tr("The file of '{name}' cannot be read: {source}").format(name=layer.name(), source=source),
            next_step=tr("Check that the file is still there and whole, then add it to the project again."),
        )
    geotransform = _geotransform(source)
    wkt = wkt_of(layer.crs()) if geotransform else ""
    bands, stretch = _shown(layer)
    return Subject(
        layer.id(), layer.name(), wkt, RasterDescription(source, wkt or None, geotransform, bands, stretch)
    )


def project_folders() -> list[str]:
    """Tell the folders of the project's raster files: what an analyst opened, a model may look at."""
    files = (
        Path(layer.dataProvider().dataSourceUri().split("|")[0])
        for layer in QgsProject.instance().mapLayers().values()
        if isinstance(layer, QgsRasterLayer) and layer.providerType() == "gdal" and layer.dataProvider()
    )
    return sorted({str(path.parent) for path in files if path.is_absolute()})


def ground_sampling(layer: QgsRasterLayer) -> Sampling | None:
    """Measure a pixel at the layer's centre along the ellipsoid; ``None`` without CRS or georeference."""
    source = layer.dataProvider().dataSourceUri().split("|")[0] if layer.dataProvider() else ""
    terms = _geotransform(source) if layer.providerType() == "gdal" else None
    if terms is None or not layer.crs().isValid():
        return None
    ruler = QgsDistanceArea()
    ruler.setSourceCrs(layer.crs(), QgsProject.instance().transformContext())
    ruler.setEllipsoid(layer.crs().ellipsoidAcronym() or "EPSG:7030")
    x, y = layer.extent().center().x(), layer.extent().center().y()

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


def _geotransform(source: str) -> tuple[float, float, float, float, float, float] | None:
    """Read the file's own six terms: QGIS shows a rotated raster through a warp, which has others."""
    try:
        dataset = gdal.Open(source)
        terms = dataset.GetGeoTransform(can_return_null=True) if dataset else None
    except RuntimeError:  # raised where another plugin switched GDAL's exceptions on
        return None
    return tuple(terms) if terms else None


def _shown(layer: QgsRasterLayer) -> tuple[tuple[int, ...] | None, tuple[tuple[float, float], ...] | None]:
    """Tell which bands the analyst sees, and stretched to which ranges; ``None``: the backend chooses."""
    renderer = layer.renderer()
    bands: tuple[int, ...]
    stretches: tuple[QgsContrastEnhancement | None, ...]
    if isinstance(renderer, QgsMultiBandColorRenderer):
        bands = (renderer.redBand(), renderer.greenBand(), renderer.blueBand())
        stretches = (
            renderer.redContrastEnhancement(),
            renderer.greenContrastEnhancement(),
            renderer.blueContrastEnhancement(),
        )
    elif isinstance(renderer, QgsSingleBandGrayRenderer):
        bands, stretches = (renderer.grayBand(),), (renderer.contrastEnhancement(),)
    elif isinstance(renderer, QgsSingleBandPseudoColorRenderer):
        bands, stretches = (renderer.band(),), (None,)
    else:
        return None, None
    if any(band < 1 for band in bands):
        return None, None
    ranges = [found for found in map(_range, stretches) if found is not None]
    return bands, tuple(ranges) if len(ranges) == len(bands) else None


def _range(stretch: QgsContrastEnhancement | None) -> tuple[float, float] | None:
    algorithm = QgsContrastEnhancement.ContrastEnhancementAlgorithm
    if stretch is None or stretch.contrastEnhancementAlgorithm() == algorithm.NoEnhancement:
        return None
    low, high = stretch.minimumValue(), stretch.maximumValue()
    return (low, high) if math.isfinite(low) and math.isfinite(high) and low < high else None
