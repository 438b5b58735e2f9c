"""A QGIS that is killed amid a detection: run as a program of its own, it ends itself by SIGKILL.

Arguments: the profile's folder, the raster, the number of objects to wait for, and where to save the project
before the detection begins; ``-`` to leave it unsaved. It prints the process id of the backend that it
started, 0 if it started none.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import conftest
from driving import detect, result_layers, wait_until


def main(profile: str, raster: str, number: str, project: str) -> None:
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = profile
    from qgis.core import QgsApplication, QgsProject, QgsRasterLayer

    from rscovlm_qgis import classFactory

    application = QgsApplication([], True)
    application.initQgis()
    layer = QgsRasterLayer(raster, Path(raster).stem)
    QgsProject.instance().addMapLayer(layer)
    if project != "-":
        assert QgsProject.instance().write(project)
    iface = conftest.FakeIface()
    iface.window.show()
    plugin = classFactory(iface)
    plugin.initGui()
    plugin.dock.show()
    detect(plugin.dock, "ship, plane")
    run = plugin.session.runs[0]
    folder = Path(QgsApplication.qgisSettingsDirPath()) / "rscovlm"

    def journal():
        return "".join(path.read_text() for path in folder.glob("talk_*.json"))

    wait_until(lambda: run.job_id and f'"{run.job_id}"' in journal(), "the journal", 240)
    wait_until(
        lambda: "Objects" in result_layers() and result_layers()["Objects"].featureCount() >= int(number),
        "the objects",
        240,
    )
    # At once: the journal may not know yet that there are results, and must lead to them all the same.
    assert not run.over, "the job is still going on"
    print(plugin.session.backend.launcher.process_id, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
