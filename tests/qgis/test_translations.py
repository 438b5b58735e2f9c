"""QGIS in German, Spanish, French and Chinese: every word of ours is translated, and none is clipped."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from driving import ask, click, detect, result_layers, shown, text_of, wait_for_end, wait_until
from events import answer, done, failed, found, progress, view
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtTest import QTest
from scripted import Wait
from translated import CATALOGUES, LANGUAGES, catalogue, clipped, foreign, qgis_speaking, words_of

from rscovlm_qgis.core.backend import BackendState
from rscovlm_qgis.core.backend_words import localised
from rscovlm_qgis.core.errors import CommandMissing, TokenLocked
from rscovlm_qgis.core.i18n import Translation, trn
from rscovlm_qgis.core.settings import Settings
from rscovlm_qgis.gui.diagnosis import DiagnosisDialog
from rscovlm_qgis.gui.status import ElidedButton

ANSWERED = {
    "How many ships?",
    "How many planes are there?",
    "the leftmost plane",
    "One.",
    "Check.",
    "1 ship",
    "ship (3)",
}
"""What was asked, answered or suggested: in the model's language."""


@pytest.fixture(params=LANGUAGES)
def language(request, qgis_app):
    """QGIS in a language, before the plugin is made."""
    with qgis_speaking(request.param):
        yield request.param


@pytest.fixture
def plugin(language, iface, settings):
    """The plugin as QGIS loads it, in that language."""
    from rscovlm_qgis import classFactory

    loaded = classFactory(iface)
    loaded.initGui()
    loaded.dock.show()
    yield loaded
    loaded.unload()


def test_the_compiled_catalogues_are_those_of_the_translators(qgis_app, language):
    translator = QTranslator()
    assert translator.load(str(CATALOGUES / f"rscovlm_{language}.qm"))
    assert QCoreApplication.installTranslator(translator)
    try:
        for source, forms in catalogue(language).items():
            # Each of these languages says one thing in its first form, and five things in its last.
            numbers = (1, 5) if "%Ln" in source else (-1,)
            wanted = [
                form.replace("%Ln", str(number)) for form, number in zip((forms[0], forms[-1]), numbers)
            ]
            compiled = [QCoreApplication.translate("RSCoVLM", source, None, number) for number in numbers]
            assert compiled == wanted, "run 'make translations'"
    finally:
        QCoreApplication.removeTranslator(translator)


def test_the_empty_dock(iface, scripted, plugin, language):
    wait_until(lambda: plugin.dock.session.backend.state.model, "the model is known")
    QTest.qWait(60)
    for mode in ("ask", "detect", "ground", "describe", "classify"):
        click(plugin.dock, f"{mode}ModeButton")
        QTest.qWait(20)
        assert foreign(words_of(plugin.dock), language) == {}
        assert clipped(plugin.dock) == []
    click(plugin.dock, "askModeButton")
    # That it wants English has to be seen at once.
    entry = plugin.dock.composer.input
    assert entry.fontMetrics().horizontalAdvance(entry.placeholderText()) < entry.contentsRect().width() - 10


def test_a_dock_with_a_raster(dock, scripted, language):
    wait_until(lambda: dock.session.backend.state.model, "the model is known")
    QTest.qWait(60)
    assert foreign(words_of(dock), language, ANSWERED) == {}
    assert clipped(dock) == []


def test_a_conversation_with_answers_failures_and_a_notice(iface, dock, scripted, language):
    wait_until(lambda: dock.session.backend.state.model, "the model is known")
    scripted.script = [view(1), view(2, size=20), found(1), answer("One.", caveat="Check."), done()]
    ask(dock, "How many ships?")
    wait_for_end(dock)
    scripted.script = [
        progress(1, 9, "Tile 1 of 9, 3 objects"), found(2), view(3, role="tile"),
        failed("raster_forbidden", "The raster harbour.tif is not in a folder that the backend may read.",
               "Add its folder to the allowed folders of the backend."),
        done("failed"),
    ]  # fmt: skip
    detect(dock, "ship")
    wait_for_end(dock, 2)
    QTest.qWait(60)
    assert foreign(words_of(dock), language, ANSWERED) == {}
    assert clipped(dock) == []


