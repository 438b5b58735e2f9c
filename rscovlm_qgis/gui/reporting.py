"""A one-page report as PDF: asking for the file, drawing the map beside QGIS's work, writing on a thread."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsDistanceArea,
    QgsMapLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QObject, QSize, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from rscovlm_qgis.core.asking import file_name_for
from rscovlm_qgis.core.errors import PluginError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.report import Report, gather
from rscovlm_qgis.core.report_page import MAP_DOTS_PER_INCH, MAP_MM, MapPicture, write_report
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.session import Session
from rscovlm_qgis.core.tables import spread_of

MARGIN = 1.2
MOST_MEASURED = 5000
"""Objects whose outlines tell the part of the map to show; of more, it is the layer's extent."""


class Reporting(QObject):
    """Writes reports, one at a time or several."""

    def __init__(self, iface: Any, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._iface = iface
        self._session = session
        self._parent = parent
        self._jobs: set[QgsMapRendererParallelJob] = set()

    def ask(self, run: Run) -> None:
        """Ask for a file and write the report of an answer."""
        dialog = QFileDialog(self._parent, tr("Save a report"))
        dialog.setObjectName("reportDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        folder = Path(run.subject.raster.source).parent
        dialog.setDirectory(str(folder if folder.is_dir() else Path.home()))
        dialog.selectFile(file_name_for(run.subject.name, run.task))
        dialog.fileSelected.connect(lambda path: self.write(run, Path(path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def write(self, run: Run, path: Path) -> None:
        """Draw the map, then write the page."""
        store = self._session.store
        store.show(run)
        objects = store.layer(run, "objects") if run.object_count else None
        layers = self._layers(run)
        rights = sorted({right for layer in layers for right in layer.metadata().rights() if right})
        report = gather(run, objects, rights, store.place(run))
        settings = self._settings(run, layers)
        job = QgsMapRendererParallelJob(settings)
        self._jobs.add(job)
        job.finished.connect(lambda: self._on_drawn(job, report, _metres_per_px(settings), path))
        job.start()

    def close(self) -> None:
        """Stop what is being drawn."""
        for job in self._jobs:
            job.cancelWithoutBlocking()
        self._jobs.clear()

    def _on_drawn(
        self, job: QgsMapRendererParallelJob, report: Report, metres: float | None, path: Path
    ) -> None:
        if job not in self._jobs:
            return
        self._jobs.discard(job)
        picture = MapPicture(job.renderedImage(), metres)
        background = self._session.backend.background
        background.call(lambda: write_report(report, picture, path), self._done, self._failed)

    def _done(self, path: Path) -> None:
        told = tr("The report was written to {file}").format(file=path)
        self._iface.messageBar().pushSuccess("RSCoVLM", told)

    def _failed(self, error: PluginError) -> None:
        self._iface.messageBar().pushWarning("RSCoVLM", f"{error.message} {error.next_step}")

    def _layers(self, run: Run) -> list[QgsMapLayer]:
        """What the analyst sees, with the results and their raster, from above."""
        store = self._session.store
        shown = list(self._iface.mapCanvas().layers())
        results = [store.layer(run, "objects"), store.layer(run, "views")]
        raster = QgsProject.instance().mapLayer(run.subject.layer_id)
        above = [one for one in results if one is not None and one not in shown]
        below = [raster] if raster is not None and raster not in shown else []
        return [*above, *shown, *below]

    def _settings(self, run: Run, layers: list[QgsMapLayer]) -> QgsMapSettings:
        canvas = self._iface.mapCanvas().mapSettings()
        settings = QgsMapSettings()
        settings.setLayers(layers)
        settings.setDestinationCrs(canvas.destinationCrs())
        settings.setTransformContext(QgsProject.instance().transformContext())
        settings.setEllipsoid(QgsProject.instance().ellipsoid())
        settings.setBackgroundColor(QColor("white"))
        settings.setFlag(Qgis.MapSettingsFlag.Antialiasing, True)
        settings.setFlag(Qgis.MapSettingsFlag.DrawSelection, False)
        settings.setOutputDpi(MAP_DOTS_PER_INCH)
        settings.setOutputSize(QSize(*(round(side / 25.4 * MAP_DOTS_PER_INCH) for side in MAP_MM)))
        settings.setExtent(self._extent(run, settings))
        return settings

    def _extent(self, run: Run, settings: QgsMapSettings) -> QgsRectangle:
        """The region that was asked about, or what was found, or what was looked at; in the map's CRS."""
        box, seen = _frame_of(run) or self._found(run), self._iface.mapCanvas().extent()
        crs, shown = run.subject.crs(), settings.destinationCrs()
        if box is not None and crs.isValid() and shown.isValid():
            transform = QgsCoordinateTransform(crs, shown, QgsProject.instance().transformContext())
            try:
                box = transform.transformBoundingBox(box)
            except QgsCsException:  # it cannot be shown in the CRS of the map
                box = None
        frame = QgsRectangle(seen if box is None else box)
        frame.scale(MARGIN if box is not None else 1.0)
        return frame

    def _found(self, run: Run) -> QgsRectangle | None:
        layer = self._session.store.layer(run, "objects") if run.object_count else None
        if layer is None:
            return None
        if run.object_count > MOST_MEASURED:
            return layer.extent()
        box = spread_of(layer, "objects", run.run_id).box
        return None if box.isEmpty() else box


def _frame_of(run: Run) -> QgsRectangle | None:
    """The region, else the views of a question, in the raster's CRS."""
    points = []
    if run.task.region is not None and run.task.region.frame == "map":
        points = [point for ring in (run.task.region.ring, *run.task.region.more_rings) for point in ring]
    elif not run.object_count:
        points = [point for view in run.chosen_views for point in view.footprint_map]
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return QgsRectangle(min(xs), min(ys), max(xs), max(ys))


def _metres_per_px(settings: QgsMapSettings) -> float | None:
    """Metres on the ground that a pixel of the picture spans, along its middle."""
    if not settings.destinationCrs().isValid():
        return None
    ruler = QgsDistanceArea()
    ruler.setSourceCrs(settings.destinationCrs(), QgsProject.instance().transformContext())
    ruler.setEllipsoid(settings.destinationCrs().ellipsoidAcronym() or "EPSG:7030")
    seen = settings.visibleExtent()
    y = seen.center().y()
    try:
        ends = QgsPointXY(seen.xMinimum(), y), QgsPointXY(seen.xMaximum(), y)
        metres = float(ruler.measureLine(*ends)) / settings.outputSize().width()
    except QgsCsException:
        return None
    return metres if 0 < metres < float("inf") else None
