"""QGIS killed amid a real detection: nothing that had arrived is lost, and the backend gives the rest."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from driving import chip, click, objects_in, select_by, wait_until
from qgis.core import QgsApplication, QgsProject

from rscovlm_qgis.core.classes import counted_class

HERE = Path(__file__).parent
PATIENCE_S = 240


def test_a_killed_qgis_continues_with_the_backend_that_outlived_it(own_backend, plugin, repo_root, tmp_path):
    project = tmp_path / "port.qgz"
    profile = QgsApplication.qgisSettingsDirPath().split("/profiles/")[0]
    raster = repo_root / "resources" / "samples" / "harbour.tif"
    ended = subprocess.run(
        [sys.executable, str(HERE / "killed_qgis.py"), profile, str(raster), "3", str(project)],
        cwd=HERE, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert ended.returncode == -signal.SIGKILL, ended.stderr[-3000:]
    backend = int(ended.stdout.split()[-1])
    try:
        file = project.with_name("port_rscovlm.gpkg")
        arrived = objects_in(file)
        assert len(arrived) >= 3
        assert QgsProject.instance().read(str(project))
        dock = plugin.dock
        wait_until(lambda: dock.session.runs, "the conversation")
        click(dock, "resumeRemedy")
        run = dock.session.runs[0]
        wait_until(lambda: run.over, "the rest", PATIENCE_S)
        assert run.state == "finished", run.error and run.error.message
        assert not dock.session.backend.launcher.running, "the backend is the one that outlived QGIS"
        told = sorted(run.objects)
        assert objects_in(file) == told
        assert set(arrived) <= {*told, *run.removed}
        assert len(told) > 3
        name, number = run.class_counts()[0]
        select_by(chip(dock, counted_class(number, name)))
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(backend, signal.SIGTERM)
