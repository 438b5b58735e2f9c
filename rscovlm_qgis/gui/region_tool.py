"""Drawing a region on the canvas, and showing it there."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapTool, QgsRubberBand
from qgis.PyQt.QtCore import QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeyEvent

MIN_DRAG_PX = 4
LEAST_CORNERS = 3
# On the canvas a colour must stand out from imagery, not fit the theme.
LINE_COLOUR = QColor(255, 196, 0)
FILL_COLOUR = QColor(255, 196, 0, 30)


class RegionOverlay:
    """The chosen region on the canvas, in the CRS in which it was drawn."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._band = _rubber_band(canvas)
        self._shown = False
        self.geometry: QgsGeometry | None = None
        self.crs = QgsCoordinateReferenceSystem()

    def set_region(self, geometry: QgsGeometry | None, crs: QgsCoordinateReferenceSystem) -> None:
        """Take a region, or none."""
        self.geometry = geometry
        self.crs = crs
        self.redraw()

    def redraw(self) -> None:
        """Draw the region, in whatever CRS the canvas has by now."""
        if self.geometry is None:
            self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        else:
            self._band.setToGeometry(self.geometry, self.crs)
        self._band.setVisible(self.visible)

    @property
    def visible(self) -> bool:
        """Whether there is a region and it is to be seen."""
        return self._shown and self.geometry is not None

    def set_visible(self, visible: bool) -> None:
        """Show or hide it, without forgetting it."""
        self._shown = visible
        self._band.setVisible(self.visible)

    def remove(self) -> None:
        """Take it off the canvas for good."""
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        scene = self._band.scene()
        if scene is not None:
            scene.removeItem(self._band)


class _RegionTool(QgsMapTool):
    """What both tools share: the rubber band, and Escape."""

    drawn = pyqtSignal(QgsGeometry)
    cancelled = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._band = _rubber_band(canvas)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self._reset()
            self.cancelled.emit()
        else:
            event.ignore()

    def deactivate(self) -> None:
        """Leave nothing half drawn."""
        self._reset()
        super().deactivate()

    def _reset(self) -> None:
        self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)

    def _finish(self, geometry: QgsGeometry) -> None:
        self._reset()
        self.drawn.emit(geometry)


class RectangleTool(_RegionTool):
    """Draws a rectangle: press, drag, release."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._start: QPoint | None = None

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a rectangle."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._start = event.pixelPoint()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show it as it grows."""
        if self._start is not None:
            self._band.setToGeometry(self._rectangle(self._start, event.pixelPoint()), None)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take it, unless it was a mere click."""
        if self._start is None or event.button() != Qt.MouseButton.LeftButton:
            return
        geometry = self._rectangle(self._start, event.pixelPoint())
        moved = event.pixelPoint() - self._start
        self._reset()
        if abs(moved.x()) >= MIN_DRAG_PX and abs(moved.y()) >= MIN_DRAG_PX:
            self._finish(geometry)

    def _rectangle(self, start: QPoint, end: QPoint) -> QgsGeometry:
        """Upright on the screen, so that it is what was dragged on a turned map, too."""
        corners = (start, QPoint(end.x(), start.y()), end, QPoint(start.x(), end.y()), start)
        return QgsGeometry.fromPolygonXY([[self.toMapCoordinates(corner) for corner in corners]])

    def _reset(self) -> None:
        super()._reset()
        self._start = None


class PolygonTool(_RegionTool):
    """Draws a polygon: click each corner, then double click or right click; Backspace takes one back."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._corners: list[QgsPointXY] = []
        self._pointer: QgsPointXY | None = None

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Add a corner, or close."""
        if event.button() == Qt.MouseButton.LeftButton:
            corner = self.toMapCoordinates(event.pixelPoint())
            if not self._corners or corner != self._corners[-1]:
                self._corners.append(corner)
            self._show()
        elif event.button() == Qt.MouseButton.RightButton:
            self._close()

    def canvasDoubleClickEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Close; the first of the two clicks has added the last corner."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._close()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show the polygon that a click here would make."""
        self._pointer = self.toMapCoordinates(event.pixelPoint())
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Backspace takes the last corner back; Escape gives up."""
        if event.key() not in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            super().keyPressEvent(event)
            return
        event.accept()
        if self._corners:
            self._corners.pop()
        self._show()

    def _show(self) -> None:
        if not self._corners:
            self._band.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
            return
        ahead = [self._pointer] if self._pointer is not None else []
        ring = [*self._corners, *ahead, self._corners[0]]
        self._band.setToGeometry(QgsGeometry.fromPolygonXY([ring]), None)

    def _close(self) -> None:
        if len(self._corners) >= LEAST_CORNERS:
            self._finish(QgsGeometry.fromPolygonXY([[*self._corners, self._corners[0]]]))

    def _reset(self) -> None:
        super()._reset()
        self._corners = []
        self._pointer = None


def _rubber_band(canvas: QgsMapCanvas) -> QgsRubberBand:
    band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
    band.setStrokeColor(LINE_COLOUR)
    band.setFillColor(FILL_COLOUR)
    band.setWidth(2)
    return band
