"""Grounding as a Processing algorithm: find what a phrase says."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingParameterString

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.processing.finding import FindingAlgorithm

PHRASE = "PHRASE"


class GroundAlgorithm(FindingAlgorithm):
    """Finds what a phrase refers to, as oriented boxes."""

    mode = "ground"
    wanted = PHRASE

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """Tell the name for a person."""
        return tr("Find what a phrase says")

    def shortDescription(self) -> str:  # noqa: N802 - QGIS's name
        """Say in a line what it does."""
        return tr("Finds what a phrase refers to, such as 'the white ship', as oriented boxes.")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's name
        """Say what it does."""
        return tr(
            "Finds what a phrase refers to, such as 'the white ship at the pier', as oriented boxes.\n\n"
            "Each region is looked at once, as a whole: choose regions in which the object is more than a "
            "few pixels large. To find every object of a kind in a large raster, use 'Detect objects'."
        )

    def tags(self) -> list[str]:
        """Tell words to find it by."""
        return tr("visual grounding,referring expression,oriented bounding box,ai,imagery,search").split(",")

    def initAlgorithm(self, _configuration: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare the parameters."""
        self.add_where()
        self.addParameter(QgsProcessingParameterString(PHRASE, tr("Phrase")))
        self.add_results()
