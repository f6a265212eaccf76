"""Find the names in a document: people, bodies, states, groups and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.resolve.given_names import GIVEN_NAMES
from onrecord.resolve.headlines import find_headlines, read_headline
from onrecord.resolve.kinds import (
    NameKind,
    classify,
    is_body,
    is_given,
    is_shouted,
)
from onrecord.resolve.lexicon import (
    ABBREVIATED_TITLES,
    DEGREES,
    DETERMINERS,
    HONORIFICS,
    OPENERS,
    PARTICLES,
    PARTY_PLURALS,
    PARTY_WORDS,
    POSSESSIVES,
    SAYING,
    SIBLINGS,
    VERBS,
)
from onrecord.resolve.nouns import (
    BODY_NOUNS,
    COMMON_BODY_NOUNS,
    DOCUMENT_NOUNS,
    FORMERLY,
    GROUP_NOUNS,
    GROUP_PLURALS,
    KNOWN_BODIES,
    OFFICE_WORDS,
    PERSON_NOUNS,
    RANKS,
    ROLE_MODIFIERS,
    SURNAMES_TOO,
    THINGS_IN_CAPITALS,
    TRADE_ENDINGS,
)
from onrecord.resolve.places import (
    ADJECTIVES,
    BEFORE_NATIONAL,
    CAPITALS,
    COUNTRIES,
    NATIONALS,
    PARTS,
)
from onrecord.resolve.runs import GIVEN_OPENERS, find_nickname, find_runs
from onrecord.resolve.word_lists import words_of
from onrecord.resolve.words import Words
from onrecord.types import Span

_ADVERB_ENDINGS = ("ing", "ly")
_JOB = re.compile(rf"[a-z]{{3}}(?:{TRADE_ENDINGS})s?$")
_EPITHET = re.compile(r"(?:ed|ing|in|y)$")  # "Crooked", "Lyin'", "Crazy"
_MOST_BETWEEN = 3  # words from "the" to the national, this one included
_LONGEST_RUN = 9  # more words in capitals than any name has
# Nouns behind a name that belongs to them; plurals only that are no verbs ("Doe suspects").
_AFTER_NAMES = (
    PERSON_NOUNS
    | COMMON_BODY_NOUNS
    | words_of(
        "officials supporters aides allies advisers advisors lawmakers voters backers critics"
        " donors delegates loyalists operatives strategists prosecutors senators"
    )
)
_TITLES = (PERSON_NOUNS - SURNAMES_TOO) | frozenset(ABBREVIATED_TITLES)
_LINKS = ("of", "for", "and", "on", "the")
_OWNED_BY = ("of", "to", "for", "at")
_NEVER_OPENERS = frozenset().union(
    GIVEN_NAMES,
    PARTICLES,
    PERSON_NOUNS,
    BODY_NOUNS,
    ROLE_MODIFIERS,
    HONORIFICS,
    COUNTRIES,
    CAPITALS,
    GIVEN_OPENERS,
)
_OFFICE_WORDS = OFFICE_WORDS | {"affairs"}
# How judges, monarchs and envoys are addressed, after "your", "her", "their".
_RESPECT = words_of(
    """
    honor honors honour honours majesty majesties highness highnesses excellency excellencies
    holiness eminence lordship lordships ladyship
    """
)


class Mention(NamedTuple):
    """A name in the text.

    Attributes:
        span: The name alone, without titles.
        first, last: Its words, both included.
        kind: What it names; ``"name"`` where the name does not tell.
        key: Its words in lower case, parted by one space.
        honorific: "mr", "mrs", "dr" …, where one stands before it.
        titled: A role ("Senator") stands right before it.
        modifies: It stands before a noun it belongs to ("the Trump campaign").
        speaks: A verb of saying, or "who", follows.
        nickname: What stands in it in marks or brackets, in lower case: "liz".
    """

    span: Span
    first: int
    last: int
    kind: NameKind
    key: str
    honorific: str | None = None
    titled: bool = False
    modifies: bool = False
    speaks: bool = False
    nickname: str | None = None

    @property
    def size(self) -> int:
        """How many words the name has."""
        return self.last - self.first + 1


def find_mentions(words: Words) -> tuple[Mention, ...]:
    """Return all names in ``words``, in order and disjoint.

    In a headline, where most words have a capital letter, names are those the text below has.
    """
    common = _without_capital(words)
    headlines = find_headlines(words)
    mentions: list[Mention] = []
    in_headlines: list[tuple[int, int]] = []
    unread: list[int] = []
    for first, last in find_runs(words):
        if first in headlines:
            in_headlines.append((first, last))
        elif first == last and _is_of_nobody(words, first):
            continue
        elif last - first < _LONGEST_RUN:
            count = len(mentions)
            mentions.extend(_read_run(words, first, last, common))
            if first == last and len(mentions) == count:
                unread.append(first)
    unread += (
        index
        for index in words.cased
        if words.lowers[index] in VERBS and words.joined(index)
        if words.lowers[index + 1] in SAYING
    )
    known = {mention.key: mention.kind for mention in reversed(mentions)}
    for mention in mentions:
        if mention.size > 1 and mention.kind in ("person", "name"):
            known.setdefault(words.lowers[mention.last], mention.kind)
    mentions = [
        _without_opener(words, mention, known)
        for mention in mentions
        if not _is_cried(words, mention, known)
    ]
    given: dict[str, NameKind] = {}
    for mention in mentions:
        if mention.size > 1 and mention.kind == "person":
            given[words.lowers[mention.first]] = "person"
            given[mention.nickname or mention.key] = "person"
    mentions.extend(_parts_of_names(words, unread, given | known))
    for first, last in in_headlines:
        for start, end, kind in read_headline(words, first, last, known):
            key = " ".join(words.lowers[start : end + 1])
            mentions.append(Mention(words.span(start, end), start, end, kind, key))
    mentions.sort(key=lambda mention: mention.first)
    return tuple(
        mention
        for mention in mentions
        if not _is_adjective(words, mention)
        and not _is_national(words, mention)
        and not _is_respect(words, mention)
    )


def _is_of_nobody(words: Words, index: int) -> bool:
    """Tell whether one word in capitals is no name: "A&E", the "M.D." behind one."""
    low = words.lowers[index]
    if low in THINGS_IN_CAPITALS and words.forms[index].isupper():
        return True
    if (index and words.lowers[index - 1 : index + 1] == ["ph", "d"]) or (
        words.lowers[index : index + 2] == ["ph", "d"]
    ):
        return True
    return low.replace(".", "") in DEGREES and index > 0 and words.gap(index - 1)[-2:] == ", "


def _without_capital(words: Words) -> frozenset[str]:
    """Return the words, in lower case, whose capital at the start of a sentence tells nothing.

    These are words that have none elsewhere, and adverbs and participles that have one only there.
    """
    common = words.common
    proper: set[str] = set()
    doubtful: set[str] = set()
    for index in words.cased:
        low = words.lowers[index]
        if low.endswith(_ADVERB_ENDINGS) and low not in common:
            (doubtful if words.opens_sentence(index) else proper).add(low)
    return common | (doubtful - proper)


def _parts_of_names(
    words: Words, unread: Sequence[int], known: Mapping[str, NameKind]
) -> Iterator[Mention]:
    """Yield the words that look like titles and openers, but are names: "Hunter", "Bill"."""
    for index in unread:
        low = words.lowers[index]
        before = words.lowers[index - 1] if index else ""
        if known.get(low) in ("person", "name") and before not in DETERMINERS:
            speaks = words.joined(index) and words.lowers[index + 1] in SAYING
            yield Mention(words.span(index, index), index, index, "name", low, speaks=speaks)


def _is_adjective(words: Words, mention: Mention) -> bool:
    """Tell whether the name is an adjective before a noun: "French weapons"."""
    if mention.key not in ADJECTIVES or not words.joined(mention.last):
        return False
    following = words.lowers[mention.last + 1]
    return following not in OPENERS and not following.endswith("ed")


def _is_respect(words: Words, mention: Mention) -> bool:
    """Tell whether the word is no name but part of how somebody is addressed: "Your Honor"."""
    first = mention.first
    return mention.key in _RESPECT and first > 0 and words.lowers[first - 1] in POSSESSIVES


def _is_national(words: Words, mention: Mention) -> bool:
    """Tell whether the word is no name but a noun for one person: "the American said"."""
    return mention.key in NATIONALS and stands_for_one(words, mention.first)


def stands_for_one(words: Words, national: int) -> bool:
    """Tell whether "a" or "the" stands before a word for a national: "the young American"."""
    for before in range(national - 1, max(national - 1 - _MOST_BETWEEN, -1), -1):
        low = words.lowers[before]
        if not words.joined(before) or (low in OPENERS and low not in BEFORE_NATIONAL):
            return False
        if low in BEFORE_NATIONAL:
            return True
        if words.is_capital(before):
            return False
    return False


def _read_run(words: Words, first: int, last: int, common: frozenset[str]) -> Iterator[Mention]:
    """Yield the names in one run: "Justice Department Secretary Ann Doe" has two."""
    lowers = words.lowers
    owner = _find_owner(words, first, last)
    if owner is not None:
        yield _mention(words, first, owner, None, False)
        first = owner + 1
    after_office = (
        first >= 2 and lowers[first - 1] in ("of", "for") and lowers[first - 2] in _TITLES
    )
    while after_office and first <= last and lowers[first] in _OFFICE_WORDS:
        first += 1
    if first > last:
        return
    titled = owner is not None or (after_office and lowers[first - 1] in OFFICE_WORDS)
    known = " ".join(lowers[first : last + 1]) in KNOWN_BODIES
    while first < last and not known and _is_opener(words, first, common):
        first += 1
    if first == last and _is_opener(words, first, common):
        return
    if (
        first < last
        and is_body(lowers[first], lowers[last])
        and not _has_office(lowers[first + 1 : last - 1])
    ):
        yield _mention(words, first, last, None, False)
        return
    outlet = _find_outlet(lowers, first, last)
    if outlet is not None:
        yield _mention(words, first, outlet, None, False, modifies=True)
        first = outlet + 1
    start, honorific = first, None
    nickname = _nickname_within(words, first, last)
    for index in range(first, last + 1):
        low = lowers[index]
        if index in nickname:
            continue
        is_honorific = low in HONORIFICS and index < last
        is_title = _is_title(words, first, index, last, common)
        if not is_honorific and not is_title:
            continue
        dotted = low in ABBREVIATED_TITLES and words.gap(index)[:1] == "."
        of_place = index > start + 1 or lowers[start] in PARTS
        ends_office = of_place and index < last and is_given(lowers[index + 1])
        plain = not (is_honorific or dotted or ends_office)
        if plain and start < index and is_given(lowers[start]):
            continue  # "John Major Smith", but "Christian Rev. Ann Doe", "Virginia Mayor Ann Doe"
        if start < index and not _only_narrows(lowers[start:index]):
            yield _mention(words, start, index - 1, honorific, titled, modifies=True)
        start, honorific = index + 1, low if is_honorific else None
        titled = not is_honorific
    while start < last and lowers[start] in _LINKS:  # "Inspector General for the Community"
        start += 1
    if start <= last:
        yield _mention(words, start, last, honorific, titled)


def _is_title(words: Words, first: int, index: int, last: int, common: frozenset[str]) -> bool:
    """Tell whether a word in a run is a title; "Dean Pruitt" is a name where nobody is a dean."""
    low = words.lowers[index]
    if index == first == last - 1 and low in GIVEN_NAMES and low not in common:
        return False
    return low in _TITLES or (index == first < last and _opens_with_job(words, first, last))


def _has_office(lowers: Sequence[str]) -> bool:
    """Tell whether a title is inside a run: "Atlantic City Mayor Don Guardian"."""
    return any(low in _TITLES for low in lowers)


def _find_owner(words: Words, first: int, last: int) -> int | None:
    """Return the last word of the country or body in a run whose office a second name holds.

    "ambassador to the United States Ann Doe", "president of the European Commission Ann Doe".
    """
    lowers, before = words.lowers, first - 1
    if before > 0 and lowers[before] == "the":
        before -= 1
    if before < 1 or lowers[before] not in _OWNED_BY or lowers[before - 1] not in _TITLES:
        return None
    owner = _owning_body(lowers, first, last)
    if owner is None or lowers[last] in BODY_NOUNS:
        return None
    holder = " ".join(lowers[owner + 1 : last + 1])
    return owner if classify(words, owner + 1, last, holder) in ("person", "name") else None


def _find_outlet(lowers: Sequence[str], first: int, last: int) -> int | None:
    """Return the last word of whose man is named behind it: "Fox News Sean Hannity"."""
    end = last - 2
    if end < first or not is_given(lowers[end + 1]) or is_given(lowers[first]):
        return None
    if lowers[last] in BODY_NOUNS or len(lowers[end + 1]) == 1:
        return None
    known = " ".join(lowers[first : end + 1]) in KNOWN_BODIES
    return end if known or (lowers[end] in BODY_NOUNS and end > first) else None


def _owning_body(lowers: Sequence[str], first: int, last: int) -> int | None:
    """Return the last word of the country or body that a run begins with, two words left over."""
    for end in range(last - 2, first - 1, -1):
        key = " ".join(lowers[first : end + 1])
        if key in COUNTRIES or key in CAPITALS or key in KNOWN_BODIES:
            return end
        if is_body(lowers[first], lowers[end]) and lowers[end + 1] != "of":
            return end
    if lowers[first] in BODY_NOUNS and lowers[first + 1] == "of":  # "Bank of England"
        ends = range(first + 2, last - 1)
        return next((end for end in ends if is_given(lowers[end + 1])), None)
    return None


def _opens_with_job(words: Words, first: int, last: int) -> bool:
    """Tell whether a run's first word says what somebody does: "Goalkeeper Luis Ortega"."""
    low = words.lowers[first]
    if is_given(low) or not (low in GROUP_PLURALS or _JOB.search(low)):
        return False
    in_full = last - first > 1 and words.opens_sentence(first) and not low.endswith("ian")
    return in_full or is_given(words.lowers[first + 1])


