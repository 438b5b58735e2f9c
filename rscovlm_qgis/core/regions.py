"""Regions of interest: from a shape in any CRS, or from the polygons of a layer, to plain data.

A detection keeps what is centred in a region. A question looks at the rectangle around it, neighbours
included: the published models were never shown pictures with parts blacked out, and would describe the black.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)

from rscovlm_qgis.core.errors import InputError, RegionOutside
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.tree import TABLE_PROPERTY
from rscovlm_qgis.core.wire import Point, Region

DENSIFY = 8
"""Points added to each side of a region before it is transformed, so that curved sides stay true."""

MAX_POINTS, MAX_RINGS = 10_000, 1_000
"""What the contract takes of a region; a finer outline is simplified by less than matters."""

DENSE_ENOUGH = 400
"""Points of an outline whose sides are short as it is."""

FINE_ENOUGH = 100
"""Points of an outline that is taken as it is; of a finer one, what half a pixel hides is left out."""

MAX_POLYGONS = 100
"""More are not asked about from the dock: each is an answer to read there. Processing takes any number."""

NAME_LENGTH = 60
Ring = tuple[Point, ...]


@dataclass(frozen=True)
class Place:
    """A part of a raster to look at; ``region`` None is all of it."""

    region: Region | None = None
    name: str = ""


@dataclass(frozen=True)
class Places:
    """What one question is asked of; so many polygons were left out, as they do not lie on the raster."""

    found: tuple[Place, ...] = (Place(),)
    left_out: int = 0


@dataclass(frozen=True)
class Ground:
    """What must be known of a raster to place regions on it; may be used on any thread.

    Attributes:
        crs: of the raster.
        extent: of the raster, in its CRS.
        pixel: width of a pixel, in units of the CRS.
        transforms: how to come from other CRSs to this one.
    """

    crs: QgsCoordinateReferenceSystem
    extent: QgsRectangle
    pixel: float
    transforms: QgsCoordinateTransformContext

    @classmethod
    def of(cls, layer: QgsRasterLayer) -> Ground:
        """Ask a layer; on its own thread."""
        transforms = QgsProject.instance().transformContext()
        return cls(layer.crs(), layer.extent(), layer.rasterUnitsPerPixelX(), transforms)

    def region(self, shape: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> Region:
        """Bring a shape into the raster's CRS, with its holes and parts, as rings without closing points.

        Raises:
            RegionOutside: no part of it lies on the raster.
            InputError: it has no area, cannot be transformed, or has too many parts.
        """
        placed = self._placed(shape, crs)
        if placed.isNull() or placed.area() <= 0:
            raise InputError(tr("The region has no area."), next_step=tr("Draw it again."))
        if not placed.intersects(self.extent):
            raise RegionOutside
        rings = _rings(self._simplified(placed))
        if len(rings) > MAX_RINGS:
            raise InputError(
                tr("The region has too many parts and holes."), next_step=tr("Simplify it, or split it up.")
            )
        return Region(rings[0], more_rings=tuple(rings[1:]))

    def _placed(self, shape: QgsGeometry, crs: QgsCoordinateReferenceSystem) -> QgsGeometry:
        placed = QgsGeometry(shape)
        if not placed.isNull() and placed.constGet().hasCurvedSegments():
            placed = QgsGeometry(placed.constGet().segmentize())
        if placed.isNull() or not (self.crs.isValid() and crs.isValid()) or self.crs == crs:
            return placed
        if placed.constGet().nCoordinates() * (DENSIFY + 1) <= DENSE_ENOUGH:
            placed = placed.densifyByCount(DENSIFY)
        try:
            placed.transform(QgsCoordinateTransform(crs, self.crs, self.transforms))
        except QgsCsException as error:
            raise InputError(
                tr("The region cannot be brought into the layer's coordinate system."),
                details=str(error),
                next_step=tr("Draw it again, closer to the layer."),
            ) from error
        return placed

    def _simplified(self, shape: QgsGeometry) -> QgsGeometry:
        """Take points away that half a pixel hides, then more until the contract takes it."""
        tolerance = self.pixel / 2 or max(self.extent.width(), 1.0) / MAX_POINTS
        if shape.constGet().nCoordinates() <= FINE_ENOUGH:
            return shape
        simpler = shape.simplify(tolerance)
        while not simpler.isEmpty() and simpler.constGet().nCoordinates() > MAX_POINTS:
            tolerance *= 2
            simpler = shape.simplify(tolerance)
        return shape if simpler.isEmpty() else simpler


def region_on(shape: QgsGeometry, crs: QgsCoordinateReferenceSystem, layer: QgsRasterLayer) -> Region:
    """Place a shape on a layer; errors as ``Ground.region``."""
    return Ground.of(layer).region(shape, crs)


def is_polygon_layer(layer: QgsMapLayer) -> bool:
    """Whether a layer holds polygons of the analyst's, not results of ours."""
    return (
        isinstance(layer, QgsVectorLayer)
        and layer.isValid()
        and layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
        and layer.customProperty(TABLE_PROPERTY) is None
    )


