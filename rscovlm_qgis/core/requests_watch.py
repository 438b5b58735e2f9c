"""What goes wrong with the requests that a layer makes while it is drawn.

QGIS leaves a hole where a tile could not be had, and tells nobody. A model would take the hole for black
ground, so failed requests are noted. WMS maps are had by the drawing thread itself, as all was in QGIS 3.22.
Later versions have tiles downloaded by one thread for all layers, whose answers are told on the main thread.
"""

from __future__ import annotations

import re
import threading
import time
from typing import Callable

from qgis.core import QgsNetworkAccessManager, QgsNetworkReplyContent
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, QUrl, pyqtSignal
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from rscovlm_qgis.core.i18n import tr

NO_TILE_HERE = (204, 404, 410)
TEXT = ("text/", "application/xml", "application/json", "application/vnd.ogc.se_xml")
SETTLE_S = 10.0
"""How long a busy main thread is waited for."""
POLL_S = 0.05


class Notes:
    """What became of requests, by address; for any thread.

    Args:
        tiled: the layer has tiles, and a tile that does not exist is an empty part of the map.
    """

    def __init__(self, *, tiled: bool) -> None:
        self._tiled = tiled
        self._problems: dict[str, str] = {}

    def clear(self) -> None:
        """Forget everything."""
        self._problems = {}

    def note(self, reply: QgsNetworkReplyContent) -> None:
        """Note an answer."""
        self._problems[reply.request().url().toString()] = self._words(reply)

    def problem(self) -> str:
        """Say what is wrong; empty when every request was answered, if need be at the second attempt."""
        return next((words for words in list(self._problems.values()) if words), "")

    def _words(self, reply: QgsNetworkReplyContent) -> str:
        """Word one answer; addresses may hold keys, so only the host is named."""
        host = reply.request().url().host()
        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        if status and (self._tiled and int(status) in NO_TILE_HERE):
            return ""
        if status and int(status) >= 400:
            return tr("{host} answered {status}").format(host=host, status=int(status))
        if reply.error() == QNetworkReply.NetworkError.OperationCanceledError:
            return tr("{host} did not answer in time").format(host=host)
        if reply.error() != QNetworkReply.NetworkError.NoError:
            return tr("{host} cannot be reached").format(host=host)
        kind = bytes(reply.rawHeader(b"Content-Type")).decode("latin-1").lower()
        if kind.startswith(TEXT):
            return tr("{host} sent words and no image").format(host=host)
        return ""


class RequestsWatch(Notes):
    """Notes the requests of its own thread; a context manager."""

    def __enter__(self) -> RequestsWatch:
        self._manager = QgsNetworkAccessManager.instance()
        self._manager.finished[QgsNetworkReplyContent].connect(self.note, Qt.ConnectionType.DirectConnection)
        return self

    def __exit__(self, *_: object) -> None:
        self._manager.finished[QgsNetworkReplyContent].disconnect(self.note)


class SharedRequests(QObject):
    """Notes other threads' requests to the sites of one layer. Made on the main thread.

    Args:
        source: the layer's source.
        tiled: as for ``Notes``.
    """

    _asked = pyqtSignal(object)
    _closing = pyqtSignal()

    def __init__(self, source: str, *, tiled: bool) -> None:
        super().__init__()
        self._notes = Notes(tiled=tiled)
        self._sites = sites_of(source)
        self._manager = QgsNetworkAccessManager.instance()
        self._manager.finished[QgsNetworkReplyContent].connect(self._hear)
        self._asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._closing.connect(self._close)
        _listening.add(self)

    def close(self) -> None:
        """Listen no more. Any thread."""
        self._closing.emit()

    def clear(self) -> None:
        """Forget what was noted."""
        self._notes.clear()

    def problem(self, stopped: Callable[[], bool]) -> str:
        """Say what is wrong, once everything that was answered has been told. Any thread.

        Args:
            stopped: whether nobody wants to know any more.
        """
        if QThread.currentThread() == self.thread():
            QCoreApplication.sendPostedEvents(self._manager, QEvent.Type.MetaCall)
            return self._notes.problem()
        told = threading.Event()
        self._asked.emit(told)  # stands in the main thread's queue behind the answers
        end = time.monotonic() + SETTLE_S
        while not told.wait(POLL_S):
            if stopped() or time.monotonic() > end:
                return tr("QGIS was too busy to tell whether the service answered")
        return self._notes.problem()

    def _close(self) -> None:
        if self in _listening:
            self._manager.finished[QgsNetworkReplyContent].disconnect(self._hear)
            _listening.discard(self)

    def _answer(self, told: threading.Event) -> None:
        told.set()

    def _hear(self, reply: QgsNetworkReplyContent) -> None:
        if _site(reply.request().url()) in self._sites:
            self._notes.note(reply)


_listening: set[SharedRequests] = set()
"""Kept here, so that none is deleted while the main thread tells it something."""


def sites_of(source: str) -> set[str]:
    """The sites that a layer's source names: what hosts of one service have in common.

    A service may have its tiles on several hosts (``a.tiles.org``, ``b.tiles.org``); another layer's service,
    which may be broken too, is not of interest.
    """
    plain = QUrl.fromPercentEncoding(source.encode())
    hosts = re.findall(r"https?://(?:[^/@\s]*@)?([^/&?\s'\"]+)", plain)
    return {_site(QUrl("http://" + re.sub(r"\{[^}]*\}", "x", host))) for host in hosts}


def _site(url: QUrl) -> str:
    """The last two words of a host's name; of a number, the port too."""
    host = url.host()
    if re.fullmatch(r"[\d.]+|.*:.*|[^.]+", host):
        return f"{host}:{url.port(0)}"
    return ".".join(host.split(".")[-2:])
