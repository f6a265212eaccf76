"""Whatever the bytes: a document or an error of the tree, and never a bare exception."""

import io
import subprocess
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_samples import ATOM, HTML, JSONL, RSS, SRT, VTT, docx_bytes, pdf, read_bytes, set_lines

from onrecord.errors import InputError, UnsupportedInput
from onrecord.ingest.dates import iso_date, pdf_date
from onrecord.ingest.sniff import SUFFIXES
from onrecord.types import Document

SAMPLES = [
    *(text.encode() for text in (HTML, RSS, ATOM, VTT, SRT, JSONL)),
    docx_bytes(),
    pdf([set_lines(["He said no."])]),
]
NAMES = st.sampled_from(["-", "any", "any.xyz", *(f"any{suffix}" for suffix in SUFFIXES)])


def check(data: bytes, name: str) -> None:
    for item in read_bytes(data, name):
        if isinstance(item, InputError):
            assert item.origin.startswith(name)
            assert item.problem
            assert item.advice
            continue
        assert isinstance(item, Document)
        assert any(map(str.isalnum, item.text))
        assert item.origin.path.startswith(name)
        item.text.encode()
        for zone in item.zones:
            assert 0 <= zone.span.start < zone.span.end <= len(item.text)
        starts = [zone.span.start for zone in item.zones]
        assert starts == sorted(starts)


@settings(deadline=None)
@given(st.binary(), NAMES)
def test_any_bytes(data, name):
    check(data, name)


@settings(deadline=None)
@given(st.text(), NAMES)
def test_any_text(text, name):
    check(text.encode("utf-8", "replace"), name)


@settings(deadline=None)
@given(st.data(), st.sampled_from(SAMPLES), NAMES)
def test_any_cut_and_damage(data, sample, name):
    cut = data.draw(st.integers(0, len(sample)))
    place = data.draw(st.integers(0, cut))
    check(sample[:place] + data.draw(st.binary(max_size=6)) + sample[place + 2 : cut], name)


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "a PNG image"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "a JPEG image"),
        (b"\x1f\x8b\x08" + bytes(40), "compressed by gzip"),
        (b"{\\rtf1\\ansi He said no.}", "Rich Text Format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office format"),
        (zipped("xl/workbook.xml"), "spreadsheet"),
        (zipped("mimetype", "content.xml"), "OpenDocument"),
        (zipped("a.txt"), "ZIP archive"),
        (b"\0\0\0\x18ftypmp42" + bytes(40), "video or sound"),
    ],
)
@pytest.mark.parametrize("name", ["any", "any.txt", "any.docx", "any.html"])
def test_other_formats_are_named(data, problem, name):
    (error,) = read_bytes(data, name)
    assert isinstance(error, UnsupportedInput)
    assert problem in error.problem


@pytest.mark.parametrize("name", ["report.pdf", "report.docx"])
def test_text_by_the_name_of_another_format_is_refused(name):
    (error,) = read_bytes(b"He said no.", name)
    assert isinstance(error, UnsupportedInput)


def test_many_comments_before_the_root_cost_no_time():
    for end in ("<html><body>He said no.</body></html>", "<", ""):
        assert len(read_bytes(("<!-- x -->" * 5000 + end).encode(), "any")) == 1


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024", "2024"),
        ("2024-10", "2024-10"),
        ("2024-10-17", "2024-10-17"),
        (" 2024-10-17T08:30:00Z ", "2024-10-17T08:30:00+00:00"),
        ("2024-10-17 08:30", "2024-10-17T08:30:00"),
        ("Thu, 17 Oct 2024 18:00:00 +0200", "2024-10-17T18:00:00+02:00"),
        ("17/10/2024", None),
        ("03/04/2024", None),
        ("2024-13-01", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates(value, expected):
    assert iso_date(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("D:20241017083000+02'00'", "2024-10-17T08:30:00+02:00"),
        ("D:20241017083000Z", "2024-10-17T08:30:00+00:00"),
        ("D:20241017083000", "2024-10-17T08:30:00"),
        ("D:20241017", "2024-10-17"),
        ("D:20241399", None),
        ("17 October 2024", None),
    ],
)
def test_pdf_dates(value, expected):
    assert pdf_date(value) == expected


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_none(text):
    assert iso_date(text) is None or iso_date(text)
    assert pdf_date("D:" + text) is None or pdf_date("D:" + text)


def test_reading_imports_nothing_heavy():
    heavy = "trafilatura pypdfium2 docx feedparser onnxruntime charset_normalizer py3langid lxml"
    code = f"import onrecord.ingest, sys; print(*set({heavy!r}.split()) & set(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == []
