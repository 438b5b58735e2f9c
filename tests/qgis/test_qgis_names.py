"""Every name that the plugin takes of QGIS is in the QGIS that runs these tests, and in one on Qt 6.

``scripts/qt6`` does the same for Qt's own names, without a QGIS. There an enum's value is to be had from its
enum alone: ``Qgis.MessageLevel.Warning``, never ``Qgis.Warning``.
"""

from __future__ import annotations

import ast
import importlib
from enum import Enum

import pytest

ROOMS = ("qgis.core", "qgis.gui")


def chains(tree):
    """The names of QGIS, with what is asked of them: ``(line, ["qgis.core", "Qgis", "MessageLevel"])``."""
    known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in ROOMS:
            for alias in node.names:
                known[alias.asname or alias.name] = [node.module, alias.name]
                yield node.lineno, [node.module, alias.name]
    for node in ast.walk(tree):
        asked, base = [], node
        while isinstance(base, ast.Attribute):
            asked.insert(0, base.attr)
            base = base.value
        if asked and isinstance(base, ast.Name) and base.id in known:
            yield node.lineno, [*known[base.id], *asked]


def is_value(thing):
    """Whether it is the value of an enum, QGIS's own or Python's."""
    return isinstance(thing, Enum) or type(type(thing)).__name__ == "enumtype"


def problem(chain):
    """What is wrong with a name, or nothing."""
    holder = importlib.import_module(chain[0])
    for name in chain[1:]:
        if is_value(holder):
            return ""
        if not hasattr(holder, name):
            return f"{'.'.join(chain)} does not exist: {name}"
        found = getattr(holder, name)
        if is_value(found) and type(found) is not holder:
            return f"{'.'.join(chain)}: {name} without its enum, {type(found).__qualname__}"
        holder = found
    return ""


def problems(source):
    return [
        f"{line}: {told}"
        for line, told in ((line, problem(chain)) for line, chain in chains(ast.parse(source)))
        if told
    ]


def test_every_name_is_there_and_has_its_enum(qgis_app, repo_root):
    files = [
        *(repo_root / "rscovlm_qgis").rglob("*.py"),
        *(repo_root / "tests" / "qgis").glob("*.py"),
        *(repo_root / "scripts").glob("*_qgis.py"),
    ]
    told = [
        f"{path.relative_to(repo_root)}:{one}" for path in files for one in problems(path.read_text("utf-8"))
    ]
    assert told == []
    assert len(files) > 100, "the plugin's files were found"


@pytest.mark.parametrize(
    "code",
    [
        "Qgis.Warning",
        "QgsTask.CanCancel",
        "QgsMapLayer.RasterLayer",
        "QgsProcessing.TypeRaster",
        "QgsTask.Flag.CanFly",
        "QgsRasterLayer.no_such_method",
    ],
)
def test_what_would_break_is_found(qgis_app, code):
    assert problems(f"from qgis.core import *\nfrom qgis.core import {code.split('.')[0]}\n{code}") != []
