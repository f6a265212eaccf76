import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import CorpusError
from onrecord.evaluate.align import align, join
from onrecord.evaluate.gold import GoldPassage


def passage(*tokens):
    return GoldPassage("a_x", tokens, ("O",) * len(tokens))


@pytest.mark.parametrize(
    ("text", "passages", "expected"),
    [
        ("Ema left.", ["Ema left ."], ["Ema|left|."]),
        ("“No,”\u00a0she  said", ["`` No , '' she said"], ["“|No|,|”|she|said"]),
        ('"No," she', ["`` No , '' she"], ['"|No|,|"|she']),
        ("the ‘big’ dogs’ tail", ["the ` big ' dogs ' tail"], ["the|‘|big|’|dogs|’|tail"]),
        ("He (or she) [sic]", ["He -LRB- or she -RRB- -LSB- sic -RSB-"], ["He|(|or|she|)|[|sic|]"]),
        ("War—and… peace", ["War -- and ... peace"], ["War|—|and|…|peace"]),
        ("don’t", ["do n't"], ["do|n’t"]),
        # the full stop of an abbreviation, doubled at the end of a sentence
        (
            "In the U.S. Rain fell.",
            ["In the U.S. .", "Rain fell ."],
            ["In|the|U.S.|.", "Rain|fell|."],
        ),
        # a stop that the tokeniser lost, within and between passages
        ("Well.... no. So-- Yes", ["Well ... no .", "So - Yes"], ["Well|...|no|.", "So|-|Yes"]),
        # a text that no passage covers
        ("Head. Ema left.", ["Ema left ."], ["Ema|left|."]),
        # the same words twice, in order
        ("No. ___ No.", ["No .", "___", "No ."], ["No|.", "___", "No|."]),
        # a sentence moved to another passage
        (
            "One was here. Two was there. Three was gone.",
            ["One was here . Three was gone .", "Two was there ."],
            ["One|was|here|.|Three|was|gone|.", "Two|was|there|."],
        ),
        ("", [], []),
    ],
)
def test_tokens_are_found_in_the_text(text, passages, expected):
    aligned = align(text, [passage(*tokens.split()) for tokens in passages])
    assert ["|".join(span.of(text) for span in each.tokens) for each in aligned] == expected


def test_repeated_passages_do_not_share_a_place():
    first, second = align("No. Yes. No.", [passage("No", "."), passage("No", ".")])
    assert first.tokens != second.tokens


def test_a_token_of_white_space_has_no_length():
    text = "a b"
    (aligned,) = align(text, [passage("\u00a0", "a", "\u00a0", "b")])
    assert [len(span) for span in aligned.tokens] == [0, 1, 0, 1]


def test_a_passage_of_another_text_is_refused():
    with pytest.raises(CorpusError, match="'There is no such sentence' of passage 'a_x'"):
        align("Ema left.", [passage("There", "is", "no", "such", "sentence")])


def test_a_single_odd_token_is_refused():
    with pytest.raises(CorpusError, match=r"'Ema left purple \.' of passage"):
        align("Ema left.", [passage("Ema", "left", "purple", ".")])


@given(
    st.lists(
        st.lists(st.text(alphabet="abc.,'`\"—", min_size=1, max_size=4), min_size=1, max_size=6),
        max_size=5,
    )
)
def test_a_joined_text_aligns_with_its_own_passages(tokens):
    passages = [passage(*each) for each in tokens]
    text, joined = join(passages)
    assert [[span.of(text) for span in each.tokens] for each in joined] == tokens
    for each, found in zip(joined, align(text, passages), strict=True):
        assert found.labels == each.labels
        assert len(found.tokens) == len(each.tokens)


def test_join():
    text, _ = join([passage("`` No ''", "she"), passage(), passage("left", ".")])
    assert text == "`` No '' she\n\n\n\nleft ."
