"""What is said where Ray has no cluster; ``tests/cluster`` is about those that there are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import bulk_engine
import pytest


@pytest.mark.parametrize(
    ("address", "words"), [("auto", "no Ray cluster at 'auto'"), ("local:none", "number of workers")]
)
def test_no_cluster_is_said(
    tmp_path: Path, address: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAY_TMPDIR", str(tmp_path))
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    folder = Path(bulk_engine.__file__).parent
    monkeypatch.setenv("PYTHONPATH", ":".join(filter(None, [str(folder), *sys.path])))
    paths = bulk_engine.save_scenes(tmp_path, 2)
    program = [sys.executable, bulk_engine.__file__, "detect", "--classes", "plane", "--ray", address]
    done = subprocess.run(
        [*program, *paths, "-o", tmp_path / "found.gpkg"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
