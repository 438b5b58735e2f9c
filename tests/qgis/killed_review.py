"""A QGIS that is killed right after a verdict and a correction: a program of its own, ended by SIGKILL.

Arguments: the raster, and where the project is. It prints the file of the results.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import conftest  # noqa: F401 - sets the paths
from driving import wait_until
from events import found


def main(raster: str, project: str) -> None:
    from qgis.core import QgsApplication, QgsProject, QgsRasterLayer

    from rscovlm_qgis.core.boxes import moved
    from rscovlm_qgis.core.layers import describe
    from rscovlm_qgis.core.results import ResultStore
    from rscovlm_qgis.core.review import Review
    from rscovlm_qgis.core.review_list import Wanted
    from rscovlm_qgis.core.run import Run
    from rscovlm_qgis.core.wire import Detection, DetectTask, EventLine, read_object

    application = QgsApplication([], True)
    application.initQgis()
    layer = QgsRasterLayer(raster, Path(raster).stem)
    QgsProject.instance().addMapLayer(layer)
    assert QgsProject.instance().write(project)
    subject = describe(layer)
    run, store = Run("Detect: ship", DetectTask(subject.raster, ("ship",)), subject), ResultStore()
    for number in (1, 2, 3):
        run.apply(EventLine("j", number, read_object(Detection, found(number, x=500_000 + 50 * number))))
    store.update(run)
    review = Review()
    review.open(store.layer(run, "objects"), Wanted(run.run_id))
    wait_until(lambda: review.box is not None, "the first box")
    review.reject()
    review.relabel("barge")
    review.reshape(moved(review.quad_px(), 4, 0))
    print(store.place(run), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
