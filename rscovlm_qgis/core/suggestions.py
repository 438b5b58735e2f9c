"""What could be asked of a layer, by what the model can do and what its pixels can show.

Knows nothing of QGIS. Questions and classes are English in every language of QGIS, as the models were taught.
"""

from __future__ import annotations

from dataclasses import dataclass

from rscovlm_qgis.core.classes import plural
from rscovlm_qgis.core.wire import ModelInfo

TYPICAL_LENGTH_M = {
    "plane": 30.0,
    "ship": 40.0,
    "large vehicle": 11.0,
    "small vehicle": 4.5,
    "storage tank": 25.0,
    "tennis court": 24.0,
    "swimming pool": 12.0,
    "helicopter": 15.0,
    "bridge": 60.0,
    "harbor": 100.0,
    "basketball court": 28.0,
    "soccer ball field": 100.0,
    "ground track field": 150.0,
    "baseball diamond": 60.0,
    "roundabout": 40.0,
}
"""How long such a thing is, roughly; in the order in which they are suggested."""

LEAST_PIXELS = 8
"""What is shorter than this is not told from its surroundings."""

MOST_CLASSES = 3
LAND_USE = "What is most of this area used for?"


@dataclass(frozen=True)
class Suggestion:
    """Something to ask: a mode of the composer, and what would be typed there."""

    mode: str
    text: str = ""


def suggest(model: ModelInfo | None, gsd_m: float | None, size_class: str) -> list[Suggestion]:
    """Suggest up to four things; nothing of what the model cannot do.

    Args:
        model: ``None`` while no backend has told what it can do.
        gsd_m: metres on the ground that a pixel covers; ``None``: unknown.
        size_class: of the raster, as the contract names it; empty: unknown.
    """
    tasks = model.tasks if model else ("describe", "ask")
    visible = visible_classes(model.classes, gsd_m) if model else []
    found = [Suggestion("describe")]
    if visible:
        found.append(Suggestion("detect", ", ".join(visible[:MOST_CLASSES])))
    # A phrase is looked for at one look, which shows small things only where the raster is small.
    if visible and size_class in ("small", "regular"):
        found.append(Suggestion("ground", f"the leftmost {visible[0]}"))
    # To count is to look at every tile, which is no quick first answer over a very large raster.
    countable = visible and "detect" in tasks and size_class != "ultra-high"
    found.append(Suggestion("ask", f"How many {plural(visible[0])} are there?" if countable else LAND_USE))
    return [suggestion for suggestion in found if suggestion.mode in tasks]


def visible_classes(classes: tuple[str, ...], gsd_m: float | None) -> list[str]:
    """Choose the classes whose objects are long enough to be seen, the most usual ones first."""
    known = list(TYPICAL_LENGTH_M)
    ordered = sorted(classes, key=lambda name: known.index(name) if name in known else len(known))
    if gsd_m is None:
        return ordered
    shortest = LEAST_PIXELS * gsd_m
    return [name for name in ordered if TYPICAL_LENGTH_M.get(name, shortest) >= shortest]
