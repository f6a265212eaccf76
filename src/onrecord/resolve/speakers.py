"""Make the values that leave this room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from onrecord.resolve.lexicon import ABBREVIATED_TITLES
from onrecord.resolve.party import Party
from onrecord.resolve.words import Words
from onrecord.types import Span, Speaker


def make_speakers(
    words: Words, parties: Iterable[Party]
) -> tuple[tuple[Speaker, ...], Mapping[Party, int]]:
    """Return the speakers that ``parties`` are, in order of mention, and the number of each."""
    drafts = sorted(
        (_spans(words, party), number, party) for number, party in enumerate(dict.fromkeys(parties))
    )
    speakers = tuple(
        _make(words, party, spans, f"s{number}")
        for number, (spans, _, party) in enumerate(drafts, start=1)
    )
    return speakers, {party: number for number, (_, _, party) in enumerate(drafts)}


def _make(words: Words, party: Party, spans: tuple[Span, ...], identity: str) -> Speaker:
    origin = party.name(words) or spans[0]
    return Speaker(
        id=identity,
        name=party.called(words),
        kind=party.kind,
        role=_role(words, party),
        origin=origin,
        mentions=spans,
    )


def _spans(words: Words, party: Party) -> tuple[Span, ...]:
    """Return all places of a party, ascending and disjoint."""
    origin = party.name(words)
    places = {mention.span for mention in party.mentions} | set(party.others)
    if origin is not None:
        places = {place for place in places if not place.overlap(origin)} | {origin}
    return tuple(_disjoint(sorted(places)))


def _disjoint(spans: Iterable[Span]) -> Iterator[Span]:
    end = 0
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def _role(words: Words, party: Party) -> str | None:
    """Return what the document says the person is, in the phrase that tells most."""
    if party.kind != "person" or not party.phrases:
        return None
    phrase = max(party.phrases, key=lambda each: len(each.modifiers) + len(each.owners))
    end = phrase.span.end
    if words.lowers[phrase.last] in ABBREVIATED_TITLES and words.text[end : end + 1] == ".":
        end += 1
    return words.text[phrase.span.start : end]
