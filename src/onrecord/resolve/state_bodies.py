"""Tell bodies apart that each state has: "Russia's Defence Ministry" and "Ukraine's"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.resolve.mentions import Mention
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import SAME_NOUN
from onrecord.resolve.places import SEATS, country_of
from onrecord.resolve.register import SMALL_WORDS
from onrecord.resolve.word_lists import words_of
from onrecord.resolve.words import Words
from onrecord.types import Span

# Nouns of bodies that each state has one of, in the names of them.
_OF_STATES = words_of("ministry army navy parliament embassy")


class StateBody(NamedTuple):
    """A body of a state, as a name tells it.

    Attributes:
        what: What it is, whatever the order of the words: "defense", "ministry".
        country: Whose it is, where the name or a genitive before it says so.
        owned: The name with that genitive; ``None`` where there is none.
    """

    what: frozenset[str]
    country: str | None
    owned: Span | None


def read_state_body(words: Words, mentions: Sequence[Mention], index: int) -> StateBody | None:
    """Return which body of a state a name is; ``None`` where it is no name of one."""
    mention = mentions[index]
    parts = mention.key.split()
    if mention.kind != "organisation" or _OF_STATES.isdisjoint(parts):
        return None
    named = {country_of(part) for part in parts} - {None}
    what = frozenset(
        SAME_NOUN.get(part, part)
        for part in parts
        if country_of(part) is None and part not in SMALL_WORDS
    )
    owner = _owner(words, mentions, index)
    if named or owner is None:
        return StateBody(what, named.pop() if len(named) == 1 else None, None)
    country = country_of(owner.key) or SEATS.get(owner.key, owner.key)
    return StateBody(what, country, Span(owner.span.start, mention.span.end))


def _owner(words: Words, mentions: Sequence[Mention], index: int) -> Mention | None:
    """Return the state that a genitive before a name is of."""
    owner = mentions[index - 1] if index else None
    if owner is None or owner.last != mentions[index].first - 1:
        return None
    state = owner.kind in ("state", "place") or country_of(owner.key) is not None
    return owner if state and words.is_possessive(owner.last) else None


class StateBodies:
    """The bodies of states in one document, by what they are and whose."""

    def __init__(self) -> None:
        self._holders: dict[frozenset[str], dict[str | None, Party]] = {}

    def find(self, body: StateBody) -> list[Party]:
        """Return who may be meant: one, several where no country is told, or nobody yet."""
        holders = self._holders.get(body.what, {})
        if body.country is None:
            return list(holders.values())
        known = holders.get(body.country) or holders.get(None)
        return [] if known is None else [known]

    def is_new(self, body: StateBody) -> bool:
        """Tell whether it is one more of a sort that other states' bodies are named of."""
        return bool(self._holders.get(body.what)) and not self.find(body)

    def enter(self, body: StateBody, party: Party) -> None:
        """Enter whose body a party is; a body that was of no told country is of this one."""
        holders = self._holders.setdefault(body.what, {})
        if body.country is not None and holders.get(None) is party:
            del holders[None]
        if body.country is not None or party not in holders.values():
            holders[body.country] = party
        if body.owned is not None and party.owned is None:
            party.owned = body.owned