def polygons(layer: QgsVectorLayer, *, selected: bool) -> list[QgsFeature]:
    """Read a layer's polygons, or the selected ones.

    Raises:
        InputError: there is none, or there are too many for a conversation.
    """
    if selected and not layer.selectedFeatureCount():
        raise InputError(
            tr("No polygon of '{name}' is selected.").format(name=layer.name()),
            next_step=tr("Select some on the map, or choose all of its polygons."),
        )
    request = QgsFeatureRequest().setLimit(MAX_POLYGONS + 1)
    found = list(layer.getSelectedFeatures(request) if selected else layer.getFeatures(request))
    features = [feature for feature in found if not feature.geometry().isEmpty()]
    if len(found) > MAX_POLYGONS:
        raise InputError(
            tr("'{name}' has more than {limit} polygons to look at.").format(
                name=layer.name(), limit=MAX_POLYGONS
            ),
            next_step=tr("Select fewer of them, or use the Processing toolbox, which takes any number."),
        )
    if not features:
        raise InputError(
            tr("'{name}' has no polygons.").format(name=layer.name()),
            next_step=tr("Choose another layer, or draw a region."),
        )
    return features


def polygon_places(layer: QgsVectorLayer, raster: QgsRasterLayer, *, selected: bool) -> Places:
    """Make a place of each polygon that lies on the raster.

    Raises:
        InputError: as ``polygons``; RegionOutside: not one of them lies on the raster.
    """
    features = polygons(layer, selected=selected)
    places, ground, name_of = [], Ground.of(raster), _namer(layer)
    for feature in features:
        try:
            region = ground.region(feature.geometry(), layer.crs())
        except RegionOutside:
            continue
        places.append(Place(region, name_of(feature)))
    if not places:
        raise RegionOutside
    return Places(tuple(places), len(features) - len(places))


def _namer(layer: QgsVectorLayer) -> Callable[[QgsFeature], str]:
    """Call features as QGIS does, by the layer's display name; else by their numbers."""
    context, expression = layer.createExpressionContext(), QgsExpression(layer.displayExpression())
    expression.prepare(context)

    def name_of(feature: QgsFeature) -> str:
        context.setFeature(feature)
        text = " ".join(str(expression.evaluate(context) or "").split())
        return (text if text and text != "NULL" else f"#{feature.id()}")[:NAME_LENGTH]

    return name_of


def _rings(shape: QgsGeometry) -> list[Ring]:
    parts = shape.asMultiPolygon() if shape.isMultipart() else [shape.asPolygon()]
    closed = [ring for part in parts for ring in part if len(ring) > 3]
    return [tuple((point.x(), point.y()) for point in ring[:-1]) for ring in closed]
