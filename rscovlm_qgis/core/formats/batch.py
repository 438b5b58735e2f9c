"""The features that an export writes: taken from a layer on the main thread, read on any."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFields,
    QgsProject,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from rscovlm_qgis.core.errors import ExportFailed, InputError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.origin import Origin, origin_of
from rscovlm_qgis.core.review_table import REJECTED


@dataclass
class Batch:
    """Features of a results layer, with what their writing needs of the project.

    Attributes:
        name: of the layer.
        ids: the features that are wanted.
        origin: the raster they were found in, or why it is not known.
        rejected: those that were passed over because a review rejected them; known once all are read.
        hidden: those that the layer's filter hides, or that are gone; known once all are read.
    """

    name: str
    ids: frozenset[int]
    fields: QgsFields
    crs: QgsCoordinateReferenceSystem
    context: QgsCoordinateTransformContext
    origin: Origin | InputError
    source: QgsVectorLayerFeatureSource = field(repr=False)
    closing: threading.Event
    rejected: int = 0
    hidden: int = 0

    @property
    def of_objects(self) -> bool:
        """Whether these are objects, and not views."""
        return self.fields.indexOf("class") >= 0

    def features(self) -> Iterator[QgsFeature]:
        """Read what is to be written."""
        self.rejected, seen = 0, 0
        verdict = self.fields.indexOf("review")
        # All of the table is read: features that are asked for by their ids come past the layer's filter.
        for feature in self.source.getFeatures():
            if self.closing.is_set():
                raise ExportFailed(tr("The export was stopped, for the plugin was closed."))
            if feature.id() not in self.ids:
                continue
            seen += 1
            if verdict >= 0 and feature.attribute(verdict) == REJECTED:
                self.rejected += 1
            else:
                yield feature
        self.hidden = len(self.ids) - seen


def take(layer: QgsVectorLayer, ids: Iterable[int], closing: threading.Event) -> Batch:
    """Take features of a layer; on the main thread. ``closing`` ends their reading."""
    origin: Origin | InputError
    try:
        origin = origin_of(layer)
    except InputError as error:
        origin = error
    return Batch(
        layer.name(), frozenset(ids), layer.fields(), layer.crs(), QgsProject.instance().transformContext(),
        origin, QgsVectorLayerFeatureSource(layer), closing,
    )  # fmt: skip
