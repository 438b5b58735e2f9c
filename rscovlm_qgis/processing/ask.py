"""A question as a Processing algorithm."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingParameterString

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.tables import view_values
from rscovlm_qgis.processing.answering import AnsweringAlgorithm
from rscovlm_qgis.processing.sinks import ShapeSink
from rscovlm_qgis.processing.spots import Spot

QUESTION, VIEWS = "QUESTION", "VIEWS"


class AskAlgorithm(AnsweringAlgorithm):
    """Answers a question about a raster, and tells which parts of it were looked at."""

    mode = "ask"
    wanted = QUESTION

    def __init__(self) -> None:
        super().__init__()
        self._views: ShapeSink | None = None

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """Tell the name for a person."""
        return tr("Ask a question")

    def shortDescription(self) -> str:  # noqa: N802 - QGIS's name
        """Say in a line what it does."""
        return tr("Answers a question about a raster, or about each of some polygons.")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's name
        """Say what it does."""
        return tr(
            "Answers a question about a raster, zooming in by itself where the raster is large. A plain "
            "count, such as 'How many ships are there?', is answered by finding every one of them.\n\n"
            "With polygons, the question is asked about each of them: the result is a layer of the polygons "
            "with their answers. 'Views' are the parts of the raster that the model looked at."
        )

    def tags(self) -> list[str]:
        """Tell words to find it by."""
        return tr("visual question answering,vision language model,ai,imagery,count").split(",")

    def initAlgorithm(self, _configuration: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare the parameters."""
        self.add_where()
        self.addParameter(QgsProcessingParameterString(QUESTION, tr("Question")))
        self.add_results(tr("Answer"))
        self.add_sink(VIEWS, tr("Views"))

    def open_more(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Open the sink of the views."""
        self._views = ShapeSink(self, VIEWS, parameters, context, self.subject, "views")

    def take_more(self, spot: Spot, run: Run) -> None:
        """Write a run's views."""
        if self._views is not None:
            views = run.views.values()
            rows = [(view.footprint_map, view_values(view, run.run_id, run.title)) for view in views]
            self._views.add(spot, rows)

    def more_results(self) -> dict[str, Any]:
        """Tell where the views are."""
        return {VIEWS: self._views.close() if self._views else None}
