"""The pictures of an exchange: the last place that the model looked at, and the object that is pointed at."""

from __future__ import annotations

from typing import Callable, Optional

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QWidget

from rscovlm_qgis.core.drawing import LayerPixels, pixels_if_there
from rscovlm_qgis.core.i18n import decimal, rounded, tr
from rscovlm_qgis.core.pictures import Box, Picture, Pictures, fitted, window_around
from rscovlm_qgis.core.pixels import NotInvertible, PixelGrid
from rscovlm_qgis.core.pointing import Pointed
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.wire import View, Window
from rscovlm_qgis.gui.flow import FlowLayout
from rscovlm_qgis.gui.thumbnail import FRAME, Thumbnail

ColourOf = Callable[[Run, str], Optional[QColor]]
"""Tells the colour of a class of a run on the map."""

OBJECT_FRAME = (150, 150)
ANY_COLOUR = "#f0e442"
AROUND, LEAST_PX = 0.6, 24
"""An object is shown with so much around it, and not closer than this many native pixels."""


class EvidencePictures(QWidget):
    """Two thumbnails, hidden while there is nothing to see; a click on one shows its place on the map."""

    evidence = pyqtSignal(str, object)
    """``objects`` or ``views``, and their wire ids."""

    def __init__(
        self, run: Run, pictures: Pictures, colour_of: ColourOf, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._run = run
        self._colour_of = colour_of
        self._view: View | None = None
        self._pointed: Pointed | None = None
        self._pixels: LayerPixels | None = None
        self.view = Thumbnail("viewThumbnail", pictures)
        self.object = Thumbnail("objectThumbnail", pictures)
        row = FlowLayout(self, spacing=6)
        row.addWidget(self.view)
        row.addWidget(self.object)
        self.view.clicked.connect(self._show_view)
        self.object.clicked.connect(self._show_object)
        self.hide()

    def refresh(self) -> None:
        """Show where the model looked last."""
        looks = self._run.chosen_views
        if looks and looks[-1].window_px != (self._view.window_px if self._view else None):
            self._view = looks[-1]
            self._show_window(self._view)

    def point_at(self, pointed: Pointed) -> None:
        """Show an object of this run, or one of its views."""
        if pointed.kind == "views":
            self._view = self._run.views.get(pointed.number, self._view)
            if self._view is not None:
                self._show_window(self._view)
            return
        try:
            grid = PixelGrid.of(self._run.subject.raster.geotransform)
        except NotInvertible:
            return
        corners = grid.to_px(pointed.ring_map)
        window = window_around(corners, AROUND, LEAST_PX)
        colour = self._colour_of(self._run, pointed.class_name)
        outline = tuple((float(x), float(y)) for x, y in corners)
        box = Box(outline, colour.name() if colour else ANY_COLOUR)  # type: ignore[arg-type]
        picture = self._picture(window, fitted(window, OBJECT_FRAME), (box,))
        self._pointed = pointed
        self.show()
        self.object.show_picture(picture, object_words(pointed), tr("Show this object on the map"))
        self.updateGeometry()

    def _show_window(self, view: View) -> None:
        picture = self._picture(view.window_px, fitted(view.window_px, FRAME))
        self.show()
        self.view.show_picture(picture, view_words(view), tr("Show this view on the map"))
        self.updateGeometry()

    def _picture(self, window: Window, size: tuple[int, int], boxes: tuple[Box, ...] = ()) -> Picture:
        if self._pixels is None:
            self._pixels = pixels_if_there(self._run.subject)
        return Picture(self._run.subject.raster, window, size, boxes, self._pixels)

    def _show_view(self) -> None:
        if self._view is not None:
            self.evidence.emit("views", [self._view.id])

    def _show_object(self) -> None:
        if self._pointed is not None:
            self.evidence.emit("objects", [self._pointed.number])


def view_words(view: View) -> str:
    """Say what a view is, at what resolution, and how large."""
    name = {"overview": tr("Overview"), "crop": tr("Crop"), "tile": tr("Tile")}.get(view.role, tr("View"))
    window = view.window_px
    size = tr("{width} × {height} px").format(width=window.width, height=window.height)
    metres = view.gsd_x_m and view.gsd_y_m and (view.gsd_x_m * view.gsd_y_m) ** 0.5
    gsd = tr("{value} m").format(value=rounded(metres, 2)) if metres else ""
    return " · ".join(filter(None, [f"{name} {view.step}", gsd, size]))


def object_words(pointed: Pointed) -> str:
    """Say what an object is, how sure the model was, and how large it is."""
    score = decimal(pointed.score, 2) if pointed.score is not None else ""
    size = ""
    if pointed.length_m is not None and pointed.width_m is not None:
        size = tr("{length} × {width} m").format(
            length=decimal(pointed.length_m, 1), width=decimal(pointed.width_m, 1)
        )
    return " · ".join(filter(None, [pointed.class_name, score, size]))
