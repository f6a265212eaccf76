from pathlib import Path

import pytest

from onrecord.errors import CorpusError
from onrecord.evaluate.structures import read_cases

HERE = Path(__file__).parents[1] / "structures"


def cases(tmp_path, content):
    path = tmp_path / "made-up.txt"
    path.write_text(content, "utf-8")
    return read_cases(path)


def words(case, span):
    return None if span is None else span.of(case.text)


def test_markup_becomes_spans_of_the_plain_text(tmp_path):
    first, second = cases(
        tmp_path,
        "## nested\n{s1|Quill} {c1|said} {t1|that {s2|Oresh} {c2|refused} {t2|to sign}}.\n===\n"
        "Nothing\n\nhere.\n",
    )
    assert first.text == "Quill said that Oresh refused to sign."
    assert [(words(first, each.source), words(first, each.cue)) for each in first.statements] == [
        ("Quill", "said"),
        ("Oresh", "refused"),
    ]
    assert words(first, first.statements[0].content[0]) == "that Oresh refused to sign"
    assert (second.text, second.statements) == ("Nothing\n\nhere.", ())


def test_a_span_may_serve_two_statements(tmp_path):
    (case,) = cases(tmp_path, "{s1,s2|She} {c1|said} {t1|no} and {c2|asked} {t2|why}.")
    assert [words(case, each.source) for each in case.statements] == ["She", "She"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{s1|She said.", r"case 1: \{s1\| is not closed"),
        ("She} said.", "opens or closes no span"),
        ("{She} said.", "opens or closes no span"),
        ("{s1|She} {c1|said} it.", "statement 1 has 1 sources, 1 cues and 0 contents"),
        ("{c1|Said} {c1|so} {t1|it}.", "0 sources, 2 cues and 1 contents"),
    ],
)
def test_wrong_markup_is_named(tmp_path, content, problem):
    with pytest.raises(CorpusError, match=problem):
        cases(tmp_path, content)
