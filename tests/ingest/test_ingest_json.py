"""JSONL and JSON: a document for every object; a bad line does not stop the others."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingest_samples import JSONL, read_bytes, read_document, read_error

from onrecord.errors import EmptyInput, InputError, UndecodableInput, UnsupportedInput
from onrecord.ingest import ReadOptions, Source, read_source
from onrecord.types import Document

ENGLISH_FORCED = ReadOptions(lang="en")


def test_lines():
    items = read_bytes(JSONL.encode(), "wire.jsonl")
    first, second, *errors = items
    assert isinstance(first, Document)
    assert (first.text, first.title, first.date) == ("Verrick said no.", "No", "2024-10-17")
    assert (first.outlet, first.author, first.url) == (
        "Wire",
        "Lena",
        "https://northern.example/1",
    )
    assert first.origin.path == "wire.jsonl#1"
    assert first.origin.sha256 == hashlib.sha256(JSONL.encode()).hexdigest()
    assert isinstance(second, Document)
    assert second.text == "Oresh agreed \ufffd with her."
    assert (second.date, second.author) == (None, None)
    assert second.origin.notes == (
        "date '17/10/2024' left out: it is not ISO 8601",
        "lone surrogates replaced with U+FFFD",
    )
    assert [str(error).partition(":")[0] for error in errors] == [
        "wire.jsonl#4",
        "wire.jsonl#5",
        "wire.jsonl#6",
    ]
    assert all(isinstance(error, UnsupportedInput) for error in errors)
    assert "fields that hold text: body" in str(errors[1])
    assert "--text-field" in str(errors[1])


def test_a_file_of_lines_reads_like_its_bytes(tmp_path):
    path = tmp_path / "wire.jsonl"
    path.write_text(JSONL, encoding="utf-8")
    from_file = list(read_source(Source(str(path)), ReadOptions()))
    from_bytes = read_bytes(JSONL.encode(), str(path))
    assert list(map(repr, from_file)) == list(map(repr, from_bytes))


@pytest.mark.parametrize("field", ["title", "outlet", "author", "url"])
def test_lone_surrogates_in_metadata_are_replaced(field):
    data = json.dumps({"text": "He said no.", field: "A \udc00 title"}).encode()
    document = read_document(data, "wire.json")
    assert getattr(document, field) == "A \ufffd title"
    assert document.origin.notes == ("lone surrogates replaced with U+FFFD",)


def test_a_line_over_the_limit(tmp_path):
    path = tmp_path / "wire.jsonl"
    path.write_text('{"text": "He said no."}\n{"text": "No."}\n', encoding="utf-8")
    error, document = read_source(Source(str(path)), ReadOptions(max_file_bytes=20))
    assert isinstance(document, Document)
    assert "at most 20 are read" in error.problem
    assert "Split the text" in error.advice


def test_the_text_field_may_be_named():
    document = read_document(
        b'{"text": 1, "body": "He said no."}\n', "wire.jsonl", ReadOptions(text_field="body")
    )
    assert document.text == "He said no."


@pytest.mark.parametrize(
    ("data", "paths"),
    [
        (b'{"text": "He said no."}', ["wire.json"]),
        (b'[{"text": "He said no."}, {"text": "She said no."}]', ["wire.json#1", "wire.json#2"]),
        ('{"text": "He said no."}'.encode("utf-16"), ["wire.json"]),
    ],
)
def test_json(data, paths):
    assert [item.origin.path for item in read_bytes(data, "wire.json")] == paths


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b'{"text": "He said no."}', "application/json"),
        (b'{"text": "He said no."}\n{"text": "She said no."}', "application/jsonl"),
        (b'[\n{"text": "He said no."}\n]', "application/json"),
        (b"[Applause] He said no.", "text/plain"),
        (b'{"text": "cut off', "text/plain"),
    ],
)
def test_json_without_a_name_is_recognised(data, media_type):
    assert read_bytes(data, "-", ENGLISH_FORCED)[0].origin.media_type == media_type


def test_a_text_file_that_looks_like_json_is_text():
    assert read_document(b'{"text": "He said no."}', "note.txt").text == '{"text": "He said no."}'


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{", UnsupportedInput),
        (b'"He said no."', UnsupportedInput),
        (b"[]", EmptyInput),
        (b'{"text": null}', UnsupportedInput),
        (b'{"text": " "}', EmptyInput),
        (b"[" * 100_000, UnsupportedInput),
        (b"1" * 10_000, UnsupportedInput),
        (b'{"text": "caf\xc3\xa9 \xe2\x80\x9c\xff"}', UndecodableInput),
    ],
)
def test_bad_json(data, kind):
    assert isinstance(read_error(data, "bad.json"), kind)


def test_what_is_no_json_is_said_with_its_place():
    error = read_error(b'{"text": "He said\nno."}', "bad.json")
    assert error.problem == "is not JSON: Invalid control character at line 1, column 18."


def test_a_line_in_another_encoding_is_one_failure():
    data = '{"text": "He said no."}\n{"text": "Café"}\n'.encode("cp1252")
    first, second = read_bytes(data, "wire.jsonl")
    assert isinstance(first, Document)
    assert isinstance(second, UndecodableInput)
    options = ReadOptions(encoding="cp1252")
    assert [item.text for item in read_bytes(data, "wire.jsonl", options)] == [
        "He said no.",
        "Café",
    ]


def test_utf16_lines_are_refused_as_a_whole():
    error = read_error('{"text": "He said no."}\n'.encode("utf-16"), "wire.jsonl")
    assert isinstance(error, UndecodableInput)


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1))
def test_every_text_comes_back_as_it_was(texts):
    data = "".join(json.dumps({"text": text}) + "\n" for text in texts).encode()
    items = read_bytes(data, "wire.jsonl", ENGLISH_FORCED)
    assert len(items) == len(texts)
    for item, text in zip(items, texts, strict=True):
        assert isinstance(item, EmptyInput) or item.text == text


@given(st.binary())
def test_any_bytes_give_documents_or_errors(data):
    for name in ("any.json", "any.jsonl"):
        for item in read_bytes(data, name):
            assert isinstance(item, Document | InputError)
