"""RSCoVLM for QGIS: questions about rasters, answered from native pixels with proof on the map."""

from __future__ import annotations

from typing import Any


def classFactory(iface: Any) -> Any:  # noqa: N802 - the name that QGIS calls
    """Make the plugin; QGIS calls this once when it loads it."""
    from rscovlm_qgis.plugin import RSCoVLMPlugin

    return RSCoVLMPlugin(iface)
