"""Find the stretches of words in capitals that may hold names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.resolve.given_names import GIVEN_NAMES
from onrecord.resolve.kinds import is_given, is_shouted
from onrecord.resolve.lexicon import (
    ARTICLES,
    CONJUNCTIONS,
    HONORIFICS,
    OPENERS,
    PARTICLES,
    PARTY_PLURALS,
    QUANTITIES,
    SAYING,
    VERBS,
)
from onrecord.resolve.names import FAMILY_NAMES_FIRST, is_two_syllables
from onrecord.resolve.nouns import (
    BODY_NOUNS,
    GROUP_PLURALS,
    KNOWN_BODIES,
    LEGAL_FORMS,
    PERSON_NOUNS,
    RANKS,
)
from onrecord.resolve.places import CAPITALS, COUNTRIES, REALMS, country_of
from onrecord.resolve.word_lists import words_of
from onrecord.resolve.words import Words

_ARTICLES_IN_NAMES = ("al-", "el-", "ul-", "as-", "ad-")
_HYPHENATED = re.compile(r"[A-Z][a-z]+-[a-z]+")  # "Kim Jong-un"
_EDITIONS = frozenset(("morning", "evening", "saturday", "sunday"))
_MEMBERS = frozenset(("women", "men", "people", "children"))
_OF_MEMBERS = words_of(
    "alliance association club council federation guild institute league network society union"
)
# Bodies whose names say what they are for, and words that end the second part of that.
_WITH_FIELDS = words_of(
    "ministry department institute institutes office bureau center centre centers college school"
)
_FIELDS = words_of(
    """
    agriculture care commerce control culture defence defense diseases education energy equality
    food health heritage housing industry justice labor labour medicine migration prevention
    research safety sciences science security services skills sport sports tourism trade training
    transport works affairs fisheries
    """
)
_FIELD_ENDINGS = ("ology", "tion", "ment")
_MONTHS = frozenset(("april", "june", "august"))
# Openers that are given names, too: "Will Smith said", "Defence Minister Per Holm".
GIVEN_OPENERS = words_of("will rose drew per an do")
# What a nickname stands in: "William (Bill) Ford".
_AROUND_NICKNAMES = {' "': '" ', " “": "” ", " ‘": "’ ", " '": "' ", " (": ") "}
_LONGEST_NICKNAME = 3
_OPENINGS = CONJUNCTIONS | words_of(
    "when where while after before as if once how why what for in on at"
)
_NOT_IN_NAMES = OPENERS - {"may", "will", "said", "won", "summer", "april", "june", "august"}


def find_runs(words: Words) -> Iterator[tuple[int, int]]:
    """Yield the stretches of words in capitals that may hold a name, first and last word."""
    done = 0
    for index in words.cased:
        if index < done or not _may_begin(words, index):
            continue
        last = index
        while (following := _continue_run(words, index, last)) is not None:
            last = following
        yield index, last
        done = last + 1


def _may_begin(words: Words, index: int) -> bool:
    if words.lowers[index] in OPENERS:
        form = words.forms[index]
        if words.lowers[index] in GIVEN_OPENERS and words.is_capital(index):
            may_be_headline = not words.opens_sentence(index) and words.is_capital(index - 1)
            return not may_be_headline and _is_given_opener(words, index)
        if words.lowers[index] in _MONTHS and words.joined(index):  # "June Petrie, 78,"
            dated = index and words.joined(index - 1) and words.lowers[index - 1] in OPENERS
            return not dated and _is_name_word(words, index + 1)
        if words.lowers[index] in _EDITIONS and words.joined(index):  # "the Morning Herald"
            return words.is_capital(index) and words.lowers[index + 1] in BODY_NOUNS
        if " ".join(words.lowers[index : index + 2]) in KNOWN_BODIES:  # "the Met Office"
            return words.is_capital(index) and words.joined(index)
        opens = index == 0 or index in words.new_paragraph
        if opens and words.lowers[index] in _OPENINGS:  # "WHEN Ann Doe said", as some papers print
            return False
        return len(form) > 1 and form.isupper() and not is_shouted(words, index)
    return _is_name_word(words, index)


def _is_given_opener(words: Words, index: int) -> bool:
    """Tell whether a word that may open a sentence is somebody's given name.

    Inside a sentence, its capital tells; at the beginning, that a verb of saying or, after a
    name, an age follows: not so in "Will Smith resign?", "An American said", "Per Doe, it fell".
    """
    surname, following = index + 1, index + 2
    if words.joined(index) and words.lowers[index + 1] in SAYING - {"who"}:  # "Will said no"
        return words.lowers[index] in GIVEN_NAMES and words.lowers[index] not in ARTICLES
    if not words.joined(index) or not _is_name_word(words, surname):
        return False
    if words.lowers[surname] in _NOT_IN_NAMES or country_of(words.lowers[surname]):
        return False
    if not words.opens_sentence(index):
        in_title = words.joined(surname) and words.is_capital(following)
        return words.lowers[index] in GIVEN_NAMES or not in_title
    if following == len(words):
        return False
    if words.joined(surname):
        return words.lowers[following] in SAYING - {"who"}
    apposed = words.lowers[following] == "who" or words.forms[following].isdigit()
    return words.lowers[index] in GIVEN_NAMES and words.gap(surname) == ", " and apposed


def _is_name_word(words: Words, index: int) -> bool:
    form = words.forms[index]
    if form[0].isupper():
        hyphen = form.find("-")
        return hyphen < 0 or hyphen + 1 == len(form) or not form[hyphen + 1].islower()
    return form.startswith(_ARTICLES_IN_NAMES) and not form.islower()


def _continue_run(words: Words, first: int, last: int) -> int | None:
    """Return the word that ``last`` is followed by in the same name, if there is one."""
    if words.is_possessive(last):
        return _members_body(words, last)
    if not words.joined(last):
        suffix = _suffix_after(words, last) or _partner_after(words, first, last)
        nickname = find_nickname(words, last)
        return suffix or (nickname.stop if nickname else None)
    following = last + 1
    if _HYPHENATED.fullmatch(words.forms[following]) and (
        words.lowers[last] in FAMILY_NAMES_FIRST or is_two_syllables(words.lowers[following])
    ):
        return following
    if _is_name_word(words, following):
        return None if _breaks_name(words, following) else following
    step = following
    while step < following + 2 and words.lowers[step] in PARTICLES and words.joined(step):
        step += 1
        if _is_name_word(words, step):
            return step
    if words.lowers[following] in ("of", "for", "and", "&", "on"):
        return _body_after(words, first, following)
    return None


def _breaks_name(words: Words, index: int) -> bool:
    """Tell whether a word in capitals is no part of a name: not so the initial in "Ann A. Doe"."""
    initial = (
        len(words.forms[index]) == 1 and index + 1 < len(words) and words.gap(index)[:1] == "."
    )
    if initial or words.lowers[index] not in _NOT_IN_NAMES:
        return False
    before = words.lowers[index - 1]
    if words.lowers[index] in GIVEN_OPENERS and before in PERSON_NOUNS | HONORIFICS.keys():
        return not _is_given_opener(words, index)
    if words.lowers[index] in QUANTITIES and before in BODY_NOUNS:
        return False  # "Channel Six"
    if words.lowers[index] in VERBS and (before in GIVEN_NAMES or before in HONORIFICS):
        return False  # "Nancy Drew"
    if words.lowers[index] in RANKS and words.joined(index):  # "Agriculture Under Secretary"
        return words.lowers[index + 1] not in PERSON_NOUNS
    return " ".join(words.lowers[index - 1 : index + 1]) not in KNOWN_BODIES


def find_nickname(words: Words, given: int) -> range | None:
    """Return the words in marks or brackets between a given name and a surname, if there are any.

    Not so in "Ann Doe (AP) Rome", "the film Rose “Red” Street".
    """
    closing = _AROUND_NICKNAMES.get(words.gap(given))
    if closing is None or words.is_possessive(given) or given + 1 in words.new_paragraph:
        return None
    last = given + 1
    while last + 1 < len(words) and words.joined(last) and last - given < _LONGEST_NICKNAME:
        last += 1
    if words.gap(last) != closing or not _is_name_word(words, last + 1):
        return None
    forms = words.forms[given + 1 : last + 1]
    named = is_given(words.lowers[given]) or is_given(words.lowers[last])
    capital = all(form[0].isupper() and not form.isupper() for form in forms)
    surname = words.lowers[last + 1]
    is_nickname = named and capital and surname not in BODY_NOUNS and surname not in _NOT_IN_NAMES
    return range(given + 1, last + 1) if is_nickname else None


def _suffix_after(words: Words, last: int) -> int | None:
    """Return the "Jr." of "John Doe, Jr." or the "Inc." of "Acme Motors, Inc."."""
    following = last + 1
    if following == len(words):
        return None
    if words.lowers[following] in ("jr", "sr") or words.lowers[following] in LEGAL_FORMS:
        return following if words.gap(last) == ", " else None
    return None


def _partner_after(words: Words, first: int, last: int) -> int | None:
    """Return the second partner of a firm: "Carlisle & Stowe"."""
    following = last + 1
    partners = words.gap(last) == " & " and following not in words.new_paragraph
    if not partners or words.lowers[first] in GIVEN_NAMES:
        return None
    return following if _is_name_word(words, following) else None


def _members_body(words: Words, last: int) -> int | None:
    """Return the noun behind those whose body it is: "Pilots' Guild", "Women's Institute"."""
    low, following = words.lowers[last], last + 1
    if following == len(words):
        return None
    plural = low[-1] == "s" and words.afters[last] == words.ends[last] + 1
    told = low in GROUP_PLURALS or (  # "the Seafarers' Council"
        last and words.lowers[last - 1] == "the" and words.lowers[following] in _OF_MEMBERS
    )
    if (
        not (low in _MEMBERS or (plural and told))
        or not words.joined(last)
        or not words.is_capital(following)
    ):
        return None
    return following if words.lowers[following] in BODY_NOUNS else None


def _body_after(words: Words, first: int, connector: int) -> int | None:
    """Return the word after "of", "for" or "and" where these join the name of one body."""
    if not words.joined(connector):
        return None
    step = connector + 1
    articles = ARTICLES if words.lowers[connector] == "for" else ("the",)
    if words.lowers[step] in articles and words.joined(step):
        step += 1
    if not _is_name_word(words, step) or words.lowers[step] in _NOT_IN_NAMES:
        return None
    so_far = words.lowers[first:connector]
    if words.lowers[connector] not in CONJUNCTIONS:
        of_body = so_far[-1] in BODY_NOUNS or so_far[0] in BODY_NOUNS
        return step if of_body or so_far[-1] in REALMS else None
    if so_far[0] in GIVEN_NAMES or (so_far[-1] in BODY_NOUNS and len(so_far) > 1):
        return None
    if step != connector + 1 or _is_settled(" ".join(so_far)):
        return None
    end = step
    while words.joined(end) and _is_name_word(words, end + 1) and not words.is_possessive(end):
        end += 1
    part_of_body = words.lowers[end] in BODY_NOUNS and end > step
    return step if part_of_body or "for" in so_far or _is_field(words, so_far, end) else None


def _is_field(words: Words, so_far: list[str], last: int) -> bool:
    """Tell whether a body's field ends at ``last``: "Institute of Allergy and Infectious Diseases".

    Not so "the University of Texas and Ann Rogers".
    """
    if "of" not in so_far or last >= len(words):
        return False
    noun, field = so_far[so_far.index("of") - 1], words.lowers[last]
    return noun in _WITH_FIELDS and (field in _FIELDS or field.endswith(_FIELD_ENDINGS))


def _is_settled(key: str) -> bool:
    return key in COUNTRIES or key in CAPITALS or key in KNOWN_BODIES or key in PARTY_PLURALS
