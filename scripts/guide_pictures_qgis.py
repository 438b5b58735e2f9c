"""Click through the plugin inside QGIS and save what is seen; ``scripts/guide_pictures.py`` runs it.

Run as ``qgis --code``, with the checkout and its ``scripts`` on PYTHONPATH; writes PNGs into
RSCOVLM_PICTURES, and ``done`` at the end.
"""

from __future__ import annotations

import os
import signal
import traceback
from pathlib import Path

from guide_hands_qgis import OUT, click, drag, save, settle, visible, wait_until
from osgeo import gdal
from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QSize, Qt, QTimer
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from qgis.utils import iface

from rscovlm_qgis import classFactory
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.gui.options import OptionsPage

DOCK_WIDTH = 430
QUESTION, FOLLOW_UP = "Is there a storage tank?", "What colour is the largest ship?"
CLASSES = "small vehicle, large vehicle"
PHRASE = "the leftmost plane"
CAR_PARK = QgsRectangle(500_076.8, 5_399_616.0, 500_192.0, 5_399_731.2)
APRON = QgsRectangle(500_238.0, 5_399_904.0, 500_334.0, 5_400_000.0)
"""Parts of the sample."""

ENOUGH = 25
"""Objects, to show a detection that is going on."""


class Tour:
    """The way through the plugin, picture by picture."""

    def __init__(self) -> None:
        self.plugin = classFactory(iface)
        self.plugin.initGui()
        self.dock = self.plugin.dock
        self.runs = self.plugin.session.runs

    def go(self) -> None:
        """All of it; what stops the backend comes last."""
        self._make_room()
        save(self.dock, "dock-begin")
        self._ask()
        self._detect()
        self._review()
        self._find()
        self._export_and_report()
        self._several_regions()
        self._under_way()
        self._settings()
        self._diagnosis()
        self._processing()
        self._failure()

    def _make_room(self) -> None:
        """A virtual screen has no window manager that could maximize the window."""
        window = iface.mainWindow()
        window.showNormal()
        window.setGeometry(window.screen().availableGeometry())
        for name in ("Browser",):
            for dock in window.findChildren(QDockWidget, name):
                dock.hide()
        self.dock.show()
        window.resizeDocks([self.dock], [DOCK_WIDTH], Qt.Orientation.Horizontal)

    def _ask(self) -> None:
        click(self.dock, "addSampleButton")
        wait_until(lambda: self.dock.header.layer() is not None, "the sample is chosen")
        save(self.dock, "dock-suggestions")
        self._send("askModeButton", QUESTION)
        settle(3)  # the thumbnail comes a little later
        save(self.dock, "dock-answer")
        self._send("askModeButton", FOLLOW_UP)

    def _detect(self) -> None:
        self._draw(CAR_PARK)
        self._send("detectModeButton", CLASSES)
        self._zoom()
        self._show_newest()
        save(iface.mainWindow(), "window")
        objects = self._objects()
        objects.selectByIds([next(objects.getFeatures()).id()])
        settle(2)
        self._show_newest()
        save(self.dock, "dock-evidence")
        objects.removeSelection()

    def _begin(self, mode: str, text: str) -> Run:
        """Ask for something, and tell the run once it is there."""
        number = len(self.runs) + 1
        click(self.dock, mode)
        entry = visible(self.dock, "questionInput")
        entry.clear()
        QTest.keyClicks(entry, text)
        QTest.keyClick(entry, Qt.Key.Key_Return)
        wait_until(lambda: len(self.runs) >= number, f"'{text}' is asked")
        return self.runs[-1]

    def _send(self, mode: str, text: str) -> None:
        run = self._begin(mode, text)
        wait_until(lambda: run.over, f"'{text}' is answered")
        if run.state != "finished":
            raise RuntimeError(f"{run.state}: {run.error}")

    def _show_newest(self) -> None:
        """To the end of the conversation."""
        settle(1)
        for area in self.dock.findChildren(QScrollArea):
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())

    def _draw(self, box: QgsRectangle) -> None:
        """Draw a region on a map that shows all of the layer."""
        canvas = iface.mapCanvas()
        canvas.setExtent(self.dock.header.layer().extent())
        canvas.refresh()
        settle()
        click(self.dock, "rectangleButton")
        drag(box)

    def _objects(self) -> QgsVectorLayer:
        return self.plugin.session.store.layer(self.runs[-1], "objects")

    def _zoom(self) -> None:
        """To what was found, as a click on the chip does, with nothing left selected."""
        settle(1)
        click(self.dock, "objectsChip")
        settle(2)
        for layer in QgsProject.instance().mapLayers().values():
            if hasattr(layer, "removeSelection"):
                layer.removeSelection()

    def _review(self) -> None:
        click(self.dock, "reviewButton")
        review = self.plugin.review
        wait_until(lambda: not review.review.objects.loading, "the table is read")
        for key in (Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_A):
            review.panel.setFocus()
            QTest.keyClick(review.panel, key)
        settle(2)
        save(review, "review")
        save(iface.mainWindow(), "window-review")
        review.hide()

    def _find(self) -> None:
        self._draw(APRON)
        self._send("groundModeButton", PHRASE)
        objects = self._objects()
        objects.selectByExpression(f"\"class\" = '{PHRASE}'")
        settle(2)
        self._show_newest()
        save(self.dock, "dock-find")
        objects.removeSelection()

    def _export_and_report(self) -> None:
        click(self.dock, "exportButton")
        dialog = visible(iface.mainWindow(), "exportDialog")
        dialog.findChild(QWidget, "sidebar").hide()  # it names the machine's disks and user
        dialog.setDirectory(str(Path.home()))
        dialog.resize(620, 330)
        save(dialog, "export")
        dialog.reject()
        run = next(run for run in self.runs if run.task.task == "detect")
        paper = OUT / "report.pdf"
        self.dock.reporting.write(run, paper)
        wait_until(paper.is_file, "the report is written")
        pixels = gdal.OpenEx(str(paper), open_options=["DPI=90"]).ReadAsArray()[:3]
        rows = pixels.transpose(1, 2, 0).copy()
        size = rows.shape[1], rows.shape[0]
        QImage(rows.data, *size, 3 * size[0], QImage.Format.Format_RGB888).save(str(OUT / "paper-report.png"))

    def _several_regions(self) -> None:
        """Three plots, searched one after the other; the picture is taken on the way."""
        plots = QgsVectorLayer("Polygon?crs=EPSG:32631&field=name:string", "plots", "memory")
        for number in range(3):
            plot = QgsFeature(plots.fields())
            west, south = CAR_PARK.xMinimum() + 70 * number, CAR_PARK.yMinimum() - 50
            plot.setGeometry(QgsGeometry.fromRect(QgsRectangle(west, south, west + 65, south + 165)))
            plot.setAttribute("name", f"Plot {'ABC'[number]}")
            plots.dataProvider().addFeature(plot)
        plots.setDisplayExpression('"name"')
        QgsProject.instance().addMapLayer(plots)
        combo = self.dock.findChild(QComboBox, "regionCombo")
        combo.setCurrentIndex(combo.findText("plots: all polygons"))
        self._begin("detectModeButton", CLASSES)
        batch = self.dock.batch
        wait_until(lambda: batch.done == 1, "the first plot is searched")
        self._show_newest()
        save(self.dock, "dock-batch")
        click(self.dock, "cancelBatchButton")
        wait_until(lambda: not batch.active and all(run.over for run in self.runs), "the rest is stopped")
        QgsProject.instance().removeMapLayer(plots.id())

    def _under_way(self) -> None:
        click(self.dock, "clearRegionButton")
        run = self._begin("detectModeButton", CLASSES)
        wait_until(lambda: run.object_count >= ENOUGH or run.over, "some are found")
        self._show_newest()
        save(self.dock, "dock-detecting")
        click(self.dock, "cancelButton")
        wait_until(lambda: run.over, "it is stopped")

    def _settings(self) -> None:
        dialog = QDialog(iface.mainWindow())
        page = OptionsPage(self.plugin.session.backend, dialog)
        layout = QVBoxLayout(dialog)
        layout.addWidget(page)
        dialog.resize(560, 560)
        dialog.show()
        click(page, "testButton")
        wait_until(lambda: page.result.text().count("\n") > 1 and page.test.isEnabled(), "it was tested")
        save(dialog, "settings")
        dialog.close()

    def _diagnosis(self) -> None:
        click(self.dock, "stateButton")
        dialog = self.dock.findChild(QDialog, "diagnosisDialog")
        dialog.resize(680, 390)  # without the log, which names folders of the machine
        save(dialog, "diagnosis")
        dialog.close()

    def _processing(self) -> None:
        import processing

        dialog = processing.createAlgorithmDialog("rscovlm:detect", {"CLASSES": "ship, storage tank"})
        dialog.resize(QSize(700, 620))
        dialog.show()
        settle()
        for entry in dialog.findChildren(QLineEdit):
            entry.deselect()
        save(dialog, "processing")
        dialog.close()

    def _failure(self) -> None:
        """The backend is killed in the middle of a job."""
        run = self._begin("detectModeButton", CLASSES)
        wait_until(lambda: run.object_count or run.over, "something is found")
        os.kill(self.plugin.session.backend.launcher.process_id, signal.SIGKILL)
        wait_until(lambda: run.over, "the loss is noticed")
        self._show_newest()
        save(self.dock, "dock-failure")


def run() -> None:
    """Take the tour, and close QGIS whatever comes of it."""
    problem = 1
    try:
        tour = Tour()
        try:
            tour.go()
            (OUT / "done").touch()
            problem = 0
        finally:
            tour.plugin.unload()
    except Exception:  # the edge of the tour: without this, QGIS would stay open in silence
        traceback.print_exc()
    QgsProject.instance().clear()
    QApplication.exit(problem)


QTimer.singleShot(1000, run)
