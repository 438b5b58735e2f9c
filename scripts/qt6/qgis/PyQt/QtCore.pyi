from typing import overload

import PyQt6.QtCore

# PyQt6's own types lack the two optional arguments of 'connect' that its manual describes.
class pyqtBoundSignal(PyQt6.QtCore.pyqtBoundSignal):
    def connect(
        self,
        slot: PyQt6.QtCore.PYQT_SLOT,
        type: PyQt6.QtCore.Qt.ConnectionType = ...,
        no_receiver_check: bool = ...,
    ) -> PyQt6.QtCore.QMetaObject.Connection: ...

class pyqtSignal(PyQt6.QtCore.pyqtSignal):
    @overload
    def __get__(self, instance: None, owner: type[PyQt6.QtCore.QObject]) -> pyqtSignal: ...
    @overload
    def __get__(
        self, instance: PyQt6.QtCore.QObject, owner: type[PyQt6.QtCore.QObject]
    ) -> pyqtBoundSignal: ...

from PyQt6.QtCore import *  # type: ignore[assignment]  # noqa: E402 - what is defined above stays
