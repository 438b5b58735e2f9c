"""The plugin's zip by the rules of QGIS's catalogue, and one that breaks each of them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

Content = dict[str, bytes]
HOME = "rscovlm_qgis"
METADATA = f"{HOME}/metadata.txt"


@pytest.fixture(scope="module")
def built(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    script = repo_root / "scripts" / "build_plugin.py"
    done = subprocess.run([sys.executable, script, folder], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


@pytest.fixture
def catalogue(repo_root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(repo_root / "scripts"))
    import catalogue

    return catalogue


def said(before: str, after: str) -> Callable[[Content], None]:
    """A change of metadata.txt."""

    def change(content: Content) -> None:
        text = content[METADATA].decode()
        assert before in text
        content[METADATA] = text.replace(before, after, 1).encode()

    return change


def added(name: str) -> Callable[[Content], None]:
    return lambda content: content.update({name: b"x"})


def without(name: str) -> Callable[[Content], None]:
    return lambda content: content.pop(f"{HOME}/{name}") and None


BROKEN = [
    (without("LICENSE"), "LICENSE is missing"),
    (without("metadata.txt"), "metadata.txt is missing"),
    (without("__init__.py"), "__init__.py is missing"),
    (added("second/file.py"), "one folder"),
    (added(f"{HOME}/../out.py"), "must not lead out"),
    (added(f"{HOME}/core/old.pyc"), "compiled files"),
    (added(f"{HOME}/core/__pycache__/old.py"), "__pycache__"),
    (added(f"{HOME}/core/_fast.so"), "compiled files"),
    (added(f"{HOME}/install.sh"), "compiled files"),
    (added(f"{HOME}/.hidden"), "hidden"),
    (said("about=", "abut="), "lacks about"),
    (said("email=rscovlm-qgis@", "email=rscovlm-qgis at "), "email"),
    (said("version=0", "version=v0"), "version must be"),
    (said("qgisMaximumVersion=4.99", "qgisMaximumVersion=4"), "qgisMaximumVersion must be"),
    (said("tracker=https://", "tracker="), "tracker is no address"),
    (
        said("repository=https://example.org/rscovlm-qgis", "repository=http://repo"),
        "repository is no address",
    ),
    (said("author=", "author=a/"), "slash"),
    (said("author=", "author=" + "a" * 256), "longer than"),
    (said("experimental=True", "experimental=yes"), "experimental must be"),
    (said("about=", "about=90 % of it. "), "cannot be read"),
    (said("[general]", "[else]"), "cannot be read"),
    (said("rscovlm.svg", "missing.svg"), "icon"),
]


def test_the_built_zip_is_accepted(catalogue: ModuleType, built: Path) -> None:
    assert catalogue.problems(built) == []


@pytest.mark.parametrize(("change", "told"), BROKEN, ids=[told for _, told in BROKEN])
def test_what_the_catalogue_refuses_is_told(
    catalogue: ModuleType, built: Path, tmp_path: Path, change: Callable[[Content], None], told: str
) -> None:
    with zipfile.ZipFile(built) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    change(content)
    with zipfile.ZipFile(tmp_path / "broken.zip", "w") as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    (problem,) = catalogue.problems(tmp_path / "broken.zip")
    assert told in problem


def test_too_much_is_too_much(catalogue: ModuleType, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "LIMIT_BYTES", built.stat().st_size - 1)
    assert "larger than" in catalogue.problems(built)[0]


def test_a_module_must_not_be_a_program(catalogue: ModuleType, tmp_path: Path) -> None:
    entry = zipfile.ZipInfo(f"{HOME}/__init__.py")
    entry.external_attr = 0o755 << 16
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as archive:
        archive.writestr(entry, "")
    assert any("may be executed" in told for told in catalogue.problems(tmp_path / "one.zip"))


def test_what_would_be_refused_is_not_built(repo_root: Path, tmp_path: Path) -> None:
    for name in ("metadata.txt", "LICENSE"):
        shutil.copy(repo_root / name, tmp_path)
    for name in ("scripts", HOME, "resources/samples"):
        shutil.copytree(repo_root / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    metadata = tmp_path / "metadata.txt"
    metadata.write_text(metadata.read_text("utf-8").replace("https://", "ht tp:"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, tmp_path / "scripts" / "build_plugin.py"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "tracker is no address" in done.stderr
    assert list((tmp_path / "dist").iterdir()) == []
