import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.describe import find_act, find_target
from onrecord.describe.act_features import find_features
from onrecord.describe.act_words import ACTS_OF_CUE, stem
from onrecord.ingest import read_text
from onrecord.segment import segment
from onrecord.tag import ActScores, encode, model_folder
from onrecord.tag.encode import load_tokenizer
from onrecord.tag.pieces import WordPieces
from onrecord.types import ACTS as NAMES
from onrecord.types import Span

PIECES = WordPieces(load_tokenizer(model_folder("fast") / "tokenizer.json"))


def spans_of(marked):
    """Return a text and its source, cue and contents: what stands in <>, «» and {}."""
    text, found, opened = "", {"<": [], "«": [], "{": []}, {}
    for character in marked:
        if character in found:
            opened[character] = len(text)
        elif character in ">»}":
            opening = "<«{"[">»}".index(character)]
            found[opening].append(Span(opened[opening], len(text)))
        else:
            text += character
    source, cue, content = (tuple(found[opening]) for opening in "<«{")
    return text, source[0] if source else None, cue[0] if cue else None, content


ACTS = [
    ("<The mayor> «said» {that the bridge is 40 metres long}.", "asserts"),
    ("«According to» <the survey>, {half of the boats are old}.", "asserts"),
    ("<The mayor> «denied» {the accusations}.", "denies"),
    ("<Orle> «rejected» {the claim that it had dredged the bay}.", "denies"),
    ("<The union> «praised» {the ferry’s crew}.", "supports"),
    ("<The union> «has endorsed» {Ada Quill for mayor}.", "supports"),
    ("<The union> «criticized» {the mayor for the delay}.", "opposes"),
    ("<The union> «slammed» {the plan}.", "opposes"),
    ("<The board> «urged» {the captain to wait}.", "urges"),
    ("<The board> «called for» {an inquiry}.", "urges"),
    ("<Quill> «promised» {to repair the pier}.", "commits"),
    ("<Quill> «declined» {to comment}.", "commits"),
    ("<The pilot> «warned» {that the ice would break}.", "warns"),
    ("<The pilot> «asked» {whether the ice would break}.", "asks"),
    ("{“Where is the ferry?”} <Quill> «asked».", "asks"),
    ("<Quill> «predicted» {that the ferry will be late}.", "expects"),
    ("<Quill> «discussed» {the ferry}.", "other"),
    ("<Quill> «did not mention» {the ferry}.", "other"),
    ("<Quill> «said» {she would repair the pier}.", "commits"),
    ("<The board> «said» {that the captain should wait}.", "urges"),
    ("<The board> «said» {the council must pay}.", "urges"),
    ("<Quill> «said» {he hopes the ferry returns}.", "expects"),
    ("<Quill> «said» {he had never met the captain}.", "denies"),
]


@pytest.mark.parametrize(("marked", "act"), ACTS)
def test_act(marked, act):
    text, *spans = spans_of(marked)
    found, why = find_act(*spans, text, least=0.3)
    assert found == act
    assert why.startswith(f"{act}: ")


def test_an_act_says_which_words_decided():
    text, *spans = spans_of("<The union> «slammed» {the plan}.")
    assert "slam" in find_act(*spans, text, least=0.3)[1]


def read(text, cue_word, act, score):
    """What a model says that holds one word of the cue for one act."""
    encoded = encode(text, segment(read_text(text)), PIECES)
    as_cue = np.zeros((encoded.words, len(NAMES)), np.float32)
    start = text.index(cue_word)
    as_cue[encoded.word_range(Span(start, start + len(cue_word))), NAMES.index(act)] = score
    return ActScores(encoded, as_cue, np.zeros_like(as_cue))


def test_what_the_model_says_goes_before_the_words():
    text, *spans = spans_of("<The union> «slammed» {the plan}.")
    assert find_act(*spans, text, read(text, "slammed", "supports", 9)) == (
        "supports",
        "supports: the model reads it so, and is 100 % sure",
    )


def test_what_the_model_is_not_sure_of_is_not_told():
    text, *spans = spans_of("<The union> «slammed» {the plan}.")
    assert find_act(*spans, text, read(text, "slammed", "supports", 1)) == (None, "")


