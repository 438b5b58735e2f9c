"""Tasks of QGIS's task manager that end safely, whatever has become of those who began them."""

from __future__ import annotations

from typing import Callable

from qgis.core import QgsApplication, QgsTask

from rscovlm_qgis.core.giving_way import GivingWay

_GOING: set[KeptTask] = set()
"""QGIS does not keep the Python half of a task. One that nobody else holds, as after the plugin was unloaded,
would be cleared away while its other half runs, and QGIS crash when it calls what is not there any more.
"""


class KeptTask(QgsTask):
    """A task that is held until it has ended, and then tells so on the main thread."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._when_ended: Callable[[], None] | None = None

    def begin(self, when_ended: Callable[[], None]) -> None:
        """Give the task to QGIS; ``when_ended`` is called on the main thread, however it ends."""
        self._when_ended = when_ended
        _GOING.add(self)
        QgsApplication.taskManager().addTask(self)

    def forget(self) -> None:
        """Call nobody when it ends."""
        self._when_ended = None

    def run(self) -> bool:
        """Do the work; QGIS calls this on a worker thread."""
        with GivingWay():
            return self.work()

    def work(self) -> bool:
        """Do what there is to do, on a worker thread, raising nothing; tell whether it succeeded."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of what only the task needs; on the main thread, once it has ended."""

    def finished(self, _result: bool) -> None:
        """Tell that it has ended; QGIS calls this on the main thread."""
        _GOING.discard(self)
        self.close()
        when_ended, self._when_ended = self._when_ended, None
        if when_ended is not None:
            when_ended()
