"""Translation of what a person reads, and numbers as that person writes them.

Sentences are English in the code, whole, as literals in ``tr``, ``trn`` and ``noop``; ``make translations``
collects them from there (docs/translating.md). The catalogues lie in ``rscovlm_qgis/i18n``, one a language.
"""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QTranslator

from rscovlm_qgis.core.about import PLUGIN_FOLDER

CONTEXT = "RSCoVLM"
CATALOGUES = PLUGIN_FOLDER / "i18n"


def tr(text: str) -> str:
    """Translate a literal; placeholders are filled in afterwards, with ``str.format``."""
    return QCoreApplication.translate(CONTEXT, text)


def noop(text: str) -> str:
    """Leave a literal as it is, but have it collected: ``tr_noted`` translates it where it is shown."""
    return text


def tr_noted(text: str) -> str:
    """Translate what stands in a ``noop`` elsewhere."""
    return QCoreApplication.translate(CONTEXT, text)


def trn(one: str, many: str, number: int) -> str:
    """Translate a sentence with a number in it, which stands as ``%Ln`` in both literals.

    ``many`` is what catalogues know, with as many forms of it as the language has; ``one`` is English's other
    form: ``trn("%Ln view", "%Ln views", 2)``.
    """
    said = QCoreApplication.translate(CONTEXT, many, None, number)
    if number == 1 and said == many.replace("%Ln", whole(number)):  # no catalogue had it
        return one.replace("%Ln", whole(number))
    return said


def whole(number: int) -> str:
    """Write a whole number in the digits, and with the grouping, that QGIS is set to."""
    return QLocale().toString(int(number))


def decimal(value: float, digits: int) -> str:
    """Write a number with so many digits behind the decimal sign of QGIS's locale."""
    return QLocale().toString(float(value), "f", digits)


def rounded(value: float, digits: int) -> str:
    """Write a number with so many digits that count, with the decimal sign of QGIS's locale."""
    return QLocale().toString(float(value), "g", digits)


def language() -> str:
    """Tell QGIS's language, which its options set or else the system, as a code such as ``de``."""
    return QLocale(QgsApplication.locale()).name().split("_")[0]


class Translation:
    """The catalogue of QGIS's language, where there is one, among the translators of the application."""

    def __init__(self) -> None:
        self._translator = QTranslator()
        # QGIS's own choice of language: the one of its options, or else the system's.
        self._loaded = self._translator.load(
            QLocale(QgsApplication.locale()), "rscovlm", "_", str(CATALOGUES), ".qm"
        )
        if self._loaded:
            QCoreApplication.installTranslator(self._translator)

    def remove(self) -> None:
        """Take the catalogue away again; what is shown already stays as it is."""
        if self._loaded:
            QCoreApplication.removeTranslator(self._translator)
            self._loaded = False
