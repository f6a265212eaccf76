"""Who becomes one across documents, and who does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from identify_cases import joined, names, partition, speaker, speakers

from onrecord.identify import Decision, Listed, ListedRole, Side, form_id, form_key, member_key

ONE = {
    "role in other words": ("Ada Quill | Kestria's minister", "Ada Quill | the Kestrian minister"),
    "no role": ("Ada Quill", "Ada Quill | mayor of Hallow"),
    "middle initial": ("Ada Quill | mayor of Hallow", "Ada M. Quill"),
    "accents and case": ("ADA QUÍLL", "Ada Quill"),
    "form of address": ("Dame Ada Quill", "Ada Quill"),
    "what stands before a name": ("former mayor Ada Quill", "Ada Quill"),
    "short form and office": ("Bob Orr | mayor of Hallow", "Robert Orr | Hallow mayor"),
    "initial and office": ("A. Quill | mayor of Hallow", "Ada Quill | Hallow mayor"),
    "letters": ("Sergei Orrov", "Sergey Orrov"),
    "surname and office": ("Quill | French president", "Ada Quill | France's president"),
    "surname and office at home": ("Quill | President | 2016", "Ada Quill | President | 2017"),
    "a new office": ("Ada Quill | mayor of Hallow | 2001", "Ada Quill | French president | 2017"),
    "a name in two orders of letters": ("Volodymyr Orrenko | minister", "Vladimir Orrenko"),
}  # fmt: skip
TWO = {
    "surname": ("Quill", "Ada Quill"),
    "surname twice": ("Quill", "Quill"),
    "surname and an office of many": ("Quill | senator | 2016", "Ada Quill | senator | 2016"),
    "surname and office, long ago": ("Quill | President | 1960", "Ada Quill | President | 2016"),
    "surname and office elsewhere": ("Quill | French president", "Ada Quill | Polish president"),
    "son": ("Ben Orr", "Ben Orr Jr."),
    "initial alone": ("A. Quill", "Ada Quill"),
    "short form alone": ("Bob Orr", "Robert Orr"),
    "other line of work": ("Ada Quill | a nurse", "Ada Quill | the finance minister"),
    "other country": ("Ada Quill | French minister", "Ada Quill | Polish ambassador"),
    "other town": ("Ada Quill | mayor of Hallow", "Ada Quill | the mayor of Brookfield"),
    "other middle": ("Ben A. Orr", "Ben T. Orr"),
    "other sex": ("Mr. Quill | French president", "Ada Quill | French president"),
    "description": ("the minister", "the minister"),
    "description with a capital": ("Ohio governor", "Ohio governor"),
}


@pytest.mark.parametrize("case", ONE)
def test_one_speaker(case):
    (entity,) = joined(speakers(*ONE[case]))
    assert len(entity.forms) == 1 or entity.links
    assert all(link.why for link in entity.links)


@pytest.mark.parametrize("case", TWO)
def test_two_speakers(case):
    assert len(joined(speakers(*TWO[case]))) == 2


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Quill | French king", "Adam Quill | French king", "Ben Quill | French king"),
         {("Quill",), ("Adam Quill",), ("Ben Quill",)}),
        (("J. Orr | French minister", "Jane Orr | French minister", "John Orr | French minister"),
         {("J. Orr",), ("Jane Orr",), ("John Orr",)}),
        (("George Orr", "George W. Orr", "George H. W. Orr"),
         {("George Orr",), ("George W. Orr",), ("George H. W. Orr",)}),
    ],
)  # fmt: skip
def test_whoever_fits_two_goes_to_neither_and_says_so(lines, expected):
    entities = joined(speakers(*lines))
    assert names(entities) == expected
    unsure = next(each for each in entities if each.name == lines[0].split("|")[0].strip())
    assert len({doubt.other for doubt in unsure.doubts}) == 2
    assert all("others fit as well" in doubt.why for doubt in unsure.doubts)


def test_a_name_that_fits_two_is_parted_by_document():
    lines = ("Ada Quill | a nurse", "Ada Quill | French minister", "Ada Quill", "Ada Quill")
    entities = joined(speakers(*lines))
    assert len(entities) == 4
    known = {form.id for entity in entities for form in entity.forms}
    assert all(doubt.other in known for entity in entities for doubt in entity.doubts)


@pytest.mark.parametrize(
    ("kind", "one", "other", "same"),
    [
        ("organisation", "the Kestrel Times", "The Kestrel Times", True),
        ("organisation", "the French Defence Ministry", "France's Ministry of Defense", True),
        ("organisation", "the Ministry of Defence", "the Ministry of Defence", False),
        ("organisation", "the French Defence Ministry", "the Polish Defence Ministry", False),
        ("organisation", "his campaign", "his campaign", False),
        ("organisation", "the company", "the company", False),
        ("organisation", "Quill Inc.", "Quill", True),
        ("state", "France", "the French", True),
        ("state", "Moscow", "Russia", False),
        ("state", "North Korea", "South Korea", False),
        ("document", "the Hallow Bridge Act", "the Hallow Bridge Act", True),
        ("document", "the report", "the report", False),
    ],
)
def test_bodies_states_and_documents(kind, one, other, same):
    assert len(joined(speakers(one, other, kind=kind))) == (1 if same else 2)


def test_a_campaign_is_that_of_its_year():
    found = [
        speaker(f"Quill campaign || {year}", year, "organisation") for year in ("2012", "2016")
    ]
    assert len(joined(found)) == 2


def test_a_list_joins_names_that_nothing_else_joins():
    listed = [
        Listed("Ada Quill", ("Lady Orr", "A. Q."), roles=(ListedRole("mayor"),), wikidata="Q5")
    ]
    (entity,) = joined(speakers("Ada Quill", "Lady Orr"), listed=listed)
    assert (entity.name, entity.wikidata) == ("Ada Quill", "Q5")


def test_two_of_a_list_are_never_one():
    listed = [
        Listed("Ben Orr", roles=(ListedRole("a nurse"),), id="1"),
        Listed("Ben Orr", roles=(ListedRole("French minister"),), id="2"),
    ]
    entities = joined(
        speakers("Ben Orr | nurse", "Ben Orr | the French minister", "Ben Orr"), listed=listed
    )
    assert [len(each.appearances) for each in entities if len(each.forms) > 1] == [1, 1]


# Names of few people, so that many are alike.
LINES = st.lists(
    st.tuples(
        st.sampled_from(
            ("Ada Quill", "Quill", "A. Quill", "Ada M. Quill", "Ada T. Quill", "Mr. Quill",
             "Adam Quill", "Ada Quill Jr.", "Ben Quill", "Adah Quill")
        ),
        st.sampled_from(
            ("", "French president", "Polish president", "President", "a nurse", "mayor of Hallow",
             "former mayor of Hallow", "senator")
        ),
        st.sampled_from(("", "1990", "2016", "2017")),
    ).map("|".join),
    max_size=9,
)  # fmt: skip


def side(*appearances):
    return Side(
        frozenset(form_id(form_key(each)) for each in appearances),
        frozenset(form_id(member_key(each)) for each in appearances),
    )


@given(lines=LINES, order=st.randoms())
def test_order_changes_nothing(lines, order):
    found = speakers(*lines)
    shuffled = order.sample(found, len(found))
    assert joined(shuffled) == joined(found)


@given(lines=LINES)
def test_everybody_is_in_one_place_and_says_why(lines):
    found = speakers(*lines)
    entities = joined(found)
    assert sorted(each.document for entity in entities for each in entity.appearances) == sorted(
        each.document for each in found
    )
    ids = [form.id for entity in entities for form in entity.forms]
    assert len(ids) == len(set(ids))
    for entity in entities:
        # As many reasons as it takes, and each is between two of its own.
        assert len(entity.links) == len(entity.forms) - 1
        own = {form.id for form in entity.forms}
        assert all({link.one, link.other} <= own for link in entity.links)
        assert not own & {doubt.other for doubt in entity.doubts}


@given(lines=LINES)
def test_a_surname_alone_joins_nobody(lines):
    for entity in joined(speakers(*lines)):
        bare = [each for each in entity.appearances if each.name in ("Quill", "Mr. Quill")]
        assert not bare or len(entity.appearances) == 1 or all(each.role for each in bare)


def test_one_name_that_fits_two_is_held_together_by_the_user():
    one, other, *rest = speakers("Ada Quill||", "Ada Quill||", "Ada M. Quill||", "Ada T. Quill||")
    found = [one, other, *rest]
    assert {one, other} not in partition(joined(found))
    same = Decision(1, "same", (side(one, other),))
    assert {one, other} in partition(joined(found, [same]))


@given(lines=LINES.filter(lambda lines: len(lines) > 1), data=st.data())
def test_what_the_user_says_holds_whatever_else_there_is(lines, data):
    found = speakers(*lines)
    one, other = data.draw(st.permutations(found).map(lambda drawn: drawn[:2]))
    same = Decision(1, "same", (side(one, other),))
    assert any({one, other} <= each for each in partition(joined(found, [same])))
    apart = Decision(
        2, "different",
        (Side(frozenset(), frozenset((form_id(member_key(one)),))), side(other)),
    )  # fmt: skip
    for decisions in ([apart], [same, apart]):
        parts = partition(joined(found, decisions))
        assert not any({one, other} <= each for each in parts)
