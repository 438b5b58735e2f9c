"""The ``rscovlm`` program on real files: installed, as a process; or in this one, on a model loaded once."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from rscovlm import cli, console
from rscovlm.engines.protocol import Engine

INSTALLED = Path(sysconfig.get_path("scripts")) / "rscovlm"


class Result(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def refused(self) -> bool:
        """Whether it failed as a failure should be told: a sentence, no result, no trace of the program."""
        lines = self.err.strip().splitlines()
        told = bool(lines) and lines[-1].endswith((".", "?", "!"))
        broken = "Traceback" in self.err or "unexpected" in self.err
        return self.code == 1 and not self.out and told and not broken


def run_installed(*arguments: object) -> Result:
    """Run the command as an analyst does."""
    command = [str(INSTALLED), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return Result(done.returncode, done.stdout, done.stderr)


class Program:
    """The program's own entry point in this process; only loading the model is spared."""

    def __init__(self, engine: Engine) -> None:
        self._engine = Lent(engine)

    def __call__(self, *arguments: object) -> Result:
        out, err = io.StringIO(), io.StringIO()
        with (
            mock.patch.object(sys, "argv", ["rscovlm", *map(str, arguments)]),
            mock.patch.object(console, "start_engine", return_value=self._engine),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = _exit_code()
        return Result(code, out.getvalue(), err.getvalue())


class Lent:
    """An engine that outlives the job it is lent to."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def close(self) -> None:
        pass


def _exit_code() -> int:
    try:
        cli.main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0
