"""Lay out a cell of a plan by what it is."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from rscovlm_training.worlds.look import look_of
from rscovlm_training.worlds.pen import placed
from rscovlm_training.worlds.uhr.dates import date_things
from rscovlm_training.worlds.uhr.districts.airport import airport
from rscovlm_training.worlds.uhr.districts.coast import coast, harbour, open_sea
from rscovlm_training.worlds.uhr.districts.country import fields, forest, meadow, road
from rscovlm_training.worlds.uhr.districts.industry import depot, tank_farm
from rscovlm_training.worlds.uhr.districts.sports import sports_ground
from rscovlm_training.worlds.uhr.districts.town import town
from rscovlm_training.worlds.uhr.layout import Layout, laid_out
from rscovlm_training.worlds.uhr.plan import Cell, Plan
from rscovlm_training.worlds.uhr.survey import Survey, open_survey

_BUILDERS: dict[str, Callable[[Survey, Cell], None]] = {
    "airport": lambda site, cell: airport(site),
    "depot": lambda site, cell: depot(site),
    "tank farm": lambda site, cell: tank_farm(site),
    "sports ground": lambda site, cell: sports_ground(site),
    "town": lambda site, cell: town(site, park=cell.park),
    "fields": lambda site, cell: fields(site),
    "forest": lambda site, cell: forest(site),
    "meadow": lambda site, cell: meadow(site),
    "road": lambda site, cell: road(site),
    "coast": lambda site, cell: coast(site, cell.strip_m),
    "harbour": lambda site, cell: harbour(site, cell.strip_m),
    "sea": lambda site, cell: open_sea(site, cell.clear),
}


def lay_out(plan: Plan, cell: Cell, sun: np.ndarray, *, paired: bool) -> Layout:
    """Lay out a cell from its seed; the same arguments give the same layout.

    Args:
        plan: what the cell is part of.
        cell: one of its cells.
        sun: unit vector towards the sun in the plan's frame, which tanks are shaded by.
        paired: whether things come and go between two dates.
    """
    local = placed(sun[None], 0, 0, -cell.pose[2])[0]
    survey = open_survey(cell.seed, look_of(plan.variant), plan.gsd_m, cell.half, local)
    _BUILDERS[cell.kind](survey, cell)
    if paired:
        date_things(survey)
    return laid_out(survey, cell.pose)
