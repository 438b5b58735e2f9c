"""What the dock says before there is a raster: what to do, and a sample to begin with."""

from __future__ import annotations

import shutil
from pathlib import Path

from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from rscovlm_qgis.core import log
from rscovlm_qgis.core.about import sample_path
from rscovlm_qgis.core.i18n import tr


class Welcome(QWidget):
    """Shown while the project has no raster layer."""

    added = pyqtSignal(object)
    """The sample, as a layer of the project."""
    failed = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        words = QLabel(tr("Add a raster layer to the project and ask about it here, or begin with a sample."))
        words.setObjectName("welcomeLabel")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add = QPushButton(
            QgsApplication.getThemeIcon("/mActionAddRasterLayer.svg"), tr("Add the sample")
        )
        self.add.setObjectName("addSampleButton")
        self.add.setToolTip(tr("A rendered harbour with ships and vehicles"))
        self.add.clicked.connect(self._on_add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.addWidget(words)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignHCenter)
        project = QgsProject.instance()
        project.layersAdded.connect(self.refresh)
        project.layersRemoved.connect(self.refresh)
        project.cleared.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Show it while there is no raster."""
        layers = QgsProject.instance().mapLayers().values()
        self.setVisible(not any(isinstance(layer, QgsRasterLayer) for layer in layers))

    def close_down(self) -> None:
        """Let go of the project."""
        project = QgsProject.instance()
        project.layersAdded.disconnect(self.refresh)
        project.layersRemoved.disconnect(self.refresh)
        project.cleared.disconnect(self.refresh)

    def _on_add(self) -> None:
        path = keep_sample()
        layer = QgsRasterLayer(str(path), path.stem) if path is not None else None
        if layer is None or not layer.isValid():
            self.failed.emit(
                tr("The sample is not there. Install the plugin again, or add a raster of your own.")
            )
            return
        QgsProject.instance().addMapLayer(layer)
        self.added.emit(layer)


def keep_sample() -> Path | None:
    """Copy the sample out of the plugin's folder, which an update of the plugin replaces."""
    source = sample_path()
    kept = Path(QgsApplication.qgisSettingsDirPath()) / "rscovlm" / source.name
    try:
        if not kept.is_file() or kept.stat().st_size != source.stat().st_size:
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, kept)
    except OSError as error:
        log.warning(f"The sample cannot be copied to {kept}: {error}")
        return source if source.is_file() else None
    return kept
