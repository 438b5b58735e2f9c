"""Asking where a review's corrections go, writing them off the main thread, saying what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from rscovlm_qgis.core.corrections import Material, Written, gather, write
from rscovlm_qgis.core.errors import PluginError
from rscovlm_qgis.core.i18n import tr, trn
from rscovlm_qgis.core.origin import origin_of
from rscovlm_qgis.core.review import Review
from rscovlm_qgis.core.session import Session


class CorrectionsExport(QObject):
    """Exports what a review has settled."""

    busy = pyqtSignal(bool)
    failed = pyqtSignal(object)
    """A ``PluginError``."""

    def __init__(self, iface: Any, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._iface = iface
        self._session = session
        self._parent = parent

    def ask(self, review: Review) -> None:
        """Ask for the folder, and write below it."""
        layer = review.layer
        if layer is None:
            return
        try:
            folder = Path(origin_of(layer).raster.source).parent
            closing = self._session.backend.background.closing
            material = gather(layer, review.objects.wanted.run_id, self._session.runs, closing)
        except PluginError as error:
            self.failed.emit(error)
            return
        dialog = QFileDialog(self._parent, tr("Folder to write the corrections into"))
        dialog.setObjectName("correctionsDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
        dialog.setDirectory(str(folder if folder.is_dir() else Path.home()))
        dialog.fileSelected.connect(lambda chosen: self._write(material, Path(chosen)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _write(self, material: Material, parent: Path) -> None:
        self.busy.emit(True)
        self._session.backend.background.call(lambda: write(material, parent), self._done, self._not_done)

    def _done(self, written: Written) -> None:
        self.busy.emit(False)
        told = tr("{images} with {objects} written to {folder}").format(
            images=trn("%Ln image", "%Ln images", written.images),
            objects=trn("%Ln object", "%Ln objects", written.objects),
            folder=written.folder,
        )
        self._iface.messageBar().pushSuccess("RSCoVLM", ". ".join([told, *_left_out(written)]))

    def _not_done(self, error: PluginError) -> None:
        self.busy.emit(False)
        self.failed.emit(error)


def _left_out(written: Written) -> list[str]:
    said = []
    if written.incomplete:
        said.append(
            trn(
                "%Ln view was left out, for not every box has its verdict",
                "%Ln views were left out, for not every box has its verdict",
                written.incomplete,
            )
        )
    if written.too_large:
        said.append(
            trn(
                "%Ln view was left out, too large to be learnt from",
                "%Ln views were left out, too large to be learnt from",
                written.too_large,
            )
        )
    if written.outside:
        said.append(
            trn(
                "%Ln view was left out, partly beside the region that was searched",
                "%Ln views were left out, partly beside the region that was searched",
                written.outside,
            )
        )
    return said
