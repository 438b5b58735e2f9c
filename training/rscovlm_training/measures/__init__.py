"""Measures: what predictions are worth, by the rules that the benchmarks publish."""
