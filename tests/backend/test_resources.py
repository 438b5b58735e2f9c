"""What is shipped: the registry of models, the embedded model's folder, the sample and its labels."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import geopandas
import numpy as np
import pytest
import rasterio

from rscovlm.contract import Task
from rscovlm.language import labels
from rscovlm.models import ModelCard, find_card, registry

MOST_BYTES = 40 * 2**20

TASKS = {kind.model_fields["task"].default for kind in get_args(get_args(Task)[0])}


@pytest.mark.parametrize("card", registry().values(), ids=registry())
def test_a_card_agrees_with_itself(card: ModelCard) -> None:
    tiles = card.tiles
    assert set(card.tasks) <= TASKS
    assert len(card.tasks) == len(set(card.tasks))
    assert card.min_pixels <= tiles.seen_at**2 <= card.max_pixels
    assert tiles.seen_at % card.factor == 0
    assert tiles.overlap < tiles.size
    assert all(labels.normalise(name) == name for name in card.classes)
    assert list(card.classes) == sorted(set(card.classes))


def test_one_model_is_the_default_and_warns_of_itself() -> None:
    assert [card.name for card in registry().values() if card.default] == ["embedded"]
    assert find_card().caveat


def test_the_published_models_are_called_as_they_were_published() -> None:
    cards = registry()
    assert cards["RSCoVLM-7B"].weights == "Qingyun/RSCoVLM-7B-2512"
    assert cards["RSCoVLM-det-7B"].weights == "Qingyun/RSCoVLM-det-7B-2512"
    for name in ("RSCoVLM-7B", "RSCoVLM-det-7B"):
        assert (cards[name].tiles.size, cards[name].tiles.overlap) == (512, 100)
        assert cards[name].coordinates == "absolute"


def test_the_embedded_model_is_small_and_has_nothing_superfluous(embedded_model: Path) -> None:
    files = [path for path in embedded_model.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= MOST_BYTES
    assert {path.suffix for path in files} <= {".json", ".safetensors", ".jinja", ".md", ".txt"}
    assert json.loads((embedded_model / "config.json").read_text())["model_type"] == "qwen3_vl"


def test_the_embedded_model_has_a_card_for_people(embedded_model: Path) -> None:
    text = (embedded_model / "README.md").read_text(encoding="utf-8")
    for subject in ("licen[cs]e", "train", "held-out", "synthetic"):
        assert re.search(subject, text, re.IGNORECASE), f"it says nothing of: {subject}"
    assert re.search(r"\d\.\d", text), "it gives no figures"


def test_the_labels_lie_on_the_sample(repo_root: Path) -> None:
    sample = repo_root / "resources" / "samples" / "harbour.tif"
    truth = geopandas.read_file(sample.with_suffix(".geojson"))
    with rasterio.open(sample) as dataset:
        assert truth.crs.to_epsg() == dataset.crs.to_epsg()
        left, bottom, right, top = dataset.bounds
        place = ~dataset.transform
    assert set(truth["class"]) <= set(find_card().classes)
    assert len(truth.cx[left:right, bottom:top]) == len(truth)
    for polygon, told in zip(truth.geometry, truth["polygon_px"], strict=True):
        points = told if isinstance(told, list) else json.loads(told)
        pixels = [place @ point for point in polygon.exterior.coords[:4]]
        assert np.allclose(pixels, points, atol=1e-3)
