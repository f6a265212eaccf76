"""Read what a relative pronoun refers to: the noun phrase right before it."""

from __future__ import annotations

from onrecord.resolve.antecedents import may_be_body
from onrecord.resolve.cast import Cast
from onrecord.resolve.nouns import NOUNS
from onrecord.resolve.roles import may_be_person
from onrecord.resolve.sources import Reading
from onrecord.resolve.words import Words

_FOR_PEOPLE = frozenset(("who", "whom", "whose"))
_LONGEST_ROLE = 8


def read_relative(cast: Cast, word: int) -> Reading | None:
    """Return what stands before the "who", "which" or "that" at ``word``.

    "Who" goes with people and groups, the others with everything else. ``None`` where no name and
    no known noun stands there.
    """
    words, before = cast.words, word - 1
    if not _follows(words, before):
        return None
    people = words.lowers[word] in _FOR_PEOPLE
    if people and (head := _role_ending(cast, before)) is not None:
        bearer = cast.roles[head].bearer
        if bearer is None:
            return Reading("phrase", head, before, before)
        return Reading("name", bearer, before, before)
    if before in cast.names.ends:
        name = cast.names.ends[before]
        return Reading("name", name, before, before) if _fits(cast, name, people) else None
    return Reading("phrase", before, before, before) if words.lowers[before] in NOUNS else None


def _follows(words: Words, before: int) -> bool:
    if before < 0 or before + 1 in words.new_paragraph:
        return False
    return words.gap(before).strip() in ("", ",")


def _role_ending(cast: Cast, last: int) -> int | None:
    """Return the noun of the phrase for a person that ends with the word ``last``."""
    for head in range(last, max(last - _LONGEST_ROLE, -1), -1):
        if head in cast.roles and cast.roles[head].phrase.last == last:
            return head
    return None


def _fits(cast: Cast, name: int, people: bool) -> bool:
    mention, party = cast.names.mentions[name], cast.joined.party_of[name]
    if people:
        return may_be_person(mention) or mention.kind == "group"
    return party is not None and (party.kind != "person" or may_be_body(party))
