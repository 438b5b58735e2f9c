"""What finds objects: by class over tiles, or by a phrase at one look."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from rscovlm_qgis.core.i18n import tr, trn
from rscovlm_qgis.core.tables import object_values
from rscovlm_qgis.processing.base import MODEL, OUTPUT, RSCoVLMAlgorithm
from rscovlm_qgis.processing.sinks import ShapeSink

MIN_SCORE, COUNT = "MIN_SCORE", "COUNT"


class FindingAlgorithm(RSCoVLMAlgorithm):
    """Writes oriented boxes; a subclass says by what parameter they are named."""

    wanted = ""
    """The parameter that holds the classes, or the phrase."""

    def group(self) -> str:
        """Tell the group's name for a person."""
        return tr("Find objects")

    def groupId(self) -> str:  # noqa: N802 - QGIS's name
        """Tell the group's stable identifier."""
        return "objects"

    def add_results(self) -> None:
        """Declare the least score, the model and the results."""
        self.addParameter(
            QgsProcessingParameterNumber(
                MIN_SCORE,
                tr("Least score, 0 to 1"),
                QgsProcessingParameterNumber.Type.Double,
                0.0,
                minValue=0.0,
                maxValue=1.0,
            )
        )
        self.add_model()
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                OUTPUT, tr("Objects"), QgsProcessing.SourceType.TypeVectorPolygon
            )
        )
        self.addOutput(QgsProcessingOutputNumber(COUNT, tr("Number of objects")))

    def options(self, _least: float) -> dict[str, Any]:
        """Tell what more the task takes."""
        return {}

    def processAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run the jobs and write what they find."""
        text = self.parameterAsString(parameters, self.wanted, context)
        model = self.parameterAsString(parameters, MODEL, context)
        least = self.parameterAsDouble(parameters, MIN_SCORE, context)
        spots = self.spots(parameters, context)
        sink = ShapeSink(self, OUTPUT, parameters, context, self.subject, "objects")
        count = 0
        for spot, run in self.run_jobs(text, model, spots, feedback, **self.options(least)):
            found = [item for item in run.objects.values() if item.score >= least] if run else []
            sink.add(spot, [(item.polygon_map, object_values(item, run.run_id)) for item in found if run])
            count += len(found)
            if spot.name:
                feedback.pushInfo(f"{spot.name}: {trn('%Ln object', '%Ln objects', len(found))}")
        return {OUTPUT: sink.close(), COUNT: count}
