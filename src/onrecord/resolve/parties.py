"""Join the names of a document: which of them are one person, body, state or group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from onrecord.resolve.given_names import NAMES_BEHIND
from onrecord.resolve.kinds import is_given
from onrecord.resolve.lexicon import HONORIFICS, POSSESSIVES, SIBLINGS, TITLES_OF_GIVEN, Gender
from onrecord.resolve.mentions import Mention
from onrecord.resolve.names import gender_of, has_other_middle, parse_name, same_person
from onrecord.resolve.nouns import COMMON_BODY_NOUNS
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import Names
from onrecord.resolve.places import ADJECTIVES, COUNTRIES, REALMS, country_of, without_realm
from onrecord.resolve.register import SMALL_WORDS, Register, enter, initials_of, without_ending
from onrecord.resolve.rivals import decide_rivals
from onrecord.resolve.roles import Role, fits
from onrecord.resolve.state_bodies import StateBodies, read_state_body
from onrecord.resolve.titles import gender_told, is_of_another, is_without_suffix
from onrecord.resolve.word_lists import words_of
from onrecord.resolve.words import Words

# Forms of address that may stand before a given name alone: "Sir Keir".
_BEFORE_GIVEN = (None, "sir", "lady", "lord", "dame")
BEFORE_PLACES = words_of("in at from to near of around outside across through toward")
"""After these a name may be a place's."""
_BEHIND_NOUNS = SMALL_WORDS - {"and"}
_OF_ONE_SURNAME = words_of("mother father wife husband widow widower grandmother grandfather")


@dataclass(frozen=True, slots=True)
class Joined:
    """The names of a document, joined.

    Attributes:
        parties: In order of first mention.
        party_of: The party of each name; ``None`` where it is a place or not certain.
        rivals: For the index of a name that may be several parties', those parties.
        by_key: Parties by their names in lower case.
        bodies: Organisations by the nouns in their names that tell what they are.
    """

    parties: list[Party]
    party_of: list[Party | None]
    rivals: dict[int, tuple[Party, ...]]
    by_key: dict[str, Party]
    bodies: dict[str, list[Party]]


def join_names(words: Words, names: Names, roles: Sequence[Role]) -> Joined:
    """Join all names of a document: first those in full, then the parts of names."""
    register = Register()
    mentions = names.mentions
    role_of = {role.bearer: role for role in roles if role.bearer is not None}
    for index, role in role_of.items():
        register.called.setdefault(mentions[index].key, []).append(role.phrase)
    party_of: list[Party | None] = [None] * len(mentions)
    rest = []
    of_states = StateBodies()
    several: dict[int, list[Party]] = {}
    for index, mention in enumerate(mentions):
        body = read_state_body(words, mentions, index)
        if body is not None and _is_full(mention):
            found = of_states.find(body)
            if len(found) > 1:
                several[index] = found
                rest.append(index)
                continue
            party = _join_state_body(register, mention, found, of_states.is_new(body))
            party_of[index] = party
            of_states.enter(body, party)
        elif _is_full(mention):
            party = party_of[index] = _join_full(register, words, mention, index in role_of)
            _add_role(party, role_of.get(index))
        else:
            rest.append(index)
    couples = _couples(mentions)
    candidates: dict[int, list[Party]] = {}
    for index in rest:
        mention = mentions[index]
        found = several.get(index) or _holders(register, words, mention)
        found = _narrow(found, mention, role_of.get(index), mention.key in couples)
        if len(found) > 1 and mention.honorific:
            addressed = [p for p in found if mention.honorific in register.addressed.get(p, ())]
            gender = HONORIFICS.get(mention.honorific)
            told = [p for p in found if gender and p.gender == gender]
            found = next((one for one in (addressed, told) if len(one) == 1), found)
        if not found or not register.addressed.get(found[0]):
            found = _kin_meant(register, mention) or found
        surname = _surname_shared(words, mentions, index)
        if surname and found and not _has_been_called(found, party_of[:index], mentions):
            found = [_bearer_of(register, mention, surname, found)]
        if len(found) > 1:
            candidates[index] = found
        else:
            title = role_of.get(index)
            named = party_of[index] = found[0] if found else _new_partial(register, mention, title)
            if named is not None and not named.names and title is not None:
                register.kin.append((named, title.phrase, _surname_before(party_of, index)))
    _collect(party_of, mentions, role_of)
    for role in roles:  # "the actress Ann Doe, star of the film"
        bearer = None if role.bearer is None else party_of[role.bearer]
        if bearer is not None and role.phrase not in bearer.phrases:
            bearer.phrases.append(role.phrase)
    rivals = decide_rivals(words, mentions, party_of, candidates)
    bodies: dict[str, list[Party]] = {}
    for party in register.parties:
        if party.kind == "organisation":
            for mention in party.mentions:
                if (noun := body_noun(mention.key)) in COMMON_BODY_NOUNS:
                    enter(bodies, noun, party)
    return Joined(register.parties, party_of, rivals, register.by_key, bodies)


