"""HTML: the page's own words, with headings, title and metadata."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_samples import ENGLISH, HTML, read_bytes, read_document, read_error, zone_texts

from onrecord.errors import EmptyInput, UnsupportedInput
from onrecord.types import Document

ARTICLE = "<html><head><title>T</title></head><body><article>{}</article></body></html>"


def test_article():
    document = read_document(HTML.encode(), "page.html")
    assert document.text.split("\n") == [
        "Fishing deal signed",
        "Keldony's minister said on Monday that “the sea is ours”. "
        "She added: “No more than 18,000 tonnes”.",
        "The vote in Tesk",
        "Oresh said he expects a majority, although not a large one.",
        "“Then I shall have more time for my garden.”",
        "He laughed.",
        "Four vessels in January",
        "A fifth by Easter",
        "Tobin Harsk",
        "spokesperson",
        "First line as it stands",
        "Second line as it stands",
    ]
    assert zone_texts(document) == [
        ("title", None, "Fishing deal signed"),
        ("heading", None, "The vote in Tesk"),
    ]
    assert document.title == "Fishing deal signed"
    assert document.date == "2024-10-17T18:00:00+02:00"
    assert document.outlet == "Northern Wire"
    assert document.author == "Lena Orrick"
    assert document.url == "https://northern.example/fish"
    assert document.origin.notes == ("quotation marks of 1 <q> or <blockquote> written out",)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p>He said "no".</p>', 'He said "no".'),
        ("He said no.", "He said no."),
        ("<p>One.</p><p>Two.</p>", "One.\nTwo."),
        ("<p>One<br>two.</p>", "One\ntwo."),
        ("<p>a &lt;b&gt; &amp;  c&nbsp;d</p>", "a <b> & c\u00a0d"),
        ("<p>An <em>odd</em><b>ity</b> stays one word.</p>", "An oddity stays one word."),
        ("<p>She said <q>he said <q>no</q></q>.</p>", "She said “he said ‘no’”."),
        ("<p>She said “<q>no</q>”.</p>", "She said “no”."),
        ("<p>She said <q>'no'</q>.</p>", "She said 'no'."),
        ("<p>A NUL \0 in it</p>", "A NUL \ufffd in it"),
        (
            "<p>Odd <b>\x01</b>&#2; ones<pre>here\nand\x0bthere</pre>",
            "Odd \ufffd\ufffd ones\nhere\nand\ufffdthere",
        ),
        ("<p>A form\ffeed</p>", "A form feed"),
        ("<h2>Head</h2><p>He said no.</p><script>var x</script>", "Head\nHe said no."),
        ("<p hidden>Secret words.</p><p>He said <b hidden>not</b>no.</p>", "He said no."),
        ("<div hidden=until-found><p>A</p></div><p aria-hidden=true>No.</p>", "No."),
    ],
)
def test_short_pages(body, expected):
    for page in (f"<html><body>{body}</body></html>", ARTICLE.format(body)):
        assert read_document(page.encode(), "page.html").text == expected


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("We will not pay.", "“We will not pay.”"),
        ("<p>We will <em>not</em> pay.</p>", "“We will not pay.”"),
        (
            "<p>We won't pay.</p> <p>We have <b>no money.</b></p>",
            "“We won't pay.\n“We have no money.”",
        ),
        ("<p>We will not pay.</p><p> </p>", "“We will not pay.”"),
        # Its own marks, or somebody's name.
        ("<p>“We will not pay.”</p>", "“We will not pay.”"),
        ("<p>'We will not pay.'</p>", "'We will not pay.'"),
        ('<p>We will not "pay".</p>', 'We will not "pay".'),
        ("<p>We will not <q>pay</q>.</p>", "We will not “pay”."),
        ("<p>We will not pay.</p><p>— Ada Roe</p>", "We will not pay.\n— Ada Roe"),
        ("We will not pay. <cite>Ada Roe</cite>", "We will not pay. Ada Roe"),
        ("We will not pay.<p>Ada Roe</p>", "We will not pay.\nAda Roe"),
        # The page's layout.
        ("<h2>Pier</h2><p>We will not pay.</p>", "Pier\nWe will not pay."),
        ("<ul><li>No pay</li><li>No pier</li></ul>", "No pay\nNo pier"),
        (f"<p>{'pay ' * 301}</p>", ("pay " * 301).strip()),
        (" ", ""),
    ],
)
def test_block_quotations_get_marks_behind_a_colon(quotation, expected):
    said = "Roe wrote to the town council:"
    body = f"<p>{said}</p>\n<blockquote>{quotation}</blockquote>\n<p>No one came.</p>"
    expected = f"{said}\n{expected}\nNo one came.".replace("\n\n", "\n")
    assert read_document(f"<html><body>{body}</body></html>".encode(), "page.html").text == expected


@pytest.mark.parametrize("before", ["", "<p>Roe wrote to them.</p>", "<h1>Pier</h1>"])
def test_block_quotations_that_nothing_introduces_stay_as_they_are(before):
    body = f"{before}<blockquote><p>We will not pay.</p></blockquote><p>No one came.</p>"
    text = read_document(f"<html><body>{body}</body></html>".encode(), "page.html").text
    assert text.endswith("We will not pay.\nNo one came.")
    assert "“" not in text


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page", "page.pdf"])
def test_a_page_is_a_page_whatever_its_name(name):
    assert read_document(HTML.encode(), name).origin.media_type == "text/html"


@pytest.mark.parametrize(
    ("declaration", "encoding", "found"),
    [
        ('<meta charset="iso-8859-1">', "cp1252", "cp1252"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=cp1250">',
            "cp1250",
            "cp1250",
        ),
        ("", "cp1252", "cp1252"),
        ('<meta charset="windows-1252">', "utf-16", "utf-16-le"),
        ('<meta charset="nonsense">', "utf-8", "utf-8"),
    ],
)
def test_encoding_of_a_page(declaration, encoding, found):
    page = f"<html><head>{declaration}<title>x</title></head><body><p>{ENGLISH}</p></body></html>"
    document = read_document(page.encode(encoding), "page.html")
    assert document.text == ENGLISH.strip()
    assert document.origin.encoding == found


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav><script>1</script></body></html>",
        "<!-- nothing --><html></html>",
        "<html><frameset><frame src='x'></frameset></html>",
        "<!doctype html>",
    ],
)
def test_pages_without_text_are_empty(page):
    assert isinstance(read_error(page.encode(), "page.html"), EmptyInput)


@pytest.mark.parametrize("tag", ["font", "div", "blockquote"])
@pytest.mark.parametrize("depth", [260, 1500])
def test_text_in_deep_elements_is_kept(tag, depth):
    lines = [f"Oresh said of vessel {number} that it stays." for number in range(12)]
    above, below = ("".join(f"<p>{line}</p>" for line in part) for part in (lines[:5], lines[5:]))
    page = f"<html><body>{above}{f'<{tag}>' * depth}{below}</body></html>"
    assert read_document(page.encode(), "page.html").text.split("\n") == lines


def test_what_the_parser_leaves_out_is_an_error():
    page = "<html><body><p>He said no.</p>\n" + "<div>" * 50_000 + "She said yes."
    error = read_error(page.encode(), "page.html")
    assert isinstance(error, UnsupportedInput)
    assert "beyond line 2" in error.problem


DAY = '<meta property="article:published_time" content="{}">'
LINKED = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (DAY.format("2024-10-17"), "2024-10-17"),
        (DAY.format("2024-10-17T18:00:00Z"), "2024-10-17T18:00:00+00:00"),
        (DAY.format("03/04/2024"), None),
        (DAY.format("03/04/2024") + '<meta name="DC.date" content="20240403">', "2024-04-03"),
        (DAY.format("yesterday"), None),
        ('<meta itemprop="datePublished" content="2024-10-17">', "2024-10-17"),
        (LINKED.format('{"@type": "NewsArticle", "datePublished": "2024-10-17"}'), "2024-10-17"),
        (LINKED.format('{"@graph": [{"@type": ["Report"], "datePublished": "2024"}]}'), "2024"),
        (LINKED.format('{"@type": "WebSite", "datePublished": "2024-10-17"}'), None),
        (LINKED.format("[" * 100_000), None),
        ('<link rel="canonical" href="https://a.example/2024/10/17/fish">', "2024-10-17"),
        ('<link rel="canonical" href="https://a.example/2024/17/10/fish">', None),
    ],
)
def test_dates_are_never_guessed(head, date):
    page = f"<html><head>{head}</head><body><p>He said on 04/05/2024: no.</p></body></html>"
    assert read_document(page.encode(), "page.html").date == date


def test_a_marked_date_in_the_text_is_taken():
    page = "<p><time pubdate datetime=2024-10-17>Thursday</time> He said <time>no</time>.</p>"
    assert read_document(page.encode(), "page.html").date == "2024-10-17"


@pytest.mark.parametrize(
    ("head", "outlet", "author"),
    [
        ('<meta property="og:site_name" content=" openDemocracy ">', "openDemocracy", None),
        ('<meta property="og:site_name" content="taz">', "taz", None),
        ('<link rel="canonical" href="https://www.wire.example/fish">', "wire.example", None),
        ('<meta property="article:publisher" content="https://social.example/wire">', None, None),
        (
            '<meta name="author" content="By Ann McLee-O\'Neil, Political Editor">',
            None,
            "By Ann McLee-O'Neil, Political Editor",
        ),
        (
            '<meta property="article:author" content="https://social.example/ann">'
            '<meta name="byl" content="By ann lee">',
            None,
            "By ann lee",
        ),
        (
            '<meta name="author" content="Ann Lee"><meta name="author" content="Bo Ray, Tesk">',
            None,
            "Ann Lee; Bo Ray, Tesk",
        ),
        (
            LINKED.format(
                '{"@type": "Article", "publisher": {"name": "the Wire"},'
                ' "author": [{"name": "Ann Lee"}, "Bo Ray"]}'
            ),
            "the Wire",
            "Ann Lee; Bo Ray",
        ),
    ],
)
def test_outlet_and_author_are_as_the_page_gives_them(head, outlet, author):
    page = f"<html><head>{head}</head><body><p>He said no.</p></body></html>"
    document = read_document(page.encode(), "page.html")
    assert (document.outlet, document.author) == (outlet, author)


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("<a rel=author>Ann lee</a> and <a rel=author>Bo Ray</a>", "Ann lee; Bo Ray"),
        ("<span class=author>Ann Lee</span>", "Ann Lee"),
        ("<span class=author>Ann Lee, Political Editor</span>", None),
    ],
)
def test_authors_in_the_text(byline, author):
    page = ARTICLE.format(f"<div>{byline}</div><p>He said no.</p><p><a rel=author>X Y</a></p>")
    if "rel=author" not in byline:
        page = page.replace("<p><a rel=author>X Y</a></p>", "")
    assert read_document(page.encode(), "page.html").author == author


def test_libraries_do_not_write_to_stderr(capfd):
    read_bytes(b"<html><body></body></html>", "page.html")
    read_bytes(b"<p>x</p>", "page.html")
    assert capfd.readouterr() == ("", "")


WORDS = "said Verrick boat bank “no” the of minister 18,000 tonnes — ‘yes’ it’s"
WORD = st.sampled_from(WORDS.split())
SENTENCE = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
TAG = st.sampled_from(["p", "h2", "div", "blockquote", "li", "q", "time", "span", "td", "pre", "b"])
ELEMENT = st.recursive(
    SENTENCE,
    lambda inner: st.tuples(TAG, st.lists(inner, max_size=3)).map(
        lambda pair: f"<{pair[0]}>{' '.join(pair[1])}</{pair[0]}>"
    ),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ELEMENT, max_size=6).map(" ".join))
def test_every_line_stands_on_the_page(body):
    page = _squeezed(re.sub(r"<[^>]*>", "", body))
    for item in read_bytes(ARTICLE.format(body).encode(), "page.html"):
        if isinstance(item, Document):
            assert all(_squeezed(line) in page for line in item.text.split("\n"))
            assert all(zone.span.end <= len(item.text) for zone in item.zones)


def _squeezed(text: str) -> str:
    """Leave out white space and the marks that <q> stands for."""
    return re.sub(r"[\s“”‘’]", "", text)
