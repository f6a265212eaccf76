"""Quotations followed in an archive: what joins and what leaves, in whatever order."""

import random

import pytest
from follow_cases import carrying
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.find import Filters
from onrecord.follow.group import group
from onrecord.follow.likeness import compare
from onrecord.follow.quotations import (
    Carried,
    carried,
    count_quotations,
    find_quotations,
    read_quotation,
)
from onrecord.follow.update import bring_up_to_date, is_behind
from onrecord.follow.wording import MOST_HOLDERS, read_wording
from onrecord.registry import list_known, split, update
from onrecord.store import Archive, Correction, check
from onrecord.store.quotations import read_wordings

WALL = "We will rebuild the sea wall at Orlen before the winter storms arrive, whatever it costs."
PART = "rebuild the sea wall at Orlen before the winter storms arrive"
OTHER = "The ferry will run every day of the winter, even when nobody is on board."


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "archive.sqlite", create=True) as archive:
        yield archive


def followed(archive, **options):
    bring_up_to_date(archive)
    return find_quotations(archive, **{"min_documents": 1, "limit": -1, **options})


def groups(archive):
    """Return each quotation as the set of its words in documents, by addresses."""
    return {
        frozenset(
            (each.entry.address, tuple(span.of(each.document.text) for span in each.spans))
            for each in quotation.appearances
        ): quotation.id
        for quotation in followed(archive)
    }


def test_a_new_document_joins_or_makes_a_quotation(archive):
    archive.put(carrying(PART, path="/a"))
    (alone,) = followed(archive)
    assert alone.documents == (1,)
    archive.put(carrying(WALL, OTHER, path="/b"))
    assert is_behind(archive)
    one, two = followed(archive)
    assert not is_behind(archive)
    assert (one.documents, two.documents) == ((1, 2), (2,))
    assert one.whole.entry.document == 2
    assert [variant.carries for variant in one.variants] == [(0, 16), (2, 13)]
    assert list(check(archive)) == []


def test_what_is_removed_leaves_and_its_words_with_it(archive):
    archive.put(carrying(WALL, path="/a"))
    archive.put(carrying(PART, path="/b"))
    before = followed(archive)
    archive.put(carrying(WALL + " And then we will sleep.", path="/c"))
    assert len(followed(archive)[0].documents) == 3
    archive.remove(3)
    ((kept,),) = archive.query("SELECT count(*) FROM wording")
    assert kept == 2
    after = followed(archive)
    assert [each.id for each in after] == [each.id for each in before]
    archive.remove(1)
    archive.remove(2)
    for table in ("wording", "fingerprint", "likeness", "quotation", "followed", "loose"):
        assert archive.query(f"SELECT count(*) FROM {table}") == [(0,)], table


def test_the_whole_goes_and_its_parts_stay_where_they_are_alike(archive):
    archive.put(carrying(WALL, path="/a"))
    archive.put(carrying(PART, path="/b"))
    archive.put(carrying(PART + ", whatever it costs", path="/c"))
    followed(archive)
    archive.remove(1)
    (left,) = followed(archive)
    assert left.documents == (2, 3)
    assert left.whole.entry.document == 3


def test_only_the_latest_revision_counts(archive):
    archive.put(carrying(WALL, path="/a"))
    archive.put(carrying(PART, path="/b"))
    followed(archive)
    archive.put(carrying(OTHER, path="/a"))
    assert [each.documents for each in followed(archive)] in ([(1,), (2,)], [(2,), (1,)])


def test_a_correction_is_followed(archive):
    record = carrying(WALL, path="/a")
    archive.put(record)
    archive.put(carrying(PART, path="/b"))
    (before,) = followed(archive)
    content = record.statements[0].content
    archive.correct(1, Correction("reject", content, None))
    (after,) = followed(archive)
    assert (before.documents, after.documents) == ((1, 2), (2,))


def test_words_in_marks_that_belong_to_no_statement_are_followed_but_titles_are_not(archive):
    archive.put(carrying(WALL, path="/a"))
    archive.put(carrying(path="/b", unattributed=(PART, "The Long Road to the Northern Sea")))
    (one,) = followed(archive)
    assert one.documents == (1, 2)
    assert one.appearances[1].statement is None


def test_filters_choose_quotations_and_all_their_documents_are_shown(archive):
    archive.put(carrying(WALL, path="/a", date="2024-05-01", outlet="Gazette"))
    archive.put(carrying(PART, path="/b", date="2024-05-03", speaker="Bram Callow"))
    archive.put(carrying(OTHER, path="/c", date="2024-06-01"))
    from datetime import date

    def documents(words=None, **filters):
        found = followed(archive, words=words, filters=Filters(**filters))
        return [each.documents for each in found]

    assert documents(speaker="callow") == [(1, 2)]
    assert documents(outlet="gazette") == [(1, 2)]
    assert documents(since=date(2024, 5, 2), until=date(2024, 5, 4)) == [(1, 2)]
    assert documents(since=date(2024, 5, 10)) == [(3,)]
    assert documents("ferry") == [(3,)]
    assert documents("ferry", speaker="callow") == []
    assert [each.documents for each in followed(archive, min_documents=2)] == [(1, 2)]
    with pytest.raises(ValueError, match="no word"):
        followed(archive, words="…")


