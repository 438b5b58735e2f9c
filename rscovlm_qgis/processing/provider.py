"""The Processing provider."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from rscovlm_qgis.core.about import icon_path, version
from rscovlm_qgis.core.i18n import tr


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

    def longName(self) -> str:  # noqa: N802 - QGIS's name
        """Tell the name and what it is about."""
        return tr("RSCoVLM – questions about imagery")

    def svgIconPath(self) -> str:  # noqa: N802 - QGIS's name
        """Tell the icon's file."""
        return icon_path("rscovlm.svg")

    def versionInfo(self) -> str:  # noqa: N802 - QGIS's name
        """Tell the version."""
        return version()

    def loadAlgorithms(self) -> None:  # noqa: N802 - QGIS's name
        """Offer the algorithms."""
        from rscovlm_qgis.processing.ask import AskAlgorithm
        from rscovlm_qgis.processing.classify import ClassifyAlgorithm
        from rscovlm_qgis.processing.describe import DescribeAlgorithm
        from rscovlm_qgis.processing.detect import DetectAlgorithm
        from rscovlm_qgis.processing.ground import GroundAlgorithm

        for algorithm in (
            AskAlgorithm,
            DescribeAlgorithm,
            ClassifyAlgorithm,
            DetectAlgorithm,
            GroundAlgorithm,
        ):
            self.addAlgorithm(algorithm())