def _only_narrows(lowers: list[str]) -> bool:
    return all(
        low in ROLE_MODIFIERS or low in ADJECTIVES or low in OFFICE_WORDS or low in PARTY_WORDS
        for low in lowers
    )


def _is_opener(words: Words, index: int, common: frozenset[str]) -> bool:
    """Tell whether a word has its capital only from opening a sentence."""
    low = words.lowers[index]
    if low in GIVEN_NAMES and words.joined(index) and words.lowers[index + 1] in SAYING:
        return False  # "Will said no"
    if low in GROUP_PLURALS or low in DOCUMENT_NOUNS or low[:-1] in DOCUMENT_NOUNS:
        before_capital = words.joined(index) and words.is_capital(index + 1)
        if before_capital and (low not in common or low in GIVEN_NAMES):
            return False
    elif low.endswith("s") and words.joined(index) and words.lowers[index + 1] == "of":
        return words.opens_sentence(index) and low not in _NEVER_OPENERS
    elif low in GROUP_NOUNS and not (words.joined(index) and words.is_capital(index + 1)):
        return words.opens_sentence(index)  # "Police said"
    elif low not in common or low in _NEVER_OPENERS:
        return False
    return words.opens_sentence(index)


def _mention(
    words: Words,
    first: int,
    last: int,
    honorific: str | None,
    titled: bool,
    *,
    modifies: bool = False,
) -> Mention:
    while first < last and _says_what(words.lowers, first):
        first += 1
    following = last + 1 < len(words) and words.joined(last) and not words.is_possessive(last)
    before_noun = following and words.lowers[last + 1] in _AFTER_NAMES
    speaks = following and words.lowers[last + 1] in SAYING
    key = " ".join(words.lowers[first : last + 1])
    kind = classify(words, first, last, key)
    if (honorific or titled) and kind in ("name", "state") and not modifies:
        kind = "person"
    before = words.lowers[first - 1] if first and words.joined(first - 1) else ""
    if kind == "name" and before in COMMON_BODY_NOUNS:  # "the carmaker Doe"
        kind = "organisation"
    span = words.span(first, last)
    modifies = modifies or before_noun
    marked = _nickname_within(words, first, last)
    nickname = words.lowers[marked[-1]] if marked else None
    return Mention(span, first, last, kind, key, honorific, titled, modifies, speaks, nickname)


