"""PDF: the text layer, with the lines of a paragraph joined."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest_samples import pdf, read_bytes, read_document, read_error, set_lines

from onrecord.errors import EmptyInput, InputError, UnsupportedInput
from onrecord.ingest.options import ReadOptions
from onrecord.types import Document

LONG = "Keldony's foreign minister said on Monday that no boat could be"
LETTER = pdf(
    [
        [(72, 810, "Northern Wire - page 1"), *set_lines([LONG, "towed to a foreign port.", LONG])],
        [(72, 810, "Northern Wire - page 2"), *set_lines(["She declined to comment."])],
    ],
    info=b"/Title (Fishing deal) /Author (Lena Orrick) /CreationDate (D:20241017083000+02'00')",
)


def paragraphs(*lines, **place):
    return read_document(pdf([set_lines(lines, **place)]), "sample.pdf").text.split("\n")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([LONG, "towed to a foreign port."], [f"{LONG} towed to a foreign port."]),
        ([LONG, "towed.", LONG, "towed."], [f"{LONG} towed."] * 2),
        ([LONG, LONG, "", LONG, LONG], [f"{LONG} {LONG}"] * 2),
        ([LONG + " govern-", "ment boats."], [f"{LONG} govern-ment boats."]),
        ([LONG, "Tobin Harsk: Thank you.", LONG], [LONG, "Tobin Harsk: Thank you.", LONG]),
        (
            [LONG, "Q: And the bridge?", "A: In December."],
            [LONG, "Q: And the bridge?", "A: In December."],
        ),
        ([LONG, "1. The bank", "2. The bridge"], [LONG, "1. The bank", "2. The bridge"]),
        (["“Two (brackets) \\ and €5,” she said."], ["“Two (brackets) \\ and €5,” she said."]),
    ],
)
def test_lines_become_paragraphs(lines, expected):
    assert paragraphs(*lines) == expected


def test_double_spaced_lines_are_joined_too():
    assert paragraphs(LONG, "towed to a foreign port.", step=28) == [
        f"{LONG} towed to a foreign port."
    ]


def test_indented_lines_begin_paragraphs():
    page = [(72, 770, LONG), (90, 756, LONG), (72, 742, LONG)]
    assert read_document(pdf([page]), "sample.pdf").text.split("\n") == [LONG, f"{LONG} {LONG}"]


def test_columns_are_read_one_after_the_other():
    left = [
        "The minister said that no boat",
        "could be towed to a port and",
        "that her government was not",
    ]
    right = ["giving up its claim. Mr Oresh", "agreed with her."]
    page = [*set_lines(left, x=72), *set_lines(right, x=320)]
    assert read_document(pdf([page]), "sample.pdf").text == " ".join(left + right)


def test_pages_and_running_heads_are_zones():
    document = read_document(LETTER, "sample.pdf")
    assert [(zone.kind, zone.page, zone.span.of(document.text)) for zone in document.zones] == [
        ("boilerplate", 1, "Northern Wire - page 1"),
        ("body", 1, f"{LONG} towed to a foreign port.\n{LONG}"),
        ("boilerplate", 2, "Northern Wire - page 2"),
        ("body", 2, "She declined to comment."),
    ]


@pytest.mark.parametrize("foot", ["Page 1", "page 1 of 1", "1", "- 1 -", "1/1"])
def test_a_page_number_is_a_running_foot_though_it_stands_once(foot):
    document = read_document(pdf([[*set_lines([LONG, "towed."]), (72, 40, foot)]]), "sample.pdf")
    assert [(zone.kind, zone.span.of(document.text)) for zone in document.zones] == [
        ("body", f"{LONG} towed."),
        ("boilerplate", foot),
    ]


def test_metadata():
    document = read_document(LETTER, "sample.pdf")
    assert document.title == "Fishing deal"
    assert document.author == "Lena Orrick"
    assert document.date == "2024-10-17T08:30:00+02:00"
    assert document.origin.media_type == "application/pdf"
    assert document.origin.notes == ("the date is the file's creation date",)


@pytest.mark.parametrize("title", [b"Microsoft Word - draft", b"draft_3.docx", b"untitled", b""])
def test_titles_by_programs_are_not_titles(title):
    data = pdf([set_lines(["He said no."])], info=b"/Title (%s)" % title)
    assert read_document(data, "sample.pdf").title is None


def test_no_text_layer_is_empty_with_advice():
    error = read_error(pdf([[], []]), "scan.pdf")
    assert isinstance(error, EmptyInput)
    assert "2 pages" in error.problem
    assert "ocrmypdf" in error.advice


def test_encrypted_is_unsupported_with_advice():
    error = read_error(pdf([set_lines(["He said no."])], encrypted=True), "secret.pdf")
    assert isinstance(error, UnsupportedInput)
    assert "encrypted" in error.problem
    assert "qpdf --decrypt" in error.advice


@pytest.mark.parametrize("data", [b"%PDF-1.4 junk", b"%PDF-1.7\n" + b"\0" * 500, LETTER[:40]])
def test_damaged_is_unsupported(data):
    assert isinstance(read_error(data, "damaged.pdf"), UnsupportedInput)


def test_unpacked_text_has_a_limit():
    data = pdf([set_lines(["word " * 2000])] * 5, compressed=True)
    error = read_error(data, "large.pdf", ReadOptions(max_file_bytes=len(data)))
    assert isinstance(error, UnsupportedInput)
    assert "unpacks to more than" in error.problem
    assert "Split it" in error.advice


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_damage_gives_a_document_or_an_error(data):
    cut = data.draw(st.integers(10, len(LETTER)))
    place = data.draw(st.integers(0, cut - 1))
    damaged = LETTER[:place] + data.draw(st.binary(max_size=4)) + LETTER[place + 3 : cut]
    for item in read_bytes(b"%PDF-" + damaged[5:], "damaged.pdf"):
        assert isinstance(item, Document | InputError)
