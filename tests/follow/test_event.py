"""Which documents of the archive tell of one occasion."""

from dataclasses import replace

import pytest
from follow_cases import carrying

from onrecord.event import find_event
from onrecord.follow.update import bring_up_to_date
from onrecord.store import Archive
from onrecord.types import Occasion

SEA = "Half of a living sea is worth more than the whole of a dead one"
BOAT = "Nobody in this town is being asked to scrap a single boat"
TALKS = Occasion("press conference", "Port Ansel", "2024-10-17")


def members(tmp_path, *records, days=3):
    """Return the reasons of the documents that go with the first, by their number."""
    with Archive(tmp_path / "archive.sqlite", create=True) as archive:
        for record in records:
            archive.put(record)
        bring_up_to_date(archive)
        first, *others = find_event(archive, 1, days=days)
        assert (first.entry.document, first.reasons) == (1, ())
        return {each.entry.document: each.reasons for each in others}


def test_a_shared_quotation_makes_one_event_and_is_the_reason(tmp_path):
    found = members(
        tmp_path,
        carrying(SEA, path="/a", date="2024-10-17"),
        carrying(SEA, path="/b", date="2024-10-18"),
        carrying(BOAT, path="/c", date="2024-10-17"),
    )
    assert found == {
        2: (f"the same quotation: “{SEA}”", "the same speakers: Ada Quill", "a day apart")
    }


@pytest.mark.parametrize(("days", "count"), [(3, 0), (400, 1)])
def test_the_same_words_a_year_later_are_another_occasion(tmp_path, days, count):
    one = carrying(SEA, path="/a", date="2023-10-17")
    other = carrying(SEA, BOAT, path="/b", date="2024-10-16")
    assert len(members(tmp_path, one, other, days=days)) == count


def test_a_document_without_a_date_is_taken_and_that_is_said(tmp_path):
    found = members(
        tmp_path, carrying(SEA, path="/a", date="2024-10-17"), carrying(SEA, BOAT, path="/b")
    )
    assert found[2][-1] == "whether they are of the same days is not known: one has no date"


@pytest.mark.parametrize(
    ("occasion", "speaker", "count"),
    [
        (TALKS, "Ada Quill", 1),
        (replace(TALKS, date=None), "Quill", 1),
        (TALKS, "Tom Rusk", 0),
        (replace(TALKS, place="Tesk"), "Ada Quill", 0),
        (replace(TALKS, kind="interview"), "Ada Quill", 0),
        (replace(TALKS, place=None, date=None), "Ada Quill", 0),
        (None, "Ada Quill", 0),
    ],
)
def test_an_occasion_counts_with_a_shared_speaker_and_nothing_that_differs(
    tmp_path, occasion, speaker, count
):
    one = replace(carrying(SEA, path="/a", date="2024-10-17"), occasion=TALKS)
    other = carrying(BOAT, path="/b", speaker=speaker, date="2024-10-17")
    found = members(tmp_path, one, replace(other, occasion=occasion))
    assert len(found) == count
    if found:
        assert "the same occasion: press conference, Port Ansel, 2024-10-17" in found[2]
