"""What a class is called: by the analyst, by the model, and by the list that the model was trained on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

CUTOFF = 75.0
"""Least similarity, of 100, at which two names are taken for one: it lets *planes* and *harbour* pass for
*plane* and *harbor*, and keeps *small vehicle* (69) from *large vehicle*."""

MISSPELT = 85.0
"""Least similarity at which a name that an analyst typed is taken for a misspelt class."""

UNNAMED = "object"

_KINDS = {
    "plane": ("aeroplane", "aircraft", "airliner", "airplane", "jet"),
    "ship": ("boat", "vessel", "ferry", "barge"),
    "small vehicle": ("car", "van", "vehicle", "pickup"),
    "large vehicle": ("bus", "truck", "lorry", "vehicle"),
    "storage tank": ("oil tank", "fuel tank", "tank"),
    "harbor": ("port", "dock"),
    "ground track field": ("running track",),
    "soccer ball field": ("soccer field", "football field", "soccer pitch", "football pitch"),
    "baseball diamond": ("baseball field",),
    "swimming pool": ("pool",),
}


def normalise(name: str) -> str:
    """Write a class as in training: lower case, hyphens and underscores as spaces, no outer punctuation."""
    words = name.lower().replace("-", " ").replace("_", " ").split()
    return " ".join(words).strip(" .,;:!?\"'`()[]{}<>")


def match(label: str, asked: Sequence[str]) -> tuple[str, bool]:
    """Find which of the asked classes a label of a reply means.

    Args:
        label: as the model wrote it; empty where it wrote none, which means the class if only one is asked.
        asked: the classes as the analyst named them.

    Returns:
        The asked class and True; or, when none is alike enough, the label as the model wrote it and False.
    """
    name = normalise(label)
    if not name:
        return (asked[0], True) if len(asked) == 1 else (UNNAMED, False)
    found = process.extractOne(name, asked, scorer=fuzz.ratio, processor=normalise, score_cutoff=CUTOFF)
    return (found[0], True) if found else (" ".join(label.split()), False)


def known_as(name: str, known: Sequence[str]) -> tuple[str, ...]:
    """Find the classes of a model that cover what an analyst names, such as *buses* or *airplanes*.

    Returns:
        Classes of ``known``, in its order: the one so named, or those that such things belong to (a
        *vehicle* is small or large); none where the model knows no such thing.
    """
    wanted = singular(normalise(name))
    if not wanted:
        return ()
    exact = [item for item in known if normalise(item) == wanted]
    if exact:
        return tuple(exact)
    kinds = [item for item in known if wanted in _KINDS.get(normalise(item), ())]
    if kinds:
        return tuple(kinds)
    # A misspelt class has as many words; one more is a condition, and "red tennis court" is no tennis court.
    alike = [item for item in known if len(item.split()) == len(wanted.split())]
    found = process.extractOne(wanted, alike, scorer=fuzz.ratio, processor=normalise, score_cutoff=MISSPELT)
    return (found[0],) if found else ()


def singular(name: str) -> str:
    """Take the English plural off a name's last word; names that are no plural stay."""
    if name.endswith("ies") and len(name) > 4:
        return f"{name[:-3]}y"
    if name.endswith(("ses", "shes", "ches", "xes")) and len(name) > 4:
        return name[:-2]
    if name.endswith("s") and not name.endswith(("ss", "us", "is")):
        return name[:-1]
    return name


def plural(name: str) -> str:
    """Write the English plural of a class."""
    if name.endswith("aircraft"):
        return name
    if name.endswith(("s", "x", "ch", "sh")):
        return f"{name}es"
    if name.endswith("y") and not name.endswith(("ay", "ey", "oy")):
        return f"{name[:-1]}ies"
    return f"{name}s"


def counted(number: int, name: str) -> str:
    """Write a number of things: ``1 plane``, ``7 large vehicles``."""
    return f"{number} {name if number == 1 else plural(name)}"


def listed(names: Iterable[str]) -> str:
    """Join names for a sentence: ``ship``, ``plane and ship``, ``plane, ship and truck``."""
    items = list(names)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""
