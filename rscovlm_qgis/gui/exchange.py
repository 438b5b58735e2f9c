"""A question and what came of it: progress, answer, evidence, failure, and what can be done with it."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from qgis.PyQt.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rscovlm_qgis.core.i18n import decimal, tr, trn
from rscovlm_qgis.core.pictures import Pictures
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.tables import Kind
from rscovlm_qgis.gui.evidence_pictures import ColourOf, EvidencePictures
from rscovlm_qgis.gui.flow import FlowLayout, clear_layout

# A veil of grey fits light and dark themes alike; QGIS's dark theme colours text by style sheet, past the
# palette, so a background from the palette could have the colour of the text.
BUBBLE = (
    "QFrame#question { background: rgba(128, 128, 128, 38); border: 1px solid rgba(128, 128, 128, 90);"
    " border-radius: 7px; }"
)
CHIP = (
    "QToolButton { border: 1px solid rgba(128, 128, 128, 110); border-radius: 9px; padding: 2px 0 2px 8px;"
    " background: rgba(128, 128, 128, 30); }"
    "QToolButton:hover, QToolButton:focus { border-color: palette(highlight); }"
)

SWATCH_PX = 14
CASING = "#202020"


class Exchange(QWidget):
    """The widgets of one run; ``refresh`` brings them to what the run holds."""

    action = pyqtSignal(str, object)
    """What the person wants, with the run: the names are those of ``RSCoVLMDock._act``."""
    evidence = pyqtSignal(object, str, object)
    """Show these: the run, ``objects`` or ``views``, and their wire ids, or a class or a role."""
    review: QToolButton
    export: QToolButton

    def __init__(
        self,
        run: Run,
        colour_of: ColourOf,
        pictures: Pictures,
        *,
        with_caveat: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.run = run
        self.with_caveat = with_caveat
        self._colour_of = colour_of
        self._chips_shown: object = None
        self._error_shown: object = None
        self.setObjectName("exchange")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 6)
        layout.setSpacing(6)
        layout.addWidget(self._make_question())
        layout.addWidget(self._make_progress())
        self.answer = _text_label("answerLabel", selectable=True)
        font = self.answer.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.answer.setFont(font)
        self.caveat = _text_label("caveatLabel", small=True)
        self.notes = _text_label("notesLabel", small=True)
        self.pictures = EvidencePictures(run, pictures, colour_of)
        self.pictures.evidence.connect(lambda kind, which: self.evidence.emit(self.run, kind, which))
        self._chips = QWidget()
        self._chip_row = FlowLayout(self._chips)
        for widget in (
            self.answer,
            self._chips,
            self.pictures,
            self.caveat,
            self.notes,
            self._make_error(),
            self._make_actions(),
        ):
            layout.addWidget(widget)
        self.refresh()

    def refresh(self) -> None:
        """Show what the run holds now."""
        self._refresh_progress()
        self._refresh_answer()
        self._refresh_chips()
        self.pictures.refresh()
        self._refresh_error()
        self._actions.setVisible(self.run.over)
        self.export.setVisible(bool(self.run.object_count or self.run.views or self.run.tile_count))
        self.review.setVisible(bool(self.run.object_count))

    def answer_text(self) -> str:
        """The answer as one would paste it into a report."""
        lines = [self.run.title, self.answer.text()]
        lines += [self.run.say_count(count) for count in self.run.counts()]
        return "\n".join(filter(None, lines))

    def _make_question(self) -> QWidget:
        bubble = QFrame()
        bubble.setObjectName("question")
        bubble.setStyleSheet(BUBBLE)
        text = _text_label("questionLabel", selectable=True)
        text.setText(self.run.title)
        text.setStyleSheet("background: transparent")
        text.setToolTip(self.run.subject.name)
        inner = QVBoxLayout(bubble)
        inner.setContentsMargins(9, 5, 9, 5)
        inner.addWidget(text)
        history = getattr(self.run.task, "history", ())
        if history:
            follows = _text_label("followsLabel", small=True)
            follows.setStyleSheet("background: transparent")
            follows.setText(
                trn("↳ follows up on %Ln question", "↳ follows up on %Ln questions", len(history))
            )
            follows.setToolTip("\n".join(f"{pair.question}\n  {pair.answer}" for pair in history))
            inner.addWidget(follows)
        row = QWidget()
        outer = QHBoxLayout(row)
        outer.setContentsMargins(36, 0, 0, 0)
        outer.addWidget(bubble)
        return row

    def _make_progress(self) -> QWidget:
        self._progress = QWidget()
        self.bar = QProgressBar()
        self.bar.setObjectName("progressBar")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.setMaximumHeight(8)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setObjectName("cancelButton")
        self.cancel.setToolTip(tr("Stop this; what was found so far stays"))
        self.cancel.clicked.connect(lambda: self.action.emit("cancel", self.run))
        self.waiting_for = _text_label("progressLabel", small=True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.bar)
        texts.addWidget(self.waiting_for)
        row = QHBoxLayout(self._progress)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(texts, 1)
        row.addWidget(self.cancel)
        return self._progress

    def _make_error(self) -> QWidget:
        self._error = QFrame()
        self._error.setObjectName("failure")
        self._error.setFrameShape(QFrame.Shape.StyledPanel)
        self.failure = _text_label("failureLabel", selectable=True)
        icon = QLabel()
        icon.setPixmap(QgsApplication.getThemeIcon("/mIconWarning.svg").pixmap(QSize(16, 16)))
        self._remedies = QWidget()
        self._remedy_row = FlowLayout(self._remedies)
        texts = QVBoxLayout()
        texts.addWidget(self.failure)
        texts.addWidget(self._remedies)
        row = QHBoxLayout(self._error)
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        return self._error

    def _make_actions(self) -> QWidget:
        self._actions = QWidget()
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        wanted = (
            ("retry", "/mActionRefresh.svg", tr("Retry"), tr("Ask the same again")),
            ("copy", "/mActionEditCopy.svg", tr("Copy"), tr("Copy question and answer")),
            ("edit", "/mActionToggleEditing.svg", tr("Edit"), tr("Take the question back into the input")),
            (
                "review",
                "/mActionSelectFreehand.svg",
                tr("Review"),
                tr("Go through the objects one by one: accept, reject, correct"),
            ),
            (
                "export",
                "/mActionFileSaveAs.svg",
                tr("Export…"),
                tr("Save what was found: Shapefile, GeoJSON, GeoPackage, CSV, KML, COCO, DOTA or YOLO"),
            ),
        )
        for name, icon, label, tip in wanted:
            button = QToolButton()
            button.setObjectName(f"{name}Button")
            button.setIcon(QgsApplication.getThemeIcon(icon))
            button.setText(label)
            button.setToolTip(tip)
            button.setAutoRaise(True)
            if name in ("review", "export"):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.clicked.connect(lambda _checked, name=name: self.action.emit(name, self.run))
            row.addWidget(button)
            setattr(self, name, button)
        self._add_export_menu()
        row.addStretch(1)
        return self._actions

    def _add_export_menu(self) -> None:
        menu = QMenu(self.export)
        for name, label in (
            ("export", tr("All results…")),
            ("export_selected", tr("Selected on the map…")),
            ("report", tr("Report (PDF)…")),
        ):
            entry = menu.addAction(label, lambda name=name: self.action.emit(name, self.run))
            entry.setObjectName(f"{name}Entry")
        self.export.setMenu(menu)
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)

    def _refresh_progress(self) -> None:
        run = self.run
        self._progress.setVisible(not run.over)
        self.bar.setRange(0, run.total)
        self.bar.setValue(run.done)
        number = run.object_count
        found = trn("%Ln object", "%Ln objects", number) if number else ""
        words = tr("Stopping…") if run.cancelling else run.waiting_for
        told = found and found not in words  # a detection's own words may count them already
        self.waiting_for.setText(" · ".join(filter(None, [words, found if told else ""])))
        self.cancel.setEnabled(not run.cancelling)

    def _refresh_answer(self) -> None:
        run = self.run
        text = run.answer.text if run.answer else run.streamed_text()
        if not text and run.state == "cancelled":
            text = tr("Stopped.")
        self.answer.setText(text)
        self.answer.setVisible(bool(text))
        caveat = run.answer.caveat if run.answer and self.with_caveat else ""
        self.caveat.setText(caveat)
        self.caveat.setVisible(bool(caveat))
        notes = [f"{w.message} {w.next_step}".strip() for w in run.warnings] + run.notes
        if run.answer and run.answer.direct:
            notes.insert(0, tr("Answered from the overview alone: the model named no region to zoom in to."))
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))

    def _refresh_chips(self) -> None:
        run = self.run
        score = run.answer.score if run.answer else None
        counts, looks, tiles = run.counts(), [view.id for view in run.chosen_views], run.tile_count
        # A class has its colour when its first object is in the layer, a moment after it is counted.
        colours = [self._colour_of(run, count.name) for count in counts]
        state = (looks, tiles, counts, score, colours)
        if state == self._chips_shown:
            return
        self._chips_shown = state
        clear_layout(self._chip_row)
        if looks:
            label = trn("%Ln view", "%Ln views", len(looks))
            self._add_chip("viewsChip", _theme("/mActionZoomToSelected.svg"), label, "views", looks)
        for count, colour in zip(counts, colours):
            label = run.say_count(count)
            if not count.matched:
                label = tr("{objects}, not asked for").format(objects=label)
            icon = _swatch(colour) if colour else _theme("/mIconPolygonLayer.svg")
            self._add_chip("objectsChip", icon, label, "objects", count.name)
        if tiles:
            label = trn("%Ln tile", "%Ln tiles", tiles)
            self._add_chip("tilesChip", _theme("/mActionIconView.svg"), label, "views", "tile")
        if score is not None:
            word = _text_label("scoreLabel", small=True)
            word.setWordWrap(False)
            word.setText(tr("score {value}").format(value=decimal(score, 2)))
            word.setToolTip(
                tr("How sure the model was of its own words, 0 to 1; not a probability of being right")
            )
            self._chip_row.addWidget(word)
        self._chips.setVisible(self._chip_row.count() > 0)
        self._chips.updateGeometry()

    def _add_chip(self, name: str, icon: QIcon, label: str, kind: Kind, which: object) -> None:
        chip = QToolButton()
        chip.setObjectName(name)
        chip.setText(label)
        chip.setIcon(icon)
        chip.setIconSize(QSize(SWATCH_PX, SWATCH_PX))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setStyleSheet(CHIP)
        chip.setToolTip(tr("Select on the map, zoom there and flash"))
        chip.setAccessibleDescription(chip.toolTip())
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(lambda: self.evidence.emit(self.run, kind, which))
        self._chip_row.addWidget(chip)

    def _refresh_error(self) -> None:
        error = self.run.error
        self._error.setVisible(error is not None)
        if error is self._error_shown:
            return
        self._error_shown = error
        clear_layout(self._remedy_row)
        if error is None:
            return
        self.failure.setText("\n".join(filter(None, [error.message, error.next_step])))
        self.failure.setToolTip(error.details[:1000])
        for name, label in _remedies(self.run):
            button = QPushButton(label)
            button.setObjectName(f"{name}Remedy")
            button.clicked.connect(lambda _checked, name=name: self.action.emit(name, self.run))
            self._remedy_row.addWidget(button)
        self._remedies.setVisible(self._remedy_row.count() > 0)


def _remedies(run: Run) -> list[tuple[str, str]]:
    """Offer what can help against a run's failure."""
    if run.error is not None and run.error.code == "interrupted":
        return [("resume", tr("Continue")), ("retry", tr("Ask again"))]
    if run.state == "lost":
        return [("resume", tr("Restart and continue")), ("diagnose", tr("Diagnosis"))]
    code = run.error.code if run.error else ""
    if run.subject.ways is not None and code in ("raster_forbidden", "raster_unreadable"):
        return [("send_pixels", tr("Send the pixels instead"))]
    if code == "raster_forbidden":
        return [("allow_folder", tr("Allow this folder")), ("send_pixels", tr("Send the pixels instead"))]
    if code == "raster_missing":
        return [("send_pixels", tr("Send the pixels instead"))]
    if code in ("backend_stopped", "job_unknown"):
        return [("retry", tr("Ask again"))]
    if code == "token_locked":
        return [("retry", tr("Try again"))]
    if code in ("token_refused", "command_missing", "reply_unreadable"):
        return [("settings", tr("Settings…")), ("diagnose", tr("Diagnosis"))]
    if code in ("backend_absent", "backend_start_failed"):
        return [("retry", tr("Try again")), ("settings", tr("Settings…")), ("diagnose", tr("Diagnosis"))]
    return []


def _theme(name: str) -> QIcon:
    return QgsApplication.getThemeIcon(name)


def _swatch(colour: QColor) -> QIcon:
    """An outline as on the map: in the colour of the class, with a dark casing for light themes."""
    pixmap = QPixmap(SWATCH_PX, SWATCH_PX)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    for pen in (QPen(QColor(CASING), 4), QPen(colour, 2)):
        painter.setPen(pen)
        painter.drawRect(2, 2, SWATCH_PX - 5, SWATCH_PX - 5)
    painter.end()
    return QIcon(pixmap)


def _text_label(name: str, *, small: bool = False, selectable: bool = False) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if selectable:
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    if small:
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * 0.92)
        label.setFont(font)
    return label
