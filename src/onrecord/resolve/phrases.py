"""Read noun phrases: what narrows a noun, whose it is, and whether it is definite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from onrecord.resolve.lexicon import (
    ABBREVIATED_TITLES,
    DEFINITE,
    DETERMINERS,
    FEMALE,
    HONORIFICS,
    MALE,
    OPENERS,
    POSSESSIVES,
    Gender,
)
from onrecord.resolve.mentions import Mention
from onrecord.resolve.nouns import (
    BODY_NOUNS,
    FEMALE_NOUNS,
    GROUP_NOUNS,
    MALE_NOUNS,
    OFFICE_WORDS,
    PERSON_NOUNS,
    ROLE_MODIFIERS,
)
from onrecord.resolve.places import ADJECTIVES, COUNTRIES, NATIONALS, country_of
from onrecord.resolve.word_lists import words_of
from onrecord.resolve.words import Words
from onrecord.types import Span

GENITIVE = "genitive"
NATIONAL = "citizen"
"""The noun of "the American"."""

_MOST_UNKNOWN_WORDS = 3
_LONGEST_SIDE = 8  # words read to the left of the noun, and in an "of" phrase to its right
_MOST_COMPLEMENTS = 2  # "the head of the school of law"
# After these a noun may follow in lower case; after the other prepositions only a name tells
# more of who is meant ("a doctor at the time").
_ANY_COMPLEMENT = frozenset(("of", "for"))
_MOST_JOINED = 3  # words behind the "and" of an office
_NEGATIONS = ("n't", "n’t")
_UNDER_OFFICES = words_of("secretary secretaries sheriff treasurer clerk")
_NAMED_COMPLEMENT = words_of("at to from in with on")
# Words that add nothing by which another could be told apart.
SOFT_MODIFIERS = words_of(
    """
    presidential current new longtime senior top leading main veteran own
    """
)
SAME_NOUN = {
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "advisor": "adviser",
    "frontrunner": "front-runner",
    "congresswoman": "representative",
    "congressman": "representative",
    "defence": "defense",
    "organisation": "organization",
    "programme": "program",
    "mum": "mother",
    "mom": "mother",
    "mam": "mother",
    "mummy": "mother",
    "dad": "father",
    "daddy": "father",
    "grandma": "grandmother",
    "granny": "grandmother",
    "gran": "grandmother",
    "grandpa": "grandfather",
    "grandad": "grandfather",
    "granddad": "grandfather",
    "ex": "former",
    "ousted": "former",
    "deposed": "former",
    "sacked": "former",
    "dismissed": "former",
    "interim": "acting",
    "caretaker": "acting",
    **ABBREVIATED_TITLES,
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a document, by the words they begin and end with.

    Attributes:
        mentions: All of them, in order.
        begins, ends: The index of the mention that begins or ends with a word.
        words: All words of all names.
    """

    mentions: tuple[Mention, ...]
    begins: Mapping[int, int]
    ends: Mapping[int, int]
    words: frozenset[int]

    @classmethod
    def of(cls, mentions: tuple[Mention, ...]) -> Names:
        """Index ``mentions``."""
        return cls(
            mentions,
            {mention.first: index for index, mention in enumerate(mentions)},
            {mention.last: index for index, mention in enumerate(mentions)},
            frozenset(chain.from_iterable(range(each.first, each.last + 1) for each in mentions)),
        )


class Phrase(NamedTuple):
    """A noun with what belongs to it: "Russia's Foreign Minister", "a senior official".

    Attributes:
        span: As written, without the determiner.
        first, last: Its words, determiner included.
        head: The word of the noun.
        noun: The noun, with abbreviations and the forms for women and men made one.
        modifiers: Lower-case words that narrow it: "foreign", "deputy".
        owners: Whose it is: countries, and words of names: "russia", "trump".
        determiner: "the", "a", "his", ``GENITIVE`` after a genitive, or ``None``.
        gender: What the noun tells.
    """

    span: Span
    first: int
    last: int
    head: int
    noun: str
    modifiers: frozenset[str]
    owners: frozenset[str]
    determiner: str | None
    gender: Gender | None

    @property
    def definite(self) -> bool:
        """Whether it speaks of somebody or something that the reader is to know."""
        if self.determiner is None:
            return self.noun not in GROUP_NOUNS and not self.noun.endswith("s")
        determiner = self.determiner
        return determiner in DEFINITE or determiner in POSSESSIVES or determiner == GENITIVE

    @property
    def bare(self) -> bool:
        """Whether nothing tells it apart from others of its kind."""
        return not self.owners and self.modifiers <= SOFT_MODIFIERS


