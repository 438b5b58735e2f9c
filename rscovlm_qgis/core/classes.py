"""The names of classes, which are English in every language of QGIS: the model says them so.

The same plurals as in the backend's answers; a test holds them against each other. Knows nothing of QGIS.
"""

from __future__ import annotations


def counted_class(number: int, name: str) -> str:
    """Write a number of things: ``1 plane``, ``7 large vehicles``."""
    return f"{number} {name if number == 1 else plural(name)}"


def counted_phrase(number: int, phrase: str) -> str:
    """Write how often something was found that has no plural: ``2 × the white ship``."""
    return f"{number} × {phrase}"


def plural(name: str) -> str:
    """Write the English plural of a class."""
    if name.endswith("aircraft"):
        return name
    if name.endswith(("s", "x", "ch", "sh")):
        return f"{name}es"
    if name.endswith("y") and not name.endswith(("ay", "ey", "oy")):
        return f"{name[:-1]}ies"
    return f"{name}s"
