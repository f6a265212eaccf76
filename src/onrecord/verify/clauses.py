"""Divide what is said into clauses, and tell of each whether it denies and how sure it is.

There is no parser here: a clause is what stands between marks of punctuation and the words that
join clauses. That is coarse, so that whoever compares two clauses asks that they share nearly all
words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from onrecord.verify.ellipsis import complete
from onrecord.verify.grammar import DENYING_OF, FUNCTION_WORDS, MONTHS, NEGATIVE_FORMS, NEGATORS
from onrecord.verify.stems import stem
from onrecord.verify.words import Word

_JOINING = frozenset(
    [
        "and",
        "but",
        "or",
        "because",
        "which",
        "who",
        "while",
        "whereas",
        "though",
        "although",
        "if",
        "unless",
        "when",
        "as",
        "whether",
        "so",
        "since",
        "yet",
        "once",
    ]
)
_POSSIBLE = frozenset(
    [
        "may",
        "might",
        "could",
        "possible",
        "possibly",
        "perhaps",
        "maybe",
        "possibility",
        "chance",
        "potentially",
        "conceivable",
        "conceivably",
    ]
)
_LIKELY = frozenset(
    [
        "probably",
        "likely",
        "hope",
        "hopes",
        "hoped",
        "hoping",
        "expect",
        "expects",
        "expected",
        "presumably",
        "apparently",
        "allegedly",
        "supposedly",
    ]
)
_DATED = frozenset(["in", "since", "by", "until", "till", "from", "last", "next", "of", "early"])
"""Before "may" they say that it is the month."""
_NEEDED = frozenset(["must", "ought", "needs", "compulsory", "mandatory", "required"])
_AFTER = frozenset(("before", "until", "till"))
_NOT_DENYING = frozenset(("only", "just", "merely", "matter"))
_BEING = frozenset(("be", "been", "am", "is", "are", "was", "were", "'s"))
_COMPARING = frozenset(("more", "less", "fewer"))
"""After "no" or "not": "no more than" and "not only" deny nothing."""


class Force(IntEnum):
    """How a clause holds: as possible, as likely, as so, or as what must be."""

    POSSIBLE = 0
    LIKELY = 1
    SO = 2
    NEEDED = 3


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence.

    Attributes:
        words: Its words.
        stems: The stems of its content words, and its numbers.
        denies: Whether an odd number of its words deny. "Not before" and "not until" do not count:
            they say when.
        later: Whether it says "not before", "not until" or the like: it holds after something.
        force: How it holds.
    """

    words: tuple[Word, ...]
    stems: frozenset[str]
    denies: bool
    later: bool
    force: Force


def read_clauses(words: Sequence[Word], before: Sequence[Word] = ()) -> tuple[Clause, ...]:
    """Divide words of one text, in their order, into clauses that have content.

    Args:
        words: The words.
        before: The sentence before them, which a first clause may take up: "The clock is not".
    """
    permits = _permits(words)
    parts: list[list[Word]] = []
    for part in divide(words):
        parts.append(complete(part, parts[-1] if parts else before))
    found = (make_clause(part, permits=permits) for part in parts)
    return tuple(clause for clause in found if clause.stems or clause.denies)


def make_clause(words: Sequence[Word], *, permits: bool = False) -> Clause:
    """Return what is known of words that are taken as one clause.

    Args:
        words: The words.
        permits: Whether "may" says that something is allowed, and not that it is possible.
    """
    lows = [word.low for word in words]
    count = count_denials(words)
    # "If I had wanted that": he did not.
    count += lows[:1] == ["if"] and ("had" in lows or "were" in lows)
    later = count > 0 and bool(_AFTER & set(lows))
    return Clause(
        tuple(words),
        frozenset(_stems(words)),
        (count - later) % 2 == 1,
        later,
        _force(
            [
                word.low
                for word, before in zip(words, ["", *lows], strict=False)
                if word.low != "may" or not (permits or word.capital or before in _DATED)
            ],
            denied=count > 0,
        ),
    )


def _permits(words: Sequence[Word]) -> bool:
    """Tell whether something holds from a day on, as what is allowed does: "from 1 January"."""
    return any(
        word.low == "from" and (following.kind == "number" or following.low in MONTHS)
        for word, following in pairwise(words)
    )


def count_denials(words: Sequence[Word]) -> int:
    """Count the words that deny: negators, verbs such as "refuse to", forms such as "unable"."""
    return len(find_denials(words))


def find_denials(words: Sequence[Word]) -> list[Word]:
    """Return the words that deny: negators, verbs such as "refuse to", forms such as "unable"."""
    lows = [word.low for word in words]
    found = []
    correlated = False
    for at, low in enumerate(lows):
        following = lows[at + 1] if at + 1 < len(lows) else ""
        if low in NEGATORS:
            compares = following in _COMPARING and lows[at + 2 : at + 3] == ["than"]
            if compares or following in _NOT_DENYING or (low == "nor" and correlated):
                continue
            found.append(words[at])
            correlated = correlated or low in ("neither", "not", "no")
        elif (
            low in NEGATIVE_FORMS
            or (low in DENYING_OF and _governs(lows, at))
            or (low == "against" and at > 0 and lows[at - 1] in _BEING)
        ):
            found.append(words[at])
    return found


def are_apart(mine: Clause, theirs: Clause) -> bool:
    """Tell whether one of two clauses denies and the other does not.

    A verb that denies and that both have decides nothing: "had not stopped writing", "I did not
    stop".
    """
    odd = mine.denies ^ theirs.denies
    for one, other in ((mine, theirs), (theirs, mine)):
        there = {stem(word.low) for word in other.words if word.low in DENYING_OF}
        shared = [
            word
            for word in find_denials(one.words)
            if word.low in DENYING_OF and stem(word.low) in there
        ]
        odd ^= len(shared) % 2 == 1
    return odd


def _governs(lows: Sequence[str], at: int) -> bool:
    """Tell whether a verb that denies governs something: "failed to stop", not "a seal failed"."""
    following = lows[at + 1] if at + 1 < len(lows) else ""
    openers = DENYING_OF[lows[at]]
    return not openers or following in openers or (following.endswith("ing") and "ing" in openers)


def divide(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield what stands between marks of punctuation and words that join clauses."""
    part: list[Word] = []
    for word in words:
        apart = bool(part) and word.start - part[-1].end > 1
        joins = word.low in _JOINING
        if part and (apart or joins):
            yield part
            part = []
        part.append(word)
    if part:
        yield part


def _stems(words: Sequence[Word]) -> Iterator[str]:
    for word in words:
        if word.kind == "number":
            yield word.key
        elif word.kind == "word" and word.low in NEGATIVE_FORMS:
            yield stem(NEGATIVE_FORMS[word.low])
        elif word.kind == "word" and word.low not in FUNCTION_WORDS:
            yield stem(word.low)


def _force(lows: Sequence[str], *, denied: bool) -> Force:
    found = set(lows)
    # "I could not see" is ability in the past, "may not" mostly what is forbidden.
    if found & (_POSSIBLE - {"could", "may"} if denied else _POSSIBLE):
        return Force.POSSIBLE
    if found & _NEEDED or _has(lows, ("has", "to")) or _has(lows, ("have", "to")):
        return Force.NEEDED
    return Force.LIKELY if found & _LIKELY else Force.SO


def _has(lows: Sequence[str], phrase: tuple[str, ...]) -> bool:
    return any(
        tuple(lows[at : at + len(phrase)]) == phrase for at in range(len(lows) - len(phrase) + 1)
    )
