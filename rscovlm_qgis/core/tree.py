"""The group of a raster's results in the layer tree."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer

from rscovlm_qgis.core.layers import Subject
from rscovlm_qgis.core.origin import remember_origin

TABLE_PROPERTY = "rscovlm/table"


def find_layer(table: str) -> QgsVectorLayer | None:
    """Find the layer of the project that shows a table."""
    for layer in QgsProject.instance().mapLayers().values():
        if layer.customProperty(TABLE_PROPERTY) == table and layer.isValid():
            return layer
    return None


def layers_of(path: Path) -> list[QgsVectorLayer]:
    """Find the results layers of the project that read a file."""
    layers = QgsProject.instance().mapLayers().values()
    ours = [layer for layer in layers if layer.customProperty(TABLE_PROPERTY) and layer.isValid()]
    return [layer for layer in ours if Path(layer.source().split("|")[0]) == path]


def objects_layers() -> list[QgsVectorLayer]:
    """Find the layers of objects in the project, from the top of the layer tree."""
    layers = QgsProject.instance().layerTreeRoot().layerOrder()
    return [one for one in layers if str(one.customProperty(TABLE_PROPERTY, "")).startswith("objects_")]


def show_layer(layer: QgsVectorLayer, subject: Subject, table: str) -> None:
    """Put a layer on top of its raster's group, which is made on top of the tree if there is none."""
    remember_origin(layer, subject)
    if QgsProject.instance().mapLayer(layer.id()) is None:
        layer.setCustomProperty(TABLE_PROPERTY, table)
        QgsProject.instance().addMapLayer(layer, False)
    group = result_group(subject)
    if group.findLayer(layer.id()) is None:
        group.insertLayer(0, layer)
        # A group that was empty when the tree showed it stays folded unless its state changes.
        group.setExpanded(False)
        group.setExpanded(True)


def set_expanded(layer: QgsVectorLayer, expanded: bool) -> None:
    """Unfold or fold a layer's legend."""
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    if node is not None:
        node.setExpanded(not expanded)
        node.setExpanded(expanded)


def result_group(subject: Subject) -> QgsLayerTreeGroup:
    """Find or make the group of a raster's results."""
    root = QgsProject.instance().layerTreeRoot()
    name = f"RSCoVLM – {subject.name}"
    return root.findGroup(name) or root.insertGroup(0, name)
