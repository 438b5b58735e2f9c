"""The plugin as QGIS knows it: an action, a dock, an options page and a Processing provider."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction, QPushButton, QWidget

from rscovlm_qgis.core import secrets
from rscovlm_qgis.core.about import icon_path
from rscovlm_qgis.core.i18n import Translation, tr
from rscovlm_qgis.core.session import Session
from rscovlm_qgis.core.settings import FIRST
from rscovlm_qgis.gui.dock import RSCoVLMDock
from rscovlm_qgis.gui.options import OptionsFactory
from rscovlm_qgis.gui.review import ReviewDock


class RSCoVLMPlugin:
    """Adds everything in ``initGui`` and takes everything away in ``unload``."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._translation = Translation()  # here, as qgis_process never calls initGui
        self.session: Session | None = None
        self.dock: RSCoVLMDock | None = None

    def initGui(self) -> None:  # noqa: N802 - QGIS's name
        """Set up; QGIS calls this once."""
        iface = self._iface
        self.session = Session()
        self.dock = RSCoVLMDock(iface, self.session)
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.review = ReviewDock(iface, self.session)
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.review)
        self.review.hide()
        self.dock.review_wanted.connect(self.review.begin)
        self.action = QAction(QIcon(icon_path("rscovlm.svg")), "RSCoVLM", iface.mainWindow())
        self.action.setObjectName("RSCoVLMAction")
        self.action.setToolTip(tr("Ask questions about a raster"))
        self.action.setCheckable(True)
        self.dock.setToggleVisibilityAction(self.action)
        iface.addRasterToolBarIcon(self.action)
        iface.addPluginToRasterMenu("RSCoVLM", self.action)
        icon = QgsApplication.getThemeIcon("/mActionSelectFreehand.svg")
        self.review_action = QAction(icon, tr("Review detections"), iface.mainWindow())
        self.review_action.setObjectName("RSCoVLMReviewAction")
        self.review_action.triggered.connect(lambda: self.review.begin_active())
        iface.addPluginToRasterMenu("RSCoVLM", self.review_action)
        # QGIS may quit without unloading its plugins; the backend must not outlive it.
        QgsApplication.instance().aboutToQuit.connect(self._on_quit)
        self._options = OptionsFactory(self.session.backend, self.dock.look_anew, self._warn)
        iface.registerOptionsWidgetFactory(self._options)
        self._offer_to_move_token()
        self.initProcessing()

    def initProcessing(self) -> None:  # noqa: N802 - QGIS's name
        """Add the algorithms; ``qgis_process`` calls this without a window."""
        from rscovlm_qgis.processing.provider import RSCoVLMProvider

        self.provider = RSCoVLMProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def unload(self) -> None:
        """Take everything away, and stop the backend if it is ours."""
        iface = self._iface
        QgsApplication.processingRegistry().removeProvider(self.provider)
        self._translation.remove()
        if self.dock is None or self.session is None:
            return
        iface.unregisterOptionsWidgetFactory(self._options)
        for action in (self.action, self.review_action):
            iface.removePluginRasterMenu("RSCoVLM", action)
        iface.removeRasterToolBarIcon(self.action)
        QgsApplication.instance().aboutToQuit.disconnect(self._on_quit)
        self.review.close_down()
        self.dock.close_down()
        for dock in (self.review, self.dock):
            iface.removeDockWidget(dock)
        self.session.close()
        self.review.deleteLater()
        self.dock.deleteLater()
        self.dock = None

    def _warn(self, text: str) -> None:
        self._iface.messageBar().pushWarning("RSCoVLM", text)

    def _offer_to_move_token(self) -> None:
        """A token of an older version lies open and QGIS's master password is needed to put it away."""
        if not secrets.plain_token() or secrets.move_plain_token(FIRST, ask=False):
            return
        bar = self._iface.messageBar()
        told = tr("The backend's token lies unencrypted in QGIS's settings.")
        item = bar.createMessage("RSCoVLM", told)
        button = QPushButton(tr("Encrypt it…"))
        button.setObjectName("moveTokenButton")
        button.clicked.connect(lambda: self._move_token(item))
        item.layout().addWidget(button)
        bar.pushWidget(item, Qgis.MessageLevel.Warning)

    def _move_token(self, item: QWidget) -> None:
        if secrets.move_plain_token(FIRST, ask=True):
            self._iface.messageBar().popWidget(item)
        else:
            self._warn(secrets.trouble())

    def _on_quit(self) -> None:
        if self.session is not None:
            self.session.close(quitting=True)
