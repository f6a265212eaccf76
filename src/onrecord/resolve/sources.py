"""Read a source span: is it a name, a description, a pronoun, and which word is its head?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from onrecord.resolve.lexicon import (
    ARTICLES,
    CONJUNCTIONS,
    DETERMINERS,
    ENDS_OF_PHRASE,
    NOBODY,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE_WORDS,
)
from onrecord.resolve.mentions import Mention
from onrecord.resolve.nouns import COMMON_BODY_NOUNS, GROUP_PLURALS, NOUNS, PERSON_NOUNS, RANKS
from onrecord.resolve.phrases import Names, skip_titles
from onrecord.resolve.roles import Role, may_be_person
from onrecord.resolve.word_lists import words_of
from onrecord.resolve.words import Words, last_degree
from onrecord.types import Span

ReadingKind = Literal["pronoun", "relative", "name", "phrase", "one", "several", "nobody"]

_MOST_WORDS = 14  # of a description that serves as a name
_SKIPPED = words_of(
    """
    by to from of and but then even also only just according as for so yet like while both
    perhaps maybe because though although when if that at least nearly about almost roughly
    around more than
    """
)
# Words besides prepositions that begin what is added after the head of a phrase.
_AFTER_CORE = words_of(
    """
    close familiar alike too alone himself herself itself themselves is are was were has have
    had said now then here there today already involved
    """
)
_DAYS_AFTER = words_of(
    """
    last this earlier later yesterday monday tuesday wednesday thursday friday saturday sunday
    """
)


class Reading(NamedTuple):
    """What a source span turned out to be.

    Attributes:
        kind: Which of the following holds.
        head: The index of the mention for a name, of the word for everything else.
        first, last: The words that name the party: without what a relative clause adds.
    """

    kind: ReadingKind
    head: int
    first: int
    last: int


def read_source(
    words: Words, names: Names, roles: Mapping[int, Role], source: Span
) -> Reading | None:
    """Read the words of ``source``; ``None`` where it holds none.

    Args:
        words: The words of the document.
        names: Its names.
        roles: Its phrases for persons, by the word of their noun.
        source: The span to read.
    """
    first, end = words.within(source)
    last = end - 1
    while first < last and words.lowers[first] in _SKIPPED and first not in names.begins:
        if words.lowers[first] == "both" and CONJUNCTIONS.isdisjoint(words.lowers[first:end]):
            break  # "both ministers"
        first += 1
    if first > last:
        return None
    if words.lowers[first] == "neither" and "nor" in words.lowers[first:end]:
        return Reading("nobody", first, first, last)
    if first == last and first not in names.words:
        if words.lowers[first] in PRONOUNS:
            return Reading("pronoun", first, first, first)
        if words.lowers[first] in RELATIVE_WORDS:
            return Reading("relative", first, first, first)
    elif words.lowers[first] in ("he", "she") and _goes_amiss(words, first):
        return Reading("pronoun", first, first, first)
    if (ours := _find_all_of_us(words, first, last)) is not None:
        return Reading("pronoun", ours, first, last)
    return _read_phrase(words, names, roles, first, last)


def _find_all_of_us(words: Words, first: int, last: int) -> int | None:
    """Return the pronoun of "all of us here", "we all", "each of us": all for whom "we" stands."""
    said = words.lowers[first : last + 1]
    if said[:2] in (["we", "all"], ["us", "all"], ["we", "both"]):
        return first
    return first + 2 if said[:3] in (["all", "of", "us"], ["each", "of", "us"]) else None


def _goes_amiss(words: Words, pronoun: int) -> bool:
    """Tell whether a source is cut too long behind its pronoun: "he met the mayor"."""
    return words.joined(pronoun) and words.lowers[pronoun + 1] not in CONJUNCTIONS


def _read_phrase(
    words: Words, names: Names, roles: Mapping[int, Role], first: int, last: int
) -> Reading:
    head = _find_head(words, names, first, last)
    if head in names.ends and _is_second_of_pair(words, names, head, first):
        return Reading("several", head, first, head)
    bearer = _bearer(names, roles, head)
    if bearer is None and (joint := _find_joint(words, names, head, last)) is not None:
        other = _find_head(words, names, joint, last)
        same = _is_same(words, names, (head, joint, other))
        if same:
            bearer = names.ends.get(other, _bearer(names, roles, other))
        else:
            return Reading("several", head, first, _last_word(words, other, last))
    if bearer is None:
        apposed = _find_holder if head in names.ends else _find_apposed
        bearer = apposed(words, names, roles, head, last)
    if bearer is not None:
        mention = names.mentions[bearer]
        return Reading("name", bearer, mention.first, mention.last)
    if head in names.ends:
        mention = names.mentions[names.ends[head]]
        if mention.kind == "group" and _is_part_of_group(words, mention, first, last):
            return Reading("phrase", head, first, _last_word(words, head, last))
        return Reading("name", names.ends[head], mention.first, mention.last)
    if (
        words.lowers[head] == "one"
        and head == first
        and head + 2 <= last
        and words.lowers[head + 1] == "of"
    ):
        return Reading("one", head, head, last)
    both_of = words.lowers[first : first + 2] == ["both", "of"]
    if both_of and words.lowers[last] in RELATIVE_WORDS | PRONOUNS:
        return Reading("nobody", head, first, head)
    if words.lowers[head] in NOBODY or words.lowers[first] == "no":
        return Reading("nobody", head, first, head)
    return Reading("phrase", head, first, _last_word(words, head, last))


def _is_part_of_group(words: Words, mention: Mention, first: int, last: int) -> bool:
    """Tell whether only some of a group are meant: "some Democrats", "Democrats in the House"."""
    if first < mention.first and words.lowers[first] not in ("the", "these", "those"):
        return True
    return last > mention.last and words.joined(mention.last)


def _find_head(words: Words, names: Names, first: int, last: int) -> int:
    """Return the last word of the noun phrase's core: what stands before "of", "who", a comma."""
    index = first
    while True:
        if index in names.begins:
            index = max(index, min(last, names.mentions[names.begins[index]].last))
        if index >= last or not _goes_on(words, index):
            return index
        if _ends_core(words, names, index + 1):
            return index
        named = words.lowers[index] in NOUNS or index in names.ends
        if named and words.lowers[index + 1].endswith(("ing", "ed")):
            return index
        index += 1


