"""The review's own dock: the panel, the tool on the map and the keys, bound to one review."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsFeatureRequest, QgsGeometry, QgsPointXY, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.gui import QgsDockWidget, QgsMapTool
from qgis.PyQt import sip

from rscovlm_qgis.core.asking import wanted_in
from rscovlm_qgis.core.boxes import moved, resized, turned
from rscovlm_qgis.core.errors import InputError, PluginError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.origin import origin_of
from rscovlm_qgis.core.review import Review
from rscovlm_qgis.core.review_list import Wanted
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.score_filter import least_score, show_from_score
from rscovlm_qgis.core.session import Session
from rscovlm_qgis.core.tables import Spread
from rscovlm_qgis.core.tree import objects_layers
from rscovlm_qgis.gui.corrections import CorrectionsExport
from rscovlm_qgis.gui.evidence import show_spread
from rscovlm_qgis.gui.review_keys import ReviewKeys
from rscovlm_qgis.gui.review_panel import ReviewPanel
from rscovlm_qgis.gui.review_tool import Placing, ReviewTool

MARGIN = 5.0
"""How many times its size a box is shown in, so that its surroundings are seen."""

TOWARDS = {"left": (-1.0, 0.0), "right": (1.0, 0.0), "up": (0.0, 1.0), "down": (0.0, -1.0)}
LONGER_WIDER = {"left": (-1, 0), "right": (1, 0), "up": (0, 1), "down": (0, -1)}


class ReviewDock(QgsDockWidget):
    """Hidden until something is to be reviewed."""

    def __init__(self, iface: Any, session: Session) -> None:
        super().__init__(tr("RSCoVLM review"), iface.mainWindow())
        self.setObjectName("RSCoVLMReviewDock")
        self._iface = iface
        self._session = session
        self._runs: list[Run] = []
        self._tool_before: QgsMapTool | None = None
        self._watched: QgsVectorLayer | None = None
        self.review = Review(self)
        self.panel = ReviewPanel()
        self.setWidget(self.panel)
        self.tool = ReviewTool(iface.mapCanvas())
        self._keys = ReviewKeys(self.panel, iface.mapCanvas(), self.tool, self._act)
        self._corrections = CorrectionsExport(iface, session, self)
        self._connect()
        self.panel.refresh(self.review)
        self.hide()

    def begin(self, run: Run) -> None:
        """Review the objects of an answer."""
        self._session.store.show(run)
        layer = self._session.store.layer(run, "objects")
        if layer is None:
            self._say_failed(PluginError(tr("These results are no longer there.")))
            return
        self.begin_layer(layer, run.run_id)

    def begin_active(self) -> None:
        """Review the layer of objects that is active in QGIS, or else the project's first."""
        layers = objects_layers()
        if not layers:
            nothing = tr("There are no detections in this project.")
            self._say_failed(InputError(nothing, next_step=tr("Have objects found in a raster first.")))
            return
        active = self._iface.activeLayer()
        self.begin_layer(active if active in layers else layers[0])

    def begin_layer(self, layer: QgsVectorLayer, run_id: str | None = None) -> None:
        """Review the objects of a layer, or those of one of its runs."""
        self.setUserVisible(True)
        self.panel.say("")
        self.setWindowTitle(tr("RSCoVLM review – {layer}").format(layer=_name_of(layer)))
        wanted = Wanted(run_id, least_score=least_score(layer))
        self._runs = [run for run in self._session.runs if self._is_in(run, layer)]
        self.panel.filter.begin({run.run_id: run.title for run in self._runs}, wanted)
        self._unwatch()
        try:
            self.review.open(layer, wanted)
        except PluginError as error:
            self._say_failed(error)
            return
        self._watch(layer)
        canvas = self._iface.mapCanvas()
        if canvas.mapTool() is not self.tool:
            self._tool_before = canvas.mapTool()
            canvas.setMapTool(self.tool)
        self.panel.setFocus()

    def end(self) -> None:
        """Let go of layer and map; what was reviewed is in the file."""
        self._unwatch()
        self.tool.show_box(None, None)
        self.review.close()
        canvas = self._iface.mapCanvas()
        if canvas.mapTool() is self.tool:
            if self._tool_before is not None:
                canvas.setMapTool(self._tool_before)
            else:
                canvas.unsetMapTool(self.tool)
        self._tool_before = None

    def close_down(self) -> None:
        """Let go of QGIS; the dock is deleted afterwards."""
        self.end()
        self._keys.close()
        self.tool.remove()
        QgsProject.instance().cleared.disconnect(self.end)

    def _connect(self) -> None:
        self.closed.connect(self.end)
        QgsProject.instance().cleared.connect(self.end)
        self.review.changed.connect(self._on_changed)
        self.review.moved_on.connect(self._zoom)
        self.review.failed.connect(self._say_failed)
        self.panel.act.connect(self._act)
        self.panel.relabelled.connect(self.review.relabel)
        self.panel.filter.chosen.connect(self._filter)
        self.panel.go_on.toggled.connect(lambda on: setattr(self.review, "go_on", on))
        self.panel.export_wanted.connect(lambda: self._corrections.ask(self.review))
        self._corrections.failed.connect(self._say_failed)
        self._corrections.busy.connect(self._on_writing)
        self.tool.picked.connect(self._pick)
        self.tool.reshaped.connect(self.review.reshape)

    def _act(self, name: str) -> None:
        """Do what a key or a button says."""
        review = self.review
        self.panel.say("")
        plain = {
            "accept": review.accept, "reject": review.reject, "restore": review.restore,
            "undo": review.undo, "redo": review.redo, "relabel": self.panel.edit_class,
            "next": lambda: review.step(1), "previous": lambda: review.step(-1),
            "first": lambda: review.to_end(0), "last": lambda: review.to_end(-1), "zoom": self._zoom,
            "keys": self.panel.tell_keys,
        }  # fmt: skip
        if name in plain:
            plain[name]()
        else:
            self._reshape(*name.split())

    def _reshape(self, how: str, side: str, by: str) -> None:
        quad, grid = self.review.quad_px(), self.review.grid
        if quad is None or grid is None:
            return
        amount = int(by)
        if how == "move":
            across, down = grid.step_towards(TOWARDS[side])
            quad = moved(quad, across * amount, down * amount)
        elif how == "turn":
            quad = turned(quad, amount if side == "right" else -amount)
        else:
            longer, wider = LONGER_WIDER[side]
            quad = resized(quad, longer * amount, wider * amount)
        self.review.reshape(quad, how)

    def _filter(self, wanted: Wanted) -> None:
        layer = self.review.layer
        self.panel.say("")
        if layer is None:
            return
        try:
            show_from_score(layer, wanted.least_score)
        except PluginError as error:
            self._say_failed(error)
        self.review.want(wanted)

    def _on_changed(self) -> None:
        self._place_box()
        layer = self.review.layer
        if layer is not None:
            model = self._session.backend.state.model
            asked = [name for run in self._runs for name in wanted_in(run.task)]
            self.panel.set_known_classes(
                [*self.review.objects.classes, *(model.classes if model else ()), *asked]
            )
        self.panel.refresh(self.review)

    def _place_box(self) -> None:
        layer, grid = self.review.layer, self.review.grid
        if layer is None or grid is None or self.review.box is None:
            self.tool.show_box(None, None)
            return
        self.tool.show_box(self.review.quad_px(), Placing(grid, layer.crs(), self._iface.mapCanvas()))

    def _zoom(self) -> None:
        layer, box = self.review.layer, self.review.box
        if layer is not None and box is not None:
            spread = Spread((box.fid,), box.geometry.boundingBox())
            show_spread(self._iface.mapCanvas(), layer, spread, margin=MARGIN, flashes=1)

    def _is_in(self, run: Run, layer: QgsVectorLayer) -> bool:
        return run.object_count > 0 and self._session.store.layer(run, "objects") is layer

    def _watch(self, layer: QgsVectorLayer) -> None:
        """Follow the selection on the map, by any tool; and the layer's end."""
        self._watched = layer
        layer.selectionChanged.connect(self._on_selection)
        layer.willBeDeleted.connect(self.end)

    def _unwatch(self) -> None:
        layer, self._watched = self._watched, None
        # A layer that closes with its project may be gone before its end is heard of.
        if layer is not None and not sip.isdeleted(layer):
            layer.selectionChanged.disconnect(self._on_selection)
            layer.willBeDeleted.disconnect(self.end)

    def _on_selection(self, selected: list[int], *_: object) -> None:
        if len(selected) == 1 and not (self.review.box and self.review.box.fid == selected[0]):
            self.review.go_to(selected[0])

    def _pick(self, point: QgsPointXY) -> None:
        """Go to the smallest box under a click."""
        layer = self.review.layer
        if layer is None:
            return
        there = self.tool.toLayerCoordinates(layer, point)
        spot = QgsGeometry.fromPointXY(there)
        around = QgsRectangle(there, there)
        around.grow(1e-9 * max(1.0, abs(there.x()), abs(there.y())))
        request = QgsFeatureRequest().setFilterRect(around).setNoAttributes()
        hit = [f for f in layer.getFeatures(request) if f.geometry().contains(spot)]
        if hit:
            self.review.go_to(min(hit, key=lambda feature: feature.geometry().area()).id())

    def _on_writing(self, writing: bool) -> None:
        self.panel.say(tr("Writing the corrections…") if writing else "")
        self.panel.refresh(self.review)

    def _say_failed(self, error: PluginError) -> None:
        self.setUserVisible(True)
        self.panel.say(" ".join(filter(None, [error.message, error.next_step])))


def _name_of(layer: QgsVectorLayer) -> str:
    """The raster's name, which tells layers apart that are all called alike."""
    try:
        return origin_of(layer).name
    except PluginError:
        return layer.name()
