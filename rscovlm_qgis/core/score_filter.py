"""Hiding what a model was unsure of: a filter of the layer, which loses nothing.

It is QGIS's own filter, seen and taken away in the layer tree; a filter of the analyst's stays in force.
"""

from __future__ import annotations

from qgis.core import QgsVectorLayer

from rscovlm_qgis.core.errors import InputError
from rscovlm_qgis.core.i18n import tr

LEAST, BASE, WHOLE = "rscovlm/least_score", "rscovlm/filter_before", "rscovlm/filter"


def least_score(layer: QgsVectorLayer) -> float:
    """Tell the least score that a layer shows by our filter; 0 where there is none."""
    return float(layer.customProperty(LEAST, 0.0)) if _is_ours(layer) else 0.0


def show_from_score(layer: QgsVectorLayer, least: float) -> None:
    """Have a layer show objects of at least a score; 0 shows all.

    Raises:
        InputError: the layer is being edited, when QGIS lets no filter change.
    """
    if least == least_score(layer):
        return
    base = layer.customProperty(BASE, "") if _is_ours(layer) else layer.subsetString()
    clause = f'"score" >= {least:.4f}' if least > 0 else ""
    whole = f"({base}) AND {clause}" if base and clause else base or clause
    if layer.isEditable() or not layer.setSubsetString(whole):
        raise InputError(
            tr("'{name}' cannot be filtered while it is being edited.").format(name=layer.name()),
            next_step=tr("End the editing (Layer > Toggle Editing), then filter again."),
        )
    for name, value in ((LEAST, least), (BASE, base), (WHOLE, whole)):
        layer.setCustomProperty(name, value)
    layer.triggerRepaint()


def _is_ours(layer: QgsVectorLayer) -> bool:
    """Whether the filter in force is the one that was set here; the analyst may have set another since."""
    return bool(layer.customProperty(LEAST)) and layer.subsetString() == layer.customProperty(WHOLE, "")
