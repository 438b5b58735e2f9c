"""Write requirements.lock: one exact version of everything the backend, the training and the tools need.

pip resolves the extras of pyproject.toml; what it would install is written down without hashes,
hosts or build tags, so that the same pins serve a machine with a CPU build of torch and one with CUDA's
(whose own packages torch pins by itself).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
EXTRAS = ("backend", "train", "parquet", "cluster", "dev")
TORCH = "torch==2.13.0"  # exact: a range lets pip prefer another build, with gigabytes of CUDA packages
HEADER = "# Made by 'make lock' from pyproject.toml; do not edit by hand.\n"


def wanted() -> list[str]:
    """The requirements of every extra, torch's exact version first."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    return [TORCH, *(requirement for name in EXTRAS for requirement in extras[name])]


def resolve(requirements: list[str]) -> dict[str, str]:
    """Ask pip what it would install in an empty environment: versions by normalised name."""
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet"]
    run = subprocess.run([*command, "--report", "-", *requirements], stdout=subprocess.PIPE, check=True)
    packages = (entry["metadata"] for entry in json.loads(run.stdout)["install"])
    return {p["name"].lower().replace("_", "-"): p["version"].split("+")[0] for p in packages}


def main() -> None:
    """Write the lock anew."""
    versions = resolve(wanted())
    torch = versions.pop("torch")
    lines = [f"torch=={torch}", *(f"{name}=={versions[name]}" for name in sorted(versions))]
    LOCK.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{LOCK.name}: {len(lines)} packages")


if __name__ == "__main__":
    main()
