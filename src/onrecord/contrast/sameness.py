"""Whether two statements are about the same thing: in the same words, but for who does it."""

from __future__ import annotations

import re

from onrecord.contrast.reading import Reading, names_of, subject_of
from onrecord.resolve.word_lists import words_of
from onrecord.verify.grammar import FUNCTION_WORDS
from onrecord.verify.support import stem

OWN_BODIES = frozenset(
    map(
        stem,
        words_of("""
        government council company firm party team cabinet administration ministry club bank trust
        board league union agency authority school university hospital airline town city county
        """),
    )
)
"""Whom an officer speaks for: "the government would not"."""
_OWN_PEOPLE = re.compile(r"\b(?:its|our|my|his|her|their) (men|people|staff|[a-z]+[^s\W]s)\b")
"""Whose doing a commander tells as his own."""
_HEAD = 32
"""Characters of a content in which its subject stands."""
_POSSESSED = re.compile(r"(\w+)['’]s? (\w+)")
_MODAL = re.compile(
    r"\b(?:will|would|shall|'ll|’ll|won['’]t|wouldn['’]t|is|was|are|were|has|had|plans?|planned"
    r"|intends?|intended|can(?:not|['’]t)?|could(?:n['’]t)?)\b",
    re.IGNORECASE,
)


def own_words(reading: Reading) -> frozenset[str]:
    """Return the stems by which a statement names its speaker, and the body he speaks for.

    A body speaks for itself alone: what "the city" will do is not the university's doing.
    """
    names = names_of(reading.said)
    statement = reading.said.statement
    source = statement.source.of(reading.text).split() if statement.source is not None else []
    is_body = bool(source) and stem(source[-1].lower()) in OWN_BODIES
    return names if is_body else names | OWN_BODIES


def content_of(reading: Reading) -> str:
    """Return the words of the content in small letters."""
    return " ".join(part.of(reading.text).lower() for part in reading.content)


def is_same_matter(one: Reading, other: Reading) -> bool:
    """Tell whether two statements have all content words in common, but for who does it.

    "To build the wall" and "the council would build the wall" are the same of a mayor, and "our
    soldiers" and "soldiers" of a general.
    """
    shared = one.stems & other.stems
    for mine in (one, other):
        people = {stem(match[1]) for match in _OWN_PEOPLE.finditer(content_of(mine)[:_HEAD])}
        if mine.stems - shared - (subject_of(mine, shared) & (own_words(mine) | people)):
            return False
    return not (one.stems - shared and other.stems - shared)


def have_two_subjects(one: Reading, other: Reading, shared: frozenset[str]) -> bool:
    """Tell whether another does it: "the council has paid", "the party had paid"."""
    subjects = [subject_of(each, shared) - names_of(each.said) for each in (one, other)]
    return all(subjects) and subjects[0].isdisjoint(subjects[1])


def has_others(reading: Reading, shared: frozenset[str]) -> bool:
    """Tell whether what is shared belongs to something else: "the envoy", "the envoy's lawyer"."""
    return any(
        stem(match[1]) in shared and stem(match[2]) not in shared
        for match in _POSSESSED.finditer(content_of(reading))
    )


def is_own_doing(reading: Reading) -> bool:
    """Tell whether a statement is about what its speaker will do: he, or the body he speaks for."""
    content = content_of(reading)
    if re.match(r"\W*(?:that )?to ", content):
        return True
    modal = _MODAL.search(content)
    if modal is None:
        return False
    before = re.findall(r"[a-z]+", content[: modal.start()])
    return all(word in FUNCTION_WORDS or stem(word) in own_words(reading) for word in before)
