"""Saving what was found: the file dialog, and what is said when a file is written or not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from rscovlm_qgis.core.asking import file_name_for
from rscovlm_qgis.core.errors import InputError, PluginError
from rscovlm_qgis.core.export import FORMATS, LAYOUTS, Exported, Format, export_batch
from rscovlm_qgis.core.formats.batch import take
from rscovlm_qgis.core.formats.pictures import DOTA, YOLO
from rscovlm_qgis.core.formats.vector import SHAPEFILE_TEXT_BYTES
from rscovlm_qgis.core.i18n import tr, trn
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.session import Session
from rscovlm_qgis.core.tables import Kind

AT_ONCE = 2000
"""Features up to which a table is written at once; a larger one is written on a thread."""


class Exporting(QObject):
    """Exports the results of a run, all of them or those selected on the map."""

    def __init__(self, iface: Any, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._iface = iface
        self._store = session.store
        self._background = session.backend.background
        self._parent = parent

    def ask(self, run: Run, *, selected: bool = False) -> None:
        """Ask for a file and write it."""
        self._store.prepare(run, lambda: self._ask(run, selected=selected))

    def write(self, run: Run, path: Path, chosen: Format | None = None, *, selected: bool = False) -> None:
        """Write a run's objects, or its views where it has none, and say so in the message bar.

        A format whose ending is not the file's gives way to the format of that ending.
        """
        self._store.prepare(run, lambda: self._write(run, path, chosen, selected=selected))

    def _ask(self, run: Run, *, selected: bool) -> None:
        if selected and not self._ids(run, selected=True):
            self._warn(
                InputError(
                    tr("None of this answer's results is selected."),
                    next_step=tr(
                        "Click a number in the answer, or select boxes on the map, then export again."
                    ),
                )
            )
            return
        dialog = QFileDialog(self._parent, tr("Export what was found"))
        dialog.setObjectName("exportDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        formats = [one for one in FORMATS if _kind(run) == "objects" or one.driver not in LAYOUTS]
        dialog.setNameFilters([one.file_filter for one in formats])
        dialog.setDefaultSuffix(formats[0].suffix[1:])
        dialog.filterSelected.connect(lambda chosen: _prepare(dialog, run, _by_filter(chosen)))
        folder = run.subject.folder
        dialog.setDirectory(str(folder if folder and folder.is_dir() else Path.home()))
        dialog.selectFile(file_name_for(run.subject.name, run.task))
        dialog.fileSelected.connect(
            lambda path: self.write(
                run, Path(path), _by_filter(dialog.selectedNameFilter()), selected=selected
            )
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _write(self, run: Run, path: Path, chosen: Format | None, *, selected: bool) -> None:
        layer = self._store.layer(run, _kind(run))
        if chosen is not None and path.suffix.lower() != chosen.suffix:
            chosen = None
        if layer is None:
            self._warn(PluginError(tr("The results are no longer there.")))
            return
        batch = take(layer, self._ids(run, selected=selected), self._background.closing)
        if layer.featureCount() > AT_ONCE:
            self._iface.messageBar().pushInfo("RSCoVLM", tr("Writing {file}…").format(file=path))
            self._background.call(lambda: export_batch(batch, path, chosen), self._tell, self._warn)
            return
        try:
            self._tell(export_batch(batch, path, chosen))
        except PluginError as error:
            self._warn(error)

    def _tell(self, written: Exported) -> None:
        told = trn("%Ln feature written to {file}", "%Ln features written to {file}", written.number)
        told = told.format(file=", ".join(map(str, written.files)))
        told = ". ".join([told, *_left_out(written)])
        bar = self._iface.messageBar()
        (bar.pushWarning if written.cut else bar.pushSuccess)("RSCoVLM", told)

    def _ids(self, run: Run, *, selected: bool) -> list[int]:
        kind = _kind(run)
        ids = self._store.feature_ids(run, kind)
        layer = self._store.layer(run, kind)
        if not selected or layer is None:
            return ids
        chosen = set(layer.selectedFeatureIds())
        return [fid for fid in ids if fid in chosen]

    def _warn(self, error: PluginError) -> None:
        self._iface.messageBar().pushWarning("RSCoVLM", f"{error.message} {error.next_step}")


def _kind(run: Run) -> Kind:
    return "objects" if run.object_count else "views"


def _by_filter(text: str) -> Format | None:
    return next((one for one in FORMATS if one.file_filter == text), None)


def _prepare(dialog: QFileDialog, run: Run, chosen: Format | None) -> None:
    """Give the ending of a format; labels are named as their image, by which they are found."""
    if chosen is not None:
        dialog.setDefaultSuffix(chosen.suffix[1:])
        if chosen.driver in (DOTA, YOLO):
            dialog.selectFile(Path(run.subject.raster.source).stem)


def _left_out(written: Exported) -> list[str]:
    """Say what is not in the file."""
    said = []
    if written.rejected:
        said.append(
            trn(
                "%Ln rejected object was left out",
                "%Ln rejected objects were left out",
                written.rejected,
            )
        )
    if written.hidden:
        said.append(
            trn(
                "%Ln object was left out, which the layer's filter hides",
                "%Ln objects were left out, which the layer's filter hides",
                written.hidden,
            )
        )
    if written.cut:
        said.append(
            trn(
                "%Ln text was cut short: a shapefile holds {limit} bytes of each. GeoPackage and GeoJSON "
                "keep them whole.",
                "%Ln texts were cut short: a shapefile holds {limit} bytes of each. GeoPackage and GeoJSON "
                "keep them whole.",
                written.cut,
            ).format(limit=SHAPEFILE_TEXT_BYTES)
        )
    return said
