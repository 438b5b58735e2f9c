"""The model that is trained: loaded from a checkpoint, with adapters where the recipe says so, and saved.

What is saved at the end loads in the engine as it is: a full tune as a checkpoint of its own, adapters
beside the name of their base, from which ``merge`` makes such a checkpoint.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import torch
from huggingface_hub import snapshot_download
from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError
from transformers import AutoConfig, AutoModelForImageTextToText, PreTrainedModel

from rscovlm.engines.chat import ChatEncoder
from rscovlm.engines.load import FAMILY
from rscovlm.engines.weights import missing_files
from rscovlm.errors import ModelMissing
from rscovlm_training.trainer.errors import RecipeInvalid
from rscovlm_training.trainer.recipe import Lora, Recipe

_WORDS = {".json", ".txt", ".jinja"}
_NOT_WORDS = {"config.json", "generation_config.json", "adapter_config.json", "model.safetensors.index.json"}


def find_base(model: str) -> Path:
    """Return the folder of a checkpoint, checked to be whole; nothing is downloaded.

    Raises:
        ModelMissing: neither a folder nor in the local copy of the hub, or files are missing.
        RecipeInvalid: it is a checkpoint of another architecture.
    """
    folder = Path(model)
    if not folder.is_dir():
        try:
            folder = Path(snapshot_download(model, local_files_only=True))
        except (LocalEntryNotFoundError, HFValidationError, HfHubHTTPError) as error:
            raise ModelMissing(
                f"The model to start from, {model}, is neither a folder nor downloaded to this machine.",
                details=str(error),
                next_step=f"Run 'hf download {model}' once, or set 'model' to the folder that holds it.",
            ) from error
    missing = missing_files(folder)
    if missing:
        raise ModelMissing(f"The model to start from lacks {', '.join(missing)}.", details=str(folder))
    kind = AutoConfig.from_pretrained(folder, local_files_only=True).model_type
    if kind not in FAMILY:
        raise RecipeInvalid(f"The model to start from is a '{kind}'; known are {', '.join(FAMILY)}.")
    return folder


def load_chat(folder: Path) -> ChatEncoder:
    """Read what writes conversations for a checkpoint: tokenizer, template and image settings."""
    config: Any = AutoConfig.from_pretrained(folder, local_files_only=True)
    return ChatEncoder.from_folder(folder, config.image_token_id)


def load_model(folder: Path, recipe: Recipe) -> Any:
    """Load the weights to train, with fresh adapters on them if the recipe has ``lora``.

    Raises:
        ModelMissing: tensors are missing; they would be random ones.
    """
    hardware = recipe.hardware
    loaded: Any = AutoModelForImageTextToText.from_pretrained(
        folder,
        dtype=getattr(torch, hardware.weights),
        attn_implementation=hardware.attention,
        use_safetensors=True,
        local_files_only=True,
        output_loading_info=True,
    )
    model, report = loaded
    if report["missing_keys"]:
        raise ModelMissing(
            f"The weights to start from are not whole: {len(report['missing_keys'])} tensors are missing.",
            details=", ".join(sorted(report["missing_keys"])[:20]),
        )
    return model if recipe.lora is None else _with_adapters(model, recipe.lora)


def _with_adapters(model: PreTrainedModel, lora: Lora) -> Any:
    from peft import LoraConfig, get_peft_model

    config = LoraConfig(
        r=lora.rank,
        lora_alpha=lora.alpha,
        lora_dropout=lora.dropout,
        target_modules=lora.targets if isinstance(lora.targets, str) else list(lora.targets),
        task_type="CAUSAL_LM",
    )
    try:
        return get_peft_model(model, config)
    except ValueError as error:
        raise RecipeInvalid("lora.targets names no layer of the model.", details=str(error)) from error


def copy_words(base: Path, folder: Path) -> None:
    """Copy a checkpoint's tokenizer, chat template and image settings, byte for byte."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in base.iterdir():
        if file.suffix in _WORDS and file.name not in _NOT_WORDS:
            shutil.copyfile(file, folder / file.name)


def merge(adapter: Path, folder: Path, base: str | None = None) -> Path:
    """Add trained adapters to their base and write a checkpoint that the engine loads.

    Args:
        adapter: the folder that a run with ``lora`` saved.
        folder: where the checkpoint goes.
        base: the checkpoint that the adapters were trained on, if it has moved since.

    Raises:
        ModelMissing: there are no adapters there, or no base.
    """
    from peft import PeftModel

    settings = adapter / "adapter_config.json"
    if not settings.is_file():
        raise ModelMissing(
            f"There are no adapters in {adapter}: it has no adapter_config.json.",
            next_step="Name the folder 'final' of a run with lora.",
        )
    named = base or json.loads(settings.read_text(encoding="utf-8"))["base_model_name_or_path"]
    source = find_base(named)
    model: Any = AutoModelForImageTextToText.from_pretrained(
        source, dtype="auto", use_safetensors=True, local_files_only=True
    )
    merged = PeftModel.from_pretrained(model, str(adapter)).merge_and_unload()
    merged.save_pretrained(folder)
    copy_words(source, folder)
    return folder
