"""Drawing windows of any raster layer for the model, as the analyst sees them, off the main thread.

The layer's own chain - provider, renderer, colour filters - is copied on the main thread, without opening the
source again, and asked on a worker thread, as QGIS's own map drawing does.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator

import numpy as np
from qgis.core import (
    QgsProject,
    QgsRasterBlockFeedback,
    QgsRasterInterface,
    QgsRasterLayer,
    QgsRasterProjector,
    QgsRasterResampleFilter,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QBuffer, QIODevice, Qt
from qgis.PyQt.QtGui import QImage, QPainter

from rscovlm_qgis.core.errors import LayerGone, PixelsMissing, PluginError
from rscovlm_qgis.core.grids import has_own_pixels
from rscovlm_qgis.core.i18n import decimal, tr
from rscovlm_qgis.core.layers import Subject
from rscovlm_qgis.core.requests_watch import RequestsWatch, SharedRequests
from rscovlm_qgis.core.wire import RasterDescription, WindowWanted

CLOSE_S = 5.0
"""Drawing that was stopped ends sooner."""

ATTEMPTS = 3
PAUSE_S = 0.7
LIMIT_S = 120.0
"""For one window with all its attempts; the backend waits a little longer."""

FINER = 4
"""A reduced image is drawn up to so many times finer, then averaged: drawing alone takes every nth pixel."""

MAX_DRAWN = 2**24
"""Pixels drawn at once: 64 MB."""

MAX_SENT = 2048 * 2048
"""The backend never asks for more."""

QUALITY = 70
"""Of Qt's PNG writer: fast rather than small, and without loss as any PNG."""


def pixels_of(subject: Subject) -> LayerPixels | None:
    """Take what draws a subject's layer; ``None`` for a file that the backend opens itself. Main thread.

    Raises:
        LayerGone: the layer is no longer in the project.
    """
    if subject.raster.client_size_px is None:
        return None
    layer = QgsProject.instance().mapLayer(subject.layer_id)
    if not isinstance(layer, QgsRasterLayer):
        raise LayerGone(subject.name)
    return LayerPixels(layer, subject.raster)


def pixels_if_there(subject: Subject) -> LayerPixels | None:
    """Take what draws a subject's layer, if it has to be drawn and is still in the project. Main thread."""
    try:
        return pixels_of(subject)
    except LayerGone:
        return None


