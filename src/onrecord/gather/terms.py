"""What a statement may be about: names, nouns, and phrases of them, as they stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.gather.lexicon import EMPTY, GENERIC, TITLES
from onrecord.gather.vocabulary import Token, Vocabulary
from onrecord.resolve.places import country_of
from onrecord.verify.support import stem

_LONGEST = 4
"""Words of a phrase, at most: a label is a few."""


@dataclass(frozen=True, slots=True)
class Term:
    """What a statement may be about.

    Attributes:
        key: What its forms have in common.
        form: As it stands in the statement.
        is_name: Whether it is a name.
    """

    key: str
    form: str
    is_name: bool


def find_terms(tokens: Sequence[Token], words: str, vocabulary: Vocabulary) -> dict[str, Term]:
    """Return the names, nouns and phrases of a statement, by key.

    A phrase ends with a noun and is whole: no piece of a name, and no word at its edges that names
    nothing.

    Args:
        tokens: Of the statement.
        words: The statement.
        vocabulary: What the archive tells of its words.
    """
    found: dict[str, Term] = {}
    for run in _runs(tokens, vocabulary):
        for first in range(len(run)):
            for last in range(first, len(run)):
                term = _term(run[first : last + 1], words, vocabulary)
                if term is not None:
                    found.setdefault(term.key, term)
    return found


def _term(parts: Sequence[tuple[Token, ...]], words: str, vocabulary: Vocabulary) -> Term | None:
    """Return the phrase of names and words that stand side by side; ``None`` if it is none."""
    *before, last = parts
    names = [_is_name(each, vocabulary) for each in parts]
    tokens = [token for part in parts for token in part]
    if len(tokens) > _LONGEST and not (len(parts) == 1 and names[0]):
        return None
    if names[-1]:
        if before:
            return None
    elif not vocabulary.is_noun(last[0].low) or (
        not before and (_is_empty(last[0].low) or _is_generic(last[0].low))
    ):
        return None
    for part, is_name in zip(before, names, strict=False):
        if not is_name and (_is_empty(part[0].low) or not vocabulary.may_belong(part[0].low)):
            return None
    form = words[tokens[0].start : tokens[-1].start + len(tokens[-1].form)]
    return Term(_key(tokens), form, len(parts) == 1 and names[0])


def _is_name(part: Sequence[Token], vocabulary: Vocabulary) -> bool:
    return len(part) > 1 or vocabulary.is_name(part[0])


def _is_generic(low: str) -> bool:
    return low in GENERIC or (low.endswith("s") and _singular(low) in GENERIC)


def _singular(low: str) -> str:
    if low.endswith("ies"):
        return f"{low[:-3]}y"
    return low[:-2] if low.endswith(("sses", "ches", "shes", "xes")) else low[:-1]


def _is_empty(low: str) -> bool:
    return low in EMPTY or len(low) < 3


def _runs(tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[list[tuple[Token, ...]]]:
    """Yield words that stand side by side, each name as one."""
    run: list[tuple[Token, ...]] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if not token.is_word or (token.is_closed and not _is_title(token)):
            at += 1
            if run:
                yield run
            run = []
            continue
        if run and (not token.joined or run[-1][-1].owns):
            yield run
            run = []
        name, at = _name(tokens, at, vocabulary)
        if name:
            run.append(name)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _name(
    tokens: Sequence[Token], at: int, vocabulary: Vocabulary
) -> tuple[tuple[Token, ...], int]:
    """Return the name that begins here, or the word, and where the next begins.

    Titles are left out: of "Vermont Sen. Ada Orle" the name is "Ada Orle".
    """
    following = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].joined else None
    if not _is_title(tokens[at]) and not vocabulary.is_name(tokens[at], following):
        return (tokens[at],), at + 1
    name = [tokens[at]]
    end = at + 1
    while not name[-1].owns and (reach := _reach(tokens, end, len(name))) > end:
        if _is_title(tokens[reach - 1]) and _reach(tokens, reach, 1) > reach:
            name = []
        name += tokens[end if name else reach - 1 : reach]
        end = reach
    while name and (_is_title(name[0]) or not name[0].form[0].isupper()):
        del name[0]
    if len(name) == 1 and _is_empty(name[0].low):
        name = []
    return tuple(name), end


def _reach(tokens: Sequence[Token], end: int, length: int) -> int:
    """Return where a name goes on to from ``end``: a word, an initial, "of" and a word."""
    for between in ((), (".",), ("of",), ("of", "the"), ("for",)):
        stop = end + len(between)
        if stop >= len(tokens) or [each.low for each in tokens[end:stop]] != list(between):
            continue
        token, before = tokens[stop], tokens[end - 1]
        if not token.is_word or not token.joined or not token.form[0].isupper():
            continue
        if between == (".",):
            if _is_title(before) or len(before.form) == 1:
                return stop + 1
        elif not token.is_closed and not token.opens and (not between or length == 1):
            return stop + 1
    return end


def _is_title(token: Token) -> bool:
    return token.form[0].isupper() and token.low in TITLES


def _key(tokens: Sequence[Token]) -> str:
    if tokens[0].form[0].isupper():
        country = country_of(" ".join(token.low for token in tokens))
        if country is not None:
            return country
    # "Donald J. Orle" is "Donald Orle".
    words = [token for token in tokens if token.is_word]
    return " ".join(
        stem(token.low)
        for at, token in enumerate(words)
        if len(token.form) > 1 or at in (0, len(words) - 1)
    )
