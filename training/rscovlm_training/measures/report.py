"""Figures as Markdown: single ones in a table, those by class or type in a table of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def markdown(figures: Mapping[str, Any]) -> str:
    """Write figures as tables.

    Args:
        figures: numbers and words, which share a table; mappings to numbers, a table each; and mappings to
            mappings, a table each, a column for every outer key.
    """
    single = [(name, value) for name, value in figures.items() if not isinstance(value, Mapping | list)]
    tables = [table(("figure", "value"), single)] if single else []
    for name, value in figures.items():
        if isinstance(value, Mapping) and value:
            tables.append(_mapping_table(name, value))
    return "\n\n".join(tables)


def table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Write rows as a Markdown table, all but the first column set to the right."""
    lines = [
        list(header),
        ["---", *["---:"] * (len(header) - 1)],
        *([_cell(it) for it in row] for row in rows),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _mapping_table(name: str, value: Mapping[str, Any]) -> str:
    columns = {key: it for key, it in value.items() if isinstance(it, Mapping)}
    if not columns:
        return table((name, "value"), [(key, it) for key, it in value.items() if not isinstance(it, list)])
    rows = list(dict.fromkeys(key for column in columns.values() for key in column))
    cells = [(row, *(column.get(row, "") for column in columns.values())) for row in rows]
    return table((name, *columns), cells)


def _cell(value: Any) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value).replace("|", "\\|")
