"""A conversation as a document: Markdown with pictures beside it, or one HTML page that holds everything.

Knows only plain data, but for ``passage_of``, which reads a run on the main thread; the rest runs anywhere.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Callable
from urllib.parse import quote

from rscovlm_qgis.core import log
from rscovlm_qgis.core.about import version
from rscovlm_qgis.core.errors import ExportFailed, PluginError
from rscovlm_qgis.core.files import write_whole
from rscovlm_qgis.core.i18n import decimal, tr
from rscovlm_qgis.core.pictures import Picture, draw, png
from rscovlm_qgis.core.run import Run

STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.15rem; margin-top: 2.5rem; border-top: 1px solid #8886; padding-top: 1rem; }
.about, figcaption, footer { opacity: .7; font-size: .85rem; }
.answer { white-space: pre-wrap; font-size: 1.1rem; }
.failed { border-left: 3px solid #c60; padding-left: .7rem; }
figure { display: inline-block; margin: .5rem 1rem .5rem 0; vertical-align: top; }
img { max-width: 100%; }
"""


@dataclass(frozen=True)
class Shown:
    """A picture with its caption."""

    caption: str
    picture: Picture


@dataclass(frozen=True)
class Passage:
    """A question and what came of it, in words."""

    title: str
    about: str
    answer: str
    counts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    failure: str = ""
    pictures: tuple[Shown, ...] = ()


@dataclass(frozen=True)
class Transcript:
    """A whole conversation."""

    heading: str
    passages: tuple[Passage, ...]


PictureBytes = Callable[[Shown], "bytes | None"]
"""Draws a picture as PNG; ``None`` where the raster cannot be read any more."""


def passage_of(run: Run) -> Passage:
    """Put a run into words, without its pictures."""
    answer = run.answer.text if run.answer else run.streamed_text()
    if not answer and run.state == "cancelled":
        answer = tr("Stopped.")
    notes = [f"{warning.message} {warning.next_step}".strip() for warning in run.warnings] + run.notes
    if run.answer and run.answer.caveat:
        notes.append(run.answer.caveat)
    failure = f"{run.error.message} {run.error.next_step}".strip() if run.error else ""
    counts = tuple(run.say_count(count) for count in run.counts())
    return Passage(run.title, about_words(run), answer, counts, tuple(notes), failure)


def about_words(run: Run) -> str:
    """Say of what, when, by which model and how surely a question was answered."""
    region = tr("a region of it") if run.task.region else tr("all of it")
    parts = [f"{run.subject.name}, {region}", local_time(run.asked)]
    if run.answer:
        parts.append(run.answer.model)
        if run.answer.score is not None:
            parts.append(tr("score {value}").format(value=decimal(run.answer.score, 2)))
    if run.seconds:
        parts.append(tr("{seconds} s").format(seconds=decimal(run.seconds, 1)))
    return " · ".join(parts)


def local_time(asked: str) -> str:
    """Write a time of the record for people."""
    try:
        moment = datetime.strptime(asked, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=timezone.utc)
    except ValueError:
        return asked
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def write(
    transcript: Transcript, path: Path, *, stopped: Callable[[], bool], told: Callable[[float], None]
) -> None:
    """Draw every picture and write the document; by its ending, a web page or Markdown.

    Args:
        transcript: the conversation.
        path: the file, ``.html`` or ``.md``; pictures of the latter go into a folder beside it.
        stopped: asked between pictures; nothing is written once it says so.
        told: how far it is, in percent.

    Raises:
        ExportFailed: the file, or a picture, cannot be written.
    """
    wanted = [shown for passage in transcript.passages for shown in passage.pictures]
    drawn: dict[Shown, bytes | None] = {}
    for number, shown in enumerate(wanted, 1):
        if stopped():
            return
        drawn[shown] = _drawn(shown)
        told(100.0 * number / (len(wanted) + 1))
    try:
        if path.suffix.lower() == ".md":
            _write_markdown(transcript, path, drawn)
        else:
            write_whole(path, [as_html(transcript, drawn.get)])
    except OSError as error:
        raise ExportFailed(
            tr("{file} could not be written.").format(file=path),
            details=str(error),
            next_step=tr("Choose another folder or name, or free some space on the disk."),
        ) from error


