"""What is dropped in, and how far the reading of it is."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from onrecord.web.intake import Submitted, submissions
from onrecord.web.render import page
from onrecord.web.request import Number, batch_of

router = APIRouter()


@router.post("/add")
async def add(request: Request, form: Submitted) -> Response:
    """Take in what was dropped."""
    state = request.app.state
    found = await submissions(form, state.settings)
    batch = await run_in_threadpool(state.queue.add, found)
    state.worker.wake()
    return RedirectResponse(f"/batches/{batch}", 303)


@router.get("/batches")
def batches(request: Request) -> Response:
    """What was dropped in lately."""
    return page(request, "batches.html", {"batches": request.app.state.queue.batches(50)})


@router.get("/batches/{number}")
def batch(request: Request, number: Number) -> Response:
    """How far the reading of what was dropped in is."""
    return page(request, "batch.html", {"batch": batch_of(request, number)})
