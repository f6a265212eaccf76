from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ArchiveError
from onrecord.find import Filters, find
from onrecord.gather import gather, keep_up, list_topics, merge_topics, rename_topic
from onrecord.gather.cluster import find_centres
from onrecord.gather.label import Labeller
from onrecord.gather.place import place_vectors
from onrecord.gather.terms import find_terms
from onrecord.gather.vocabulary import Vocabulary, read_tokens
from onrecord.store import Archive, check
from onrecord.store.topics import Worded
from onrecord.types import (
    Document,
    Layout,
    ModelIdentity,
    Origin,
    Record,
    Span,
    Statement,
    Topic,
    Zone,
)

ABOUT = {
    "barrage": "the tidal barrage across the Wend estuary will",
    "schools": "the village schools, which need teachers, and",
    "tax": "the wealth tax on old fortunes must",
}
ENDINGS = (
    "cost a fortune",
    "come soon",
    "be debated",
    "please nobody",
    "last",
    "be put off",
    "win",
)


class Words:
    """A model that knows nothing but which words a text has."""

    identity = ModelIdentity("words", "1", "0" * 64)
    size = 384

    def embed(self, text):
        vector = np.full(self.size, 1e-4, np.float32)
        for word in text.lower().split():
            place = int(hashlib.sha256(word.encode()).hexdigest(), 16)
            vector[place % self.size] += 1
        return vector / np.linalg.norm(vector)


def record(number, *contents, heading=None):
    text = "".join(f"Orle said {content}. " for content in contents) + str(number)
    statements, at = [], 0
    for place, content in enumerate(contents):
        start = text.index(content, at)
        at = start + len(content)
        statements.append(
            Statement(
                id=f"d{number}s{place}",
                source=None,
                cue=None,
                content=(Span(start, at),),
                quoted=(),
                type="indirect",
                voice="source",
                speaker=None,
                parent=None,
                topic=Topic(heading, "heading") if heading else None,
                confidence=0.9,
                flags=(),
                why=(),
            )
        )
    document = Document(text, Origin(f"/news/{number}.txt", "text/plain", "0" * 64))
    layout = Layout((Zone("body", Span(0, len(text))),), (), (), ())
    identity = ModelIdentity("sample", "1", "0" * 64)
    return Record(document, tuple(statements), (), (), identity, layout)


def fill(archive, first=0, about=tuple(ABOUT)):
    for number, ending in enumerate(ENDINGS, first):
        archive.put(record(number, *(f"{ABOUT[name]} {ending}" for name in about)))


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "archive.sqlite", create=True) as archive:
        fill(archive)
        yield archive


def labels(archive):
    return {entry.label for entry in list_topics(archive)}


def topic_of(archive, word):
    return next(entry for entry in list_topics(archive) if word in entry.label)


def test_statements_of_several_documents_are_gathered_and_labelled_by_their_words(archive):
    found = gather(archive, Words())
    assert [(entry.statements, entry.documents) for entry in found] == [(7, 7)] * 3
    assert any("barrage" in each or "estuary" in each for each in labels(archive))
    assert any("schools" in each or "teachers" in each for each in labels(archive))
    assert not list(check(archive))


def test_what_one_term_names_best_is_one_topic(tmp_path):
    about = (
        "the tidal barrage across the Wend estuary will",
        "fishermen and their nets fear the tidal barrage and",
    )
    with Archive(tmp_path / "one.sqlite", create=True) as archive:
        for number, ending in enumerate(ENDINGS):
            archive.put(record(number, *(f"{each} {ending}" for each in about)))
        (found,) = gather(archive, Words())
        assert found.statements == 14
        assert "barrage" in found.label


def test_topics_do_not_depend_on_the_order_of_adding(archive, tmp_path):
    gather(archive, Words())
    with Archive(tmp_path / "other.sqlite", create=True) as other:
        for number, ending in reversed(list(enumerate(ENDINGS))):
            other.put(record(number, *(f"{ABOUT[name]} {ending}" for name in ABOUT)))
        gather(other, Words())
        assert labels(other) == labels(archive)


def test_find_takes_the_labels_of_topics(archive):
    gather(archive, Words())
    word = topic_of(archive, "schools").label.split(",")[0]
    hits = find(archive, None, Filters(topic=word.upper()))
    assert len(hits) == 7
    assert all("schools" in hit.statement.content[0].of(hit.document.text) for hit in hits)
    assert len(find(archive, "soon", Filters(topic=word))) == 1
    assert find(archive, None, Filters(topic="whales")) == []
    with pytest.raises(ValueError, match="topic: there is no word"):
        find(archive, None, Filters(topic="—"))


