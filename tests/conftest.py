"""What every test tier shares: where the data is, and that CI never passes by skipping.

Runs under the virtual environment and under QGIS's own Python (3.9 or later), so it imports nothing
but pytest and the standard library, and hypothesis where that is.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]

with contextlib.suppress(ImportError):  # QGIS's own Python has none, and its tests need none
    from hypothesis import settings

    settings.register_profile("untimed", deadline=None)  # a busy machine is no fault of the product
    settings.load_profile("untimed")

# What a machine may lack without the product being untested there; any other skip fails where CI is set.
EXCUSED = ("No shared data", "No GPU")


@pytest.fixture(scope="session")
def repo_root() -> Path:
    """The checkout's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Iterator[Path]:
    """``../shared/data``: real rasters (``real/``) and samples of public formats (``formats/``).

    It is not ours: a test that leaves anything in it, or changes anything, fails the session.
    """
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("No shared data: ../shared/data is not beside this checkout.")
    before = _listing(folder)
    yield folder
    assert _listing(folder) == before, "a test wrote into ../shared/data"


def _listing(folder: Path) -> set[tuple[str, int, int]]:
    """Every file with its size and the time of its last change."""
    files = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {(str(path), stat.st_size, stat.st_mtime_ns) for path, stat in files}


@pytest.fixture(scope="session")
def embedded_model() -> Path:
    """The folder of the embedded model's weights."""
    folder = ROOT / "resources" / "models" / "embedded"
    if not (folder / "config.json").is_file():
        pytest.skip("The embedded model is not in resources/models/embedded.")
    return folder


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "gpu: needs an accelerator; may be skipped in CI")


def _forbid(report: Any, excused: bool) -> None:
    """Turn a skip into a failure where ``CI`` is set: a tier that did not run has not passed."""
    if os.environ.get("CI", "").lower() not in ("1", "true") or not report.skipped:
        return
    if excused or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if any(words in reason for words in EXCUSED):
        return
    report.outcome = "failed"
    report.longrepr = f"A skip is a failure in CI: {reason}"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[Any]) -> Any:
    outcome = yield
    _forbid(outcome.get_result(), excused=item.get_closest_marker("gpu") is not None)


@pytest.hookimpl(hookwrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Any:
    outcome = yield
    _forbid(outcome.get_result(), excused=False)
