"""What a one-page report says: the question, what was found in numbers, and how. ``gather`` reads the project
on the main thread, ``sum_up`` counts on any.
"""

from __future__ import annotations

import html
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from qgis.core import NULL, QgsFeatureRequest, QgsVectorLayer, QgsVectorLayerFeatureSource

from rscovlm_qgis.core.about import version
from rscovlm_qgis.core.i18n import decimal, rounded, tr, trn, whole
from rscovlm_qgis.core.review_table import ACCEPTED, CORRECTED, REJECTED, UNREVIEWED
from rscovlm_qgis.core.run import Run
from rscovlm_qgis.core.styles import class_colour
from rscovlm_qgis.core.transcript import local_time

MOST_CLASSES = 12
"""That are listed one by one; the page holds no more beside a map."""

SIZES = ("score", "length_m", "width_m", "area_m2", "gsd_m")


@dataclass(frozen=True)
class Report:
    """A run as a report tells it."""

    title: str
    answer: str
    caveat: str
    facts: tuple[tuple[str, str], ...]
    colours: dict[str, str]
    run_id: str
    objects: QgsVectorLayerFeatureSource | None


@dataclass(frozen=True)
class ClassRow:
    """The objects of a class in numbers; sizes are medians, metres, and None where nothing has a size."""

    name: str
    number: int
    score: float | None
    length_m: float | None
    width_m: float | None
    area_m2: float | None
    """All of them together."""


@dataclass
class Summary:
    """What was counted; rejected objects are in no row."""

    rows: list[ClassRow] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    gsd_m: float | None = None


def gather(run: Run, objects: QgsVectorLayer | None, rights: Sequence[str], file: str) -> Report:
    """Take what a report tells from the project.

    Args:
        run: that is over.
        objects: the layer of its objects, if it has any.
        rights: of the layers on the map.
        file: where the results are kept.
    """
    names = [name for name, _ in run.class_counts()]
    colours = {name: class_colour(objects, name) for name in names} if objects is not None else {}
    region = tr("a region of it") if run.task.region else tr("all of it")
    facts = [
        (tr("Raster"), f"{run.subject.name}, {region}"),
        (tr("Coordinate system"), run.subject.crs().userFriendlyIdentifier() or tr("none")),
        (tr("Asked"), local_time(run.asked)),
        (tr("Model"), run.answer.model if run.answer else tr("unknown")),
    ]
    if objects is not None and objects.subsetString():
        facts.append((tr("Filter of the layer"), objects.subsetString()))
    if file:
        facts.append((tr("Results"), file))
    if rights:
        facts.append((tr("Rights"), " · ".join(rights)))
    made_by = tr("RSCoVLM for QGIS {version}, run {run}").format(version=version(), run=run.run_id)
    facts.append((tr("Made by"), made_by))
    return Report(
        title=run.title,
        answer=run.answer.text if run.answer else "",
        caveat=run.answer.caveat if run.answer else "",
        facts=tuple(facts),
        colours={name: colour.name() for name, colour in colours.items() if colour is not None},
        run_id=run.run_id,
        objects=QgsVectorLayerFeatureSource(objects) if objects is not None else None,
    )


def sum_up(report: Report) -> Summary:
    """Count a run's objects and take the medians of their sizes."""
    summary = Summary()
    if report.objects is None:
        return summary
    sizes: dict[str, dict[str, list[float]]] = defaultdict(lambda: {name: [] for name in SIZES})
    numbers: Counter[str] = Counter()
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setFilterExpression(f"\"run_id\" = '{report.run_id}'")
    for feature in report.objects.getFeatures(request):
        state = feature["review"] if feature.fields().indexOf("review") >= 0 else NULL
        summary.states[UNREVIEWED if state == NULL else str(state)] += 1
        if state == REJECTED:
            continue
        name = str(feature["class"])
        numbers[name] += 1
        for size, values in sizes[name].items():
            if feature[size] != NULL:
                values.append(float(feature[size]))
    for name, number in numbers.most_common():
        of = sizes[name]
        summary.rows.append(
            ClassRow(
                name, number, _median(of["score"]), _median(of["length_m"]), _median(of["width_m"]),
                sum(of["area_m2"]) if of["area_m2"] else None,
            )
        )  # fmt: skip
    summary.gsd_m = _median([value for of in sizes.values() for value in of["gsd_m"]])
    return summary


