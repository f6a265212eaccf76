from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.contrast import find_contrast, read_statement
from onrecord.contrast.plain import find_plain_act
from onrecord.evaluate.markup import read_markup
from onrecord.evaluate.shift_cases import DatedPassage, read_shift_cases
from onrecord.evaluate.shifting import date_statement

OPEN = Path(__file__).parents[1] / "gold/shifts/open.txt"
BARRAGE = (
    "{s1|Ada Orle} {c1|backed} {t1|the tidal barrage at Wickstow}.",
    "{s1|Orle} {c1|opposed} {t1|the tidal barrage at Wickstow}.",
)

WORDS = [
    *("that", "it", "will", "not", "cost", "40", "65", "million", "crowns", "percent", "by"),
    *("June", "2023", "May", "the", "old", "new", "bridge", "“", "”", ",", "never", "opened"),
]


def said(markup, act, day="2022-03-02"):
    text, (statement,) = read_markup("a test", markup)
    return date_statement(DatedPassage(date.fromisoformat(day), act, text, statement), act)


def contrast(first, second):
    readings = [read_statement(each) for each in (first, second)]
    return find_contrast(*readings) if None not in readings else None


def barrage(first=BARRAGE[0], second=BARRAGE[1]):
    return said(first, "supports"), said(second, "opposes", "2024-05-10")


def words(spans, each):
    return [span.of(each.document.text) for span in spans]


def test_evidence_is_the_words_of_both():
    first, second = barrage()
    found = contrast(first, second)
    assert found.kind == "stance"
    assert words(found.earlier, first) == words(found.later, second)
    assert words(found.earlier, first) == ["the tidal barrage at Wickstow"]


def test_evidence_of_a_figure_is_the_figure_with_its_unit():
    first = said("{s1|He} {c1|said} {t1|the quay would cost 40 million euros}.", "asserts")
    second = said(
        "{s1|He} {c1|said} {t1|the quay would cost €65 million}.", "asserts", "2023-03-02"
    )
    found = contrast(first, second)
    assert found.kind == "figure"
    assert words(found.earlier, first) == ["40 million euros"]
    assert "65 million" in words(found.later, second)[0]


@pytest.mark.parametrize(
    "changed",
    [
        {"act": None},
        {"act": "other"},
        {"voice": "outlet"},
        {"confidence": 0.2},
        {"flags": ("hypothetical",)},
        {"flags": ("negated",)},
        {"flags": ("hedged",)},
        {"flags": ("question",)},
    ],
)
def test_a_statement_that_is_not_plainly_made_is_no_evidence(changed):
    first, second = barrage()
    for each in (first, second):
        unfit = replace(each, statement=replace(each.statement, **changed))
        assert read_statement(unfit) is None


def test_what_somebody_else_tells_is_no_evidence():
    first, _ = barrage()
    assert read_statement(replace(first, told_by="Ben Stam")) is None


def test_without_a_day_there_is_no_evidence():
    first, _ = barrage()
    assert read_statement(replace(first, day=None)) is None


def test_two_statements_of_one_day_are_no_shift():
    first, second = barrage()
    assert contrast(first, replace(second, day=first.day)) is None


@pytest.mark.parametrize(
    "second",
    [
        "In 2009, {s1|Orle} {c1|opposed} {t1|the tidal barrage at Wickstow}.",
        "{s1|Orle} {c1|opposed} {t1|the tidal barrage at Wickstow} ten years ago.",
        "{s1|Orle} {c1|had opposed} {t1|the tidal barrage at Wickstow}.",
        "{s1|Orle} once {c1|opposed} {t1|the tidal barrage at Wickstow}.",
        "{s1|Orle} originally {c1|opposed} {t1|the tidal barrage at Wickstow}.",
        "{s1|Orle} {c1|opposes} {t1|the tidal barrage at Wickstow unless it has locks}.",
        "{s1|Orle} {c1|opposes} {t1|the tidal barrage at Wickstow's cost}.",
        "{s1|Orle} {c1|opposes} {t1|the tidal barrage at Hythe}.",
        "{s1|Orle} {c1|opposes} {t1|the second tidal barrage at Wickstow}.",
        "{s1|Orle} {c1|opposes} {t1|plans}.",
    ],
)
def test_what_may_be_of_another_time_or_thing_is_no_shift(second):
    assert contrast(*barrage(second=second)) is None


def test_the_sentence_before_says_nothing_of_when_it_was_made():
    told = "The barrage was planned in 1998. " + BARRAGE[1]
    assert contrast(*barrage(second=told)).kind == "stance"


