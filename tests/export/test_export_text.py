from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from export_cases import article_record, bare_record
from export_strategies import records
from hypothesis import given, settings
from rich.cells import cell_len
from rich.console import Console

from onrecord.export.roundup import shown_date
from onrecord.export.text import neutralise, render_text
from onrecord.types import Layout, Record, Span


def printed(record: Record, *, width: int = 80, colour: bool = False) -> str:
    file = io.StringIO()
    console = Console(
        file=file,
        width=width,
        force_terminal=colour,
        color_system="truecolor" if colour else None,
        highlight=False,
    )
    render_text(record, console=console)
    return file.getvalue()


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_round_up_goes_by_topic_then_by_speaker():
    output = printed(article_record())
    places = [
        "Neighbours agree on the Tannick dam",
        "The Hallow Courier · Maud Ferrier · 2031-04-08",
        "\nThe dam\n",
        "  Petra Halvorsen, Ostrel’s Energy Minister\n",
        "    Ostrel’s Energy Minister Petra Halvorsen said · mixed\n"
        "      that the Tannick dam “will be filled over six years, not three”\n",
        "  Idris Callow, Energy Minister of Vanmoor\n",
        "    Callow would not say · indirect · negated\n",
        "\nTrade\n",
        "    the minister from Vanmoor ⋯ adding · indirect · unsure: confidence 0.46\n",
        "  The Hallow Courier, in its own voice\n    is widely thought · indirect · hedged\n",
        "\nThe town\n",
        "    The Mayor of Hallow Bridge, Oona Quist, said · mixed\n",
        "    Quist will say · indirect · hypothetical\n",
        "  Speaker not certain\n",
        "\nIn quotation marks, attributed to nobody\n",
        "\n  “Our river, our bread”\n",
        "\n18 statements\n",
        "\n   6  Idris Callow, Energy Minister of Vanmoor\n",
        "  5 direct · 7 indirect · 6 mixed · written by sample 1\n",
    ]
    found = [output.find(place) for place in places]
    assert -1 not in found, places[found.index(-1)]
    assert found == sorted(found)


def test_nested_statement_stands_under_its_parent():
    assert (
        "      that the late President Senna Ruud had told him “water remembers every\n"
        "      promise”, and that he had laughed\n"
        "      ↳ Senna Ruud, President\n"
        "        the late President Senna Ruud had told · direct\n"
        "          “water remembers every promise”\n"
    ) in printed(article_record())


def test_split_content_shows_the_gap_outside_the_marks():
    assert "“I have waited eleven years,” ⋯ “I can wait for a spring.”" in printed(article_record())


def test_lines_that_the_source_wrapped_are_joined():
    assert "“Let us first count the sacks, and then the grievances,”" in printed(article_record())


def test_lines_of_unknown_layout_are_kept():
    record = replace(article_record(), layout=Layout((), (), (), ()))
    output = printed(record)
    assert "      “Let us first count the sacks,\n      and then the grievances,”\n" in output


@pytest.mark.parametrize("width", [20, 40, 80, 132])
def test_no_line_is_wider_than_the_terminal_or_ends_in_spaces(width):
    lines = printed(article_record(), width=width).splitlines()
    assert max(cell_len(line) for line in lines) <= width
    assert not any(line.endswith(" ") for line in lines)


def test_long_content_is_shown_whole():
    words = "word " * 2000 + "x" * 500
    build = article_record()
    record = replace(
        build,
        document=replace(build.document, text=words),
        statements=(
            replace(
                build.statements[0],
                source=None,
                cue=None,
                content=(Span(0, len(words)),),
                quoted=(),
            ),
        ),
        unattributed=(),
        layout=Layout((), (Span(0, len(words)),), (), ()),
    )
    assert squeezed(words) in squeezed(printed(record))


def test_colour_adds_nothing_but_colour():
    plain = printed(article_record())
    coloured = printed(article_record(), colour=True)
    assert coloured != plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_no_color_is_honoured(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    file = io.StringIO()
    console = Console(file=file, width=80, force_terminal=True, highlight=False)
    render_text(article_record(), console=console)
    codes = {
        code for each in re.findall(r"\x1b\[([\d;]*)m", file.getvalue()) for code in each.split(";")
    }
    assert codes <= {"0", "1", "2", "3"}  # bold, dim and italic are no colours


def test_reasons_are_told_when_asked_for():
    file = io.StringIO()
    record = article_record()
    render_text(record, console=Console(file=file, width=200), explain=True)
    told = [line.strip() for line in file.getvalue().splitlines()]
    reasons = [each for statement in record.statements for each in statement.why]
    assert reasons
    for reason in reasons:
        assert any(line.endswith(f". {reason}") for line in told), reason
    assert not any(f". {reason}" in printed(record) for reason in reasons)


def test_quoted_words_stand_out():
    output = printed(article_record(), colour=True)
    assert re.search(r"“\x1b\[1;\d+mlook again at the grain tariff\x1b\[0m”", output)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain — “words”", "plain — “words”"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("nul \0, del \x7f", "nul ␀, del ⟨U+007F⟩"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\tb", "a b"),
        ("\u202egnorw\u202c", "⟨U+202E⟩gnorw⟨U+202C⟩"),
        ("line\u2028line", "line⟨U+2028⟩line"),
        ("\ud800", "\ufffd"),
        ("👩‍👧 שלום", "👩‍👧 שלום"),
    ],
)
def test_control_characters_become_signs(text, expected):
    assert neutralise(text) == expected


def test_what_the_terminal_can_not_express_is_escaped():
    assert neutralise("“é”", "ascii") == "\\u201c\\xe9\\u201d"


@settings(max_examples=60, deadline=None)
@given(record=records())
def test_no_record_sends_a_control_character(record: Record):
    output = printed(record)
    output.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output)
    for span in record.unattributed:
        assert squeezed(neutralise(span.of(record.document.text))) in squeezed(output)


def test_text_without_statements():
    output = printed(bare_record("Nobody said a word."))
    assert "bare.txt" in output
    assert "No statements" in output


def test_words_that_look_like_markup_are_words():
    text = "“[bold]six[/] :smile:”"
    record = replace(bare_record(text), unattributed=(Span(0, len(text)),))
    assert text in printed(record)


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2031-04-08", "2031-04-08"),
        ("2031-04-08T10:00:00+00:00", "2031-04-08 10:00 UTC"),
        ("2031-04-08T10:00Z", "2031-04-08 10:00 UTC"),
        ("2031-04-08T10:00:59.5-05:30", "2031-04-08 10:00 -05:30"),
        ("2031-04-08T10:00:00", "2031-04-08 10:00"),
        ("2031", "2031"),
        (None, None),
    ],
)
def test_dates_are_shown_as_they_are_read(date, shown):
    assert shown_date(date) == shown
