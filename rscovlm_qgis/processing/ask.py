"""A question as a Processing algorithm."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterString,
)

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.tables import view_values
from rscovlm_qgis.processing.base import OUTPUT, RSCoVLMAlgorithm

QUESTION, ANSWER = "QUESTION", "ANSWER"


class AskAlgorithm(RSCoVLMAlgorithm):
    """Answers a question about a raster, and tells which parts of it were looked at."""

    mode = "ask"
    kind = "views"

    def name(self) -> str:
        """Tell the stable identifier."""
        return "ask"

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """Tell the name for a person."""
        return tr("Ask a question")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's name
        """Say what it does."""
        return tr("Answers a question about a raster, zooming in by itself where the raster is large.")

    def initAlgorithm(self, _configuration: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare the parameters."""
        self.addParameter(QgsProcessingParameterString(QUESTION, tr("Question")))
        self.add_common_parameters(tr("Views"))
        self.addOutput(QgsProcessingOutputString(ANSWER, tr("Answer")))

    def processAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run the job, tell its answer and write its views."""
        run = self.run_job(self.parameterAsString(parameters, QUESTION, context), feedback)
        text = run.answer.text if run.answer else ""
        feedback.pushInfo(text)
        rows = [(view.footprint_map, view_values(view, run.run_id, run.title)) for view in run.views.values()]
        return {OUTPUT: self.fill_sink(parameters, context, rows), ANSWER: text}
