"""Laws that hold for any text."""

import time
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.segment import find_paragraphs, pair_quotations, segment, turn_words
from onrecord.types import Document, Origin, Span, Zone

ORIGIN = Origin(path="-", media_type="text/plain", sha256="")
SIGNS = "\"'“”‘’„‚«»‹›`＂ \n\n\r\t.,:;!?…—-()[]Aaé9\x00\ud800\u2028\x85\u00a0"
WORDS = [
    "He", "said", "Mr.", "U.S.", "the", "ministers'", "don't", "'90s", "6'2\"", "Q:", "A:", "ROE:",
    "Comment:", "[Editor's note:", "Photo:", "By Ann Roe", "No.", "10", "...", "\n", "\n\n", "\r\n",
    '"', "“", "”", "''", "‘", "’", "'", "(", ")", "© Ann Roe/Reuters", "Read more:", "* * *",
]  # fmt: skip

signs = st.text(st.sampled_from(SIGNS), max_size=80)
words = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " ", " ", "\n"]))).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
anything = st.text(st.characters(), max_size=80)
texts = st.one_of(signs, words, anything)
kinds = st.sampled_from(["title", "byline", "heading", "body", "comment", "turn"])
zones = st.lists(
    st.builds(
        lambda kind, start, length: Zone(kind, Span(start, start + length), label="ROE"),
        kinds,
        st.integers(0, 60),
        st.integers(0, 30),
    ),
    max_size=4,
).map(tuple)


def make(text, **known):
    return Document(text=text, origin=ORIGIN, **known)


def ascending_and_disjoint(spans):
    return all(before.end <= after.start for before, after in pairwise(spans)) and all(
        len(span) > 0 for span in spans
    )


def covered(spans):
    return {offset for span in spans for offset in range(span.start, span.end)}


def goes_on(layout, quotation):
    """Whether the quotation begins a paragraph and the one before leaves a quotation open."""
    index = [paragraph.start for paragraph in layout.paragraphs].index(quotation.span.start)
    end = layout.paragraphs[index - 1].end
    left_open = [each for each in layout.quotations if not each.closed and each.span.end == end]
    return index > 0 and quotation.depth == 0 and bool(left_open)


def words_of(text):
    return {offset for offset, sign in enumerate(text) if not sign.isspace()}


@given(texts, zones)
@settings(max_examples=300, deadline=None)
@example("\ud800\x00", ())
@example("", (Zone("title", Span(0, 5)),))
def test_views(text, known):
    copy = str(text)
    document = make(text, zones=known, title=text[:5] or None, author=text[5:9] or None)
    layout = segment(document)
    assert document.text == copy
    for spans in (
        layout.paragraphs,
        layout.sentences,
        tuple(zone.span for zone in layout.zones),
    ):
        assert ascending_and_disjoint(spans)
    for span in (*layout.paragraphs, *layout.sentences):
        assert span.of(text) == span.of(text).strip()
    assert all(zone.span.end <= len(text) for zone in layout.zones)
    assert words_of(text) <= covered(layout.paragraphs)
    assert words_of(text) <= covered(layout.sentences)
    assert words_of(text) <= covered(zone.span for zone in layout.zones)
    for sentence in layout.sentences:
        assert any(paragraph.contains(sentence) for paragraph in layout.paragraphs)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_quotations(text):
    layout = segment(make(text))
    order = [(quotation.span.start, -quotation.span.end) for quotation in layout.quotations]
    assert order == sorted(set(order))
    for quotation in layout.quotations:
        span, inner = quotation.span, quotation.inner
        assert span.contains(inner)
        assert len(inner) > 0
        # Without a mark of its own it goes on with what the paragraph before left open.
        assert span.start < inner.start or goes_on(layout, quotation)
        assert (inner.end < span.end) == quotation.closed
        holders = [paragraph for paragraph in layout.paragraphs if paragraph.contains(span)]
        assert len(holders) == 1
        assert quotation.closed or span.end == holders[0].end
        others = [other for other in layout.quotations if other is not quotation]
        assert sum(other.inner.contains(span) for other in others) == quotation.depth
    for first, second in pairwise(layout.quotations):
        apart = first.span.end <= second.span.start
        assert apart or first.inner.contains(second.span)


@given(texts)
def test_turn_words_lie_in_their_zone(text):
    for zone in segment(make(text)).zones:
        words = turn_words(zone, text)
        assert zone.span.contains(words)
        assert zone.kind == "turn" or words == zone.span


@given(texts)
def test_the_same_text_gives_the_same_layout(text):
    assert segment(make(text)) == segment(make(text))


@given(st.lists(words.map(lambda text: " ".join(text.split())).filter(bool), max_size=4))
def test_a_paragraph_is_read_without_those_far_before_it(paragraphs):
    plain = 3 * "\nPlain words." + "\n"
    text = plain.join([*paragraphs, ""])
    found = iter(pair_quotations(text, find_paragraphs(text)))
    start = 0
    for paragraph in paragraphs:
        alone = paragraph + plain
        for quotation in pair_quotations(alone, find_paragraphs(alone)):
            assert next(found).span == quotation.span.shift(start)
        start += len(alone)
    assert next(found, None) is None


def test_time_grows_in_proportion_to_length():
    # Each is hostile to a pattern that backtracks; a quadratic one would take minutes.
    hostile = [
        '"' , "'", "“", ".", "'a ", '"a ', "a' ", ' "', "« ", "Aa", "Aa ", ". ", ", ", " ", "\n",
        "a.", '."', "Mr. ", "!?", "Q: ", "A\n", "(", "[Editor's note: ", "Aa:\n", "<", "_", "9'",
    ]  # fmt: skip
    began = time.process_time()
    for sign in hostile:
        segment(make(sign * (40_000 // len(sign))))
    assert time.process_time() - began < 30
