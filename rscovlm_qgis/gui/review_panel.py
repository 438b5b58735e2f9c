"""The widgets of a review: where it stands, the current object, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QStringListModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QCursor
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from rscovlm_qgis.core.i18n import decimal, tr, trn, whole
from rscovlm_qgis.core.review import Review
from rscovlm_qgis.core.review_table import ACCEPTED, CORRECTED, REJECTED, UNREVIEWED, Box
from rscovlm_qgis.gui.review_filter import ReviewFilter, state_words
from rscovlm_qgis.gui.review_keys import key_words


class ReviewPanel(QWidget):
    """Shows a review; tells what is wanted by the names of ``review_keys``."""

    act = pyqtSignal(str)
    relabelled = pyqtSignal(str)
    export_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reviewPanel")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._known = QStringListModel([], self)
        self.filter = ReviewFilter()
        self.hint = QLabel()
        self.hint.setObjectName("reviewHint")
        self.hint.setWordWrap(True)
        self._controls = QWidget()
        controls = QVBoxLayout(self._controls)
        controls.setContentsMargins(0, 0, 0, 0)
        controls.setSpacing(6)
        for part in (
            self.filter, self._make_steps(), self._make_facts(), self._make_verdicts(), self._make_class(),
            self._make_shape(), self._make_footer(),
        ):  # fmt: skip
            controls.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        layout.addWidget(self._controls)
        layout.addWidget(self.hint)
        layout.addStretch(1)
        self.setMinimumWidth(300)

    def set_known_classes(self, names: Iterable[str]) -> None:
        """Take the classes that are offered when a box gets another."""
        names = sorted(set(names))
        if names != self._known.stringList():
            self._known.setStringList(names)

    def refresh(self, review: Review) -> None:
        """Show where a review stands."""
        active = review.layer is not None
        self._controls.setVisible(active)
        if not active:
            self.say(tr("Nothing is being reviewed. Click 'Review' below an answer with objects."))
            return
        states = review.objects.states
        self.filter.show_counts(review.objects.wanted, review.objects.classes, states)
        total = sum(states.values())
        self.bar.setMaximum(max(total, 1))
        self.bar.setValue(total - states[UNREVIEWED])
        self.position.setText(_position(review))
        self.tally.setText(_tally(states))
        self._show_box(review.box)
        for button, enabled in ((self.undo, review.can_undo), (self.redo, review.can_redo)):
            button.setEnabled(enabled)
        for button in (self.previous, self.next):
            button.setEnabled(len(review.objects.order) > 0)
        self.export.setEnabled(total > states[UNREVIEWED])

    def say(self, text: str) -> None:
        """Say something below the controls; nothing takes it away."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def edit_class(self) -> None:
        """Let another class be typed."""
        self.class_input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.class_input.selectAll()

    def tell_keys(self) -> None:
        """Show what the keys do."""
        QToolTip.showText(QCursor.pos(), key_words(), self)

    def _show_box(self, box: Box | None) -> None:
        for part in (self._verdicts, self._class_row, self._shape):
            part.setEnabled(box is not None)
        self.restore.setEnabled(box is not None and bool(box.state))
        self.facts.setText(_facts(box) if box else "")
        if not self.class_input.hasFocus():
            self.class_input.setText(box.class_name if box else "")

    def _make_steps(self) -> QWidget:
        row = QWidget()
        layout = QGridLayout(row)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setVerticalSpacing(2)
        self.previous = self._button(
            "previous", tr("Previous"), tr("The object before (P, Page Up)"), "/mActionArrowLeft.svg"
        )
        self.next = self._button(
            "next", tr("Next"), tr("The next object (N, Page Down)"), "/mActionArrowRight.svg"
        )
        self.position = QLabel()
        self.position.setObjectName("reviewPosition")
        self.position.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = self.position.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.position.setFont(font)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(6)
        self.bar.setObjectName("reviewBar")
        for say in (self.bar.setAccessibleName, self.bar.setToolTip):
            say(tr("Share of objects with a verdict"))
        self.tally = QLabel()
        self.tally.setObjectName("reviewTally")
        self.tally.setWordWrap(True)
        self.tally.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.previous, 0, 0)
        layout.addWidget(self.position, 0, 1)
        layout.addWidget(self.next, 0, 2)
        layout.addWidget(self.bar, 1, 0, 1, 3)
        layout.addWidget(self.tally, 2, 0, 1, 3)
        layout.setColumnStretch(1, 1)
        return row

    def _make_facts(self) -> QWidget:
        self.facts = QLabel()
        self.facts.setObjectName("reviewFacts")
        self.facts.setWordWrap(True)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Room for all that may be said, so that no button moves from under the pointer.
        self.facts.setMinimumHeight(3 * self.facts.fontMetrics().lineSpacing())
        return self.facts

    def _make_verdicts(self) -> QWidget:
        self._verdicts = QWidget()
        row = QHBoxLayout(self._verdicts)
        row.setContentsMargins(0, 0, 0, 0)
        for name, label, tip, icon in (
            ("accept", tr("Accept"), tr("It is right as it stands (A)"), "/mIconSuccess.svg"),
            (
                "reject",
                tr("Reject"),
                tr("There is no such object: faint on the map, left out of exports (R, Delete)"),
                "/mIconDelete.svg",
            ),
        ):
            button = QPushButton(QgsApplication.getThemeIcon(icon), label)
            button.setObjectName(f"{name}Verdict")
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked, name=name: self.act.emit(name))
            row.addWidget(button, 1)
        self.restore = self._button(
            "restore",
            tr("As found"),
            tr("Take verdict and corrections back: as the model found it (O)"),
            "/mActionUndo.svg",
        )
        self.restore.setIcon(QgsApplication.getThemeIcon("/mActionHistory.svg"))
        row.addWidget(self.restore)
        return self._verdicts

    def _make_class(self) -> QWidget:
        self._class_row = QWidget()
        self.class_input = QLineEdit()
        self.class_input.setObjectName("reviewClassInput")
        self.class_input.setToolTip(tr("Another class for this box; Enter takes it (L)"))
        self.class_input.setAccessibleName(tr("Class of the box"))
        self.class_input.setMaxLength(200)
        completer = QCompleter(self._known, self.class_input)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.class_input.setCompleter(completer)
        self.class_input.returnPressed.connect(self._take_class)
        label = QLabel(tr("C&lass"))
        label.setBuddy(self.class_input)
        known = QToolButton()
        known.setObjectName("reviewKnownClasses")
        known.setArrowType(Qt.ArrowType.DownArrow)
        known.setToolTip(tr("Choose among the known classes"))
        known.setAccessibleName(tr("Known classes"))
        menu = QMenu(known)
        menu.setObjectName("reviewKnownMenu")
        menu.aboutToShow.connect(lambda: self._fill_menu(menu))
        known.clicked.connect(lambda: menu.popup(known.mapToGlobal(known.rect().bottomLeft())))
        row = QHBoxLayout(self._class_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.class_input, 1)
        row.addWidget(known)
        return self._class_row

    def _make_shape(self) -> QWidget:
        self._shape = QWidget()
        row = QHBoxLayout(self._shape)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        groups = (
            (("move left 1", "←", tr("Move left by a pixel (Left; Shift: ten)")),
             ("move up 1", "↑", tr("Move up by a pixel (Up; Shift: ten)")),
             ("move down 1", "↓", tr("Move down by a pixel (Down; Shift: ten)")),
             ("move right 1", "→", tr("Move right by a pixel (Right; Shift: ten)"))),
            (("turn left 1", "↺", tr("Turn left by a degree (Ctrl+Left; with Shift: ten)")),
             ("turn right 1", "↻", tr("Turn right by a degree (Ctrl+Right; with Shift: ten)"))),
            (("resize right 1", tr("L+"), tr("Longer by a pixel (Alt+Right)")),
             ("resize left 1", tr("L−"), tr("Shorter by a pixel (Alt+Left)")),
             ("resize up 1", tr("W+"), tr("Wider by a pixel (Alt+Up)")),
             ("resize down 1", tr("W−"), tr("Narrower by a pixel (Alt+Down)"))),
        )  # fmt: skip
        for group in groups:
            for name, label, tip in group:
                button = self._button(name, label, tip)
                button.setAutoRepeat(True)
                button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                row.addWidget(button)
            if group is not groups[-1]:
                row.addSpacing(6)
        return self._shape

    def _make_footer(self) -> QWidget:
        footer = QWidget()
        self.undo = self._button(
            "undo", tr("Undo"), tr("Take the last step back (U, Ctrl+Z)"), "/mActionUndo.svg"
        )
        self.redo = self._button("redo", tr("Redo"), tr("Do it again (Ctrl+Y)"), "/mActionRedo.svg")
        self.zoom = self._button("zoom", tr("Zoom"), tr("Zoom to the box (Z)"), "/mActionZoomToSelected.svg")
        self.go_on = QCheckBox(tr("Go on"))
        self.go_on.setObjectName("reviewGoOn")
        self.go_on.setChecked(True)
        self.go_on.setToolTip(tr("After a verdict, go to the next object without one"))
        self.export = QPushButton(tr("Export corrections…"))
        self.export.setObjectName("exportCorrectionsButton")
        self.export.setToolTip(
            tr("Write what was reviewed as training data: images, DOTA labels, COCO and records")
        )
        self.export.clicked.connect(self.export_wanted)
        keys = self._button("keys", tr("Keys"), key_words())
        row = QHBoxLayout(footer)
        row.setContentsMargins(0, 2, 0, 0)
        for widget in (self.undo, self.redo, self.zoom, self.go_on, keys):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.export)
        return footer

    def _button(self, name: str, label: str, tip: str, icon: str = "") -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"review {name}")
        button.setText(label)
        if icon:
            button.setIcon(QgsApplication.getThemeIcon(icon))
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: self.act.emit(name))
        return button

    def _take_class(self) -> None:
        self._relabel(self.class_input.text())

    def _relabel(self, name: str) -> None:
        """Keys are for stepping again once a class is taken."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.relabelled.emit(name)

    def _fill_menu(self, menu: QMenu) -> None:
        menu.clear()
        for name in self._known.stringList():
            menu.addAction(name, lambda name=name: self._relabel(name))


def _position(review: Review) -> str:
    if review.objects.loading:
        return tr("Reading…")
    if not len(review.objects.order):
        return tr("No such object")
    if review.position == 0:
        return tr("beside the filter, {number} in it").format(number=whole(len(review.objects.order)))
    return tr("{position} of {number}").format(
        position=whole(review.position), number=whole(len(review.objects.order))
    )


def _tally(states: dict[str, int]) -> str:
    numbers = (
        (states[ACCEPTED], trn("%Ln accepted", "%Ln accepted", states[ACCEPTED])),
        (states[REJECTED], trn("%Ln rejected", "%Ln rejected", states[REJECTED])),
        (states[CORRECTED], trn("%Ln corrected", "%Ln corrected", states[CORRECTED])),
    )
    left = states[UNREVIEWED]
    to_go = trn("%Ln to go", "%Ln to go", left) if left else tr("all reviewed")
    return " · ".join([*(said for number, said in numbers if number), to_go])


def _facts(box: Box) -> str:
    values = box.values
    score = tr("score {value}").format(value=decimal(box.score, 2))
    lines = [f"{box.class_name} · {score} · {state_words(box.state)}"]
    sizes = []
    if values["length_m"] is not None and values["width_m"] is not None:
        length, width = decimal(values["length_m"], 1), decimal(values["width_m"], 1)
        sizes.append(tr("{length} × {width} m").format(length=length, width=width))
    if values["angle_deg"] is not None:
        sizes.append(f"{decimal(values['angle_deg'], 1)}°")
    lines.append(", ".join(sizes))
    was = []
    if values["orig_class"]:
        was.append(tr("found as {name}").format(name=values["orig_class"]))
    if values["orig_geom"]:
        was.append(tr("outline changed"))
    lines.append(" · ".join(was))
    return "\n".join(filter(None, lines))
