"""``onrecord serve``: the archive in the browser."""

from __future__ import annotations

import ipaddress
import secrets
from importlib.util import find_spec
from pathlib import Path

import click

from onrecord.cli.options import archive_option, model_options
from onrecord.errors import MissingExtra

_NEEDED = ("fastapi", "uvicorn", "multipart")
_SHORTEST_TOKEN = 16


@click.command()
@archive_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Where to listen. At any address but this machine's own, browsers need the token.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8321,
    show_default=True,
    help="Port to listen on; 0 takes any that is free.",
)
@click.option(
    "--token",
    envvar="ONRECORD_TOKEN",
    metavar="TOKEN",
    help="What a browser has to know, at least 16 characters. Default: made anew and printed,"
    " where one is needed.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A further name under which browsers reach this machine; can be repeated.",
)
@click.option("--browser/--no-browser", default=True, help="Open it in the browser.")
@model_options
def serve(
    *,
    archive_path: Path,
    host: str,
    port: int,
    token: str | None,
    names: tuple[str, ...],
    browser: bool,
    model: Path,
    threads: int,
) -> None:
    """Open the archive as a reading room in the browser.

    Drop in articles, read them with every statement marked, search what was said, by whom and
    where, and cite it. Only this machine is served unless --host says otherwise. Nothing is
    fetched but the addresses of articles that you give, and never from a private network.

    It ends with Ctrl+C. What was dropped in and is not read by then is read at the next start.
    """
    if any(find_spec(name) is None for name in _NEEDED):
        raise click.ClickException(str(MissingExtra("the reading room", "web")))
    if token is not None and len(token) < _SHORTEST_TOKEN:
        raise click.BadParameter(
            f"it has {len(token)} characters; give at least {_SHORTEST_TOKEN}.",
            param_hint="--token",
        )
    if token is None and not _is_loopback(host):
        token = secrets.token_urlsafe(32)

    from onrecord.errors import OnrecordError
    from onrecord.web.server import serve as serve_room
    from onrecord.web.settings import Settings

    settings = Settings(
        archive=archive_path,
        model=model,
        threads=threads,
        host=host,
        port=port,
        token=token,
        names=tuple(name.lower() for name in names),
    )

    def announce(address: str) -> None:
        click.echo(f"onrecord: {archive_path} is open at {address}", err=True)
        click.echo("onrecord: Ctrl+C ends it.", err=True)
        if browser:
            click.launch(address)

    try:
        serve_room(settings, announce)
    except OnrecordError as error:
        raise click.ClickException(str(error)) from error


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
