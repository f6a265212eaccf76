"""The states that no list has."""

from __future__ import annotations

import pytest
from resolve_reading import attribute, make_document

from onrecord.resolve import resolve
from onrecord.types import Span

# A text, the source that stands last in it, and what kind of speaker that is.
STATES: dict[str, tuple[str, str, str]] = {
    "by its people": ("The Kestrian army fired. Kestria said no.", "Kestria", "state"),
    "by what it has": ("Lesk's foreign minister wept. Lesk said no.", "Lesk", "state"),
    "by its government": ("The government of Lesk met. Lesk said no.", "Lesk", "state"),
    "a republic": ("The Republic of Lesk was founded. Lesk said no.", "Lesk", "state"),
    "not a person's ministers": (
        "Chancellor Ada Merk met Merk's finance minister. Merk said no.",
        "Merk",
        "person",
    ),
    "not a person's followers": ("A Reaganite wept. Reagan said no.", "Reagan", "person"),
}


def _read(text, source):
    document, layout = make_document(text)
    place = Span(text.rindex(source), text.rindex(source) + len(source))
    found = resolve(document, layout, attribute(layout, [place]))
    return found.speakers[found.speaker_of[0]]


@pytest.mark.parametrize(("text", "source", "kind"), STATES.values(), ids=list(STATES))
def test_states_that_no_list_has(text, source, kind):
    assert _read(text, source).kind == kind
