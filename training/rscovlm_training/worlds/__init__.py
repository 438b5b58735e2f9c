"""Worlds: seeded aerial scenes with exact oriented labels, drawn fast enough to be made while training."""