def _goes_on(words: Words, index: int) -> bool:
    """Tell whether the phrase goes on after a word: quotation marks do not part it."""
    if words.joined(index):
        return True
    return index + 1 not in words.new_paragraph and words.gap(index).strip() in (
        "“", "”", '"', "‘", "’", "'", "/", "&", "%",
    )  # fmt: skip


def _ends_core(words: Words, names: Names, index: int) -> bool:
    low = words.lowers[index]
    if index in names.begins or (low in DETERMINERS and low not in RELATIVE_WORDS):
        return low in POSSESSIVES
    rank = low in RANKS and words.is_capital(index) and words.joined(index)
    if rank and words.lowers[index + 1] in PERSON_NOUNS:
        return False  # "Agriculture Under Secretary"
    if low in _DAYS_AFTER and words.lowers[index - 1] in NOUNS:
        return True  # "a poll last year", but not "the last poll"
    return low in ENDS_OF_PHRASE or low in CONJUNCTIONS or low in _AFTER_CORE


def _bearer(names: Names, roles: Mapping[int, Role], head: int) -> int | None:
    """Return the name that the description with this head is said of."""
    if _is_person(names, head):
        return None
    role = roles.get(head)
    return None if role is None else role.bearer


def _find_holder(
    words: Words, names: Names, roles: Mapping[int, Role], head: int, last: int
) -> int | None:
    """Return who speaks where a body's name before him belongs to something else.

    "In a letter seen by the Gazette, the mayor, Ann Doe, warned …": no newspaper is a mayor.
    """
    if names.mentions[names.ends[head]].kind != "organisation" or words.gap(head) != ", ":
        return None
    for noun in range(head + 1, last):
        role = roles.get(noun)
        if role is not None and role.phrase.first == head + 1 and role.bearer is not None:
            named = names.mentions[role.bearer]
            return role.bearer if noun < named.first and named.last <= last else None
    return None


