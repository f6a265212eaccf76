"""A text whose accents stand behind their letters reads as one that has them on its letters."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.letters import compose_letters
from onrecord.segment import compose
from onrecord.types import Document, Origin, Span, Zone

_LETTERS = st.sampled_from([*"aAuUoxnß .'’“”\n", "é", "Å", "\u1eb9", "ｶ", "\ufb1d", "İ"])
_ACCENTS = st.sampled_from([*"\u0301\u0308\u030a\u0323\u0344\u034f"])
_TEXTS = st.lists(_LETTERS | _ACCENTS, max_size=30).map("".join)


def _document(text: str, *zones: Zone) -> Document:
    return Document(text, Origin("<text>", "text/plain", "0" * 64), zones=zones)


@given(_TEXTS | st.text(max_size=30), st.data())
@example("Mr. Mu\u0308ller said", None)
def test_spans_lead_back_to_the_words_they_are_of(text: str, data: st.DataObject | None) -> None:
    composed = compose(_document(text))
    view = compose_letters(text)
    assert compose(_document(view)) is None
    if composed is None:
        assert view == text
        return
    assert composed.view.text == view
    assert composed.restore(composed.view) is composed.document
    borders = [0, len(view)] + [
        place for place, sign in enumerate(view) if unicodedata.category(sign) != "Mn"
    ]
    border = st.sampled_from(borders)
    start, end = sorted((data.draw(border), data.draw(border))) if data is not None else (4, 10)
    restored = composed.restore((Span(start, end),))[0]
    assert unicodedata.normalize("NFD", restored.of(text)) == unicodedata.normalize(
        "NFD", view[start:end]
    )


@given(st.text(st.sampled_from("aéüÅñçŠž Mr.“”\n"), max_size=30))
def test_decomposed_letters_are_composed_again(text: str) -> None:
    assert compose_letters(unicodedata.normalize("NFD", text)) == text


def test_zones_move_with_their_words() -> None:
    zone = Zone("heading", Span(5, 10), label="Cafe\u0301")
    composed = compose(_document("Cafe\u0301Cafe\u0301 is", zone))
    assert composed is not None
    (moved,) = composed.view.zones
    assert (moved.span.of(composed.view.text), moved.label) == ("Café", "Café")
    assert composed.restore(moved).span == zone.span
