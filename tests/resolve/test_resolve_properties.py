from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from resolve_reading import make_document

from onrecord.resolve import resolve
from onrecord.types import Attribution, Document, Layout, Origin, Span, Zone

_PIECES = [
    "Ann Cole", "Mr. Stone", "Rob Stone Jr.", "Cole", "Cole's", "the minister", "Russia's",
    "Foreign Minister", "The French", "a senior official", "he", "She", "they", "who", "I", "we",
    "said", "told", "and", "of", "for", "the", "his wife,", "WHO", "World Health Organization",
    "(WHO)", "U.S.", "J. R. Stone", "van der Berg", "al-Karim", "campaign", "the report", "many",
    '"', "“", "”", "'", ",", ".", "?", "—", "\n", "\n\n", "\r\n", "\t", "\u00a0", "Q:", "É.", "İ",
    "ſ", "ß", "\x00", "5", "&", "/", "(", ")", "MR. STONE:", "THE PRESIDENT:", "No. 10", "''",
]  # fmt: skip
_TEXTS = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=40).map("".join),
    st.text(max_size=60),
)


@st.composite
def readings(
    draw: st.DrawFn,
) -> tuple[Document, Layout, tuple[Attribution, ...]]:
    text = draw(_TEXTS)
    document, layout = make_document(text, turns=draw(st.booleans()))
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(lambda pair: Span(min(pair), max(pair)))
    count = draw(st.integers(0, 6))
    attributions = tuple(
        Attribution(
            source=draw(st.none() | spans),
            cue=draw(st.none() | spans),
            content=tuple(draw(st.lists(spans, min_size=1, max_size=2))),
            parent=draw(st.none() | st.integers(0, max(0, count - 1))),
        )
        for _ in range(count)
    )
    return document, layout, attributions


@given(readings())
@settings(max_examples=400, deadline=None)
def test_every_answer_is_in_the_document(
    reading: tuple[Document, Layout, tuple[Attribution, ...]],
) -> None:
    document, layout, attributions = reading
    resolution = resolve(document, layout, attributions)
    assert len(resolution.speaker_of) == len(resolution.why) == len(attributions)
    assert all(resolution.why)
    behind = {number for number in resolution.speaker_of if number is not None}
    assert behind == set(range(len(resolution.speakers)))
    assert [each.id for each in resolution.speakers] == [
        f"s{number}" for number in range(1, len(resolution.speakers) + 1)
    ]
    for speaker in resolution.speakers:
        assert speaker.name
        assert speaker.name == speaker.origin.of(document.text)
        assert speaker.role is None or speaker.role in document.text
        assert speaker.mentions
        ends = [0, *(mention.end for mention in speaker.mentions)]
        for before, mention in zip(ends, speaker.mentions, strict=False):
            assert before <= mention.start < mention.end <= len(document.text)
    first_mentions = [speaker.mentions[0] for speaker in resolution.speakers]
    assert first_mentions == sorted(first_mentions)


@given(readings())
@settings(max_examples=50, deadline=None)
def test_the_same_reading_gives_the_same_answer(
    reading: tuple[Document, Layout, tuple[Attribution, ...]],
) -> None:
    assert resolve(*reading) == resolve(*reading)


def test_subtitles_name_the_speaker_by_the_label_of_the_turn() -> None:
    text = "Good morning.\nGood morning, Mira Voss."
    turns = (Zone("turn", Span(0, 13), label="Mira Voss"), Zone("turn", Span(14, 37), label="Bo"))
    document = Document(text, Origin("-", "text/vtt", "0" * 64), zones=turns)
    layout = Layout(turns, (Span(0, 13), Span(14, 37)), (Span(0, 13), Span(14, 37)), ())
    attributions = (
        Attribution(None, None, (Span(0, 13),)),
        Attribution(None, None, (Span(14, 37),)),
    )
    resolution = resolve(document, layout, attributions)
    assert resolution.speaker_of == (1, 0)
    labelled, named = resolution.speakers
    assert (labelled.name, labelled.origin, labelled.mentions) == ("Bo", Span(14, 14), ())
    assert (named.name, named.origin, named.mentions) == (
        "Mira Voss",
        Span(28, 37),
        (Span(28, 37),),
    )
