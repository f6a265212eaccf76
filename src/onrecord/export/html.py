"""The record as a page: the article with every statement marked, and the round-up beside it.

A page holds all that it shows. It asks nothing of the network, and its security policy forbids
the browser to.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.export.page import lay_out
from onrecord.export.view import PageRecord
from onrecord.types import Record

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup

NOTEBOOK_HEIGHT = 720
"""Height of the frame in a notebook, in pixels: most of a laptop's screen."""

# HTML has no way to write NUL, and UTF-8 none to write half of a surrogate pair.
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_PLAIN = re.compile("[^\0\r\ud800-\udfff]*")


def render_html(record: Record) -> str:
    """Return a page that shows ``record``."""
    return _render([lay_out(record, "r1")])


def render_html_many(records: Iterable[Record]) -> str:
    """Return one page that shows several records, with an index of them."""
    return _render([lay_out(record, f"r{number}") for number, record in enumerate(records, 1)])


def render_notebook(record: Record) -> str:
    """Return the page in a frame of its own, so that it and a notebook can't style each other."""
    page = html.escape(render_html(record), quote=True).replace("\r", "&#13;")
    return (
        f'<iframe srcdoc="{page}" sandbox="allow-scripts" title="onrecord" loading="lazy" '
        f'style="width: 100%; height: {NOTEBOOK_HEIGHT}px; border: 0"></iframe>'
    )


def exact(text: str) -> Markup:
    """Escape ``text`` so that a browser reads these very characters.

    A browser would turn a bare carriage return into a line feed. NUL and lone surrogates can't be
    written at all: they become U+FFFD, as they do in the browser.
    """
    markup, escape = _markup()
    if _PLAIN.fullmatch(text):
        return escape(text)
    escaped = str(escape(_UNWRITABLE.sub("\ufffd", text)))
    return markup(escaped.replace("\r", "&#13;"))


@cache
def _markup() -> tuple[type[Markup], Callable[[str], Markup]]:
    from markupsafe import Markup, escape

    return Markup, escape


def page_environment(*folders: str) -> Environment:
    """Return an environment for templates that escapes every string exactly.

    Args:
        folders: Where templates are, inside the package; the first that has a name gives it.
    """
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=ChoiceLoader([PackageLoader("onrecord", folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: exact(value) if type(value) is str else value,
    )


def _render(records: list[PageRecord]) -> str:
    from markupsafe import Markup

    style, script = asset("record.css"), asset("record.js")
    return _template().render(
        records=records,
        style=Markup(style),
        script=Markup(script),
        style_hash=hash_of(style),
        script_hash=hash_of(script),
    )


@cache
def _template() -> Template:
    return page_environment("export/templates").get_template("record.html")


@cache
def asset(name: str) -> str:
    """Return a style sheet or script that stands beside the templates."""
    return (resources.files("onrecord.export") / "templates" / name).read_text(encoding="utf-8")


def hash_of(asset: str) -> str:
    """Return the hash by which a page's security policy allows ``asset``."""
    return "sha256-" + base64.b64encode(hashlib.sha256(asset.encode()).digest()).decode()
