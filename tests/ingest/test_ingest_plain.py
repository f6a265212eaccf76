"""Plain text: decoded, and otherwise untouched."""

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingest_samples import ENGLISH, read_bytes, read_document, read_error

from onrecord.errors import EmptyInput, InputError, UndecodableInput, UnsupportedInput
from onrecord.ingest import ReadOptions, read_text
from onrecord.ingest.payload import Payload
from onrecord.ingest.plain import decode
from onrecord.types import Document

MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}
ENGLISH_FORCED = ReadOptions(lang="en")


@pytest.mark.parametrize(
    "text",
    [
        "He said no.",
        "Two\r\nlines\rand\nmore\r\n",
        "A NUL\0 stays in the text",
        "  odd\u00a0spaces\u2009and\ttabs  ",
        "„German“ «French» “curly” ‘single’ \"straight\" ``backticks''",
        "combining e\u0301 is not composed",
        "a mark in the middle \ufeff stays",
    ],
)
def test_text_is_untouched(text):
    document = read_document(text.encode(), "sample.txt", ENGLISH_FORCED)
    assert document.text == text
    assert document.origin.media_type == "text/plain"
    assert document.origin.encoding == "utf-8"
    assert document.origin.notes == ()
    assert document.zones == ()


@pytest.mark.parametrize("encoding", MARKS)
def test_byte_order_mark_is_dropped_and_noted(encoding):
    document = read_document(MARKS[encoding] + ENGLISH.encode(encoding), "sample.txt")
    assert document.text == ENGLISH
    assert document.origin.encoding == encoding
    assert document.origin.notes == ("byte-order mark dropped",)


@pytest.mark.parametrize("encoding", MARKS)
def test_wide_encodings_need_no_mark(encoding):
    document = read_document(ENGLISH.encode(encoding), "sample.txt")
    assert (document.text, document.origin.encoding) == (ENGLISH, encoding)


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "text",
    [ENGLISH, "“No,” he said… in the café.", "Keldony’s minister said “no boat may pass”."],
)
def test_usual_encodings_are_recognised(text, encoding):
    document = read_document(text.encode(encoding), "sample.txt")
    assert document.text == text
    assert document.origin.notes == (f"encoding guessed: {document.origin.encoding}",)


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("the café", "cp1252"),
        ("the café", "mac_roman"),
        ("they don’t", "cp1252"),
        ("they don’t – and won’t", "mac_roman"),
        ("“We will.”", "mac_roman"),
        ("Mr. Žižek’s", "cp1252"),
        ("Élodie", "cp1252"),
        ("Mr. Ó Briain", "cp1252"),
        ("at 25°C", "cp1252"),
    ],
)
def test_few_signs_tell_the_encoding_of_english(words, encoding):
    text = f"The mayor said on Monday that the ferry will close, and {words} too. "
    document = read_document(text.encode(encoding), "sample.txt")
    assert (document.text, document.origin.encoding) == (text, encoding)


@pytest.mark.parametrize(
    "data",
    [
        # UTF-8 that ends within a letter.
        "the café".encode()[:-1],
        # Bytes that are letters in hardly any encoding that English is written in.
        b"he said \x81 that \x9d it",
    ],
)
def test_what_no_usual_encoding_makes_english_of_is_an_error(data):
    error = read_error(b"The mayor said on Monday that the ferry will close, and " + data, "a.txt")
    assert isinstance(error, UndecodableInput)
    assert "not valid utf-8" in error.problem


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("cp1252", "cp1252"),
        ("latin-1", "latin-1"),
        ("UTF-16", "utf-16"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16-le", "utf-16"),
    ],
)
def test_encoding_may_be_forced(encoding, written):
    text = "The café is closed."
    document = read_document(text.encode(written), "sample.txt", ReadOptions(encoding=encoding))
    assert document.text == text
    if written in ("utf-16", "utf-8-sig"):
        assert document.origin.notes == ("byte-order mark dropped",)


@pytest.mark.parametrize("encoding", ["no-such-encoding", "hex", "zip", "punycode", "idna", "\0"])
def test_unusable_encoding_is_an_error(encoding):
    error = read_error("Café. ".encode(), "sample.txt", ReadOptions(encoding=encoding))
    assert isinstance(error, UndecodableInput)
    assert repr(encoding) in str(error) or encoding in str(error)