def head_html(report: Report) -> str:
    """Write what stands above the map."""
    said = f"<p style='font-size:12pt'>{_lines(report.answer)}</p>" if report.answer else ""
    return f"<p style='font-size:16pt'><b>{html.escape(report.title)}</b></p>{said}"


def foot_html(report: Report, summary: Summary) -> str:
    """Write what stands below the map: the numbers, then how they came about."""
    facts = list(report.facts)
    if summary.gsd_m is not None:
        facts.insert(2, (tr("A pixel on the ground"), f"{rounded(summary.gsd_m, 3)} m"))
    verdicts = _verdicts(summary.states)
    if verdicts:
        facts.insert(-1, (tr("Reviewed"), verdicts))
    rows = "".join(
        f"<tr><td><b>{html.escape(name)}</b>&nbsp;&nbsp;</td><td>{html.escape(value)}</td></tr>"
        for name, value in facts
    )
    caveat = f"<p><i>{_lines(report.caveat)}</i></p>" if report.caveat else ""
    return (
        f"{_table(report, summary.rows)}<table cellspacing='2' style='font-size:8pt'>{rows}</table>{caveat}"
    )


def _table(report: Report, rows: list[ClassRow]) -> str:
    if not rows:
        return ""
    heads = (tr("Class"), tr("Number"), tr("Score"), tr("Length, m"), tr("Width, m"), tr("Area in all, m²"))
    lines = [_line("th", heads)]
    for row in rows[:MOST_CLASSES]:
        colour = report.colours.get(row.name, "#808080")
        name = f"<span style='background-color:{colour}'>&nbsp;&nbsp;&nbsp;</span> {html.escape(row.name)}"
        sizes = (_number(row.score, 2), _number(row.length_m, 1), _number(row.width_m, 1))
        lines.append(_line("td", (name, whole(row.number), *sizes, _number(row.area_m2, 0))))
    rest = rows[MOST_CLASSES:]
    note = tr("Score, length and width are medians.")
    if rest:
        more = trn(
            "There are {objects} of %Ln further class.",
            "There are {objects} of %Ln further classes.",
            len(rest),
        ).format(objects=trn("%Ln object", "%Ln objects", sum(row.number for row in rest)))
        note = f"{more} {note}"
    return (
        f"<table width='100%' cellspacing='0' cellpadding='2'>{''.join(lines)}</table>"
        f"<p style='font-size:8pt; margin-bottom:10pt'>{html.escape(note)}</p>"
    )


def _line(tag: str, cells: Iterable[str]) -> str:
    """A line of the table: the first column to the left, numbers to the right."""
    first, *numbers = cells
    right = "".join(f"<{tag} align='right'>{cell}</{tag}>" for cell in numbers)
    return f"<tr><{tag} align='left'>{first}</{tag}>{right}</tr>"


def _verdicts(states: Counter[str]) -> str:
    if not any(states[state] for state in (ACCEPTED, REJECTED, CORRECTED)):
        return ""
    said = (
        (ACCEPTED, trn("%Ln accepted", "%Ln accepted", states[ACCEPTED])),
        (CORRECTED, trn("%Ln corrected", "%Ln corrected", states[CORRECTED])),
        (
            REJECTED,
            trn(
                "%Ln rejected, which is not counted above",
                "%Ln rejected, which are not counted above",
                states[REJECTED],
            ),
        ),
        (UNREVIEWED, trn("%Ln not reviewed", "%Ln not reviewed", states[UNREVIEWED])),
    )
    return ", ".join(words for state, words in said if states[state])


def _median(values: Iterable[float]) -> float | None:
    found = list(values)
    return median(found) if found else None


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None else decimal(value, digits)


def _lines(text: str) -> str:
    return "<br>".join(map(html.escape, text.splitlines()))
