from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trace_cases import record

from onrecord.errors import RegistryError
from onrecord.find import Nearest, embedder_folder, load_embedder
from onrecord.registry import list_known, merge
from onrecord.store import Archive
from onrecord.trace import trace
from onrecord.trace.timeline import find_shifts

BACKED = "{s1|Ada Orle} {c1|backed} {t1|the tidal barrage}."
OPPOSED = "{s1|Ada Orle} {c1|opposed} {t1|the tidal barrage}."


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "archive.sqlite", create=True) as archive:
        yield archive


def put(archive, *records):
    for each in records:
        archive.put(each)


def contents(timeline):
    return [each.statement.content[0].of(each.document.text) for each in timeline.statements]


def test_statements_come_in_order_of_date_and_those_without_one_last(archive):
    put(
        archive,
        record("{s1|Ada Orle} {c1|said} {t1|three}.", "asserts", day=None),
        record("{s1|Ada Orle} {c1|said} {t1|two}.", "asserts", day="2024-06-02T10:00:00Z"),
        record("{s1|Ada Orle} {c1|said} {t1|one}.", "asserts", day="2023-01-01"),
    )
    timeline = trace(archive, "ada orle")
    assert contents(timeline) == ["one", "two", "three"]
    assert [each.day for each in timeline.statements] == [
        date(2023, 1, 1),
        date(2024, 6, 2),
        None,
    ]
    assert sorted(place for group in timeline.groups for place in group) == [0, 1, 2]


def test_the_day_of_the_occasion_goes_before_the_documents(archive):
    put(archive, record(BACKED, "supports", day="2024-06-02", occasion="2024-05-30"))
    (said,) = trace(archive, "orle").statements
    assert (said.day, said.dated_by) == (date(2024, 5, 30), "occasion")


def test_a_shift_has_both_statements(archive):
    put(
        archive,
        record(OPPOSED, "opposes", day="2024-06-02"),
        record(BACKED, "supports", day="2022-06-02"),
    )
    timeline = trace(archive, "orle")
    (shift,) = timeline.shifts
    assert (shift.earlier, shift.later, shift.contrast.kind) == (0, 1, "stance")


def test_what_several_outlets_report_is_one_shift(archive):
    for outlet in ("The Gazette", "The Herald", "The Post"):
        put(
            archive,
            record(f"({outlet}) {BACKED}", "supports", day="2022-06-02", outlet=outlet),
            record(f"({outlet}) {OPPOSED}", "opposes", day="2024-06-02", outlet=outlet),
        )
    timeline = trace(archive, "orle")
    assert len(timeline.statements) == 6
    assert len(timeline.shifts) == 1
    assert [len(group) for group in timeline.groups] == [3, 3]


def test_a_position_that_goes_back_is_two_shifts(archive):
    put(
        archive,
        record(BACKED, "supports", day="2021-06-02"),
        record(OPPOSED, "opposes", day="2022-06-02"),
        record(
            "Now {s1|Ada Orle} {c1|backs} {t1|the tidal barrage}.", "supports", day="2023-06-02"
        ),
    )
    assert [(each.earlier, each.later) for each in trace(archive, "orle").shifts] == [
        (0, 1),
        (1, 2),
    ]


def test_what_another_tells_of_the_speaker_is_shown_and_no_shift(archive):
    told = "{s1|Ben Stam} {c1|said} {t1|that {s2|Orle} {c2|opposed} {t2|the tidal barrage}}."
    put(
        archive,
        record(BACKED, "supports", day="2022-06-02"),
        record(told, "asserts", "opposes", day="2024-06-02", speakers=("Ben Stam", "Ada Orle")),
    )
    timeline = trace(archive, "orle")
    assert [each.told_by for each in timeline.statements] == [None, "Ben Stam"]
    assert timeline.shifts == ()


def test_what_a_speaker_tells_of_herself_is_her_own(archive):
    told = "{s1|Ada Orle} {c1|said} {t1|that {s2|she} {c2|opposed} {t2|the tidal barrage}}."
    put(archive, record(told, "asserts", "opposes"))
    assert [each.told_by for each in trace(archive, "orle").statements] == [None, None]