def body_noun(name: str) -> str:
    """Return the noun that says what a body is, by its name in lower case.

    "The University and College Union" is a union, "the Bank of England" a bank.
    """
    parts = name.split()
    end = next((at for at, low in enumerate(parts) if at and low in _BEHIND_NOUNS), None)
    return parts[-1 if end is None else end - 1]


def _add_role(party: Party, role: Role | None) -> None:
    if role is not None:
        if role.phrase not in party.phrases:
            party.phrases.append(role.phrase)
        party.gender = party.gender or role.phrase.gender
        party.certain = True


def _is_full(mention: Mention) -> bool:
    """Tell whether a name can be told alone; one word may be somebody's surname."""
    return mention.size > 1 and mention.kind != "place"


def _join_full(register: Register, words: Words, mention: Mention, has_role: bool) -> Party:
    """Return the party of a name in full, a new one where it is the first."""
    if mention.kind == "state":
        return _join_state(register, mention, mention.key)
    if party := register.by_key.get(mention.key):
        return party
    if mention.kind in ("organisation", "group", "document"):
        return _join_thing(register, mention)
    name = parse_name(mention.key.split())
    if mention.kind == "name" and not has_role and _follows_the(words, mention):
        return register.found(Party("organisation", certain=False), mention)
    namesakes = register.by_surname if name.surname else register.by_given
    for party in namesakes.get(name.surname or name.given[0], ()):
        if is_without_suffix(name, register.called.get(mention.key, ()), party):
            continue
        if any(has_other_middle(name, other) for other in party.names):
            continue
        if any(same_person(name, other) for other in party.names):
            party.names.append(name)
            party.gender = party.gender or name.gender
            party.certain = party.certain or mention.kind == "person" or has_role
            return register.found(party, mention)
    bearer = register.by_key.get(name.surname) if " " in name.surname else None
    if bearer is not None and bearer.kind == "person":  # "Le Brun", who is Zoran Le Brun
        bearer.names.append(name)
        return register.found(bearer, mention)
    holders = register.by_ending.get(mention.key, [])
    if len(holders) == 1 and holders[0].kind == "person":
        return holders[0]
    firms = register.by_leading.get(mention.key, [])
    if len(firms) == 1 and mention.kind == "name" and not has_role:
        return firms[0]
    certain = mention.kind == "person" or has_role
    party = Party("person", certain=certain, names=[name], gender=name.gender)
    return register.found(party, mention)


def _join_state(register: Register, mention: Mention, name: str) -> Party:
    name = without_realm(name)
    key = country_of(name) or name
    party = register.by_key.setdefault(key, Party("state"))
    return register.found(party, mention)


def _follows_the(words: Words, mention: Mention) -> bool:
    return mention.first > 0 and words.lowers[mention.first - 1] == "the"


def _join_thing(register: Register, mention: Mention) -> Party:
    if mention.kind in ("group", "document"):
        return register.found(Party(mention.kind), mention)
    return _join_body(register, mention)


