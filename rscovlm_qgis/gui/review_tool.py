"""The map tool of a review: click a box to go to it, drag the current one to move, turn or resize it.

Dragging elsewhere moves the map, so that no other tool is needed meanwhile.
"""

from __future__ import annotations

from functools import partial
from typing import Any, Callable

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsWkbTypes,
)
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

from rscovlm_qgis.core.boxes import moved, turned, with_corner
from rscovlm_qgis.core.pixels import PixelGrid, Quad

# On the canvas a colour must stand out from imagery, not fit the theme.
LINE_COLOUR = QColor(0, 229, 255)
FILL_COLOUR = QColor(0, 229, 255, 25)
GRAB_PX, HANDLE_PX, STALK_PX, MIN_DRAG_PX = 9, 9, 26, 3


class Placing:
    """The way between a raster's native pixels and the canvas: geotransform, CRS, zoom."""

    def __init__(self, grid: PixelGrid, crs: QgsCoordinateReferenceSystem, canvas: QgsMapCanvas) -> None:
        self._grid = grid
        self._canvas = canvas
        self._crs = crs

    def to_px(self, point: QgsPointXY) -> Any:
        """Bring a point of the canvas, map coordinates, to native pixels."""
        shown, crs = self._frames()
        there = QgsCoordinateTransform(shown, crs, QgsProject.instance().transformContext()).transform(point)
        return self._grid.to_px([there.x(), there.y()])

    def to_canvas(self, points_px: Any) -> list[QgsPointXY]:
        """Bring native pixels to points of the canvas, map coordinates."""
        shown, crs = self._frames()
        transform = QgsCoordinateTransform(crs, shown, QgsProject.instance().transformContext())
        points = self._grid.to_map(points_px).reshape(-1, 2)
        return [transform.transform(QgsPointXY(float(x), float(y))) for x, y in points]

    def _frames(self) -> tuple[QgsCoordinateReferenceSystem, QgsCoordinateReferenceSystem]:
        """The CRS of the canvas and that of the layer; one without a CRS lies in the canvas's."""
        shown = self._canvas.mapSettings().destinationCrs()
        return shown, self._crs if self._crs.isValid() else shown


