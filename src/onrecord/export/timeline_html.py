"""A timeline as a page: its picture, the shifts with both passages, and all statements by year.

Like the record's page it holds all that it shows, and has no script.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.export.html import asset, hash_of, page_environment
from onrecord.export.timeline_chart import draw
from onrecord.export.timeline_view import lay_out_timeline
from onrecord.positions import Timeline

if TYPE_CHECKING:
    from jinja2 import Template


def render_timeline_html(timeline: Timeline) -> str:
    """Return a page that shows a timeline."""
    from markupsafe import Markup

    style = asset("record.css") + asset("timeline.css")
    return _template().render(
        view=lay_out_timeline(timeline),
        chart=draw(timeline),
        style=Markup(style),
        style_hash=hash_of(style),
    )


@cache
def _template() -> Template:
    return page_environment("export/templates").get_template("timeline.html")
