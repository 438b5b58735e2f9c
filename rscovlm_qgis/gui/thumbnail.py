"""A small picture that is a button: what the model looked at, or an object, at native resolution."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QIcon, QImage, QPaintEvent, QPixmap
from qgis.PyQt.QtWidgets import QSizePolicy, QToolButton, QWidget

from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.pictures import Picture, Pictures

FRAME = (236, 150)
"""Largest thumbnail, in pixels of the screen."""


class Thumbnail(QToolButton):
    """Asks for its picture when it is first seen: a long conversation costs only what is looked at."""

    def __init__(self, name: str, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._pictures = pictures
        self._picture: Picture | None = None
        self._asked = False
        self.image: QImage | None = None
        """What is shown; for those who look closely."""
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.92)
        self.setFont(font)
        self.hide()

    def show_picture(self, picture: Picture, caption: str, tip: str) -> None:
        """Show this picture from now on; nothing happens where it is shown already."""
        self.setText(caption)
        self.setToolTip(tip)
        self.setAccessibleName(tr("Picture: {caption}").format(caption=caption))
        self.setAccessibleDescription(tip)
        if picture == self._picture:
            return
        self._picture, self._asked, self.image = picture, False, None
        empty = QPixmap(*picture.size)
        empty.fill(Qt.GlobalColor.transparent)
        self.setIcon(QIcon(empty))
        self.setIconSize(QSize(*picture.size))
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the picture at the first sight of it."""
        super().paintEvent(event)
        if self._picture is not None and not self._asked:
            self._asked = True
            wanted = self._picture
            self._pictures.ask(wanted, lambda image: self._take(wanted, image))

    def _take(self, picture: Picture, image: Optional[QImage]) -> None:
        if sip.isdeleted(self) or picture != self._picture:
            return
        if image is None:
            self.hide()  # the raster is gone; the evidence on the map is not
            return
        self.image = image
        self.setIcon(QIcon(QPixmap.fromImage(image)))
