"""The conversation is the index of the map: chips point to features, features to their question."""

from __future__ import annotations

import gc

from driving import ask, chip, detect, result_layers, select_by, wait_for_end, wait_until
from events import answer, done, found, view
from qgis.core import QgsProject

from rscovlm_qgis.core.tree import TABLE_PROPERTY


def test_chips_select_zoom_and_flash(dock, scripted, iface):
    scripted.script = [view(1), found(1), found(2, "plane", x=500_200), answer(), done()]
    detect(dock, "ship, plane")
    wait_for_end(dock)
    before = iface.canvas.extent()
    assert result_layers()["Objects"].selectedFeatureCount() == 0
    select_by(chip(dock, "1 plane"))
    (selected,) = result_layers()["Objects"].selectedFeatures()
    assert selected["class"] == "plane"
    assert iface.canvas.extent().width() < before.width()
    assert iface.canvas.extent().contains(selected.geometry().boundingBox())


def test_selecting_on_the_map_brings_the_question_into_view(dock, scripted):
    scripted.script = [found(1), answer("One.\n" * 60), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    scripted.script = [answer("A lot.\n" * 60), done()]
    ask(dock, "What else?")
    wait_for_end(dock, 2)
    bar = dock.conversation.verticalScrollBar()
    wait_until(lambda: bar.value() == bar.maximum() > 0, "the newest is in view")
    gc.collect()  # what listens to the selection must outlive Python's hold of the layer
    layer = result_layers()["Objects"]
    layer.selectByIds([feature.id() for feature in layer.getFeatures()])
    wait_until(lambda: bar.value() < bar.maximum(), "the older one is in view")


def test_nothing_of_the_analysts_is_touched_without_a_click(dock, scripted, iface, raster_layer):
    extent, layers = iface.canvas.extent(), list(QgsProject.instance().mapLayers())
    scripted.script = [view(1), found(1), answer(), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    assert iface.canvas.extent() == extent
    assert set(layers) < set(QgsProject.instance().mapLayers())
    assert raster_layer.customProperty(TABLE_PROPERTY) is None


def test_tiles_come_on_the_map_with_a_click_only(dock, scripted):
    scripted.script = [view(1, role="tile"), view(2, role="tile", x=500_080), found(1), answer(), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    layer = result_layers()["Views"]

    def drawn():
        return {rule.label() for rule in layer.renderer().rootRule().children() if rule.active()}

    assert "Tiles searched" not in drawn()
    select_by(chip(dock, "2 tiles"))
    assert "Tiles searched" in drawn()
    assert layer.selectedFeatureCount() == 2


def test_a_class_that_nobody_asked_for_is_marked(dock, scripted):
    scripted.script = [found(1), found(2, "plane", matched=False), answer(), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    assert chip(dock, "1 plane, not asked for")
    assert chip(dock, "1 ship").text() == "1 ship"


def test_a_chip_has_the_colour_of_its_class_on_the_map(dock, scripted):
    scripted.script = [found(1), found(2, "plane", x=500_100), answer(), done()]
    detect(dock, "ship, plane")
    wait_for_end(dock)
    categories = result_layers()["Objects"].renderer().categories()
    colours = {category.value(): category.symbol().color().name() for category in categories}
    for name in ("ship", "plane"):
        picture = chip(dock, f"1 {name}").icon().pixmap(14, 14).toImage()
        seen = {picture.pixelColor(x, y).name() for x in range(14) for y in range(14)}
        assert colours[name] in seen
