from dataclasses import replace

import pytest
from store_cases import OTHER_MODEL, invented, invented_record, record_of

from onrecord.errors import ArchiveError
from onrecord.store import Archive, Correction, Right, check
from onrecord.types import Span

RECORD = record_of()
FIRST, SECOND = RECORD.statements


def right_of(statement, **changes):
    """Return a statement as it was read, with changes."""
    speaker = statement.speaker
    read = Right(
        statement.source,
        statement.cue,
        statement.content,
        statement.quoted,
        statement.type,
        statement.voice,
        statement.act,
        speaker.name if speaker is not None else None,
    )
    return replace(read, **changes)


REJECT = Correction("reject", FIRST.content, None)
FIX = Correction("fix", SECOND.content, right_of(SECOND, speaker="Idris Callow", cue=Span(0, 3)))
ACCEPT = Correction("accept", SECOND.content, right_of(SECOND))


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "archive.sqlite", create=True) as archive:
        archive.put(RECORD)
        yield archive
        assert list(check(archive)) == []


def test_a_rejected_statement_is_none_and_what_was_in_it_stays(archive):
    archive.correct(1, REJECT)
    (left,) = archive.record(1).statements
    assert (left.id, left.parent) == (SECOND.id, None)
    assert archive.read_record(1) == RECORD
    assert archive.entries()[0].statements == 1


def test_a_fixed_statement_wins(archive):
    archive.correct(1, FIX)
    first, fixed = archive.record(1).statements
    assert first == FIRST
    assert (fixed.speaker.name, fixed.cue) == ("Idris Callow", Span(0, 3))
    assert (fixed.content, fixed.confidence) == (SECOND.content, 1.0)
    assert fixed.why == ("corrected by hand",)
    assert [speaker.name for speaker in archive.record(1).speakers] == ["Ada Quill", "Idris Callow"]
    assert archive.read_record(1) == RECORD


def test_an_accepted_statement_is_certain_and_keeps_its_id(archive):
    archive.correct(1, Correction("accept", FIRST.content, right_of(FIRST)))
    accepted, child = archive.record(1).statements
    assert (accepted.confidence, accepted.why) == (1.0, ("accepted by hand",))
    assert accepted.speaker == FIRST.speaker
    # The second one's content is not inside the first one's: it has no claim to its parent.
    assert child.parent is None


def test_a_later_correction_takes_the_place_of_an_earlier_one(archive):
    archive.correct(1, FIX)
    archive.correct(1, Correction("reject", SECOND.content, None))
    assert [statement.id for statement in archive.record(1).statements] == [FIRST.id]
    archive.correct(1, ACCEPT)
    assert len(archive.corrections(1)) == 1
    assert archive.record(1).statements[1].speaker is None


def added(words, **labels):
    """Return a correction that adds a statement with these words of the text."""
    start = RECORD.document.text.index(words)
    content = (Span(start, start + len(words)),)
    return Correction("add", content, Right(None, None, content, (), "indirect", **labels))


MISSED = added("she added", speaker="Ada Quill")


def test_what_was_missed_can_be_added(archive):
    archive.correct(1, MISSED)
    statement = archive.record(1).statements[-1]
    assert statement.content == MISSED.anchor
    assert (statement.why, statement.confidence) == (("added by hand",), 1.0)
    assert statement.speaker == FIRST.speaker
    (kept,) = archive.corrections(1)
    assert (kept.verdict, kept.right) == ("add", MISSED.right)
    archive.drop_correction(1, kept.number)
    assert archive.record(1) == RECORD


def test_what_was_added_outlives_reading_again(archive):
    archive.correct(1, MISSED)
    archive.put(replace(RECORD, model=OTHER_MODEL), again=True)
    assert MISSED.anchor in [each.content for each in archive.record(1).statements]
    # A model that reads the same by now does not make it two.
    same = replace(SECOND, id="7" * 16, content=MISSED.anchor, parent=None, quoted=())
    archive.put(replace(RECORD, statements=(FIRST, SECOND, same)), again=True)
    contents = [each.content for each in archive.record(1).statements]
    assert contents == [FIRST.content, SECOND.content, MISSED.anchor]
    assert archive.record(1).statements[-1].why == ("added by hand",)


def test_what_was_added_can_be_put_right_or_rejected(archive):
    archive.correct(1, MISSED)
    right = replace(MISSED.right, content=(MISSED.anchor[0].shift(1),), speaker=None)
    archive.correct(1, Correction("fix", MISSED.anchor, right))
    (kept,) = archive.corrections(1)
    assert (kept.verdict, kept.anchor, kept.right) == ("add", right.content, right)
    archive.correct(1, Correction("reject", right.content, None))
    assert archive.corrections(1) == []
    assert archive.record(1) == RECORD


