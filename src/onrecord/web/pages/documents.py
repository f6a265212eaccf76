"""Pages of documents and statements, and what a reader says of them."""

from __future__ import annotations

from dataclasses import fields
from typing import cast, get_args

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from onrecord.export.check_view import lay_out_entries
from onrecord.web import library, lists, shelf
from onrecord.web.amend import Action, Given, add_missed, amend, take_back
from onrecord.web.charts import strip_of_voices
from onrecord.web.citing import cite
from onrecord.web.intake import BadForm, Submitted, choice, field, submitted
from onrecord.web.remove import forget_removed, removal, remove
from onrecord.web.render import lay_out_beside, lay_out_document, page
from onrecord.web.request import Number, OptionalNumber, PageNumber, archive_of
from onrecord.web.spreadsheet import csv_file

router = APIRouter()


@router.get("/")
def start(request: Request) -> Response:
    """The first page."""
    with archive_of(request) as archive:
        view = library.start(archive, request.app.state.queue.unfinished())
    return page(request, "start.html", {"view": view})


@router.get("/documents")
def documents(
    request: Request, page_number: PageNumber = 1, removed: OptionalNumber = None
) -> Response:
    """All documents, and that one has been removed."""
    with archive_of(request) as archive:
        view = shelf.documents(archive, page_number)
        gone = removed is not None and not archive.entries(removed)
        unfinished = archive.is_removal_unfinished
    values = {"view": view, "removed": removed if gone else None, "unfinished": unfinished}
    return page(request, "documents.html", values)


@router.get("/documents/{number}")
def document(request: Request, number: Number, revision: OptionalNumber = None) -> Response:
    """One document: the article and its round-up."""
    with archive_of(request) as archive:
        opened = library.open_document(archive, number, revision)
    laid = lay_out_document(opened)
    values = {
        "view": opened,
        "record": laid,
        "lanes": strip_of_voices(opened.record, laid),
        "beside": lay_out_beside(opened),
        "asked": request.app.state.checks.of(number),
        "speakers": sorted({each.name for each in opened.record.speakers}),
    }
    return page(request, "document.html", values)


@router.get("/documents/{number}/statements/{key}")
def statement(request: Request, number: Number, key: str) -> Response:
    """One statement, to be cited."""
    with archive_of(request) as archive:
        view, kept = cite(archive, number, key)
    checks = lay_out_entries(kept.checked) if kept is not None else []
    return page(request, "statement.html", {"view": view, "checks": checks})


@router.get("/documents/{number}/statements.csv")
def document_csv(request: Request, number: Number) -> Response:
    """A document's statements, for a spreadsheet."""
    with archive_of(request) as archive:
        found = lists.statements_of(archive, number)
    return csv_file(found, f"document-{number}.csv")


@router.post("/documents/{number}/statements/{key}")
def amend_statement(request: Request, number: Number, key: str, form: Submitted) -> Response:
    """Keep what a reader says of a statement."""
    action = cast(Action, choice(form, "action", get_args(Action)))
    with archive_of(request) as archive:
        address = amend(
            archive,
            number,
            key,
            action,
            _given(form),
            from_document=field(form, "from") == "document",
        )
    return RedirectResponse(address, 303)


@router.post("/documents/{number}/statements")
def add_statement(request: Request, number: Number, form: Submitted) -> Response:
    """Keep a statement that was missed."""
    with archive_of(request) as archive:
        address = add_missed(archive, number, field(form, "text"), _given(form))
    return RedirectResponse(address, 303)


@router.post("/documents/{number}/corrections/{correction}", dependencies=[Depends(submitted)])
def undo_correction(request: Request, number: Number, correction: Number) -> Response:
    """Forget what a reader said of a statement."""
    with archive_of(request) as archive:
        address = take_back(archive, number, correction)
    return RedirectResponse(address, 303)


@router.get("/documents/{number}/remove")
def ask_to_remove(request: Request, number: Number) -> Response:
    """Ask whether a document is to be removed for good."""
    with archive_of(request) as archive:
        view = removal(archive, number)
    return page(request, "remove.html", {"view": view})


@router.post("/documents/{number}/remove")
def remove_document(request: Request, number: Number, form: Submitted) -> Response:
    """Take a document out for good."""
    latest, sure = field(form, "latest"), field(form, "sure") == "yes"
    if not latest.isdecimal():
        raise BadForm("Nothing was removed. Begin at the document's page.")
    with archive_of(request) as archive:
        remove(archive, number, int(latest), sure)
        forget_removed(archive, request.app.state.queue, request.app.state.checks)
    return RedirectResponse(f"/documents?removed={number}", 303)


@router.post("/finish-removal", dependencies=[Depends(submitted)])
def finish_removal(request: Request) -> Response:
    """Overwrite what is left of removed documents in the file."""
    with archive_of(request) as archive:
        archive.finish_removal()
    return RedirectResponse("/documents", 303)


def _given(form: FormData) -> Given:
    return Given(**{name.name: field(form, name.name) for name in fields(Given)})
