"""Short blocking calls off the main thread, with the outcome delivered on it.

A pool of its own: QGIS 3.22 renders the map on Qt's global pool, which a waiting call would hold up.
"""

from __future__ import annotations

import threading
from typing import Any, Callable

from qgis.PyQt.QtCore import QObject, QRunnable, Qt, QThreadPool, pyqtSignal

from rscovlm_qgis.core import log
from rscovlm_qgis.core.errors import PluginError
from rscovlm_qgis.core.giving_way import GivingWay


class _Outcome(QObject):
    came = pyqtSignal(object, object)


class _Call(QRunnable):
    def __init__(self, work: Callable[[], Any], outcome: _Outcome) -> None:
        super().__init__()
        self._work = work
        self._outcome = outcome

    def run(self) -> None:
        result, error = None, None
        try:
            with GivingWay():
                result = self._work()
        except PluginError as failure:
            error = failure
        except Exception as failure:  # the thread's edge: an unforeseen error must reach the person too
            log.warning(f"Unforeseen failure in the background: {failure!r}")
            error = PluginError(str(failure), details=repr(failure))
        try:
            self._outcome.came.emit(result, error)
        except RuntimeError:
            log.info("The plugin was unloaded before a background call ended.")


class Background(QObject):
    """Runs calls on up to two threads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._waiting: set[_Outcome] = set()
        self.closing = threading.Event()
        """Set when the plugin goes: work that takes long looks at it, and ends."""

    def call(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[PluginError], None],
    ) -> None:
        """Run ``work`` on a thread, then ``done(result)`` or ``failed(error)`` on the main thread."""
        outcome = _Outcome()
        self._waiting.add(outcome)

        def deliver(result: Any, error: PluginError | None) -> None:
            self._waiting.discard(outcome)
            if error is None:
                done(result)
            else:
                failed(error)

        outcome.came.connect(deliver, Qt.ConnectionType.QueuedConnection)
        self._pool.start(_Call(work, outcome))

    def close(self) -> None:
        """Forget the outcomes, and wait for calls that still run; each has its time limit."""
        self.closing.set()
        for outcome in self._waiting:
            outcome.came.disconnect()
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone(5000)
