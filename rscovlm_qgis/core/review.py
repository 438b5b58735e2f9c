"""A review: the objects of a layer one by one, with verdicts, corrections, undo and redo. Knows no widget.

Every step is in the GeoPackage when it is done; what is undone is written too.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Any

from qgis.core import QgsGeometry, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from rscovlm_qgis.core import boxes
from rscovlm_qgis.core.errors import InputError, PluginError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.origin import origin_of
from rscovlm_qgis.core.pixels import PixelGrid, Quad
from rscovlm_qgis.core.review_list import ReviewList, Wanted
from rscovlm_qgis.core.review_table import (
    ACCEPTED,
    CORRECTED,
    REJECTED,
    UNREVIEWED,
    WKT_DIGITS,
    Box,
    measured,
    outline,
    prepare,
    quad_of,
    read_box,
    write_box,
)
from rscovlm_qgis.core.styles import ensure_classes
from rscovlm_qgis.core.tables import layer_file, open_for_writing
from rscovlm_qgis.core.tree import layers_of

JOIN_S = 1.5
"""Within which nudges of the same kind are one step of undo: a key that is held down is one wish."""


@dataclass(frozen=True)
class _Change:
    before: Box
    after: Box
    kind: str = ""
    time: float = 0.0


class Review(QObject):
    """Steps through one layer at a time."""

    changed = pyqtSignal()
    """The current object, its attributes, or the counts are others."""
    moved_on = pyqtSignal()
    """Another object is the current one: it is to be shown."""
    failed = pyqtSignal(object)
    """A ``PluginError``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.objects = ReviewList(self)
        self.objects.settled.connect(self._settle_down)
        self.grid: PixelGrid | None = None
        self.box: Box | None = None
        self.go_on = True
        """Whether a verdict leads on to the next object without one."""
        self._layer_id = ""
        self._done: list[_Change] = []
        self._undone: list[_Change] = []

    def open(self, layer: QgsVectorLayer, wanted: Wanted) -> None:
        """Begin with a layer's objects; they are read in slices, ``loading`` until they are all known.

        Raises:
            PluginError: the layer cannot be reviewed.
        """
        self.close()
        if layer.providerType() == "ogr":
            open_for_writing(layers_of(layer_file(layer)))
        prepare(layer)
        self.grid, self._layer_id = origin_of(layer).grid(), layer.id()
        self.objects.open(layer, wanted)
        self.changed.emit()

    def close(self) -> None:
        """Let go of the layer."""
        self.objects.close()
        self.box = self.grid = None
        self._layer_id = ""
        self._done, self._undone = [], []
        self.changed.emit()

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer, while it is in the project."""
        return QgsProject.instance().mapLayer(self._layer_id) if self._layer_id else None

    @property
    def position(self) -> int:
        """The number of the current object among those stepped through, from 1; 0: it is none of them."""
        return self.objects.position(self.box.fid if self.box else None)

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return bool(self._undone)

    def want(self, wanted: Wanted) -> None:
        """Step through others; stay with the current object where it is among them."""
        self.objects.want(wanted)
        self.changed.emit()

    def step(self, by: int) -> None:
        """Go to the next object, 1, or the one before, -1; past the last comes the first."""
        fid = self.objects.beside(self.box.fid if self.box else None, by)
        if fid is not None:
            self.go_to(fid)

    def to_end(self, at: int) -> None:
        """Go to the first object, 0, or the last, -1."""
        if self.objects.order:
            self.go_to(self.objects.order[at])

    def go_to(self, fid: int) -> bool:
        """Go to an object; tells whether it is one of the review."""
        layer = self.layer
        if layer is None or fid not in self.objects:
            return False
        box = read_box(layer, fid)
        if box is None:
            self.objects.forget(fid)
            self.changed.emit()
            return False
        self._take(box)
        return True

    def accept(self) -> None:
        """It is right as it stands now, corrected or not."""
        if self.box is not None:
            self._settle(self.box.values, self.box.geometry, advance=True)

    def reject(self) -> None:
        """It is no such object; it stays in the table, faint on the map, and out of exports."""
        if self.box is not None:
            self._change(replace(self.box, values={**self.box.values, "review": REJECTED}), advance=True)

    def relabel(self, name: str) -> None:
        """It is an object of another class."""
        name = " ".join(name.split())
        if self.box is None or not name:
            return
        values = dict(self.box.values)
        values["orig_class"] = values["orig_class"] or values["class"]
        values["class"] = name
        if values["orig_class"] == name:
            values["orig_class"] = None
        if self._settle(values, self.box.geometry, advance=True) and self.layer is not None:
            ensure_classes(self.layer, [name])

    def reshape(self, quad_px: Quad, kind: str = "") -> None:
        """Give it another outline, in native pixels; nudges of one ``kind`` that follow are undone as one."""
        if self.box is None or self.grid is None or self.layer is None:
            return
        quad_map = self.grid.to_map(boxes.canonical(quad_px))
        values = {**self.box.values, **measured(quad_map, self.grid, self.layer)}
        values["orig_geom"] = values["orig_geom"] or self.box.geometry.asWkt(WKT_DIGITS)
        self._settle(values, outline(quad_map), advance=False, kind=kind)

    def restore(self) -> None:
        """Make it again what the model found, without a verdict."""
        if self.box is None or self.grid is None or self.layer is None:
            return
        values, geometry = dict(self.box.values), self.box.geometry
        values["class"] = values["orig_class"] or values["class"]
        if values["orig_geom"]:
            geometry = QgsGeometry.fromWkt(values["orig_geom"])
            values.update(measured(quad_of(geometry), self.grid, self.layer))
        values.update(review=UNREVIEWED, orig_class=None, orig_geom=None)
        self._change(replace(self.box, values=values, geometry=geometry), advance=False)

    def quad_px(self) -> Quad | None:
        """(4, 2) native pixels of the current object."""
        return None if self.box is None or self.grid is None else self.grid.to_px(self.box.quad_map)

    def undo(self) -> None:
        """Take the last step back, and go to its object."""
        self._replay(self._done, self._undone, back=True)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._replay(self._undone, self._done, back=False)

    def _settle(
        self, values: dict[str, Any], geometry: QgsGeometry, *, advance: bool, kind: str = ""
    ) -> bool:
        """Give the verdict that the object, as it is now, is right."""
        corrected = values["orig_class"] or values["orig_geom"]
        values = {**values, "review": CORRECTED if corrected else ACCEPTED}
        if self.box is None:
            return False
        after = replace(self.box, values=values, geometry=geometry)
        return self._change(after, advance=advance, kind=kind)

    def _change(self, after: Box, *, advance: bool, kind: str = "") -> bool:
        before = self.box
        if before is None or not self._write(after):
            return False
        now = time.monotonic()
        if kind and self._done and not self._undone:
            last = self._done[-1]
            if last.kind == kind and last.after is before and now - last.time < JOIN_S:
                before = self._done.pop().before
        self._done.append(_Change(before, after, kind, now))
        self._undone.clear()
        self.box = after
        if advance and self.go_on:
            self._go_on()
        self.changed.emit()
        return True

    def _replay(self, source: list[_Change], target: list[_Change], *, back: bool) -> None:
        if not source:
            return
        change = source[-1]
        box = change.before if back else change.after
        if not self._write(box):
            return
        target.append(source.pop())
        self._take(box)
        self.changed.emit()

    def _write(self, box: Box) -> bool:
        layer = self.layer
        try:
            if layer is None:
                raise InputError(
                    tr("The layer was removed from the project."),
                    next_step=tr("Click a number of objects in the conversation to bring it back."),
                )
            write_box(layer, box)
        except PluginError as error:
            self.failed.emit(error)
            return False
        self.objects.note(box.fid, box.class_name, box.state)
        return True

    def _go_on(self) -> None:
        """Go to the next object without a verdict; stay when every one has its verdict."""
        fid = self.objects.open_after(self.box.fid if self.box else None)
        if fid is not None:
            self.go_to(fid)

    def _take(self, box: Box | None) -> None:
        self.box = box
        self.moved_on.emit()
        self.changed.emit()

    def _settle_down(self) -> None:
        """Stay with the current object where it is wanted; else begin with the first without a verdict."""
        if not self.objects.order:
            self._take(None)
        elif self.position == 0:
            fid = self.objects.open_after(None)
            self.go_to(self.objects.order[0] if fid is None else fid)
        self.changed.emit()
