"""RSS and Atom: a document for every entry, and nothing fetched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_samples import ATOM, RSS, read_bytes, read_document, read_error, zone_texts

from onrecord.errors import EmptyInput, InputError, UnsupportedInput
from onrecord.ingest import ReadOptions
from onrecord.types import Document


def test_rss():
    first, second, third = read_bytes(RSS.encode(), "feed.xml")
    assert isinstance(first, Document)
    assert first.text == "On the bank\nVerrick said “no”.\nOresh agreed."
    assert zone_texts(first) == [("heading", None, "On the bank")]
    assert first.title == "Fish & chips"
    assert first.date == "2024-10-17T23:30:00-05:00"
    assert first.outlet == "Northern Wire"
    assert first.author == "Lena Orrick"
    assert first.url == "https://northern.example/1"
    assert first.origin.path == "feed.xml#1"
    assert isinstance(second, EmptyInput)
    assert second.origin == "feed.xml#2"
    assert "https://northern.example/2" in second.advice
    assert isinstance(third, Document)
    assert third.text == "Harsk declined to comment."


def test_an_entry_that_cannot_be_read_to_its_end_does_not_stop_the_others():
    deep = RSS.replace("<p>Oresh agreed.</p>", "<div>" * 5000 + "Oresh agreed.")
    error, _, document = read_bytes(deep.encode(), "feed.xml")
    assert isinstance(error, UnsupportedInput)
    assert error.origin == "feed.xml#1"
    assert isinstance(document, Document)


def test_hidden_elements_of_an_entry_are_left_out():
    feed = RSS.replace("<p>Oresh agreed.</p>", "<p hidden>Oresh agreed.</p>")
    assert read_bytes(feed.encode(), "feed.xml")[0].text == "On the bank\nVerrick said “no”."


def test_atom():
    document = read_document(ATOM.encode(), "feed.atom")
    assert document.text == "Oresh said he expects a majority."
    assert document.title == "The vote"
    assert document.date == "2024-10-18T09:00:00+00:00"
    assert document.author == "Soraya Tamm"
    assert document.url == "https://tribune.example/vote"
    assert document.origin.media_type == "application/atom+xml"


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed.txt", "feed.html", "-"])
def test_a_feed_is_a_feed_whatever_its_name(name):
    assert len(read_bytes(RSS.encode(), name)) == 3


def test_dates_that_are_none_are_left_out():
    for wrong in ("yesterday", "03/04/2024"):
        data = RSS.replace("Thu, 17 Oct 2024 23:30:00 -0500", wrong).encode()
        assert read_bytes(data, "feed.xml")[0].date is None


def test_encoding_may_be_forced():
    data = ATOM.replace("majority", "café").replace('<?xml version="1.0"?>\n', "").encode("cp1252")
    document = read_document(data, "feed.xml", ReadOptions(encoding="cp1252"))
    assert document.text == "Oresh said he expects a café."


def test_broken_xml_is_read_as_far_as_it_goes_and_noted():
    items = read_bytes(RSS[: RSS.index("</item>") + 7].encode(), "feed.xml")
    assert isinstance(items[0], Document)
    assert "the feed is not well-formed XML" in items[0].origin.notes


def test_external_entities_are_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    declared = f'<!DOCTYPE feed [<!ENTITY x SYSTEM "{secret.as_uri()}">]><feed'
    data = ATOM.replace("<feed", declared).replace("Oresh", "Oresh &x;").encode()
    for item in read_bytes(data, "feed.xml"):
        assert "secret" not in getattr(item, "text", "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<rss version='2.0'><channel><title>x</title></channel></rss>", EmptyInput),
        ("<?xml version='1.0'?><NewsItem><p>He said no.</p></NewsItem>", UnsupportedInput),
        ("He said no.", UnsupportedInput),
        ("<rss", InputError),
    ],
)
def test_what_is_no_feed(text, kind):
    assert isinstance(read_error(text.encode(), "feed.xml"), kind)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_gives_documents_or_errors(data):
    sample = RSS.encode()
    cut = data.draw(st.integers(10, len(sample)))
    place = data.draw(st.integers(0, cut - 1))
    damaged = sample[:place] + data.draw(st.binary(max_size=4)) + sample[place + 3 : cut]
    for item in read_bytes(damaged, "feed.xml"):
        assert isinstance(item, Document | InputError)
