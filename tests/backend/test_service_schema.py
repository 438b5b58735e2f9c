"""The running service against its own OpenAPI document, with requests that schemathesis makes up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from serving import ask, finish_at_once, listening, make_raster, make_settings

DOCUMENT = Path(__file__).parents[2] / "docs" / "openapi.json"
schema = schemathesis.openapi.from_dict(json.loads(DOCUMENT.read_text(encoding="utf-8")))
# A request that is wrong and too long may be refused for its length, before it is read.
expected = schema.config.checks.negative_data_rejection
expected.expected_statuses = [*expected.expected_statuses, "413"]


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    folder = tmp_path_factory.mktemp("service")
    make_raster(folder)
    with listening(make_settings(folder), finish_at_once) as (url, service):
        service.jobs.submit(ask(folder / "scene.tif"))
        yield url, service.token


@schema.parametrize()
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_every_answer_is_one_of_the_document(case: schemathesis.Case, live: tuple[str, str]) -> None:
    url, token = live
    # A request may fit the schema and still ask for nothing, or name a file that is no raster.
    excluded = [positive_data_acceptance]
    headers = {"Authorization": f"Bearer {token}"}
    case.call_and_validate(base_url=url, headers=headers, excluded_checks=excluded)
