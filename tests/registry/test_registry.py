"""The registry in the archive: kept up as documents come and go, and the user has the last word."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from registry_cases import put, said

from onrecord.errors import RegistryError
from onrecord.find import Filters, find
from onrecord.registry import (
    decisions,
    find_known,
    list_known,
    merge,
    named_so,
    roles_held,
    split,
    undo,
    update,
)
from onrecord.store import Archive, check


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "archive.sqlite", create=True) as opened:
        yield opened


def parts(archive):
    """Return who is one: for each the addresses of the documents that speak of them."""
    update(archive)
    rows = archive.query(
        "SELECT group_concat(address, ' ') FROM (SELECT entity, address FROM appearance"
        " JOIN revision ON revision.id = revision JOIN document ON document.id = document"
        " ORDER BY address) GROUP BY entity"
    )
    return {frozenset(row.replace("/news/", "").replace(".txt", "").split()) for (row,) in rows}


def test_speakers_of_several_documents_are_one(archive):
    put(archive, "Ada Quill | French minister", "Ada Quill", "Ben Orr", "Quill")
    known = find_known(archive, "ada quill")
    assert (known.documents, known.statements) == (2, 2)
    assert [link.why for link in known.links] == ["the same name in full"]
    assert parts(archive) == {frozenset("12"), frozenset("3"), frozenset("4")}
    assert not update(archive)


def test_roles_over_time(archive):
    put(archive, "Ada Quill | mayor of Hallow | 2004", "Ada Quill | Mayor of Hallow | 2007",
        "Ada Quill | French president | 2016")  # fmt: skip
    held = roles_held(archive, find_known(archive, "Ada Quill"))
    assert [(each.role, each.first[:4], each.last[:4], each.documents) for each in held] == [
        ("Mayor of Hallow", "2004", "2007", 2),
        ("French president", "2016", "2016", 1),
    ]
    forms = named_so(archive, find_known(archive, "Ada Quill"))
    assert sum(len(form.documents) for form in forms) == 3


def test_a_removal_takes_back_what_followed_from_the_document(archive):
    put(archive, "Ada Quill | a nurse", "Ada Quill | French minister", "Ada Quill", "Ada Quill")
    assert len(parts(archive)) == 4
    archive.remove(1)
    assert parts(archive) == {frozenset("234")}
    assert list(check(archive)) == []


def test_a_revision_and_a_rereading_are_seen(archive):
    put(archive, "Ada Quill | French minister", "A. Quill | French minister", "Ada Quill | nurse")
    before = parts(archive)
    archive.put(said("Ben Orr", address="/news/3.txt"))
    assert parts(archive) == {frozenset("12"), frozenset("3")}
    archive.put(said("Ada Quill", "nurse", address="/news/3.txt", words="that it was not so"))
    assert parts(archive) == before
    # The same text, in which another model reads another role.
    archive.put(said("Ada Quill", address="/news/3.txt", words="that it was not so"), again=True)
    assert frozenset("13") <= max(parts(archive), key=len)


def test_a_merge_survives_everything_but_its_undoing(archive):
    put(archive, "Ada Quill | mayor of Hallow", "Lady Orr")
    made = merge(archive, [find_known(archive, "Ada Quill"), find_known(archive, "Lady Orr")])
    assert parts(archive) == {frozenset("12")}
    put(archive, "Ada Quill | mayor of Hallow", start=3)
    archive.put(said("Lady Orr", "the author", address="/news/2.txt"), again=True)
    assert parts(archive) == {frozenset("123")}
    archive.remove(2)
    put(archive, "Lady Orr", start=2)
    assert parts(archive) == {frozenset("123")}
    undo(archive, made.number)
    assert parts(archive) == {frozenset("13"), frozenset("2")}


def test_a_merge_of_a_surname_is_of_this_document_alone(archive):
    put(archive, "Ada Quill", "Quill", "Quill")
    update(archive)
    second = next(each for each in list_known(archive, "quill") if each.name == "Quill")
    merge(archive, [find_known(archive, "Ada Quill"), second])
    assert sorted(map(len, parts(archive))) == [1, 2]


def test_what_was_split_never_comes_together_by_itself(archive):
    put(archive, "Ada Quill | French minister", "Ada M. Quill | French minister", "Ada Quill")
    known = find_known(archive, "Ada Quill")
    form = next(form for form, name, _ in known.forms if name == "Ada M. Quill")
    split(archive, known, forms=[form])
    assert parts(archive) == {frozenset("13"), frozenset("2")}
    # Read anew with other roles, removed and added again, and with more of the same beside it.
    archive.put(said("Ada M. Quill", "minister", address="/news/2.txt"), again=True)
    assert not any({"1", "2"} <= each for each in parts(archive))
    archive.remove(1)
    put(archive, "Ada Quill | French minister", start=1)
    put(archive, "Ada M. Quill | French minister", "Ada Quill | the French minister", start=4)
    assert not any({"1", "2"} <= each for each in parts(archive))
    with pytest.raises(RegistryError, match="no form 'x'"):
        split(archive, find_known(archive, form), forms=["x"])


def test_what_one_document_says_is_split_off(archive):
    put(archive, "Ada Quill", "Ada Quill", "Ada Quill")
    known = find_known(archive, "Ada Quill")
    made = split(archive, known, documents=[2])
    assert parts(archive) == {frozenset("13"), frozenset("2")}
    put(archive, "Ada Quill", start=4)
    assert parts(archive) == {frozenset("134"), frozenset("2")}
    assert [each.number for each in decisions(archive)] == [made.number]
    undo(archive, made.number)
    assert parts(archive) == {frozenset("1234")}


def test_the_later_word_holds(archive):
    put(archive, "Ada Quill", "Ben Orr")
    merge(archive, [find_known(archive, "Ada Quill"), find_known(archive, "Ben Orr")])
    known = find_known(archive, "Ada Quill")
    split(archive, known, documents=[2])
    assert len(parts(archive)) == 2
    merge(archive, [find_known(archive, "Ada Quill"), find_known(archive, "Ben Orr")])
    assert len(parts(archive)) == 1


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda archive: find_known(archive, "Carla"), "no speaker has the id or the name 'Carla'"),
        (lambda archive: find_known(archive, "Ada Quill"), "2 speakers have the name 'Ada Quill'"),
        (lambda archive: undo(archive, 7), "there is no decision 7"),
        (lambda archive: merge(archive, [find_known(archive, "Ben Orr")] * 2), "one already"),
        (lambda archive: split(archive, find_known(archive, "Ben Orr"), documents=[3]), "all of"),
        (lambda archive: split(archive, find_known(archive, "Ben Orr"), documents=[9]),
         "document 9 does not speak of Ben Orr"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(archive, call, message):
    put(archive, "Ada Quill | a nurse", "Ada Quill | French minister", "Ben Orr")
    with pytest.raises(RegistryError, match=message):
        call(archive)


def test_statements_are_found_by_any_name_of_the_speaker(archive):
    put(archive, "Quill | French president | 2016", "Ada Quill | French president | 2016", "Quill")
    update(archive)
    for words in ("ada", "ada quill", find_known(archive, "Ada Quill").id):
        found = find(archive, None, Filters(speaker=words))
        assert {hit.entry.document for hit in found} == {1, 2}, words
        # The record's own reading stays.
        assert {hit.statement.speaker.name for hit in found} == {"Quill", "Ada Quill"}
    assert len(find(archive, None, Filters(speaker="quill"))) == 3


def test_nothing_of_a_removed_document_stays(archive):
    put(archive, "Ada Quill | French minister", "Ada Wqxvbnm Quill | French minister")
    update(archive)
    archive.remove(2)
    written = archive.path.read_bytes() + Path(f"{archive.path}-wal").read_bytes()
    assert b"wqxvbnm" not in written.lower()


NAMES = ("Ada Quill", "Quill", "A. Quill", "Ada M. Quill", "Mr. Quill", "Ben Quill", "Lady Orr")
ROLES = (None, "French president", "Polish president", "President", "a nurse", "mayor of Hallow")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    documents=st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(ROLES)), max_size=7),
    seed=st.integers(0, 2**16),
)
def test_neither_order_nor_history_changes_the_registry(tmp_path_factory, documents, seed):
    """Added in any order, with looks in between, and with removals: the same comes out."""
    draw = random.Random(seed)
    folder = tmp_path_factory.mktemp("laws")
    found = []
    for name in ("straight", "astray"):
        with Archive(folder / f"{name}.sqlite", create=True) as archive:
            records = [
                said(speaker, role, address=f"/news/{number}.txt")
                for number, (speaker, role) in enumerate(documents)
            ]
            if name == "astray":
                draw.shuffle(records)
            for record in records:
                archive.put(record)
                if name == "astray" and draw.random() < 0.5:
                    update(archive)
                if name == "astray" and draw.random() < 0.3:
                    gone = said("Ada Quill", draw.choice(ROLES), address="/news/gone.txt")
                    archive.put(gone)
                    update(archive)
                    archive.remove(archive.find_document("/news/gone.txt"))
            update(archive)
            found.append(
                archive.query(
                    "SELECT key, entity.name, entity.kind, forms, links, doubts,"
                    " group_concat(address) FROM (SELECT entity, address FROM appearance"
                    " JOIN revision ON revision.id = revision"
                    " JOIN document ON document.id = document ORDER BY address)"
                    " JOIN entity ON entity.id = entity GROUP BY key ORDER BY key"
                )
            )
    assert found[0] == found[1]
