"""Saving the conversation as a web page or as Markdown: the file dialog, the task, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import QgsProject, QgsVectorLayerFeatureSource
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from rscovlm_qgis.core import log
from rscovlm_qgis.core.drawing import LayerPixels, pixels_if_there
from rscovlm_qgis.core.errors import PluginError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.pictures import Box, Picture, fitted, window_around
from rscovlm_qgis.core.pixels import NotInvertible, PixelGrid
from rscovlm_qgis.core.session import Session
from rscovlm_qgis.core.tables import outlines_of
from rscovlm_qgis.core.tasks import KeptTask
from rscovlm_qgis.core.transcript import Passage, Shown, Transcript, passage_of, write
from rscovlm_qgis.core.wire import RasterDescription, View, Window
from rscovlm_qgis.gui.evidence_pictures import ANY_COLOUR, view_words

FRAME = (640, 640)
MOST_BOXES = 3000
"""Boxes that are drawn on the pictures of one answer; more hide what is beneath."""

MARGIN, LEAST_PX = 0.1, 64
NAMES = {".html": "conversation.html", ".md": "conversation.md"}


class TalkSaving(QObject):
    """Writes the conversation of a session, in a task of QGIS's task manager."""

    def __init__(self, iface: Any, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._iface = iface
        self._session = session
        self._parent = parent
        self._tasks: list[WritingTask] = []

    def ask(self, suffix: str) -> None:
        """Ask for a file and write it."""
        dialog = QFileDialog(self._parent, tr("Save the conversation"))
        dialog.setObjectName("saveTalkDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        title = tr("Web page") if suffix == ".html" else tr("Markdown")
        dialog.setNameFilters([f"{title} (*{suffix})"])
        dialog.setDefaultSuffix(suffix[1:])
        project = QgsProject.instance().absoluteFilePath()
        dialog.setDirectory(str(Path(project).parent if project else Path.home()))
        dialog.selectFile(f"{Path(project).stem}_{NAMES[suffix]}" if project else NAMES[suffix])
        dialog.fileSelected.connect(lambda path: self.write(Path(path)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the conversation as it is now; returns at once."""
        task = WritingTask(_heading(), self._drafts(), path)
        self._tasks.append(task)
        task.begin(lambda: self._on_ended(task))

    def close(self) -> None:
        """Stop writing."""
        for task in self._tasks:
            task.forget()
            task.cancel()
        self._tasks.clear()

    def _on_ended(self, task: WritingTask) -> None:
        if task not in self._tasks:
            return
        self._tasks.remove(task)
        bar = self._iface.messageBar()
        if task.error is not None:
            bar.pushWarning("RSCoVLM", f"{task.error.message} {task.error.next_step}")
        elif task.isCanceled():
            bar.pushWarning("RSCoVLM", tr("The conversation was not saved: stopped."))
        else:
            bar.pushSuccess("RSCoVLM", tr("Conversation written to {file}").format(file=task.path))

    def _drafts(self) -> list[Draft]:
        """Take what is needed of every run from the main thread; results are read later."""
        store, drafts = self._session.store, []
        for run in self._session.runs:
            colours = {count.name: store.class_colour(run, count.name) for count in run.counts()}
            drafts.append(
                Draft(
                    passage_of(run),
                    run.run_id,
                    run.subject.raster,
                    tuple(run.chosen_views),
                    store.feature_source(run) if run.object_count else None,
                    {name: colour.name() for name, colour in colours.items() if colour is not None},
                    pixels_if_there(run.subject),
                )
            )
        return drafts


@dataclass(frozen=True)
class Draft:
    """A run in words, and where the pictures for it come from."""

    passage: Passage
    run_id: str
    raster: RasterDescription
    views: tuple[View, ...]
    objects: QgsVectorLayerFeatureSource | None
    colours: dict[str, str]
    pixels: LayerPixels | None = None

    def complete(self) -> Passage:
        """Add the pictures: every view, or else what was found, with the objects as the tables have them."""
        boxes = self._boxes()
        pictures = [self._shown(view_words(view), view.window_px, boxes) for view in self.views]
        if boxes and not pictures:
            window = window_around(np.concatenate([box.quad_px for box in boxes]), MARGIN, LEAST_PX)
            pictures = [self._shown(tr("What was found"), window, boxes)]
        return replace(self.passage, pictures=tuple(pictures))

    def _shown(self, caption: str, window: Window, boxes: tuple[Box, ...]) -> Shown:
        return Shown(caption, Picture(self.raster, window, fitted(window, FRAME), boxes, self.pixels))

    def _boxes(self) -> tuple[Box, ...]:
        if self.objects is None:
            return ()
        try:
            grid = PixelGrid.of(self.raster.geotransform)
        except NotInvertible:
            return ()
        boxes = []
        for name, ring in outlines_of(self.objects, self.run_id, MOST_BOXES):
            outline = tuple((float(x), float(y)) for x, y in grid.to_px(ring))
            boxes.append(Box(outline, self.colours.get(name, ANY_COLOUR)))  # type: ignore[arg-type]
        return tuple(boxes)


class WritingTask(KeptTask):
    """Draws and writes a conversation; ``error`` tells why it could not."""

    def __init__(self, heading: str, drafts: list[Draft], path: Path) -> None:
        super().__init__(tr("RSCoVLM: saving the conversation"))
        self.path = path
        self.error: PluginError | None = None
        self._heading = heading
        self._drafts = drafts

    def close(self) -> None:
        """Let go of the layers, once the task has ended. On the main thread."""
        for draft in self._drafts:
            if draft.pixels is not None:
                draft.pixels.close()

    def work(self) -> bool:
        """Draw the views and write; on a worker thread."""
        try:
            transcript = Transcript(self._heading, tuple(draft.complete() for draft in self._drafts))
            write(transcript, self.path, stopped=self.isCanceled, told=self.setProgress)
        except PluginError as error:
            self.error = error
        except Exception as error:  # the task's edge: QGIS must not see it raise
            log.warning(f"Unforeseen failure of saving the conversation: {error!r}")
            self.error = PluginError(tr("Something unforeseen went wrong."), details=repr(error))
        return self.error is None


def _heading() -> str:
    project = QgsProject.instance()
    name = project.title() or project.baseName()
    if not name:
        return tr("RSCoVLM conversation")
    return tr("RSCoVLM conversation – {project}").format(project=name)