def test_a_documents_own_topic_is_found_too(archive):
    archive.put(record(50, "that whales sing at night", heading="Whales"))
    gather(archive, Words())
    assert len(find(archive, None, Filters(topic="whales"))) == 1


def test_new_statements_join_the_topic_they_are_near(archive):
    gather(archive, Words())
    before = {entry.id: entry.label for entry in list_topics(archive)}
    archive.put(record(60, f"{ABOUT['tax']} fall on all"))
    archive.put(record(61, "that her dog likes long walks by the sea"))
    assert keep_up(archive, Words) == 2
    assert {entry.id: entry.label for entry in list_topics(archive)} == before
    assert topic_of(archive, "tax").statements == 8
    assert keep_up(archive, lambda: pytest.fail("nothing is new")) == 0


def test_an_archive_without_topics_is_left_alone(archive):
    assert keep_up(archive, lambda: pytest.fail("no topics")) == 0


def test_what_is_near_to_none_makes_new_topics_later(tmp_path):
    with Archive(tmp_path / "other.sqlite", create=True) as other:
        fill(other, about=("tax",))
        (first,) = gather(other, Words())
        fill(other, first=20, about=("schools",))
        found = gather(other, Words())
        assert [entry.id for entry in found if "tax" in entry.label] == [first.id]
        assert len(found) == 2


def test_a_persons_label_is_kept_when_all_is_learned_again(archive):
    gather(archive, Words())
    barrage = topic_of(archive, "barrage")
    rename_topic(archive, barrage.id, "  The  Wend barrage ")
    found = gather(archive, Words(), again=True)
    kept = next(entry for entry in found if entry.id == barrage.id)
    assert (kept.label, kept.is_named, kept.statements) == ("The Wend barrage", True, 7)
    assert len(found) == 3
    assert len(find(archive, None, Filters(topic="wend barrage"))) == 7


def test_merged_topics_stay_one(archive):
    gather(archive, Words())
    tax, schools = topic_of(archive, "tax"), topic_of(archive, "schools")
    merge_topics(archive, tax.id, [schools.id, tax.id])
    for found in (list_topics(archive), gather(archive, Words(), again=True)):
        merged = next(entry for entry in found if entry.id == tax.id)
        assert (merged.label, merged.statements) == (tax.label, 14)
        assert len(found) == 2
    archive.put(record(70, f"{ABOUT['schools']} books"))
    keep_up(archive, Words)
    assert topic_of(archive, "tax").statements == 15


@pytest.mark.parametrize(
    "edit", [lambda a: rename_topic(a, 99, "x1"), lambda a: merge_topics(a, 99, [1])]
)
def test_a_topic_that_is_not_there_is_named(archive, edit):
    gather(archive, Words())
    with pytest.raises(ArchiveError, match="there is no topic 99"):
        edit(archive)


def test_a_label_needs_a_word(archive):
    (first, *_) = gather(archive, Words())
    with pytest.raises(ValueError, match="is no label"):
        rename_topic(archive, first.id, "—")
    with pytest.raises(ValueError, match="no other topic"):
        merge_topics(archive, first.id, [first.id])


def test_a_topic_goes_with_its_last_statement_unless_it_was_named(archive):
    gather(archive, Words())
    barrage = topic_of(archive, "barrage")
    rename_topic(archive, barrage.id, "Kept")
    label = topic_of(archive, "tax").label.split(",")[0]
    for number in range(1, len(ENDINGS) + 1):
        archive.remove(number)
    assert labels(archive) == {"Kept"}
    assert label.encode() not in archive.path.read_bytes()
    assert not list(check(archive))


def test_the_heading_that_many_stand_under_is_the_label(tmp_path):
    with Archive(tmp_path / "headed.sqlite", create=True) as archive:
        for number, ending in enumerate(ENDINGS):
            archive.put(record(number, f"{ABOUT['tax']} {ending}", heading="Money matters"))
        (topic,) = gather(archive, Words())
        assert topic.label == "Money matters"


def test_one_document_makes_no_topic(tmp_path):
    with Archive(tmp_path / "one.sqlite", create=True) as archive:
        archive.put(record(1, *(f"{ABOUT['tax']} {ending}" for ending in ENDINGS)))
        assert gather(archive, Words()) == []


NEWS = (
    "that the Supreme Court’s nominee, Merrick Garland, would get a hearing in May",
    "the nominee was a judge of the appeals court",
    "the hearing for the nominee; and a hearing about the minimum wage",
    "of the minimum wage, against the minimum wage",
    "they would raise the minimum wage on Friday, and they will delay it",
    "to delay the hearing, which they delay",
    "Donald J. Orle and Vermont Sen. Ada Quill met the Syrian refugees; the refugees left Syria",
    "“White House aides said no,” she told the aides of the Bank of Arle and her aides",
)


