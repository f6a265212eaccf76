"""The record as a page: the article with every statement marked, and the round-up beside it."""

from __future__ import annotations

import html
from collections.abc import Iterable

from onrecord.export.page import lay_out
from onrecord.export.standalone import fill_page
from onrecord.export.view import PageRecord
from onrecord.types import Record

NOTEBOOK_HEIGHT = 720
"""Height of the frame in a notebook, in pixels: most of a laptop's screen."""


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


def _render(records: list[PageRecord]) -> str:
    return fill_page("record.html", {"records": records}, styles=["record.css"], script="record.js")
