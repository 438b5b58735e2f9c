"""The demo, inside QGIS: a raster, a question about all of it, a detection in a drawn rectangle, and files.

Everything goes through the dock's own widgets and the mouse.

Run by ``scripts/demo.sh`` as ``qgis --code scripts/demo_qgis.py``, with the checkout on PYTHONPATH. Reads
RSCOVLM_DEMO_RASTER, writes into RSCOVLM_DEMO_OUT: ``objects.shp``, ``objects.gpkg``, ``views.gpkg``, and at
the end the file ``ready``. Whoever removes that file has taken the picture; with RSCOVLM_DEMO_QUIT=1 QGIS
then closes.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from qgis.core import QgsPointXY, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QWidget
from qgis.utils import iface

from rscovlm_qgis import classFactory
from rscovlm_qgis.core.run import Run

QUESTION = os.environ.get("RSCOVLM_DEMO_QUESTION", "What is the shape of the helipad at the airport?")
CLASSES = os.environ.get("RSCOVLM_DEMO_CLASSES", "ship, large vehicle, small vehicle, storage tank, plane")
REGION = os.environ.get("RSCOVLM_DEMO_REGION", "0.05,0.37,0.41,0.60")
"""Where to detect: left, top, right, bottom as shares of the raster; nothing: everywhere."""
RASTER = Path(os.environ["RSCOVLM_DEMO_RASTER"])
OUT = Path(os.environ["RSCOVLM_DEMO_OUT"])
LIMIT_S = float(os.environ.get("RSCOVLM_DEMO_LIMIT_S", "600"))
DOCK_WIDTH = 460
STEP_MS = 200
MARGIN = 1.03
"""Of the map around the raster, so that an outline along its edge is seen."""

Wait = Callable[[], bool]


class Demo:
    """Goes through its steps without holding up the event loop: a step yields what to wait for."""

    def __init__(self) -> None:
        self.plugin = classFactory(iface)
        self._steps = self._play()
        self._wait: Wait = lambda: True
        self._end = time.monotonic() + LIMIT_S
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(STEP_MS)

    def _tick(self) -> None:
        if time.monotonic() > self._end:
            self._finish(f"The demo was not done after {LIMIT_S:.0f} s.")
            return
        try:
            if self._wait():
                self._wait = next(self._steps)
        except StopIteration:
            self._finish("")
        except Exception:  # the edge of the demo: without this, QGIS would stay open in silence
            self._finish(traceback.format_exc())

    def _finish(self, problem: str) -> None:
        self._timer.stop()
        if problem:
            print(problem, file=sys.stderr, flush=True)
        if problem or os.environ.get("RSCOVLM_DEMO_QUIT") == "1":
            self.plugin.unload()
            QgsProject.instance().clear()
            QApplication.exit(1 if problem else 0)

    def _play(self) -> Iterator[Wait]:
        self._fill_screen()
        self._open_raster()
        yield lambda: not iface.mapCanvas().isDrawing()
        dock = self._open_dock()
        yield lambda: dock.isVisible()
        self._type(dock, "askModeButton", QUESTION)
        asked = self.plugin.session.runs[-1]
        yield lambda: asked.over
        self._check(asked)
        if not asked.chosen_views:
            raise RuntimeError("No view of the question's is there to be shown.")
        if REGION:
            self._draw_rectangle(dock)
        self._type(dock, "detectModeButton", CLASSES)
        detected = self.plugin.session.runs[-1]
        yield lambda: detected.over
        self._check(detected)
        if not detected.objects:
            raise RuntimeError("The model found nothing in the sample raster.")
        self._export(asked, detected)
        extent = self.plugin.dock.header.layer().extent()
        extent.scale(MARGIN)
        iface.mapCanvas().setExtent(extent)
        iface.messageBar().clearWidgets()
        iface.mapCanvas().refresh()
        settled = time.monotonic() + 2
        yield lambda: time.monotonic() > settled and not iface.mapCanvas().isDrawing()
        ready = OUT / "ready"
        ready.touch()
        yield lambda: not ready.exists()

    @staticmethod
    def _fill_screen() -> None:
        """A virtual screen has no window manager that could maximize the window."""
        window = iface.mainWindow()
        window.showNormal()
        window.setGeometry(window.screen().availableGeometry())

    @staticmethod
    def _open_raster() -> None:
        layer = QgsRasterLayer(str(RASTER), RASTER.stem)
        if not layer.isValid():
            raise RuntimeError(f"QGIS cannot open {RASTER}")
        QgsProject.instance().addMapLayer(layer)
        if layer.crs().isValid():
            QgsProject.instance().setCrs(layer.crs())
        iface.setActiveLayer(layer)
        QgsProject.instance().layerTreeRoot().findLayer(layer.id()).setExpanded(False)
        iface.mapCanvas().setExtent(layer.extent())
        browser = iface.mainWindow().findChild(QDockWidget, "Browser")
        if browser is not None:
            browser.hide()

    def _open_dock(self) -> QWidget:
        self.plugin.initGui()
        dock = self.plugin.dock
        dock.show()
        iface.mainWindow().resizeDocks([dock], [DOCK_WIDTH], Qt.Orientation.Horizontal)
        return dock

    @staticmethod
    def _type(dock: QWidget, mode: str, text: str) -> None:
        """Choose the mode, type, press Enter."""
        QTest.mouseClick(dock.findChild(QWidget, mode), Qt.MouseButton.LeftButton)
        entry = dock.findChild(QWidget, "questionInput")
        entry.clear()
        QTest.keyClicks(entry, text)
        QTest.keyClick(entry, Qt.Key.Key_Return)

    @staticmethod
    def _draw_rectangle(dock: QWidget) -> None:
        """Press the dock's button and drag the mouse over the map."""
        canvas = iface.mapCanvas()
        extent = dock.header.layer().extent()
        left, top, right, bottom = map(float, REGION.split(","))
        corners = []
        for x, y in ((left, top), (right, bottom)):
            point = QgsPointXY(
                extent.xMinimum() + x * extent.width(), extent.yMaximum() - y * extent.height()
            )
            pixel = canvas.getCoordinateTransform().transform(point)
            corners.append(QPoint(round(pixel.x()), round(pixel.y())))
        no_key, button, viewport = (
            Qt.KeyboardModifier.NoModifier,
            Qt.MouseButton.LeftButton,
            canvas.viewport(),
        )
        QTest.mouseClick(dock.findChild(QWidget, "rectangleButton"), button)
        QTest.mousePress(viewport, button, no_key, corners[0])
        QTest.mouseMove(viewport, corners[1])
        QTest.mouseRelease(viewport, button, no_key, corners[1])

    @staticmethod
    def _check(run: Run) -> None:
        if run.state != "finished":
            raise RuntimeError(f"'{run.title}' {run.state}: {run.error.message if run.error else ''}")

    def _export(self, asked: Run, detected: Run) -> None:
        write = self.plugin.dock.write_results
        write(asked, OUT / "views.gpkg")
        for name in ("objects.shp", "objects.gpkg"):
            write(detected, OUT / name)


demo = Demo()
