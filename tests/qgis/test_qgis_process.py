"""The installed plugin in the real ``qgis_process``: no window, no dock, its own process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from driving import unlocked
from events import answer, done, found
from osgeo import ogr
from qgis.core import QgsApplication


@pytest.fixture(scope="module")
def installed(repo_root, tmp_path_factory):
    """The plugin's zip, unpacked where QGIS finds it."""
    folder = tmp_path_factory.mktemp("process")
    script = repo_root / "scripts" / "build_plugin.py"
    built = subprocess.run([sys.executable, script, folder], check=True, capture_output=True, text=True)
    with zipfile.ZipFile(folder / built.stdout.strip()) as content:
        content.extractall(folder / "plugins")
    return folder


@pytest.fixture
def qgis_process(installed, scripted, tmp_path, settings):
    """Calls ``qgis_process`` with a profile of its own, which knows the scripted backend."""
    # Debian's wrapper passes options meant for QGIS itself, which qgis_process does not know.
    command = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    if command is None:
        pytest.skip("qgis_process is not installed.")
    profile = tmp_path / "profile"
    state = tmp_path / "state"
    state.mkdir()
    (state / "token").write_text(scripted.token, encoding="ascii")
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "QGIS_PLUGINPATH": str(installed / "plugins"),
        "QGIS_CUSTOM_CONFIG_PATH": str(profile), "RSCOVLM_STATE_DIR": str(state),
        "PYTHONPATH": "", "XDG_RUNTIME_DIR": str(tmp_path),
    }  # fmt: skip

    def call(*arguments, **more):
        return subprocess.run(
            [command, *arguments], capture_output=True, text=True, env={**environment, **more}, timeout=120
        )

    ini = profile / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    ini.parent.mkdir(parents=True)
    ini.write_text(
        f"[PythonPlugins]\nrscovlm_qgis=true\n\n[rscovlm]\naddress={scripted.url}\nstart_backend=false\n",
        encoding="utf-8",
    )
    return call


def test_it_lists_every_algorithm(qgis_process):
    listed = qgis_process("--json", "list")
    offered = json.loads(listed.stdout)["providers"]["rscovlm"]["algorithms"]
    assert {f"rscovlm:{name}" for name in ("ask", "describe", "classify", "detect", "ground")} == set(offered)


def test_it_detects_into_a_file(qgis_process, scripted, raster_path, tmp_path):
    scripted.script = [found(1), found(2, "plane", x=500_100), answer(), done()]
    output = tmp_path / "found.gpkg"
    ran = qgis_process(
        "run", "rscovlm:detect", "--", f"INPUT={raster_path}", "CLASSES=ship, plane", f"OUTPUT={output}"
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    source = ogr.Open(str(output))
    assert sorted(feature["class"] for feature in source.GetLayer()) == ["plane", "ship"]
    assert scripted.last.request["task"]["classes"] == ["ship", "plane"]


def test_it_tells_an_answer(qgis_process, scripted, raster_path):
    scripted.script = [answer("Seven."), done()]
    ran = qgis_process("--json", "run", "rscovlm:ask", "--", f"INPUT={raster_path}", "QUESTION=How many?")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert json.loads(ran.stdout)["results"]["ANSWER"] == "Seven."


@pytest.mark.parametrize("known", [True, False], ids=["its file is named", "nobody tells it"])
def test_a_token_behind_the_master_password(qgis_process, scripted, raster_path, tmp_path, known):
    """In a profile whose database holds the backend's token, as that of these tests does."""
    scripted.script = [answer("Seven."), done()]
    (tmp_path / "state" / "token").unlink()
    database = Path(QgsApplication.qgisAuthDatabaseFilePath())
    shutil.copy(database, tmp_path / "profile" / "profiles" / "default" / database.name)
    question = ("run", "rscovlm:ask", "--", f"INPUT={raster_path}", "QUESTION=How many?")
    ran = qgis_process(*question, **(unlocked(tmp_path) if known else {}))
    said = ran.stdout + ran.stderr
    if known:
        assert ran.returncode == 0, said
        assert "Seven." in said
    else:
        assert ran.returncode != 0
        assert "QGIS_AUTH_PASSWORD_FILE" in said


def test_a_failure_is_told(qgis_process, scripted, raster_path):
    scripted.die()
    ran = qgis_process("run", "rscovlm:ask", "--", f"INPUT={raster_path}", "QUESTION=How many?")
    assert ran.returncode != 0
    assert "No backend answers" in ran.stdout + ran.stderr


def test_the_algorithms_speak_the_language_of_the_profile(qgis_process, tmp_path):
    ini = tmp_path / "profile" / "profiles" / "default" / "QGIS" / "QGIS3.ini"
    with ini.open("a", encoding="utf-8") as file:
        file.write("\n[locale]\noverrideFlag=true\nuserLocale=de\n")
    told = qgis_process("help", "rscovlm:detect", PYTHONIOENCODING="utf-8", LC_ALL="C.UTF-8")
    assert told.returncode == 0, told.stderr
    assert "Objekte erkennen" in told.stdout
    assert "Klassen, auf Englisch, durch Kommas getrennt" in told.stdout
