"""What the algorithms share: raster, region, the run, and features for a sink."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsFeatureSink,
    QgsGeometry,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterLayer,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QIcon

from rscovlm_qgis.core.about import icon_path
from rscovlm_qgis.core.blocking import run_to_end
from rscovlm_qgis.core.errors import PluginError
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.layers import Subject, describe
from rscovlm_qgis.core.regions import region_on
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.session import make_task, title_of
from rscovlm_qgis.core.tables import SHAPES, Kind, make_feature
from rscovlm_qgis.core.wire import Quad, Region

INPUT, EXTENT, OUTPUT = "INPUT", "EXTENT", "OUTPUT"


class RSCoVLMAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that runs one job; a subclass says which, and what of it goes into the sink."""

    mode = ""
    kind: Kind = "objects"

    def __init__(self) -> None:
        super().__init__()
        self._subject: Subject | None = None
        self._region: Region | None = None

    def createInstance(self) -> RSCoVLMAlgorithm:  # noqa: N802 - QGIS's name
        """Make another of the same kind."""
        return type(self)()

    def icon(self) -> QIcon:
        """Tell the icon."""
        return QIcon(icon_path("rscovlm.svg"))

    def add_common_parameters(self, output: str) -> None:
        """Declare raster, region and sink."""
        self.addParameter(QgsProcessingParameterRasterLayer(INPUT, tr("Raster layer")))
        self.addParameter(
            QgsProcessingParameterExtent(EXTENT, tr("Region (default: the whole layer)"), optional=True)
        )
        self.addParameter(QgsProcessingParameterFeatureSink(OUTPUT, output, optional=self.kind == "views"))

    def prepareAlgorithm(  # noqa: N802 - QGIS's name
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Turn layer and region into plain data, on the main thread."""
        layer = self.parameterAsRasterLayer(parameters, INPUT, context)
        try:
            self._subject = describe(layer)
            if parameters.get(EXTENT):
                box = self.parameterAsExtent(parameters, EXTENT, context, layer.crs())
                self._region = region_on(QgsGeometry.fromRect(box), layer.crs(), layer)
        except PluginError as error:
            raise _exception(error) from error
        return True

    @property
    def subject(self) -> Subject:
        """The raster, once it was prepared."""
        if self._subject is None:
            raise QgsProcessingException(tr("The algorithm was run before it was prepared."))
        return self._subject

    def run_job(self, text: str, feedback: QgsProcessingFeedback) -> Run:
        """Run the job to its end, telling progress and warnings."""
        try:
            task = make_task(self.mode, text, self.subject, self._region)
            run = Run(title_of(task), task, self.subject)
            run_to_end(run, feedback.isCanceled, lambda run: _tell(run, feedback))
        except PluginError as error:
            raise _exception(error) from error
        for warning in run.warnings:
            feedback.pushWarning(f"{warning.message} {warning.next_step}")
        if run.error is not None:
            raise _exception(run.error)
        return run

    def fill_sink(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        rows: list[tuple[Quad, dict[str, Any]]],
    ) -> str | None:
        """Write quadrilaterals and their attributes to the sink."""
        crs = self.subject.crs()
        template: QgsVectorLayer = SHAPES[self.kind].memory_layer(crs, self.kind)
        sink, destination = self.parameterAsSink(
            parameters, OUTPUT, context, template.fields(), QgsWkbTypes.Polygon, crs
        )
        if sink is None:
            return None
        features = [make_feature(template, quad, values) for quad, values in rows]
        if not sink.addFeatures(features, QgsFeatureSink.Flag.FastInsert):
            raise QgsProcessingException(self.writeFeatureError(sink, parameters, OUTPUT))
        return destination


def _tell(run: Run, feedback: QgsProcessingFeedback) -> None:
    feedback.setProgressText(run.waiting_for)
    if run.total:
        feedback.setProgress(100.0 * run.done / run.total)


def _exception(error: PluginError) -> QgsProcessingException:
    return QgsProcessingException(f"{error.message} {error.next_step}".strip())
