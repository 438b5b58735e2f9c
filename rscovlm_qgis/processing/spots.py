"""Where an algorithm looks: the whole raster, an extent, or each polygon of a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsProcessingFeatureSource,
    QgsWkbTypes,
)

from rscovlm_qgis.core.errors import InputError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.regions import Ground, Place

NAME_FIELDS = ("name", "title", "label")


@dataclass
class Spot:
    """One place to look at, as it came in: ``shape`` in ``crs``, and the feature that it comes from."""

    ground: Ground
    shape: QgsGeometry
    crs: QgsCoordinateReferenceSystem
    name: str = ""
    feature: QgsFeature | None = None
    whole: bool = False

    def place(self) -> Place:
        """Bring it onto the raster; errors as ``Ground.region``."""
        return Place(None if self.whole else self.ground.region(self.shape, self.crs), self.name)


@dataclass
class Spots:
    """All places to look at, read one by one.

    Attributes:
        number: how many there are.
        fields: of the features that they come from.
        crs, wkb_type: of their shapes.
    """

    number: int
    crs: QgsCoordinateReferenceSystem
    wkb_type: QgsWkbTypes.Type = QgsWkbTypes.Type.Polygon
    fields: QgsFields = field(default_factory=QgsFields)
    _one: Spot | None = None
    _source: QgsProcessingFeatureSource | None = None
    _ground: Ground | None = None

    def all(self) -> Iterator[Spot]:
        """Read them."""
        if self._one is not None:
            yield self._one
        if self._source is None or self._ground is None:
            return
        column = _name_column(self.fields)
        for feature in self._source.getFeatures():
            name = str(feature[column]) if column and feature[column] else f"#{feature.id()}"
            yield Spot(self._ground, feature.geometry(), self.crs, name, feature)


def find_spots(
    ground: Ground, extent: QgsGeometry | None, source: QgsProcessingFeatureSource | None
) -> Spots:
    """Decide where to look.

    Raises:
        InputError: the source has no polygons.
    """
    if source is None:
        shape = extent if extent is not None else QgsGeometry.fromRect(ground.extent)
        spot = Spot(ground, shape, ground.crs, whole=extent is None)
        return Spots(1, ground.crs, _one=spot)
    number = source.featureCount()
    if number == 0:
        raise InputError(
            tr("There are no polygons to look at."),
            next_step=tr("Choose another layer, or leave it out to look at the whole raster."),
        )
    return Spots(
        number, source.sourceCrs(), source.wkbType(), source.fields(), _source=source, _ground=ground
    )


def _name_column(fields: QgsFields) -> str:
    """The field that tells features apart for a person, if there is one by a usual name."""
    by_name = {item.name().lower(): item.name() for item in fields}
    return next((by_name[name] for name in NAME_FIELDS if name in by_name), "")