@pytest.mark.parametrize(
    ("marked", "word", "act"),
    [
        ("<Quill> «did not deny» {the report}.", "deny", "denies"),
        ("<Quill> «has not promised» {to repair the pier}.", "promised", "commits"),
        ("<Nobody> «warned» {that the ice would break}.", "warned", "warns"),
    ],
)
def test_an_act_that_did_not_happen_is_none_whatever_the_model_says(marked, word, act):
    text, *spans = spans_of(marked)
    assert find_act(*spans, text, read(text, word, act, 9)) == (None, "")


def test_without_a_cue_the_words_decide():
    text, source, _, content = spans_of("<Quill>: {“Where is the ferry?”}")
    scores = read(text, "Quill", "supports", 9)
    assert find_act(source, None, content, text, scores, 0.3)[0] == "asks"


@pytest.mark.parametrize(
    ("marked", "act"),
    [
        ("<Quill> «welcomed» {the ban}.", "supports"),
        ("<Quill> «rejected» {the ban}.", "opposes"),
        ("<Quill> «denied» {that the ban was lifted}.", "denies"),
        ("<The survey> «found» {that half of the boats are old}.", "asserts"),
        # Behind a neutral cue a guess is too often wrong.
        ("<Quill> «said» {she would repair the pier}.", None),
        ("<They> «said», {“He is a disgrace to the city.”}", None),
        # An act that did not happen is none.
        ("<Quill> «did not deny» {the report}.", None),
        ("<Quill> «has not promised» {to repair the pier}.", None),
        ("<Nobody> «warned» {that the ice would break}.", None),
    ],
)
def test_a_record_has_an_act_only_where_it_is_likely_to_be_right(marked, act):
    text, *spans = spans_of(marked)
    assert find_act(*spans, text)[0] == act


@pytest.mark.parametrize(
    ("act", "marked", "target"),
    [
        ("supports", "<They> «praised» {the ferry’s crew for its patience}.", "the ferry’s crew"),
        ("opposes", "<They> «slammed» {Ada Quill}.", "Ada Quill"),
        ("opposes", "<They> «said» {that Mr. Quill was a fool}.", "Mr. Quill"),
        ("opposes", "<They> «said», {“The ferry is a disgrace.”}", "The ferry"),
        ("urges", "<They> «urged» {the captain to wait}.", "the captain"),
        ("urges", "<They> «asked» {to see the captain}.", None),
        ("denies", "<They> «denied» {any role in the loss}.", "any role"),
        ("denies", "<They> «said» {they had never met}.", None),
        ("supports", "<She> «said» {he would vote for the plan}.", None),
        ("opposes", "<She> «said», {“He is a fool.”}", "He"),
        ("supports", "{The plan}, {which was late}, «was praised» by <them>.", "The plan"),
        ("supports", "<They> «said», {“I am glad.”}", None),
        ("opposes", "{that} <they> «opposed»", "that"),
        ("asserts", "<They> «said» {the ferry was late}.", None),
        (None, "<They> «said» {the ferry was late}.", None),
    ],
)
def test_target(act, marked, target):
    text, _, _, content = spans_of(marked)
    found = find_target(act, content, text)
    assert (found.of(text) if found else None) == target


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 60))
def test_a_target_lies_in_the_content(text, start, length):
    content = Span(min(start, len(text)), min(start + length, len(text)))
    for act in ("supports", "opposes", "urges", "denies"):
        found = find_target(act, (content,), text)
        assert found is None or (content.contains(found) and len(found) > 0)


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 60))
def test_any_words_have_features_and_an_act(text, start, length):
    content = Span(min(start, len(text)), min(start + length, len(text)))
    features = find_features(None, None, (content,), text)
    assert len(features) == len(set(features))
    assert find_act(None, None, (content,), text) == find_act(None, None, (content,), text)


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("deny denies denied denying", "deny"),
        ("urge urges urged urging", "urg"),
        ("agree agreed agrees agreeing", "agre"),
        ("plan plans planned planning", "plan"),
        ("say says said saying", "say"),
        ("is", "is"),
    ],
)
def test_stem(forms, expected):
    assert {stem(form) for form in forms.split()} == {expected}


def test_every_cue_that_is_listed_is_found():
    assert "opposes" in ACTS_OF_CUE[stem("slammed")]
    assert ACTS_OF_CUE[stem("said")] == ("asserts",)
