"""A real QGIS for the tests: application, window, canvas, and the part of ``iface`` that the plugin uses.

Run with the Python that has PyQGIS: ``xvfb-run -a /usr/bin/python3 -m pytest tests/qgis``. What needs the
real backend also needs the project's environment (``.venv``), and skips without it.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import socket
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(Path(__file__).parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# QGIS has GDAL keep a raster's statistics beside it, in an .aux.xml; test data is to stay as it is.
os.environ["GDAL_PAM_ENABLED"] = "NO"
os.environ["QGIS_CUSTOM_CONFIG_PATH"] = PROFILE = tempfile.mkdtemp(prefix="rscovlm_profile_")
atexit.register(shutil.rmtree, PROFILE, ignore_errors=True)

pytest.importorskip("qgis.core", reason="PyQGIS is not in this Python")

from driving import MASTER_PASSWORD, wait_until  # noqa: E402
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer  # noqa: E402
from qgis.gui import QgsMapCanvas, QgsMessageBar  # noqa: E402
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, QThreadPool, pyqtSignal  # noqa: E402
from qgis.PyQt.QtTest import QTest  # noqa: E402
from qgis.PyQt.QtWidgets import QMainWindow  # noqa: E402
from rasters import write_raster  # noqa: E402
from scripted import ScriptedBackend  # noqa: E402


@pytest.fixture(autouse=True)
def no_exception_in_a_slot(monkeypatch):
    """PyQt ends the process on an exception in a slot; as QGIS does, go on, but fail the test."""
    raised = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: raised.append((error, trace)))
    yield
    for error, trace in raised:
        raise error.with_traceback(trace)


@pytest.fixture(scope="session")
def qgis_app():
    """The application, once."""
    application = QgsApplication([], True)
    application.setQuitOnLastWindowClosed(False)
    application.initQgis()
    # As after a person entered it; what a person who did not enter it sees is tested in test_settings.
    assert application.authManager().setMasterPassword(MASTER_PASSWORD, True)
    yield application
    QgsProject.instance().clear()
    gc.collect()
    delete_later_now()
    # It waits for the tasks' threads with Python's lock held: one that still needs it would never end.
    wait_until(lambda: not at_work(), "the last tasks end", 60)
    application.exitQgis()


def at_work() -> int:
    """Tasks that have not ended, and threads that are busy: a job's thread that waits is not among them."""
    return QgsApplication.taskManager().countActiveTasks() + QThreadPool.globalInstance().activeThreadCount()


def delete_later_now():
    """Delete what waits for its deletion: without an outer event loop, Qt would keep it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class FakeIface(QObject):
    """What a plugin sees of QGIS's window: a real window, canvas and message bar; menus only noted down."""

    currentLayerChanged = pyqtSignal("QgsMapLayer*")  # noqa: N815 - QGIS's name

    def __init__(self) -> None:
        super().__init__()
        self.window = QMainWindow()
        self.canvas = QgsMapCanvas(self.window)
        self.bar = QgsMessageBar(self.window)
        self.window.setCentralWidget(self.canvas)
        self.window.resize(1200, 800)
        self.options_shown: list[str] = []
        self.actions: list[object] = []
        self.factories: list[object] = []

    def mainWindow(self):  # noqa: N802
        return self.window

    def mapCanvas(self):  # noqa: N802
        return self.canvas

    def messageBar(self):  # noqa: N802
        return self.bar

    def activeLayer(self):  # noqa: N802
        return None

    def addDockWidget(self, area, dock):  # noqa: N802
        self.window.addDockWidget(area, dock)

    def removeDockWidget(self, dock):  # noqa: N802
        self.window.removeDockWidget(dock)

    def addRasterToolBarIcon(self, action):  # noqa: N802
        self.actions.append(action)

    def removeRasterToolBarIcon(self, action):  # noqa: N802
        self.actions.remove(action)

    def addPluginToRasterMenu(self, _name, action):  # noqa: N802
        self.actions.append(action)

    def removePluginRasterMenu(self, _name, action):  # noqa: N802
        self.actions.remove(action)

    def registerOptionsWidgetFactory(self, factory):  # noqa: N802
        self.factories.append(factory)

    def unregisterOptionsWidgetFactory(self, factory):  # noqa: N802
        self.factories.remove(factory)

    def showOptionsDialog(self, _parent, page):  # noqa: N802
        self.options_shown.append(page)


