"""A description as a Processing algorithm."""

from __future__ import annotations

from typing import Any

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.processing.answering import AnsweringAlgorithm


class DescribeAlgorithm(AnsweringAlgorithm):
    """Describes what is seen in a sentence or two."""

    mode = "describe"
    column = "text"

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """Tell the name for a person."""
        return tr("Describe what is seen")

    def shortDescription(self) -> str:  # noqa: N802 - QGIS's name
        """Say in a line what it does."""
        return tr("Describes a raster, or each of some polygons of it, in a sentence or two.")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's name
        """Say what it does."""
        return tr(
            "Describes a raster, or each of some polygons of it, in a sentence or two.\n\n"
            "Each region is looked at once, as a whole. With polygons, the result is a layer of them with "
            "the description as 'text'."
        )

    def tags(self) -> list[str]:
        """Tell words to find it by."""
        return tr("caption,description,vision language model,ai,imagery").split(",")

    def initAlgorithm(self, _configuration: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare the parameters."""
        self.add_where()
        self.add_results(tr("Description"))
