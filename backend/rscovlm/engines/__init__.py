"""Engines: what speaks for a model, behind one protocol."""

import os

# Read when torch loads its OpenMP (libgomp): how long a thread spins before it gives its core away. At its
# own 300,000 rounds threads starve each other as soon as anything else runs, as QGIS does beside an analyst's
# backend; at none they sleep too often (tests/benchmarks/bench_busy_machine.py).
os.environ.setdefault("GOMP_SPINCOUNT", "1000")
