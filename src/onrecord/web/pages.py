"""The pages: what a view shows, as HTML."""

from __future__ import annotations

import hmac
from dataclasses import fields
from typing import Annotated, cast, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from onrecord.export.check_html import lay_out_checks, lay_out_entries
from onrecord.export.compare_html import page_values
from onrecord.export.timeline_chart import draw
from onrecord.export.timeline_view import lay_out_timeline
from onrecord.store import Archive
from onrecord.web import comparing, followed, library, people, shelf, timelines
from onrecord.web import topics as about
from onrecord.web.amend import Action, Given, add_missed, amend, take_back
from onrecord.web.charts import bars, strip_of_voices
from onrecord.web.checking import check, keep_check, transcripts
from onrecord.web.comparing import Docs, Event
from onrecord.web.followed import AskedQuotations
from onrecord.web.guard import let_in
from onrecord.web.intake import BadForm, Submitted, field, submissions, submitted
from onrecord.web.interface import EXPORTED, Against, Identity, Number, PageNumber
from onrecord.web.question import Asked
from onrecord.web.registered import Action as Decided
from onrecord.web.registered import Namesakes, decide, open_archive
from onrecord.web.remove import removal, remove
from onrecord.web.render import (
    check_addresses,
    lay_out_beside,
    lay_out_document,
    page,
    static_file,
)
from onrecord.web.spreadsheet import to_csv

pages = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

Name = Annotated[str, Query(min_length=1, max_length=500)]
OneName = Annotated[str, Query(max_length=500)]
OptionalNumber = Annotated[int | None, Query(ge=1, lt=2**31)]
Words = Annotated[str, Query(max_length=300)]
_CSV = "text/csv; charset=utf-8"


@pages.get("/")
def start(request: Request) -> Response:
    """The first page."""
    with _archive(request) as archive:
        view = library.start(archive, request.app.state.queue.unfinished())
    return page(request, "start.html", {"view": view})


@pages.get("/documents")
def documents(
    request: Request, page_number: PageNumber = 1, removed: OptionalNumber = None
) -> Response:
    """All documents, and that one has been removed."""
    with _archive(request) as archive:
        view = shelf.documents(archive, page_number)
        gone = removed is not None and not archive.entries(removed)
        unfinished = archive.is_removal_unfinished
    values = {"view": view, "removed": removed if gone else None, "unfinished": unfinished}
    return page(request, "documents.html", values)


@pages.get("/documents/{number}")
def document(request: Request, number: Number, revision: OptionalNumber = None) -> Response:
    """One document: the article and its round-up."""
    with _archive(request) as archive:
        opened = library.open_document(archive, number, revision)
    laid = lay_out_document(opened)
    values = {
        "view": opened,
        "record": laid,
        "lanes": strip_of_voices(opened.record, laid),
        "beside": lay_out_beside(opened),
        "speakers": sorted({each.name for each in opened.record.speakers}),
    }
    return page(request, "document.html", values)


@pages.get("/compare")
def compare(request: Request, doc: Docs = [], event: Event = None) -> Response:  # noqa: B006
    """One occasion as several documents tell it; or which documents there are to choose from."""
    with _archive(request) as archive:
        if not doc and event is None:
            values = {"view": shelf.documents(archive, 1), "most": comparing.MOST}
            return page(request, "choose_documents.html", values)
        comparison, numbers = comparing.compare(archive, doc, event)
    values = {**page_values(comparison), "numbers": numbers}
    return page(request, "compare_room.html", values)


@pages.get("/documents/{number}/check")
def check_document(request: Request, number: Number, against: Against = ()) -> Response:
    """An article's words against transcripts: as they were last checked, if no others are named."""
    with _archive(request) as archive:
        opened, offered = library.open_document(archive, number), transcripts(archive, number)
        kept = opened.check
        if kept is not None and against and against != kept.against:
            kept = None
        checked = kept.checked if kept is not None else None
        if checked is None and against:
            checked = check(archive, number, against)
    values = {
        "document": opened.document,
        "transcripts": offered,
        "against": kept.against if kept is not None else against,
        "kept": kept,
        "checked": lay_out_checks(checked) if checked is not None else None,
        "addresses": check_addresses(number, checked) if checked is not None else {},
    }
    return page(request, "against.html", values)


@pages.post("/documents/{number}/check")
def keep_document_check(request: Request, number: Number, form: Submitted) -> Response:
    """Check an article's words against transcripts, and keep the outcome for its pages."""
    against = [_number(each) for each in form.getlist("against")]
    with _archive(request) as archive:
        keep_check(archive, number, against)
    return RedirectResponse(f"/documents/{number}/check", 303)


