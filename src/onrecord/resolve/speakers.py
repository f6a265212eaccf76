"""Make the values that leave this room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from onrecord.resolve.lexicon import ABBREVIATED_TITLES, PARTY_WORDS
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.words import Words
from onrecord.types import Span, Speaker

_bounds = attrgetter("start", "end")


def make_speakers(
    words: Words, parties: Iterable[Party]
) -> tuple[tuple[Speaker, ...], Mapping[Party, int]]:
    """Return the speakers that ``parties`` are, in order of mention, and the number of each."""
    origins = {party: party.name(words) for party in dict.fromkeys(parties)}
    mentions = {party: tuple(_mentions(party, origin)) for party, origin in origins.items()}
    ordered = sorted(origins, key=lambda party: (mentions[party] or (origins[party],))[0])
    speakers = tuple(
        Speaker(
            id=f"s{number}",
            name=party.called(words),
            kind=party.kind,
            role=_role(words, party),
            origin=origins[party],
            mentions=mentions[party],
        )
        for number, party in enumerate(ordered, start=1)
    )
    return speakers, {party: number for number, party in enumerate(ordered)}


def _mentions(party: Party, origin: Span) -> Iterator[Span]:
    """Yield all places of a party, ascending and disjoint; the one its name is from goes first."""
    places = {mention.span for mention in party.mentions} | set(party.others)
    kept = {place for place in places if place == origin or not place.overlap(origin)} | {origin}
    end = 0
    for place in sorted(kept, key=_bounds):
        if place.start >= end and len(place):
            yield place
            end = place.end


def _tells(phrase: Phrase) -> tuple[int, bool]:
    return len(phrase.modifiers) + len(phrase.owners), phrase.noun not in PARTY_WORDS


def _role(words: Words, party: Party) -> str | None:
    """Return what the document says the person is, in the phrase that tells most.

    An office tells more than a political party alone.

    Somebody without a name is called by that phrase already: "the president" is no "president,
    president".
    """
    if party.kind != "person" or not party.phrases:
        return None
    phrase = max(party.phrases, key=_tells)
    end = phrase.span.end
    if words.lowers[phrase.last] in ABBREVIATED_TITLES and words.text[end : end + 1] == ".":
        end += 1
    role = words.text[phrase.span.start : end]
    named = bool(party.mentions) or role.casefold() not in party.called(words).casefold()
    return role if named else None
