"""What goes wrong with the requests that a layer makes while it is drawn.

QGIS leaves a hole where a tile could not be had, and tells nobody. A model would take the hole for black
ground, so the failed requests of the drawing thread are noted.
"""

from __future__ import annotations

from qgis.core import QgsNetworkAccessManager, QgsNetworkReplyContent
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from rscovlm_qgis.core.i18n import tr

NO_TILE_HERE = (204, 404, 410)
TEXT = ("text/", "application/xml", "application/json", "application/vnd.ogc.se_xml")


class RequestsWatch:
    """Notes the failed requests of its own thread; a context manager.

    Args:
        tiled: the layer has tiles, and a tile that does not exist is an empty part of the map.
    """

    def __init__(self, *, tiled: bool) -> None:
        self._tiled = tiled
        self._problems: dict[str, str] = {}

    def __enter__(self) -> RequestsWatch:
        self._manager = QgsNetworkAccessManager.instance()
        self._manager.finished[QgsNetworkReplyContent].connect(self._note, Qt.ConnectionType.DirectConnection)
        return self

    def __exit__(self, *_: object) -> None:
        self._manager.finished[QgsNetworkReplyContent].disconnect(self._note)

    def problem(self) -> str:
        """Say what is wrong; empty when every request was answered, if need be at the second attempt."""
        problems = [words for words in self._problems.values() if words]
        return problems[0] if problems else ""

    def _note(self, reply: QgsNetworkReplyContent) -> None:
        self._problems[reply.request().url().toString()] = self._words(reply)

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
