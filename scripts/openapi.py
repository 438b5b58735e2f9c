"""Write docs/openapi.json: the HTTP contract, from the code that serves it."""

from __future__ import annotations

from pathlib import Path

from rscovlm.service.api import openapi_text

if __name__ == "__main__":
    path = Path(__file__).resolve().parents[1] / "docs" / "openapi.json"
    path.write_text(openapi_text(), encoding="utf-8")
    print(path)
