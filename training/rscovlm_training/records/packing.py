"""Packing: conversations put together so that each group fills, and never exceeds, a limit of tokens."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

WINDOW = 1024


@dataclass(frozen=True)
class Packing:
    """Groups of items by their numbers.

    Attributes:
        groups: in the order of training; each item is in one group, or in ``too_long``.
        too_long: items that alone exceed the limit.
    """

    groups: list[list[int]]
    too_long: list[int]


def pack(lengths: Sequence[int], limit: int, *, window: int = WINDOW) -> Packing:
    """Group items to a limit of tokens, best fit first, within windows of the given order.

    A window keeps the order of training nearly as it was, and makes the groups of one part of it
    independent of all that comes later; the same lengths always give the same groups.

    Args:
        lengths: tokens of each item.
        limit: tokens of a group.
        window: how many items are looked at together.

    Raises:
        ValueError: when the limit or the window is not positive.
    """
    if limit < 1 or window < 1:
        raise ValueError(f"nothing fits into {limit} tokens, or a window of {window}")
    groups: list[list[int]] = []
    too_long: list[int] = []
    for start in range(0, len(lengths), window):
        numbers = range(start, min(start + window, len(lengths)))
        too_long += [number for number in numbers if lengths[number] > limit]
        groups += _best_fit([number for number in numbers if lengths[number] <= limit], lengths, limit)
    return Packing(groups, too_long)


def _best_fit(numbers: Sequence[int], lengths: Sequence[int], limit: int) -> list[list[int]]:
    """Longest first, each into the group that it leaves the least room in; groups by their first item."""
    groups: list[list[int]] = []
    room: list[tuple[int, int]] = []  # (tokens left, group), sorted
    for number in sorted(numbers, key=lambda one: (-lengths[one], one)):
        place = bisect.bisect_left(room, (lengths[number], -1))
        if place == len(room):
            groups.append([number])
            left, group = limit - lengths[number], len(groups) - 1
        else:
            left, group = room.pop(place)
            groups[group].append(number)
            left -= lengths[number]
        bisect.insort(room, (left, group))
    return sorted((sorted(group) for group in groups), key=lambda group: group[0])
