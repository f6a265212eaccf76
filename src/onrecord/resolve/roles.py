"""Find what the document says people are: offices, occupations, relations."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.resolve.lexicon import (
    ABBREVIATED_TITLES,
    CONJUNCTIONS,
    ENDS_OF_PHRASE,
    HONORIFICS,
    OPENERS,
)
from onrecord.resolve.mentions import Mention, stands_for_one
from onrecord.resolve.nouns import (
    BODY_NOUNS,
    FORMERLY,
    OFFICES,
    PERSON_NOUNS,
    RANKS,
    RELATIVES,
    SURNAMES_TOO,
)
from onrecord.resolve.phrases import SOFT_MODIFIERS, Names, Phrase, read_phrase, skip_titles
from onrecord.resolve.places import COUNTRIES, NATIONALS, country_of, same_place
from onrecord.resolve.word_lists import words_of
from onrecord.resolve.words import Words, last_degree

# "The lawmaker" may be the one who was called a senator before.
_KINDS_OF = {
    "lawmaker": {"senator", "representative", "legislator", "mp", "delegate"},
    "legislator": {"senator", "representative", "lawmaker", "assemblyman", "assemblywoman"},
    "candidate": {"nominee", "contender", "front-runner", "hopeful", "challenger"},
    "nominee": {"candidate"},
    "contender": {"candidate", "hopeful"},
    "hopeful": {"candidate", "contender"},
    "front-runner": {"candidate"},
    "mayor": {"incumbent"},
    "governor": {"incumbent"},
    "president": {"incumbent"},
    "sheriff": {"incumbent"},
    "senator": {"incumbent"},
    "mogul": {"magnate", "tycoon", "billionaire"},
    "tycoon": {"magnate", "mogul", "billionaire"},
    "billionaire": {"mogul", "tycoon", "magnate"},
    "businessman": {"mogul", "tycoon", "billionaire", "entrepreneur"},
    "official": {"director", "secretary", "undersecretary", "administrator", "deputy"},
    "leader": {"chair", "head"},
    "vicar": {"reverend", "priest", "rector"},
    "priest": {"reverend", "father"},
    "pastor": {"reverend"},
    "nun": {"sister"},
    "pontiff": {"pope"},
    "monarch": {"king", "queen"},
    "skipper": {"captain"},
    "boss": {"manager", "coach", "chief"},
    "officer": {"constable", "sergeant", "inspector", "detective", "superintendent"},
    "detective": {"inspector", "sergeant"},
    "mp": {"backbencher", "member"},
    "authority": {"council"},
    "newspaper": {"paper"},
    "paper": {"newspaper"},
    "physician": {"doctor"},
    "doctor": {"physician", "surgeon", "neurosurgeon"},
    "lawyer": {"attorney"},
    "attorney": {"lawyer"},
    "academic": {"professor", "lecturer", "scholar"},
    "scholar": {"professor", "academic"},
    "journalist": {"reporter", "correspondent", "columnist"},
    "reporter": {"journalist", "correspondent"},
    "poll": {"survey"},
    "document": {"affidavit", "audit", "indictment", "memo", "memorandum", "dossier", "filing"},
    "suit": {"lawsuit", "complaint"},
    "survey": {"poll", "study"},
    "report": {"study", "analysis"},
    "study": {"report", "research", "survey"},
    "diplomat": {"ambassador", "envoy"},
    "envoy": {"ambassador"},
}
# Who may be called the leader of a country.
_LEADERS = words_of("president premier chancellor taoiseach king queen emperor sultan emir")
COUNTERPART = "counterpart"
_CHANGES_OFFICE = RANKS | {"vice", "lieutenant", "attorney", "first"}
_TITLES = PERSON_NOUNS | frozenset(ABBREVIATED_TITLES) | frozenset(NATIONALS)
_LONGEST_CLAUSE = 9  # words
_MOST_DEGREES = 5  # words of all behind one name
_VERB_ENDINGS = ("ed", "s", "ing", "ly")


# How somebody is introduced who did not want to be named in full.
_GIVES_NAME = re.compile(
    r",?\swho\s(?:(?:gave|would\sgive|wanted\sto\sgive)\s(?:only\s)?(?:his|her|their)\s(?:first\s)?name"
    r"|(?:identified|introduced)\s(?:him|her|them)sel(?:f|ves)"
    r"|(?:asked|wanted|agreed)\sto\sbe\s(?:named|identified|called))(?:\sonly)?(?:\sas|,)\s(?:only\s)?"
)


class Role(NamedTuple):
    """A phrase that says what one person is.

    Attributes:
        phrase: The phrase.
        bearer: The index of the name that it is said of, where the text says so.
    """

    phrase: Phrase
    bearer: int | None


def kinds_of(noun: str) -> tuple[str, ...]:
    """Return the nouns that somebody may have been called who is now called ``noun``."""
    leaders = _LEADERS | {"minister"} if noun == "leader" else frozenset()
    return (noun, *sorted(_KINDS_OF.get(noun, set()) | leaders))


def fits(phrase: Phrase, other: Phrase) -> bool:
    """Tell whether ``phrase`` may speak of somebody or something that was called ``other``."""
    same = phrase.noun == other.noun
    if not same and other.noun not in _KINDS_OF.get(phrase.noun, ()) and not _leads(phrase, other):
        return False
    if bool(phrase.modifiers & FORMERLY) != bool(other.modifiers & FORMERLY):
        return False
    if same and (phrase.modifiers ^ other.modifiers) & _CHANGES_OFFICE:
        return False
    if _is_newer(phrase, other):
        return False
    if COUNTERPART in other.modifiers and not phrase.owners:
        return (
            False  # "the Greek minister" is the Turkish minister's counterpart, "the minister" not
        )
    if not phrase.owners <= other.owners and not _same_owners(phrase.owners, other.owners):
        return False
    return phrase.modifiers - SOFT_MODIFIERS <= other.modifiers | other.owners


def _leads(phrase: Phrase, other: Phrase) -> bool:
    """Tell whether "the Georgian leader" may be Georgia's prime minister or president."""
    leads = other.noun in _LEADERS or (other.noun == "minister" and "prime" in other.modifiers)
    return phrase.noun == "leader" and leads and not phrase.owners.isdisjoint(COUNTRIES)


