"""The kinds of place a scene can show: each lays its ground, then puts its objects where they would be."""

from __future__ import annotations

from collections.abc import Callable

from rscovlm_training.worlds.places.built import courts, residential, tank_farm
from rscovlm_training.worlds.places.country import bare_land, farmland, forest
from rscovlm_training.worlds.places.transport import airport, car_park, road
from rscovlm_training.worlds.places.waterside import harbor, open_water
from rscovlm_training.worlds.site import Site

PLACES: dict[str, Callable[[Site], None]] = {
    "airport": airport, "harbor": harbor, "parking lot": car_park, "storage tanks": tank_farm,
    "sports court": courts, "residential area": residential, "farmland": farmland, "road": road,
    "water": open_water, "forest": forest, "bare land": bare_land,
}  # fmt: skip