def _nickname_within(words: Words, first: int, last: int) -> range:
    """Return the nickname inside a name: Elizabeth "Liz" Warren; an empty range without one."""
    for index in range(first, last):
        if nickname := find_nickname(words, index):
            return nickname
    return range(0)


def _says_what(lowers: list[str], first: int) -> bool:
    """Tell whether the first word says what somebody is: "Republican Marco Rubio"."""
    low = lowers[first]
    if low in RANKS or low in FORMERLY or low in PARTY_PLURALS:
        return True
    if low in SIBLINGS and lowers[first + 2 : first + 3] == ["and"]:  # "Brothers Jan and Ivo Roe"
        return True
    return (low in PARTY_WORDS or low in ADJECTIVES) and is_given(lowers[first + 1])


def _without_opener(words: Words, mention: Mention, known: Mapping[str, NameKind]) -> Mention:
    """Return a name without what no name begins with: "Imagine Brad Doe", "Crooked Ann Cole"."""
    low = words.lowers[mention.first]
    if mention.size == 1 or is_given(low) or is_given(low.partition("-")[0]):
        return mention
    if words.lowers[mention.first + 1] in PARTICLES:  # "Zoran Le Brun", who is "Le Brun" later
        return mention
    key = mention.key.partition(" ")[2]
    epithet = _EPITHET.search(low) is not None and is_given(words.lowers[mention.first + 1])
    if epithet and mention.size == 2:  # "Crooked Hillary", but not "Luay Sami"
        epithet = any(each.startswith(f"{key} ") for each in known)
    if not epithet and (mention.size < 3 or not words.opens_sentence(mention.first)):
        return mention
    if key not in known and not any(each.startswith(f"{key} ") for each in known):
        return mention
    first = mention.first + 1
    kind = known.get(key, "person")
    return mention._replace(span=words.span(first, mention.last), first=first, key=key, kind=kind)


def _is_cried(words: Words, mention: Mention, known: Mapping[str, NameKind]) -> bool:
    """Tell whether a word is in capitals like those around it, and no name elsewhere either."""
    ends = (words.forms[mention.first], words.forms[mention.last])
    if mention.kind != "name" or not all(form.isupper() for form in ends):
        return False
    if known.get(mention.key) not in ("name", None):
        return False
    return mention.size > 1 or is_shouted(words, mention.first)