def test_first_seen_is_the_earliest_day_and_all_of_that_day(archive):
    archive.put(carrying(PART, path="/a", date="2024-05-02"))
    archive.put(carrying(PART, path="/b", date="2024-05-01"))
    archive.put(carrying(PART, path="/c", date="2024-05-01T09:00:00Z"))
    archive.put(carrying(PART, path="/d"))
    (one,) = followed(archive)
    assert [each.entry.address for each in one.first] == ["/b", "/c"]
    archive.remove(2)
    (one,) = followed(archive)
    assert [each.entry.address for each in one.first] == ["/c"]


def test_documents_that_name_different_speakers_leave_it_open(archive):
    archive.put(carrying(WALL, path="/a", speaker="Ada Quill"))
    archive.put(carrying(WALL, path="/b", speaker="Quill"))
    archive.put(carrying(WALL, path="/c", speaker=None))
    (one,) = followed(archive)
    assert one.agreement.speaker.name == "Ada Quill"
    archive.put(carrying(WALL, path="/d", speaker="Bram Callow"))
    (one,) = followed(archive)
    assert one.agreement.speaker is None
    assert one.agreement.is_disputed
    readings = {
        each.speaker.name if each.speaker else None: each.documents
        for each in one.agreement.readings
    }
    assert readings == {"Ada Quill": (1,), "Quill": (2,), None: (3,), "Bram Callow": (4,)}


def test_the_registry_keeps_two_of_one_name_apart(archive):
    archive.put(carrying(WALL, path="/a", speaker="Sam Orr", role="mayor of Orlen"))
    archive.put(carrying(PART, path="/b", speaker="Sam Orr", role="mayor"))
    update(archive)
    (one,) = followed(archive)
    assert one.agreement.speaker.name == "Sam Orr"
    (known,) = list_known(archive)
    split(archive, known, documents=[2])
    update(archive)
    (one,) = followed(archive)
    assert one.agreement.is_disputed
    assert [each.documents for each in one.agreement.readings] == [(1,), (2,)]


def test_adding_a_document_touches_its_candidates_alone(archive, monkeypatch):
    """Of an archive of other quotations, none is read, compared or given another place."""
    for number in range(30):
        words = " ".join(f"{name}{number}" for name in ("kelp", "gorse", "heath", "sedge"))
        archive.put(carrying(f"{words} grow upon the dunes", path=f"/{number}"))
    archive.put(carrying(WALL, path="/a"))
    bring_up_to_date(archive)
    before = archive.query("SELECT * FROM wording ORDER BY id")
    compared, read = [], []
    monkeypatch.setattr(
        "onrecord.follow.update.compare",
        lambda one, other: compared.append(len(other.words)) or compare(one, other),
    )
    monkeypatch.setattr(
        "onrecord.store.quotations.read_wordings",
        lambda connection, ids: read.extend(ids) or read_wordings(connection, ids),
    )
    archive.put(carrying(PART, path="/b"))
    bring_up_to_date(archive)
    assert (compared, read) == ([16], [31])
    assert archive.query("SELECT * FROM wording ORDER BY id")[:-1] == before
    assert archive.query("SELECT count(*) FROM likeness") == [(2,)]


def test_a_stock_phrase_is_not_compared_with_all_that_have_it(archive, monkeypatch):
    """What one more quotation costs does not grow with the archive."""
    many = 3 * MOST_HOLDERS
    for number in range(many):
        own = " ".join(f"{name}{number}" for name in ("kelp", "gorse", "heath", "sedge"))
        archive.put(carrying(f"{own} so help me merciful God almighty {own}", path=f"/{number}"))
    bring_up_to_date(archive)
    compared = []
    monkeypatch.setattr(
        "onrecord.follow.update.compare",
        lambda one, other: compared.append(other) or compare(one, other),
    )
    archive.put(carrying("Birds and bees, so help me merciful God almighty, say all", path="/a"))
    bring_up_to_date(archive)
    assert 0 < len(compared) <= 3 * MOST_HOLDERS
    assert len(compared) < many