def _find_apposed(
    words: Words, names: Names, _roles: Mapping[int, Role], head: int, last: int
) -> int | None:
    """Return who is named after the description: "one delegate, chairwoman Ann Doe"."""
    noun, direct = words.lowers[head], head
    while head < last and words.joined(head):
        head += 1
    if head >= last or words.gap(head).strip() not in (",", "—", "–", "--"):
        return None
    if words.lowers[head + 1] in PREPOSITIONS:
        return None  # "the study, in Bird Letters"
    end = _find_head(words, names, head + 1, last)
    if end not in names.ends:
        return None
    mention = names.mentions[names.ends[end]]
    is_joined = end < last and words.lowers[end + 1] in CONJUNCTIONS
    alone = mention.size == 1 and may_be_person(mention) and end == last
    alone = alone and (noun in PERSON_NOUNS or noun in COMMON_BODY_NOUNS)
    follows = direct == head and mention.first == skip_titles(
        words, head + 1 + (words.lowers[head + 1] in ARTICLES), names
    )
    named = (
        follows and end == last
        if alone or mention.kind == "organisation"
        else may_be_person(mention) and mention.size > 1 and noun not in GROUP_PLURALS
    ) and not is_joined
    return names.ends[end] if named and not words.is_possessive(end) else None


def _find_joint(words: Words, names: Names, head: int, last: int) -> int | None:
    """Return the first word after an "and" that joins another party to the one with this head."""
    if head >= last or words.is_possessive(head):
        return None
    named = head
    if named in names.ends:
        head = last_degree(words, named)
        if head >= last:
            return None
    joint = head + 1
    gap = words.gap(head).strip(" .")
    if gap.startswith("("):
        while joint < last and ")" not in words.gap(joint - 1):
            joint += 1
        gap = ""
    if named in names.ends and words.lowers[joint] in PREPOSITIONS:
        return _find_second_name(words, names, joint, last)
    if gap == "," and _is_list(words, names, (named, joint), last):
        return joint
    joins = words.lowers[joint] in CONJUNCTIONS and words.lowers[joint] != "but"
    return joint + 1 if joint < last and joins and gap in ("", ",") else None


def _find_second_name(words: Words, names: Names, start: int, last: int) -> int | None:
    """Return the second person in "Ann Doe of Ohio and Tom Roe of Iowa"."""
    while start < last and words.joined(start):
        start += 1
        if words.lowers[start] in CONJUNCTIONS and start < last:
            second = names.begins.get(skip_titles(words, start + 1, names))
            named = second is not None and names.mentions[second].kind == "person"
            return start + 1 if named else None
    return None


def _is_list(words: Words, names: Names, place: tuple[int, int], last: int) -> bool:
    """Tell whether what follows a comma is no apposition but the second of several.

    Args:
        words: The words of the document.
        names: Its names.
        place: The last word before the comma and the first one after it.
        last: The last word of the source.
    """
    first, second = place
    if words.lowers[second] in ARTICLES or words.lowers[second] in RELATIVE_WORDS:
        return False
    head = _find_head(words, names, second, last)
    if _is_person(names, head) and _is_person(names, first) and head == last:
        one, other = names.mentions[names.ends[first]], names.mentions[names.ends[head]]
        return other.kind == "person" or one.size == other.size == 1  # not so "Ann Doe, R-Fla."
    if not _is_person(names, head) and words.lowers[head] not in GROUP_PLURALS:
        return False
    return head < last and any(low in ("and", "or") for low in words.lowers[head + 1 : last])


def _is_person(names: Names, last: int) -> bool:
    """Tell whether a name that may be a person's ends with the word ``last``."""
    return last in names.ends and may_be_person(names.mentions[names.ends[last]])


def _is_second_of_pair(words: Words, names: Names, head: int, first: int) -> bool:
    """Tell whether the name that ends at ``head`` is the second in "Doe/Roe"."""
    before = names.mentions[names.ends[head]].first - 1
    return before >= first and before in names.ends and words.gap(before) == "/"


def _is_same(words: Words, names: Names, place: tuple[int, int, int]) -> bool:
    """Tell whether two joined nouns are said of one person: "the actor and activist".

    Args:
        words: The words of the document.
        names: Its names.
        place: The first noun, the first word after the "and", and the second noun.
    """
    head, joint, other = place
    if head in names.ends or words.lowers[head] not in PERSON_NOUNS:
        return False
    if words.lowers[joint] in DETERMINERS:
        return False
    return other in names.ends or words.lowers[other] in PERSON_NOUNS


def _last_word(words: Words, head: int, last: int) -> int:
    """Return the last word of a description that may serve as a name."""
    index = head
    while index < last and index - head < _MOST_WORDS and _goes_on(words, index):
        if words.lowers[index + 1] in RELATIVE_WORDS and words.lowers[index] not in PREPOSITIONS:
            break
        index += 1
    return index
