"""A raster layer as plain data that may cross into a worker.

The ground sampling distance here is the dock's first word, before any backend runs; the backend's own,
taken at the region's centre, is what results carry.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Optional

from osgeo import gdal
from qgis.core import (
    QgsContrastEnhancement,
    QgsCoordinateReferenceSystem,
    QgsMultiBandColorRenderer,
    QgsProject,
    QgsRasterLayer,
    QgsSingleBandGrayRenderer,
    QgsSingleBandPseudoColorRenderer,
)

from rscovlm_qgis.core.errors import InputError, RegionNeeded
from rscovlm_qgis.core.grids import (
    MapView,
    Sampling,
    check_service_region,
    has_own_pixels,
    is_vast,
    measure,
    own_grid,
    service_grid,
    view_in,
)
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.settings import Settings
from rscovlm_qgis.core.wire import RasterDescription, Region

ON_NETWORK = ("/vsicurl/", "/vsis3/", "/vsigs/", "/vsiaz/", "/vsiadls/", "/vsioss/", "/vsiswift/")
"""GDAL's file systems that a backend may open, if it is allowed to."""


@dataclass(frozen=True)
class Ways:
    """The two ways to a raster on the network: named to a backend that reads it, or served by the plugin."""

    named: RasterDescription
    served: RasterDescription


@dataclass(frozen=True)
class Subject:
    """The raster that a question is about; nothing of Qt in it, so it outlives its layer."""

    layer_id: str
    name: str
    crs_wkt: str
    raster: RasterDescription
    resolution: str = ""
    """How the pixels of a service were chosen, as part of a sentence; empty for a layer that has its own."""
    vast: bool = False
    """Whether it spans a good part of the world."""
    ways: Optional[Ways] = None
    """Set for a raster on the network; ``raster`` is one of them, see ``settled``."""

    @property
    def folder(self) -> Path | None:
        """Where its file lies; ``None`` when the plugin serves its pixels."""
        on_disk = self.raster.client_size_px is None and self.ways is None
        return Path(self.raster.source).parent if on_disk else None

    def crs(self) -> QgsCoordinateReferenceSystem:
        """Make the CRS; invalid for a raster without one."""
        return crs_from_wkt(self.crs_wkt)


def crs_from_wkt(wkt: str) -> QgsCoordinateReferenceSystem:
    """Make a CRS from WKT; empty gives the invalid one."""
    return QgsCoordinateReferenceSystem.fromWkt(wkt) if wkt else QgsCoordinateReferenceSystem()


def wkt_of(crs: QgsCoordinateReferenceSystem) -> str:
    """Write a CRS as WKT2; empty for the invalid one."""
    return crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED) if crs.isValid() else ""


def describe(layer: QgsRasterLayer | None, view: MapView | None = None) -> Subject:
    """Turn a layer into plain data: a file that the backend opens, or pixels that the plugin will serve.

    Args:
        layer: the raster.
        view: what the map shows; decides at which scale a service is read, and is needed for some.

    Raises:
        InputError: there is no layer, or its file is gone.
        LayerUnsupported: it has no pixels that could be served.
    """
    if layer is None:
        raise InputError(
            tr("There is no raster layer to look at."),
            next_step=tr("Add one to the project, then choose it above."),
        )
    source = _file(layer)
    if not layer.isValid() or (not source.startswith("/vsi") and _is_lost(layer, source)):
        raise InputError(
            tr("The file of '{name}' cannot be read: {source}").format(name=layer.name(), source=source)
            if layer.providerType() == "gdal"
            else tr("'{name}' cannot be read.").format(name=layer.name()),
            next_step=tr("Check that its source is still there and whole, then add it to the project again."),
        )
    if not is_served(layer):
        raster = _named(layer, source)
        return Subject(layer.id(), layer.name(), raster.crs_wkt or "", raster)
    subject = _describe_served(layer, view)
    if not may_be_named(layer):
        return subject
    return replace(subject, ways=Ways(_named(layer, source), subject.raster))


def settled(subject: Subject, *, reads_network: bool) -> Subject:
    """Choose the way to a raster on the network, by what its backend may do."""
    if subject.ways is None:
        return subject
    return replace(subject, raster=subject.ways.named if reads_network else subject.ways.served)


def may_be_named(layer: QgsRasterLayer) -> bool:
    """Whether a layer lies on the network at an address that holds no key, so that it can be told."""
    said = layer.dataProvider().dataSourceUri() if layer.dataProvider() else ""
    if layer.providerType() != "gdal" or not said.startswith(ON_NETWORK):
        return False
    return not any(sign in said for sign in ("?", "@", "|", "authcfg"))


def is_served(layer: QgsRasterLayer) -> bool:
    """Whether the plugin has to serve the pixels: they are in no plain file, or the backend is elsewhere."""
    source = Path(_file(layer))
    plain = layer.providerType() == "gdal" and source.is_absolute() and not _file(layer).startswith("/vsi")
    return not plain or not Settings.load().reads_files


def check_region(subject: Subject, region: Region | None) -> None:
    """Refuse what is too much to look at.

    Raises:
        InputError: a region is needed, or a smaller one.
    """
    if subject.resolution:
        if region is None and subject.vast:
            raise RegionNeeded(subject.name)
        check_service_region(subject.name, subject.raster, region)


