"""The HTTP API: what ``contract`` says, at the paths of ``/v1``; what it does is the service's."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Path, Query, Request, Response, Security
from fastapi.responses import JSONResponse, StreamingResponse
from fastapi.security import HTTPBearer
from starlette.concurrency import run_in_threadpool

from rscovlm import __version__, contract
from rscovlm.errors import BadRequest
from rscovlm.service import problems
from rscovlm.service.security import Gate
from rscovlm.service.service import Service
from rscovlm.service.streams import follow

STARTING_RETRY_S = 2
_BYTES = {"type": "string", "format": "binary"}
_MAX_SEQ = 2**53
"""Beyond it not every JSON reader keeps a whole number."""


class NDJSONResponse(StreamingResponse):
    """Lines of JSON, each sent as soon as it is known."""

    media_type = "application/x-ndjson"


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


def _errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {status: {"model": contract.Error} for status in statuses}


def _errors_beside_stream(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Declare errors of a path whose success is no JSON: FastAPI would give them its media type, too."""
    schema = {"$ref": "#/components/schemas/Error"}
    content = {"application/json": {"schema": schema}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}


Here = Annotated[Service, Depends(_service)]
JobId = Annotated[str, Path(description="a job_id that POST /v1/jobs told", max_length=64)]
WindowId = Annotated[int, Path(ge=1, le=_MAX_SEQ, description="the id of a window_wanted event")]
Since = Annotated[int, Query(ge=0, le=_MAX_SEQ, description="seq of the last event that the client has")]

_token = HTTPBearer(auto_error=False, description="the content of the file 'token'; the gate checks it")
open_paths = APIRouter(prefix="/v1", responses=_errors(403))
paths = APIRouter(prefix="/v1", dependencies=[Security(_token)], responses=_errors(401, 403))


@open_paths.get("/health", responses={503: {"model": contract.Health}})
def health(service: Here) -> contract.Health:
    """Tell how the backend is; 503 while it cannot serve. Needs no token."""
    state = service.health()
    if state.status in ("starting", "dead"):
        retry_s = STARTING_RETRY_S if state.status == "starting" else problems.RETRY_AFTER_S
        return JSONResponse(contract.dump(state), 503, {"Retry-After": str(retry_s)})  # type: ignore[return-value]
    return state


@paths.get("/models")
def models(service: Here) -> list[contract.ModelInfo]:
    """List the models, and what each can do."""
    return service.models()


@paths.post("/rasters/info", responses=_errors(400, 404, 413, 422))
def raster_info(raster: contract.RasterDescription, service: Here) -> contract.RasterInfo:
    """Describe a raster: its size, its CRS, its true ground sampling distance."""
    return service.raster_info(raster)


@paths.post(
    "/jobs",
    status_code=201,
    responses={200: {"model": contract.JobStatus}, **_errors(400, 404, 409, 413, 422, 503)},
)
def create_job(request: contract.JobRequest, response: Response, service: Here) -> contract.JobStatus:
    """Queue a job: 201 if it is new, 200 if its key is known."""
    service.check(request.task)
    status, new = service.jobs.submit(request)
    response.status_code = 201 if new else 200
    return status


@paths.get("/jobs")
def list_jobs(service: Here) -> list[contract.JobStatus]:
    """List the jobs that are kept, the newest first."""
    return service.store.jobs()


@paths.get("/jobs/{job_id}", responses=_errors(404, 422))
def job_status(job_id: JobId, service: Here) -> contract.JobStatus:
    """Tell how a job stands."""
    return service.store.status(job_id)


@paths.delete("/jobs/{job_id}", responses=_errors(404, 422))
def cancel_job(job_id: JobId, service: Here) -> contract.JobStatus:
    """Cancel a job; its stream says ``done`` when it has stopped. An ended job stays as it is."""
    return service.jobs.cancel(job_id)


@paths.get(
    "/jobs/{job_id}/events",
    response_class=NDJSONResponse,
    response_model=contract.EventLine,
    responses=_errors_beside_stream(400, 401, 403, 404, 422),
)
def job_events(job_id: JobId, service: Here, since: Since = 0) -> NDJSONResponse:
    """Stream the events after ``since``, one JSON object a line, live until ``done``.

    When nothing happens a ``heartbeat`` is sent, with the ``seq`` of the last event. A stream that ends
    without ``done`` was cut off: ask again from the last ``seq``.
    """
    last_seq = service.store.status(job_id).last_seq
    if since > last_seq:
        raise BadRequest(
            f"The job has {last_seq} events only; what came after them was lost.",
            next_step="Ask for its events from the start.",
        )
    lines = follow(
        service.store,
        service.bell,
        job_id,
        since,
        heartbeat_s=service.settings.heartbeat_s,
        wanted=service.windows.wanted,
    )
    return NDJSONResponse(lines)


@paths.put(
    "/jobs/{job_id}/windows/{window_id}",
    status_code=204,
    response_class=Response,
    responses=_errors(404, 413, 422),
    openapi_extra={"requestBody": {"required": True, "content": {"image/png": {"schema": _BYTES}}}},
)
async def serve_window(job_id: JobId, window_id: WindowId, request: Request, service: Here) -> None:
    """Serve the pixels that a ``window_wanted`` event asked for; what is refused is still waited for."""
    png = await request.body()
    await run_in_threadpool(service.store.status, job_id)
    await run_in_threadpool(service.windows.answer, job_id, window_id, png)


@paths.put(
    "/jobs/{job_id}/windows/{window_id}/failure",
    status_code=204,
    response_class=Response,
    responses=_errors(400, 404, 413, 422),
)
def fail_window(job_id: JobId, window_id: WindowId, failure: contract.WindowFailure, service: Here) -> None:
    """Say why the pixels that were asked for cannot be served; the job fails with these words."""
    service.store.status(job_id)
    service.windows.refuse(job_id, window_id, failure)


def create_app(service: Service) -> FastAPI:
    """Build the ASGI application on a service."""
    app = _bare_app()
    app.state.service = service
    settings = service.settings
    app.add_middleware(
        Gate,
        token=service.token,
        hosts=[settings.host, *settings.hosts],
        max_body_bytes=settings.max_body_bytes,
        max_window_bytes=settings.max_window_bytes,
    )
    return app


def openapi_text() -> str:
    """Write the OpenAPI document as ``docs/openapi.json`` holds it."""
    return json.dumps(_bare_app().openapi(), indent=2, ensure_ascii=False) + "\n"


def _bare_app() -> FastAPI:
    app = FastAPI(
        title="RSCoVLM backend",
        version=__version__,
        description="Questions about rasters, as jobs whose events are streamed.",
        openapi_url=None,  # the document is committed; nothing but the API is served
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
    )
    problems.install(app, [*open_paths.routes, *paths.routes])
    app.include_router(open_paths)
    app.include_router(paths)
    return app
