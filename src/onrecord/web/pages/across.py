"""Pages across documents: searches, speakers, topics, outlets, quotations, comparisons."""

from __future__ import annotations

from typing import cast, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.export.compare_html import page_values
from onrecord.export.timeline_chart import draw
from onrecord.export.timeline_view import lay_out_timeline
from onrecord.web import comparing, followed, lists, people, shelf, timelines
from onrecord.web import topics as about
from onrecord.web.charts import bars
from onrecord.web.followed import AskedQuotations
from onrecord.web.intake import Submitted, choice, field
from onrecord.web.question import Asked
from onrecord.web.registered import Action as Decided
from onrecord.web.registered import Namesakes, decide
from onrecord.web.render import page
from onrecord.web.request import Docs, Event, Identity, Name, OneName, Words, archive_of
from onrecord.web.spreadsheet import csv_file

router = APIRouter()


@router.get("/search")
def search(request: Request, question: Asked) -> Response:
    """Search the statements."""
    with archive_of(request) as archive:
        view = lists.search(archive, question)
    return page(request, "search.html", {"view": view, "question": question})


@router.get("/search.csv")
def search_csv(request: Request, question: Asked) -> Response:
    """What a search finds, for a spreadsheet."""
    with archive_of(request) as archive:
        found = lists.all_hits(archive, question)
    return csv_file(found, "statements.csv")


@router.get("/speakers")
def speakers(request: Request, q: Words = "") -> Response:
    """Who is on record."""
    with archive_of(request) as archive:
        view = people.speakers(archive, q)
    return page(request, "names.html", {"view": view, "words": q, "kind": "speaker"})


@router.get("/speaker")
def speaker(request: Request, name: OneName = "", id: OneName = "") -> Response:
    """What a speaker is on record with."""
    try:
        with archive_of(request) as archive:
            view = people.speaker(archive, name, id)
    except Namesakes:
        return RedirectResponse(f"/speakers?{urlencode({'q': name})}", 303)
    pictures = {"outlets": bars(view.outlets), "types": bars(view.types)}
    return page(request, "speaker.html", {"view": view, **pictures})


@router.post("/speaker")
def decide_speaker(request: Request, form: Submitted) -> Response:
    """Keep what a reader says of who is one."""
    given = {name: field(form, name) for name in ("other", "form", "document", "number")}
    action = cast(Decided, choice(form, "action", get_args(Decided)))
    with archive_of(request) as archive:
        shown = decide(archive, field(form, "id"), action, **given)
    return RedirectResponse(f"/speaker?{urlencode({'id': shown})}", 303)


@router.get("/timeline")
def timeline(request: Request, name: Name, topic: Words = "") -> Response:
    """What a speaker said over time, with the shifts."""
    with archive_of(request) as archive:
        found = timelines.over_time(archive, name, topic)
    values = {"view": lay_out_timeline(found), "chart": draw(found), "name": name, "topic": topic}
    return page(request, "timeline_room.html", values)


@router.get("/topics")
def topics(request: Request, q: Words = "") -> Response:
    """What statements are about, across documents."""
    with archive_of(request) as archive:
        view = about.topics(archive, q)
    return page(request, "names.html", {"view": view, "words": q, "kind": "topic"})


@router.get("/topic")
def topic(request: Request, name: Words) -> Response:
    """Who says what on a topic, and which outlets carry it."""
    with archive_of(request) as archive:
        view = about.topic(archive, name)
    pictures = {name: bars(getattr(view, name)) for name in ("speakers", "outlets", "acts")}
    return page(request, "topic.html", {"view": view, **pictures})


@router.get("/outlets")
def outlets(request: Request, q: Words = "") -> Response:
    """Which outlets there are."""
    with archive_of(request) as archive:
        view = people.outlets(archive, q)
    return page(request, "names.html", {"view": view, "words": q, "kind": "outlet"})


@router.get("/outlet")
def outlet(request: Request, name: Name) -> Response:
    """Whom an outlet quotes, and how."""
    with archive_of(request) as archive:
        view = people.outlet(archive, name)
    pictures = {"speakers": bars(view.speakers), "shares": bars(view.shares)}
    return page(request, "outlet.html", {"view": view, **pictures})


@router.get("/quotations")
def quotations(request: Request, sought: AskedQuotations) -> Response:
    """Quotations that several documents have."""
    with archive_of(request) as archive:
        view = followed.quotations(archive, sought)
    return page(request, "quotations.html", {"view": view, "sought": sought})


@router.get("/quotations/{identity}")
def quotation(request: Request, identity: Identity) -> Response:
    """One quotation, and how each document has it."""
    with archive_of(request) as archive:
        view = followed.quotation(archive, identity)
    return page(request, "quotation.html", {"view": view})


@router.get("/compare")
def compare(request: Request, doc: Docs = [], event: Event = None) -> Response:  # noqa: B006
    """One occasion as several documents tell it; or which documents there are to choose from."""
    with archive_of(request) as archive:
        if not doc and event is None:
            values = {"view": shelf.documents(archive, 1), "most": comparing.MOST}
            return page(request, "choose_documents.html", values)
        comparison, numbers = comparing.compare(archive, doc, event)
    values = {**page_values(comparison), "numbers": numbers}
    return page(request, "compare_room.html", values)
