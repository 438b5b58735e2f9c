"""Which raster a layer of results is about: kept in the layer itself, and so in the project."""

from __future__ import annotations

import json
from dataclasses import dataclass

from qgis.core import QgsVectorLayer

from rscovlm_qgis.core.errors import InputError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.layers import Subject
from rscovlm_qgis.core.pixels import NotInvertible, PixelGrid
from rscovlm_qgis.core.wire import RasterDescription, read_object, to_json

PROPERTY = "rscovlm/raster"


@dataclass(frozen=True)
class Origin:
    """The raster that results were found in."""

    name: str
    raster: RasterDescription

    def grid(self) -> PixelGrid:
        """The raster's native pixels on the map.

        Raises:
            InputError: its geotransform cannot be inverted.
        """
        try:
            return PixelGrid.of(self.raster.geotransform)
        except NotInvertible as error:
            raise InputError(
                tr(
                    "The georeference of '{name}' maps it onto a line, so nothing has pixel coordinates."
                ).format(name=self.name),
                details=str(error),
                next_step=tr(
                    "Mend it (Raster > Projections > Assign Projection, or the world file), then ask again."
                ),
            ) from error


def remember_origin(layer: QgsVectorLayer, subject: Subject) -> None:
    """Note in a layer of results which raster they are about."""
    said = json.dumps({"name": subject.name, "raster": to_json(subject.raster)}, sort_keys=True)
    if layer.customProperty(PROPERTY) != said:
        layer.setCustomProperty(PROPERTY, said)


def origin_of(layer: QgsVectorLayer) -> Origin:
    """Tell which raster a layer's results are about.

    Raises:
        InputError: it was not noted, as by an older version.
    """
    try:
        said = json.loads(layer.customProperty(PROPERTY, ""))
        return Origin(str(said["name"]), read_object(RasterDescription, said["raster"]))
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(
            tr("The layer '{name}' does not say which raster its boxes are about.").format(name=layer.name()),
            details=repr(error),
            next_step=tr("Click a number of objects in the conversation, which notes it; or detect again."),
        ) from error