def test_a_quotation_with_more_versions_than_are_compared_is_one(archive):
    """Parts that came before the whole, and are too many to be met by it, are its parts still."""
    said = " ".join(f"{name}{number}" for number in range(8) for name in ("kelp", "gorse", "heath"))
    words = said.split()
    cuts = [(start, start + 8) for start in range(0, 16, 2)] * 4
    for number, (start, end) in enumerate(cuts):
        changed = [*words[start:end], *(["of"] * (number // 8))]
        archive.put(carrying(" ".join(changed), path=f"/{number}"))
        bring_up_to_date(archive)
    archive.put(carrying(said, path="/whole"))
    (one,) = followed(archive)
    assert len(one.documents) == len(cuts) + 1


def test_quotations_of_a_revision_that_others_carry(archive):
    archive.put(carrying(WALL, OTHER, path="/a"))
    archive.put(carrying(PART, path="/b"))
    bring_up_to_date(archive)
    ((key, found),) = carried(archive, 1).items()
    one = read_quotation(archive, found.quotation)
    assert (key, found) == ("0" * 16, Carried(one.id, 2))
    assert one.documents == (1, 2)
    assert (count_quotations(archive), count_quotations(archive, min_documents=1)) == (1, 2)


def test_an_id_leads_on_after_a_longer_wording_has_come(archive):
    archive.put(carrying(PART, path="/a"))
    (before,) = followed(archive)
    archive.put(carrying(WALL, path="/b"))
    (after,) = followed(archive)
    assert before.id != after.id
    assert read_quotation(archive, before.id) == after
    assert read_quotation(archive, "0" * 32) is None


def test_an_archive_of_the_version_before_is_followed(archive):
    archive.put(carrying(WALL, path="/a"))
    assert is_behind(archive)
    (one,) = followed(archive)
    assert one.documents == (1,)


WORDS = ["rain", "mill", "boat", "coal", "ash", "bell", "goat", "lamp", "tar", "salt", "wall"]
SMALL = ["the", "of", "will", "and"]


@st.composite
def carriers(draw):
    """Draw documents that carry cuts of a few utterances, some with a word changed."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    utterances = [
        [chance.choice(WORDS if chance.random() < 0.7 else SMALL) for _ in range(24)]
        for _ in range(2)
    ]
    # Two utterances share a clause.
    utterances[1][6:14] = utterances[0][8:16]
    documents = []
    for number in range(draw(st.integers(2, 6))):
        words = list(chance.choice(utterances))
        start = chance.randrange(12)
        words = words[start : start + chance.randrange(6, 20)]
        if chance.random() < 0.3:
            words[chance.randrange(len(words))] = chance.choice(WORDS)
        if chance.random() < 0.2:
            words.insert(chance.randrange(1, len(words)), "…")
        documents.append(carrying(" ".join(words), path=f"https://news.org/{number}"))
    return documents


def built(path, documents, *, each=False, beyond=()):
    with Archive(path, create=True) as archive:
        # What the disk does is not what is tested here.
        archive.connection.execute("PRAGMA synchronous = OFF")
        for record in (*documents, *beyond):
            archive.put(record)
            if each:
                bring_up_to_date(archive)
        for record in beyond:
            archive.remove(archive.find_document(record.document.origin.path))
            if each:
                bring_up_to_date(archive)
        found = groups(archive)
        assert list(check(archive)) == []
        return found


def at_once(documents):
    """Return the groups that the wordings themselves make, without an archive."""
    said = [
        (record.document.origin.path, tuple(span.of(record.document.text) for span in each.quoted))
        for record in documents
        for each in record.statements
    ]
    found = group(
        [
            read_wording(record.document.text, each.quoted)[0]
            for record in documents
            for each in record.statements
        ]
    )
    return {
        frozenset(one for one, its in zip(said, found, strict=True) if its == number)
        for number in set(found) - {None}
    }


@settings(max_examples=15, deadline=None)
@given(carriers(), carriers(), st.randoms(use_true_random=False))
def test_the_order_of_adding_does_not_matter(tmp_path_factory, documents, others, chance):
    """The same documents make the same quotations: in any order, at once or one by one, and after
    others have come and gone."""
    folder = tmp_path_factory.mktemp("order")
    expected = built(folder / "1", documents)
    assert set(expected) == at_once(documents)
    shuffled = list(documents)
    chance.shuffle(shuffled)
    assert built(folder / "2", shuffled) == expected
    chance.shuffle(shuffled)
    assert built(folder / "3", shuffled, each=True) == expected
    beyond = [
        carrying(
            *(span.of(each.document.text) for span in each.statements[0].quoted),
            path=f"https://x.org/{n}",
        )
        for n, each in enumerate(others)
    ]
    beyond += [
        carrying(
            *(span.of(each.document.text) for span in each.statements[0].quoted),
            path=f"https://y.org/{n}",
        )
        for n, each in enumerate(documents[:2])
    ]
    assert built(folder / "4", shuffled, each=True, beyond=beyond) == expected
