"""What the backend says, in QGIS's language: it speaks English, and most of its sentences are known here.

A sentence is known by its template, so that the names and numbers in it are kept. One that is not known, such
as a model's own words, a log or what came from a newer backend, is shown as it came.
"""

from __future__ import annotations

import re
from functools import cache

from rscovlm_qgis.core.i18n import noop, tr_noted

SENTENCES = (
    # What the models are called.
    noop("Embedded model"),
    noop("RSCoVLM 7B, detection only"),
    # How far a job is.
    noop("Reading the image"),
    noop("Reading the overview"),
    noop("Looking at the region"),
    noop("Looking for the answer"),
    noop("Looking for the place to zoom in to"),
    noop("Looking closer, at native resolution"),
    noop("Looking for {phrase}"),
    noop("Tile {done} of {total}, {objects} objects"),
    noop("Tile {done} of {total}, 1 object"),
    noop("Merging objects seen in two tiles"),
    noop("{number} objects"),
    # Warnings, and how far to trust the model.
    noop(
        "Embedded model, for trying out: a very small network trained on synthetic scenes only. Check what "
        "it says."
    ),
    noop("The raster has no georeference; it is analysed in pixels, and no metres are given."),
    noop("The raster has no coordinate system; it is analysed in pixels, and no metres are given."),
    noop(
        "The coordinate system '{name}' does not say where on the ground the raster lies; no metres are "
        "given."
    ),
    noop("This model was not taught to follow up, so the question was asked on its own."),
    noop("Say in the question itself all that it is about."),
    noop("Counting here would take {tiles} tiles; the answer is the model's estimate."),
    noop("Draw a smaller region, or use detection, which takes any number of tiles."),
    noop("The model named a class that was not among those given: {label}."),
    noop("The region is looked at in {number} pieces; this takes long."),
    noop("Draw a smaller region to be done sooner."),
    noop("The region holds no image: every pixel of it is the same."),
    noop("The reply to {number} of {total} tiles cannot be read; objects there may be missing."),
    noop("Look at the views marked as tiles for what the model said."),
    noop(
        "The reply to {number} of {total} tiles is cut short or partly unreadable; a few objects there may "
        "be missing."
    ),
    noop("Memory ran short; {number} of {total} tiles were looked at in smaller batches, which took longer."),
    noop("Close other programs, or use a smaller model."),
    noop("{model} does not know {classes}; the other classes are looked for."),
    noop("It finds {classes}."),
    noop("The model's reply is cut short or partly unreadable; a few objects may be missing."),
    noop("The model did not say where to look closer; it answers from the overview."),
    noop("Draw a smaller region around what you ask about."),
    noop("The region was looked at once, strongly reduced; small things in it cannot be found so."),
    noop("Draw a smaller region around them, or have a class detected, which goes tile by tile."),
    noop("The model server tells no probabilities, so every object has the score 1."),
    noop("Use a server that tells them, such as vLLM or llama.cpp's, to sort and filter by score."),
    # What can be wrong with a raster or a region.
    noop("There is no raster at '{source}'."),
    noop("The raster was deleted or its drive is gone."),
    noop("Check the path, or that the drive is still connected, and try again."),
    noop("A part of the raster cannot be read; the file is damaged or truncated."),
    noop("Open the file in QGIS or with gdalinfo; it may be truncated or of an unknown format."),
    noop("The raster holds complex numbers, which have no colour."),
    noop("Compute the amplitude first (Raster > Raster Calculator) and use the result."),
    noop("The raster's geotransform flattens it onto a line."),
    noop("Set its extent again (gdal_translate -a_ullr) and use the result."),
    noop("The raster is placed by {number} ground control points only, so its pixels have no exact place."),
    noop("Warp it first (Raster > Projections > Warp, or gdalwarp) and use the result."),
    noop("The raster is placed by a sensor model (RPC) only, so its pixels have no exact place."),
    noop("Orthorectify it first (gdalwarp -rpc, with a height model) and use the result."),
    noop("The raster lies on the network, which the backend may not use."),
    noop("Save the layer to a file first, or allow the backend to use the network."),
    noop("The raster {name} is not in a folder that the backend may read."),
    noop("Add its folder to the allowed folders of the backend."),
    noop("The backend opens plain raster files only, and this source is not one."),
    noop("Export the layer to a GeoTIFF in an allowed folder and use that."),
    noop("The region lies outside the raster '{name}'."),
    noop("Draw a region that overlaps the raster, or clear the region to use the whole layer."),
    noop("The region has no area."),
    noop("The region cannot be placed on the raster."),
    noop("Draw the region again, with at least three corners."),
    noop(
        "The region is {width} x {height} pixels; the model accepts no image that is more than {times} times "
        "as long as wide."
    ),
    noop("Draw a region that is less elongated."),
    noop(
        "The region holds {number} million pixels; of a layer whose pixels QGIS serves, {most} million can "
        "be looked at."
    ),
    noop("Draw a smaller region."),
    noop("Draw a simpler region, or shorten the question."),
    noop("The program that serves the pixels of this layer went away."),
    noop("The program that serves the pixels of this layer did not answer in time."),
    noop("Ask again, and keep the program that shows the layer open until it is done."),
    noop("Check that the map shows this part of the layer, then ask again."),
    noop("The raster cannot be opened over the network."),
    noop("A part of the raster could not be read over the network."),
    noop("Check that the backend's machine reaches that server and may read from it, then try again."),
    noop("Check its address; the server answers that it has no such file."),
    noop("The raster's path cannot be followed."),
    noop("The region reaches outside the raster."),
    # What can be wrong with a task, a model or the backend itself.
    noop("The {model} does not know {classes}."),
    noop("It finds {classes}; use a larger model for anything else."),
    noop("It can {tasks}; choose another model for anything else."),
    noop("The model's reply is not an answer."),
    noop("The model's reply is not a class."),
    noop("The model's reply is not a description."),
    noop("The model's reply is not a list of objects."),
    noop("The model's replies cannot be read as objects."),
    noop("Ask in other words, or use a larger model."),
    noop("The conversation takes {number} tokens, the model reads {most} at most."),
    noop("Ask a shorter question, or start a new conversation."),
    noop("There is not enough memory for the model to answer."),
    noop("The model '{model}' does not fit into memory."),
    noop("Use a smaller region or a smaller model, or close other programs."),
    noop("The model failed while it was answering."),
    noop("Try again; if it happens twice, restart the backend and look at its log."),
    noop("The model '{model}' ({weights}) has not been downloaded to this machine."),
    noop("The model '{name}' is not loaded; this backend runs '{model}'."),
    noop("Choose '{model}', or restart the backend with RSCOVLM_MODEL={name}."),
    noop("{model} is being loaded."),
    noop("Run 'rscovlm doctor' to see which models are installed."),
    noop("The backend's disk is full."),
    noop("Free some space on the disk, then try again; nothing that had arrived is lost."),
    noop("Something went wrong inside the backend."),
    noop("Look at the backend's log, and report it."),
    noop("Look at the backend's log, mend what it says and restart the backend."),
    noop("The backend knows no such job."),
    noop("Ask again: jobs are kept for a while only."),
    noop("Ask again to have it done wholly."),
    noop("The model server at {address} is busy or still loading."),
    noop("Try again later, or give the backend more model servers."),
    noop("The model server at {address} refuses the key."),
    noop("Set RSCOVLM_API_KEY, or RSCOVLM_API_KEY_FILE to a file that holds the key."),
    noop("The images are too large for the model server at {address}."),
    noop("Look at the model server's log."),
    noop("The conversation is longer than the model server reads."),
    noop("The files of the model '{model}' cannot be read."),
    noop("They may be damaged or half copied: copy or download them again."),
    noop("The backend stopped while this job ran; 1 object that had arrived is kept."),
    noop("The backend stopped while this job ran; {number} objects that had arrived are kept."),
    noop("Name some, such as: airport, harbor."),
    noop("There is no class to choose from."),
)
"""Templates of the backend's sentences; a test finds each of them in the backend's own code."""

_FIELD = re.compile(r"\{(\w+)\}")
_NUMBERS = ("done", "height", "most", "number", "objects", "tiles", "times", "total", "width")
"""Fields that hold a number; any other may hold anything."""


def localised(text: str) -> str:
    """Say a sentence of the backend in QGIS's language, or as it came where it is not known."""
    if not text or text in SENTENCES:
        return tr_noted(text) if text else ""
    for template, pattern in _patterns():
        found = pattern.fullmatch(text)
        if found:
            said = tr_noted(template)
            return said.format(**found.groupdict()) if said != template else text
    return text


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Templates with fields, those with the most words of their own first: they are the most particular."""
    made = []
    for template in SENTENCES:
        parts = _FIELD.split(template)  # plain text and names of fields in turn
        if len(parts) > 1:
            wild = [f"(?P<{name}>{'[0-9,.]+' if name in _NUMBERS else '.+'})" for name in parts[1::2]]
            pattern = "".join(map("".join, zip(map(re.escape, parts[::2]), [*wild, ""])))
            made.append((sum(map(len, parts[::2])), template, re.compile(pattern, re.DOTALL)))
    return [(template, pattern) for _, template, pattern in sorted(made, key=lambda item: -item[0])]
