"""Scene classification as a Processing algorithm."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingParameterString

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.processing.answering import AnsweringAlgorithm

CLASSES = "CLASSES"


class ClassifyAlgorithm(AnsweringAlgorithm):
    """Names the class of a scene among some."""

    mode = "classify"
    wanted = CLASSES
    column = "class"

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """Tell the name for a person."""
        return tr("Classify scenes")

    def shortDescription(self) -> str:  # noqa: N802 - QGIS's name
        """Say in a line what it does."""
        return tr("Names the kind of scene of a raster, or of each of some polygons, among given classes.")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's name
        """Say what it does."""
        return tr(
            "Names the kind of scene of a raster, or of each of some polygons of it, among the given "
            "classes.\n\n"
            "Each region is looked at once, as a whole. With polygons, the result is a layer of them with "
            "the attributes 'class' and 'score'; style it by 'class' for a map."
        )

    def tags(self) -> list[str]:
        """Tell words to find it by."""
        return tr("scene classification,land use,vision language model,ai,imagery").split(",")

    def initAlgorithm(self, _configuration: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare the parameters."""
        self.add_where()
        self.addParameter(
            QgsProcessingParameterString(CLASSES, tr("Classes to choose from, separated by commas"))
        )
        self.add_results(tr("Class"))
