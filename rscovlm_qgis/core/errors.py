"""What can go wrong in the plugin, in words: what happened, and what to do about it."""

from __future__ import annotations

from rscovlm_qgis.core.i18n import tr


class PluginError(Exception):
    """A failure to be shown to a person.

    Attributes:
        code: stable identifier; a refusal by the backend carries the backend's code.
        message: one plain sentence.
        details: for the log and the diagnosis.
        next_step: what the person can do; may be empty.
    """

    code = "failed"

    def __init__(self, message: str, *, details: str = "", next_step: str = "", code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.details = details
        self.next_step = next_step
        self.code = code or type(self).code


class InputError(PluginError):
    """Something is missing in what the person asked for; nothing was sent."""

    code = "input"


class EmptyInput(InputError):
    """No question, or no class."""

    code = "empty_input"

    def __init__(self, message: str, next_step: str) -> None:
        super().__init__(message, next_step=next_step)


class LayerUnsupported(InputError):
    """The layer's pixels are not in a file that the backend could open."""

    code = "layer_unsupported"


class RegionOutside(InputError):
    """The region and the layer do not overlap."""

    code = "region_outside"

    def __init__(self) -> None:
        super().__init__(
            tr("The region lies outside the layer."),
            next_step=tr("Draw a region that overlaps the raster, or look at the whole layer."),
        )


class RegionNeeded(InputError):
    """Nobody can mean all of a layer that shows the whole world."""

    code = "region_needed"

    def __init__(self, name: str) -> None:
        super().__init__(
            tr("'{name}' covers too much of the world to look at all of it.").format(name=name),
            next_step=tr("Draw a region, or choose 'What the map shows'."),
        )


class RegionTooLarge(InputError):
    """The region holds more pixels than a service should be asked for."""

    code = "region_too_large"

    def __init__(self, name: str) -> None:
        super().__init__(
            tr("The region holds more of '{name}' than its service should be asked for.").format(name=name),
            next_step=tr("Draw a smaller region, or zoom the map out, so that coarser pixels are taken."),
        )


class LayerGone(PluginError):
    """The layer whose pixels the plugin has to serve is no longer in the project."""

    code = "layer_gone"

    def __init__(self, name: str) -> None:
        super().__init__(
            tr("The layer '{name}' is no longer in the project, so its pixels cannot be read.").format(
                name=name
            ),
            next_step=tr("Add it to the project again, then ask about it anew."),
        )


class PixelsMissing(PluginError):
    """A part of a layer could not be drawn for the model."""

    code = "pixels_missing"

    def __init__(self, name: str, cause: str) -> None:
        super().__init__(
            tr("A part of '{name}' could not be read: {cause}.").format(name=name, cause=cause),
            next_step=tr("Check that the map shows this part of the layer, then ask again."),
        )


class BackendError(PluginError):
    """The backend is not there, or not as it should be."""

    code = "backend"


class BackendAbsent(BackendError):
    """Nothing answers at the address."""

    code = "backend_absent"

    def __init__(self, address: str, details: str = "") -> None:
        super().__init__(
            tr("No backend answers at {address}.").format(address=address),
            details=details,
            next_step=tr("Start it, or check the address in the settings."),
        )


class CommandMissing(BackendError):
    """There is no ``rscovlm`` command to start."""

    code = "command_missing"

    def __init__(self) -> None:
        super().__init__(
            tr("The backend is not installed where the plugin looks for it."),
            next_step=tr(
                "Install it (pip install rscovlm[backend]) or name the 'rscovlm' command in the settings."
            ),
        )


class BackendStartFailed(BackendError):
    """Our backend ended, or hung, before it could serve."""

    code = "backend_start_failed"

    def __init__(self, cause: str, details: str = "") -> None:
        super().__init__(
            tr("The backend did not start: {cause}").format(cause=cause),
            details=details,
            next_step=tr("Click the state of the backend to see its log."),
        )


class TokenRefused(BackendError):
    """The backend wants another token."""

    code = "token_refused"

    def __init__(self, address: str) -> None:
        super().__init__(
            tr("The backend at {address} does not accept the token.").format(address=address),
            next_step=tr(
                "Put the token of that backend into the settings; it is in the file 'token' of its folder."
            ),
        )


class TokenLocked(BackendError):
    """The token is there, but its database is locked."""

    code = "token_locked"

    def __init__(self, name: str) -> None:
        super().__init__(
            tr("The token of '{name}' is locked by QGIS's master password.").format(name=name),
            next_step=tr(
                "Ask again and enter the master password; for qgis_process, name a file with it in "
                "QGIS_AUTH_PASSWORD_FILE."
            ),
        )


class BackendBusy(BackendError):
    """It answers, but cannot serve now.

    Attributes:
        retry_after: seconds after which it wants to be asked again.
    """

    code = "backend_busy"

    def __init__(self, cause: str, retry_after: float) -> None:
        super().__init__(
            cause or tr("The backend cannot serve right now."), next_step=tr("Try again in a moment.")
        )
        self.retry_after = retry_after


class BackendLost(BackendError):
    """The line broke while a job ran, and could not be taken up again."""

    code = "backend_lost"

    def __init__(self, details: str = "") -> None:
        super().__init__(
            tr("The backend stopped answering. What had arrived is kept."),
            details=details,
            next_step=tr("Restart the backend and continue where the job stopped."),
        )


class ReplyUnreadable(BackendError):
    """What came back is not in the contract."""

    code = "reply_unreadable"

    def __init__(self, details: str) -> None:
        super().__init__(
            tr("What answers is not the backend that this plugin expects."),
            details=details,
            next_step=tr(
                "Check the address in the settings, and that plugin and backend have the same version."
            ),
        )


class JobUnknown(BackendError):
    """The backend has forgotten the job."""

    code = "job_unknown"

    def __init__(self) -> None:
        super().__init__(
            tr("The backend no longer knows this job. What had arrived is kept."),
            next_step=tr("Ask again."),
        )


class BackendRefused(BackendError):
    """The backend said no, in its own words, which are passed on."""

    code = "backend_refused"


class StorageFailed(PluginError):
    """Results could not be written where they belong."""

    code = "storage_failed"


class ExportFailed(PluginError):
    """A file of the person's choice could not be written."""

    code = "export_failed"
