"""The ``rscovlm`` program's own entry point, in the test's process."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any, NamedTuple

import pytest

from rscovlm import cli


class Result(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def told(self) -> Any:
        """What it printed as JSON."""
        return json.loads(self.out)


def run_program(
    arguments: Iterable[object], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Result:
    """Run it to its end."""
    monkeypatch.setattr(sys, "argv", ["rscovlm", *map(str, arguments)])
    with pytest.raises(SystemExit) as exit_:
        cli.main()
    printed = capsys.readouterr()
    return Result(int(exit_.value.code or 0), printed.out, printed.err)
