"""DOCX: paragraphs in reading order, with headings and core properties."""

import io
import zipfile
import zlib

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_samples import docx_bytes, read_bytes, read_document, read_error, zone_texts

from onrecord.errors import EmptyInput, InputError, UnsupportedInput
from onrecord.ingest import ReadOptions
from onrecord.types import Document

SAMPLE = docx_bytes()
NAMESPACE = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
BOX = "<w:txbxContent><w:p><w:r><w:t>Box.</w:t></w:r></w:p></w:txbxContent>"


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def with_paragraph(inner: str) -> bytes:
    document = docx.Document()
    paragraph = parse_xml(f"<w:p {NAMESPACE}>{inner}</w:p>")
    document.element.body.insert(0, paragraph)
    return saved(document)


def test_document():
    document = read_document(SAMPLE, "sample.docx")
    assert document.text.split("\n") == [
        "Fishing deal signed",
        "Verrick said “no”.",
        "The vote",
        "Tobin Harsk",
        "spokesperson",
        "Oresh agreed.",
    ]
    assert zone_texts(document) == [
        ("title", None, "Fishing deal signed"),
        ("heading", None, "The vote"),
    ]
    assert document.title == "Fishing deal signed"
    assert document.author == "Lena Orrick"
    assert document.date is not None
    assert document.date.startswith("2024-10-17T08:30:00")


def test_author_and_day_of_the_template_are_nobodys():
    written = docx.Document()
    written.add_paragraph("Verrick said “no”.")
    buffer = io.BytesIO()
    written.save(buffer)
    document = read_document(buffer.getvalue(), "sample.docx")
    assert (document.author, document.date, document.origin.notes) == (None, None, ())


@pytest.mark.parametrize("name", ["sample.docx", "sample.txt", "sample", "sample.zip"])
def test_a_document_is_recognised_whatever_its_name(name):
    assert read_document(SAMPLE, name).title == "Fishing deal signed"


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<w:r><w:t>One</w:t></w:r><w:r><w:t xml:space='preserve'> two.</w:t></w:r>", "One two."),
        ("<w:ins><w:r><w:t>Added.</w:t></w:r></w:ins>", "Added."),
        (
            "<w:r><w:t>Kept.</w:t></w:r><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del>",
            "Kept.",
        ),
        ("<w:hyperlink><w:r><w:t>Linked.</w:t></w:r></w:hyperlink>", "Linked."),
        ("<w:sdt><w:sdtContent><w:r><w:t>Field.</w:t></w:r></w:sdtContent></w:sdt>", "Field."),
        ("<w:r><w:t>One</w:t><w:br/><w:t>two.</w:t></w:r>", "One\ntwo."),
        ("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r>", "well\u2011known"),
        (
            f"<w:r><w:t>Text.</w:t><mc:AlternateContent><mc:Choice Requires='wps'>{BOX}</mc:Choice>"
            f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent></w:r>",
            "Text.\nBox.",
        ),
        ("<w:r><w:instrText>PAGE</w:instrText><w:t>Text.</w:t></w:r>", "Text."),
    ],
)
def test_words_inside_other_elements(inner, expected):
    assert read_document(with_paragraph(inner), "sample.docx").text == expected


def test_no_text_is_empty():
    assert isinstance(read_error(saved(docx.Document()), "sample.docx"), EmptyInput)


def test_encrypted_is_unsupported():
    data = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le")
    )
    error = read_error(data, "secret.docx")
    assert isinstance(error, UnsupportedInput)
    assert "password" in error.problem


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", SAMPLE[: len(SAMPLE) // 2], b"PK\x03\x04" + b"\0" * 300, b"He said no."]
)
def test_damaged_is_unsupported(data):
    assert isinstance(read_error(data, "damaged.docx"), UnsupportedInput)


def bomb(claimed: int | None) -> bytes:
    """A document whose main part unpacks to 50 MB, whatever size it claims."""
    buffer = io.BytesIO()
    content = b" " * 50_000_000
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", content)
    data = bytearray(buffer.getvalue())
    if claimed is not None:
        checksum = zlib.crc32(content[:claimed]).to_bytes(4, "little")
        true = len(content).to_bytes(4, "little")
        data = data.replace(true, claimed.to_bytes(4, "little"))
        data = data.replace(zlib.crc32(content).to_bytes(4, "little"), checksum)
    return bytes(data)


@pytest.mark.parametrize("claimed", [None, 1000])
def test_bombs_are_refused(claimed):
    error = read_error(bomb(claimed), "bomb.docx", ReadOptions(max_file_bytes=5_000_000))
    assert isinstance(error, UnsupportedInput)


def test_advice_about_the_limit_can_be_followed():
    error = read_error(bomb(None), "bomb.docx", ReadOptions(max_file_bytes=5_000_000))
    assert error.advice == "Split the document into smaller files."


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_damage_gives_a_document_or_an_error(data):
    cut = data.draw(st.integers(4, len(SAMPLE)))
    place = data.draw(st.integers(4, cut))
    damaged = SAMPLE[:place] + data.draw(st.binary(max_size=4)) + SAMPLE[place + 3 : cut]
    for item in read_bytes(damaged, "damaged.docx"):
        assert isinstance(item, Document | InputError)
