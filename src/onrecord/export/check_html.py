"""Checks as a page: the article with a verdict on every quotation, and the passages beside it."""

from __future__ import annotations

from onrecord.checks import CheckedArticle
from onrecord.export.check_view import lay_out_checks
from onrecord.export.standalone import fill_page


def render_check_html(checked: CheckedArticle) -> str:
    """Return a page that shows the checks of an article."""
    values = {"checked": lay_out_checks(checked)}
    return fill_page("check.html", values, styles=["record.css", "check.css"])
