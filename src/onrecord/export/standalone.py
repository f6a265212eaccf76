"""Pages that hold all that they show: a template, filled, with its style and script in it.

They ask nothing of the network, and their security policy forbids the browser to.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

# HTML has no way to write NUL, and UTF-8 none to write half of a surrogate pair.
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_PLAIN = re.compile("[^\0\r\ud800-\udfff]*")


def fill_page(
    template: str, values: Mapping[str, Any], *, styles: Sequence[str], script: str | None = None
) -> str:
    """Return a page.

    Args:
        template: Its name; style sheets and scripts stand beside it.
        values: What it shows.
        styles: Names of its style sheets.
        script: Name of its script, if it has one.
    """
    from markupsafe import Markup

    style = "".join(map(_asset, styles))
    shared = {"style": Markup(style), "style_hash": _hash_of(style)}
    if script is not None:
        code = _asset(script)
        shared |= {"script": Markup(code), "script_hash": _hash_of(code)}
    return _environment().get_template(template).render({**shared, **values})


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


@cache
def _environment() -> Environment:
    return page_environment("export/templates")


@cache
def _markup() -> tuple[type[Markup], Callable[[str], Markup]]:
    from markupsafe import Markup, escape

    return Markup, escape


@cache
def _asset(name: str) -> str:
    return (resources.files("onrecord.export") / "templates" / name).read_text(encoding="utf-8")


def _hash_of(asset: str) -> str:
    """Return the hash by which a page's security policy allows ``asset``."""
    return "sha256-" + base64.b64encode(hashlib.sha256(asset.encode()).digest()).decode()
