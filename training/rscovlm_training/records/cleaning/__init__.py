"""Cleaning: published quirks out, one way of writing in, and every change counted with examples."""
