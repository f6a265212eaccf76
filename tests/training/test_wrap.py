"""Training data is made of the corpus's own words: none may change but marks and a capital."""

import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[2] / "training"))

from wrap import Annotated, find_frames, wrap

ROLES = ("source", "cue", "content")


def annotated(*paragraphs):
    """An article of paragraphs in which spans are marked as [s:…], [c:…] and [t:…]."""
    names = {"s": "source", "c": "cue", "t": "content"}
    text, attributions = "", []
    for paragraph in paragraphs:
        found = {role: [] for role in ROLES}
        for part in paragraph.split("["):
            if part[1:2] == ":" and "]" in part:
                words, rest = part[2:].split("]", 1)
                found[names[part[0]]].append([len(text), len(text) + len(words)])
                text += words + rest
            else:
                text += part
        text += "\n\n"
        if found["cue"]:
            attributions.append(found)
    return Annotated(text, attributions)


ARTICLE = annotated(
    "[s:Ada Quill] [c:said] [t:that the harbour would close].",
    "[t:“We will sign it in the spring,”] [s:Oresh] [c:said].",
    "[s:The mayor] [c:said] [t:“nobody asked us about it”].",
    "The port has been shut since Monday. Ships are waiting.",
    "[s:She] [c:believes] [t:the strike will end]. Nobody knows when it will.",
)
FRAMES = tuple(find_frames(ARTICLE.text, ARTICLE.plain))


def spans(text, attributions):
    return Counter(
        (role, plain(text[low:high]))
        for found in attributions
        for role in ROLES
        for low, high in found[role]
    )


def plain(words):
    return words.translate(str.maketrans("“”‘’", "\"\"''")).replace('"', "'").lower()


def test_the_plainest_attributions_are_frames():
    assert [(frame.kind, frame.words) for frame in FRAMES] == [
        ("that", "Ada Quill said"),
        ("after", "Oresh said"),
        ("before", "The mayor said"),
    ]


@given(st.integers(0, 10**6), st.sampled_from([0.0, 0.5, 1.0]))
def test_every_annotation_keeps_its_words(seed, share):
    made = wrap(ARTICLE, FRAMES, Random(seed), share)
    before = spans(ARTICLE.text, ARTICLE.plain)
    assert spans(made.text, [*made.plain, *made.nested]) == before


@given(st.integers(0, 10**6))
def test_nested_attributions_lie_inside_a_content_that_was_made(seed):
    made = wrap(ARTICLE, FRAMES, Random(seed), 1.0)
    contents = [span for found in made.outer for span in found["content"]]
    for found in made.nested:
        for role in ROLES:
            for low, high in found[role]:
                assert any(start <= low and high <= end for start, end in contents)


@given(st.integers(0, 10**6))
def test_what_was_made_has_a_frame_for_source_and_cue(seed):
    made = wrap(ARTICLE, FRAMES, Random(seed), 1.0)
    known = {(frame.source.of(frame.words), frame.cue.of(frame.words)) for frame in FRAMES}
    for found in made.outer:
        ((low, high),), ((begin, end),) = found["source"], found["cue"]
        assert (made.text[low:high], made.text[begin:end]) in known
        for start, stop in found["content"]:
            assert made.text[start:stop].strip() == made.text[start:stop] != ""


def test_nothing_is_wrapped_without_a_share():
    made = wrap(ARTICLE, FRAMES, Random(1), 0.0)
    assert (made.text, made.outer, made.nested) == (ARTICLE.text, [], [])
    assert made.plain == ARTICLE.plain


@pytest.mark.parametrize("seed", range(20))
def test_double_marks_inside_a_quotation_become_single(seed):
    made = wrap(ARTICLE, FRAMES, Random(seed), 1.0)
    for found in made.outer:
        for low, high in found["content"]:
            assert not set(made.text[low + 1 : high - 1]) & set('“”"') or made.text[low] == "t"
