"""A QGIS that is killed amid a detection: run as a program of its own, it ends itself by SIGKILL.

Arguments: the profile's folder, the raster, the number of objects to wait for, and where to save the project
before the detection begins; ``-`` to leave it unsaved.
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
    wait_until(
        lambda: "Objects" in result_layers() and result_layers()["Objects"].featureCount() == int(number),
        "the objects",
    )
    folder = Path(QgsApplication.qgisSettingsDirPath()) / "rscovlm"
    wait_until(
        lambda: any('"job1"' in path.read_text() for path in folder.glob("talk_*.json")), "the journal"
    )
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
