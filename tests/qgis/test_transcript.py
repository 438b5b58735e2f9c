"""The conversation as a document: everything in it, its pictures readable, nothing of it taken for markup."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from driving import ask, detect, named, shown, wait_for_end, wait_until
from events import answer, done, failed, found, view
from osgeo import gdal
from qgis.core import QgsProject
from qgis.PyQt.QtGui import QTextDocument
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

QUESTION = 'Is <b>this</b> a "harbour" & *why*? [x](y) `z` _u_'


class Page(HTMLParser):
    """What a browser would find: the tags, the texts, the pictures."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.words, self.pictures, self.captions = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        values = dict(attributes)
        if tag == "img":
            self.captions.append(values["alt"])
            kind, data = values["src"].split(",", 1)
            assert kind == "data:image/png;base64"
            self.pictures.append(base64.b64decode(data))

    def handle_data(self, data):
        self.words.append(data)


def decoded(content):
    """A PNG by GDAL: (height, width, 3)."""
    gdal.FileFromMemBuffer("/vsimem/picture.png", content)
    array = gdal.Open("/vsimem/picture.png").ReadAsArray()
    gdal.Unlink("/vsimem/picture.png")
    return np.moveaxis(array[:3], 0, -1)


@pytest.fixture
def talked(dock, scripted):
    """A question with a view, a detection, and a failure."""
    scripted.script = [view(1, size=100), answer("Yes, a *harbour* <script>.", score=0.5), done()]
    ask(dock, QUESTION)
    wait_for_end(dock)
    scripted.script = [
        view(1, role="tile"), found(1, x=500_010, y=5_799_980), found(2, "plane", x=500_050, y=5_799_960),
        answer("Two objects."), done(),
    ]  # fmt: skip
    detect(dock, "ship, plane")
    wait_for_end(dock, 2)
    scripted.script = [
        failed("out_of_memory", "The memory is full.", "Use a smaller region."),
        done("failed"),
    ]
    ask(dock, "Last?")
    wait_for_end(dock, 3)
    return dock


def save(dock, path, suffix):
    """Save as an analyst does: the menu, the dialog, a file name."""
    button = named(dock, QWidget, "talkMenuButton")
    name = {".html": "saveHtmlAction", ".md": "saveMarkdownAction"}[suffix]
    next(a for a in button.menu().actions() if a.objectName() == name).trigger()
    wait_until(lambda: shown(dock, "saveTalkDialog"), "the dialog")
    dialog = dock.findChild(QFileDialog, "saveTalkDialog")
    dialog.selectFile(str(path))
    dialog.accept()


def told(iface):
    item = iface.bar.currentItem()
    return item.text() if item else ""


def test_a_page_holds_everything(talked, iface, tmp_path, raster_path):
    path = tmp_path / "talk.html"
    save(talked, path, ".html")
    wait_until(lambda: str(path) in told(iface), "the word that it is written")
    text = path.read_text(encoding="utf-8")
    page = Page(text)
    words = " ".join(page.words)
    for wanted in (QUESTION, "Yes, a *harbour* <script>.", "Two objects.", "1 ship", "1 plane", "score 0.50",
                   "The memory is full. Use a smaller region.", "It says what the test wrote.",
                   "harbour, all of it"):  # fmt: skip
        assert wanted in words, wanted
    assert "script" not in page.tags
    assert page.tags.count("h2") == 3
    assert not re.search(r'(?:src|href)="(?!data:)', text)
    assert page.captions == ["Overview 1 · 0.5 m · 200 × 200 px", "What was found"]
    overview = decoded(page.pictures[0])
    assert overview.shape == (640, 640, 3)
    native = np.moveaxis(gdal.Open(str(raster_path)).ReadAsArray(0, 0, 200, 200), 0, -1)
    index = ((np.arange(640) + 0.5) * 200 / 640).astype(int)
    assert np.array_equal(overview, native[index][:, index])


def test_boxes_are_drawn_in_the_colours_of_the_map(talked, iface, tmp_path):
    path = tmp_path / "talk.html"
    save(talked, path, ".html")
    wait_until(lambda: str(path) in told(iface), "the word that it is written")
    picture = decoded(Page(path.read_text(encoding="utf-8")).pictures[1]).astype(int)
    run = talked.session.runs[1]
    for name in ("ship", "plane"):
        colour = talked.session.store.class_colour(run, name).getRgb()[:3]
        rows, columns = np.nonzero(np.abs(picture - np.array(colour)).max(axis=2) < 40)
        assert len(rows) > 100, name
        # The ship lies in the upper left part of the window around both, the plane in the lower right one.
        assert (rows.mean() < picture.shape[0] / 2) == (name == "ship")
        assert (columns.mean() < picture.shape[1] / 2) == (name == "ship")


def test_markdown_has_its_pictures_beside_it(talked, iface, tmp_path):
    path = tmp_path / "talk with spaces.md"
    save(talked, path, ".md")
    wait_until(lambda: str(path) in told(iface), "the word that it is written")
    text = path.read_text(encoding="utf-8")
    links = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)
    assert links == ["talk%20with%20spaces_pictures/001.png", "talk%20with%20spaces_pictures/002.png"]
    for link in links:
        assert decoded((path.parent / link.replace("%20", " ")).read_bytes()).shape[1] == 640
    document = QTextDocument()
    document.setMarkdown(text)  # Qt's own parser of CommonMark
    plain = document.toPlainText()
    for wanted in (QUESTION, "Yes, a *harbour* <script>.", "Two objects.", "1 ship", "The memory is full."):
        assert wanted in plain, wanted


def test_a_restored_conversation_has_the_same_pictures(talked, iface, tmp_path):
    save(talked, tmp_path / "before.html", ".html")
    wait_until(lambda: "before.html" in told(iface), "the first page")
    assert QgsProject.instance().write(str(tmp_path / "port.qgz"))
    QgsProject.instance().clear()
    assert QgsProject.instance().read(str(tmp_path / "port.qgz"))
    save(talked, tmp_path / "after.html", ".html")
    wait_until(lambda: "after.html" in told(iface), "the second page")
    before, after = (Page((tmp_path / name).read_text()) for name in ("before.html", "after.html"))
    assert before.pictures == after.pictures
    assert before.captions == after.captions


def test_a_raster_that_is_gone_leaves_the_words(talked, iface, tmp_path, raster_path):
    raster_path.unlink()
    path = tmp_path / "talk.html"
    save(talked, path, ".html")
    wait_until(lambda: str(path) in told(iface), "the word that it is written")
    page = Page(path.read_text(encoding="utf-8"))
    assert page.pictures == []
    assert " ".join(page.words).count("The raster could not be read for this picture.") == 2


def test_a_folder_that_cannot_be_written_is_said(talked, iface, tmp_path):
    talked.talk_saving.write(Path(tmp_path / "none" / "talk.html"))
    wait_until(lambda: "could not be written" in told(iface), "the failure")
    assert "Choose another folder" in told(iface)


def test_the_menu_offers_nothing_for_an_empty_conversation(dock, scripted):
    button = named(dock, QWidget, "talkMenuButton")
    assert not any(action.isEnabled() for action in button.menu().actions() if not action.isSeparator())
