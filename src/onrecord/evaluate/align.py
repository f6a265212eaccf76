"""Find the tokens of published passages in the raw text they were made from.

The tokeniser that made them escaped brackets, rewrote quotation marks, dashes and ellipses,
dropped odd white space, doubled the full stop of an abbreviation that ends a sentence, and in two
articles moved a sentence to another place. Both sides are therefore compared as *letters*: without
white space and invisible characters, with marks and dashes in one spelling.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from onrecord.errors import CorpusError
from onrecord.evaluate.gold import GoldPassage
from onrecord.types import Span

_ESCAPES = {
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
}
_SPELLINGS = {
    **dict.fromkeys("‘’‚‛`´", "'"),
    **dict.fromkeys('“”„‟«»"', "''"),
    **dict.fromkeys("–—―", "--"),
    "…": "...",
}
# Characters of the text that may stand between two tokens of a passage without being part of
# either: the tokeniser lost a dash or a full stop of a longer run here and there.
_SLACK = 3
# A moved sentence is found by its tokens in a row: fewer could be anywhere.
_LEAST_RUN = 3


@dataclass(frozen=True, slots=True)
class AlignedPassage:
    """A passage with the place of its tokens in the text.

    Attributes:
        tokens: Where each token stands; ascending but for a sentence that was moved.
        labels: Its gold label.
    """

    tokens: tuple[Span, ...]
    labels: tuple[str, ...]


def align(text: str, passages: Sequence[GoldPassage]) -> tuple[AlignedPassage, ...]:
    """Find every token of every passage in ``text``.

    A passage is looked for where the one before it ends, then at the places nearest to there
    that no other passage has taken.

    Raises:
        CorpusError: If a passage is not found.
    """
    letters = _Letters.of(text)
    taken = bytearray(len(letters.written))
    cursor = 0
    aligned = []
    for passage in passages:
        tokens = [_letters_of_token(token) for token in passage.tokens]
        places: list[tuple[int, int]] = []
        while len(places) < len(tokens):
            run = _longest_run(letters.written, tokens[len(places) :], cursor, taken)
            places += run
            if len(run) < _LEAST_RUN and len(places) < len(tokens):
                raise CorpusError(
                    f"{' '.join(passage.tokens[len(places) - len(run) :][:8])!r} of passage "
                    f"{passage.id!r} is not in the text of its article. "
                    "Use the passages and the articles of the same release."
                )
            cursor = run[-1][1]
            for start, end in run:
                taken[start:end] = b"\x01" * (end - start)
        spans = tuple(letters.span(start, end) for start, end in places)
        aligned.append(AlignedPassage(spans, passage.labels))
    return tuple(aligned)


def join(passages: Sequence[GoldPassage]) -> tuple[str, tuple[AlignedPassage, ...]]:
    """Make a text of passages whose raw text is not published.

    Returns:
        The tokens joined by spaces and the passages by blank lines; and the passages in it.
    """
    written: list[str] = []
    aligned = []
    offset = 0
    for passage in passages:
        spans = []
        for token in passage.tokens:
            spans.append(Span(offset, offset + len(token)))
            offset += len(token) + 1
        written.append(" ".join(passage.tokens))
        offset += 1 if passage.tokens else 2  # the last token's space is the first line break
        aligned.append(AlignedPassage(tuple(spans), passage.labels))
    return "\n\n".join(written), tuple(aligned)


@dataclass(frozen=True, slots=True)
class _Letters:
    """A text's letters, each with the offset of the character it comes from."""

    written: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> _Letters:
        pairs = [(letter, at) for at, character in enumerate(text) for letter in _spell(character)]
        return cls("".join(letter for letter, _ in pairs), tuple(at for _, at in pairs))

    def span(self, start: int, end: int) -> Span:
        if start == end:  # a token without letters stands at the end of the one before
            at = self.offsets[start - 1] + 1 if start else 0
            return Span(at, at)
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def _spell(character: str) -> str:
    if character.isspace() or unicodedata.category(character) in ("Cc", "Cf"):
        return ""
    return _SPELLINGS.get(character, character)


def _letters_of_token(token: str) -> str:
    return "".join(map(_spell, _ESCAPES.get(token, token)))


def _longest_run(
    written: str, tokens: Sequence[str], cursor: int, taken: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the places of as many tokens in a row as one stretch of the text holds."""
    longest: list[tuple[int, int]] = []
    starts = [at for at in _starts(written, tokens, cursor) if not any(taken[at : at + 1])]
    for slack, start in product((0, _SLACK), starts):
        run = _run(written, tokens, start, slack)
        if len(run) > len(longest):
            longest = run
        if len(longest) == len(tokens):
            break
    return longest


def _starts(written: str, tokens: Sequence[str], cursor: int) -> Iterator[int]:
    """Yield the cursor, then every place of the first token, nearest first."""
    yield cursor
    first = next(filter(None, tokens), "")
    places = []
    at = written.find(first)
    while first and at >= 0:
        places.append(at)
        at = written.find(first, at + 1)
    yield from sorted(places, key=lambda place: abs(place - cursor))


def _run(written: str, tokens: Sequence[str], start: int, slack: int) -> list[tuple[int, int]]:
    """Return the places of the tokens from ``start`` on, up to the first that is not there."""
    places: list[tuple[int, int]] = []
    cursor = start
    for token in tokens:
        if written.startswith(token, cursor):
            found = cursor
        elif token == "." and cursor > start and written[cursor - 1] == ".":
            found = cursor - 1  # the doubled full stop of an abbreviation
        elif cursor > start:
            found = written.find(token, cursor, cursor + slack + len(token))
        else:
            found = -1
        if found < 0:
            break
        cursor = found + len(token)
        places.append((found, cursor))
    return places