def test_a_topic_and_days_leave_the_rest_out(archive):
    put(
        archive,
        record(BACKED, "supports", day="2022-06-02", topic="The barrage"),
        record(OPPOSED, "opposes", day="2024-06-02", topic="Fisheries"),
        record("{s1|Ada Orle} {c1|said} {t1|so}.", None, day=None, topic="The barrage"),
    )
    assert len(trace(archive, "orle").statements) == 3
    assert contents(trace(archive, "orle", "fisheries")) == ["the tidal barrage"]
    assert len(trace(archive, "orle", "barrage").statements) == 2
    since = trace(archive, "orle", since=date(2023, 1, 1))
    assert [each.day for each in since.statements] == [date(2024, 6, 2)]
    assert len(trace(archive, "orle", until=date(2022, 6, 2)).statements) == 1


def test_a_correction_wins(archive):
    from onrecord.store import Correction

    put(archive, record(BACKED, "supports"))
    (said,) = trace(archive, "orle").statements
    archive.correct(1, Correction("reject", said.statement.content, None))
    assert trace(archive, "orle").statements == ()


def test_a_replaced_text_is_left_out(archive):
    first = record(BACKED, "supports", day="2022-06-02")
    second = record(OPPOSED, "opposes", day="2022-06-02")
    for each in (first, second):
        object.__setattr__(each.document, "url", "https://example.org/barrage")
        archive.put(each)
    assert [each.statement.act for each in trace(archive, "orle").statements] == ["opposes"]


def test_a_name_that_several_have_is_refused_with_their_ids(archive):
    put(
        archive,
        record(BACKED, "supports"),
        record("{s1|Ben Orle} {c1|said} {t1|so}.", None, speakers=("Ben Orle",)),
    )
    assert trace(archive, "ada").speaker == "Ada Orle"
    with pytest.raises(RegistryError, match="Name one by its id"):
        trace(archive, "orle")
    with pytest.raises(RegistryError, match="no speaker has the id or the name 'Stam'"):
        trace(archive, "Stam")


def test_a_speaker_is_one_under_several_names(archive):
    other = "{s1|Mayor Orle} {c1|opposed} {t1|the tidal barrage}."
    put(
        archive,
        record(f"Ada Orle is the mayor. {BACKED}", "supports", day="2022-06-02"),
        record(other, "opposes", day="2024-06-02", speakers=("Ada M. Orle",)),
    )
    first, second = list_known(archive, "orle") if len(list_known(archive)) > 1 else (None, None)
    if first is not None:
        merge(archive, [first.id, second.id])
    timeline = trace(archive, "ada orle")
    assert len(timeline.statements) == 2
    assert [each.contrast.kind for each in timeline.shifts] == ["stance"]


def test_one_outlets_noted_is_anothers_said(archive):
    words = "{t1|the talks with the fishermen of Strand Bay had failed}."
    put(
        archive,
        record("{s1|Ada Orle} {c1|noted} " + words, "asserts"),
        record("{s1|Ada Orle} {c1|said} " + words, None),
        record("{s1|Ada Orle} {c1|feared} " + words, "warns"),
    )
    assert sorted(len(group) for group in trace(archive, "orle").groups) == [1, 2]


def test_other_words_of_one_meaning_are_together_where_there_are_vectors(archive):
    put(
        archive,
        record("{s1|Ada Orle} {c1|said} {t1|the talks with the fishermen had failed}.", None),
        record(
            "{s1|Ada Orle} {c1|said} {t1|the negotiations with the fishermen had failed}.", None
        ),
        record(
            "{s1|Ada Orle} {c1|said} {t1|the negotiations with the fishermen had not failed}.", None
        ),
    )
    assert len(trace(archive, "orle").groups) == 3
    Nearest(archive, load_embedder(embedder_folder())).embed_new()
    assert [len(group) for group in trace(archive, "orle").groups] == [2, 1]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([BACKED, OPPOSED, BACKED.replace("tidal", "old")]),
            st.dates(date(2020, 1, 1), date(2020, 1, 5)),
        ),
        max_size=8,
    )
)
def test_every_shift_is_between_an_earlier_and_a_later_day(drawn):
    from onrecord.positions import Dated

    statements = []
    for passage, day in sorted(drawn, key=lambda each: each[1]):
        made = record(passage, "supports" if "backed" in passage else "opposes", day=str(day))
        statements.append(Dated(made.statements[0], made.document, day))
    shifts = find_shifts(statements)
    for shift in shifts:
        assert statements[shift.earlier].day < statements[shift.later].day
    assert len(shifts) == len({shift.later for shift in shifts})
