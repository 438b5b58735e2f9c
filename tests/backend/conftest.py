"""The embedded model, loaded once for every test that asks it something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from program import Program

from rscovlm.engines.load import load_engine
from rscovlm.engines.protocol import Engine
from rscovlm.models import find_card


@pytest.fixture(scope="session")
def embedded_engine(embedded_model: Path) -> Iterator[Engine]:
    card = find_card()
    assert card.folder == embedded_model
    engine = load_engine(card, device="cpu", threads=1)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def program(embedded_engine: Engine) -> Program:
    return Program(embedded_engine)
