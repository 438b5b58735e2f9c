"""Two nodes of a Ray cluster on this machine, one killed meanwhile: the same objects as in one process.

Run it by ``make test-cluster``: starting three of Ray's nodes takes a minute of two cores.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import bulk_engine
import geopandas
import pytest
from pandas.testing import assert_frame_equal
from ray.cluster_utils import Cluster

from rscovlm.bulk.command import ledger_path

STORE = {"object_store_memory": 80 * 2**20}
PATIENCE_S = 240
CROSS = ["raster", "class", "score", "area_m2", "geometry"]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    """A head that does no work, and two nodes with room for one worker each."""
    with pytest.MonkeyPatch.context() as patch:
        folders = [str(Path(bulk_engine.__file__).parent), *filter(None, sys.path)]
        patch.setenv("PYTHONPATH", os.pathsep.join(folders))
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv(bulk_engine.SLOW_S, "0.05")
        health = {"initial_delay_ms": 0, "period_ms": 500, "failure_threshold": 6}
        head = {
            "num_cpus": 0,
            "include_dashboard": False,
            "_system_config": {f"health_check_{name}": value for name, value in health.items()},
        }
        nodes = Cluster(initialize_head=True, head_node_args=head | STORE)
        try:
            nodes.add_node(num_cpus=1, **STORE)
            yield nodes
        finally:
            nodes.shutdown()


def detect(program: list[str], out: Path, *arguments: object) -> subprocess.Popen[str]:
    """Start a detection with one core for each worker."""
    command = [sys.executable, *program, "detect", "--threads", "1", "-o", str(out), *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def wait_for(condition: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    """Wait until a run has come so far."""
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.05)


def read(path: Path) -> geopandas.GeoDataFrame:
    frame = geopandas.read_file(path)
    corners = frame.geometry.bounds.round(6).assign(raster=frame["raster"])
    return frame.loc[corners.sort_values(list(corners.columns)).index].reset_index(drop=True)[CROSS]


def test_a_node_that_is_killed_costs_no_object(cluster: Cluster, tmp_path: Path) -> None:
    paths = bulk_engine.save_scenes(tmp_path, 6, width=700)
    found = check(cluster, tmp_path, [bulk_engine.__file__], *paths, "--classes", "plane")
    assert len(found) > 50
    assert found["raster"].nunique() == 6


def test_nor_with_the_embedded_model(cluster: Cluster, tmp_path: Path, repo_root: Path) -> None:
    raster = repo_root / "resources" / "samples" / "harbour.tif"
    region = ["--bulk", "--region", "500000,5399760,500300,5400000"]
    classes = ["--classes", "ship, storage tank, large vehicle, small vehicle"]
    program = ["-c", "from rscovlm.cli import main; main()"]
    assert len(check(cluster, tmp_path, program, raster, *region, *classes)) > 5


def check(cluster: Cluster, folder: Path, program: list[str], *arguments: object) -> geopandas.GeoDataFrame:
    """Detect on two nodes, kill one meanwhile, compare with one process; returns what was found."""
    alone, found = folder / "alone.gpkg", folder / "found.gpkg"
    second = cluster.add_node(num_cpus=1, **STORE)
    process = detect(program, found, *arguments, "--ray", cluster.address)
    assert process.stderr is not None
    err = ""
    while "2 workers of 2 ready" not in err:
        line = process.stderr.readline()
        assert line, err
        err += line
    ledger = ledger_path(found)
    before = bulk_engine.settled(ledger)
    wait_for(lambda: bulk_engine.settled(ledger) >= before + 2, process)
    cluster.remove_node(second, allow_graceful=False)
    at_death = bulk_engine.settled(ledger)
    out, rest = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0, rest
    assert "A worker was lost" in rest
    assert "failed" not in out
    assert at_death < bulk_engine.settled(ledger)
    assert detect(program, alone, *arguments).wait(PATIENCE_S) == 0
    assert_frame_equal(read(found), read(alone))
    return read(found)
