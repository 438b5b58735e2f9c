"""Detection as a Processing algorithm."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingParameterString

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.processing.finding import FindingAlgorithm

CLASSES = "CLASSES"


class DetectAlgorithm(FindingAlgorithm):
    """Finds every object of some classes, as oriented boxes."""

    mode = "detect"
    wanted = CLASSES

    def displayName(self) -> str:  # noqa: N802 - QGIS's name
        """Tell the name for a person."""
        return tr("Detect objects")

    def shortDescription(self) -> str:  # noqa: N802 - QGIS's name
        """Say in a line what it does."""
        return tr("Finds every object of the named classes in a raster, as oriented boxes.")

    def shortHelpString(self) -> str:  # noqa: N802 - QGIS's name
        """Say what it does."""
        return tr(
            "Finds every object of the named classes in a raster, as oriented boxes with score, angle, and "
            "length, width and area in metres on the ground.\n\n"
            "The raster is read in tiles at its native resolution, so it may have any size. With polygons, "
            "each is searched on its own, and what is centred in it is kept, with the polygon's name or "
            "number as 'region'.\n\n"
            "The embedded model knows some classes only, which the dock completes as you type; a larger one "
            "takes any words."
        )

    def tags(self) -> list[str]:
        """Tell words to find it by."""
        return tr("object detection,oriented bounding box,ai,deep learning,imagery,count").split(",")

    def initAlgorithm(self, _configuration: dict[str, Any] | None = None) -> None:  # noqa: N802 - QGIS's name
        """Declare the parameters."""
        self.add_where()
        self.addParameter(
            QgsProcessingParameterString(CLASSES, tr("Classes, separated by commas"), "plane, ship")
        )
        self.add_results()

    def options(self, least: float) -> dict[str, Any]:
        """Have weaker objects left out before the merge over tiles."""
        return {"min_score": least}
