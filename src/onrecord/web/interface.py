"""The JSON interface: the views themselves. ``/api`` describes it (OpenAPI)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.concurrency import run_in_threadpool

from onrecord.export.check_wire import checks_to_wire
from onrecord.export.compare_wire import comparison_to_wire
from onrecord.export.timeline_wire import timeline_to_wire
from onrecord.web import comparing, followed, library, lists, people, shelf, timelines
from onrecord.web import topics as about
from onrecord.web.checking import check
from onrecord.web.citing import cite
from onrecord.web.followed import AskedQuotations
from onrecord.web.intake import BODY, Submitted, submissions
from onrecord.web.question import Asked
from onrecord.web.queue import Batch
from onrecord.web.request import (
    Against,
    Docs,
    Event,
    Identity,
    Name,
    Number,
    OneName,
    OptionalNumber,
    PageNumber,
    Words,
    archive_of,
    batch_of,
)
from onrecord.web.views import (
    DocumentsView,
    HitView,
    NamesView,
    OutletView,
    QuotationsView,
    QuotationView,
    RecordView,
    SearchView,
    SpeakerView,
    StartView,
    StatementView,
    TopicPageView,
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something was not done, and what to do next."""

    detail: str


_REFUSALS: dict[int | str, dict[str, Any]] = {
    401: {"description": "The token is missing."},
    421: {"description": "The request's Host is not this server."},
    422: {"model": Refusal, "description": "A value is not allowed."},
}
_NOT_THERE: dict[int | str, dict[str, Any]] = {404: {"model": Refusal}}

interface = APIRouter(prefix="/api", responses=_REFUSALS)


@interface.get("/start")
def start(request: Request) -> StartView:
    """How much there is, and what was added last."""
    with archive_of(request) as archive:
        return library.start(archive, request.app.state.queue.unfinished())


@interface.get("/documents")
def documents(request: Request, page: PageNumber = 1) -> DocumentsView:
    """Documents, those that were added last first."""
    with archive_of(request) as archive:
        return shelf.documents(archive, page)


@interface.get("/documents/{number}", responses=_NOT_THERE)
def document(request: Request, number: Number, revision: OptionalNumber = None) -> RecordView:
    """A document with its record, as `onrecord read` writes it."""
    with archive_of(request) as archive:
        return library.open_document(archive, number, revision).view()


@interface.get("/documents/{number}/statements/{key}", responses=_NOT_THERE)
def statement(
    request: Request, number: Number, key: Annotated[str, Path(max_length=100)]
) -> StatementView:
    """A statement, with all that is needed to cite and to check it."""
    with archive_of(request) as archive:
        return cite(archive, number, key)[0]


@interface.get("/compare", responses=_NOT_THERE)
def compare(request: Request, doc: Docs = [], event: Event = None) -> dict[str, Any]:  # noqa: B006
    """One occasion as several documents tell it, as `onrecord compare` writes it."""
    with archive_of(request) as archive:
        return comparison_to_wire(comparing.compare(archive, doc, event)[0])


@interface.get("/documents/{number}/checks", responses=_NOT_THERE)
def checks(request: Request, number: Number, against: Against) -> dict[str, Any]:
    """Check an article against transcripts of the archive, as `onrecord check` does."""
    with archive_of(request) as archive:
        return checks_to_wire(check(archive, number, against))


@interface.get("/search")
def search(request: Request, question: Asked) -> SearchView:
    """Find statements: best fitting first, or the newest where no words are given."""
    with archive_of(request) as archive:
        return lists.search(archive, question)


@interface.get("/statements")
def statements(request: Request, question: Asked) -> list[HitView]:
    """Export all that a search finds, up to 10,000 statements, at their full length."""
    with archive_of(request) as archive:
        found = lists.all_hits(archive, question)
        return list(lists.hit_views(archive, found, snippet=False))


@interface.get("/speakers")
def speakers(request: Request, q: Words = "") -> NamesView:
    """Who is on record."""
    with archive_of(request) as archive:
        return people.speakers(archive, q)


@interface.get("/speaker", responses=_NOT_THERE)
def speaker(request: Request, name: OneName = "", id: OneName = "") -> SpeakerView:
    """What a speaker is on record with, by a name that nobody else has, or by id."""
    with archive_of(request) as archive:
        return people.speaker(archive, name, id)


@interface.get("/timeline", responses=_NOT_THERE)
def timeline(request: Request, name: Name, topic: Words = "") -> dict[str, Any]:
    """What a speaker said over time, with the shifts, as `onrecord timeline` writes it."""
    with archive_of(request) as archive:
        return timeline_to_wire(timelines.over_time(archive, name, topic))


@interface.get("/topics")
def topics(request: Request, q: Words = "") -> NamesView:
    """What statements are about, across documents."""
    with archive_of(request) as archive:
        return about.topics(archive, q)


@interface.get("/topic", responses=_NOT_THERE)
def topic(request: Request, name: Words) -> TopicPageView:
    """Who says what on a topic, and which outlets carry it."""
    with archive_of(request) as archive:
        return about.topic(archive, name)


@interface.get("/outlets")
def outlets(request: Request, q: Words = "") -> NamesView:
    """Which outlets there are."""
    with archive_of(request) as archive:
        return people.outlets(archive, q)


@interface.get("/outlet", responses=_NOT_THERE)
def outlet(request: Request, name: Name) -> OutletView:
    """Whom an outlet quotes, and how."""
    with archive_of(request) as archive:
        return people.outlet(archive, name)


@interface.get("/quotations")
def quotations(request: Request, sought: AskedQuotations) -> QuotationsView:
    """Quotations that several documents have, those that most have first."""
    with archive_of(request) as archive:
        return followed.quotations(archive, sought)


@interface.get("/quotations/{identity}", responses=_NOT_THERE)
def quotation(request: Request, identity: Identity) -> QuotationView:
    """A quotation, and how each document has it."""
    with archive_of(request) as archive:
        return followed.quotation(archive, identity)


@interface.post(
    "/documents",
    status_code=202,
    openapi_extra=BODY,
    responses={
        400: {"model": Refusal, "description": "The form can't be parsed."},
        403: {"model": Refusal, "description": "Not asked for by a page of this server."},
        413: {"model": Refusal, "description": "Too large."},
        415: {"model": Refusal, "description": "Not a form."},
    },
)
async def add(request: Request, form: Submitted) -> Batch:
    """Take in a text, addresses or files; they are read in the background."""
    state = request.app.state
    found = await submissions(form, state.settings)
    number = await run_in_threadpool(state.queue.add, found)
    state.worker.wake()
    batch: Batch = await run_in_threadpool(state.queue.batch, number)
    return batch


@interface.get("/batches/{number}", responses=_NOT_THERE)
def batch(request: Request, number: Number) -> Batch:
    """How far the reading of what was dropped in is."""
    return batch_of(request, number)