@pytest.mark.parametrize(
    ("act", "first", "second"),
    [
        ("asserts", "the striker had scored two goals", "the striker had scored three goals"),
        ("asserts", "he scored two goals in the match", "he scored three goals in the match"),
        ("asserts", "sold 400 cars", "sold 500 cars"),
        ("commits", "the committee would meet on 3 May", "the committee would meet on 17 May"),
        ("asserts", "the fair would open on 3 April", "the fair would open on 9 April"),
        ("expects", "profit to rise by 3 percent", "profit to rise by 5 percent"),
        ("asserts", "the town has 40 nurses", "the town has 31 nurses"),
    ],
)
def test_what_may_be_the_next_of_its_kind_is_no_shift(act, first, second):
    earlier, later = (
        said("{s1|He} {c1|said} {t1|" + content + "}.", act, day)
        for content, day in ((first, "2022-04-01"), (second, "2022-04-08"))
    )
    assert contrast(earlier, replace(later, day=date(2023, 4, 8))) is None
    if act != "expects":
        assert contrast(earlier, later) is None


def test_praise_of_one_speech_and_blame_of_another_is_no_shift():
    first = said("{s1|He} {c1|praised} {t1|the president's Hallow speech}.", "supports")
    second = said(
        "{s1|He} {c1|slammed} {t1|the president's Hallow speech}.", "opposes", "2023-01-01"
    )
    assert contrast(first, second) is None


@pytest.mark.parametrize("case", read_shift_cases(OPEN), ids=lambda case: case.place[-8:])
def test_no_open_case_is_given_a_shift_that_it_has_not(case):
    found = contrast(*(date_statement(each, each.act) for each in (case.earlier, case.later)))
    assert found is None or found.kind == case.kind


@given(
    st.sampled_from(["asserts", "denies", "supports", "opposes", "commits", "urges", "expects"]),
    st.sampled_from(["asserts", "denies", "supports", "opposes", "commits", "urges", "expects"]),
    st.lists(st.sampled_from(WORDS), min_size=1),
    st.lists(st.sampled_from(WORDS), min_size=1),
)
def test_evidence_lies_inside_the_contents(act, other, one, two):
    first = said("{s1|Orle} {c1|said} {t1|" + " ".join(one) + "}.", act)
    second = said("{s1|Orle} {c1|said} {t1|" + " ".join(two) + "}.", other, "2023-01-01")
    for pair in ((first, second), (first, replace(first, day=date(2024, 1, 1)))):
        found = contrast(*pair)
        if found is not None:
            for spans, each in ((found.earlier, pair[0]), (found.later, pair[1])):
                (content,) = each.statement.content
                assert spans
                assert all(content.contains(span) for span in spans)


@given(st.text(min_size=1).filter(str.strip), st.sampled_from(["asserts", "denies", "commits"]))
def test_no_statement_differs_from_itself(text, act):
    content = text.replace("{", "").replace("}", "").strip() or "x"
    first = said("{s1|Orle} {c1|said} {t1|" + content + "}.", act)
    assert contrast(first, replace(first, day=date(2023, 1, 1))) is None


@pytest.mark.parametrize(
    ("cue", "content", "act"),
    [
        ("said", "the bridge would cost 40 million", "asserts"),
        ("has said", "the bridge would cost 40 million", "asserts"),
        ("told reporters on Tuesday", "the bridge would cost 40 million", "asserts"),
        ("According to", "the bridge would cost 40 million", "asserts"),
        ("said in a statement", "“We will rebuild the theatre”", "commits"),
        ("said", "“We’ll rebuild the theatre”", "commits"),
        ("said", "“I fully support the closure”", "supports"),
        ("added", "that we oppose the closure", "opposes"),
        ("said", "he will support the closure", "asserts"),
        ("is said", "to have paid", None),
        ("was told", "that the bridge would cost 40 million", None),
        ("declined to say", "what it cost", None),
        ("would not say", "what it cost", None),
        ("did not say", "that it cost 40 million", None),
        ("was asked to say", "what it cost", None),
        ("suggested", "the bridge would cost 40 million", None),
        ("believes", "the bridge would cost 40 million", None),
        ("said he feared", "the bridge would cost 40 million", None),
        ("called", "the bridge “a folly”", None),
        ("accused", "the firm of fraud", None),
        ("", "the bridge would cost 40 million", None),
        (":", "the bridge would cost 40 million", None),
    ],
)
def test_what_is_plainly_said(cue, content, act):
    assert find_plain_act(cue, content) == act