@pages.get("/documents/{number}/remove")
def ask_to_remove(request: Request, number: Number) -> Response:
    """Ask whether a document is to be removed for good."""
    with _archive(request) as archive:
        view = removal(archive, number)
    return page(request, "remove.html", {"view": view})


@pages.post("/documents/{number}/remove")
def remove_document(request: Request, number: Number, form: Submitted) -> Response:
    """Take a document out for good."""
    latest, sure = field(form, "latest"), field(form, "sure") == "yes"
    if not latest.isdecimal():
        raise BadForm("Nothing was removed. Begin at the document's page.")
    with _archive(request) as archive:
        remove(archive, request.app.state.queue, number, int(latest), sure)
    return RedirectResponse(f"/documents?removed={number}", 303)


@pages.post("/finish-removal", dependencies=[Depends(submitted)])
def finish_removal(request: Request) -> Response:
    """Overwrite what is left of removed documents in the file."""
    with _archive(request) as archive:
        archive.finish_removal()
    return RedirectResponse("/documents", 303)


@pages.get("/documents/{number}/statements/{key}")
def statement(request: Request, number: Number, key: str) -> Response:
    """One statement, to be cited."""
    with _archive(request) as archive:
        view, kept = library.statement(archive, number, key)
    checks = lay_out_entries(kept.checked) if kept is not None else []
    return page(request, "statement.html", {"view": view, "checks": checks})


@pages.post("/documents/{number}/statements/{key}")
def amend_statement(request: Request, number: Number, key: str, form: Submitted) -> Response:
    """Keep what a reader says of a statement."""
    action = field(form, "action")
    if action not in get_args(Action):
        raise BadForm(f"{action!r} is none of {', '.join(get_args(Action))}.")
    with _archive(request) as archive:
        address = amend(
            archive,
            number,
            key,
            cast(Action, action),
            _given(form),
            from_document=field(form, "from") == "document",
        )
    return RedirectResponse(address, 303)


@pages.post("/documents/{number}/statements")
def add_statement(request: Request, number: Number, form: Submitted) -> Response:
    """Keep a statement that was missed."""
    with _archive(request) as archive:
        address = add_missed(archive, number, field(form, "text"), _given(form))
    return RedirectResponse(address, 303)


@pages.post("/documents/{number}/corrections/{correction}", dependencies=[Depends(submitted)])
def undo_correction(request: Request, number: Number, correction: Number) -> Response:
    """Forget what a reader said of a statement."""
    with _archive(request) as archive:
        address = take_back(archive, number, correction)
    return RedirectResponse(address, 303)


@pages.get("/search")
def search(request: Request, question: Asked) -> Response:
    """Search the statements."""
    with _archive(request) as archive:
        view = library.search(archive, question)
    return page(request, "search.html", {"view": view, "question": question})


@pages.get("/search.csv")
def search_csv(request: Request, question: Asked) -> Response:
    """What a search finds, for a spreadsheet."""
    with _archive(request) as archive:
        found = library.all_hits(archive, question, EXPORTED)
    return Response(
        to_csv(found),
        media_type=_CSV,
        headers={"Content-Disposition": 'attachment; filename="statements.csv"'},
    )


@pages.get("/documents/{number}/statements.csv")
def document_csv(request: Request, number: Number) -> Response:
    """A document's statements, for a spreadsheet."""
    with _archive(request) as archive:
        found = library.statements_of(archive, number)
    return Response(
        to_csv(found),
        media_type=_CSV,
        headers={"Content-Disposition": f'attachment; filename="document-{number}.csv"'},
    )


@pages.get("/speakers")
def speakers(request: Request, q: Words = "") -> Response:
    """Who is on record."""
    with _archive(request) as archive:
        view = people.speakers(archive, q)
    return page(request, "names.html", {"view": view, "words": q, "kind": "speaker"})


@pages.get("/outlets")
def outlets(request: Request, q: Words = "") -> Response:
    """Which outlets there are."""
    with _archive(request) as archive:
        view = people.outlets(archive, q)
    return page(request, "names.html", {"view": view, "words": q, "kind": "outlet"})


@pages.get("/speaker")
def speaker(request: Request, name: OneName = "", id: OneName = "") -> Response:
    """What a speaker is on record with."""
    try:
        with _archive(request) as archive:
            view = people.speaker(archive, name, id)
    except Namesakes:
        return RedirectResponse(f"/speakers?{urlencode({'q': name})}", 303)
    pictures = {"outlets": bars(view.outlets), "types": bars(view.types)}
    return page(request, "speaker.html", {"view": view, **pictures})