class LayerPixels:
    """Draws windows of one layer, on any thread. Made and closed on the main thread."""

    def __init__(self, layer: QgsRasterLayer, raster: RasterDescription) -> None:
        self._name = layer.name()
        self._size = raster.client_size_px or (0, 0)
        self._terms = raster.geotransform or (0.0, 1.0, 0.0, 0.0, 0.0, -1.0)
        self._own_pixels = has_own_pixels(layer)
        self._tiled = bool(layer.dataProvider().nativeResolutions())
        self._part = max(256, layer.dataProvider().stepWidth()), max(256, layer.dataProvider().stepHeight())
        self._stages = _copy_chain(layer)
        self._shared = SharedRequests(layer.source(), tiled=self._tiled)
        self._feedback = QgsRasterBlockFeedback()
        self._stop = threading.Event()
        self._drawing = threading.Lock()

    @property
    def stopped(self) -> bool:
        """Whether nobody wants pixels any more."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Stop drawing, now and from now on; may be called from any thread."""
        self._stop.set()
        self._feedback.cancel()

    def close(self) -> None:
        """Let go of the copied layer; nothing may be drawn afterwards.

        It has to go before QGIS does, and not while it draws.
        """
        self.stop()
        self._shared.close()
        if self._drawing.acquire(timeout=CLOSE_S):
            self._stages.clear()
            self._drawing.release()

    def png(self, wanted: WindowWanted) -> bytes:
        """Draw a window as a PNG of exactly the size that is wanted; what is transparent is black.

        Raises:
            PluginError: it cannot be drawn, or drawing was stopped.
        """
        return _encode(self.image(wanted))

    def image(self, wanted: WindowWanted) -> QImage:
        """Draw a window at exactly the size that is wanted; errors as ``png``."""
        self._check(wanted)
        width, height = self._drawn_size(wanted)
        with self._drawing:
            if not self._stages:
                raise PixelsMissing(self._name, tr("it was closed"))
            image = self._draw(wanted, width, height)
        if (width, height) != (wanted.width, wanted.height):
            image = image.scaled(
                wanted.width,
                wanted.height,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return image

    def _check(self, wanted: WindowWanted) -> None:
        window = wanted.window_px
        inside = (
            0 <= window.col < window.col + window.width <= self._size[0]
            and 0 <= window.row < window.row + window.height <= self._size[1]
        )
        if not inside or min(wanted.width, wanted.height) < 1 or wanted.width * wanted.height > MAX_SENT:
            raise PixelsMissing(self._name, tr("the backend asked for a part that does not exist"))

    def _drawn_size(self, wanted: WindowWanted) -> tuple[int, int]:
        """Draw finer than wanted where the layer would else be thinned out; services average themselves."""
        if not self._own_pixels:
            return wanted.width, wanted.height
        window = wanted.window_px
        most = math.sqrt(MAX_DRAWN / (wanted.width * wanted.height))
        across = min(FINER, most, window.width / wanted.width)
        down = min(FINER, most, window.height / wanted.height)
        return round(wanted.width * max(across, 1.0)), round(wanted.height * max(down, 1.0))

    def _draw(self, wanted: WindowWanted, width: int, height: int) -> QImage:
        """Draw, and draw again what a service did not give the first time."""
        end = time.monotonic() + LIMIT_S
        attempt = 1
        while True:
            try:
                return self._draw_once(wanted, width, height, end)
            except PixelsMissing:
                attempt += 1
                if attempt > ATTEMPTS or time.monotonic() > end or self._stop.wait(PAUSE_S * attempt):
                    raise

    def _draw_once(self, wanted: WindowWanted, width: int, height: int, end: float) -> QImage:
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.black)
        self._feedback = feedback = QgsRasterBlockFeedback()
        if self._stop.is_set():
            feedback.cancel()
        timer = threading.Timer(max(0.0, end - time.monotonic()), feedback.cancel)
        timer.start()
        painter = QPainter(image)
        self._shared.clear()
        try:
            with RequestsWatch(tiled=self._tiled) as watch:
                for left, top, part_width, part_height in self._parts(width, height):
                    box = self._box(
                        wanted, left / width, top / height, part_width / width, part_height / height
                    )
                    block = self._stages[-1].block(1, box, part_width, part_height, feedback)
                    drawn = block.image() if block is not None and block.isValid() else QImage()
                    self._raise_for(feedback, watch, drawn)
                    painter.drawImage(left, top, drawn)
        finally:
            painter.end()
            timer.cancel()
        return image

    def _raise_for(self, feedback: QgsRasterBlockFeedback, watch: RequestsWatch, drawn: QImage) -> None:
        problem = watch.problem()
        if not problem and (feedback.errors() or has_holes(drawn)):
            problem = self._shared.problem(self._stop.is_set) or next(iter(feedback.errors()), "")
        if self._stop.is_set():
            raise PluginError(tr("Drawing was stopped."), code="cancelled")
        if feedback.isCanceled():
            raise PixelsMissing(self._name, tr("it took longer than {s} s").format(s=decimal(LIMIT_S, 0)))
        if not problem and drawn.isNull():
            problem = tr("it could not be drawn")
        if problem:
            raise PixelsMissing(self._name, problem)

    def _parts(self, width: int, height: int) -> Iterator[tuple[int, int, int, int]]:
        """Cut an image into what the provider draws at once: (left, top, width, height)."""
        for top in range(0, height, self._part[1]):
            for left in range(0, width, self._part[0]):
                yield left, top, min(self._part[0], width - left), min(self._part[1], height - top)

    def _box(
        self, wanted: WindowWanted, left: float, top: float, width: float, height: float
    ) -> QgsRectangle:
        """The map rectangle of a part of a window, given in shares of it."""
        window, terms = wanted.window_px, self._terms
        cols = (window.col + left * window.width, window.col + (left + width) * window.width)
        rows = (window.row + top * window.height, window.row + (top + height) * window.height)
        return QgsRectangle(
            terms[0] + cols[0] * terms[1],
            terms[3] + rows[1] * terms[5],
            terms[0] + cols[1] * terms[1],
            terms[3] + rows[0] * terms[5],
        )


def _copy_chain(layer: QgsRasterLayer) -> list[QgsRasterInterface]:
    """Copy what turns the layer's source into colours, fully opaque; each stage reads from the one before.

    Not copied: resampling, which blends in what lies beside the window, and reprojection, as the windows are
    in the layer's own CRS.
    """
    stages: list[QgsRasterInterface] = []
    pipe = layer.pipe()
    for index in range(pipe.size()):
        original = pipe.at(index)
        if isinstance(original, (QgsRasterResampleFilter, QgsRasterProjector)) or not original.on():
            continue
        stage = original.clone()
        if stages and not stage.setInput(stages[-1]):
            continue
        if hasattr(stage, "setOpacity"):
            stage.setOpacity(1.0)
        stages.append(stage)
    return stages


def has_holes(image: QImage) -> bool:
    """Whether there is nothing at all in some pixel."""
    if image.isNull():
        return True
    if not image.hasAlphaChannel():
        return False
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    rows = np.frombuffer(alpha.constBits().asstring(alpha.sizeInBytes()), np.uint8)
    return not rows.reshape(alpha.height(), alpha.bytesPerLine())[:, : alpha.width()].all()


def _encode(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.convertToFormat(QImage.Format.Format_RGB888).save(buffer, "PNG", QUALITY):
        raise PluginError(tr("A part of the layer could not be written as an image."))
    return buffer.data().data()
