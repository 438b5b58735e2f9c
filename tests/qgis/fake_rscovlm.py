"""Stands in for the ``rscovlm`` command: serves a script at the address that the environment names.

``fake_rscovlm.py serve`` serves; ``fake_rscovlm.py broken serve`` ends at once, with a reason;
told to stop, it waits for the file that FAKE_STOP_AFTER in the environment names, if it does;
``fake_rscovlm.py doctor`` has looked at its installation.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from pathlib import Path

from events import answer, done, found, view
from scripted import ScriptedBackend

LOADING_S = 0.6


def main() -> int:
    if sys.argv[1] == "doctor":
        print("ok     Python: it is there")
        print("WRONG  Models: the weights are not there", flush=True)
        return 1
    if sys.argv[1] == "broken":
        print("Loading the model")
        print("The weights are not there.", flush=True)
        return 3
    if gate := os.environ.get("FAKE_STOP_AFTER"):
        signal.signal(signal.SIGTERM, lambda *_: stop_after(Path(gate)))
    with ScriptedBackend(int(os.environ["RSCOVLM_PORT"])) as backend:
        folder = Path(os.environ["RSCOVLM_STATE_DIR"])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "token").write_text(backend.token, encoding="ascii")
        (folder / "roots").write_text(os.environ["RSCOVLM_ROOTS"], encoding="utf-8")
        backend.script = [view(1), found(1), answer("From the started backend."), done()]
        ready = dict(backend.health)
        backend.health.update(status="starting", cause="The model is loading.")
        print("Serving", flush=True)
        time.sleep(LOADING_S)
        backend.health.update(ready)
        threading.Event().wait()
    return 0


def stop_after(gate: Path) -> None:
    """End once a file is there."""
    while not gate.exists():
        time.sleep(0.02)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
