"""The lock holds what pyproject.toml asks for, and the wheel carries what the code looks for."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from email.parser import HeaderParser
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import rscovlm


@pytest.fixture(scope="module")
def project(repo_root: Path) -> dict:
    return tomllib.loads((repo_root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def pins(repo_root: Path) -> list[str]:
    lines = (repo_root / "requirements.lock").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_lock_is_plain_pins_with_torch_first(pins: list[str]) -> None:
    unlike = [pin for pin in pins if not re.fullmatch(r"[a-z0-9.-]+==[0-9][0-9a-z.]*", pin)]
    assert unlike == []
    assert pins[0] == "torch==2.13.0"


def test_lock_satisfies_every_extra(project: dict, pins: list[str]) -> None:
    versions = {canonicalize_name(name): version for name, version in (pin.split("==") for pin in pins)}
    for extra in project["optional-dependencies"].values():
        for requirement in map(Requirement, extra):
            assert versions[canonicalize_name(requirement.name)] in requirement.specifier, str(requirement)


def test_metadata_txt_is_the_one_place_for_the_version(repo_root: Path) -> None:
    text = (repo_root / "metadata.txt").read_text(encoding="utf-8")
    version = re.search(r"(?m)^version=(.+)$", text)
    assert version is not None
    assert metadata.version("rscovlm") == version[1].strip()
    assert rscovlm.__version__ == version[1].strip()


def test_wheel_holds_code_resources_and_licence(repo_root: Path, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=repo_root, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("rscovlm-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        (about,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        headers = HeaderParser().parsestr(archive.read(about).decode())
    code = {"rscovlm/contract.py", "rscovlm/py.typed", "rscovlm_training/__init__.py"}
    code |= {f"rscovlm_training/measures/wordnet/{name}" for name in ("synonyms.txt.xz", "LICENSE")}
    resources = {
        f"rscovlm/{path.relative_to(repo_root).as_posix()}"
        for path in (repo_root / "resources").rglob("*")
        if path.is_file() and path.name != ".gitkeep"
    }
    assert code <= names
    assert "rscovlm/resources/models.toml" in resources
    assert resources <= names
    assert headers["License-Expression"] == "GPL-2.0-or-later"
    assert headers.get_all("License-File") == ["LICENSE"]
