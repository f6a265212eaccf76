"""Find who is meant by how they are related to another: "her aide", "his predecessor"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.resolve.antecedents import find_antecedent, gender_of_pronoun
from onrecord.resolve.cast import Cast, phrase_at
from onrecord.resolve.lexicon import FEMALE, SIBLINGS
from onrecord.resolve.nouns import RELATIVES
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import GENITIVE, Phrase
from onrecord.resolve.roles import kinds_of
from onrecord.resolve.word_lists import words_of

# Whoever is one of these to another is the other of two people who are spoken of.
_EACH_OTHER = words_of(
    "colleague rival opponent counterpart predecessor successor partner teammate co-author"
    " co-star competitor challenger"
)
_OF_ONE = frozenset(("predecessor", "successor", "client"))
_SPOUSES = words_of("husband wife spouse partner")
_SIBLINGS = words_of("brother sister sibling twin")
# What somebody is to the one who is this to him, by his gender.
_INVERSE: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("husband", "wife"), ("husband", "wife")),
    **dict.fromkeys(("son", "daughter", "child"), ("father", "mother")),
    **dict.fromkeys(("father", "mother", "parent"), ("son", "daughter")),
}
# Whose client the one is whom they speak for.
_LAWYERS = words_of("lawyer attorney solicitor barrister advocate counsel")
_SENTENCES = 4  # how far back the two may have been brought up


class Relations:
    """Who is whose aide, wife, lawyer in a document; grows as statements are answered."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._known: dict[tuple[str, Party], Party] = {}
        for party, phrase in self._called():
            owner = self._owner_of(phrase) if party.mentions else self._owner_named(phrase)
            if owner is not None and owner is not party:
                self.note(phrase, owner, party)
        for before, after in cast.successions:
            self._known["predecessor", after] = before
            self._known["successor", before] = after

    def find(self, phrase: Phrase, owner: Party) -> Party | None:
        """Return who is this to ``owner``: so called before, or the other of two people."""
        for noun in kinds_of(phrase.noun):
            if (noun, owner) in self._known:
                return self._known[noun, owner]
        if phrase.noun in _EACH_OTHER:
            return self._other(phrase, owner)
        return self._of_pair(phrase, owner) if phrase.noun in _SPOUSES | _SIBLINGS else None

    def _of_pair(self, phrase: Phrase, owner: Party) -> Party | None:
        """Return the other one of "Dave and Sandra Pugh", "sisters Jane and Anita Wells".

        Spouses are a man and a woman, and siblings are called so.
        """
        others = {
            member
            for pair in self._cast.pairs
            for member in pair.members
            if owner in pair.members and member is not owner
            if self._cast.words.lowers[max(0, pair.first - 1)] in SIBLINGS
            or (phrase.noun in _SPOUSES and member.gender != owner.gender)
            if not (member.names and owner.names)  # "Dave and Sandra Pugh"
            or {name.surname for name in member.names} & {name.surname for name in owner.names}
        }
        other = others.pop() if len(others) == 1 else None
        if other is None or phrase.gender not in (None, other.gender):
            return None
        return other

    def owner(self, phrase: Phrase) -> Party | None:
        """Return the only one whom "his predecessor" or "her client" can speak of."""
        gender = gender_of_pronoun(phrase.determiner or "")
        owners = {
            owner
            for noun, owner in self._known
            if noun == phrase.noun and noun in _OF_ONE and owner.gender in (gender, None)
        }
        return owners.pop() if len(owners) == 1 else None

    def note(self, phrase: Phrase, owner: Party, party: Party) -> None:
        """Remember who is this to ``owner``."""
        self._known.setdefault((phrase.noun, owner), party)
        if phrase.noun in _LAWYERS:
            self._known.setdefault(("client", party), owner)
        if phrase.noun in _INVERSE and owner.gender is not None:
            self._known.setdefault((_INVERSE[phrase.noun][owner.gender == FEMALE], party), owner)

    def _called(self) -> Iterator[tuple[Party, Phrase]]:
        """Yield everybody with what they are called."""
        for party in self._cast.joined.parties:
            for phrase in party.phrases:
                yield party, phrase
        for head, described in self._cast.at_head.items():
            if described is not None:
                yield described, phrase_at(self._cast, head)

    def _owner_of(self, phrase: Phrase) -> Party | None:
        """Return the party before the mark of a genitive, or whom a "his" before it stands for."""
        if phrase.determiner in ("his", "her") and phrase.noun in RELATIVES | _LAWYERS:
            return find_antecedent(self._cast.timeline, phrase.first).party
        return self._owner_named(phrase)

    def _owner_named(self, phrase: Phrase) -> Party | None:
        """Return the party before the mark of a genitive: "the minister's aide"."""
        if phrase.determiner != GENITIVE:
            return None
        words = self._cast.words
        owner = next(
            (word for word in range(phrase.first, phrase.head) if words.is_possessive(word)), None
        )
        if owner is None:
            return None
        if owner in self._cast.names.ends:
            return self._cast.joined.party_of[self._cast.names.ends[owner]]
        return self._cast.at_head.get(owner)

    def _other(self, phrase: Phrase, owner: Party) -> Party | None:
        """Return the one person besides ``owner`` whom the last sentences bring up by name."""
        timeline = self._cast.timeline
        here = timeline.place(phrase.head).sentence
        near = {
            event.party
            for event in timeline.before(phrase.first)
            if event.party is not None and here - event.sentence <= _SENTENCES
        }
        others = {party for party in near if party.is_person and (party.names or party.certain)} - {
            owner
        }
        return others.pop() if len(others) == 1 and owner in near else None