def resolution_words(subject: Subject, region: Region | None) -> str:
    """Say at what resolution a service is read, in metres on the ground; empty for any other layer."""
    terms, size = subject.raster.geotransform, subject.raster.client_size_px
    if not subject.resolution or terms is None or size is None:
        return ""
    corners = [(terms[0], terms[3]), (terms[0] + terms[1] * size[0], terms[3] + terms[5] * size[1])]
    xs, ys = zip(*(region.ring if region is not None else corners))
    found = measure(subject.crs(), terms, (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    if found is None:
        return tr("'{name}' is read {words}.").format(name=subject.name, words=subject.resolution)
    return tr("'{name}' is read {words}: a pixel covers {metres} on the ground here.").format(
        name=subject.name, words=subject.resolution, metres=found.words()
    )


def _named(layer: QgsRasterLayer, source: str) -> RasterDescription:
    """Describe what a backend opens by itself, in the bands and the stretch that the analyst sees."""
    geotransform = _geotransform(source)
    wkt = wkt_of(layer.crs()) if geotransform else ""
    return RasterDescription(source, wkt or None, geotransform, *_shown(layer))


def _describe_served(layer: QgsRasterLayer, view: MapView | None) -> Subject:
    own = has_own_pixels(layer)
    placed = layer.providerType() != "gdal" or _geotransform(_file(layer)) is not None or _is_warped(layer)
    grid = own_grid(layer, placed=placed) if own else service_grid(layer, view)
    wkt = wkt_of(layer.crs()) if grid.terms else ""
    raster = RasterDescription(_label(layer), wkt or None, grid.terms, client_size_px=grid.size_px)
    return Subject(layer.id(), layer.name(), wkt, raster, grid.words, not own and is_vast(layer))


def _file(layer: QgsRasterLayer) -> str:
    """Tell what GDAL opens, without QGIS's own options."""
    provider = layer.dataProvider()
    return str(provider.dataSourceUri() if provider else layer.source()).split("|")[0]


def _is_lost(layer: QgsRasterLayer, source: str) -> bool:
    return layer.providerType() == "gdal" and Path(source).is_absolute() and not Path(source).exists()


def _is_warped(layer: QgsRasterLayer) -> bool:
    """Whether QGIS places a file that has no geotransform, by its ground control points."""
    return bool(layer.crs().isValid()) and layer.extent().yMaximum() != 0.0


def _label(layer: QgsRasterLayer) -> str:
    """Name a layer whose source stays here: it may hold passwords. Another source has another name."""
    digest = hashlib.sha256(layer.source().encode()).hexdigest()[:8]
    return f"{layer.name()[:200]} ({layer.providerType()}, {digest})"


def show_raster(subject: Subject) -> None:
    """Put a raster's file into the project again, below everything, unless it is there or gone."""
    source = subject.raster.source
    if subject.raster.client_size_px is not None or not Path(source).exists():
        return
    layers = QgsProject.instance().mapLayers().values()
    if any(isinstance(layer, QgsRasterLayer) and _file(layer) == source for layer in layers):
        return
    layer = QgsRasterLayer(source, subject.name)
    if layer.isValid():
        QgsProject.instance().addMapLayer(layer, False)
        QgsProject.instance().layerTreeRoot().addLayer(layer)


def project_folders() -> list[str]:
    """Tell the folders of the project's raster files: what an analyst opened, a model may look at."""
    files = (
        Path(layer.dataProvider().dataSourceUri().split("|")[0])
        for layer in QgsProject.instance().mapLayers().values()
        if isinstance(layer, QgsRasterLayer) and layer.providerType() == "gdal" and layer.dataProvider()
    )
    return sorted(
        {str(path.parent) for path in files if path.is_absolute() and not str(path).startswith("/vsi")}
    )


def ground_sampling(layer: QgsRasterLayer, view: MapView | None = None) -> Sampling | None:
    """Measure a pixel at the layer's centre along the ellipsoid; ``None`` without CRS or georeference.

    That of a service is measured in the middle of the map, where it is about to be read.
    """
    if layer.providerType() == "gdal":
        terms = _geotransform(_file(layer))
    elif has_own_pixels(layer):
        terms = own_grid(layer).terms
    else:
        try:
            terms = service_grid(layer, view).terms
        except InputError:
            return None
    centre = layer.extent().center()
    if view is not None and not has_own_pixels(layer):
        centre = view_in(view, layer.crs()) or centre
    return measure(layer.crs(), terms, centre.x(), centre.y())


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
        bands, stretches = tuple(renderer.usesBands()), (renderer.contrastEnhancement(),)
    elif isinstance(renderer, QgsSingleBandPseudoColorRenderer):
        bands, stretches = tuple(renderer.usesBands()), (None,)
    else:
        return None, None
    if not bands or any(band < 1 for band in bands):
        return None, None
    ranges = [found for found in map(_range, stretches) if found is not None]
    return bands, tuple(ranges) if len(ranges) == len(bands) else None


def _range(stretch: QgsContrastEnhancement | None) -> tuple[float, float] | None:
    algorithm = QgsContrastEnhancement.ContrastEnhancementAlgorithm
    if stretch is None or stretch.contrastEnhancementAlgorithm() == algorithm.NoEnhancement:
        return None
    low, high = stretch.minimumValue(), stretch.maximumValue()
    return (low, high) if math.isfinite(low) and math.isfinite(high) and low < high else None