def _join_body(register: Register, mention: Mention) -> Party:
    same = register.by_key.get(without_ending(mention.key))
    if same is not None and (same.kind == "organisation" or not same.certain):
        same.kind = "organisation"  # of "Acme", only "Acme Inc." tells that it is a firm
        return register.found(same, mention)
    holders = list(register.by_ending.get(mention.key, ()))
    if mention.size == 1:
        holders += register.by_initials.get(mention.key.replace(".", ""), ())
    elif (initials := initials_of(mention.key)) in register.by_key:
        holders.append(register.by_key[initials])
    bodies = [party for party in holders if party.kind == "organisation"]
    if not bodies:  # "the Danish Transport Ministry" after "the Ministry of Transport of Denmark"
        bodies = register.by_words.setdefault(_words_of_body(mention.key), [])
        if not bodies:
            bodies.append(Party("organisation"))
    party = bodies[0] if len(bodies) == 1 else Party("organisation")
    return register.found(party, mention)


def _join_state_body(
    register: Register, mention: Mention, known: Sequence[Party], new: bool
) -> Party:
    """Return the party of a name that each state's body may have: ``known``, or a ``new`` one."""
    if known:
        return register.found(known[0], mention)
    if new:
        return register.found(Party("organisation"), mention)
    return _join_body(register, mention)


def _words_of_body(key: str) -> frozenset[str]:
    """Return what a body's name says in any order and form: of "Danish" it says Denmark."""
    words = frozenset(ADJECTIVES.get(word, word) for word in key.split()) - SMALL_WORDS
    return words - REALMS if words & COUNTRIES.keys() else words


def _holders(register: Register, words: Words, mention: Mention) -> list[Party]:
    """Return the parties that a part of a name may stand for."""
    key = mention.key
    if not _is_where(words, mention):
        found = list(register.by_surname.get(key, ()))
        if mention.kind != "state":  # no state is a "Campaign for a Neutral Kestria"
            found += [party for party in register.by_ending.get(key, ()) if party not in found]
        found = [party for party in found if register.may_be_meant(party, mention)]
        if found:
            return found
    if mention.kind == "state":
        return [_join_state(register, mention, key)]
    if mention.kind in ("organisation", "group", "document"):
        same = register.by_key.get(key) or register.by_key.get(ADJECTIVES.get(key, key))
        return [same or _join_thing(register, mention)]
    if mention.kind != "place" and _may_be_given(words, mention):
        found = _holders_of_given(register, key)
    else:
        found = []
    if not found and key in register.by_key:
        found = [register.by_key[key]]
    if not found and not is_given(key):  # "Ríos", after "María Ríos Castaño"
        found = list(register.by_inner.get(key, ()))
    if not found and mention.kind == "name" and not mention.titled and not mention.honorific:
        found = list(register.by_leading.get(key, ()))  # "Toyota", after "Toyota Motor Corp."
    return found


def _surname_shared(words: Words, mentions: Sequence[Mention], index: int) -> str | None:
    """Return the surname that a given name has in common with the next: "Jan and Ivo Roe"."""
    one, other = mentions[index], mentions[index + 1 : index + 2]
    if one.size > 1 or not is_given(one.key) or not other or other[0].size == 1:
        return None
    joined = words.text[one.span.end : other[0].span.start] in (" and ", " & ")
    return (
        parse_name(other[0].key.split()).surname if joined and other[0].kind == "person" else None
    )


def _has_been_called(
    found: Sequence[Party], party_of: Sequence[Party | None], mentions: Sequence[Mention]
) -> bool:
    """Tell whether the text calls one of ``found`` by one word further up."""
    named = zip(party_of, mentions, strict=False)
    return any(party in found and mention.size == 1 for party, mention in named)


def _bearer_of(register: Register, mention: Mention, surname: str, found: Sequence[Party]) -> Party:
    """Return who of ``found`` has a given name and a surname, somebody new if nobody has both.

    "John" in "John and Will Hart" is no John Smith.
    """
    for party in found:
        if any(name.surname == surname for name in party.names):
            return party
    party = Party("person", gender=gender_of(mention.key))
    register.parties.append(party)
    enter(register.by_given, mention.key, party)
    return party


def _may_be_given(words: Words, mention: Mention) -> bool:
    """Tell whether a part of a name may stand first in the name in full.

    Given names follow few titles: "Sir Keir", "Bishop Jane". In "Mr. Bayar", after "Bayar Enkh",
    it is the family name, as far as one can tell.
    """
    title = words.lowers[mention.first - 1] if mention.first else ""
    if mention.titled and (title in TITLES_OF_GIVEN or title in SIBLINGS):
        return True
    if mention.honorific not in _BEFORE_GIVEN or mention.titled:
        return not is_given(mention.key)
    return True


