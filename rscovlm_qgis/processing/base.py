"""What the algorithms share: the raster, where to look, the runs, and how far they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QIcon

from rscovlm_qgis.core import secrets
from rscovlm_qgis.core.about import help_path, icon_path
from rscovlm_qgis.core.asking import make_task, title_of
from rscovlm_qgis.core.blocking import run_to_end, working_backend
from rscovlm_qgis.core.client import BackendClient
from rscovlm_qgis.core.drawing import LayerPixels
from rscovlm_qgis.core.errors import BackendError, PluginError, TokenLocked
from rscovlm_qgis.core.i18n import language, tr
from rscovlm_qgis.core.layers import Subject, check_region, describe, resolution_words, settled
from rscovlm_qgis.core.regions import Ground
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.settings import Settings
from rscovlm_qgis.core.wire import Task
from rscovlm_qgis.processing.spots import Spot, Spots, find_spots

INPUT, EXTENT, REGIONS, MODEL, OUTPUT = "INPUT", "EXTENT", "REGIONS", "MODEL", "OUTPUT"


class RSCoVLMAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that runs a job for each region; a subclass says which, and what comes of it."""

    mode = ""
    """What is asked: see ``core.asking.make_task``."""

    def __init__(self) -> None:
        super().__init__()
        self._subject: Subject | None = None
        self._ground: Ground | None = None
        self._settings = Settings()
        self._pixels: LayerPixels | None = None

    def createInstance(self) -> RSCoVLMAlgorithm:  # noqa: N802 - QGIS's name
        """Make another of the same kind."""
        return type(self)()

    def name(self) -> str:
        """Tell the stable identifier."""
        return self.mode

    def icon(self) -> QIcon:
        """Tell the icon."""
        return QIcon(icon_path(f"{self.mode}.svg"))

    def svgIconPath(self) -> str:  # noqa: N802 - QGIS's name
        """Tell the icon's file, for the model designer."""
        return icon_path(f"{self.mode}.svg")

    def helpUrl(self) -> str:  # noqa: N802 - QGIS's name
        """Tell where the help page is."""
        return f"{QUrl.fromLocalFile(help_path(language())).toString()}#processing"

    def add_where(self) -> None:
        """Declare the raster and where to look."""
        self.addParameter(QgsProcessingParameterRasterLayer(INPUT, tr("Raster layer")))
        self.addParameter(
            QgsProcessingParameterExtent(
                EXTENT, tr("Extent to look at (default: the whole layer)"), optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                REGIONS,
                tr("Polygons to look at, one after the other"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            )
        )

    def add_model(self) -> None:
        """Declare which model is to answer."""
        self.add_advanced(
            QgsProcessingParameterString(MODEL, tr("Model (default: the backend's own)"), optional=True)
        )

    def add_advanced(self, parameter: QgsProcessingParameterDefinition) -> None:
        """Declare a parameter that few will need."""
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(parameter)

    def checkParameterValues(  # noqa: N802 - QGIS's name
        self, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> tuple[bool, str]:
        """Refuse what cannot be meant."""
        if parameters.get(EXTENT) and parameters.get(REGIONS):
            return False, tr("Name an extent or polygons to look at, not both.")
        return super().checkParameterValues(parameters, context)

    def prepareAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Turn the layer into plain data, on the main thread."""
        layer = self.parameterAsRasterLayer(parameters, INPUT, context)
        if layer is None:
            raise QgsProcessingException(self.invalidRasterError(parameters, INPUT))
        try:
            self._subject = describe(layer)
        except PluginError as error:
            raise told(error) from error
        if self._subject.raster.client_size_px is not None:
            self._pixels = LayerPixels(layer, self._subject.raster)
        self._ground = Ground.of(layer)
        if Settings.load().locked:
            secrets.unlock()
        self._settings = Settings.load()
        if self._settings.locked:
            raise told(TokenLocked(self._settings.name))
        return True

    @property
    def subject(self) -> Subject:
        """The raster, once it was prepared."""
        if self._subject is None:
            raise QgsProcessingException(tr("The algorithm was run before it was prepared."))
        return self._subject

    def spots(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Spots:
        """Find out where to look."""
        if self._ground is None:
            raise QgsProcessingException(tr("The algorithm was run before it was prepared."))
        source = self.parameterAsSource(parameters, REGIONS, context) if parameters.get(REGIONS) else None
        extent = None
        if parameters.get(EXTENT):
            extent = self.parameterAsExtentGeometry(parameters, EXTENT, context, self._ground.crs)
        try:
            return find_spots(self._ground, extent, source)
        except PluginError as error:
            raise told(error) from error

    def run_jobs(
        self, text: str, model: str, spots: Spots, feedback: QgsProcessingFeedback, **options: Any
    ) -> Iterator[tuple[Spot, Run | None]]:
        """Run a job for each spot, telling progress and warnings; without a run where one failed.

        Raises:
            QgsProcessingException: there is nothing to ask, no backend, or every job failed.
        """
        try:
            make_task(self.mode, text, self.subject, None)  # what is missing is said before anything starts
            folders = [str(folder)] if (folder := self.subject.folder) else []
            with working_backend(self._settings, folders, feedback.isCanceled) as make_client:
                self._settle(make_client)
                failure, answered = None, False
                for number, spot in enumerate(spots.all()):
                    if feedback.isCanceled():
                        return
                    try:
                        region = spot.place().region
                        check_region(self.subject, region)
                        if words := resolution_words(self.subject, region):
                            feedback.pushInfo(words)
                        task = make_task(self.mode, text, self.subject, region)
                        task = replace(task, model=model or None, **options)
                        yield spot, self._run(task, make_client, _Follower(feedback, number, spots.number))
                        answered = True
                    except BackendError:
                        raise  # no other region would fare better
                    except PluginError as error:
                        failure = error
                        if spots.number > 1:
                            feedback.reportError(f"{spot.name}: {error.message} {error.next_step}".strip())
                        yield spot, None
                if failure is not None and not answered:
                    raise failure
        except PluginError as error:
            raise told(error) from error
        finally:
            if self._pixels is not None:
                self._pixels.close()

    def _settle(self, make_client: Callable[[], BackendClient]) -> None:
        """Choose the way to a raster on the network, now that there is a backend to ask."""
        if self.subject.ways is not None:
            reads = self._settings.names_remote(make_client().health())
            self._subject = settled(self.subject, reads_network=reads)

    def _run(self, task: Task, make_client: Callable[[], BackendClient], follower: _Follower) -> Run:
        run = Run(title_of(task), task, self.subject)
        run_to_end(run, make_client, follower.feedback.isCanceled, follower.tell, self._pixels)
        if run.error is not None:
            raise run.error
        for warning in run.warnings:
            follower.feedback.pushWarning(f"{warning.message} {warning.next_step}".strip())
        return run


class _Follower:
    """Turns what is known of one job among several into the algorithm's progress."""

    def __init__(self, feedback: QgsProcessingFeedback, number: int, total: int) -> None:
        self.feedback = feedback
        self._number, self._total = number, max(total, 1)
        self._said = ""

    def tell(self, run: Run) -> None:
        """Say how far it is."""
        words = run.waiting_for
        if self._total > 1:
            words = f"{self._number + 1}/{self._total}: {words}"
        if words != self._said:
            self._said = words
            self.feedback.setProgressText(words)
        part = run.done / run.total if run.total else 0.0
        self.feedback.setProgress(100.0 * (self._number + min(part, 1.0)) / self._total)


def told(error: PluginError) -> QgsProcessingException:
    """Say a failure as Processing does."""
    return QgsProcessingException(f"{error.message} {error.next_step}".strip())
