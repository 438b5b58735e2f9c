"""Detection as a Processing algorithm."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterString,
)

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.tables import object_values
from rscovlm_qgis.processing.base import OUTPUT, RSCoVLMAlgorithm

CLASSES, COUNT = "CLASSES", "COUNT"


class DetectAlgorithm(RSCoVLMAlgorithm):
    """Finds every object of some classes, as oriented boxes."""

    mode = "detect"

    def name(self) -> str:
        """Tell the stable identifier."""
        return "detect"

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """Tell the name for a person."""
        return tr("Detect objects")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's name
        """Say what it does."""
        return tr(
            "Finds every object of the named classes in a raster, as oriented boxes with score, angle and "
            "area. The raster is read in tiles at its native resolution."
        )

    def initAlgorithm(self, _configuration: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare the parameters."""
        self.addParameter(
            QgsProcessingParameterString(CLASSES, tr("Classes, separated by commas"), "plane, ship")
        )
        self.add_common_parameters(tr("Objects"))
        self.addOutput(QgsProcessingOutputNumber(COUNT, tr("Number of objects")))

    def processAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run the job and write its objects."""
        run = self.run_job(self.parameterAsString(parameters, CLASSES, context), feedback)
        rows = [(item.polygon_map, object_values(item, run.run_id)) for item in run.objects.values()]
        return {OUTPUT: self.fill_sink(parameters, context, rows), COUNT: len(rows)}
