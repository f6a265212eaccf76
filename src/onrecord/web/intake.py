"""What was dropped into a form, as something to be read. Nothing of it is trusted."""

from __future__ import annotations

import hmac
import re
from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from onrecord.web.guard import TooLarge
from onrecord.web.queue import About, Submission
from onrecord.web.settings import Settings

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LONGEST_NAME = 120
_LONGEST_FIELD = 500
_MOST_FIELDS = 300
"""As many as there are transcripts to be ticked, and more."""

BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "csrf": {
                            "type": "string",
                            "description": "The token of this server's pages; the header"
                            " X-CSRF-Token does as well.",
                        },
                        "text": {"type": "string"},
                        "url": {"type": "string", "description": "http:// or https://"},
                        "files": {
                            "type": "array",
                            "items": {"type": "string", "format": "binary"},
                        },
                        "title": {"type": "string", "maxLength": _LONGEST_FIELD},
                        "outlet": {"type": "string", "maxLength": _LONGEST_FIELD},
                        "date": {"type": "string", "maxLength": 10},
                        "address": {"type": "string", "maxLength": _LONGEST_FIELD},
                        "english": {"type": "string"},
                    },
                }
            }
        },
    }
}
"""The form in the interface's description: it is parsed here, within the limits."""


class BadForm(ValueError):
    """What was sent is not what the form asks for."""


async def submitted(request: Request) -> AsyncIterator[FormData]:
    """Yield the form that one of this server's own pages sent.

    Raises:
        HTTPException: If it does not prove that, or is no form.
        TooLarge: If there is too much of it.
    """
    settings: Settings = request.app.state.settings
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("multipart/form-data", "application/x-www-form-urlencoded"):
        raise HTTPException(415, "Send a form: multipart/form-data.")
    try:
        form = await request.form(
            max_files=settings.max_files,
            max_fields=_MOST_FIELDS,
            max_part_size=settings.max_file_bytes,
        )
    except HTTPException as error:
        if isinstance(error.__context__, TooLarge):
            raise error.__context__ from error
        raise
    try:
        given = request.headers.get("x-csrf-token") or form.get("csrf")
        if not isinstance(given, str) or not hmac.compare_digest(
            given.encode("utf-8", "replace"), settings.csrf.encode()
        ):
            raise HTTPException(
                403,
                "This page is from before the program was started anew, or not one of its pages."
                " Nothing was done. Load the page again and repeat it.",
            )
        yield form
    finally:
        await form.close()


Submitted = Annotated[FormData, Depends(submitted)]


async def submissions(form: FormData, settings: Settings) -> list[Submission]:
    """Return what a form asks to be read: a text, addresses, files, or all of these.

    Raises:
        BadForm: If there is nothing, or a value is not allowed.
    """
    about = _about(form)
    found: list[Submission] = []
    text = _field(form, "text")
    if text.strip():
        data = text.encode("utf-8", "replace")
        _check_size("The text", len(data), settings)
        found.append(Submission("text", f"Text of {len(text):,} characters", data, about))
    found += [
        Submission("url", _web_address(line.strip()), None, about)
        for line in _field(form, "url").split("\n")
        if line.strip()
    ]
    for file in form.getlist("files"):
        if not isinstance(file, UploadFile) or not file.filename:
            continue
        name = _file_name(file.filename)
        _check_size(name, file.size or 0, settings)
        found.append(Submission("file", name, await run_in_threadpool(file.file.read), about))
    if not found:
        raise BadForm("There is nothing to read. Paste a text, give an address, or choose a file.")
    if len(found) > settings.max_files:
        raise BadForm(f"At most {settings.max_files} at once. Drop in the others after these.")
    if len(found) > 1 and about not in (About(), About(english=True)):
        raise BadForm(
            "Title, outlet, date and address can be given for one document at a time only."
        )
    return found


def _about(form: FormData) -> About:
    day = field(form, "date")
    if day:
        try:
            day = date.fromisoformat(day).isoformat()
        except ValueError:
            raise BadForm(f"{day!r} is no day. Write it as 2024-05-31.") from None
    address = field(form, "address")
    return About(
        title=field(form, "title") or None,
        outlet=field(form, "outlet") or None,
        date=day or None,
        url=_web_address(address) if address else None,
        english=bool(field(form, "english")),
    )


def _web_address(written: str) -> str:
    try:
        parts = urlsplit(written)
        good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good or len(written) > 2_000 or _CONTROL.search(written):
        raise BadForm(
            f"{written[:100]!r} is no web address. It must begin with http:// or https://."
        )
    scheme, separator, rest = written.partition("://")
    return scheme.lower() + separator + rest


def _file_name(given: str) -> str:
    """Return the bare name of a file: no folders, nothing that changes how it is shown."""
    bare = _CONTROL.sub("", re.split(r"[/\\]", given)[-1]).strip().lstrip(".")
    stem, dot, suffix = bare.rpartition(".")
    if len(bare) > _LONGEST_NAME and dot:
        bare = stem[: _LONGEST_NAME - len(suffix) - 1] + dot + suffix
    return bare[-_LONGEST_NAME:] or "file"


def _check_size(name: str, size: int, settings: Settings) -> None:
    if size > settings.max_file_bytes:
        raise BadForm(
            f"{name} has {size / 1024 / 1024:.1f} MiB; the most is"
            f" {settings.max_file_bytes // 1024 // 1024} MiB. Split it and drop in the parts."
        )


def _field(form: FormData, name: str) -> str:
    value = form.get(name)
    if isinstance(value, UploadFile):
        raise BadForm(f"{name!r} must be text, not a file.")
    # Forms send line ends as CR LF, whatever the text had.
    return (value or "").replace("\r\n", "\n")


def field(form: FormData, name: str) -> str:
    """Return a short field of a form, without what changes how it is shown.

    Raises:
        BadForm: If it is too long, or a file.
    """
    value = _CONTROL.sub("", _field(form, name)).strip()
    if len(value) > _LONGEST_FIELD:
        raise BadForm(f"{name!r} may have {_LONGEST_FIELD} characters, not {len(value)}.")
    return value


def choice(form: FormData, name: str, allowed: tuple[str, ...]) -> str:
    """Return a field of a form that has one of some values.

    Raises:
        BadForm: If it has another.
    """
    given = field(form, name)
    if given not in allowed:
        raise BadForm(f"{given!r} is none of {', '.join(allowed)}.")
    return given
