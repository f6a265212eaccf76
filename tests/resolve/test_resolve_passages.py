from __future__ import annotations

import pytest
from resolve_passages import (
    BODIES,
    EPITHETS,
    KIN,
    KNOWN_FAILURES,
    NAMES,
    PROFILES,
    PRONOUNS,
    RIVALS,
    ROLES,
    TURNS,
    UNNAMED,
)
from resolve_reading import Source, attribute, find, make_document

from onrecord.resolve import resolve
from onrecord.types import Resolution

TABLES = {
    "names": NAMES,
    "profiles": PROFILES,
    "rivals": RIVALS,
    "roles": ROLES,
    "bodies": BODIES,
    "unnamed": UNNAMED,
    "epithets": EPITHETS,
    "kin": KIN,
    "pronouns": PRONOUNS,
    "turns": TURNS,
}
CASES = [
    pytest.param(text, sources, table == "turns", id=f"{table}: {name}")
    for table, passages in TABLES.items()
    for name, (text, sources) in passages.items()
]


def _names(text: str, sources: list[Source], turns: bool) -> tuple[list[str | None], Resolution]:
    document, layout = make_document(text, turns=turns)
    spans = [find(text, source.words, source.occurrence) for source in sources]
    resolution = resolve(document, layout, attribute(layout, spans))
    names = [
        None if each is None else resolution.speakers[each].name for each in resolution.speaker_of
    ]
    return names, resolution


@pytest.mark.parametrize(("text", "sources", "turns"), CASES)
def test_speaker_behind_each_source(text: str, sources: list[Source], turns: bool) -> None:
    names, resolution = _names(text, sources, turns)
    expected = [source.speaker for source in sources]
    assert names == expected, list(zip(sources, names, resolution.why, strict=True))


@pytest.mark.xfail(strict=True, reason="not done yet")
@pytest.mark.parametrize(("text", "sources"), KNOWN_FAILURES.values(), ids=list(KNOWN_FAILURES))
def test_known_failures(text: str, sources: list[Source]) -> None:
    names, _ = _names(text, sources, False)
    assert names == [source.speaker for source in sources]
