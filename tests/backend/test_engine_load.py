"""Loading checkpoints: as they were published, as they are saved today, and those that are not whole."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import huggingface_hub.constants
import numpy as np
import pytest
import torch
from checkpoints import build_deepstack, build_lively, card_of
from safetensors.torch import load_file, save_file

from rscovlm.engines.load import load_engine
from rscovlm.engines.protocol import Engine, Turn
from rscovlm.errors import EngineFailed, ModelMissing


@pytest.fixture(scope="session")
def lively(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_lively(tmp_path_factory.mktemp("checkpoint"))


@pytest.fixture
def folder(lively: Path, tmp_path: Path) -> Path:
    """A copy that a test may damage."""
    return shutil.copytree(lively, tmp_path / "model")


def edit(path: Path, **changes: object) -> None:
    config = json.loads(path.read_text()) | changes
    path.write_text(json.dumps({key: value for key, value in config.items() if value is not None}))


def say(engine: Engine, side: int = 56) -> list[str]:
    pictures = [np.random.default_rng(n).integers(0, 256, (side, side, 3), dtype=np.uint8) for n in range(3)]
    asked = [[Turn("user", "find the ship", (picture,))] for picture in pictures]
    return [reply.text for reply in engine.generate(asked, max_new_tokens=16)]


def as_published(name: str) -> str:
    return name.replace("model.visual.", "visual.").replace("model.language_model.", "model.")


def as_in_memory(name: str) -> str:
    name = as_published(name)
    if name.startswith("visual."):
        return f"model.{name}"
    return name.replace("model.", "model.language_model.", 1)


@pytest.mark.parametrize("naming", [as_published, as_in_memory])
def test_both_namings_of_the_tensors_load_the_same_model(folder: Path, lively: Path, naming: Any) -> None:
    path = folder / "model.safetensors"
    state = {naming(name): value for name, value in load_file(path).items()}
    assert any(name.startswith("model.visual." if naming is as_in_memory else "visual.") for name in state)
    save_file(state, path, metadata={"format": "pt"})
    assert say(load_engine(card_of(folder))) == say(load_engine(card_of(lively)))


def test_a_folder_as_the_hub_held_it_in_2025(folder: Path, lively: Path) -> None:
    """Flat config, rope of type mrope, old processor names, weights in shards with the published names."""
    config = json.loads((folder / "config.json").read_text())
    text = config.pop("text_config")
    rope = text.pop("rope_parameters")
    flat = {key: value for key, value in text.items() if key not in ("model_type", "dtype", "layer_types")}
    flat |= {
        "rope_theta": rope["rope_theta"],
        "rope_scaling": {"type": "mrope", "mrope_section": rope["mrope_section"]},
    }
    old = {key: value for key, value in config.items() if key not in ("dtype", "transformers_version")} | flat
    (folder / "config.json").write_text(
        json.dumps(old | {"model_type": "qwen2_5_vl", "torch_dtype": "bfloat16"})
    )
    edit(
        folder / "preprocessor_config.json",
        image_processor_type="Qwen2_5_VLImageProcessor",
        processor_class="Qwen2_5_VLProcessor",
        size=None,
        min_pixels=3136,
        max_pixels=12845056,
    )
    shard(folder, as_published)
    assert say(load_engine(card_of(folder))) == say(load_engine(card_of(lively)))


def shard(folder: Path, naming: Any) -> None:
    whole = folder / "model.safetensors"
    state = {naming(name): value for name, value in load_file(whole).items()}
    whole.unlink()
    where = {name: f"model-{1 + n % 2:05}-of-00002.safetensors" for n, name in enumerate(sorted(state))}
    for file in set(where.values()):
        part = {name: value for name, value in state.items() if where[name] == file}
        save_file(part, folder / file, metadata={"format": "pt"})
    (folder / "model.safetensors.index.json").write_text(json.dumps({"metadata": {}, "weight_map": where}))


def test_a_hub_id_is_found_in_the_local_copy(
    lively: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = tmp_path / "models--Someone--Their-VLM"
    shutil.copytree(lively, repository / "snapshots" / ("a" * 40))
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("a" * 40)
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path))
    assert say(load_engine(card_of("Someone/Their-VLM"))) == say(load_engine(card_of(lively)))


def test_a_qwen3_vl_checkpoint_is_spoken_to_as_well(folder: Path) -> None:
    build_deepstack(folder)
    engine = load_engine(card_of(folder, factor=32, coordinates="relative-1000"))
    pictures = [np.full((64, 64 + 32 * n, 3), 80 * n, np.uint8) for n in range(3)]
    asked = [[Turn("user", "x" * n + "find the ship", (picture,))] for n, picture in enumerate(pictures)]
    together = [reply.text for reply in engine.generate(asked, max_new_tokens=8)]
    assert together == [engine.generate([one], max_new_tokens=8)[0].text for one in asked]
    assert len(set(together)) == 3


def test_another_factor_than_the_cards_is_refused(lively: Path) -> None:
    with pytest.raises(EngineFailed, match="multiples of 32"):
        load_engine(card_of(lively, factor=32))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="gone") as missing:
        load_engine(card_of(tmp_path / "gone"))
    assert missing.value.next_step


def test_a_shipped_model_that_is_not_there_is_not_looked_for_on_the_hub() -> None:
    with pytest.raises(ModelMissing, match="folder of the model"):
        load_engine(card_of("models/never-made"))


def test_a_hub_model_that_was_never_downloaded_says_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(ModelMissing, match="has not been downloaded") as missing:
        load_engine(card_of("Qingyun/RSCoVLM-7B-2512"))
    assert "hf download Qingyun/RSCoVLM-7B-2512" in missing.value.next_step


@pytest.mark.parametrize(
    "name", ["config.json", "model.safetensors", "tokenizer.json", "preprocessor_config.json"]
)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelMissing, match=name):
        load_engine(card_of(folder))


def test_a_missing_shard_is_named(folder: Path) -> None:
    shard(folder, as_published)
    (folder / "model-00002-of-00002.safetensors").unlink()
    with pytest.raises(ModelMissing, match="model-00002-of-00002"):
        load_engine(card_of(folder))


@pytest.mark.parametrize("text", ["{", "[]", '{"weight_map": 3}'])
def test_an_index_that_cannot_be_read_is_told_in_words(folder: Path, text: str) -> None:
    (folder / "model.safetensors").unlink()
    (folder / "model.safetensors.index.json").write_text(text)
    with pytest.raises(ModelMissing, match="cannot be read"):
        load_engine(card_of(folder))


def test_half_a_file_of_weights_is_told_in_words(folder: Path) -> None:
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(ModelMissing, match="cannot be read"):
        load_engine(card_of(folder))


@pytest.mark.parametrize("text", ['{"model_type": "qwen2_', "", "[1]"])
@pytest.mark.parametrize("name", ["config.json", "tokenizer.json", "preprocessor_config.json"])
def test_a_damaged_settings_file_is_told_in_words(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text)
    with pytest.raises(ModelMissing, match="cannot be read"):
        load_engine(card_of(folder))


def test_a_tensor_that_is_missing_is_never_made_up(folder: Path) -> None:
    path = folder / "model.safetensors"
    state = load_file(path)
    del state["visual.merger.mlp.2.bias"]
    save_file(state, path, metadata={"format": "pt"})
    with pytest.raises(ModelMissing, match="1 tensor") as missing:
        load_engine(card_of(folder))
    assert "visual.merger.mlp.2.bias" in missing.value.details


def test_tensors_of_another_size_are_refused(folder: Path) -> None:
    path = folder / "model.safetensors"
    state = load_file(path)
    state["visual.merger.mlp.2.bias"] = torch.zeros(3)
    save_file(state, path, metadata={"format": "pt"})
    with pytest.raises(ModelMissing, match="cannot be read"):
        load_engine(card_of(folder))


def test_another_architecture_is_refused_by_its_name(folder: Path) -> None:
    (folder / "config.json").write_text(json.dumps({"model_type": "llava"}))
    with pytest.raises(EngineFailed, match="llava"):
        load_engine(card_of(folder))


def test_a_checkpoint_without_a_chat_template_is_refused(folder: Path) -> None:
    (folder / "chat_template.jinja").unlink()
    with pytest.raises(EngineFailed, match="chat template"):
        load_engine(card_of(folder))


@pytest.mark.parametrize(("device", "words"), [("cuda:77", "asked for"), ("tpu-of-mine", "no device named")])
def test_a_device_that_is_not_there_is_refused(lively: Path, device: str, words: str) -> None:
    with pytest.raises(EngineFailed, match=words):
        load_engine(card_of(lively), device=device)


def test_threads_are_used_and_named(lively: Path) -> None:
    before = torch.get_num_threads()
    try:
        engine = load_engine(card_of(lively), device="cpu", threads=1)
        assert engine.device == "CPU, 1 thread"
        assert torch.get_num_threads() == 1
        with pytest.raises(EngineFailed, match="0 threads"):
            load_engine(card_of(lively), device="cpu", threads=0)
    finally:
        torch.set_num_threads(before)


def test_a_closed_engine_says_so(lively: Path) -> None:
    engine = load_engine(card_of(lively))
    engine.close()
    with pytest.raises(EngineFailed, match="closed"):
        engine.generate([[Turn("user", "hello")]])