def as_markdown(transcript: Transcript, link: Callable[[Shown], str | None]) -> str:
    """Write Markdown; ``link`` tells the address of a picture."""
    lines = [f"# {_plain(transcript.heading)}", ""]
    for passage in transcript.passages:
        lines += [f"## {_plain(passage.title)}", "", f"*{_plain(passage.about)}*", ""]
        lines += [f"{_plain(line)}  " for line in passage.answer.splitlines()]
        lines += ["", *(f"- {_plain(count)}" for count in passage.counts), ""]
        for shown in passage.pictures:
            address = link(shown)
            caption = _plain(shown.caption)
            lines += [f"![{caption}]({address})  " if address else f"*{_plain(_missing())}*  ", caption, ""]
        if passage.failure:
            lines += [f"**{_plain(passage.failure)}**", ""]
        lines += [*(f"> {_plain(note)}  " for note in passage.notes), ""]
    lines += ["---", "", f"*{_plain(_colophon())}*", ""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def as_html(transcript: Transcript, data: Callable[[Shown], bytes | None]) -> str:
    """Write a page that needs nothing beside it; ``data`` gives a picture as PNG."""
    body = [f"<h1>{html.escape(transcript.heading)}</h1>"]
    for passage in transcript.passages:
        body.append(f"<section><h2>{html.escape(passage.title)}</h2>")
        body.append(f'<p class="about">{html.escape(passage.about)}</p>')
        body += [f'<p class="answer">{html.escape(passage.answer)}</p>'] if passage.answer else []
        body += _html_list(passage.counts)
        body += [_figure(shown, data(shown)) for shown in passage.pictures]
        body += [f'<p class="failed">{html.escape(passage.failure)}</p>'] if passage.failure else []
        body += [f'<p class="about">{html.escape(note)}</p>' for note in passage.notes]
        body.append("</section>")
    body.append(f"<footer><p>{html.escape(_colophon())}</p></footer>")
    title = html.escape(transcript.heading)
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def _write_markdown(transcript: Transcript, path: Path, drawn: dict[Shown, bytes | None]) -> None:
    folder = path.with_name(f"{path.stem}_pictures")
    links: dict[Shown, str] = {}
    for shown, content in drawn.items():
        if content is not None:
            folder.mkdir(exist_ok=True)
            name = f"{len(links) + 1:03d}.png"
            (folder / name).write_bytes(content)
            links[shown] = quote(f"{folder.name}/{name}")
    write_whole(path, [as_markdown(transcript, links.get)])


def _drawn(shown: Shown) -> bytes | None:
    try:
        return png(draw(shown.picture))
    except PluginError as error:
        log.warning(f"{error.message} {error.details}")
        return None


def _figure(shown: Shown, content: bytes | None) -> str:
    caption = html.escape(shown.caption)
    if content is None:
        return f"<figure><em>{html.escape(_missing())}</em><figcaption>{caption}</figcaption></figure>"
    data = base64.b64encode(content).decode("ascii")
    return (
        f'<figure><img alt="{caption}" src="data:image/png;base64,{data}">'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def _html_list(items: Iterable[str]) -> list[str]:
    entries = "".join(f"<li>{html.escape(item)}</li>" for item in items)
    return [f"<ul>{entries}</ul>"] if entries else []


def _plain(text: str) -> str:
    """Escape what Markdown would take for its own; a line stays a line."""
    return re.sub(r"([\\`*_\[\]<>#|~&])", r"\\\1", " ".join(text.split()))


def _missing() -> str:
    return tr("The raster could not be read for this picture.")


def _colophon() -> str:
    return tr("Written by RSCoVLM for QGIS {version}. Answers are a model's, not a survey's.").format(
        version=version()
    )