def _is_newer(phrase: Phrase, other: Phrase) -> bool:
    """Tell whether "the new minister" is somebody else than whoever was "the minister" before."""
    return "new" in phrase.modifiers - other.modifiers and phrase.noun in OFFICES


def differs(phrase: Phrase, other: Phrase) -> bool:
    """Tell whether who is called ``phrase``, which does not fit, is not who was called ``other``.

    "The defence lawyer" may be who was called "the lawyer", but not "the company's lawyer".
    """
    if phrase.noun != other.noun:
        return False
    if (phrase.modifiers ^ other.modifiers) & _CHANGES_OFFICE or _is_newer(phrase, other):
        return True
    mine = (phrase.modifiers | phrase.owners) - SOFT_MODIFIERS
    theirs = (other.modifiers | other.owners) - SOFT_MODIFIERS
    return bool(phrase.owners - other.owners) or not theirs < mine


def _same_owners(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether each of my owners is among theirs.

    An office that names no country may be any country's: "President Doe" is not known to be "the
    U.S. president".
    """
    return all(any(same_place(one, other) for other in theirs) for one in mine)


def find_roles(words: Words, names: Names) -> tuple[Role, ...]:
    """Return the phrases that say what a single person is, in order."""
    roles = []
    for head, low in enumerate(words.lowers):
        if low in _TITLES and head not in names.words:
            if low in SURNAMES_TOO and words.is_capital(head) and not words.opens_sentence(head):
                continue
            if low in HONORIFICS and words.is_capital(head) and head + 1 in names.begins:
                continue  # "Minister for Europe Lady Doe"
            if _narrows_next(words, head, names) or (low in NATIONALS and is_many(words, head)):
                continue
            phrase = read_phrase(words, head, names)
            bearer = _find_bearer(words, phrase, names)
            if bearer is not None and phrase.noun in OFFICES:
                phrase = _with_country(words, phrase, names.mentions[bearer].last)
            if bearer is None and phrase.determiner is None and not words.is_capital(head):
                continue
            roles.append(Role(phrase, bearer))
    return tuple(roles)


def _with_country(words: Words, phrase: Phrase, last: int) -> Phrase:
    """Add whose office it is in "President Ann Doe of Italy"."""
    if not words.joined(last) or words.lowers[last + 1] != "of" or not words.joined(last + 1):
        return phrase
    country = country_of(words.lowers[last + 2])
    return phrase._replace(owners=phrase.owners | {country}) if country else phrase


def _narrows_next(words: Words, head: int, names: Names) -> bool:
    """Tell whether the noun only narrows the next one: "student loan", "Attorney General"."""
    if words.is_possessive(head) or not words.joined(head) or head + 1 in names.begins:
        return False
    following = words.lowers[head + 1]
    if following in PERSON_NOUNS or following in BODY_NOUNS:
        return True
    if following in OPENERS or words.is_capital(head + 1):
        return False
    return not following.endswith(_VERB_ENDINGS)


def is_many(words: Words, head: int) -> bool:
    """Tell whether a word for a national is no noun for one person: "American voters"."""
    if not stands_for_one(words, head):
        return True
    following = words.lowers[head + 1] if words.joined(head) else "said"
    return following not in OPENERS and not following.endswith("ed")


def _find_bearer(words: Words, phrase: Phrase, names: Names) -> int | None:
    """Return the name that the phrase is said of, by the place it has in the sentence."""
    bearer = names.begins.get(skip_titles(words, phrase.last + 1, names))
    if bearer is not None and words.joined(phrase.last) and not words.is_possessive(phrase.last):
        return _person(names, bearer)
    if bearer is not None and phrase.determiner and words.gap(phrase.last) == ", ":
        mention = names.mentions[bearer]
        named = mention.size > 1 or mention.kind == "person" or phrase.noun in RELATIVES
        if named and _is_closed(words, mention.last):
            return _person(names, bearer)
    if words.joined(phrase.last) and words.lowers[phrase.last + 1] in ("called", "named"):
        bearer = names.begins.get(phrase.last + 2)  # "a pilot called Tom Roe"
        return None if bearer is None else _person(names, bearer)
    if phrase.determiner and (bearer := _named_after_clause(words, phrase, names)) is not None:
        return _person(names, bearer)
    if phrase.first == 0 or not _is_closed(words, phrase.last):
        return None
    bearer = names.ends.get(_before_degrees(words, phrase.first - 1, names))
    if bearer is not None and words.gap(phrase.first - 1) in (", ", "., "):
        return _person(names, bearer)
    if phrase.determiner and words.lowers[phrase.first - 1] in ("is", "was", "am", "as"):
        bearer = names.ends.get(phrase.first - 2)
        if bearer is not None and words.joined(phrase.first - 2):
            return _person(names, bearer)
    return None


def _before_degrees(words: Words, last: int, names: Names) -> int:
    """Return the last word of a name whose degrees end at the word ``last``, or that word."""
    named = last
    while named and last - named < _MOST_DEGREES and named not in names.ends:
        named -= 1
    return named if named in names.ends and last_degree(words, named) == last else last


def _named_after_clause(words: Words, phrase: Phrase, names: Names) -> int | None:
    """Return the name in "the engineer who had dug it, Ann Doe,"."""
    index = phrase.last + 1
    if _names_himself(words, phrase, names) is not None:
        return _names_himself(words, phrase, names)
    if not words.joined(phrase.last) or words.lowers[index] not in ("who", "whose"):
        return None
    while index - phrase.last < _LONGEST_CLAUSE and words.joined(index):
        index += 1
    bearer = names.begins.get(index + 1)
    if bearer is None or words.gap(index) != ", ":
        return None
    mention = names.mentions[bearer]
    closed = mention.last + 1 >= len(words) or words.gap(mention.last).strip() != ""
    return bearer if mention.size > 1 and closed else None


def _names_himself(words: Words, phrase: Phrase, names: Names) -> int | None:
    """Return the name in "one woman, who gave her name only as Donna"."""
    gives = _GIVES_NAME.match(words.text, words.ends[phrase.last])
    return None if gives is None else names.begins.get(words.first_at(gives.end()))


def _person(names: Names, index: int) -> int | None:
    return index if may_be_person(names.mentions[index]) else None


def may_be_person(mention: Mention) -> bool:
    """Tell whether a name can be a person's and does not merely narrow a noun."""
    return mention.kind in ("person", "name") and not mention.modifies


def _is_closed(words: Words, last: int) -> bool:
    """Tell whether a phrase between commas or before a clause ends at the word ``last``."""
    if last + 1 >= len(words) or last + 1 in words.new_paragraph:
        return True
    if words.is_possessive(last):
        return False
    following = words.lowers[last + 1]
    return words.gap(last).strip() != "" or following in ENDS_OF_PHRASE or following in CONJUNCTIONS