def terms_of(words, news=NEWS):
    vocabulary = Vocabulary(map(read_tokens, (*news, words)))
    return find_terms(read_tokens(words), words, vocabulary)


@pytest.mark.parametrize(
    ("words", "found", "not_found"),
    [
        (NEWS[0], {"Supreme Court", "Merrick Garland"}, {"that", "May", "hearing", "nominee"}),
        (NEWS[3], {"minimum wage", "wage"}, {"minimum"}),
        (NEWS[4], {"minimum wage"}, {"raise", "delay", "Friday"}),
        (NEWS[6], {"Donald J. Orle", "Ada Quill", "Syrian refugees", "Syrian"}, {"Vermont Sen"}),
        (NEWS[7], {"White House", "White House aides", "Bank of Arle"}, {"White", "she", "aides"}),
        ("they did not say so", set(), {"say"}),
        (
            "that Mrs Quill owed two million to dozens",
            {"Quill"},
            {"Mrs Quill", "million", "dozens"},
        ),
    ],
)
def test_terms_are_names_nouns_and_whole_phrases(words, found, not_found):
    forms = {term.form for term in terms_of(words).values()}
    assert found <= forms
    assert not not_found & forms


@given(st.lists(st.text(max_size=80), max_size=6), st.text(max_size=80))
def test_a_term_stands_in_its_statement(news, words):
    assert all(term.form in words for term in terms_of(words, news).values())


def test_one_name_has_one_key():
    keys = terms_of("Donald J. Orle met Donald Orle in Syria, with Syrian, Syrians").keys()
    assert {"donald orl", "syria"} == set(keys)


def labelled(*statements):
    members = dict(enumerate(statements))
    found = Labeller(members).label({0: list(members)})
    return found[0].label if found else None


def test_statements_that_share_no_term_have_no_label():
    said = [Worded(n, f"word{'abcdefgh'[n]} only{'abcdefgh'[n]}", None) for n in range(8)]
    assert labelled(*said) is None


def test_a_name_of_one_person_is_given_in_full():
    said = [Worded(n, f"that Quill was {'right' if n % 2 else 'wrong'}", None) for n in range(6)]
    said += [Worded(n, "the aides of Ada Quill", None) for n in (7, 8)]
    other = [Worded(n, "the price of bread in the shops", None) for n in range(20, 60)]
    members = dict(enumerate((*said, *other)))
    found = Labeller(members).label({0: list(range(8)), 1: list(range(8, 48))})
    assert "Ada Quill" in {each.label for each in found}


def test_a_topic_in_the_headlines_needs_fewer_words():
    said = [
        Worded(n, f"the port strike {n}" if n < 2 else f"talks, {n} of them", None, title)
        for n, title in enumerate(["The port strike goes on"] * 8)
    ]
    other = [Worded(n, f"the price of bread in shop {n}", None, "Bread") for n in range(20, 60)]
    members = dict(enumerate((*said, *other)))
    (found,) = Labeller(members).label({0: list(range(8))}) or (None,)
    assert found is None  # two statements alone do not make a topic
    said[2] = Worded(2, "the end of the port strike", None, "The port strike goes on")
    members = dict(enumerate((*said, *other)))
    (found,) = Labeller(members).label({0: list(range(8))})
    assert found.label == "port strike"


def test_what_the_whole_archive_is_about_gives_way():
    number = iter(range(1000))
    every = [Worded(n, f"that Ada Quill saw {n}", None) for n in range(40)]
    some = [Worded(n, "the ferry strike, said Ada Quill", None) for n in range(40, 48)]
    members = {next(number): each for each in (*every, *some)}
    labeller = Labeller(members)
    (found,) = labeller.label({0: list(range(40, 48))})
    assert (found.label, found.is_broad) == ("ferry strike", False)
    assert [label for label, _ in labeller.name(range(48))] == ["ferry strike"]


def test_no_vectors_have_no_centres():
    empty = np.zeros((0, 384), np.float32)
    assert len(find_centres(empty)) == 0
    assert place_vectors(np.eye(3, 384, dtype=np.float32), empty).tolist() == [-1, -1, -1]


def test_vectors_far_from_every_centre_stay_without():
    vectors = np.eye(4, 384, dtype=np.float32)
    assert place_vectors(vectors, vectors[:2]).tolist() == [0, 1, -1, -1]


def test_what_a_statement_names_counts_before_what_is_nearest():
    vectors = np.array([[0.8, 0.6, 0.0], [0.2, 0.97, 0.0]], np.float32)
    centres = np.eye(2, 3, dtype=np.float32)
    assert place_vectors(vectors, centres).tolist() == [0, 1]
    assert place_vectors(vectors, centres, {0: [1], 1: [0]}).tolist() == [1, 1]
