"""Complete clauses that leave out what was just said: "The doors are shut. The gate is not"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.verify.grammar import AUXILIARIES, FUNCTION_WORDS, NEGATORS
from onrecord.verify.words import Word

_LONGEST = 6
_FEWEST = 2


def complete(part: Sequence[Word], before: Sequence[Word]) -> list[Word]:
    """Return the words of a clause, with those that it takes up from the one before it.

    Args:
        part: The clause. One that ends with an auxiliary, or with one and "not", has its verb in
            the clause before; others are returned as they are.
        before: The clause or the question before it.
    """
    words = list(part)
    while words and words[-1].low in ("either", "too", "though", "yes"):
        words.pop()
    if not _FEWEST <= len(words) <= _LONGEST or not before:
        return list(part)
    last = words[-2] if words[-1].low in NEGATORS else words[-1]
    if last.low not in AUXILIARIES or last.low in ("to", "be") or last is words[0]:
        return list(part)
    return [*words, *_predicate(before)]


def _predicate(words: Sequence[Word]) -> list[Word]:
    """Return what comes after the first auxiliary, or from the second word of content on."""
    verb = next((at for at, word in enumerate(words) if word.low in AUXILIARIES), None)
    if verb is None:
        content = [at for at, word in enumerate(words) if word.low not in FUNCTION_WORDS]
        verb = (content[1] if len(content) > 1 else content[0]) - 1 if content else -1
    return [word for word in words[verb + 1 :] if word.low not in NEGATORS]
