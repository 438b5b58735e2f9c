"""Translation of what a person reads."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

CONTEXT = "RSCoVLM"


def tr(text: str) -> str:
    """Translate a literal; placeholders are filled in afterwards, with ``str.format``."""
    return QCoreApplication.translate(CONTEXT, text)


def counted(number: int, one: str, many: str) -> str:
    """Say how many, with translated words: ``counted(2, tr('view'), tr('views'))``."""
    return f"{number:n} {one if number == 1 else many}"
