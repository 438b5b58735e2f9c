"""A run: one question or detection, all that has arrived of it, and how it stands."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import Literal, cast

from rscovlm_qgis.core.backend_words import localised
from rscovlm_qgis.core.classes import counted_class, counted_phrase
from rscovlm_qgis.core.errors import PluginError
from rscovlm_qgis.core.i18n import tr, trn
from rscovlm_qgis.core.layers import Subject, settled
from rscovlm_qgis.core.objects import Objects
from rscovlm_qgis.core.wire import (
    Answer,
    Detection,
    Done,
    Error,
    EventLine,
    GroundTask,
    JobRequest,
    ObjectsReplaced,
    Progress,
    Queued,
    Task,
    Token,
    View,
    Warning_,
)

RunState = Literal["starting", "queued", "running", "finished", "cancelled", "failed", "lost"]
OVER = ("finished", "cancelled", "failed", "lost")


def utc_now() -> str:
    """Tell the time, as ISO 8601; fine enough to keep questions in their order."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


@dataclass(frozen=True)
class ClassCount:
    """So many objects of a class; ``matched``: it was asked for."""

    name: str
    number: int
    matched: bool = True


@dataclass(frozen=True)
class Kept:
    """What a run of an earlier session has in the tables, which are not read before somebody asks."""

    counts: tuple[ClassCount, ...] = ()
    tiles: int = 0
    file: str = ""


@dataclass
class News:
    """What came of a run and is not in the tables yet."""

    views: dict[int, View] = field(default_factory=dict)
    """New ones, and ones to which the model has replied since."""
    objects: dict[int, Detection] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.views or self.objects or self.removed)


