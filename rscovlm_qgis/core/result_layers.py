"""The layers that show the tables of results: found in the project, opened again, made, watched.

They are found by name, not by layer object: an analyst may remove a layer or close the project while a job
runs, and what still arrives is written all the same. Lives on the main thread.
"""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from rscovlm_qgis.core.pointing import pointed_at
from rscovlm_qgis.core.shelf import Shelf
from rscovlm_qgis.core.styles import load_style
from rscovlm_qgis.core.tables import SHAPES, Kind, create_table, open_table, storage_failed
from rscovlm_qgis.core.tree import find_layer, set_expanded, show_layer

REDRAW_MS, REDRAW_MS_EACH = 500, 0.04
"""How long a layer that grows is not drawn anew, and how much longer for each of its features: the map begins
from the start each time, and would never be done.
"""


class ResultLayers(QObject):
    """Keeps those layers that are not in the project, and tells what is selected in those that are."""

    selected = pyqtSignal(str)
    """The ``run_id`` of a result that was selected on the map."""

    pointed = pyqtSignal(object)
    """The one result that is selected in a layer, as ``Pointed``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watched: set[str] = set()
        self._hidden: dict[tuple[Path, str], QgsVectorLayer] = {}
        self._grown: dict[str, int] = {}
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.timeout.connect(self.draw_grown)

    def find(self, shelf: Shelf, kind: Kind) -> QgsVectorLayer | None:
        """Find the layer of a table; in the project if it is still there."""
        return self._at_hand(shelf, kind) or self._reopen(shelf, kind)

    def at_hand(self, shelf: Shelf, kind: Kind) -> bool:
        """Tell whether ``open`` has little to do; if not, do some of it: make the table, or open its layer.

        Raises:
            StorageFailed: the table cannot be made.
        """
        if shelf.in_memory or self._at_hand(shelf, kind):
            return True
        if self._reopen(shelf, kind) is None:
            create_table(shelf.path, shelf.table(kind), SHAPES[kind], shelf.subject.crs())
        return False

    def open(self, shelf: Shelf, kind: Kind) -> QgsVectorLayer:
        """Find the table's layer, or make the table; what a run writes first is also shown.

        Raises:
            StorageFailed: the table cannot be made.
        """
        found = self.find(shelf, kind)
        layer = found or self._create(shelf, kind)
        if shelf.left:
            return layer
        if not shelf.written[kind]:
            self.show(shelf, kind, layer)
        if found is None:
            # The views' legend has the switch for the tiles; that of the objects opens with its first class.
            set_expanded(layer, kind == "views")
        return layer

    def show(self, shelf: Shelf, kind: Kind, layer: QgsVectorLayer) -> None:
        """Put a layer into the layer tree, if it is not there."""
        self._hidden.pop((shelf.path, shelf.table(kind)), None)
        show_layer(layer, shelf.subject, shelf.table(kind))
        self.watch(layer)

    def grown(self, layer: QgsVectorLayer, number: int) -> None:
        """Have a layer drawn anew that holds more now, or less; at once, or with what comes in a moment.

        Args:
            layer: in the project or not.
            number: about how many features it has.
        """
        self._grown[layer.id()] = number
        if not self._redraw.isActive():
            self.draw_grown()

    def draw_grown(self) -> None:
        """Draw what has grown, without waiting for more."""
        grown, self._grown = self._grown, {}
        for layer in map(QgsProject.instance().mapLayer, grown):
            if layer is not None:
                layer.updateExtents()
                layer.triggerRepaint()
        if grown:
            self._redraw.start(round(REDRAW_MS + REDRAW_MS_EACH * max(grown.values())))

    def watch(self, layer: QgsVectorLayer) -> None:
        """Tell whose results are selected in a layer.

        The slot holds the layer's id, not the layer: a layer held by a slot of its own is a cycle, which
        Python clears away, and the slot with it, although QGIS still has the layer.
        """
        layer_id = layer.id()
        if layer_id not in self._watched:
            self._watched.add(layer_id)
            layer.selectionChanged.connect(lambda *_: self._tell_selected(layer_id))

    def forget_hidden(self) -> None:
        """Let go of layers that are not in the project, so that their file is free."""
        self._hidden.clear()

    def _tell_selected(self, layer_id: str) -> None:
        layer = QgsProject.instance().mapLayer(layer_id)
        first = next(iter(layer.getSelectedFeatures()), None) if layer is not None else None
        if layer is None or first is None:
            return
        self.selected.emit(first["run_id"])
        pointed = pointed_at(layer)
        if pointed is not None:
            self.pointed.emit(pointed)

    def _at_hand(self, shelf: Shelf, kind: Kind) -> QgsVectorLayer | None:
        layer = find_layer(shelf.table(kind))
        if layer is not None and shelf.holds(layer):
            return layer
        return self._hidden.get((shelf.path, shelf.table(kind)))

    def _reopen(self, shelf: Shelf, kind: Kind) -> QgsVectorLayer | None:
        """Open a table that is in the file but not in the project; kept, for what is still to come."""
        if shelf.in_memory:
            return None
        layer = open_table(shelf.path, shelf.table(kind), shelf.title(kind))
        if layer is not None:
            load_style(layer, kind)
            if not shelf.subject.crs_wkt:
                # A GeoPackage calls an unknown CRS "undefined geographic", which QGIS takes for degrees.
                layer.setCrs(QgsCoordinateReferenceSystem())
            self._hidden[shelf.path, shelf.table(kind)] = layer
        return layer

    def _create(self, shelf: Shelf, kind: Kind) -> QgsVectorLayer:
        crs = shelf.subject.crs()
        if shelf.in_memory:
            layer = SHAPES[kind].memory_layer(crs, shelf.title(kind))
            load_style(layer, kind)
            return layer
        create_table(shelf.path, shelf.table(kind), SHAPES[kind], crs)
        layer = self._reopen(shelf, kind)
        if layer is None:
            raise storage_failed(shelf.path, f"no table {shelf.table(kind)} after it was made")
        return layer
