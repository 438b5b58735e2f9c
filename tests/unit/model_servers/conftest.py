"""Servers that were left out are looked at often, so that no test waits for that."""

from __future__ import annotations

import pytest

from rscovlm.engines.openai import servers


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "PROBE_S", 0.05)