@dataclass(eq=False)
class Run:
    """What the main thread knows of a job. ``last_seq`` is where a broken line is taken up again.

    Two runs are the same only if they are one: a run that is restored with its project is not the one that
    may still be coming to its end since that project was closed.
    """

    title: str
    task: Task
    subject: Subject
    key: str = field(default_factory=lambda: uuid.uuid4().hex)
    state: RunState = "starting"
    job_id: str = ""
    last_seq: int = 0
    waiting_for: str = ""
    done: int = 0
    total: int = 0
    views: dict[int, View] = field(default_factory=dict)
    objects: Objects = field(default_factory=Objects)
    spoken: dict[int, str] = field(default_factory=dict)
    answer: Answer | None = None
    warnings: list[Warning_] = field(default_factory=list)
    error: PluginError | None = None
    seconds: float = 0.0
    cancelling: bool = False
    notes: list[str] = field(default_factory=list)
    """What the plugin itself has to say about this run, such as where results were kept."""
    asked: str = field(default_factory=utc_now)
    removed: set[int] = field(default_factory=set)
    """Objects that turned out to be seen twice."""
    news: News = field(default_factory=News)
    kept: Kept | None = None
    """Set for a run of an earlier session; its objects and tiles come only if it is continued."""

    @property
    def run_id(self) -> str:
        """The short name of this run in attributes and file names."""
        return self.key[:8]

    @property
    def over(self) -> bool:
        """Whether nothing more will come by itself."""
        return self.state in OVER

    @property
    def request(self) -> JobRequest:
        """What is sent to the backend."""
        return JobRequest(self.key, self.task)

    @property
    def chosen_views(self) -> list[View]:
        """The views that the model asked for or was asked about; a detection's tiles are a plain grid."""
        return [view for view in self.views.values() if view.role != "tile"]

    @property
    def object_count(self) -> int:
        """How many objects there are."""
        return len(self.objects) or sum(count.number for count in self.counts())

    @property
    def tile_count(self) -> int:
        """How many tiles were searched."""
        seen = sum(view.role == "tile" for view in self.views.values())
        return seen or (self.kept.tiles if self.kept else 0)

    def counts(self) -> list[ClassCount]:
        """Count the objects of each class, the most frequent first."""
        if not self.objects:
            return list(self.kept.counts) if self.kept else []
        numbers, matched = self.objects.numbers.most_common(), self.objects.matched
        return [ClassCount(name, number, matched[name]) for name, number in numbers]

    def class_counts(self) -> list[tuple[str, int]]:
        """Count the objects of each class, without what else is known of it."""
        return [(count.name, count.number) for count in self.counts()]

    def say_count(self, count: ClassCount) -> str:
        """Write one of ``counts``: a class in its plural, a phrase as it was typed."""
        if isinstance(self.task, GroundTask) and count.matched:
            return counted_phrase(count.number, count.name)
        return counted_class(count.number, count.name)

    def streamed_text(self) -> str:
        """The answer as far as it has been spoken; what the model says to its tools is not for people."""
        if self.task.task in ("detect", "ground") or not self.spoken:
            return ""
        text = self.spoken[max(self.spoken)].strip()
        return "" if text.startswith("<") else text

    def settle(self, *, reads_network: bool) -> None:
        """Choose the way to the raster before it is asked about; a job that is there keeps its own."""
        if not self.job_id:
            self.subject = settled(self.subject, reads_network=reads_network)
            self.task = replace(self.task, raster=self.subject.raster)

    def fail(self, error: PluginError) -> None:
        """Note that it ended before its time; what had arrived stays."""
        self.error = error
        self.state = "lost" if error.code == "backend_lost" else "failed"
        self.cancelling = False

    def apply(self, line: EventLine) -> None:
        """Take in one event."""
        event = line.event
        self.last_seq = max(self.last_seq, line.seq)
        if isinstance(event, Queued):
            self._apply_queued(event)
        elif isinstance(event, Progress):
            self.state, self.waiting_for = "running", localised(event.message)
            self.done, self.total = event.done, event.total
        elif isinstance(event, View):
            self.views[event.id] = self.news.views[event.id] = event
        elif isinstance(event, Token):
            self.spoken[event.view] = self.spoken.get(event.view, "") + event.text
        elif isinstance(event, Detection):
            self.objects.put(event)
            self.news.objects[event.id] = event
        elif isinstance(event, ObjectsReplaced):
            self.removed.update(event.ids)
            self.news.removed.update(event.ids)
            for gone in event.ids:
                self.objects.drop(gone)
                self.news.objects.pop(gone, None)
        elif isinstance(event, Answer):
            self.answer = replace(event, caveat=localised(event.caveat))
        elif isinstance(event, Warning_):
            told = replace(event, message=localised(event.message), next_step=localised(event.next_step))
            if told not in self.warnings:
                self.warnings.append(told)
        elif isinstance(event, Error):
            self.error = PluginError(
                localised(event.message),
                details=event.details,
                next_step=localised(event.next_step),
                code=event.code,
            )
        elif isinstance(event, Done):
            self._apply_done(event)

    def _apply_queued(self, event: Queued) -> None:
        self.state = "queued"
        if event.position:
            self.waiting_for = trn(
                "Queued: %Ln job ahead of this one.", "Queued: %Ln jobs ahead of this one.", event.position
            )
        else:
            self.waiting_for = tr("Sent to the backend.")

    def _apply_done(self, event: Done) -> None:
        self.seconds = event.seconds
        self.cancelling = False
        self.kept = None  # everything has been told by now
        self.state = "failed"
        if event.status in ("finished", "cancelled"):
            self.state = cast(RunState, event.status)
        if self.state == "failed" and self.error is None:
            self.error = PluginError(tr("The job failed without saying why."))
        if self.state != "failed":
            self.error = None

    def tell_anew(self) -> None:
        """Have everything that is known count as news, as for tables that were lost."""
        self.news = News(dict(self.views), dict(self.objects))

    def rewind(self) -> None:
        """Have every event told again, as nothing but counts is known of them; none is written twice."""
        self.last_seq = 0
        self.spoken.clear()

    def again(self) -> Run:
        """Make a new run that asks the same."""
        return Run(self.title, replace(self.task), self.subject)
