"""The plugin's tab in QGIS's log panel; may be used from any thread."""

from __future__ import annotations

from qgis.core import Qgis, QgsApplication

TAG = "RSCoVLM"


def info(text: str) -> None:
    """Note something for a developer."""
    QgsApplication.messageLog().logMessage(text, TAG, Qgis.MessageLevel.Info, False)


def warning(text: str) -> None:
    """Note that something went wrong; telling the person is the caller's business."""
    QgsApplication.messageLog().logMessage(text, TAG, Qgis.MessageLevel.Warning, False)
