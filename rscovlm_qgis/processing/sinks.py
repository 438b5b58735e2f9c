"""What algorithms write: objects or views with the region they lie in, and regions with their answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingUtils,
    QgsWkbTypes,
)

from rscovlm_qgis.core.layers import Subject
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.tables import SHAPES, Kind, TableShape, make_feature
from rscovlm_qgis.core.wire import Quad
from rscovlm_qgis.processing.spots import Spot, Spots

Parameters = dict[str, Any]
REGION = "region"


class _Sink:
    """A sink of an algorithm; without a destination, what it is given goes nowhere."""

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameter: str,
        parameters: Parameters,
        context: QgsProcessingContext,
        shape: tuple[QgsFields, QgsWkbTypes.Type, Any],
    ) -> None:
        self._algorithm, self._parameter, self._parameters = algorithm, parameter, parameters
        self._sink, self.destination = algorithm.parameterAsSink(parameters, parameter, context, *shape)

    def close(self) -> str | None:
        """Let go of it, so that its file is whole, and tell where it is."""
        self._sink = None
        return self.destination or None

    def write(self, features: list[QgsFeature]) -> None:
        """Write features.

        Raises:
            QgsProcessingException: they cannot be written.
        """
        if self._sink is None:
            return
        if not self._sink.addFeatures(features, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(
                self._algorithm.writeFeatureError(self._sink, self._parameters, self._parameter)
            )


class ShapeSink(_Sink):
    """Takes quadrilaterals with the attributes of the plugin's own tables, and the name of their region."""

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameter: str,
        parameters: Parameters,
        context: QgsProcessingContext,
        subject: Subject,
        kind: Kind,
    ) -> None:
        crs = subject.crs()
        table = TableShape(kind, (*SHAPES[kind].fields, f"{REGION}:string(0)"))
        self._template = table.memory_layer(crs, kind)
        shape = (self._template.fields(), QgsWkbTypes.Type.Polygon, crs)
        super().__init__(algorithm, parameter, parameters, context, shape)

    def add(self, spot: Spot, rows: Iterable[tuple[Quad, dict[str, Any]]]) -> None:
        """Write what was found in a region."""
        named = {REGION: spot.name}
        self.write([make_feature(self._template, quad, {**values, **named}) for quad, values in rows])


class AnswerSink(_Sink):
    """Takes each region as it came in, with what was answered about it."""

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameter: str,
        parameters: Parameters,
        context: QgsProcessingContext,
        spots: Spots,
        column: str,
    ) -> None:
        ours = (f"{column}:string(0)", "score:double", "model:string(0)", "run_id:string(16)")
        table = TableShape("objects", ours).memory_layer(spots.crs, column)
        self._fields = QgsProcessingUtils.combineFields(spots.fields, table.fields())
        super().__init__(algorithm, parameter, parameters, context, (self._fields, spots.wkb_type, spots.crs))

    def add(self, spot: Spot, run: Run | None) -> None:
        """Write a region; one that could not be asked about has no answer."""
        feature = QgsFeature(self._fields)
        feature.setGeometry(spot.shape)
        answer = run.answer if run is not None else None
        ours = [answer.text, answer.score, answer.model, run.run_id] if answer and run else [None] * 4
        theirs = spot.feature.attributes() if spot.feature is not None else []
        feature.setAttributes([*theirs, *ours])
        self.write([feature])
