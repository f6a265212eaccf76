"""VTT and SRT: the words, with speakers and times in the zones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ingest_samples import SRT, VTT, read_bytes, read_document, read_error, zone_texts

from onrecord.errors import EmptyInput, InputError, UnsupportedInput
from onrecord.types import Document

ROLLING = """WEBVTT
Kind: captions

00:00:01.000 --> 00:00:03.000
we have not agreed

00:00:03.000 --> 00:00:03.010
we have not agreed

00:00:03.010 --> 00:00:05.000
we have not agreed
on<00:00:03.500><c> the</c> northern half

00:00:05.000 --> 00:00:05.010
on the northern half

00:00:05.010 --> 00:00:07.000
on the northern half
of the bank
"""


def srt(*cues: str) -> bytes:
    parts = [
        f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{cue}\n" for n, cue in enumerate(cues, 1)
    ]
    return "\n".join(parts).encode()


def test_vtt():
    document = read_document(VTT.encode(), "talk.vtt")
    assert document.text.split("\n") == [
        "We have not agreed on the northern half.",
        "The rain & the sea.",
        "(Applause)",
    ]
    assert zone_texts(document) == [
        ("turn", "Ilona Verrick", "We have not agreed"),
        ("turn", "Ilona Verrick", "on the northern half."),
        ("turn", "Davit Oresh", "The rain & the sea."),
        ("turn", None, "(Applause)"),
    ]
    assert [zone.time for zone in document.zones] == [
        (1.0, 3.5),
        (3.5, 6.0),
        (7.0, 9.0),
        (10.0, 11.0),
    ]
    assert document.origin.media_type == "text/vtt"


def test_srt():
    document = read_document(SRT.encode(), "talk.srt")
    assert document.text.split("\n") == [
        "Boats may fish the southern half. It is reviewed every spring.",
        "I have one thing to say: thank you.",
        "And the bridge?",
        "In December.",
    ]
    assert [(zone.label, zone.time) for zone in document.zones] == [
        ("ILONA VERRICK", (1.0, 2.5)),
        ("ILONA VERRICK", (2.5, 4.0)),
        ("Davit Oresh", (5.0, 6.0)),
        (None, (6.5, 8.0)),
        (None, (6.5, 8.0)),
    ]
    assert document.origin.media_type == "application/x-subrip"


@pytest.mark.parametrize(
    ("line", "label", "words"),
    [
        ("HARSK: Thank you.", "HARSK", "Thank you."),
        ("MR. HARSK (off microphone): Thank you.", "MR. HARSK", "Thank you."),
        ("Tobin Harsk: Thank you.", "Tobin Harsk", "Thank you."),
        ("(SIGHS) HARSK: Thank you.", "HARSK", "Thank you."),
        ("[Music] and then", None, "[Music] and then"),
        (">> HARSK: Thank you.", "HARSK", "Thank you."),
        (">> Harsk: Thank you.", "Harsk", "Thank you."),
        (">>> Thank you.", None, "Thank you."),
        ("Q: And the bridge?", "Q", "And the bridge?"),
        ("But remember: the sea is ours.", None, "But remember: the sea is ours."),
        ("Remember: the sea is ours.", None, "Remember: the sea is ours."),
        ("At 5:30 we met.", None, "At 5:30 we met."),
        ("- Thank you.", None, "Thank you."),
        ("- and so on", None, "- and so on"),
        (r"{\an8}Up there.", None, "Up there."),
        ("5 < 6 and 7 > 6", None, "5 < 6 and 7 > 6"),
        ("&amp;lt;b&amp;gt;", None, "&lt;b&gt;"),
    ],
)
def test_labels(line, label, words):
    assert zone_texts(read_document(srt(line), "talk.srt")) == [("turn", label, words)]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends(ends):
    document = read_document(VTT.replace("\n", ends).encode(), "talk.vtt")
    assert len(document.zones) == 4


@pytest.mark.parametrize("name", ["talk.vtt", "talk.txt", "talk", "-"])
def test_subtitles_are_recognised_whatever_their_name(name):
    for data in (VTT.encode(), b"\xef\xbb\xbf" + VTT.encode(), SRT.replace("\n", "\r\n").encode()):
        assert read_document(data, name).zones


def test_rolling_captions_are_taken_once():
    document = read_document(ROLLING.encode(), "talk.vtt")
    assert document.text == "we have not agreed on the northern half of the bank"
    assert document.origin.notes == ("lines that rolling captions repeat were taken once",)


def test_a_repeated_answer_stays():
    document = read_document(srt("No.", "No.", "No.", "No.", "I said no,\nno."), "talk.srt")
    assert document.text == "No. No. No. No. I said no, no."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("WEBVTT\n\nNOTE nothing\n", UnsupportedInput),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", EmptyInput),
        ("no cues at all", UnsupportedInput),
    ],
)
def test_no_words(text, kind):
    assert isinstance(read_error(text.encode(), "talk.vtt"), kind)


LINE = st.sampled_from(
    ["HARSK: yes", ">> no", "- Maybe", "<v Lena>so", "word", "&amp;", "</v>", "<i></i>", ">> A B:"]
)


@given(st.lists(st.lists(LINE, max_size=3).map("\n".join), max_size=6))
def test_zones_are_disjoint_and_hold_every_word(cues):
    for item in read_bytes(srt(*cues), "talk.srt"):
        if isinstance(item, Document):
            ends = [0] + [zone.span.end for zone in item.zones]
            starts = [zone.span.start for zone in item.zones] + [len(item.text)]
            between = [item.text[end:start] for end, start in zip(ends, starts, strict=True)]
            assert between[0] == between[-1] == ""
            assert set(between[1:-1]) <= {" ", "\n"}
            assert all(zone.span.of(item.text).strip() for zone in item.zones)


@given(st.text(alphabet=" \n0123456789:.,->&<v/>abAB{}\\", max_size=120))
def test_any_text_gives_a_document_or_an_error(text):
    for item in read_bytes(("WEBVTT\n\n00:01.000 --> 00:02.000\n" + text).encode(), "talk.vtt"):
        assert isinstance(item, Document | InputError)
