"""Pages from templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from onrecord.export.html import page_environment
from onrecord.export.page import lay_out
from onrecord.export.view import PageRecord
from onrecord.types import Record
from onrecord.web import people, timelines
from onrecord.web.acts import ACT_WORDS
from onrecord.web.views import RecordView

_STATIC = {
    "record.css": ("export/templates", "text/css; charset=utf-8"),
    "check.css": ("export/templates", "text/css; charset=utf-8"),
    "compare.css": ("export/templates", "text/css; charset=utf-8"),
    "record.js": ("export/templates", "text/javascript; charset=utf-8"),
    "room.css": ("web/static", "text/css; charset=utf-8"),
    "choose.js": ("web/static", "text/javascript; charset=utf-8"),
    "room.js": ("web/static", "text/javascript; charset=utf-8"),
    "timeline.css": ("export/templates", "text/css; charset=utf-8"),
    "theme.js": ("web/static", "text/javascript; charset=utf-8"),
}
STATIC_NAMES = tuple(_STATIC)


def page(
    request: Request, template: str, values: Mapping[str, Any], *, status: int = 200
) -> HTMLResponse:
    """Return a page: ``values`` in a template."""
    settings = request.app.state.settings
    shared = {"csrf": settings.csrf, "path": request.url.path}
    html = _environment().get_template(template).render({**shared, **values})
    return HTMLResponse(html, status)


@cache
def static_file(name: str) -> tuple[bytes, str]:
    """Return a file that pages load, and its media type.

    Raises:
        KeyError: If there is none of this name.
    """
    folder, media_type = _STATIC[name]
    return (resources.files("onrecord") / folder / name).read_bytes(), media_type


def lay_out_document(view: RecordView, record: Record) -> tuple[PageRecord, dict[str, str]]:
    """Lay a document out for its page.

    Returns:
        What the page shows, and each statement's own address by its key on the page.
    """
    laid = lay_out(record, "r1")
    if laid.title_is_file:
        # What was dropped in lies nowhere: it goes by its first line, which the text shows.
        laid = replace(laid, title=view.document.name, title_in_text=True)
    facts = tuple(fact for fact in laid.facts if not fact.startswith("<"))
    links = {
        str(number): statement_address(view.document.number, statement.id)
        for number, statement in enumerate(record.statements, 1)
    }
    return replace(laid, facts=facts), links


def notes(view: RecordView, record: Record) -> dict[str, str]:
    """Return what people said of statements, by the statement's key on the page."""
    said = {each.statement: each.said for each in view.corrections}
    return {
        str(number): said[statement.id]
        for number, statement in enumerate(record.statements, 1)
        if statement.id in said
    }


def document_address(document: int, statement: str = "") -> str:
    """Return the address of a document's page, or of a statement's place on it."""
    return f"/documents/{document}" + (f"#{quote(statement, safe='')}" if statement else "")


def statement_address(document: int, statement: str) -> str:
    """Return the address of the page on one statement."""
    return f"/documents/{document}/statements/{quote(statement, safe='')}"


def moment(written: str) -> str:
    """Return a time in UTC as a reader reads it."""
    return written[:16].replace("T", " ") + " UTC"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


@cache
def _environment() -> Environment:
    environment = page_environment("web/templates", "export/templates")
    environment.globals.update(
        speaker_address=people.speaker_address,
        outlet_address=people.outlet_address,
        statement_address=statement_address,
        timeline_address=timelines.timeline_address,
        act_words=ACT_WORDS,
    )
    environment.filters.update(moment=moment, plural=plural)
    return environment