def read_phrase(words: Words, head: int, names: Names) -> Phrase:
    """Read the phrase around the noun at ``head``: what stands before it and after it."""
    first, start, determiner = _look_left(words, head, names)
    low = words.lowers[head]
    modifiers, owners = _sort_words(words, start, head)
    if low in NATIONALS:
        owners |= {NATIONALS[low]}
    last = head
    for _ in range(_MOST_COMPLEMENTS):
        end = _look_right(words, last, names)
        if end is None:
            break
        more, whose = _sort_words(words, last + 2, end + 1)
        if words.lowers[last + 1] == "to":  # "the ambassador to Russia" is not Russia's
            abroad = whose.intersection(COUNTRIES)
            more, whose = more | {f"to {country}" for country in abroad}, whose - abroad
        modifiers, owners, last = modifiers | more, owners | whose, end
    return Phrase(
        span=words.span(start, last),
        first=first,
        last=last,
        head=head,
        noun=NATIONAL if low in NATIONALS else SAME_NOUN.get(low, low),
        modifiers=modifiers,
        owners=owners,
        determiner=determiner,
        gender=_gender_of(low),
    )


def _gender_of(noun: str) -> Gender | None:
    if noun in FEMALE_NOUNS or (noun in NATIONALS and noun.endswith("woman")):
        return FEMALE
    national = noun in NATIONALS and noun.endswith(("chman", "shman", "sman"))  # no "German"
    return MALE if national or noun in MALE_NOUNS else None


def _look_left(words: Words, head: int, names: Names) -> tuple[int, int, str | None]:
    """Return the first word, the first word after the determiner, and the determiner."""
    safe = start = head
    unknown = 0
    while start and head - start < _LONGEST_SIDE and words.joined(start - 1):
        before = start - 1
        low = words.lowers[before]
        if words.is_possessive(before):
            return _read_genitive(words, before, names)
        if low in DETERMINERS:
            return before, start, low
        if before in names.ends:
            start = names.mentions[names.ends[before]].first
            safe = safe if unknown else start
            continue
        opens = low in OPENERS and low not in ROLE_MODIFIERS
        if opens or low.endswith(_NEGATIONS) or _is_preposition(words, before):
            break
        start = before
        if unknown == 0 and _may_narrow(words, before):
            safe = start
            continue
        unknown += 1
        if unknown > _MOST_UNKNOWN_WORDS:
            break
    return safe, safe, None


def _is_preposition(words: Words, index: int) -> bool:
    """Tell "gained under Chancellor Doe" from "Under Secretary Doe"."""
    return words.lowers[index] == "under" and words.lowers[index + 1] not in _UNDER_OFFICES


def _read_genitive(words: Words, owner: int, names: Names) -> tuple[int, int, str | None]:
    start = names.mentions[names.ends[owner]].first if owner in names.ends else owner
    if start and words.joined(start - 1) and words.lowers[start - 1] in DETERMINERS:
        return start - 1, start, GENITIVE
    return start, start, GENITIVE


def _may_narrow(words: Words, index: int) -> bool:
    """Tell whether a word is known to stand before nouns of persons without an article."""
    low = words.lowers[index]
    return (
        low in ROLE_MODIFIERS
        or low in BODY_NOUNS
        or low in PERSON_NOUNS
        or low in ADJECTIVES
        or (low in OFFICE_WORDS and words.is_capital(index))
        or f"{low} {words.lowers[index + 1]}" in ADJECTIVES
        or (words.is_capital(index) and not words.opens_sentence(index))
        or (words.forms[index].isupper() and len(low) > 1)  # "SNP MP", at the beginning, too
    )


