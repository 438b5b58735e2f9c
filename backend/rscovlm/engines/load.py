"""Load the engine of a model's card.

PyTorch and transformers are imported only when a model is really loaded: they take seconds, which
``rscovlm info`` and the service's start should not wait for.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rscovlm.engines.protocol import Engine
from rscovlm.errors import EngineFailed, ModelMissing, OutOfMemory
from rscovlm.models import ModelCard

if TYPE_CHECKING:
    import torch

log = logging.getLogger(__name__)

FAMILY = ("qwen2_5_vl", "qwen3_vl", "qwen3_vl_moe")
"""Architectures that the engine can speak to, by their ``model_type``."""


def load_engine(card: ModelCard, *, device: str = "auto", threads: int | None = None) -> Engine:
    """Load a model from its local folder, or from the local copy of its hub repository.

    Args:
        card: the model's entry in the registry.
        device: ``auto`` (an NVIDIA GPU if there is one), ``cpu``, ``cuda`` or ``cuda:N``.
        threads: CPU threads for PyTorch; ``None``: one for each core.

    Raises:
        ModelMissing: its files are not on this machine, or are damaged; says how to get them.
        OutOfMemory: it does not fit.
        EngineFailed: the device is not there, or the checkpoint is of another architecture.
    """
    from rscovlm.engines import hardware
    from rscovlm.engines.chat import ChatEncoder
    from rscovlm.engines.transformers_engine import TransformersEngine
    from rscovlm.engines.weights import find_weights

    folder = find_weights(card)
    place = hardware.choose_device(device)
    hardware.use_threads(threads)
    with _damage_in_words(folder, card):
        model = _load_model(folder, place, card)
        chat = ChatEncoder.from_folder(folder, model.config.image_token_id)
    if chat.factor != card.factor:
        raise EngineFailed(
            f"The card of '{card.title}' says that image sides are multiples of {card.factor}, "
            f"its weights need multiples of {chat.factor}.",
            next_step="Correct 'factor' in models.toml.",
        )
    log.info("loaded %s on %s", folder, hardware.in_words(place))
    return TransformersEngine(card, model, chat)


def _load_model(folder: Path, device: torch.device, card: ModelCard) -> Any:
    """Load a checkpoint's weights, every one of them: a tensor that is missing would be a random one."""
    from transformers import AutoConfig, AutoModelForImageTextToText
    from transformers.utils import logging as transformers_logging

    from rscovlm.engines.hardware import choose_attention
    from rscovlm.engines.packed import pack
    from rscovlm.engines.patches import multiply_patches
    from rscovlm.engines.precision import Hardware, choose, count_weights

    transformers_logging.disable_progress_bar()  # it would write into the command line's own progress
    config = AutoConfig.from_pretrained(folder, local_files_only=True)
    _check_family(config.model_type, card)
    choice = choose(count_weights(folder), Hardware.of(device))
    (log.info if choice.fits else log.warning)("%s runs in %s", card.title, choice.words)
    loaded: Any = AutoModelForImageTextToText.from_pretrained(
        folder,
        config=config,
        attn_implementation=choose_attention(device),
        use_safetensors=True,
        local_files_only=True,
        output_loading_info=True,
        **choice.options(device),
    )
    model, report = loaded
    _check_report(report, folder, card)
    multiply_patches(model)
    # Weights of four bits are where they belong, and cannot be moved.
    model = (model if choice.precision == "4-bit" else model.to(device)).eval()
    pack(model)
    return model


@contextmanager
def _damage_in_words(folder: Path, card: ModelCard) -> Iterator[None]:
    """Turn what the libraries raise over a checkpoint's files into the errors that a person may read."""
    from safetensors import SafetensorError

    from rscovlm.engines.failures import is_out_of_memory

    damage = (SafetensorError, OSError, ValueError, RuntimeError, LookupError, TypeError, AttributeError)
    try:
        yield
    except (MemoryError, *damage) as error:
        if is_out_of_memory(error):
            raise OutOfMemory(
                f"The model '{card.title}' does not fit into memory.", details=str(error)
            ) from error
        raise ModelMissing(
            f"The files of the model '{card.title}' cannot be read.",
            details=f"{folder}: {error!r}",
            next_step="They may be damaged or half copied: copy or download them again.",
        ) from error


def _check_family(model_type: str, card: ModelCard) -> None:
    if model_type not in FAMILY:
        raise EngineFailed(
            f"The model '{card.title}' is a '{model_type}', which this engine does not know.",
            next_step=f"Use a checkpoint of one of: {', '.join(FAMILY)}.",
        )


def _check_report(report: dict[str, Any], folder: Path, card: ModelCard) -> None:
    missing = sorted(report["missing_keys"])
    if missing:
        raise ModelMissing(
            f"The weights of the model '{card.title}' are not whole: {len(missing)} tensors are missing.",
            details=f"{folder}: {', '.join(missing[:20])}",
            next_step="Copy or download the model again.",
        )
    if report["unexpected_keys"]:
        log.warning("%s holds tensors that are not used: %s", folder, sorted(report["unexpected_keys"])[:20])
