"""A task at the console: run it with its progress shown, gather what it yields, and put that into words."""

from __future__ import annotations

import json
import signal
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, TextIO

from rscovlm.contract import (
    Answer,
    Detection,
    Event,
    ObjectsReplaced,
    Progress,
    RasterInfo,
    Task,
    View,
    Warning_,
    dump,
)
from rscovlm.engines.protocol import CancelToken
from rscovlm.engines.settings import EngineSettings
from rscovlm.engines.start import check_settings, start_engine
from rscovlm.errors import RSCoVLMError
from rscovlm.models import ModelCard, find_card
from rscovlm.tasks.area import find_area
from rscovlm.tasks.run import check_task, open_raster, run_task

if TYPE_CHECKING:
    from rscovlm.imagery.placed import RasterFacts
    from rscovlm.imagery.source import ImageSource


FIRST_S = 5.0
"""How long a person at the console waits for a model server that does not answer."""


@dataclass
class Collected:
    """What a task has yielded so far."""

    card: ModelCard
    views: dict[int, View] = field(default_factory=dict)
    objects: dict[int, Detection] = field(default_factory=dict)
    warnings: list[Warning_] = field(default_factory=list)
    answer: Answer | None = None

    def take(self, event: Event) -> None:
        """Keep an event's part of the result."""
        match event:
            case View():
                self.views[event.id] = event
            case Detection():
                self.objects[event.id] = event
            case ObjectsReplaced():
                for gone in event.ids:
                    self.objects.pop(gone, None)
            case Warning_():
                self.warnings.append(event)
            case Answer():
                self.answer = event

    def as_answer(self) -> dict[str, Any]:
        """The result of a question, as ``ask --json`` prints it."""
        answer = self.answer
        return {
            "answer": answer.text if answer else None,
            "direct": answer.direct if answer else False,
            "score": answer.score if answer else None,
            **self._common(),
        }

    def as_detections(self) -> dict[str, Any]:
        """The objects, as ``detect --json`` prints them."""
        return self._common()

    def answer_in_words(self) -> str:
        """The answer and what proves it, for a person."""
        lines = [self.answer.text if self.answer else ""]
        lines += [self._view_in_words(view) for view in self.views.values() if view.role != "tile"]
        if self.objects:
            lines.append(f"Proof: {len(self.objects)} objects; 'rscovlm detect' writes them to a file.")
        lines.append(self.card.caveat)
        return "\n".join(line for line in lines if line)

    def detections_in_words(self, out: Path | None) -> str:
        """How many objects there are, and where they were written, for a person."""
        lines = [
            self.answer.text if self.answer else "",
            f"Written to {out}." if out else "",
            self.card.caveat,
        ]
        return "\n".join(line for line in lines if line)

    def _common(self) -> dict[str, Any]:
        return {
            "views": [dump(view) for view in self.views.values()],
            "objects": [dump(item) for item in self.objects.values()],
            "model": self.card.name,
            "caveat": self.card.caveat,
            "warnings": [dump(warning) for warning in self.warnings],
        }

    def _view_in_words(self, view: View) -> str:
        window = view.window_px
        gsd = "" if view.gsd_x_m is None else f", {view.gsd_x_m:.3g} m a pixel"
        return (
            f"Looked at {window.width} x {window.height} pixels from ({window.col}, {window.row}){gsd}, "
            f"seen at {view.size_model_px[0]} x {view.size_model_px[1]} ({view.role})."
        )


def run_in_console(task: Task, settings: EngineSettings, *, out: Path | None = None) -> Collected:
    """Do a task; what is wrong with it is said before the model is loaded.

    Args:
        task: what to do.
        settings: of the engine.
        out: the vector file for the objects; written also when the task fails after some had been found.

    Raises:
        RSCoVLMError: what went wrong, in words.
    """
    card = find_card(task.model or settings.model)
    check_task(task, card)
    check_settings(settings)
    collected = Collected(card)
    show = ProgressLine(sys.stderr)
    with open_raster(task) as raster, stoppable() as cancel:
        find_area(task.region, raster)
        show.line(f"Loading {card.title}")
        engine = start_engine(card, settings, first_s=FIRST_S)
        try:
            for event in run_task(task, engine, cancel, source=raster):
                collected.take(event)
                show.event(event)
        except RSCoVLMError:
            if collected.objects and out is not None:
                _write(out, collected, raster)
                show.line(f"What had been found, {len(collected.objects)} objects, was written to {out}.")
            raise
        finally:
            show.close()
            engine.close()
        if out is not None:
            _write(out, collected, raster)
    return collected


def describe_raster(facts: RasterFacts, *, as_json: bool) -> str:
    """Put a raster's facts into words or JSON, under the names of the wire contract."""
    values = RasterInfo.model_validate(asdict(facts)).model_dump(mode="json")
    if as_json:
        return json.dumps(values)
    gsd = (
        "unknown"
        if facts.gsd_x_m is None or facts.gsd_y_m is None
        else f"{facts.gsd_x_m:.4g} m along rows, {facts.gsd_y_m:.4g} m along columns, at its centre"
    )
    lines = [
        f"{facts.source}",
        f"size: {facts.width} x {facts.height} pixels, {facts.size_class}",
        f"bands: {facts.bands}, {facts.dtype}",
        f"CRS: {facts.crs or 'none'}",
        f"ground sampling distance: {gsd}",
        f"nodata: {'none' if facts.nodata is None else facts.nodata}",
        f"overviews: {', '.join(map(str, facts.overviews)) or 'none'}",
        *(f"note: {warning}" for warning in facts.warnings),
    ]
    return "\n".join(lines)


def _write(out: Path, collected: Collected, source: ImageSource) -> None:
    from rscovlm.output import write_objects  # brings geopandas, which 'rscovlm info' need not wait for

    write_objects(out, list(collected.objects.values()), source.crs, run_id=uuid.uuid4().hex[:12])


@contextmanager
def stoppable() -> Iterator[CancelToken]:
    """Let the first Ctrl-C end the task in good order; a second one ends the program."""
    cancel = CancelToken()
    former: Callable[[int, FrameType | None], Any] | int | None = signal.getsignal(signal.SIGINT)

    def stop(_number: int, _frame: FrameType | None) -> None:
        cancel.cancel()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    signal.signal(signal.SIGINT, stop)
    try:
        yield cancel
    finally:
        signal.signal(signal.SIGINT, former)


class ProgressLine:
    """One line on a terminal that is written over; elsewhere a line for every tenth of the way."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._over = stream.isatty()
        self._last: tuple[str, int] | None = None
        self._open = False

    def event(self, event: Event) -> None:
        """Show what an event says of the progress, and warnings at once."""
        match event:
            case Progress():
                tenth = event.done * 10 // event.total if event.total else event.done
                if self._over:
                    self._stream.write(f"\r\x1b[K{event.message}")
                    self._stream.flush()
                    self._open = True
                elif self._last != (event.phase, tenth):
                    self.line(event.message)
                self._last = (event.phase, tenth)
            case Warning_():
                self.line(f"Warning: {event.message}" + (f" {event.next_step}" if event.next_step else ""))

    def line(self, text: str) -> None:
        """Show a line that stays."""
        self.close()
        self._stream.write(f"{text}\n")
        self._stream.flush()

    def close(self) -> None:
        """End the line that is written over."""
        if self._open:
            self._stream.write("\n")
            self._open = False
