from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from export_cases import ARTICLE, article_record, bare_record
from export_strategies import NASTY, any_text, records
from hypothesis import given, settings

from onrecord.export.html import render_html, render_html_many, render_notebook
from onrecord.export.roundup import find_parties, headline, round_up
from onrecord.export.segments import Mark, cut, find_blocks
from onrecord.export.standalone import exact
from onrecord.types import Layout, Record, Span, Zone


class Article(HTMLParser):
    """Collects the text of articles, and the start tags of the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "article":
            self.inside = True
            self.texts.append("")

    def handle_endtag(self, tag):
        self.inside = self.inside and tag != "article"

    def handle_data(self, data):
        if self.inside:
            self.texts[-1] += data

    def having(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.tags if name in attributes]


def shown(text: str) -> str:
    """Return what a page can hold of ``text``."""
    return re.sub("[\0\ud800-\udfff]", "\ufffd", text)


# Segments


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([], [("abcdefgh", "")]),
        ([("A", 2, 4)], [("ab", ""), ("cd", "A"), ("efgh", "")]),
        ([("A", 0, 8), ("B", 2, 4)], [("ab", "A"), ("cd", "AB"), ("efgh", "A")]),
        ([("A", 0, 4), ("B", 2, 6)], [("ab", "A"), ("cd", "AB"), ("ef", "B"), ("gh", "")]),
        ([("A", 0, 8), ("B", 0, 8)], [("abcdefgh", "AB")]),
        ([("B", 3, 5), ("A", 3, 8)], [("abc", ""), ("de", "BA"), ("fgh", "A")]),
        ([("A", 3, 3)], [("abcdefgh", "")]),
    ],
)
def test_cut(marks, expected):
    text = "abcdefgh"
    segments = cut(8, [Mark(Span(start, end), "content", key) for key, start, end in marks])
    assert [(each.span.of(text), "".join(each.keys("content"))) for each in segments] == expected


def test_cut_refuses_a_mark_outside_the_text():
    with pytest.raises(ValueError, match="does not lie inside a text of length 3"):
        cut(3, [Mark(Span(2, 4), "cue", "1")])


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("one", ["one"]),
        ("one\ntwo", ["one", "two"]),
        ("one\ntwo\n\nthree\n", ["one\ntwo", "three\n"]),
        ("one\r\n\r\ntwo", ["one\r", "two"]),
        (" \n\none", ["one"]),
    ],
)
def test_blocks_of_an_unknown_layout(text, blocks):
    found = find_blocks(bare_record(text))
    assert "".join(block.span.of(text) for block in found) == text
    assert [block.span.of(text) for block in found if not block.gap] == blocks


def test_blocks_know_their_zones():
    blocks = find_blocks(article_record())
    kinds = [block.zone.kind for block in blocks if not block.gap and block.zone is not None]
    assert kinds[:5] == ["title", "byline", "body", "heading", "body"]
    assert kinds.count("comment") == 1


# Round-up


def test_parties_have_labels_of_their_own():
    record = article_record()
    parties = find_parties(record)
    assert [(party.label, party.statements) for party in parties] == [
        ("PH", 5),
        ("IC", 6),
        ("SR", 1),
        ("TRC", 1),
        ("OQ", 3),
        ("outlet", 1),
        ("?", 1),
    ]
    same = [
        replace(statement, speaker=statement.speaker and replace(statement.speaker, name="Al Bo"))
        for statement in record.statements
    ]
    labels = [party.label for party in find_parties(replace(record, statements=tuple(same)))]
    assert labels[:3] == ["AB", "AB2", "AB3"]


@settings(max_examples=60, deadline=None)
@given(record=records())
def test_round_up_loses_no_statement(record: Record):
    def ids(entries):
        return [each for entry in entries for each in (entry.statement.id, *ids(entry.children))]

    found = [
        each
        for section in round_up(record).sections
        for group in section.groups
        for each in ids(group.entries)
    ]
    assert sorted(found) == sorted(statement.id for statement in record.statements)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": "A title"}, "A title"),
        ({"url": "https://example.org/a"}, "https://example.org/a"),
        ({}, "bare.txt"),
    ],
)
def test_headline(changes, expected):
    record = bare_record("Words.")
    assert headline(replace(record, document=replace(record.document, **changes))) == expected


def test_headline_may_be_a_zone_of_the_text():
    layout = Layout((Zone("title", Span(0, 5)),), (), (), ())
    assert headline(replace(bare_record("Words of it"), layout=layout)) == "Words"


# The page


def test_article_is_the_text():
    assert Article(render_html(article_record())).texts == [ARTICLE]


@settings(max_examples=60, deadline=None)
@given(record=records())
def test_article_is_the_text_of_any_record(record: Record):
    page = render_html(record)
    page.encode("utf-8")
    article = Article(page)
    assert article.texts == [shown(record.document.text)]
    known = {attributes["data-item"] for attributes in article.having("data-item")}
    for attributes in article.having("data-content"):
        assert known.issuperset((attributes["data-content"] or "").split())
    starts = [attributes["id"] for attributes in article.having("data-label") if "id" in attributes]
    assert len(starts) == len(set(starts))


@settings(max_examples=30, deadline=None)
@given(text=any_text)
def test_title_and_path_are_text_too(text: str):
    record = bare_record("Words.")
    origin = replace(record.document.origin, path=text)
    page = render_html(
        replace(record, document=replace(record.document, title=text, outlet=text, origin=origin))
    )
    page.encode("utf-8")
    assert len(re.findall("<script>", page)) == 1
    assert len(re.findall("<h1", page)) == 1


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_stays_text(text):
    record = bare_record(f"a{text}b")
    assert Article(render_html(record)).texts == [shown(f"a{text}b")]


def test_exact_keeps_carriage_returns():
    assert exact("a\r\n<b>") == "a&#13;\n&lt;b&gt;"


def test_policy_allows_only_the_page_itself():
    page = render_html(article_record())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    tags = Article(page).tags
    assert not [
        attributes for _, attributes in tags if "style" in attributes or "src" in attributes
    ]
    assert not [tag for tag, _ in tags if tag in ("img", "iframe", "object", "embed", "base")]
    assert {attributes["href"] for tag, attributes in tags if tag == "link"} == {"data:,"}


def test_each_statement_has_a_marker_an_entry_and_its_facts():
    record = article_record()
    article = Article(render_html(record))
    numbers = [str(number) for number in range(1, len(record.statements) + 1)] + ["Q1"]
    items = article.having("data-item")
    markers = [each["data-item"] for each in items if each["class"] == "marker"]
    entries = [each["data-item"] for each in items if each["class"] == "entry"]
    assert sorted(markers) == sorted(entries) == sorted(numbers)
    anchors = {attributes["id"] for attributes in article.having("id")}
    links = {(each["href"] or "").removeprefix("#") for each in items if each["class"] == "marker"}
    assert links <= anchors


def test_nested_statement_lies_over_its_parent():
    nested = [
        attributes
        for attributes in Article(render_html(article_record())).having("data-content")
        if attributes["data-content"] == "5 6"
    ]
    assert nested
    assert all(each["data-ink"] != each["data-outer"] for each in nested)
    assert [each.get("data-exact") for each in nested] == [None, nested[0]["data-ink"], None]


def test_words_in_marks_are_filled_for_whose_words_they_are():
    text = "“I said it would rain,” he said."
    record = article_record()
    callow, ruud = (replace(speaker, mentions=()) for speaker in record.speakers[1:3])
    outer = replace(
        record.statements[3],
        speaker=callow,
        content=(Span(0, 23),),
        quoted=(Span(1, 22),),
        source=None,
        cue=None,
    )
    inner = replace(
        outer, id="inner", speaker=ruud, content=(Span(8, 21),), quoted=(), parent=outer.id
    )
    page = render_html(
        replace(
            bare_record(text), statements=(outer, inner), speakers=(callow, ruud), unattributed=()
        )
    )
    assert (
        '<span class="segment" data-content="1 2" data-quoted="1" data-ink="1" data-outer="0"'
        ' data-exact="0">it would rain</span>'
    ) in page


def test_most_quoted_speakers_have_inks_and_the_rest_share_one():
    record = article_record()
    speakers = [
        replace(record.speakers[0], id=f"x{index}", name=f"Person {index}") for index in range(10)
    ]
    statements = [
        replace(record.statements[0], id=f"{index}-{turn}", speaker=speakers[index])
        for index in range(10)
        for turn in range(index + 1)
    ]
    page = render_html(replace(record, statements=tuple(statements), unattributed=()))
    inks = re.findall(r'<label data-figure="\d+" data-ink="(\w+)"', page)
    assert inks == ["other", "other", "7", "6", "5", "4", "3", "2", "1", "0"]


def test_title_is_not_shown_twice():
    record = article_record()
    assert '<h1 class="unseen">' in render_html(record)
    other = replace(record, document=replace(record.document, title="Another"))
    assert "<h1><bdi>Another</bdi></h1>" in render_html(other)
    assert '<h1 class="file"><bdi>bare.txt</bdi></h1>' in render_html(bare_record("Words."))


def test_url_is_a_link_only_where_it_is_one():
    record = bare_record("Words.")
    for url, expected in [("https://example.org/a", 1), ("javascript:alert(1)", 0)]:
        page = render_html(replace(record, document=replace(record.document, url=url)))
        links = [attributes for tag, attributes in Article(page).tags if tag == "a"]
        assert len([each for each in links if each["href"] == url]) == expected


def test_text_without_statements():
    page = render_html(bare_record("Nobody said a word."))
    assert "No statement was found in this text." in page


def test_many_records_have_an_index_and_ids_of_their_own():
    records = [article_record(), bare_record("Nothing."), article_record()]
    article = Article(render_html_many(iter(records)))
    assert article.texts == [record.document.text for record in records]
    ids = [attributes["id"] for attributes in article.having("id")]
    assert len(ids) == len(set(ids))
    assert [each["href"] for tag, each in article.tags if tag == "a"][:3] == ["#r1", "#r2", "#r3"]


def test_one_or_no_record_among_many():
    assert Article(render_html_many([])).texts == []
    assert "<nav" not in render_html_many([bare_record("One.")])


def test_notebook_holds_the_page_in_a_frame():
    record = bare_record('a\r\n"b" <c> &amp;')
    ((tag, attributes),) = Article(render_notebook(record)).tags
    assert tag == "iframe"
    assert attributes["srcdoc"] == render_html(record)
    assert attributes["sandbox"] == "allow-scripts"