def test_damaged_utf8_is_an_error_that_names_the_byte():
    data = "“Yes”, she said, “and no”.".encode() + b"\xff and more"
    error = read_error(data, "sample.txt")
    assert isinstance(error, UndecodableInput)
    assert "0xff" in error.problem
    assert str(data.index(0xFF)) in error.problem
    assert "--encoding-errors replace" in error.advice


def test_curly_quotes_in_utf8_outweigh_stray_bytes():
    data = "She said “no” to him. ".encode() + b"He said \x93yes\x94 to her. "
    error = read_error(data, "sample.txt")
    assert isinstance(error, UndecodableInput)
    assert "0x93" in error.problem
    document = read_document(data, "sample.txt", ReadOptions(encoding_errors="replace"))
    assert document.text == "She said “no” to him. He said \ufffdyes\ufffd to her. "


def test_damaged_utf8_may_be_replaced():
    data = "“Yes”, she said, “and no”.".encode() + b"\xff and more"
    document = read_document(data, "sample.txt", ReadOptions(encoding_errors="replace"))
    assert document.text == "“Yes”, she said, “and no”.\ufffd and more"
    assert document.origin.notes == ("undecodable bytes replaced with U+FFFD (1)",)


def test_forced_encoding_that_does_not_hold_is_an_error():
    error = read_error("Café.".encode(), "sample.txt", ReadOptions(encoding="ascii"))
    assert isinstance(error, UndecodableInput)


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", "\u00a0\u2003\n".encode(), b"\xef\xbb\xbf"])
def test_nothing_is_empty(data):
    assert isinstance(read_error(data, "sample.txt"), EmptyInput)


@pytest.mark.parametrize("text", ["…", "?!", "— … ! \0"])
def test_no_words_is_empty(text):
    assert isinstance(read_error(text.encode(), "sample.txt"), EmptyInput)


@pytest.mark.parametrize("encoding_errors", ["strict", "replace"])
@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        random.Random(1).randbytes(10_000),
        b"\x00\x01\x02\x03abc" * 20,
        b"word\x80\x81\x01\x02\x03" * 9,
    ],
)
def test_binary_is_refused(data, encoding_errors):
    error = read_error(data, "sample.txt", ReadOptions(encoding_errors=encoding_errors))
    assert isinstance(error, UnsupportedInput)
    assert "looks like a binary file" in error.problem


def test_text_in_another_encoding_than_the_one_forced_is_not_binary():
    error = read_error("Министр сказала нет.".encode(), "a.txt", ReadOptions(encoding="ascii"))
    assert isinstance(error, UndecodableInput)


def test_text_in_memory_keeps_its_offsets():
    document = read_text("\ufeffA lone \ud800 surrogate.", path="<page>")
    assert document.text == "\ufeffA lone \ufffd surrogate."
    assert document.origin.path == "<page>"
    assert document.origin.notes == ("lone surrogates replaced with U+FFFD",)


@pytest.mark.parametrize("text", ["", "  \n", "…"])
def test_empty_text_in_memory_is_refused(text):
    with pytest.raises(EmptyInput, match="<text>"):
        read_text(text)


@given(st.text())
def test_utf8_text_comes_back_as_it_was(text):
    for item in read_bytes(text.encode(), "sample.txt", ENGLISH_FORCED):
        if isinstance(item, Document):
            marked = text.encode().startswith(codecs.BOM_UTF8)
            assert item.text.encode(item.origin.encoding) == text.encode()[3 * marked :]


@given(st.binary())
def test_decoded_bytes_encode_to_themselves(data):
    try:
        decoded = decode(Payload("sample.txt", data), ReadOptions())
    except (UndecodableInput, UnsupportedInput):
        return
    bare = data
    if "byte-order mark dropped" in decoded.notes:
        bare = data.removeprefix(MARKS[decoded.encoding])
    assert decoded.text.encode(decoded.encoding) == bare


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "utf-16", "utf-7", "cp1252"]))
def test_replacing_never_fails_on_utf8(data, encoding):
    options = ReadOptions(encoding=encoding, encoding_errors="replace", lang="en")
    for item in read_bytes(data, "sample.txt", options):
        assert isinstance(item, Document | InputError)
        assert not isinstance(item, UndecodableInput)
