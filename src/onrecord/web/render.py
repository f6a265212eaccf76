"""Pages from templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from onrecord.checks import CheckedArticle
from onrecord.export.check_view import CheckEntry, lay_out_entries
from onrecord.export.page import lay_out
from onrecord.export.standalone import page_environment
from onrecord.export.view import PageRecord
from onrecord.types import Record, Span
from onrecord.web import people, timelines
from onrecord.web.acts import ACT_WORDS
from onrecord.web.library import OpenDocument
from onrecord.web.views import CorrectionView

_STATIC = {
    "record.css": ("export/templates", "text/css; charset=utf-8"),
    "check.css": ("export/templates", "text/css; charset=utf-8"),
    "compare.css": ("export/templates", "text/css; charset=utf-8"),
    "record.js": ("export/templates", "text/javascript; charset=utf-8"),
    "room.css": ("web/static", "text/css; charset=utf-8"),
    "choose.js": ("web/static", "text/javascript; charset=utf-8"),
    "edges.js": ("web/static", "text/javascript; charset=utf-8"),
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


@dataclass(frozen=True, slots=True)
class Beside:
    """What a document's page shows of a statement beside the record.

    Attributes:
        address: Of its own page; ``None`` for a quotation that belongs to no statement.
        correction: What a person said of it.
        checks: What became of its words in transcripts.
    """

    address: str | None
    correction: CorrectionView | None
    checks: tuple[CheckEntry, ...]


def lay_out_document(opened: OpenDocument) -> PageRecord:
    """Lay a document out for its page."""
    laid = lay_out(opened.record, "r1")
    if laid.title_is_file:
        # What was dropped in lies nowhere: it goes by its first line, which the text shows.
        laid = replace(laid, title=opened.document.name, title_in_text=True)
    facts = tuple(fact for fact in laid.facts if not fact.startswith("<"))
    return replace(laid, facts=facts)


def lay_out_beside(opened: OpenDocument) -> dict[str, Beside]:
    """Return what is shown beside each statement and unattributed quotation, by key on the page."""
    record = opened.record
    said = {each.statement: each for each in opened.corrections if each.statement is not None}
    checks: dict[str | None, list[CheckEntry]] = {}
    if opened.check is not None:
        checked = opened.check.checked
        for check, entry in zip(checked.checks, lay_out_entries(checked), strict=True):
            owner = check.claim.statement or _quotation(check.claim.span, record)
            checks.setdefault(owner, []).append(entry)
    statements = {
        str(number): Beside(
            statement_address(opened.document.number, each.id),
            said.get(each.id),
            tuple(checks.get(each.id, ())),
        )
        for number, each in enumerate(record.statements, 1)
    }
    keys = (f"Q{number}" for number in range(1, len(record.unattributed) + 1))
    return statements | {key: Beside(None, None, tuple(checks.get(key, ()))) for key in keys}


def _quotation(span: Span, record: Record) -> str | None:
    """Return the key of the unattributed quotation that a span lies in."""
    holding = (
        f"Q{number}" for number, each in enumerate(record.unattributed, 1) if each.contains(span)
    )
    return next(holding, None)


def document_address(document: int, statement: str = "") -> str:
    """Return the address of a document's page, or of a statement's place on it."""
    return f"/documents/{document}" + (f"#{quote(statement, safe='')}" if statement else "")


def statement_address(document: int, statement: str) -> str:
    """Return the address of the page on one statement."""
    return f"/documents/{document}/statements/{quote(statement, safe='')}"


def check_addresses(document: int, checked: CheckedArticle) -> dict[str, str]:
    """Return the addresses of the statements that were checked, by the key of the check."""
    return {
        str(key): statement_address(document, each.claim.statement)
        for key, each in enumerate(checked.checks, 1)
        if each.claim.statement is not None
    }


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
