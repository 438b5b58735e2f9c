"""Have an analyst's clicks done in a real QGIS with a hundred thousand objects, and time its main thread.

``bench_stall.py`` runs this as ``qgis --code`` beside a backend that streams the objects. It writes a line of
JSON for each thing that was done into RSCOVLM_STALLS, and ends QGIS.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qgis.core import QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDoubleSpinBox, QToolButton, QWidget
from qgis.utils import iface
from stall_watch import StallWatch, Turns, turn_until

from rscovlm_qgis import classFactory
from rscovlm_qgis.core.export import FORMATS

FOLDER = Path(os.environ["RSCOVLM_STALLS"])
LEFT = Qt.MouseButton.LeftButton
REST_MS = 400


class Day:
    """What is done, one thing after the other, in the order of its methods."""

    def __init__(self) -> None:
        self.watch = StallWatch()
        self.plugin = classFactory(iface)
        self.plugin.initGui()
        self.dock = self.plugin.dock
        self.dock.show()
        self.canvas = iface.mapCanvas()

    def go(self) -> None:
        """All of it."""
        self._open_raster()
        for do in (
            self.detect, self.click_the_chip, self.clear_the_selection, self.review, self.step,
            self.filter_by_score, self.show_all_again, self.close_the_review, self.export, self.save,
            self.change_the_colours, self.pan, self.open_again, self.click_the_chip_again, self.remove,
        ):  # fmt: skip
            do()

    def _open_raster(self) -> None:
        window = iface.mainWindow()
        window.showNormal()
        window.setGeometry(window.screen().availableGeometry())
        project = QgsProject.instance()
        layer = QgsRasterLayer(str(FOLDER / "harbour.tif"), "harbour")
        project.addMapLayer(layer)
        self.canvas.setDestinationCrs(layer.crs())
        iface.setActiveLayer(layer)
        iface.zoomFull()
        assert project.write(str(FOLDER / "project.qgz"))
        turn_until(lambda: self.dock.session.backend.state.usable, "the backend is found")
        self._rest()

    def detect(self) -> None:
        """The stream of all objects, as fast as they are taken, while the map draws them."""
        self._click(self.dock, "detectModeButton")
        QTest.keyClicks(self._named(self.dock, "questionInput"), "ship, plane")
        with self._measured("detection") as turns:
            self._click(self.dock, "sendButton")
            runs = self.dock.session.runs
            turn_until(lambda: runs and runs[-1].over, "the detection ends")
            turns.objects = runs[-1].object_count
        assert runs[-1].state == "finished", runs[-1].error

    def click_the_chip(self) -> None:
        """The count of a class: all of them are selected, and the map goes there."""
        chip = self._chip("ships")
        number = int(chip.text().split()[0])
        with self._measured("click on the count of a class"):
            self._click(chip)
            turn_until(lambda: self._objects().selectedFeatureCount() == number, "all are selected")
            self._drawn()

    click_the_chip_again = click_the_chip

    def clear_the_selection(self) -> None:
        """QGIS's own."""
        with self._measured("QGIS: clear the selection"):
            self._objects().removeSelection()
            self._drawn()

    def review(self) -> None:
        """Open the review of the answer."""
        with self._measured("open the review"):
            self._click(self.dock, "reviewButton")
            turn_until(self._reviewing, "the review is open")
            self._drawn()

    def step(self) -> None:
        """Accept, reject and step by keys."""
        panel = self.plugin.review.panel
        with self._measured("ten steps and verdicts"):
            for key in (Qt.Key.Key_A, Qt.Key.Key_N, Qt.Key.Key_R, Qt.Key.Key_N, Qt.Key.Key_P) * 2:
                panel.setFocus()
                QTest.keyClick(panel, key)
                self._drawn()

    def filter_by_score(self) -> None:
        """Half of the objects go from the map and the list."""
        self._filter(0.5, "filter by score")

    def show_all_again(self) -> None:
        """They come back."""
        self._filter(0.0, "take the filter away")

    def _filter(self, least: float, name: str) -> None:
        box = self.plugin.review.panel.findChild(QDoubleSpinBox, "reviewScore")
        with self._measured(name):
            box.setValue(least)
            turn_until(
                lambda: self.plugin.review.review.objects.wanted.least_score == least, "it is filtered"
            )
            turn_until(self._reviewing, "the list is read")
            self._drawn()

    def close_the_review(self) -> None:
        """By its cross."""
        with self._measured("close the review"):
            self.plugin.review.close()
            self._drawn()

    def export(self) -> None:
        """To every format, by the endings."""
        run = self.dock.session.runs[-1]
        for number, one in enumerate(FORMATS):
            path = FOLDER / f"export{number}{one.suffix}"
            bar = iface.messageBar()
            bar.clearWidgets()
            with self._measured(f"export to {one.title}"):
                self.dock.exporting.write(run, path, one)
                turn_until(lambda bar=bar: " written to " in _said(bar), "it is written", 300)
            assert path.stat().st_size > 10_000, path

    def save(self) -> None:
        """The project, with the conversation."""
        with self._measured("save the project"):
            assert QgsProject.instance().write()
            self._rest()

    def change_the_colours(self) -> None:
        """As the layer's style panel does."""
        layer = self._objects()
        with self._measured("change the colours of the classes"):
            renderer = layer.renderer().clone()
            for number, category in enumerate(renderer.categories()):
                symbol = category.symbol().clone()
                symbol.setColor(QColor("#00ffff"))
                renderer.updateCategorySymbol(number, symbol)
            layer.setRenderer(renderer)
            layer.emitStyleChanged()
            layer.triggerRepaint()
            self._drawn()

    def pan(self) -> None:
        """QGIS's own, for comparison: the map with all objects is moved."""
        with self._measured("QGIS: move the map"):
            for _ in range(5):
                self.canvas.zoomByFactor(0.8)
                self._drawn()
            iface.zoomFull()
            self._drawn()

    def open_again(self) -> None:
        """The project is read anew, with the layer and the conversation."""
        with self._measured("open the project again"):
            assert QgsProject.instance().read(str(FOLDER / "project.qgz"))
            turn_until(lambda: self.dock.session.runs, "the conversation is back")
            self._drawn()

    def remove(self) -> None:
        """The layer of the objects goes from the project."""
        with self._measured("remove the layer"):
            QgsProject.instance().removeMapLayer(self._objects().id())
            self._drawn()

    @contextmanager
    def _measured(self, name: str) -> Iterator[Turns]:
        """Time what is done in the block, and write it down."""
        with self.watch.measure(name) as turns:
            yield turns
        with (FOLDER / "stalls.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(turns.record()) + "\n")

    def _objects(self):
        (layer,) = QgsProject.instance().mapLayersByName("Objects")
        return layer

    def _reviewing(self) -> bool:
        review = self.plugin.review.review
        return review.layer is not None and not review.objects.loading and bool(review.objects.order)

    def _chip(self, text: str) -> QToolButton:
        chips = [one for one in self.dock.findChildren(QToolButton, "objectsChip") if text in one.text()]
        return chips[-1]

    def _named(self, parent: QWidget, name: str) -> QWidget:
        return [one for one in parent.findChildren(QWidget, name) if one.isVisible()][-1]

    def _click(self, widget: QWidget, name: str = "") -> None:
        QTest.mouseClick(self._named(widget, name) if name else widget, LEFT)

    def _drawn(self) -> None:
        """Let the map be drawn."""
        self._rest()
        turn_until(lambda: not self.canvas.isDrawing(), "the map is drawn")

    def _rest(self) -> None:
        rested = []
        QTimer.singleShot(REST_MS, lambda: rested.append(True))
        turn_until(lambda: rested, "a rest")


def _said(bar) -> str:
    item = bar.currentItem()
    return item.text() if item is not None else ""


def _give_up(lines: list[str]) -> None:
    """End at once."""
    (FOLDER / "trouble").write_text("".join(lines), encoding="utf-8")
    os._exit(1)


def run() -> None:
    """Do it all, and end QGIS whatever comes of it."""
    problem = 1
    # QGIS would show a dialog, and wait.
    sys.excepthook = lambda kind, error, trace: _give_up(traceback.format_exception(kind, error, trace))
    try:
        day = Day()
        try:
            day.go()
            problem = 0
        finally:
            day.plugin.unload()
    except Exception:  # the edge: without this, QGIS would stay open in silence
        _give_up([traceback.format_exc()])
    QgsProject.instance().clear()
    QApplication.exit(problem)


QTimer.singleShot(1000, run)
