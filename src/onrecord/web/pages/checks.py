"""The page of a check against transcripts."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from onrecord.export.check_html import lay_out_checks
from onrecord.web import library
from onrecord.web.checking import check, keep_check, transcripts
from onrecord.web.intake import BadForm, Submitted
from onrecord.web.render import check_addresses, page
from onrecord.web.request import Against, Number, archive_of

router = APIRouter()


@router.get("/documents/{number}/check")
def check_document(request: Request, number: Number, against: Against = ()) -> Response:
    """An article's words against transcripts: as they were last checked, if no others are named."""
    with archive_of(request) as archive:
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


@router.post("/documents/{number}/check")
def keep_document_check(request: Request, number: Number, form: Submitted) -> Response:
    """Check an article's words against transcripts, and keep the outcome for its pages."""
    against = [_number(each) for each in form.getlist("against")]
    with archive_of(request) as archive:
        keep_check(archive, number, against)
    return RedirectResponse(f"/documents/{number}/check", 303)


def _number(given: object) -> int:
    written = str(given)
    if not written.isdecimal() or not 0 < int(written) < 2**31:
        raise BadForm(f"{written[:40]!r} is no document's number.")
    return int(written)