def test_what_is_corrected_again_is_still_about_what_was_read(archive):
    shorter = right_of(FIRST, content=(Span(FIRST.content[0].start, FIRST.content[0].end - 3),))
    archive.correct(1, Correction("fix", FIRST.content, shorter))
    archive.correct(1, Correction("reject", shorter.content, None))
    (kept,) = archive.corrections(1)
    assert (kept.verdict, kept.anchor) == ("reject", FIRST.content)
    assert [each.id for each in archive.record(1).statements] == [SECOND.id]


def test_what_was_added_has_the_place_where_it_stands(archive):
    archive.correct(1, added("weir"))
    first, inner, _ = archive.record(1).statements
    assert (first, inner.parent) == (FIRST, FIRST.id)
    zones = archive.query("SELECT zone FROM statement WHERE correction IS NOT NULL")
    assert zones == [("heading",)]


def test_accepting_keeps_all_that_was_read(archive):
    archive.correct(1, ACCEPT)
    accepted = archive.record(1).statements[1]
    assert (accepted.target, accepted.addressee) == (SECOND.target, SECOND.addressee)
    assert accepted.occasion == SECOND.occasion


def test_corrections_outlive_reading_again_by_another_model(archive):
    archive.correct(1, REJECT)
    archive.correct(1, FIX)
    again = replace(RECORD, model=OTHER_MODEL, statements=RECORD.statements)
    assert archive.put(again, again=True) == "reread"
    (fixed,) = archive.record(1).statements
    assert fixed.speaker.name == "Idris Callow"
    # A model that finds nothing at all takes nothing away of what a person has put right.
    assert archive.put(replace(again, statements=()), again=True) == "reread"
    (fixed,) = archive.record(1).statements
    assert fixed.speaker.name == "Idris Callow"


@pytest.mark.parametrize(
    ("change", "holds"),
    [
        ({"said": "that the old weir, too, must go"}, True),
        ({"more": "“It still leaks,” she added."}, False),
        ({"more": "“It leaks,” she added. “It leaks,” she added."}, True),
        ({"said": "that it must go", "more": "“It leaks,” she added. “It leaks,” he did."}, False),
    ],
    ids=["moved", "gone", "where it stood", "twice, and neither where it stood"],
)
def test_a_correction_is_found_again_by_its_words(archive, change, holds):
    archive.correct(1, ACCEPT_ITS_WORDS)
    archive.put(record_of(**change))
    latest = archive.entries(1)[-1].id
    certain = [each for each in archive.record(latest).statements if each.confidence == 1.0]
    assert len(certain) == holds
    text = archive.record(latest).document.text
    for statement in certain:
        assert statement.content[0].of(text) == "“It leaks,”"


ACCEPT_ITS_WORDS = Correction("accept", SECOND.content, right_of(SECOND, cue=None))


def test_dropping_a_correction_brings_back_what_was_read(archive):
    for each in (REJECT, FIX):
        archive.correct(1, each)
    for each in archive.corrections(1):
        archive.drop_correction(1, each.number)
    assert archive.record(1) == RECORD


def test_find_sees_what_is_right(archive):
    def speakers():
        found = archive.query(
            "SELECT speaker.name FROM words JOIN statement ON statement.id = words.rowid"
            " JOIN speaker USING (revision) WHERE words MATCH '{speaker}: callow'"
            " AND speaker.position = statement.speaker AND replaced IS NULL"
        )
        return [name for (name,) in found]

    assert speakers() == []
    archive.correct(1, FIX)
    assert speakers() == ["Idris Callow"]
    archive.drop_correction(1, archive.corrections(1)[0].number)
    assert speakers() == []


@pytest.mark.parametrize(
    "wrong",
    [
        Correction("reject", FIRST.content, right_of(FIRST)),
        Correction("accept", FIRST.content, None),
        Correction("fix", FIRST.content, right_of(FIRST, content=(Span(0, 9999),))),
    ],
)
def test_what_makes_no_sense_is_refused(archive, wrong):
    with pytest.raises(ValueError, match=r"does not go|no words"):
        archive.correct(1, wrong)
    assert archive.record(1) == RECORD


def test_a_missing_revision_is_named(archive):
    with pytest.raises(ArchiveError, match="no revision 7"):
        archive.correct(7, REJECT)


def test_corrections_are_removed_with_their_document(tmp_path):
    path = tmp_path / "archive.sqlite"
    with Archive(path, create=True) as archive:
        record = invented_record(5)
        archive.put(record)
        statement = record.statements[0]
        name = "Zqxwvbnmkjhg"
        archive.correct(1, Correction("fix", statement.content, right_of(statement, speaker=name)))
        archive.remove(1)
        assert archive.query("SELECT * FROM correction") == []
        data = b"".join(each.read_bytes() for each in tmp_path.iterdir()).lower()
        assert not [word for word in (*invented(5), name.lower()) if word[2:].encode() in data]
