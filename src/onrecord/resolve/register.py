"""Look parties up by the parts of their names."""

from __future__ import annotations

from onrecord.resolve.given_names import NAMES_BEHIND
from onrecord.resolve.mentions import Mention
from onrecord.resolve.nouns import BODY_NOUNS, FIRM_ENDINGS
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.word_lists import words_of

SMALL_WORDS = words_of("of for the and on in & at")


class Register:
    """Looks parties up by parts of their names."""

    def __init__(self) -> None:
        self.parties: list[Party] = []
        self.by_key: dict[str, Party] = {}
        self.by_ending: dict[str, list[Party]] = {}
        self.by_given: dict[str, list[Party]] = {}
        self.by_long_form: dict[str, list[Party]] = {}
        self.by_surname: dict[str, list[Party]] = {}
        self.by_initials: dict[str, list[Party]] = {}
        self.by_words: dict[frozenset[str], list[Party]] = {}
        self.by_inner: dict[str, list[Party]] = {}
        self.by_leading: dict[str, list[Party]] = {}
        self.first_at: dict[Party, int] = {}
        self.addressed: dict[Party, set[str]] = {}
        self.kin: list[tuple[Party, Phrase, str]] = []
        self.called: dict[str, list[Phrase]] = {}

    def found(self, party: Party, mention: Mention) -> Party:
        """Enter a party and the name it is found by."""
        if party not in self.first_at:
            self.parties.append(party)
            self.first_at[party] = mention.first
        self.by_key.setdefault(mention.key, party)
        if mention.honorific:
            self.addressed.setdefault(party, set()).add(mention.honorific)
        if mention.nickname:
            enter(self.by_given, mention.nickname, party)
        parts = mention.key.split()
        firm = without_ending(mention.key)
        if party.kind == "organisation" and firm != mention.key:
            self._found_firm(party, firm)
        for start in range(1, len(parts) if party.kind != "group" else 1):
            enter(self.by_ending, " ".join(parts[start:]), party)
        if party.names:
            name = party.names[-1]
            enter(self.by_surname, name.surname, party)
            if len(parts) in (3, 4) and parts[-1] not in BODY_NOUNS:
                enter(self.by_inner, parts[-2], party)
            for given in name.given[:1]:
                enter(self.by_given, given, party)
                for long_form in NAMES_BEHIND.get(given, ()):
                    enter(self.by_long_form, long_form, party)
        elif len(parts) > 1:
            enter(self.by_initials, initials_of(mention.key), party)
        return party

    def _found_firm(self, party: Party, name: str) -> None:
        """Enter a firm by its name without what it is in law, and by the first words of that."""
        self.by_key.setdefault(name, party)
        parts = name.split()
        for middle in range(1, len(parts)):
            enter(self.by_leading, " ".join(parts[:middle]), party)
            enter(self.by_ending, " ".join(parts[middle:]), party)
        enter(self.by_initials, initials_of(name), party)

    def may_be_meant(self, party: Party, part: Mention) -> bool:
        """Tell whether a part of a name may be of ``party``.

        Where it is not certain to be a person, the name in full must have come first: "the Act"
        is no part of "Super Act" further down.
        """
        return party.certain or self.first_at.get(party, -1) < part.first


def without_ending(key: str) -> str:
    """Return a firm's name without what it is in law: "Acme Motors Group Inc."."""
    name, _, ending = key.rpartition(" ")
    return without_ending(name) if name and ending in FIRM_ENDINGS else key


def initials_of(key: str) -> str:
    """Return the first letters of a name: "bf" of "bank of finland"."""
    return "".join(part[0] for part in key.split() if part not in SMALL_WORDS)


def enter(table: dict[str, list[Party]], key: str, party: Party) -> None:
    """Enter a party in a table, once by each key."""
    parties = table.setdefault(key, [])
    if party not in parties:
        parties.append(party)
