"""The zip for the catalogue: what is in it, and that QGIS can load it."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import pytest

LOAD = """
import sys
from qgis.core import QgsApplication
application = QgsApplication([], True)
application.initQgis()
import qgis.utils
qgis.utils.plugin_paths = [sys.argv[1]]
sys.path.insert(0, sys.argv[1])
qgis.utils.updateAvailablePlugins()
assert qgis.utils.loadPlugin("rscovlm_qgis")
from rscovlm_qgis.core.about import icon_path, sample_path, style_path, version
from pathlib import Path
for path in (icon_path("rscovlm.svg"), style_path("objects.qml"), style_path("views.qml"), sample_path()):
    assert Path(path).is_file(), path
assert str(path).startswith(sys.argv[1])
print(version(), qgis.utils.pluginMetadata("rscovlm_qgis", "name"))
"""


@pytest.fixture(scope="module")
def archive(repo_root, tmp_path_factory):
    if not (repo_root / "LICENSE").is_file():
        pytest.fail("the LICENSE is missing")
    folder = tmp_path_factory.mktemp("dist")
    script = repo_root / "scripts" / "build_plugin.py"
    built = subprocess.run([sys.executable, script, folder], check=True, capture_output=True, text=True)
    return folder / built.stdout.strip()


def test_the_zip_holds_one_folder_with_what_the_catalogue_wants(archive):
    with zipfile.ZipFile(archive) as content:
        names = content.namelist()
    assert {name.split("/")[0] for name in names} == {"rscovlm_qgis"}
    assert {"rscovlm_qgis/metadata.txt", "rscovlm_qgis/LICENSE", "rscovlm_qgis/__init__.py"} <= set(names)
    samples = [name for name in names if name.endswith(".tif")]
    assert samples == ["rscovlm_qgis/resources/samples/harbour.tif"], "the small sample, for the first minute"
    assert not [name for name in names if name.endswith((".pyc", ".so", ".dll")) or "__pycache__" in name]
    assert archive.stat().st_size < 3 * 2**20, "the catalogue takes 25 MB; the plugin is far from it"


def test_qgis_loads_it_from_the_zip(archive, tmp_path):
    with zipfile.ZipFile(archive) as content:
        content.extractall(tmp_path)
    loaded = subprocess.run(
        [sys.executable, "-c", LOAD, str(tmp_path)], capture_output=True, text=True, timeout=120, cwd=tmp_path
    )
    assert loaded.stdout.strip() == "0.1.0 RSCoVLM", loaded.stderr


def test_the_same_sources_give_the_same_bytes(repo_root, archive, tmp_path):
    script = repo_root / "scripts" / "build_plugin.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, capture_output=True)
    assert (tmp_path / archive.name).read_bytes() == archive.read_bytes()
