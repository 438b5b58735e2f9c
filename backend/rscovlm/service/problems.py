"""Errors as HTTP answers: whatever goes wrong, the body is a ``contract.Error``."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Match, Route

from rscovlm import contract, errors

log = logging.getLogger(__name__)

STATUS_OF: dict[type[errors.RSCoVLMError], int] = {
    errors.RequestTooLarge: 413,
    errors.InvalidRequest: 422,
    errors.WindowUnusable: 422,
    errors.BadRequest: 400,
    errors.Unauthorized: 401,
    errors.HostForbidden: 403,
    errors.RasterForbidden: 403,
    errors.RasterMissing: 404,
    errors.ModelMissing: 404,
    errors.JobMissing: 404,
    errors.WindowNotWanted: 404,
    errors.KeyReused: 409,
    errors.DiskFull: 503,
    errors.BackendUnavailable: 503,
    errors.RSCoVLMError: 422,
}
"""By class, the nearest ancestor counts."""

RETRY_AFTER_S = 30


def to_wire(error: errors.RSCoVLMError) -> contract.Error:
    """Turn an error into the event or the body that tells it."""
    return contract.Error(
        code=error.code, message=error.message, details=error.details, next_step=error.next_step
    )


def problem_response(error: errors.RSCoVLMError) -> JSONResponse:
    """Answer a request with an error."""
    status = next(STATUS_OF[kind] for kind in type(error).__mro__ if kind in STATUS_OF)
    headers = {}
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = str(RETRY_AFTER_S)
    return JSONResponse(contract.dump(to_wire(error)), status, headers)


def install(app: FastAPI, routes: Sequence[BaseRoute]) -> None:
    """Make every failure of the app, whose paths these routes are, answer with a ``contract.Error``."""
    app.state.routes = [route for route in routes if isinstance(route, Route)]
    app.add_exception_handler(errors.RSCoVLMError, _on_known)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(Exception, _on_unknown)


async def _on_known(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, errors.RSCoVLMError)
    return problem_response(error)


async def _on_invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    places = [_place(problem) for problem in error.errors()]
    return problem_response(
        errors.InvalidRequest(f"The request cannot be used: {places[0]}.", details="\n".join(places))
    )


def _place(problem: dict[str, Any]) -> str:
    """Name one problem without repeating the input, which may be huge."""
    where: Sequence[object] = problem["loc"][1:] or problem["loc"]
    return f"{'.'.join(str(part) for part in where)[:200]}: {problem['msg'][:500]}"


async def _on_http(request: Request, error: Exception) -> JSONResponse:
    """Word what the framework itself refuses: unknown paths, methods, broken or too large bodies."""
    assert isinstance(error, HTTPException)
    if error.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return problem_response(errors.RequestTooLarge("The request is too large."))
    headers = dict(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        # Starlette names the methods of the first fitting route only, where a path has several.
        routes: list[Route] = request.app.state.routes
        fitting = [route for route in routes if route.matches(request.scope)[0] is not Match.NONE]
        headers["Allow"] = ", ".join(sorted({method for route in fitting for method in route.methods or ()}))
    code = HTTPStatus(error.status_code).name.lower()
    details = f"{request.method} {request.url.path}"
    body = contract.Error(code=code, message=f"{error.detail}.", details=details)
    return JSONResponse(contract.dump(body), error.status_code, headers)


async def _on_unknown(request: Request, error: Exception) -> JSONResponse:
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    body = contract.Error(
        code="failed",
        message="Something went wrong inside the backend.",
        details=f"{type(error).__name__}: {error}",
        next_step="Look at the backend's log, and report it.",
    )
    return JSONResponse(contract.dump(body), 500)
