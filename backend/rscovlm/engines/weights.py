"""Find the folder that holds a model's files, and see that they are all there before anything is loaded.

Nothing is downloaded here: a hub id means its copy in the local cache. Fetching 16 GB is a decision that
an analyst takes, not a side effect of asking a question.
"""

from __future__ import annotations

import json
from pathlib import Path

from huggingface_hub import snapshot_download
from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

from rscovlm.errors import ModelMissing
from rscovlm.models import ModelCard, resources

NEEDED = ("config.json", "preprocessor_config.json|processor_config.json", "tokenizer.json|vocab.json")
"""Files without which no checkpoint of the family can be used; ``|`` parts names that do as well."""

WEIGHTS = "model.safetensors"
INDEX = "model.safetensors.index.json"


def find_weights(card: ModelCard) -> Path:
    """Return the folder of the card's checkpoint, checked to be whole.

    Raises:
        ModelMissing: the folder, the hub's copy of it, or one of its files is not on this machine.
    """
    folder = card.folder or _cached(card)
    missing = missing_files(folder)
    if missing:
        raise ModelMissing(
            f"The model '{card.title}' is not whole: {', '.join(missing)} {_are(missing)} missing.",
            details=str(folder),
            next_step=f"Copy or download the missing files into {folder}.",
        )
    return folder


def _cached(card: ModelCard) -> Path:
    path = Path(card.weights)
    ours = resources() / path
    if path.is_absolute() or ours.parent.is_dir() or path.parts[0] == "models":
        raise ModelMissing(
            f"The folder of the model '{card.title}' is not there: {path if path.is_absolute() else ours}.",
            next_step="Correct 'weights' in models.toml, or put the model's files there.",
        )
    try:
        return Path(snapshot_download(card.weights, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError, HfHubHTTPError) as error:
        raise ModelMissing(
            f"The model '{card.title}' ({card.weights}) has not been downloaded to this machine.",
            details=str(error),
            next_step=f"Run 'hf download {card.weights}' once while online, "
            "or set 'weights' in models.toml to the folder that holds it.",
        ) from error


def missing_files(folder: Path) -> list[str]:
    """Name the files that a checkpoint's folder lacks; empty if it is whole."""
    missing = [
        names.split("|")[0]
        for names in NEEDED
        if not any((folder / name).is_file() for name in names.split("|"))
    ]
    return missing + [name for name in _weight_files(folder) if not (folder / name).is_file()]


def _weight_files(folder: Path) -> list[str]:
    """List the files that hold the tensors: one, or the shards that the index names."""
    index = folder / INDEX
    if (folder / WEIGHTS).is_file() or not index.is_file():
        return [WEIGHTS]
    try:
        shards = set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values())
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ModelMissing(
            f"The list of weight files, {INDEX}, cannot be read.",
            details=f"{index}: {error}",
            next_step="Download the model again.",
        ) from error
    return sorted(shards)


def _are(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"
