"""Models as GGUF for llama.cpp and Ollama: decoder and projector, written by llama.cpp's own programs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rscovlm.engines.weights import find_weights
from rscovlm.errors import ExportFailed
from rscovlm.models import ModelCard

CONVERTER = "convert_hf_to_gguf.py"
DIRECT = ("f32", "f16", "bf16", "q8_0")
"""Types that the converter writes itself; any other is made by ``llama-quantize`` from float16."""

_LAST = 2000


@dataclass(frozen=True)
class Gguf:
    """The two files of a model."""

    model: Path
    projector: Path


def write_gguf(card: ModelCard, folder: Path, *, kind: str, llama_cpp: Path | None) -> Gguf:
    """Convert a model.

    Args:
        card: the model's.
        folder: for the files, ``NAME-KIND.gguf`` and ``NAME-mmproj-….gguf``; made if need be.
        kind: the type of the decoder's weights, such as ``q8_0`` or ``q4_k_m``; the projector stays float.
        llama_cpp: the folder of llama.cpp's source.

    Raises:
        ModelMissing: the model's files are not on this machine.
        ExportFailed: llama.cpp is not there, or its programs fail; nothing half written is left.
    """
    weights = find_weights(card)
    source = _source(llama_cpp)
    quantize = None if kind in DIRECT else _quantize(source)
    _make(folder)
    exact = "f32" if kind == "f32" else "f16"
    made = Gguf(folder / f"{card.name}-{kind}.gguf", folder / f"{card.name}-mmproj-{exact}.gguf")
    convert = [sys.executable, "-m", "rscovlm.engines.gguf_runner", str(source), str(weights)]
    _run([*convert, "--mmproj", "--outtype", exact], made.projector)
    if quantize is None:
        _run([*convert, "--outtype", kind], made.model)
        return made
    whole = folder / f"{card.name}-{exact}.gguf.part"
    try:
        _run([*convert, "--outtype", exact], whole)
        _run([str(quantize), str(whole)], made.model, last=kind.upper(), option=None)
    finally:
        whole.unlink(missing_ok=True)
    return made


def _source(folder: Path | None) -> Path:
    if folder is not None and (folder / CONVERTER).is_file():
        return folder
    where = f"not in {folder}" if folder else "not known where"
    raise ExportFailed(
        f"The converter of llama.cpp, {CONVERTER}, is {where}.",
        next_step="Get the source of llama.cpp, and name its folder with --llama-cpp or RSCOVLM_LLAMA_CPP.",
    )


def _quantize(source: Path) -> Path:
    built = source / "build" / "bin" / "llama-quantize"
    found = str(built) if built.is_file() else shutil.which("llama-quantize")
    if found is None:
        raise ExportFailed(
            "This type of weights needs the program llama-quantize of llama.cpp, which is not there.",
            details=f"neither {built} nor on the PATH",
            next_step=f"Build llama.cpp, or choose one of {', '.join(DIRECT)}.",
        )
    return Path(found)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportFailed(f"The folder {folder} cannot be made.", details=str(error)) from error


def _run(
    command: Sequence[str], target: Path, *, last: str | None = None, option: str | None = "--outfile"
) -> None:
    """Run a program that writes ``target``, which is there only when all of it is."""
    part = target.with_name(f"{target.name}.half")
    whole = [*command, *([option] if option else []), str(part), *([last] if last else [])]
    try:
        done = subprocess.run(
            whole, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        if done.returncode or not part.is_file():
            told = done.stdout.decode(errors="replace")[-_LAST:]
            raise ExportFailed(
                f"llama.cpp could not write {target.name}.",
                details=told,
                next_step="'rscovlm -v gguf ...' shows its last words; a newer llama.cpp may help.",
            )
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
