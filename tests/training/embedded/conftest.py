"""Shared by the embedded model's tests: its tokenizer, a pool of twelve tiles, a surveyed world."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from transformers import Qwen2Tokenizer

from rscovlm.models import find_card
from rscovlm_training.embedded.chains import (
    Surveyed,
    survey,
)
from rscovlm_training.embedded.pool import render_pool
from rscovlm_training.embedded.train import tokenizer
from rscovlm_training.worlds.uhr.world import World


@pytest.fixture(scope="session")
def words() -> Qwen2Tokenizer:
    return tokenizer()


@pytest.fixture(scope="session")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render_pool(tmp_path_factory.mktemp("pool"), 12, 3, workers=1)


@pytest.fixture(scope="session")
def surveyed() -> tuple[World, Surveyed]:
    rng = np.random.default_rng(8)
    world = World(5, 1500, 1300, 0.35)
    return world, survey(world, find_card(), rng, most=6)
