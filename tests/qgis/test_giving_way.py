"""While the plugin's threads work, the main thread gets Python sooner; afterwards QGIS has its own rhythm."""

from __future__ import annotations

import sys
import threading

import pytest
from driving import detect, wait_for_end, wait_until
from events import done, found, view

from rscovlm_qgis.core.background import Background
from rscovlm_qgis.core.errors import PluginError
from rscovlm_qgis.core.giving_way import SWITCH_S
from rscovlm_qgis.core.jobs import AHEAD


def test_calls_in_the_background_give_way_until_the_last_has_ended(qgis_app):
    usual = sys.getswitchinterval()
    background, go_on, ended = Background(), threading.Event(), []

    def fail():
        raise PluginError("no")

    background.call(go_on.wait, ended.append, ended.append)
    background.call(fail, ended.append, ended.append)
    wait_until(lambda: len(ended) == 1, "one has failed")
    assert sys.getswitchinterval() == pytest.approx(SWITCH_S)
    go_on.set()
    wait_until(lambda: len(ended) == 2, "both have ended")
    wait_until(lambda: sys.getswitchinterval() == usual, "it is as it was")
    background.close()


def test_a_job_gives_way_while_it_is_followed(dock, scripted):
    usual, seen = sys.getswitchinterval(), []
    dock.session.run_changed.connect(lambda _: seen.append(sys.getswitchinterval()))
    # More than the task may read ahead: it has not ended when the first of it is taken in.
    scripted.script = [view(1), *(found(number) for number in range(1, 2 * AHEAD)), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    assert min(seen) == pytest.approx(SWITCH_S)
    wait_until(lambda: sys.getswitchinterval() == usual, "it is as it was")
