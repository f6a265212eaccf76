"""A timeline as a page: its picture, the shifts with both passages, and all statements by year."""

from __future__ import annotations

from onrecord.export.standalone import fill_page
from onrecord.export.timeline_chart import draw
from onrecord.export.timeline_view import lay_out_timeline
from onrecord.positions import Timeline


def render_timeline_html(timeline: Timeline) -> str:
    """Return a page that shows a timeline."""
    values = {"view": lay_out_timeline(timeline), "chart": draw(timeline)}
    return fill_page("timeline.html", values, styles=["record.css", "timeline.css"])
