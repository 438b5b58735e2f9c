"""What docs/deploy.md and the files of deploy/ set is there to be set."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rscovlm.models import OWN_VARIABLE, registry
from rscovlm.service.settings import ServiceSettings

ROOT = Path(__file__).resolve().parents[2]
TEXTS = [ROOT / "docs" / "deploy.md", *sorted((ROOT / "deploy").iterdir())]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_variable_is_a_setting(path: Path) -> None:
    known = {f"RSCOVLM_{name.upper()}" for name in ServiceSettings.model_fields} | {OWN_VARIABLE}
    assert set(re.findall(r"RSCOVLM_[A-Z_]+", path.read_text(encoding="utf-8"))) <= known


def test_the_sample_environment_makes_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"```sh\n(RSCOVLM_.*?)```", TEXTS[0].read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 2
    for line in "".join(blocks).split("\n"):
        if line:
            monkeypatch.setenv(*line.split("=", 1))
    settings = ServiceSettings()
    assert settings.model in registry()
    assert settings.addresses == ["http://127.0.0.1:8100", "http://127.0.0.1:8101"]
    assert settings.vllm_command.split() == ["/opt/vllm/bin/vllm", "serve"]


def test_every_file_that_the_guide_names_is_there() -> None:
    named = set(re.findall(r"\bdeploy/[\w.@-]*\w", TEXTS[0].read_text(encoding="utf-8")))
    assert named == {str(path.relative_to(ROOT)) for path in TEXTS[1:]}
