"""A quotation's words, made comparable, and the fingerprints by which others like it are found."""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from onrecord.types import Span
from onrecord.verify.grammar import FUNCTION_WORDS
from onrecord.verify.numerals import NUMBER_WORDS
from onrecord.verify.spelling import canonical
from onrecord.verify.words import Word, read_words

MOST_HOLDERS = 16
"""Of the wordings that have a fingerprint, a new one is compared with so many, the longest. A stock
phrase stands in more of them the more there are, and each would be compared with each; of a
quotation with more versions than that, meeting the longest is enough, as they are one already."""
LEAST_WORDS = 6
LEAST_CONTENT = 3
"""A quotation with fewer words, or fewer that are no function words, says too little to be known
again: "Yes", "make America great again", "I don't think so at all"."""
_SHORT = 8
"""Of a quotation with so few content words, triples that skip one are fingerprints, too: one word
that was changed in the middle of five would spoil every run of three."""
CONTENT_WEIGHT, SMALL_WEIGHT = 10, 3
"""What a word counts for, and what a function word does. Whole numbers add up to the same in any
order."""
WORD_BYTES = 8
_PLAIN = re.compile(r"(?:[^\W\d_]|[ \n,;:!?'’—–-]|(?<=[^\W\d_]{2})\.(?=\s|\Z))*")
_PLAIN_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*")
_JOINED = NUMBER_WORDS | {"cent"}
"""What stands for a word of its own only where its neighbours say so."""
_BITS = 0x7FFF_FFFF_FFFF_FFFF


@dataclass(frozen=True)
class Wording:
    """What is compared of a quotation.

    Attributes:
        words: For each word, a number that stands for it in any spelling, case and contraction.
        gaps: Indices of words before which the quotation itself says that something is missing
            or put in: an ellipsis, brackets, a new pair of marks; ``len(words)`` is the end.
    """

    words: tuple[int, ...]
    gaps: frozenset[int]

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """What each word counts for."""
        small = _small_words()
        return tuple(SMALL_WEIGHT if word in small else CONTENT_WEIGHT for word in self.words)

    @cached_property
    def weight(self) -> int:
        """What all words count for."""
        return sum(self.weights)

    @cached_property
    def content(self) -> tuple[int, ...]:
        """The words that are no function words."""
        small = _small_words()
        return tuple(word for word in self.words if word not in small)

    @cached_property
    def kinds(self) -> frozenset[int]:
        """The words that are no function words, each once."""
        return frozenset(self.content)

    @property
    def is_long_enough(self) -> bool:
        """Whether it says enough to be known again elsewhere."""
        return len(self.words) >= LEAST_WORDS and len(self.content) >= LEAST_CONTENT

    def digest(self) -> bytes:
        """Return 16 bytes that are the same for equal wordings only."""
        gaps = array("Q", (*sorted(self.gaps), len(self.words)))
        packed = self.packed + gaps.tobytes()
        return hashlib.blake2b(packed, digest_size=16).digest()

    @cached_property
    def packed(self) -> bytes:
        """The words, eight bytes each; ``unpack`` takes them back."""
        return array("Q", self.words).tobytes()

    def fingerprints(self) -> tuple[int, ...]:
        """Return a number for each run of three content words; ascending, below 2**63.

        Two quotations that share none are not compared. What is cut from another has its runs,
        so that parts are found however short they are beside the whole; that is why these are not
        a few minima of a hash over all runs (MinHash, A. Broder, 1997), which say how much two
        sets have in common of both.
        """
        words = self.content
        triples = set(zip(words, words[1:], words[2:], strict=False))
        if len(words) <= _SHORT:
            triples |= set(zip(words, words[1:], words[3:], strict=False))
            triples |= set(zip(words, words[2:], words[3:], strict=False))
        return tuple(sorted({_mix(triple) for triple in triples}))


def read_wording(text: str, parts: Iterable[Span]) -> tuple[Wording, tuple[Word, ...]]:
    """Return the wording of a quotation, and for each of its words where it stands.

    Args:
        text: The document's.
        parts: The quotation, a span for each pair of marks; ascending.
    """
    kept: list[Word] = []
    gaps: set[int] = set()
    for number, part in enumerate(parts):
        if number:
            gaps.add(len(kept))
        for word in read_words(text, part):
            if word.kind in ("word", "number"):
                kept.append(word)
            else:
                gaps.add(len(kept))
    return Wording(tuple(number_of(word.key) for word in kept), frozenset(gaps)), tuple(kept)


def read_plain(text: str, parts: Sequence[Span]) -> Wording | None:
    """Return what ``read_wording`` returns first, at a fraction of its time, where words are plain.

    ``None`` if a part holds anything but words and simple punctuation, or a number in words.
    """
    kept: list[int] = []
    gaps: list[int] = []
    for number, part in enumerate(parts):
        if number:
            gaps.append(len(kept))
        passage = text[part.start : part.end]
        if _PLAIN.fullmatch(passage) is None:
            return None
        for form in _PLAIN_WORD.findall(passage):
            numbers = _numbers_of(form)
            if not numbers:
                return None
            kept += numbers
    return Wording(tuple(kept), frozenset(gaps))


@lru_cache(maxsize=200_000)
def _numbers_of(form: str) -> tuple[int, ...]:
    """Return the numbers of the words that a form is: "won't" is two; none if it may be joined."""
    words = read_words(form, Span(0, len(form)))
    if any(word.kind != "word" or word.low in _JOINED for word in words):
        return ()
    return tuple(number_of(word.key) for word in words)


def unpack(words: bytes, gaps: Sequence[int]) -> Wording:
    """Return the wording that ``packed`` made bytes of."""
    return Wording(tuple(array("Q", words)), frozenset(gaps))


def is_title(words: Sequence[Word], text: str) -> bool:
    """Tell whether words in marks are a work's title: all but small ones begin with a capital."""
    content = [word for word in words if word.low not in FUNCTION_WORDS]
    shown = [text[word.start : word.end] for word in content if word.kind == "word"]
    return all(form[:1].isupper() for form in shown) and not all(form.isupper() for form in shown)


@lru_cache(maxsize=200_000)
def number_of(key: str) -> int:
    """Return the number that stands for a word, by its key; the same in every process."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest())


@lru_cache(maxsize=1)
def _small_words() -> frozenset[int]:
    return frozenset(_keys())


def _keys() -> Iterator[int]:
    for word in FUNCTION_WORDS:
        yield number_of(word)
        yield number_of(canonical(word))


def _mix(triple: tuple[int, int, int]) -> int:
    """Return a number for an ordered triple: a polynomial hash modulo 2**63."""
    first, second, third = triple
    mixed = (first * 0x9E3779B97F4A7C15 + second) * 0x9E3779B97F4A7C15 + third
    return (mixed ^ (mixed >> 32)) & _BITS
