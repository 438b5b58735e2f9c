"""What answers in words: about the whole raster, or about each of several regions."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
)

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.processing.base import MODEL, OUTPUT, RSCoVLMAlgorithm
from rscovlm_qgis.processing.sinks import AnswerSink
from rscovlm_qgis.processing.spots import Spot

ANSWER = "ANSWER"


class AnsweringAlgorithm(RSCoVLMAlgorithm):
    """Tells an answer, and writes the regions with theirs."""

    wanted = ""
    """The parameter that holds the question or the classes; empty: there is none."""
    column = "answer"
    """The attribute that holds the answer."""

    def group(self) -> str:
        """Tell the group's name for a person."""
        return tr("Ask about a raster")

    def groupId(self) -> str:  # noqa: N802 - QGIS's name
        """Tell the group's stable identifier."""
        return "answers"

    def add_results(self, answer: str) -> None:
        """Declare the model and the results."""
        self.add_model()
        self.add_sink(OUTPUT, tr("Regions with answers"))
        self.addOutput(QgsProcessingOutputString(ANSWER, answer))

    def add_sink(self, name: str, label: str) -> None:
        """Declare a layer that is made only if it is asked for."""
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                name,
                label,
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
                createByDefault=False,
            )
        )

    def open_more(self, _parameters: dict[str, Any], _context: QgsProcessingContext) -> None:
        """Open further sinks."""

    def take_more(self, _spot: Spot, _run: Run) -> None:
        """Write a run to further sinks."""

    def more_results(self) -> dict[str, Any]:
        """Tell what came of further sinks."""
        return {}

    def processAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Run the jobs, tell their answers and write their regions."""
        text = self.parameterAsString(parameters, self.wanted, context) if self.wanted else ""
        model = self.parameterAsString(parameters, MODEL, context)
        spots = self.spots(parameters, context)
        sink = AnswerSink(self, OUTPUT, parameters, context, spots, self.column)
        self.open_more(parameters, context)
        answers = []
        for spot, run in self.run_jobs(text, model, spots, feedback):
            sink.add(spot, run)
            if run is None or run.answer is None:
                continue
            self.take_more(spot, run)
            answers.append(f"{spot.name}: {run.answer.text}" if spot.name else run.answer.text)
            feedback.pushInfo(answers[-1])
        return {OUTPUT: sink.close(), ANSWER: "\n".join(answers), **self.more_results()}