def test_each_state_of_the_backend_fits_the_last_line(scripted, plugin, language):
    wait_until(lambda: plugin.session.backend.state.model, "the model is known")
    status = plugin.dock.status
    settings = Settings.load()
    settings.start_backend = True
    settings.save()
    for state in (
        BackendState("unknown"), BackendState("absent"), BackendState("starting"), BackendState("dead"),
        BackendState("absent", error=CommandMissing()), BackendState("refused"),
        BackendState("refused", error=TokenLocked("x")),
    ):  # fmt: skip
        status.show_state(state)
        assert foreign(words_of(status), language) == {}
        assert status.state.sizeHint().width() <= status.state.width(), status.state.text()


def test_a_state_that_does_not_fit_ends_in_an_ellipsis(qgis_app):
    button = ElidedButton()
    button.resize(120, 30)

    def painted(text):
        button.setText(text)
        assert button.text() == text
        return button.grab().toImage()

    assert painted("No backend at http://192.168.0.17:8765") == painted(
        "No backend at http://192.168.0.18:8765"
    )
    assert painted("Ready") != painted("Busy")


def test_a_running_detection_and_a_batch(iface, dock, scripted, language):
    gate = threading.Event()
    scripted.script = [progress(1, 9, "Tile 1 of 9, 3 objects"), found(1), Wait(gate), done()]
    detect(dock, "ship")
    wait_until(lambda: dock.session.runs[0].objects, "an object is there")
    QTest.qWait(60)
    assert foreign(words_of(dock), language, ANSWERED) == {}
    assert clipped(dock) == []
    gate.set()
    wait_for_end(dock)
    dock.talk_bar.clear_wanted.emit()
    wait_until(lambda: shown(dock, "undoClear"), "the notice is there")
    assert foreign(words_of(dock), language, ANSWERED) == {}
    assert clipped(dock) == []


def test_the_review(iface, plugin, dock, scripted, language):
    scripted.script = [found(1), found(2, x=500_100), found(3, x=500_150), answer("Three."), done()]
    detect(dock, "ship")
    wait_for_end(dock)
    click(dock, "reviewButton")
    review = plugin.review
    wait_until(lambda: review.review.box is not None, "the first box is there")
    click(review, "acceptVerdict")
    click(review, "rejectVerdict")
    QTest.qWait(60)
    assert foreign(words_of(review), language, ANSWERED) == {}
    assert clipped(review) == []
    objects = result_layers()[dict.fromkeys(catalogue(language)["Objects"]).popitem()[0]]
    assert objects.isValid()


def test_the_options_and_the_diagnosis(iface, scripted, plugin, language):
    page = plugin._options.createWidget(iface.window)
    page.resize(620, 560)
    page.show()
    click(page, "testButton")
    wait_until(lambda: page.test.isEnabled(), "the test is over")
    assert foreign(words_of(page), language) == {}
    assert clipped(page) == []
    dialog = DiagnosisDialog(plugin.session.backend, iface.window)
    dialog.show()
    QTest.qWait(50)
    own = {place: text for place, text in words_of(dialog).items() if "diagnosisText" not in place}
    assert foreign(own, language, {"Close", "Scripted model, CPU"}) == {}
    assert clipped(dialog) == []
    dialog.close()
    page.deleteLater()


def test_the_processing_algorithms(plugin, language):
    provider = QgsApplication.processingRegistry().providerById("rscovlm")
    said = {"provider": provider.longName()}
    assert len(provider.algorithms()) == 5
    for algorithm in provider.algorithms():
        name = algorithm.name()
        said[f"{name} name"], said[f"{name} group"] = algorithm.displayName(), algorithm.group()
        said[f"{name} short"] = algorithm.shortDescription()
        said[f"{name} help"] = algorithm.shortHelpString()
        for parameter in algorithm.parameterDefinitions():
            said[f"{name} {parameter.name()}"] = parameter.description()
        for output in algorithm.outputDefinitions():
            said[f"{name} {output.name()}"] = output.description()
        assert algorithm.helpUrl().endswith(f"index.{language}.html#processing")
    assert len(said) > 40
    assert foreign(said, language) == {}
    english = {text for text in said.values() if text in catalogue(language) and len(text.split()) > 1}
    assert english == set()


