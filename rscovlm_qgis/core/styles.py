"""How results look: the shipped QML styles, and a colour for each class.

What an analyst changed is kept: only a class that has no symbol yet gets one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsExpressionContextUtils,
    QgsRendererCategory,
    QgsRuleBasedRenderer,
    QgsSymbol,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor

from rscovlm_qgis.core.about import style_path
from rscovlm_qgis.core.i18n import tr
from rscovlm_qgis.core.tables import Kind

# Bright enough over imagery, and told apart by people with colour blindness (after Okabe and Ito).
CLASS_COLOURS = ("#f0e442", "#56b4e9", "#ff8c1a", "#39d98a", "#e879c6", "#ffffff", "#b3a6ff", "#ff5f57")

RUN_VARIABLE = "rscovlm_run"

TILES_FILTER = "\"role\" = 'tile'"
"""The filter of the rule that draws a detection's tiles, which is off in the shipped style."""


def load_style(layer: QgsVectorLayer, kind: Kind) -> None:
    """Give a new layer the shipped style of its kind, its legend in QGIS's language."""
    layer.loadNamedStyle(style_path(f"{kind}.qml"))
    if isinstance(layer.renderer(), QgsRuleBasedRenderer):
        words = _legend_words()
        for rule in layer.renderer().rootRule().descendants():
            rule.setLabel(words.get(rule.label(), rule.label()))


def point_out(layer: QgsVectorLayer, run_id: str) -> None:
    """Have the style draw the views that one run chose strong, and those of others faint."""
    QgsExpressionContextUtils.setLayerVariable(layer, RUN_VARIABLE, run_id)
    layer.triggerRepaint()


def show_tiles(layer: QgsVectorLayer) -> None:
    """Switch on the rule that draws the tiles of detections, where the style still has it."""
    if not isinstance(layer.renderer(), QgsRuleBasedRenderer):
        return
    renderer = layer.renderer().clone()
    rules = [rule for rule in renderer.rootRule().descendants() if rule.filterExpression() == TILES_FILTER]
    if all(rule.active() for rule in rules):
        return
    for rule in rules:
        rule.setActive(True)
    layer.setRenderer(renderer)
    layer.emitStyleChanged()


def ensure_classes(layer: QgsVectorLayer, classes: Iterable[str]) -> None:
    """Give each class that has no symbol yet one of its own."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer) or renderer.classAttribute() != "class":
        return
    known = {category.value() for category in renderer.categories()}
    new = [name for name in dict.fromkeys(classes) if name not in known]
    if not new:
        return
    renderer = renderer.clone()
    used = {category.symbol().color().name() for category in renderer.categories() if category.value()}
    for name in new:
        colour = _pick_colour(name, used)
        used.add(colour)
        renderer.addCategory(QgsRendererCategory(name, _outlined(renderer.sourceSymbol(), colour), name))
    layer.setRenderer(renderer)
    layer.emitStyleChanged()


def class_colour(layer: QgsVectorLayer, name: str) -> QColor | None:
    """Tell the colour that a class has on the map; ``None`` where the style gives it none of its own."""
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer):
        return None
    categories = {category.value(): category for category in renderer.categories()}
    return categories[name].symbol().color() if name in categories else None


def _legend_words() -> dict[str, str]:
    """What the rules of the shipped styles are called in the legend, by their names in the files."""
    return {
        "Looked at": tr("Looked at"),
        "Looked at earlier": tr("Looked at earlier"),
        "Tiles searched": tr("Tiles searched"),
    }


def _pick_colour(name: str, used: set[str]) -> str:
    """The same class gets the same colour in every layer, unless another class took it first."""
    start = zlib.crc32(name.encode()) % len(CLASS_COLOURS)
    order = [*CLASS_COLOURS[start:], *CLASS_COLOURS[:start]]
    return next((colour for colour in order if colour not in used), order[0])


def _outlined(source: QgsSymbol, colour: str) -> QgsSymbol:
    """Copy the style's symbol with another colour; its dark casing is locked, so it stays."""
    symbol = source.clone()
    symbol.setColor(QColor(colour))
    return symbol
