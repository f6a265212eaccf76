"""Serving the reading room."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import replace

import uvicorn

from onrecord.errors import OnrecordError
from onrecord.web.app import create_app
from onrecord.web.settings import Settings


class CannotListen(OnrecordError):
    """The address or port can't be had."""


def serve(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve until interrupted.

    Args:
        settings: What to serve, and where; port 0 takes any that is free.
        announce: Called with the address to open, once it can be opened.

    Raises:
        ArchiveError: If the archive can't be opened.
        CannotListen: If the address or port can't be had.
    """
    with listen(settings.host, settings.port) as listening:
        settings = replace(settings, port=listening.getsockname()[1])
        config = uvicorn.Config(
            create_app(settings),
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=5,
        )
        announce(address(settings))
        uvicorn.Server(config).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        CannotListen: If it can't be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise CannotListen(
            f"{host} port {port} can't be listened on ({error.strerror or error})."
            " Is the reading room open already? Otherwise name another with --port."
        ) from error
    return listening


def address(settings: Settings) -> str:
    """Return the address to open in a browser."""
    host = settings.host
    if host in ("0.0.0.0", "::"):
        host = socket.gethostname()
    elif ":" in host:
        host = f"[{host}]"
    token = f"?token={settings.token}" if settings.token is not None else ""
    return f"http://{host}:{settings.port}/{token}"