class ReviewTool(QgsMapTool):
    """Shows the current box with its handles, and lets it be dragged."""

    picked = pyqtSignal(QgsPointXY)
    """A click beside the current box, in the canvas's CRS."""
    reshaped = pyqtSignal(object)
    """(4, 2) native pixels, once a drag has ended."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._placing: Placing | None = None
        self._quad_px: Quad | None = None
        self._dragged: Callable[[Any], Quad] | None = None
        self._pressed: QPoint | None = None
        self._shape = _band(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        self._handles = _band(canvas, QgsWkbTypes.GeometryType.PointGeometry)
        self._stalk = _band(canvas, QgsWkbTypes.GeometryType.LineGeometry)
        canvas.extentsChanged.connect(self._redraw)
        canvas.destinationCrsChanged.connect(self._redraw)

    def show_box(self, quad_px: Quad | None, placing: Placing | None) -> None:
        """Take another box; ``None`` takes it off the canvas."""
        self._quad_px, self._placing, self._dragged, self._pressed = quad_px, placing, None, None
        self._redraw()

    def remove(self) -> None:
        """Take everything off the canvas for good."""
        canvas = self.canvas()
        canvas.extentsChanged.disconnect(self._redraw)
        canvas.destinationCrsChanged.disconnect(self._redraw)
        for band in (self._shape, self._handles, self._stalk):
            band.reset()
            if band.scene() is not None:
                band.scene().removeItem(band)

    def handle_points(self) -> list[QgsPointXY]:
        """The points to grab, canvas map coordinates: the four corners, then the one that turns the box."""
        return self._points(self._quad_px)

    def _points(self, quad_px: Quad | None) -> list[QgsPointXY]:
        if quad_px is None or self._placing is None:
            return []
        try:
            corners = self._placing.to_canvas(quad_px)
        except QgsCsException:  # outside of what the canvas's CRS can show
            return []
        return [*corners, self._turning_point(corners)]

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Grab what is under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.pixelPoint()
            self._dragged = self._grab(event.pixelPoint())

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show the box as it would be."""
        if self._pressed is not None:
            if self._is_drag(event) and self._dragged is not None:
                self._draw(self._dragged(self._at(event.pixelPoint())))
            elif self._is_drag(event):
                self.canvas().panAction(event)
        else:
            grabbed = self._grab(event.pixelPoint()) is not None
            self.setCursor(Qt.CursorShape.SizeAllCursor if grabbed else Qt.CursorShape.ArrowCursor)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the box where it was dragged to; a mere click goes to the box under it."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        dragged, was_drag = self._dragged, self._is_drag(event)
        self._pressed = self._dragged = None
        if dragged is not None and was_drag:
            self.reshaped.emit(dragged(self._at(event.pixelPoint())))
        elif was_drag:
            self.canvas().panActionEnd(event.pixelPoint())
        else:
            self.picked.emit(self.toMapCoordinates(event.pixelPoint()))
        self._redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape gives a drag up."""
        if event.key() == Qt.Key.Key_Escape and self._dragged is not None:
            event.accept()
            self._dragged = self._pressed = None
            self._redraw()
        else:
            event.ignore()

    def _grab(self, at: QPoint) -> Callable[[Any], Quad] | None:
        """What a drag from here does to the box: a function of where the pointer is, native pixels."""
        quad = self._quad_px
        points = self.handle_points()
        if quad is None or not points:
            return None
        for number, handle in enumerate(map(self.toCanvasCoordinates, points)):
            if (handle - at).manhattanLength() <= GRAB_PX:
                if number == 4:
                    return lambda point: _turned_to(quad, self._at(at), point)
                return partial(with_corner, quad, number)
        inside = QgsGeometry.fromPolygonXY([[*points[:4], points[0]]]).contains(self.toMapCoordinates(at))
        start = self._at(at)
        return (lambda point: moved(quad, *(point - start))) if inside else None

    def _at(self, pixel: QPoint) -> Any:
        """Where the pointer is, native pixels."""
        return self._placing.to_px(self.toMapCoordinates(pixel)) if self._placing else np.zeros(2)

    def _is_drag(self, event: QgsMapMouseEvent) -> bool:
        start = self._pressed
        return start is not None and (event.pixelPoint() - start).manhattanLength() >= MIN_DRAG_PX

    def _redraw(self, *_: object) -> None:
        self._draw(self._quad_px)

    def _draw(self, quad_px: Quad | None) -> None:
        for band in (self._shape, self._handles, self._stalk):
            band.reset(band.kind)
        points = self._points(quad_px)
        if not points:
            return
        corners, top = points[:4], points[4]
        self._shape.setToGeometry(QgsGeometry.fromPolygonXY([[*corners, corners[0]]]), None)
        self._stalk.setToGeometry(QgsGeometry.fromPolylineXY([_middle(corners[0], corners[1]), top]), None)
        for point in points:
            self._handles.addPoint(point)

    def _turning_point(self, corners: list[QgsPointXY]) -> QgsPointXY:
        """Stands out from the middle of the first side, as far on the screen at every zoom."""
        middle = _middle(corners[0], corners[1])
        centre = _middle(_middle(*corners[:2]), _middle(*corners[2:]))
        away = middle - centre
        reach = STALK_PX * self.canvas().mapUnitsPerPixel() / max(away.length(), 1e-12)
        return QgsPointXY(middle.x() + away.x() * reach, middle.y() + away.y() * reach)


def _turned_to(quad: Quad, start: Any, point: Any) -> Quad:
    """Turn a box as far as the pointer went around its centre."""
    centre = np.asarray(quad).mean(axis=0)
    before, after = start - centre, point - centre
    return turned(quad, float(np.degrees(np.arctan2(after[1], after[0]) - np.arctan2(before[1], before[0]))))


def _middle(first: QgsPointXY, second: QgsPointXY) -> QgsPointXY:
    return QgsPointXY((first.x() + second.x()) / 2, (first.y() + second.y()) / 2)


class _Band(QgsRubberBand):
    """A rubber band that knows the kind of geometry that it was made for."""

    def __init__(self, canvas: QgsMapCanvas, kind: Any) -> None:
        super().__init__(canvas, kind)
        self.kind = kind


def _band(canvas: QgsMapCanvas, kind: Any) -> _Band:
    band = _Band(canvas, kind)
    band.setStrokeColor(LINE_COLOUR)
    band.setFillColor(FILL_COLOUR)
    band.setWidth(2)
    if kind == QgsWkbTypes.GeometryType.PointGeometry:
        band.setIcon(QgsRubberBand.IconType.ICON_FULL_BOX)
        band.setIconSize(HANDLE_PX)
        band.setFillColor(LINE_COLOUR)
    return band