def test_numbers_are_written_as_qgis_writes_them(iface, dock, scripted, language):
    scripted.script = [view(1), answer("One.", score=0.91), done()]
    ask(dock, "How many ships?")
    wait_for_end(dock)
    mark = QLocale(language).decimalPoint()
    assert f"0{mark}91" in text_of(dock, "scoreLabel")
    assert f"0{mark}5" in dock.header.sampling.text()


def test_the_legend_of_the_views(dock, scripted, language):
    scripted.script = [view(1), answer("One."), done()]
    ask(dock, "How many ships?")
    wait_for_end(dock)
    words = catalogue(language)
    layer = result_layers()[words["Views"][0]]
    labels = [rule.label() for rule in layer.renderer().rootRule().children()]
    assert labels == [words[text][0] for text in ("Looked at", "Looked at earlier", "Tiles searched")]


def test_the_help_button_opens_the_page_of_the_language(plugin, language, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    click(plugin.dock, "helpButton")
    (url,) = opened
    page = Path(url.toLocalFile())
    assert page.name == f"index.{language}.html"
    assert page.is_file()


def test_sentences_of_the_backend(plugin, language):
    words = catalogue(language)
    source = "The raster {name} is not in a folder that the backend may read."
    assert localised(source.format(name="a b.tif")) == words[source][0].format(name="a b.tif")
    tiles = "The reply to {number} of {total} tiles cannot be read; objects there may be missing."
    assert localised(tiles.format(number=3, total=12)) == words[tiles][0].format(number=3, total=12)
    kept = "The backend stopped while this job ran; {number} objects that had arrived are kept."
    assert localised(kept.format(number="1,031")) == words[kept][0].format(number="1,031")
    assert localised("31 objects") == words["{number} objects"][0].format(number=31)
    caveat = next(text for text in words if text.startswith("Embedded model, for"))
    assert localised(caveat) == words[caveat][0] != caveat
    for strange in ("", "Seven ships.", "Tile of a sort", "Most of the objects"):
        assert localised(strange) == strange


@pytest.mark.parametrize(
    ("chosen", "word"),
    [("de_AT", "Fragen"), ("es_MX", "Preguntar"), ("fr_CA", "Demander"), ("zh-Hans", "提问"),
     ("zh-Hant", "提问"), ("en_US", "Ask"), ("it", "Ask")],
)  # fmt: skip
def test_the_language_follows_the_options_of_qgis(iface, settings, chosen, word):
    from rscovlm_qgis import classFactory

    with qgis_speaking(chosen):
        plugin = classFactory(iface)
        plugin.initGui()
        try:
            assert plugin.dock.composer.buttons["ask"].text() == word
        finally:
            plugin.unload()


def test_unloading_takes_the_catalogue_away_and_loading_brings_another(iface, settings):
    from rscovlm_qgis import classFactory

    for chosen, word in (("de", "Fragen"), ("fr", "Demander"), ("en", "Ask"), ("de", "Fragen")):
        with qgis_speaking(chosen):
            plugin = classFactory(iface)
            plugin.initGui()
            assert plugin.dock.composer.send.text() == word
            plugin.unload()
        assert QCoreApplication.translate("RSCoVLM", "Ask") == "Ask"


def test_a_sentence_with_a_number_has_its_forms(qgis_app):
    assert [trn("%Ln view", "%Ln views", number) for number in (0, 1, 2)] == ["0 views", "1 view", "2 views"]
    for chosen, forms in (
        ("de", ["0 Ansichten", "1 Ansicht", "2 Ansichten"]),
        ("fr", ["0 vue", "1 vue", "2 vues"]),
        ("zh", ["0 个视图", "1 个视图", "2 个视图"]),
    ):
        with qgis_speaking(chosen):
            translation = Translation()
            assert [trn("%Ln view", "%Ln views", number) for number in (0, 1, 2)] == forms
            translation.remove()
