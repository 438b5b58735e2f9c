"""The Processing provider."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from rscovlm_qgis.core.about import icon_path, version


class RSCoVLMProvider(QgsProcessingProvider):
    """Offers the tasks of the dock to the toolbox, to models and to batches."""

    def id(self) -> str:
        """Tell the stable identifier."""
        return "rscovlm"

    def name(self) -> str:
        """Tell the name for a person."""
        return "RSCoVLM"

    def icon(self) -> QIcon:
        """Tell the icon."""
        return QIcon(icon_path("rscovlm.svg"))

    def versionInfo(self) -> str:  # noqa: N802 - QGIS's name
        """Tell the version."""
        return version()

    def loadAlgorithms(self) -> None:  # noqa: N802 - QGIS's name
        """Offer the algorithms."""
        from rscovlm_qgis.processing.ask import AskAlgorithm
        from rscovlm_qgis.processing.detect import DetectAlgorithm

        self.addAlgorithm(AskAlgorithm())
        self.addAlgorithm(DetectAlgorithm())
