from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord.errors import CorpusError
from onrecord.evaluate.structures import evaluate_structures, read_cases
from onrecord.types import Span

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


def test_levels_are_counted_apart(tmp_path):
    (tmp_path / "nested.txt").write_text(
        "{s1|Quill} {c1|said} {t1|that {s2|Oresh} {c2|claimed} "
        "{t2|that {s3|Dean} {c3|denied} {t3|it}}}.\n",
        "utf-8",
    )
    text = "Quill said that Oresh claimed that Dean denied it."

    def statement(number, parent, *words):
        source, cue, content = (
            Span(text.index(word), text.index(word) + len(word)) for word in words
        )
        return SimpleNamespace(id=number, parent=parent, source=source, cue=cue, content=(content,))

    top = statement("s1", None, "Quill", "said", "that Oresh claimed that Dean denied it")
    middle = statement("s2", "s1", "Oresh", "claimed", "that Dean denied it")
    record = SimpleNamespace(model=None)
    for parent, found in [("s2", (1, 1)), ("s1", (0, 1))]:
        innermost = statement("s3", parent, "Dean", "denied", "it.")
        record.statements = (top, middle, innermost)
        report = evaluate_structures(lambda _text: record, tmp_path)
        counts = {measure.key: measure.counts for measure in report.measures}
        deepest = counts["structure.level-3.overlap"]
        assert (deepest.matched, deepest.gold) == found
        assert counts["structure.level-2.overlap"].matched == 1
        assert counts["structure.all.overlap"].matched == 3
