"""A passage of speech and a claim, read together."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.entail import Heard, encode_pair, find_entail, load_reader, reader_folder
from onrecord.entail.encode import ASKED, CLAIMED, MARK, MOST_PIECES, SAID
from onrecord.errors import ModelError

DEPOTS = Heard("We will close two of the five depots in May.")


@pytest.fixture(scope="module")
def read_all():
    return load_reader(reader_folder()).read


@pytest.fixture(scope="module")
def read(read_all):
    return lambda passage, claim: read_all([passage], claim)[0]


@pytest.mark.parametrize(
    "claim",
    [
        "two of the five depots would close in May",
        "some depots would be shut in the spring",
    ],
)
def test_what_was_said_is_supported(read, claim):
    reading = read([DEPOTS], claim)
    assert reading.supported > 0.5


@pytest.mark.parametrize(
    ("claim", "change"),
    [
        ("four of the five depots would close in May", "number"),
        ("two of the five depots would close in March", "date"),
        ("two of the five depots would not close in May", "negation"),
    ],
)
def test_what_was_changed_is_denied_and_the_change_is_named(read, claim, change):
    reading = read([DEPOTS], claim)
    assert reading.denied > 0.5
    assert max(reading.changes, key=reading.changes.get) == change


def test_a_question_counts_with_its_answer(read):
    question = Heard("Will the harbour be closed?", asked=True)
    refused = read([question, Heard("No.")], "the harbour would be closed")
    granted = read([question, Heard("Yes, it will.")], "the harbour would be closed")
    assert refused.denied > 0.5
    assert granted.supported > refused.supported


def test_another_subject_neither_supports_nor_denies(read):
    reading = read([DEPOTS], "the choir had sung in Vienna")
    assert reading.open + reading.elsewhere > 0.5


def test_passages_read_together_are_read_as_each_alone(read_all):
    passages = [[DEPOTS], [Heard("The choir sang in Vienna."), DEPOTS], [Heard("Yes.")]]
    claim = "two of the five depots would close in May"
    assert read_all(passages, claim) == [read_all([passage], claim)[0] for passage in passages]
    assert read_all([], claim) == []


def test_chances_sum_to_one(read):
    reading = read([DEPOTS], "the depots are old")
    told = reading.supported + reading.denied + reading.open + reading.elsewhere
    assert told == pytest.approx(1)
    assert sum(reading.changes.values()) == pytest.approx(1)


@given(st.lists(st.tuples(st.integers(0, 300), st.booleans()), max_size=5), st.integers(0, 300))
def test_pieces_and_kinds_go_together(sentences, claimed):
    passage = [Heard(str(count), asked) for count, asked in sentences]
    pieces, kinds = encode_pair(passage, str(claimed), lambda text: [7] * int(text), 1, 2)
    assert len(pieces) == len(kinds) <= MOST_PIECES
    assert pieces[0] == 1
    assert pieces[-1] == 2
    assert [kind == MARK for kind in kinds] == [piece != 7 for piece in pieces]
    assert kinds.count(CLAIMED) == min(claimed, MOST_PIECES // 2)
    said = [kind for kind in kinds if kind in (SAID, ASKED)]
    asked = [ASKED if asks else SAID for count, asks in sentences for _ in range(count)]
    assert said == asked[: len(said)]


def test_without_the_model_there_is_no_reader(monkeypatch, tmp_path):
    monkeypatch.setattr("onrecord.released.__file__", str(tmp_path / "a/b/c.py"))
    monkeypatch.setitem(sys.modules, "onrecord_entail", None)
    monkeypatch.setattr("onrecord.released.find_spec", lambda _name: None)
    assert find_entail() is None
    with pytest.raises(ModelError, match="pip install onrecord-entail"):
        reader_folder()


def test_a_damaged_model_is_named(tmp_path):
    folder = tmp_path / "entail"
    folder.mkdir()
    for file in reader_folder().iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "words.bin").write_bytes(b"nothing")
    with pytest.raises(ModelError, match=r"words\.bin: damaged"):
        load_reader(folder)