@pages.post("/speaker")
def decide_speaker(request: Request, form: Submitted) -> Response:
    """Keep what a reader says of who is one."""
    given = {name: field(form, name) for name in ("other", "form", "document", "number")}
    action = field(form, "action")
    if action not in get_args(Decided):
        raise BadForm(f"{action!r} is none of {', '.join(get_args(Decided))}.")
    with _archive(request) as archive:
        shown = decide(archive, field(form, "id"), cast(Decided, action), **given)
    return RedirectResponse(f"/speaker?{urlencode({'id': shown})}", 303)


@pages.get("/timeline")
def timeline(request: Request, name: Name, topic: Words = "") -> Response:
    """What a speaker said over time, with the shifts."""
    with _archive(request) as archive:
        found = timelines.over_time(archive, name, topic)
    values = {"view": lay_out_timeline(found), "chart": draw(found), "name": name, "topic": topic}
    return page(request, "timeline_room.html", values)


@pages.get("/topics")
def topics(request: Request, q: Words = "") -> Response:
    """What statements are about, across documents."""
    with _archive(request) as archive:
        view = about.topics(archive, q)
    return page(request, "names.html", {"view": view, "words": q, "kind": "topic"})


@pages.get("/topic")
def topic(request: Request, name: Words) -> Response:
    """Who says what on a topic, and which outlets carry it."""
    with _archive(request) as archive:
        view = about.topic(archive, name)
    pictures = {name: bars(getattr(view, name)) for name in ("speakers", "outlets", "acts")}
    return page(request, "topic.html", {"view": view, **pictures})


@pages.get("/outlet")
def outlet(request: Request, name: Name) -> Response:
    """Whom an outlet quotes, and how."""
    with _archive(request) as archive:
        view = people.outlet(archive, name)
    pictures = {"speakers": bars(view.speakers), "shares": bars(view.shares)}
    return page(request, "outlet.html", {"view": view, **pictures})


@pages.get("/quotations")
def quotations(request: Request, sought: AskedQuotations) -> Response:
    """Quotations that several documents have."""
    with _archive(request) as archive:
        view = followed.quotations(archive, sought)
    return page(request, "quotations.html", {"view": view, "sought": sought})


@pages.get("/quotations/{identity}")
def quotation(request: Request, identity: Identity) -> Response:
    """One quotation, and how each document has it."""
    with _archive(request) as archive:
        view = followed.quotation(archive, identity)
    return page(request, "quotation.html", {"view": view})


@pages.post("/add")
async def add(request: Request, form: Submitted) -> Response:
    """Take in what was dropped."""
    state = request.app.state
    found = await submissions(form, state.settings)
    batch = await run_in_threadpool(state.queue.add, found)
    state.worker.wake()
    return RedirectResponse(f"/batches/{batch}", 303)


@pages.get("/batches")
def batches(request: Request) -> Response:
    """What was dropped in lately."""
    return page(request, "batches.html", {"batches": request.app.state.queue.batches(50)})


@pages.get("/batches/{number}")
def batch(request: Request, number: Number) -> Response:
    """How far the reading of what was dropped in is."""
    found = request.app.state.queue.batch(number)
    if found is None:
        raise shelf.NotThere(f"There is no batch {number}; only the latest are remembered.")
    return page(request, "batch.html", {"batch": found})


@pages.get("/help")
def help_page(request: Request) -> Response:
    """Keys, marks and terms."""
    return page(request, "help.html", {})


@pages.get("/token")
def token_page(request: Request, wrong: str = "") -> Response:
    """Ask for the token."""
    # Who is not let in yet is not told what proves a page to be this server's own.
    values = {"wrong": bool(wrong), "csrf": ""}
    return page(request, "token.html", values, status=403 if wrong else 200)


@pages.post("/token")
async def give_token(request: Request) -> Response:
    """Let a browser in that knows the token."""
    settings = request.app.state.settings
    given = (await request.form(max_files=0, max_fields=1)).get("token")
    known = isinstance(given, str) and hmac.compare_digest(
        given.strip().encode("utf-8", "replace"), (settings.token or "").encode()
    )
    if settings.token is None or not known:
        return RedirectResponse("/token?wrong=yes", 303)
    answer = RedirectResponse("/", 303)
    let_in(answer, settings)
    return answer


@pages.get("/static/{name}")
def static(name: Annotated[str, Path(max_length=40)]) -> Response:
    """What pages load. There is nothing but what is listed."""
    try:
        data, media_type = static_file(name)
    except KeyError:
        return PlainTextResponse(f"There is no file {name!r}.", 404)
    return Response(data, media_type=media_type)


def _number(given: object) -> int:
    written = str(given)
    if not written.isdecimal() or not 0 < int(written) < 2**31:
        raise BadForm(f"{written[:40]!r} is no document's number.")
    return int(written)


def _given(form: FormData) -> Given:
    return Given(**{name.name: field(form, name.name) for name in fields(Given)})


def _archive(request: Request) -> Archive:
    return open_archive(request.app.state.settings.archive)
