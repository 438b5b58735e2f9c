"""The dock: head, conversation, composer and state line, bound to a session."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Callable

from qgis.core import QgsApplication, QgsProject, QgsRasterLayer
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget

from rscovlm_qgis.core.about import help_path
from rscovlm_qgis.core.asking import make_task, title_of, typed_for
from rscovlm_qgis.core.batch import Batch, Item
from rscovlm_qgis.core.errors import PluginError
from rscovlm_qgis.core.i18n import language, tr, trn
from rscovlm_qgis.core.layers import Subject, check_region, describe, settled
from rscovlm_qgis.core.pictures import Pictures
from rscovlm_qgis.core.pointing import Pointed
from rscovlm_qgis.core.regions import Places
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.session import Session
from rscovlm_qgis.core.settings import Settings
from rscovlm_qgis.core.suggestions import Suggestion, suggest
from rscovlm_qgis.core.tables import Kind
from rscovlm_qgis.core.wire import RasterInfo
from rscovlm_qgis.gui.batch_bar import BatchBar
from rscovlm_qgis.gui.composer import Composer
from rscovlm_qgis.gui.conversation import Conversation
from rscovlm_qgis.gui.diagnosis import DiagnosisDialog
from rscovlm_qgis.gui.evidence import show_layer_extent, show_spread
from rscovlm_qgis.gui.exporting import Exporting
from rscovlm_qgis.gui.followup import FollowUp
from rscovlm_qgis.gui.header import Header
from rscovlm_qgis.gui.options import PAGE
from rscovlm_qgis.gui.reporting import Reporting
from rscovlm_qgis.gui.status import StatusLine
from rscovlm_qgis.gui.talk import Talk
from rscovlm_qgis.gui.talk_bar import TalkBar
from rscovlm_qgis.gui.talk_saving import TalkSaving
from rscovlm_qgis.gui.welcome import Welcome


class RSCoVLMDock(QgsDockWidget):
    """What the analyst sees of the plugin."""

    review_wanted = pyqtSignal(object)
    """A run whose objects are to be reviewed."""

    def __init__(self, iface: Any, session: Session) -> None:
        super().__init__("RSCoVLM", iface.mainWindow())
        self.setObjectName("RSCoVLMDock")
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self._iface = iface
        self.session = session
        self.header = Header(iface.mapCanvas())
        self.welcome = Welcome()
        self.talk_bar = TalkBar()
        self.exporting = Exporting(iface, session, self)
        self.reporting = Reporting(iface, session, self)
        self.talk_saving = TalkSaving(iface, session, self)
        self.pictures = Pictures(self)
        self.conversation = Conversation(session.store.class_colour, self.pictures)
        self.composer = Composer()
        self.batch = Batch(session, self)
        self.batch_bar = BatchBar(self.batch)
        self.follow_up = FollowUp(session)
        self.hint = QLabel()
        self.hint.setObjectName("hintLabel")
        self.hint.setWordWrap(True)
        self.hint.hide()
        self.status = StatusLine()
        self._lay_out()
        self._connect()
        self._on_state()
        session.history.start()
        session.backend.refresh()

    def close_down(self) -> None:
        """Take everything off the canvas and let go of QGIS; the dock is deleted afterwards."""
        self.pictures.close()
        self.talk_saving.close()
        self.header.close()
        self.reporting.close()
        self.welcome.close_down()
        self.batch.close()
        self._iface.currentLayerChanged.disconnect(self.header.take_active_layer)
        QgsProject.instance().readProject.disconnect(self._on_project_read)

    def _lay_out(self) -> None:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.setSpacing(6)
        layout.addWidget(self.header)
        layout.addWidget(self.welcome)
        layout.addWidget(self.talk_bar)
        layout.addWidget(self.conversation, 1)
        layout.addWidget(self.batch_bar)
        layout.addWidget(self.hint)
        layout.addWidget(self.follow_up)
        layout.addWidget(self.composer)
        layout.addWidget(self.status)
        body.setMinimumWidth(300)
        self.setWidget(body)

    def _connect(self) -> None:
        session, backend = self.session, self.session.backend
        self._talk = Talk(session, self.conversation, self.talk_bar)
        self.talk_bar.export_wanted.connect(self.talk_saving.ask)
        session.run_changed.connect(self._on_run_changed)
        session.store.layers.selected.connect(self._on_selected)
        session.store.layers.pointed.connect(self._on_pointed)
        backend.state_changed.connect(self._on_state)
        self.header.layer_changed.connect(self._suggest)
        self.header.layer_changed.connect(self._ask_raster_info)
        self.header.layer_changed.connect(self._offer_follow_up)
        self.header.regions.changed.connect(self._offer_follow_up)
        session.runs_removed.connect(lambda _: self._offer_follow_up())
        self.composer.sent.connect(self._send)
        self.composer.mode_changed.connect(self._offer_follow_up)
        self.composer.input.textEdited.connect(self.hint.hide)
        self.conversation.action.connect(self._act)
        self.conversation.evidence.connect(self._show_evidence)
        self.conversation.suggestions.chosen.connect(lambda one: self.composer.submit(one.mode, one.text))
        self.welcome.added.connect(self._on_sample)
        self.welcome.failed.connect(self.say)
        self.status.clicked.connect(self._on_status)
        self.status.switched.connect(self._switch)
        self.status.settings_wanted.connect(
            lambda: self._iface.showOptionsDialog(self._iface.mainWindow(), PAGE)
        )
        self.status.help_wanted.connect(_open_help)
        self.visibilityChanged.connect(self.header.regions.set_overlay_visible)
        self._iface.currentLayerChanged.connect(self.header.take_active_layer)
        QgsProject.instance().readProject.connect(self._on_project_read)

    def _send(self, mode: str, text: str) -> None:
        """Prepare a run from what stands in the dock; says at once what is missing."""
        layer = self.header.layer()
        try:
            subject = describe(layer, self.header.map_view())
            places = self.header.places(layer)
            items = [self.follow_up.with_history(item) for item in _items(mode, text, subject, places)]
        except PluginError as error:
            self.say(f"{error.message} {error.next_step}")
            return
        self.hint.hide()
        if len(items) == 1:
            self.session.start(items[0].task, subject, items[0].title)
            self.batch_bar.put_away()
        else:
            self.batch.add(items)
        if places.left_out:
            self.say(
                trn(
                    "Left out, as outside of the raster: %Ln polygon.",
                    "Left out, as outside of the raster: %Ln polygons.",
                    places.left_out,
                )
            )
        self.header.remember()
        self.composer.accepted()

    def _offer_follow_up(self) -> None:
        """Tell how the next question would follow up, where it is about one place."""
        layer = self.header.layer() if self.composer.mode == "ask" else None
        places = Places(())
        if layer is not None:
            with suppress(PluginError):  # what is wrong with the region is said when something is sent
                places = self.header.places(layer)
        if layer is not None and len(places.found) == 1:
            self.follow_up.offer(layer.id(), places.found[0].region)
        else:
            self.follow_up.hide()

    def say(self, text: str) -> None:
        """Say something next to the input."""
        self.hint.setText(text)
        self.hint.show()

    def _act(self, name: str, run: Run) -> None:
        actions: dict[str, Callable[[Run], object]] = {
            "cancel": self.session.cancel,
            "resume": self.session.resume,
            "retry": self.session.retry,
            "allow_folder": self._allow_folder,
            "send_pixels": self._send_pixels,
            "copy": self._copy,
            "edit": self._edit,
            "review": self.review_wanted.emit,
            "export": self.exporting.ask,
            "report": self.reporting.ask,
            "export_selected": lambda one: self.exporting.ask(one, selected=True),
            "settings": lambda _: self._iface.showOptionsDialog(self._iface.mainWindow(), PAGE),
            "diagnose": lambda _: self._diagnose(),
        }
        actions[name](run)

    def _send_pixels(self, run: Run) -> None:
        """The backend cannot read this machine's files: draw them for it, now and from now on."""
        layer = QgsProject.instance().mapLayer(run.subject.layer_id)
        settings = Settings.load()
        try:
            settings.send_pixels = True
            settings.save()
            subject = describe(layer, self.header.map_view())
        except PluginError as error:
            settings.send_pixels = False
            settings.save()
            self.say(f"{error.message} {error.next_step}")
            return
        again = self.session.start(replace(run.task, raster=subject.raster), subject, run.title)
        again.notes.append(
            tr("QGIS sends the pixels to '{backend}' from now on; the settings undo it.").format(
                backend=settings.name
            )
        )

    def _allow_folder(self, run: Run) -> None:
        folder = str(run.subject.folder or Path.home())
        if not self.session.backend.launcher.running:
            self.say(
                tr(
                    "This backend was not started by the plugin. If it still refuses, add {folder} to its "
                    "RSCOVLM_ROOTS and restart it."
                ).format(folder=folder)
            )
        self.session.allow_folder(run, folder)

    def _copy(self, run: Run) -> None:
        exchange = self.conversation.exchange(run)
        if exchange is not None:
            QgsApplication.clipboard().setText(exchange.answer_text())

    def _edit(self, run: Run) -> None:
        self.composer.edit(run.task.task, typed_for(run.task))

    def write_results(self, run: Run, path: Path) -> None:
        """Write a run's results to a file, in the format of its ending."""
        self.exporting.write(run, path)

    def _show_evidence(self, run: Run, kind: Kind, which: list[int] | str) -> None:
        store = self.session.store
        store.show(run)
        if which == "tile":
            store.show_tiles(run)
        canvas = self._iface.mapCanvas()
        if not store.look_up(run, kind, which, lambda layer, found: show_spread(canvas, layer, found)):
            self.say(tr("These results are no longer there."))

    def look_anew(self) -> None:
        """The settings were changed: show the backend that is now in use."""
        self.status.list_backends()
        self.session.backend.look_anew()

    def _switch(self, key: str) -> None:
        """Use another backend, unless a job is at work at the present one."""
        if self.session.busy:
            self.say(tr("A question is still being answered. Wait for it, or cancel it, then switch."))
            return
        self.session.backend.switch(key)
        self.status.list_backends()

    def _on_status(self) -> None:
        error = self.session.backend.state.error
        if error is not None and error.code == "token_locked":
            self.session.backend.unlock()
        else:
            self._diagnose()

    def _on_sample(self, layer: QgsRasterLayer) -> None:
        self.header.take_active_layer(layer)
        show_layer_extent(self._iface.mapCanvas(), layer)

    def _diagnose(self) -> None:
        dialog = DiagnosisDialog(self.session.backend, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def _on_run_changed(self, run: Run) -> None:
        self.conversation.refresh(run)
        if run.over:
            self._offer_follow_up()

    def _on_selected(self, run_id: str) -> None:
        """A result was selected on the map: bring its question into view."""
        for run in self.session.runs:
            if run.run_id == run_id:
                self._talk.show_run(run)
                self.conversation.reveal(run)

    def _on_pointed(self, pointed: Pointed) -> None:
        """One result was selected on the map: show it beside its answer."""
        for run in self.session.runs:
            exchange = self.conversation.exchange(run) if run.run_id == pointed.run_id else None
            if exchange is not None:
                exchange.pictures.point_at(pointed)

    def _on_state(self) -> None:
        state = self.session.backend.state
        self.status.show_state(state)
        self._offer_follow_up()
        if state.model:
            self.composer.set_classes(state.model.classes)
            self.composer.set_tasks(state.model.tasks)
        self._suggest()
        if state.usable:
            self._ask_raster_info()

    def _ask_raster_info(self) -> None:
        """Let a running backend tell the layer's sampling and size class; none is started for that."""
        layer = self.header.layer()
        if layer is None or not self.session.backend.state.usable:
            return
        try:
            subject = describe(layer, self.header.map_view())
        except PluginError:
            return
        subject = settled(subject, reads_network=self.session.backend.reads_network)
        if subject.resolution:
            return  # its pixels are chosen anew with every step of the map; the header tells them
        client = self.session.backend.client()

        def show(info: RasterInfo) -> None:
            current = self.header.layer()
            if current is not None and current.id() == subject.layer_id:
                self.header.show_sampling(info)
                self._suggest(info)

        self.session.backend.background.call(lambda: client.raster_info(subject.raster), show, lambda _: None)

    def _suggest(self, info: RasterInfo | None = None) -> None:
        """Offer what fits the layer and the model, as far as they are known, while nothing was asked."""
        found: list[Suggestion] = []
        if self.header.layer() is not None:
            gsd = (info.gsd_x_m * info.gsd_y_m) ** 0.5 if info and info.gsd_x_m and info.gsd_y_m else None
            found = suggest(self.session.backend.state.model, gsd, info.size_class if info else "")
        self.conversation.suggestions.show_suggestions(found)

    def _on_project_read(self) -> None:
        self.composer.recall()
        self.header.recall()


def _open_help() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(help_path(language())))


def _items(mode: str, text: str, subject: Subject, places: Places) -> list[Item]:
    """Make what is asked of each place; its name and number are part of the title."""
    items = []
    for number, place in enumerate(places.found, 1):
        check_region(subject, place.region)
        task = make_task(mode, text, subject, place.region)
        title = title_of(task) + (f" – {place.name}" if place.name else "")
        if len(places.found) > 1:
            title += f" ({number}/{len(places.found)})"
        items.append(Item(task, subject, title))
    return items
