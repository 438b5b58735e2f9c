"""sahi and supervision, in an environment of their own: their OpenCV is not that of the backend."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "bench"
PACKAGES = ("sahi==0.12.8", "supervision==0.31.2", "pycocotools==2.0.11")
"""The last of them is what sahi asks for to evaluate."""

Arrays = dict[str, npt.NDArray[Any]]


def let_rival(work: str, arrays: Arrays) -> Arrays:
    """Let a rival do its work; ``work`` as in ``rival_boxes.py``, which tells what comes back."""
    with tempfile.TemporaryDirectory() as folder:
        given, done = Path(folder) / "given.npz", Path(folder) / "done.npz"
        np.savez(given, **arrays)
        program = Path(__file__).with_name("rival_boxes.py")
        subprocess.run([_python(), program, work, given, done], check=True, stdout=subprocess.DEVNULL)
        with np.load(done) as arrays_done:
            return dict(arrays_done)


def _python() -> Path:
    """The rivals' Python, installed when it is missing or of other versions."""
    python, mark = FOLDER / "bin" / "python", FOLDER / "installed.json"
    if not mark.exists() or json.loads(mark.read_text(encoding="utf-8")) != [*PACKAGES]:
        print(f"Installing {', '.join(PACKAGES)} into {FOLDER} ...", flush=True)
        shutil.rmtree(FOLDER, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", FOLDER], check=True)
        pip = [python, "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
        subprocess.run([*pip, *PACKAGES], check=True)
        mark.write_text(json.dumps(PACKAGES), encoding="utf-8")
    return python
