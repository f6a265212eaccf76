"""What is no business of the archive: help, the token, and the files that pages load."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from onrecord.web.guard import let_in
from onrecord.web.render import page, static_file

router = APIRouter()


@router.get("/help")
def help_page(request: Request) -> Response:
    """Keys, marks and terms."""
    return page(request, "help.html", {})


@router.get("/token")
def token_page(request: Request, wrong: str = "") -> Response:
    """Ask for the token."""
    # Who is not let in yet is not told what proves a page to be this server's own.
    values = {"wrong": bool(wrong), "csrf": ""}
    return page(request, "token.html", values, status=403 if wrong else 200)


@router.post("/token")
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


@router.get("/static/{name}")
def static(name: Annotated[str, Path(max_length=40)]) -> Response:
    """What pages load. There is nothing but what is listed."""
    try:
        data, media_type = static_file(name)
    except KeyError:
        return PlainTextResponse(f"There is no file {name!r}.", 404)
    return Response(data, media_type=media_type)
