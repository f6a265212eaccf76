"""Find what a passage expressly denies beside what it says: "with feed, not with wild boar"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.verify.clauses import count_denials, divide
from onrecord.verify.differences import Difference
from onrecord.verify.grammar import AUXILIARIES, QUANTIFIERS
from onrecord.verify.pairing import is_content, key_of
from onrecord.verify.words import Word

_LINKS = frozenset(["and", "but", "though", "although", "yet"])
_DENYING = frozenset(["not", "never", "nor"])
_SUBJECTS = frozenset(["i", "we", "he", "she", "they", "it", "you", "there"])
_LONGEST = 8


def compare_contrasts(mine: Sequence[Word], theirs: Sequence[Word]) -> Iterator[Difference]:
    """Yield what ``mine`` states and ``theirs`` names only to deny it.

    Args:
        mine: The words of a statement that denies nothing.
        theirs: The words of a passage on the same subject.
    """
    if count_denials(mine):
        return
    stated = set(_keys(mine))
    before: set[str] = set()
    for part in divide(theirs):
        denied = _read_denied(part)
        keys = set(_keys(denied))
        if keys and keys <= stated and not keys <= before:
            reason = "the passage denies it, or the statement denies what the passage says"
            yield Difference("conflict", reason, "negation")
            if any(word.low in QUANTIFIERS for word in denied):
                yield Difference("conflict", "the passage says how many otherwise", "quantifier")
            return
        before |= set(_keys(part))


def _read_denied(part: Sequence[Word]) -> Sequence[Word]:
    """Return the words after "not" of a part that has no verb of its own, else none."""
    start = 1 if part[0].low in _LINKS else 0
    rest = part[start + 1 :]
    opens = len(part) > start and part[start].low in _DENYING
    whole = bool(rest) and (
        rest[0].low in _SUBJECTS or any(word.low in AUXILIARIES - {"to"} for word in rest)
    )
    return rest if opens and not whole and len(rest) <= _LONGEST else ()


def _keys(words: Sequence[Word]) -> Iterator[str]:
    """Yield what words name: content by its stem, quantifiers by their class."""
    for word in words:
        if word.low in QUANTIFIERS:
            yield f"quantifier {QUANTIFIERS[word.low]}"
        elif is_content(word):
            yield key_of(word)
