"""What makes two quotations the same, as a table; the labelled cases are in ``tests/gold``."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.follow.likeness import align, compare, may_be_one, share
from onrecord.follow.place import Neighbour, choose_root
from onrecord.follow.speaker import agree
from onrecord.follow.wording import Wording, read_plain, read_wording, unpack
from onrecord.types import KnownAs, Span, Speaker


def wording(*parts):
    text, spans = "", []
    for part in parts:
        spans.append(Span(len(text), len(text) + len(part)))
        text += part + " he said "
    return read_wording(text, spans)[0]


LONG = "The council was told in March that the bridge was cracked and that the bolts were loose."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (LONG, "THE COUNCIL WAS TOLD IN MARCH THAT THE BRIDGE WAS CRACKED", True),
        (LONG, "told in March that the bridge … the bolts were loose", True),
        (LONG, "the council was told in May that the bridge was cracked", True),
        (LONG, "the council was told in March to expect a dry summer and no harvest", False),
        (LONG, "the bolts were loose", False),
        # The end of one is the beginning of the other: by three words of content, and by five.
        (LONG, "that the bolts were loose is a lie, and my brother tightened them", False),
        (
            LONG,
            "in March that the bridge was cracked and the bolts were loose. Who listened?",
            True,
        ),
        # Both go on differently.
        (LONG, "I swear that the bridge was cracked and that the company had known it", False),
        (
            "We won't pay the miners $2.5m now.",
            "we will not pay the miners 2.5 million dollars",
            True,
        ),
    ],
)
def test_what_is_the_same(one, other, same):
    found = compare(wording(one), wording(other))
    assert (found is not None) == same


def test_a_new_pair_of_marks_may_leave_words_out():
    whole = wording("The mill will close in May, and, God willing, the boats will go to the south.")
    assert compare(wording("The mill will close in May", "the boats will go to the south"), whole)


@pytest.mark.parametrize(
    ("words", "long_enough"),
    [
        ("Yes", False),
        ("make America great again", False),
        ("I do not think that it is so at all", False),
        ("We will make the valleys green again", True),
    ],
)
def test_short_ones_are_not_followed(words, long_enough):
    assert wording(words).is_long_enough is long_enough


words = st.lists(st.sampled_from(["rain", "mill", "boat", "coal", "the", "of"]), max_size=20)


@given(words, words)
def test_shared_runs_are_equal_ascending_and_disjoint(one, other):
    first, second = wording(" ".join(one)), wording(" ".join(other))
    reached = reached_other = 0
    for start, start_other, size in align(first, second):
        assert size > 0
        assert reached <= start
        assert reached_other <= start_other
        reached, reached_other = start + size, start_other + size
        assert first.words[start:reached] == second.words[start_other:reached_other]
    assert reached <= len(first.words)
    assert reached_other <= len(second.words)


@given(words, words)
def test_a_likeness_is_a_pair_of_shares(one, other):
    found = compare(wording(" ".join(one)), wording(" ".join(other)))
    if found is not None:
        assert 0 < found.least <= max(found.of_one, found.of_other) <= 1


@given(words, words)
def test_what_is_not_aligned_would_not_have_been_alike(one, other):
    first, second = wording(" ".join(one)), wording(" ".join(other))
    if share(first, second, align(first, second)) is not None:
        assert may_be_one(first, second)


FORMS = ["the", "mill", "Won't", "isn’t", "a", "hundred", "two", "per", "cent", "cannot", "12"]
FORMS += ["U.S.", "…", "[the]", "mid-May", "d'Or", "colour", "O.K", "one's", "ʼtwas", "(laughter)"]
JOINTS = [" ", " ", " ", ", ", ". ", ".", "—", "\n", "\u00a0", " . ", "! ", "’ "]


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(FORMS), st.sampled_from(JOINTS)), max_size=6), max_size=3
    )
)
def test_plain_words_are_read_as_all_others_are(parts):
    text, spans = "", []
    for part in parts:
        written = "".join(form + joint for form, joint in part)
        spans.append(Span(len(text), len(text) + len(written)))
        text += written + "x.5"
    plain = read_plain(text, spans)
    assert plain is None or plain == read_wording(text, spans)[0]


@pytest.mark.parametrize(
    ("passage", "is_plain"),
    [
        ("We won't close the mill, or the school.", True),
        ("Closed? Never – “never”!", False),
        ("Who told the U.S. of it?", False),
        ("It costs five pounds", False),
        ("Nobody … told us", False),
    ],
)
def test_most_quotations_are_plain(passage, is_plain):
    assert (read_plain(passage, [Span(0, len(passage))]) is not None) is is_plain


@given(words)
def test_every_wording_is_like_itself_and_comes_back_from_its_bytes(one):
    mine = wording(" ".join(one))
    assert unpack(mine.packed, sorted(mine.gaps)) == mine
    assert unpack(mine.packed, sorted(mine.gaps)).digest() == mine.digest()
    if mine.is_long_enough:
        assert compare(mine, mine).least == 1
        assert mine.fingerprints()


def test_a_gap_makes_another_wording():
    one, other = (
        wording("The boats will go … to the south"),
        wording("The boats will go to the south"),
    )
    assert one.words == other.words
    assert one.digest() != other.digest()
    assert Wording(one.words, frozenset()) == other


@pytest.mark.parametrize(
    ("neighbours", "root"),
    [
        ([], None),
        ([(1, 0.3)], 1),
        ([(1, 0.3), (1, 0.9)], 1),
        # A part of two is neither's.
        ([(1, 0.3), (2, 0.4)], None),
        # A version of one, and a part of another.
        ([(1, 0.9), (2, 0.4)], 1),
        ([(1, 0.8), (2, 0.9)], 2),
    ],
)
def test_where_a_wording_belongs(neighbours, root):
    found = [Neighbour(root, least, b"%d" % root) for root, least in neighbours]
    assert choose_root(found) == choose_root(found[::-1]) == root


def party(name, kind="person", known=None):
    known_as = KnownAs(known, name) if known else None
    return Speaker("s1", name, kind, None, Span(0, 1), (), known_as)


@pytest.mark.parametrize(
    ("names", "agreed"),
    [
        (["Verrick", "Ilona Verrick", None], "Ilona Verrick"),
        (["Foreign Minister Verrick", "I. Verrick", "Ilona Verrick"], "Ilona Verrick"),
        (["Ilona Verrick", "Davit Verrick", "Verrick"], None),
        (["Ilona Verrick", "Davit Oresh"], None),
        (["Ilona Verrick", "a spokeswoman"], "Ilona Verrick"),
        (["a spokeswoman", "an official"], None),
        ([None, None], None),
    ],
)
def test_a_speaker_is_agreed_on_or_nobody_is(names, agreed):
    read = [
        (number, party(name, "unnamed" if name and name[:2] in ("a ", "an") else "person"))
        if name
        else (number, None)
        for number, name in enumerate(names, 1)
    ]
    found = agree(read)
    assert (found.speaker.name if found.speaker else None) == agreed
    assert agree(read[::-1]).speaker == found.speaker
    assert sorted(number for each in found.readings for number in each.documents) == list(
        range(1, len(names) + 1)
    )


def test_a_person_and_a_ministry_disagree():
    found = agree([(1, party("Ilona Verrick")), (2, party("Verrick Ministry", "organisation"))])
    assert found.speaker is None
    assert found.is_disputed


@pytest.mark.parametrize(
    ("speakers", "agreed"),
    [
        # One by the registry, though no word of the names is the same, or the kind is not.
        ([party("Lorcan Vaide", known="1"), party("Lorry Veyd", known="1")], "Lorcan Vaide"),
        ([party("Lorcan Vaide", known="1"), party("Vaide", "group", known="1")], "Lorcan Vaide"),
        # Two by the registry, though the name is the same.
        ([party("Sam Orr", known="1"), party("Sam Orr", known="2")], None),
        # A surname is joined to nobody by the registry: here, the words are the same.
        ([party("Lorcan Vaide", known="1"), party("Vaide", known="2")], "Lorcan Vaide"),
        ([party("Lorcan Vaide", known="1"), party("L. Vaide", known="2")], "Lorcan Vaide"),
        ([party("Lorcan Vaide", known="1"), party("Vaide")], "Lorcan Vaide"),
        ([party("Lorcan Vaide", known="1"), party("Mira Vaide", known="2"), party("Vaide")], None),
    ],
)
def test_the_registry_tells_who_is_one(speakers, agreed):
    found = agree(enumerate(speakers, 1))
    assert (found.speaker.name if found.speaker else None) == agreed
    # Each document's own reading is kept.
    assert {each.documents: each.speaker for each in found.readings} == {
        (number,): speaker for number, speaker in enumerate(speakers, 1)
    }
