"""What is asked of the overview of a large world: where its districts lie, and what they are.

A chain's first words say where to look closer; who has not learnt what an airport looks like from afar cannot
say where its planes are. Frames: model pixels of the overview.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from rscovlm.engines.protocol import Turn
from rscovlm.language import prompts
from rscovlm_training.embedded.chains import Surveyed
from rscovlm_training.embedded.dense import cover_targets
from rscovlm_training.embedded.samples import horizontal_line, oriented_line, talk, with_article
from rscovlm_training.worlds.uhr.plan import NAMED

DISTRICTS = (*NAMED, "harbour")
_GROUNDED, _IDENTIFIED = 0.6, 0.2


def conversation(seen: Surveyed, rng: np.random.Generator) -> list[Turn]:
    """Ask where a district is, what is at a place, or whether there is one of a kind."""
    kind = rng.random()
    if not seen.districts or kind > _GROUNDED + _IDENTIFIED:
        return _presence(seen, rng)
    height, width = seen.overview.shape[:2]
    index = int(rng.integers(len(seen.districts)))
    name, quad = seen.districts[index], seen.quads[index]
    if kind < _GROUNDED:
        line = oriented_line(quad, name, width, height)
        return talk(seen.overview, prompts.oriented_grounding(name), line)
    place = horizontal_line(quad, "", width, height).strip()
    return talk(seen.overview, prompts.region_caption(place), name)


def targets(seen: Surveyed) -> dict[str, npt.NDArray[Any]]:
    """Which district lies under each cell of the overview, and its corners; see ``cover_targets``."""
    height, width = seen.overview.shape[:2]
    numbers = np.array([DISTRICTS.index(name) + 1 for name in seen.districts], np.int64)
    classes, corners = cover_targets(seen.quads, numbers, width, height)
    return {"classes": classes, "corners": corners}


def _presence(seen: Surveyed, rng: np.random.Generator) -> list[Turn]:
    absent = [name for name in DISTRICTS if name not in seen.districts]
    there = not absent or (bool(seen.districts) and rng.random() < 0.5)
    name = str(rng.choice(list(seen.districts) if there else absent))
    prompt = prompts.question(f"Is there {with_article(name)} in the image?")
    return talk(seen.overview, prompt, "yes" if there else "no")
