"""The page of a report as PDF: a head, the map with scale and north, the numbers. Runs on any thread."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import QMarginsF, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPen,
    QPolygonF,
    QTextDocument,
)

from rscovlm_qgis.core.formats.vector import not_written
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.report import Report, foot_html, head_html, sum_up

MARGIN_MM, GAP_MM = 15.0, 4.0
DOTS_PER_INCH = 300
MAP_MM = (180, 135)
MAP_DOTS_PER_INCH = 200
LEAST_MAP_MM = 60.0
INK, PAPER = QColor("#000000"), QColor(255, 255, 255, 200)


@dataclass(frozen=True)
class MapPicture:
    """The map as drawn; ``metres_per_px`` along its middle, None where there are no metres."""

    image: QImage
    metres_per_px: float | None


def write_report(report: Report, picture: MapPicture, path: Path) -> Path:
    """Count, lay the page out, and write it; the file takes its name only when it is whole.

    Raises:
        ExportFailed: it cannot be written.
    """
    partial = path.with_name(f"{path.name}.part")
    foot = foot_html(report, sum_up(report))
    try:
        _paint(partial, report, _furnished(picture), foot)
        partial.replace(path)
    except OSError as error:
        raise not_written(path, str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    return path


def _paint(path: Path, report: Report, image: QImage, foot: str) -> None:
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margin = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageMargins(margin, QPageLayout.Unit.Millimeter)
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(report.title)
    writer.setCreator("RSCoVLM for QGIS")
    painter = QPainter()
    if not painter.begin(writer):
        raise OSError(f"{path} cannot be written")
    try:
        gap = GAP_MM / 25.4 * DOTS_PER_INCH
        head, below = _document(head_html(report), writer), _document(foot, writer)
        room = writer.height() - head.size().height() - below.size().height() - 2 * gap
        room = max(room, LEAST_MAP_MM / 25.4 * DOTS_PER_INCH)
        place = image.size().scaled(writer.width(), int(room), Qt.AspectRatioMode.KeepAspectRatio)
        _draw(head, painter, 0.0)
        top = head.size().height() + gap
        painter.drawImage(
            QRectF((writer.width() - place.width()) / 2, top, place.width(), place.height()), image
        )
        # What would not fit, as after a very long answer, is left off rather than put on another page.
        _draw(below, painter, top + place.height() + gap)
    finally:
        painter.end()


def _document(content: str, writer: QPdfWriter) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    document.setDefaultFont(QFont("sans-serif", 9))
    document.setHtml(content)
    document.setTextWidth(writer.width())
    return document


def _draw(document: QTextDocument, painter: QPainter, top: float) -> None:
    """Draw a text in black: by itself it would take the colour of QGIS's theme, white in a dark one."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, INK)
    context.palette = palette
    painter.save()
    painter.translate(0.0, top)
    document.documentLayout().draw(painter, context)
    painter.restore()


def nice_length(most_m: float) -> float:
    """Tell the longest of 1, 2 or 5 times a power of ten that is not longer than this."""
    power = 10.0 ** math.floor(math.log10(most_m))
    return max(step * power for step in (1, 2, 5) if step * power <= most_m * (1 + 1e-9))


def length_words(metres: float) -> str:
    """Write a length as people do."""
    return f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"


def _furnished(picture: MapPicture) -> QImage:
    """The map with a frame, a scale bar and a sign for north."""
    image = picture.image.copy()
    unit = MAP_DOTS_PER_INCH / 25.4  # a millimetre on the page
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont("sans-serif")
    font.setPixelSize(round(3.2 * unit))
    painter.setFont(font)
    painter.setPen(QPen(INK, 0.3 * unit))
    painter.drawRect(QRectF(0, 0, image.width() - 1, image.height() - 1))
    if picture.metres_per_px:
        _scale_bar(painter, image, picture.metres_per_px, unit)
    _north(painter, image, unit)
    painter.end()
    return image


def _scale_bar(painter: QPainter, image: QImage, metres_per_px: float, unit: float) -> None:
    length = nice_length(image.width() / 4 * metres_per_px)
    width = length / metres_per_px
    left, bottom = 5 * unit, image.height() - 5 * unit
    painter.fillRect(QRectF(left - 2 * unit, bottom - 7 * unit, width + 4 * unit, 9 * unit), PAPER)
    painter.fillRect(QRectF(left, bottom - 1.2 * unit, width, 1.2 * unit), INK)
    words = QRectF(left - 10 * unit, bottom - 6.5 * unit, width + 20 * unit, 5 * unit)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, length_words(length))


def _north(painter: QPainter, image: QImage, unit: float) -> None:
    x, top = image.width() - 8 * unit, 4 * unit
    painter.fillRect(QRectF(x - 4 * unit, top - 1 * unit, 8 * unit, 13 * unit), PAPER)
    arrow = [QPointF(x, top), QPointF(x + 2 * unit, top + 6 * unit), QPointF(x, top + 4.5 * unit)]
    painter.setBrush(INK)
    painter.drawPolygon(QPolygonF([*arrow, QPointF(x - 2 * unit, top + 6 * unit)]))
    letter = QRectF(x - 4 * unit, top + 6.5 * unit, 8 * unit, 5 * unit)
    painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, tr("N"))
