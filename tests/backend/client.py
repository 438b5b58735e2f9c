"""A plain client of the service, as any program could be one."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import requests
from serving import PATIENCE_S

from rscovlm.contract import EventLine, JobStatus

ASK = {"task": "ask", "question": "How many ships are there?"}


class Client:
    def __init__(self, url: str, token: str) -> None:
        self.url = url
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["Authorization"] = f"Bearer {token}"

    def request(self, method: str, path: str, **kwargs: object) -> requests.Response:
        return self._session.request(method, self.url + path, timeout=PATIENCE_S, **kwargs)

    def submit(self, raster: Path, key: str = "key-00000001", **task: object) -> str:
        body = {"key": key, "task": {"raster": {"source": str(raster)}} | (task or ASK)}
        response = self.request("POST", "/v1/jobs", json=body)
        assert response.status_code == 201, response.text
        return response.json()["job_id"]

    def status(self, job_id: str) -> JobStatus:
        return JobStatus.model_validate(self.request("GET", f"/v1/jobs/{job_id}").json())

    @contextlib.contextmanager
    def stream(self, job_id: str, since: int = 0) -> Iterator[Iterator[EventLine]]:
        path = f"/v1/jobs/{job_id}/events?since={since}"
        with self.request("GET", path, stream=True) as response:
            assert response.status_code == 200
            lines = response.iter_lines(chunk_size=None)
            yield (EventLine.model_validate_json(line) for line in lines if line)

    def events(self, job_id: str, since: int = 0) -> list[EventLine]:
        with self.stream(job_id, since) as lines:
            return list(lines)
