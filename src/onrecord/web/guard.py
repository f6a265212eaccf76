"""Who is let in, and what every answer says to the browser. It stands before all pages."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.settings import Settings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": with it a browser hides the origin of its own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_SAFE = ("GET", "HEAD")
_OPEN = ("/token", "/static/")
COOKIE_SECONDS = 30 * 24 * 3600


class Guard:
    """Middleware that lets nothing through but what this server's own pages and users ask for."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        answer = self._refuse(Request(scope))
        guarded = self._with_headers(send, scope)
        if answer is not None:
            await answer(scope, receive, guarded)
        else:
            await self._app(scope, self._limited(receive, Headers(scope=scope)), guarded)

    def _refuse(self, request: Request) -> Response | None:
        settings, headers = self._settings, request.headers
        if not settings.is_known_host(headers.get("host", "")):
            return PlainTextResponse(
                f"This server does not go by the name {headers.get('host', '')!r}. Open the"
                " address that it printed when it was started; further names are given to"
                " `onrecord serve` with --name.",
                421,
            )
        if request.method not in _SAFE and not _is_same_origin(request):
            return PlainTextResponse(
                "This was asked for by a page of another site. Nothing was done.", 403
            )
        if settings.token is None or request.url.path.startswith(_OPEN):
            return None
        return self._ask_for_token(request, settings.token)

    def _ask_for_token(self, request: Request, token: str) -> Response | None:
        given = request.query_params.get("token")
        if given is not None and request.method in _SAFE:
            if _is_same(given, token):
                answer = RedirectResponse(_without_token(request), 303)
                let_in(answer, self._settings)
                return answer
            return RedirectResponse("/token?wrong=yes", 303)
        scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and _is_same(bearer.strip(), token):
            return None
        cookie = request.cookies.get(self._settings.cookie_name, "")
        if _is_same(cookie, self._settings.cookie_value):
            return None
        if request.method in _SAFE and "text/html" in request.headers.get("accept", ""):
            return RedirectResponse("/token", 303)
        return PlainTextResponse(
            "A token is needed: the one that `onrecord serve` printed, as the header"
            " `Authorization: Bearer TOKEN`.",
            401,
            {"WWW-Authenticate": "Bearer"},
        )

    def _limited(self, receive: Receive, headers: Headers) -> Receive:
        limit = self._settings.max_request_bytes
        announced = headers.get("content-length", "0")
        refused = announced.isdecimal() and int(announced) > limit
        taken = 0

        async def limited() -> Message:
            nonlocal taken
            if refused:
                raise TooLarge(limit)
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                raise TooLarge(limit)
            return message

        return limited

    def _with_headers(self, send: Send, scope: Scope) -> Send:
        is_fixed = scope["path"].startswith("/static/")

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers["Cache-Control"] = "no-cache" if is_fixed else "no-store"
            await send(message)

        return guarded


def let_in(answer: Response, settings: Settings) -> None:
    """Have the browser remember that it knew the token."""
    answer.set_cookie(
        settings.cookie_name,
        settings.cookie_value,
        max_age=COOKIE_SECONDS,
        httponly=True,
        samesite="strict",
    )


class TooLarge(MultiPartException):
    """A request is larger than what is taken. Whoever parses it closes its files for this error."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"That is more than {limit / 1024 / 1024:.0f} MiB at once, which is the most that is"
            " taken. Drop in fewer or smaller files."
        )


def _is_same_origin(request: Request) -> bool:
    """Tell whether a page of this server asks. Browsers name the origin of every POST."""
    named = request.headers.get("origin") or request.headers.get("referer")
    if named is None:
        return False
    try:
        origin = urlsplit(named)
    except ValueError:
        return False
    return origin.scheme == request.url.scheme and origin.netloc == request.headers.get("host")


def _is_same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())


def _without_token(request: Request) -> str:
    url = request.url.remove_query_params("token")
    # Two slashes at the start would lead to another server.
    path = "/" + url.path.lstrip("/\\")
    return path + (f"?{url.query}" if url.query else "")
