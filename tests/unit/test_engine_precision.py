"""Which precision is chosen on which hardware, and that the reasons are said."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from rscovlm.engines import precision
from rscovlm.engines.precision import Hardware, choose, count_weights

SEVEN_B = 8_300_000_000
"""Weights of the published model, its vision tower included."""

GIB = 2**30
CUDA, CPU = torch.device("cuda"), torch.device("cpu")


def gpu(gib: float, **more: bool) -> Hardware:
    return Hardware(CUDA, "NVIDIA Something", round(gib * GIB), **more)


@pytest.mark.parametrize(
    ("hardware", "weights", "chosen", "fits"),
    [
        (gpu(139), SEVEN_B, "bfloat16", True),
        (gpu(24), SEVEN_B, "bfloat16", True),
        (gpu(139, bfloat16=False), SEVEN_B, "float16", True),
        (gpu(12, four_bit=True), SEVEN_B, "4-bit", True),
        (gpu(24, four_bit=True), SEVEN_B, "bfloat16", True),
        (gpu(12), SEVEN_B, "bfloat16", False),
        (gpu(4, four_bit=True), SEVEN_B, "4-bit", False),
        (Hardware(CPU, "CPU, 2 threads", 64 * GIB), SEVEN_B, "float32", True),
        (Hardware(CPU, "CPU, 2 threads", 24 * GIB), SEVEN_B, "bfloat16", True),
        (Hardware(CPU, "CPU, 2 threads", 8 * GIB), SEVEN_B, "bfloat16", False),
        (Hardware(CPU, "CPU, 2 threads", 2 * GIB), 9_000_000, "float32", True),
        (Hardware(CPU, "CPU, 2 threads", None), SEVEN_B, "float32", True),
    ],
)
def test_the_best_that_fits_is_chosen(hardware: Hardware, weights: int, chosen: str, fits: bool) -> None:
    choice = choose(weights, hardware)
    assert (choice.precision, choice.fits) == (chosen, fits)
    assert choice.words.startswith(f"{chosen} on {hardware.name}: needs about ")
    assert ("hardly fit" in choice.words) == (not fits)
    if hardware.free_bytes is not None:
        assert f"{hardware.free_bytes / GIB:.1f} GiB free" in choice.words
        assert fits == (choice.needed_bytes <= hardware.free_bytes)


def test_what_was_given_up_is_said() -> None:
    assert "bfloat16 would need" in choose(SEVEN_B, gpu(12, four_bit=True)).words
    assert "bitsandbytes" in choose(SEVEN_B, gpu(12)).words


def test_the_options_name_the_precision() -> None:
    assert choose(9, Hardware(CPU, "CPU", None)).options(CPU) == {"dtype": torch.float32}
    assert choose(9, gpu(24)).options(CUDA) == {"dtype": torch.bfloat16}
    four = choose(SEVEN_B, gpu(12, four_bit=True)).options(CUDA)
    assert four["quantization_config"].load_in_4bit
    assert four["device_map"] == {"": CUDA}


def test_weights_are_counted_over_all_files(tmp_path: Path) -> None:
    save_file({"a": torch.zeros(3, 4), "b": torch.zeros(())}, tmp_path / "one.safetensors")
    save_file({"c": torch.zeros(5)}, tmp_path / "two.safetensors")
    index = '{"weight_map": {"a": "one.safetensors", "b": "one.safetensors", "c": "two.safetensors"}}'
    (tmp_path / "model.safetensors.index.json").write_text(index)
    assert count_weights(tmp_path) == 18
    save_file({"a": torch.zeros(7)}, tmp_path / "model.safetensors")
    assert count_weights(tmp_path) == 7


def test_a_gpu_is_asked_for_its_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "mem_get_info", lambda _: (5 * GIB, 8 * GIB))
    monkeypatch.setattr(torch.cuda, "get_device_name", lambda _: "NVIDIA Faked")
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda: False)
    monkeypatch.setattr(precision.importlib.util, "find_spec", lambda name: object())
    assert Hardware.of(CUDA) == Hardware(CUDA, "NVIDIA Faked", 5 * GIB, bfloat16=False, four_bit=True)


def test_this_machine_knows_its_free_memory() -> None:
    free = Hardware.of(CPU).free_bytes
    assert free is None or 0 < free < 2**50
