"""The service without HTTP: its parts, put together, and how it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from typing import Protocol

from rscovlm import __version__
from rscovlm.contract import Event, Health, ModelInfo, RasterDescription, RasterInfo, Task
from rscovlm.engines.protocol import CancelToken, Engine
from rscovlm.errors import ModelMissing, PixelsMissing
from rscovlm.imagery.place import given_place
from rscovlm.imagery.served import AskForWindow, ServedImage, check_region_size
from rscovlm.imagery.source import RGB, ImageSource
from rscovlm.imagery.window import PixelWindow
from rscovlm.models import ModelCard, find_card, registry
from rscovlm.service.jobs import Jobs, LoadEngine, RunTask
from rscovlm.service.rasters import AllowedRasters
from rscovlm.service.security import read_or_make_token
from rscovlm.service.settings import ServiceSettings
from rscovlm.service.store import JobStore
from rscovlm.service.streams import Bell
from rscovlm.service.windows import Windows
from rscovlm.tasks.area import find_area
from rscovlm.tasks.run import check_task

Check = Callable[[], None] | None


class RunOnSource(Protocol):
    """``rscovlm.tasks.run.run_task``, or what a test puts in its place."""

    def __call__(
        self, task: Task, engine: Engine, cancel: CancelToken, *, source: ImageSource
    ) -> Iterator[Event]:
        """Yield what happens while the task is done."""
        ...


class Service:
    """Everything behind the API; ``start`` it once, ``stop`` and ``close`` it at the end.

    Attributes:
        settings: as given.
        token: what every client must show.
        store: the jobs and their events.
        bell: tells the streams that there is news.
        jobs: the queue.
        windows: the pixels that clients serve.
        rasters: what may be opened.
        card: the model that this backend runs.

    Raises:
        CannotServe: another backend has the state folder, or it cannot be written.
    """

    def __init__(
        self, settings: ServiceSettings, card: ModelCard, *, load: LoadEngine, run: RunOnSource
    ) -> None:
        self.settings = settings
        self.card = card
        self._idle = True
        self.rasters = AllowedRasters(settings.roots, allow_network=settings.allow_network)
        self.store = JobStore(settings.state_dir / "jobs.sqlite")
        self.token = read_or_make_token(settings.state_dir / "token")
        self.bell = Bell()
        self.windows = Windows(self.bell, answer_s=settings.window_s, absent_s=settings.absent_s)
        self.jobs = Jobs(
            self.store,
            self.bell,
            load=load,
            run=self._on_its_raster(run),
            keep=settings.keep_jobs,
            keep_days=settings.keep_days,
            at_once=settings.jobs_at_once,
        )

    def start(self) -> None:
        """Take up what an earlier process left, and load the engine in the background."""
        self.jobs.start()

    def stop(self, timeout_s: float) -> None:
        """Stop the running jobs and say so in their streams; all streams then end."""
        self._idle = self.jobs.stop(timeout_s)

    def close(self) -> None:
        """Close the store, once no stream reads it; a job that did not stop in time still writes to it."""
        if self._idle:
            self.store.close()

    def health(self) -> Health:
        """Tell how the service is, and the plain cause where it is not well."""
        engine = self.jobs.engine
        status: str = engine.status
        cause = engine.cause or engine.trouble or self._disk_trouble()
        if status == "starting":
            cause = f"{self.card.title} is being loaded."
        elif status == "ready" and cause:
            status = "degraded"
        elif status == "ready" and self.jobs.busy:
            status = "busy"
        return Health.model_validate(
            {
                "status": status,
                "cause": cause,
                "version": __version__,
                "model": self.card.name,
                "device": engine.device,
                "jobs_waiting": self.jobs.waiting,
                "reads_network": self.settings.allow_network,
            }
        )

    def models(self) -> list[ModelInfo]:
        """List the models of the registry; the one that runs here is the default."""
        ready = self.jobs.engine.status == "ready"
        return [
            ModelInfo(
                name=card.name,
                title=card.title,
                loaded=ready and card.name == self.card.name,
                default=card.name == self.card.name,
                tasks=list(card.tasks),
                classes=list(card.classes),
                follow_up=card.follow_up,
                caveat=card.caveat,
            )
            for card in registry().values()
        ]

    def check(self, task: Task) -> None:
        """Refuse at once a task that would fail: for its model, for what it lacks, or for its raster.

        Raises:
            ModelMissing: it asks for a model that does not run here.
            BadRequest: it asks for nothing, or for what the model cannot do.
            RasterForbidden: its raster may not be opened.
            RegionTooLarge: no client can be asked for so many pixels.
        """
        self._check_model(task.model)
        check_task(task, self.card)
        if task.raster.client_size_px is None:
            self.rasters.check(task.raster.source)
        else:
            check_region_size(find_area(task.region, _served(task.raster, _ask_nobody)).window)

    def raster_info(self, raster: RasterDescription) -> RasterInfo:
        """Describe a raster, whoever has its pixels.

        Raises:
            RSCoVLMError: as ``AllowedRasters.open`` does.
        """
        if raster.client_size_px is not None:
            return RasterInfo.model_validate(asdict(_served(raster, _ask_nobody).info()))
        with self.rasters.open(raster) as opened:
            return RasterInfo.model_validate(asdict(opened.info()))

    def _check_model(self, name: str | None) -> None:
        if name in (None, self.card.name):
            return
        find_card(name)
        raise ModelMissing(
            f"The model '{name}' is not loaded; this backend runs '{self.card.name}'.",
            next_step=f"Choose '{self.card.name}', or restart the backend with RSCOVLM_MODEL={name}.",
        )

    def _on_its_raster(self, run: RunOnSource) -> RunTask:
        def run_on_it(job_id: str, task: Task, engine: Engine, cancel: CancelToken) -> Iterator[Event]:
            def ask(window: PixelWindow, width: int, height: int, check: Check) -> RGB:
                return self.windows.ask(job_id, window, width, height, check or cancel.check)

            if task.raster.client_size_px is None:
                opened: AbstractContextManager[ImageSource] = self.rasters.open(task.raster)
            else:
                opened = nullcontext(_served(task.raster, ask))
            with opened as source:
                yield from run(task, engine, cancel, source=source)

        return run_on_it

    def _disk_trouble(self) -> str:
        if shutil.disk_usage(self.settings.state_dir).free >= self.settings.low_disk_bytes:
            return ""
        return f"The disk that holds {self.settings.state_dir} is nearly full."


def _served(raster: RasterDescription, ask: AskForWindow) -> ServedImage:
    """Describe a raster whose pixels the client serves.

    Raises:
        BadRequest: its CRS or geotransform makes no sense.
    """
    assert raster.client_size_px is not None
    width, height = raster.client_size_px
    place = given_place(width, height, crs_wkt=raster.crs_wkt, geotransform=raster.geotransform)
    return ServedImage(raster.source, (width, height), place, ask)


def _ask_nobody(window: PixelWindow, width: int, height: int, check: Check) -> RGB:
    raise PixelsMissing("This raster was only described; its pixels are not at hand.")