def _is_where(words: Words, mention: Mention) -> bool:
    """Tell whether a name that may be a place's stands where a place would."""
    if mention.kind not in ("state", "place") or mention.first == 0:
        return False
    return words.lowers[mention.first - 1] in BEFORE_PLACES


def _holders_of_given(register: Register, key: str) -> list[Party]:
    found = register.by_given.get(key)
    if found:
        return found
    behind = (register.by_long_form.get(name, ()) for name in NAMES_BEHIND.get(key, ()))
    return list(dict.fromkeys(chain.from_iterable(behind)))


def _kin_meant(register: Register, mention: Mention) -> list[Party]:
    """Return who has a surname by marriage or birth: "Mrs Moss", after "Al Moss's widow, Jan"."""
    gender = HONORIFICS.get(mention.honorific or "")
    if gender is None or mention.key not in register.by_surname:
        return []
    found = [
        party
        for party, phrase, surname in register.kin
        if phrase.noun in _OF_ONE_SURNAME and gender in (phrase.gender, party.gender)
        if mention.key in phrase.owners
        or (phrase.determiner in POSSESSIVES and surname == mention.key)
    ]
    return found if len(set(found)) == 1 else []


def _surname_before(party_of: Sequence[Party | None], index: int) -> str:
    """Return the surname of whoever is named last before a name, if it is known."""
    party = party_of[index - 1] if index else None
    return party.names[0].surname if party is not None and party.names else ""


def _couples(mentions: Sequence[Mention]) -> set[str]:
    """Return the surnames that both a man and a woman are called by: "Mr. Doe" and "Mrs. Doe"."""
    told: dict[str, set[Gender]] = {}
    for mention in mentions:
        if gender := HONORIFICS.get(mention.honorific or ""):
            told.setdefault(mention.key.split()[-1], set()).add(gender)
    return {surname for surname, genders in told.items() if len(genders) > 1}


def _narrow(holders: list[Party], mention: Mention, role: Role | None, couple: bool) -> list[Party]:
    """Leave out the holders of a name that its title speaks against.

    Where a man and a woman share the surname, "Mr." and "Mrs." decide only between those whose
    gender is known.
    """
    gender = gender_told(mention, role)
    person = mention.honorific is not None or mention.titled
    left = [
        party
        for party in holders
        if not (gender and party.gender != gender and (party.gender or couple))
        and not (person and party.kind != "person")
        and not is_of_another(mention, role, party)
    ]
    if len(left) > 1 and role is not None:
        fitting = [
            party for party in left if any(fits(role.phrase, phrase) for phrase in party.phrases)
        ]
        return fitting or left
    return left


def _new_partial(register: Register, mention: Mention, role: Role | None) -> Party | None:
    """Enter somebody who is named by one word only.

    Where another one has the name, his title tells him apart.
    """
    if mention.kind == "place":
        return None
    address = mention.honorific
    if role is not None and mention.key in register.by_surname:
        address = role.phrase.noun
    key = f"{address} {mention.key}" if address else mention.key
    if key in register.by_key:
        return register.by_key[key]
    certain = mention.kind == "person"
    gender = HONORIFICS.get(mention.honorific or "") or (gender_of(key) if certain else None)
    party = Party("person", certain=certain, gender=gender)
    _add_role(party, role)
    register.by_key[key] = party
    register.by_surname.setdefault(mention.key, []).append(party)
    register.parties.append(party)
    return party


def _collect(
    party_of: Sequence[Party | None], mentions: Sequence[Mention], role_of: dict[int, Role]
) -> None:
    """Tell each party its mentions and what is said of it where they stand."""
    for index, (party, mention) in enumerate(zip(party_of, mentions, strict=True)):
        if party is None:
            continue
        party.mention(mention)
        party.gender = party.gender or HONORIFICS.get(mention.honorific or "")
        if not _is_full(mention):
            _add_role(party, role_of.get(index))
        if (
            mention.titled
            or mention.honorific
            or mention.speaks
            or (mention.size == 1 and party.names)
        ):
            party.certain = True
