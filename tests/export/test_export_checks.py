"""The checks as they are shown: on the page and in the terminal."""

import io
import re
from html.parser import HTMLParser

import pytest
from export_cases import embassy_checks
from rich.console import Console

from onrecord.checks import VERDICTS, CheckedArticle, Claim
from onrecord.example import TRANSCRIPT, path
from onrecord.export.check_html import render_check_html
from onrecord.export.check_text import render_checks
from onrecord.export.check_view import TONES
from onrecord.export.check_wire import checks_to_wire
from onrecord.ingest import read_one
from onrecord.segment import segment
from onrecord.types import ModelIdentity, Record, Span
from onrecord.verify import verify

WORDS = ("I do expect that to happen this winter", "no more than 18,000 tons of cod a year")


@pytest.fixture(scope="module")
def checked():
    article, transcript = (read_one(str(path(name))) for name in ("wire.txt", TRANSCRIPT))
    claims = []
    for words in sorted(WORDS, key=article.text.index):
        start = article.text.index(words)
        claims.append(Claim("quotation", (Span(start, start + len(words)),), None, "Ilona Verrick"))
    identity = ModelIdentity("stub", "1", "0" * 64)
    record = Record(article, (), (), (), identity, segment(article))
    return CheckedArticle(record, (transcript,), verify(claims, article, [transcript]))


class Article(HTMLParser):
    """Gathers the text of the page's article."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.inside = False
        self.text = ""

    def handle_starttag(self, tag, _attributes):
        self.inside = self.inside or tag == "article"

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "article"

    def handle_data(self, data):
        if self.inside:
            self.text += data


def test_the_page_holds_the_article_and_nothing_else_in_it(checked):
    parser = Article()
    parser.feed(render_check_html(checked))
    assert parser.text == checked.record.document.text


def test_the_page_shows_both_sides_and_the_alarm(checked):
    page = render_check_html(checked)
    assert 'class="mark cut alarmed" title="negation">not</span>' in page
    assert 'class="mark changed alarmed" title="unit">tons</span>' in page
    assert page.count('class="check-entry"') == 2
    assert '<span class="alarm">! negation</span>' in page


def test_the_page_asks_nothing_of_the_network(checked):
    page = render_check_html(checked)
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="https?:', page)


def test_every_verdict_has_a_tone():
    assert set(TONES) == set(VERDICTS)


def test_the_terminal_shows_the_change_without_colour(checked):
    file = io.StringIO()
    render_checks(checked, console=Console(file=file, no_color=True, width=100))
    shown = file.getvalue()
    assert "ALTERED  ! negation" in shown
    assert "I do [-not-] expect that" in shown
    assert "18,000 {tonnes} of cod" in shown
    assert "2 checked: 2 altered" in shown


def test_an_alarm_comes_first_in_the_terminal_whatever_its_verdict():
    file = io.StringIO()
    render_checks(embassy_checks(), console=Console(file=file, no_color=True, width=100))
    heads = [line for line in file.getvalue().splitlines() if line.split("  ")[0].isupper()]
    assert heads == ["NORMALISED  ! negation", "VERBATIM"]


def test_the_edits_on_the_wire_are_offsets_into_both_texts(checked):
    (lost,) = [each for each in checks_to_wire(checked)["checks"] if "negation" in each["alarms"]]
    (edit,) = lost["edits"]
    span = edit["transcript"]
    assert edit["op"] == "delete"
    assert checked.transcripts[0].text[span["start"] : span["end"]] == "not"