def test_an_act_that_is_not_certain_does_not_hide_another_figure():
    first = said("{s1|Police} {c1|said} {t1|12,000 people attended the rally}.", None)
    second = said("{s1|Police} {c1|said} {t1|7,000 people attended the rally}.", None, "2022-03-04")
    assert contrast(first, second).kind == "figure"
    hint = said("{s1|Police} {c1|hinted} {t1|7,000 people attended the rally}.", None, "2022-03-04")
    assert contrast(first, hint) is None


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (
            "commits: {s1|The mayor} {c1|promised} {t1|to build 90 flats by 2030}.",
            "commits: {s1|The mayor} {c1|said} {t1|the council would build 40 flats by 2030}.",
            "figure",
        ),
        (
            "asserts: {s1|Orle} {c1|told} the court {t1|that she had met the agent twice}.",
            "asserts: {s1|Orle} {c1|told} the court {t1|that she met the agent nine times}.",
            "figure",
        ),
        (
            "asserts: {s1|The minister} {c1|said} {t1|he would not cut the milk subsidy}.",
            "asserts: {s1|The minister} {c1|said} {t1|the government would cut the milk subsidy}.",
            "denial",
        ),
        (
            "asserts: {s1|Orle} {c1|said} {t1|she had not seen the report}.",
            "asserts: {s1|Orle} {c1|admitted} {t1|that she had seen the report}.",
            "denial",
        ),
        (
            "denies: {t1|“I never saw the report,”} {s1|Orle} {c1|said}.",
            "asserts: {s1|Orle} {c1|acknowledged} {t1|that she saw the report}.",
            "denial",
        ),
        (
            "commits: {s1|The king} {c1|said} {t1|he would not leave the palace}.",
            "commits: {s1|The king} {c1|announced} {t1|that he would leave the palace}.",
            "dropped",
        ),
        (
            "commits: {s1|The league} {c1|offered} {t1|to pay the fans' fares}.",
            "asserts: {s1|The league} {c1|withdrew} {t1|its offer to pay the fans' fares}.",
            "dropped",
        ),
        (
            "supports: {s1|Orle} {c1|said} {t1|she would vote for the eel bill}.",
            "opposes: {s1|Orle} {c1|said} {t1|she was against the eel bill}.",
            "stance",
        ),
        (
            "urges: {s1|Orle} {c1|called for} {t1|a ban on eel nets}.",
            "opposes: {s1|Orle} {c1|opposes} {t1|a ban on eel nets}.",
            "stance",
        ),
        (
            "urges: {s1|Orle} {c1|said} {t1|the bank should lower its rate}.",
            "urges: {s1|Orle} {c1|said} {t1|the bank should not lower its rate}.",
            "stance",
        ),
        (
            "asserts: {s1|The regulator} {c1|said} {t1|the bank would hire 300 clerks}.",
            "asserts: {s1|The regulator} {c1|said} {t1|the club would hire 500 clerks}.",
            None,
        ),
        (
            "asserts: {s1|The town} {c1|said} {t1|it had no plans to sell the mill}.",
            "asserts: {s1|The town} {c1|said} {t1|the company planned to sell the mill}.",
            None,
        ),
        (
            "denies: {t1|“I never met Ada Orle,”} {s1|he} {c1|said}.",
            "asserts: {s1|He} {c1|admitted} {t1|that he had met Ada Orle's driver}.",
            None,
        ),
        (
            "asserts: {s1|The sheriff} {c1|said} {t1|deputies had not searched the barn}.",
            "asserts: {s1|The sheriff} {c1|said} {t1|deputies had searched the barn}.",
            None,
        ),
        (
            "asserts: {s1|The charity} {c1|said} {t1|it had fed 300 of the orphans}.",
            "asserts: {s1|The charity} {c1|said} {t1|it had fed 400 of the orphans}.",
            None,
        ),
        (
            "asserts: {s1|The bank} {c1|said} {t1|prices would not rise in the spring sales}.",
            "asserts: {s1|The bank} {c1|said} {t1|prices would rise in the spring sales}.",
            None,
        ),
        (
            "commits: {s1|The mayor} {c1|promised} {t1|to hold a vote on the mill}.",
            "commits: {s1|The mayor} {c1|ruled out} {t1|another vote on the mill}.",
            None,
        ),
        (
            "supports: {t1|“He supports the eel bill,”} {s1|Orle} {c1|said}.",
            "opposes: {s1|Orle} {c1|opposes} {t1|the eel bill}.",
            None,
        ),
        (
            "urges: {s1|Orle} {c1|said} {t1|the bank should lower its rate}.",
            "urges: {s1|Orle} {c1|said} {t1|the bank should not lower its rate before May}.",
            None,
        ),
    ],
)
def test_the_same_in_other_words_is_a_shift_and_another_thing_is_none(first, second, kind):
    pair = []
    for line, day in ((first, "2022-03-02"), (second, "2022-04-20")):
        act, _, markup = line.partition(": ")
        pair.append(said(markup, act, day))
    found = contrast(*pair)
    assert (found.kind if found else None) == kind
