"""How views look on the map: what the model chose is plain to see, a detection's tiles are not drawn."""

from __future__ import annotations

import json

import pytest
from events import view
from qgis.core import (
    QgsLayerTree,
    QgsLayerTreeModel,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QColor

from rscovlm_qgis.core.layers import describe
from rscovlm_qgis.core.results import ResultStore
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.wire import AskTask, DetectTask, parse_line

TILE_M, TILES_A_SIDE = 20, 4
PIXELS_A_METRE = 4


def publish(store, run, *events):
    for number, event in enumerate(events, 1):
        run.apply(parse_line(json.dumps({"job_id": "j", "seq": number, "event": event})))
    store.update(run)
    return run


def tiles():
    """A grid of tiles that covers 80 m × 80 m."""
    places = [(col, row) for row in range(TILES_A_SIDE) for col in range(TILES_A_SIDE)]
    return [
        view(number, x=500_000 + TILE_M * col, y=5_800_000 - TILE_M * row, size=TILE_M, role="tile")
        for number, (col, row) in enumerate(places, 1)
    ]


@pytest.fixture
def store(iface):
    return ResultStore()


@pytest.fixture
def detected(store, raster_layer):
    subject = describe(raster_layer)
    return publish(store, Run("Detect: ship", DetectTask(subject.raster, ("ship",)), subject), *tiles())


def ask(store, raster_layer):
    """A question that looked at all of the place, then at the 30 m in the middle of it."""
    subject = describe(raster_layer)
    looks = view(1, size=80), view(2, x=500_025, y=5_799_975, size=30)
    return publish(store, Run("Where?", AskTask(subject.raster, "Where?"), subject), *looks)


def render(layer):
    """Draw a layer alone on nothing, over the place of the tiles and a margin of 10 m."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(QgsRectangle(499_990, 5_799_910, 500_090, 5_800_010))
    settings.setOutputSize(QSize(100 * PIXELS_A_METRE, 100 * PIXELS_A_METRE))
    settings.setBackgroundColor(QColor(0, 0, 0, 0))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job


def draw(layer):
    return render(layer).renderedImage()


def strength(image, x_m, y_m):
    """How opaque the strongest pixel is within a metre of a place, 0 to 255; from the top left tile."""
    col, row = round((x_m + 10) * PIXELS_A_METRE), round((y_m + 10) * PIXELS_A_METRE)
    reach = range(-PIXELS_A_METRE, PIXELS_A_METRE + 1)
    return max(image.pixelColor(col + dx, row + dy).alpha() for dx in reach for dy in reach)


def legend(layer):
    """The legend's entries as the layer panel shows them, by their words."""
    root = QgsLayerTree()
    node = root.addLayer(layer)
    model = QgsLayerTreeModel(root)
    model.setFlag(QgsLayerTreeModel.Flag.AllowLegendChangeState)
    entries = {item.data(Qt.ItemDataRole.DisplayRole): item for item in model.layerLegendNodes(node)}
    return model, root, entries


def is_checked(entry):
    return Qt.CheckState(entry.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked


def test_the_tiles_of_a_detection_are_not_drawn_until_they_are_switched_on(store, detected):
    layer = store.layer(detected, "views")
    assert layer.featureCount() == TILES_A_SIDE**2
    assert strength(draw(layer), 40, 30) == 0
    _model, _root, entries = legend(layer)
    tile_entry = entries["Tiles searched"]
    assert not is_checked(tile_entry)
    assert tile_entry.setData(Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    image = draw(layer)
    assert 0 < strength(image, 40, 30) < 160
    assert strength(image, 50, 50) == 0


def test_a_click_on_the_tiles_switches_them_on(store, detected):
    store.show_tiles(detected)
    layer = store.layer(detected, "views")
    assert strength(draw(layer), 40, 30) > 0
    _model, _root, entries = legend(layer)
    assert is_checked(entries["Tiles searched"])


def test_what_the_model_chose_is_drawn_over_a_detection(store, detected, raster_layer):
    chosen = ask(store, raster_layer)
    layer = store.layer(chosen, "views")
    assert layer is store.layer(detected, "views")
    image = draw(layer)
    assert edge(image, 25, 30, 50) > 200
    assert edge(image, 0, 10, 30) > 200
    assert strength(image, 60, 30) == 0


def test_what_an_earlier_question_looked_at_is_faint(store, raster_layer):
    earlier = ask(store, raster_layer)
    layer = store.layer(earlier, "views")
    strong = edge(draw(layer), 25, 30, 50)
    subject = describe(raster_layer)
    publish(store, Run("And?", AskTask(subject.raster, "And?"), subject), view(1, x=500_060, size=10))
    faint = edge(draw(layer), 25, 30, 50)
    assert 0 < faint < strong


def test_views_with_a_corner_in_common_are_numbered_side_by_side(store, raster_layer):
    subject = describe(raster_layer)
    looks = view(1, size=80), view(2, size=30)
    run = publish(store, Run("Where?", AskTask(subject.raster, "Where?"), subject), *looks)
    layer = store.layer(run, "views")
    labels = render(layer).takeLabelingResults().labelsWithinRect(layer.extent())
    assert sorted(label.labelText for label in labels) == ["1", "2"]
    first, second = (label.labelRect for label in labels)
    assert not first.intersects(second)


def edge(image, x_m, from_y_m, to_y_m):
    """How opaque a dashed upright line is where it is drawn."""
    return max(strength(image, x_m, y_m) for y_m in range(from_y_m, to_y_m, 2))


def test_a_style_without_the_rule_for_tiles_is_left_alone(store, detected):
    layer = store.layer(detected, "views")
    renderer = layer.renderer().clone()
    root = renderer.rootRule()
    for rule in root.children():
        root.removeChild(rule)
    layer.setRenderer(renderer)
    store.show_tiles(detected)
    assert layer.renderer().rootRule().children() == []
