"""The page of a check against transcripts."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.export.check_view import lay_out_checks
from onrecord.web import library
from onrecord.web.checking import MOST_TRANSCRIPTS, ask_for_check, transcripts
from onrecord.web.intake import BadForm, Submitted
from onrecord.web.render import check_addresses, page
from onrecord.web.request import Number, archive_of

router = APIRouter()


@router.get("/documents/{number}/check")
def check_document(request: Request, number: Number) -> Response:
    """An article's words against transcripts, as they were last checked, and how far a check is."""
    asked = request.app.state.checks.of(number)  # Before the outcome: it may end in between.
    with archive_of(request) as archive:
        opened = library.open_document(archive, number)
        offered, reasons = transcripts(archive, number, opened.record)
    kept = opened.check
    checked = kept.checked if kept is not None else None
    chosen = next(
        (each.against for each in (asked, kept) if each is not None),
        tuple(reasons)[:MOST_TRANSCRIPTS],
    )
    values = {
        "document": opened.document,
        "transcripts": offered,
        "reasons": reasons,
        "chosen": chosen,
        "asked": asked,
        "kept": kept,
        "checked": lay_out_checks(checked) if checked is not None else None,
        "addresses": check_addresses(number, checked) if checked is not None else {},
    }
    return page(request, "against.html", values)


@router.post("/documents/{number}/check")
def keep_document_check(request: Request, number: Number, form: Submitted) -> Response:
    """Have an article's words checked against transcripts, and the outcome kept for its pages."""
    against = [_number(each) for each in form.getlist("against")]
    with archive_of(request) as archive:
        ask_for_check(archive, request.app.state.checks, number, against)
    request.app.state.worker.wake()
    return RedirectResponse(f"/documents/{number}/check", 303)


@router.get("/documents/{number}/check/progress")
def check_progress(request: Request, number: Number) -> Response:
    """How far the check of an article is: a part of its page, empty once it is done."""
    return page(request, "checking.html", {"asked": request.app.state.checks.of(number)})


def _number(given: object) -> int:
    written = str(given)
    if not written.isdecimal() or not 0 < int(written) < 2**31:
        raise BadForm(f"{written[:40]!r} is no document's number.")
    return int(written)
