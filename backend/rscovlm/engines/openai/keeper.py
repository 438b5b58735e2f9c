"""A program that runs another one for as long as its own standard input is open, and says how that ended.

The pipe closes when the program at its other end goes away, however it does: a server that holds a GPU's
memory must not outlive a backend that was killed. Nothing but the standard library is imported.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import sys
from collections.abc import Sequence

STOP_S = 10.0
TICK_S = 0.5


def keep(command: Sequence[str]) -> int:
    """Run a command until it ends or nobody wants it any more; return its exit status."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        while child.poll() is None:
            readable, _, _ = select.select([0], [], [], TICK_S)
            if readable and not os.read(0, 1024):
                break
    finally:
        for number in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, number)  # what it started, too
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(STOP_S)
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; our end is the pipe's
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    sys.exit(keep(sys.argv[1:]))