@pytest.fixture
def iface(qgis_app):
    """A window with an empty project."""
    QgsProject.instance().clear()
    fake = FakeIface()
    fake.window.show()
    fake.window.activateWindow()
    QTest.qWaitForWindowActive(fake.window, 2000)
    yield fake
    QgsProject.instance().clear()
    fake.window.close()
    fake.window.deleteLater()
    delete_later_now()


@pytest.fixture
def settings(qgis_app, monkeypatch, tmp_path):
    """Fresh settings: no token of this machine, no backend of this machine."""
    from qgis.core import QgsSettings

    from rscovlm_qgis.core import secrets
    from rscovlm_qgis.core.settings import FIRST, SECTION, Settings

    QgsSettings().remove(SECTION)
    secrets.forget(FIRST)
    secrets.forget_session()
    monkeypatch.setenv("RSCOVLM_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.delenv("RSCOVLM_COMMAND", raising=False)
    yield Settings.load()
    QgsSettings().remove(SECTION)


@pytest.fixture
def scripted(settings):
    """A backend that follows a script, at the address and with the token of the settings."""
    with ScriptedBackend() as backend:
        settings.address, settings.token, settings.start_backend = backend.url, backend.token, False
        settings.save()
        yield backend


@pytest.fixture
def raster_path(tmp_path):
    """A small georeferenced raster, 640 × 480 pixels of 0.5 m in UTM."""
    return write_raster(tmp_path / "harbour.tif", 640, 480)


@pytest.fixture
def raster_layer(iface, raster_path):
    """The raster as a layer of the project, shown on the canvas."""
    layer = QgsRasterLayer(str(raster_path), raster_path.stem)
    assert layer.isValid()
    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:32633"))
    QgsProject.instance().addMapLayer(layer)
    iface.canvas.setDestinationCrs(layer.crs())
    iface.canvas.setLayers([layer])
    iface.canvas.setExtent(layer.extent())
    return layer


@pytest.fixture
def plugin(iface, settings):
    """The plugin, loaded as QGIS loads it."""
    from rscovlm_qgis import classFactory

    loaded = classFactory(iface)
    loaded.initGui()
    loaded.dock.show()
    yield loaded
    loaded.unload()
    delete_later_now()


@pytest.fixture
def dock(scripted, raster_layer, plugin):
    """The dock over a scripted backend, with the raster chosen."""
    return plugin.dock


@pytest.fixture
def own_backend(settings, repo_root, embedded_model, monkeypatch):
    """The settings with which the plugin starts the project's own backend, on a port of its own."""
    command = shutil.which("rscovlm", path=str(repo_root / ".venv" / "bin"))
    if command is None:
        pytest.skip("The backend is not installed in .venv.")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    settings.save()
    monkeypatch.setenv("RSCOVLM_COMMAND", command)
    return settings


@pytest.fixture
def real_dock(iface, own_backend, plugin, repo_root, tmp_path):
    """The dock, with the project's own backend to start, and the sample raster as its layer."""
    sample = repo_root / "resources" / "samples" / "harbour.tif"
    if not sample.is_file():
        sample = write_raster(tmp_path / "noise.tif", 700, 600)
    layer = QgsRasterLayer(str(sample), sample.stem)
    QgsProject.instance().addMapLayer(layer)
    iface.canvas.setDestinationCrs(layer.crs())
    iface.canvas.setExtent(layer.extent())
    return plugin.dock


@pytest.fixture
def manager(qgis_app, settings):
    """QGIS's authentication database, with its master password entered again in the end."""
    from rscovlm_qgis.core.settings import all_backends, remove_backend

    yield QgsApplication.authManager()
    QgsApplication.authManager().setMasterPassword(MASTER_PASSWORD, True)
    for item in all_backends():
        remove_backend(item.key)


@pytest.fixture
def page(scripted, plugin, iface, manager):
    """The options page, shown."""
    from options import open_page

    made = open_page(iface)
    yield made
    made.hide()
    made.deleteLater()
