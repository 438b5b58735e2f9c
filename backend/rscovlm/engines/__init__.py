"""Engines: what speaks for a model, behind one protocol."""

import os

# Read when torch loads its OpenMP: threads that wait give their core away. Spinning, as by default, they
# starve each other as soon as anything else runs, as QGIS does beside an analyst's backend: a detection then
# took seven times as long (tests/benchmarks/bench_busy_machine.py).
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