def _look_right(words: Words, last: int, names: Names) -> int | None:
    """Return the last word of an "of …" or "for …" that follows the word ``last``."""
    if words.lowers[last + 1 : last + 3] == ["at", "large"] and words.joined(last + 1):
        # "editor at large at the Gazette"
        return _look_right(words, last + 2, names) or last + 2
    opener = last + 1
    is_share = words.gap(last) == "% "  # "56% of Americans"
    if not (words.joined(last) or is_share) or words.is_possessive(last):
        return None
    if opener == len(words) or not words.joined(opener):
        return None
    only_names = words.lowers[opener] in _NAMED_COMPLEMENT
    if not only_names and words.lowers[opener] not in _ANY_COMPLEMENT:
        return None
    step = opener + 1
    if words.lowers[step] in DETERMINERS or words.lowers[step] in POSSESSIVES:
        if not words.joined(step):
            return None
        step += 1
    if only_names and not words.is_capital(step):
        return None
    end = None
    while step - opener <= _LONGEST_SIDE:
        if _is_title(words, step, names):
            break
        if step in names.begins and names.mentions[names.begins[step]].titled:
            break
        if step in names.begins:
            step = names.mentions[names.begins[step]].last
        elif words.lowers[step] in OPENERS or _is_verb(words, step):
            return end if end is None else _last_joined(words, step, names) or end
        end = step
        if not words.joined(step):
            break
        step += 1
    return end


def _last_joined(words: Words, conjunction: int, names: Names) -> int | None:
    """Return the last word of what "and" adds to an office: "minister for women and equalities".

    What follows must end there: "the editor of the Post and Ann Doe" are two.
    """
    if words.lowers[conjunction] not in ("and", "&") or not words.joined(conjunction):
        return None
    for step in range(conjunction + 1, min(conjunction + 1 + _MOST_JOINED, len(words))):
        named = step in names.words or words.lowers[step] in PERSON_NOUNS
        if named or words.lowers[step] in OPENERS or words.is_possessive(step):
            return None
        if not words.joined(step):
            return step if words.gap(step)[:1] == "," else None
        if words.lowers[step + 1] in _NAMED_COMPLEMENT - {"to"}:
            return step
    return None


def _is_title(words: Words, index: int, names: Names) -> bool:
    """Tell whether a word is the title of a name that follows: "of the House Rep. Ann Doe"."""
    low = words.lowers[index]
    titled = low in ABBREVIATED_TITLES or low in HONORIFICS
    return titled or (low in PERSON_NOUNS and words.joined(index) and index + 1 in names.begins)


def skip_titles(words: Words, index: int, names: Names) -> int:
    """Return the first word from ``index`` on that is not the title of a name."""
    while index < len(words) and _is_title(words, index, names) and words.joined(index):
        index += 1
    return index


def _is_verb(words: Words, index: int) -> bool:
    """Guess whether a word is a verb: good enough to end an "of" phrase."""
    low = words.lowers[index]
    return low.endswith("ed") and low not in ROLE_MODIFIERS


def _sort_words(words: Words, start: int, end: int) -> tuple[frozenset[str], frozenset[str]]:
    """Part the words ``start`` up to ``end`` into modifiers and the words of owners."""
    modifiers, owners = set(), set()
    index = start
    while index < end:
        low = words.lowers[index]
        pair = f"{low} {words.lowers[index + 1]}" if index + 1 < end else ""
        capital = words.is_capital(index)
        if capital and (country := country_of(pair)):
            owners.add(country)
            index += 1
        elif capital and (country := country_of(low)):
            owners.add(country)
        elif low in OFFICE_WORDS or low in ROLE_MODIFIERS or not capital:
            if low in ROLE_MODIFIERS or (low not in OPENERS and low != "affairs"):
                modifiers.add(SAME_NOUN.get(low, low))
        elif low not in OPENERS:
            owners.add(low)
        index += 1
    return frozenset(modifiers), frozenset(owners)
