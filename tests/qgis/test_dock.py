"""The dock, driven by its widgets, over a scripted backend."""

from __future__ import annotations

import threading

from driving import ask, click, detect, named, shown, text_of, wait_until
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QProgressBar, QToolButton
from scripted import Wait, answer, done, found, progress, queued, removed, token, view

from rscovlm_qgis.core.tree import TABLE_PROPERTY


def result_layers():
    layers = QgsProject.instance().mapLayers().values()
    return {layer.name(): layer for layer in layers if layer.customProperty(TABLE_PROPERTY)}


def test_a_question_ends_in_an_answer_and_views_on_the_map(dock, scripted):
    scripted.script = [queued(), progress(), view(1), view(2, x=500_020, size=20), answer(), done()]
    ask(dock, "How many ships?")
    wait_until(lambda: shown(dock, "exportButton"), "the run is over")
    assert text_of(dock, "questionLabel") == "How many ships?"
    assert text_of(dock, "answerLabel") == "Seven."
    assert text_of(dock, "caveatLabel") == "It says what the test wrote."
    views = result_layers()["Views"]
    assert views.featureCount() == 2
    assert sorted(feature["step"] for feature in views.getFeatures()) == [1, 2]
    assert scripted.last.request["task"]["question"] == "How many ships?"
    group = QgsProject.instance().layerTreeRoot().findGroup("RSCoVLM – harbour")
    assert group is not None
    assert group.findLayer(views.id()) is not None
