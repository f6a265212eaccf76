"""The application: pages, interface, and what is said when something goes wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from onrecord import __version__
from onrecord.errors import ArchiveError
from onrecord.store import Archive
from onrecord.web.check_queue import CheckQueue
from onrecord.web.guard import Guard, TooLarge
from onrecord.web.intake import BadForm
from onrecord.web.interface import interface
from onrecord.web.pages import pages
from onrecord.web.question import BadQuestion
from onrecord.web.queue import Queue
from onrecord.web.remove import forget_removed
from onrecord.web.render import page
from onrecord.web.settings import Settings
from onrecord.web.shelf import NotThere
from onrecord.web.worker import Worker

_STATUS: dict[type[Exception], int] = {
    NotThere: 404,
    BadQuestion: 422,
    BadForm: 422,
    TooLarge: 413,
    ArchiveError: 503,
}


def create_app(settings: Settings) -> FastAPI:
    """Return the reading room for one archive, which is made if there is none.

    Raises:
        ArchiveError: If the archive can't be opened.
    """
    with Archive(settings.archive, create=True) as archive:
        archive.finish_removal()
        waiting = queue_path(settings.archive)
        queue, checks = Queue(waiting), CheckQueue(waiting)
        forget_removed(archive, queue, checks)

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        worker = app.state.worker = Worker(settings, queue, checks)
        worker.start()
        yield
        worker.end()

    app = FastAPI(
        title="onrecord",
        version=__version__,
        description="Who said what, in which exact words and where.",
        openapi_url="/api",
        docs_url=None,
        redoc_url=None,
        lifespan=running,
    )
    app.state.settings, app.state.queue, app.state.checks = settings, queue, checks
    app.include_router(interface)
    app.include_router(pages)
    for kind, status in _STATUS.items():
        app.add_exception_handler(kind, _handler(status))
    app.add_exception_handler(RequestValidationError, _handle_values)
    app.add_exception_handler(HTTPException, _handle_http)
    app.add_middleware(Guard, settings=settings)
    return app


def queue_path(archive: Path) -> Path:
    """Return where an archive's queue is: beside it."""
    return archive.with_name(f"{archive.name}.queue")


def _handler(status: int) -> Callable[[Request, Exception], Response]:
    def handle(request: Request, error: Exception) -> Response:
        said = getattr(error, "problem", None) or getattr(error, "message", None) or str(error)
        return _refuse(request, status, said)

    return handle


def _handle_values(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    name = ".".join(str(step) for step in first["loc"][1:]) or "the request"
    return _refuse(request, 422, f"{name}: {first['msg']}.")


def _handle_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = "There is no such page." if error.detail == "Not Found" else str(error.detail)
    answer = _refuse(request, error.status_code, said)
    answer.headers.update(error.headers or {})
    return answer


def _refuse(request: Request, status: int, said: str) -> Response:
    if request.url.path.startswith("/api"):
        return JSONResponse({"detail": said}, status)
    return page(request, "error.html", {"said": said, "status": status}, status=status)
