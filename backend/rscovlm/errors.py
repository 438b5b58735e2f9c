"""The errors a person may meet: a sentence, details for the log, and what to do next.

Every error that leaves a task, the service or the command line is one of these; its ``code`` is part
of the wire contract and never changes meaning.
"""

from __future__ import annotations


class RSCoVLMError(Exception):
    """A failure told in words.

    Attributes:
        code: stable snake_case identifier, for programs.
        message: one plain sentence, for a person.
        details: what a developer wants to see; may be empty.
        next_step: what the person can do about it; may be empty.
    """

    code = "failed"
    default_next_step = ""

    def __init__(self, message: str, *, details: str = "", next_step: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.details = details
        self.next_step = self.default_next_step if next_step is None else next_step


class RasterMissing(RSCoVLMError):
    """The raster is not where its path says, or no longer there."""

    code = "raster_missing"
    default_next_step = "Check the path, or that the drive is still connected, and try again."


class RasterUnreadable(RSCoVLMError):
    """The raster is there, but GDAL cannot read it, or not all of it."""

    code = "raster_unreadable"
    default_next_step = "Open the file in QGIS or with gdalinfo; it may be truncated or of an unknown format."


class RasterUnreferenced(RSCoVLMError):
    """The raster is placed by ground control points only, so windows of it have no place on the map."""

    code = "raster_gcp_only"
    default_next_step = "Warp it first (Raster > Projections > Warp, or gdalwarp) and use the result."


class RasterForbidden(RSCoVLMError):
    """The raster lies outside the folders that the backend may open."""

    code = "raster_forbidden"
    default_next_step = "Add its folder to the allowed folders of the backend."


class RegionOutside(RSCoVLMError):
    """The region of interest and the raster have nothing in common."""

    code = "region_outside"
    default_next_step = "Draw a region that overlaps the raster, or clear the region to use the whole layer."


class RegionInvalid(RSCoVLMError):
    """The region of interest is not a polygon with an area."""

    code = "region_invalid"
    default_next_step = "Draw the region again, with at least three corners."


class RegionTooLarge(RSCoVLMError):
    """The region is more than a client can be asked to serve the pixels of."""

    code = "region_too_large"
    default_next_step = "Draw a smaller region."


class PixelsMissing(RSCoVLMError):
    """The client that serves the raster's pixels could not give a part of them."""

    code = "pixels_missing"
    default_next_step = "Check that the map shows this part of the layer, then ask again."


class ClientAway(RSCoVLMError):
    """The client that serves the raster's pixels no longer answers."""

    code = "client_away"
    default_next_step = "Ask again, and keep the program that shows the layer open until it is done."


class ImageTooThin(RSCoVLMError):
    """The aspect ratio is beyond what the vision tower accepts (200)."""

    code = "aspect_ratio"
    default_next_step = "Draw a region that is less elongated."


class BadRequest(RSCoVLMError):
    """What was asked for cannot be done as it was asked."""

    code = "bad_request"


class EmptyQuestion(BadRequest):
    """The question has no words."""

    code = "empty_question"
    default_next_step = "Type a question, such as: How many ships are there?"


class NoClasses(BadRequest):
    """The list of classes names none."""

    code = "no_classes"
    default_next_step = "Name at least one class, such as: plane, ship."


class UnreadableReply(RSCoVLMError):
    """The model answered with something that is neither a result nor an answer."""

    code = "unreadable_reply"
    default_next_step = "Ask in other words, or use a larger model."


class ModelMissing(RSCoVLMError):
    """The model is not in the registry, or its weights are not on this machine."""

    code = "model_missing"
    default_next_step = "Run 'rscovlm doctor' to see which models are installed."


class EngineFailed(RSCoVLMError):
    """The model broke off while it was answering."""

    code = "engine_failed"
    default_next_step = "Try again; if it happens twice, restart the backend and look at its log."


class OutOfMemory(EngineFailed):
    """Even a single image does not fit into the memory."""

    code = "out_of_memory"
    default_next_step = "Use a smaller region or a smaller model, or close other programs."


class ContextTooLong(EngineFailed):
    """The conversation has more tokens than the model server reads."""

    code = "context_too_long"
    default_next_step = (
        "Ask a shorter question, or start the model server with room for more tokens "
        "(vLLM: --max-model-len, llama.cpp: --ctx-size)."
    )


class ServerAway(EngineFailed):
    """No model server answers, or what answers is none."""

    code = "server_away"
    default_next_step = "Start the model server, or correct its address; 'rscovlm doctor' tries each address."


class ServerBusy(EngineFailed):
    """The model servers answer, but take no more work."""

    code = "server_busy"
    default_next_step = "Try again later, or give the backend more model servers."


class ServerRefused(EngineFailed):
    """A model server refuses the request: its key, or what it asks for."""

    code = "server_refused"
    default_next_step = "Look at the model server's log."


class ExportFailed(RSCoVLMError):
    """The results could not be written."""

    code = "export_failed"
    default_next_step = "Choose another folder or file name, or free some space on the disk."


class DiskFull(ExportFailed):
    """The disk has no room for the results."""

    code = "disk_full"
    default_next_step = "Free some space on the disk, then try again; nothing that had arrived is lost."


class Cancelled(RSCoVLMError):
    """The work was stopped because someone asked for it."""

    code = "cancelled"


class LedgerUnusable(RSCoVLMError):
    """The ledger of a bulk run belongs to other settings, to a run that is going on, or cannot be used."""

    code = "ledger_unusable"


class ClusterAway(RSCoVLMError):
    """There is no Ray cluster to work on, or nothing of it that could work."""

    code = "cluster_away"
    default_next_step = "Look at the cluster with 'ray status', then give the same command again to go on."


class WorkerLost(RSCoVLMError):
    """What worked on a piece of a raster died of it more than once."""

    code = "worker_lost"
    default_next_step = (
        "The raster may be one that crashes GDAL, or the memory may be short: look at it alone with "
        "'rscovlm info', then give the same command with --retry-failed."
    )


class Unauthorized(RSCoVLMError):
    """The request shows no token, or not that of this backend."""

    code = "unauthorized"
    default_next_step = "Send the token of the backend; it stands in the file 'token' of its state folder."


class HostForbidden(RSCoVLMError):
    """The request names a host that this backend is not: a web page may be rebinding its name to us."""

    code = "host_forbidden"
    default_next_step = "Use the address that the backend told, such as http://127.0.0.1:8765."


class InvalidRequest(BadRequest):
    """The request does not fit the contract; ``details`` name every place where it does not."""

    code = "invalid_request"


class RequestTooLarge(BadRequest):
    """The request is longer than the backend reads."""

    code = "request_too_large"
    default_next_step = "Draw a simpler region, or shorten the question."


class JobMissing(RSCoVLMError):
    """There is no such job, or no longer."""

    code = "job_missing"
    default_next_step = "Ask again: jobs are kept for a while only."


class WindowNotWanted(RSCoVLMError):
    """Nobody waits for these pixels, or no longer."""

    code = "window_not_wanted"
    default_next_step = "Nothing needs to be done: the job has ended, or has the pixels already."


class WindowUnusable(BadRequest):
    """What was sent is not the image that was asked for; it is still waited for."""

    code = "window_unusable"
    default_next_step = "Send a PNG of exactly the size that the event names."


class KeyReused(RSCoVLMError):
    """A job of the same key but with another task exists."""

    code = "key_reused"
    default_next_step = "Make a new key for every job."


class BackendUnavailable(RSCoVLMError):
    """The backend runs, but cannot serve; its health tells why."""

    code = "backend_unavailable"
    default_next_step = "Look at the backend's log, mend what it says and restart the backend."


class BackendStopped(RSCoVLMError):
    """The backend ended while a job ran."""

    code = "backend_stopped"
    default_next_step = "Ask again to have it done wholly."


class CannotServe(RSCoVLMError):
    """The backend cannot start: its port or its state folder is taken, or cannot be written."""

    code = "cannot_serve"
