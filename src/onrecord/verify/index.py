"""The words of all transcripts in one row, and where each of them stands."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onrecord.types import Document, Span
from onrecord.verify.spelling import is_misspelling
from onrecord.verify.turns import Script, Turn, read_script
from onrecord.verify.words import Word, read_words

_COMMON = 400
"""A word or pair that stands at more places than this is no seed: it finds nothing."""


@dataclass(frozen=True)
class Index:
    """Transcripts, ready to be searched.

    Attributes:
        scripts: One for each transcript.
        words: Of all transcripts, one after another.
        owners: For each word, the index into ``turns``.
        turns: Of all transcripts, each with the number of its transcript.
        firsts: For each turn, the index of its first word.
    """

    scripts: tuple[Script, ...]
    words: tuple[Word, ...]
    owners: tuple[int, ...]
    turns: tuple[tuple[int, Turn], ...]
    firsts: tuple[int, ...]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The indices of the words with a key."""
        places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.words):
            places[word.key].append(at)
        return dict(places)

    @cached_property
    def pairs(self) -> dict[tuple[str, str], list[int]]:
        """The indices of the first words of pairs."""
        pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at in range(len(self.words) - 1):
            pairs[self.words[at].key, self.words[at + 1].key].append(at)
        return dict(pairs)

    def weight(self, key: str) -> float:
        """Return how much a word tells, by its rarity in the transcripts."""
        count = len(self.places.get(key, ()))
        return 1.0 + math.log((len(self.words) + 1) / (count + 1))

    @cached_property
    def _spellings(self) -> dict[str, list[str]]:
        """The keys that begin with a letter."""
        found: dict[str, list[str]] = defaultdict(list)
        for key in self.places:
            found[key[:1]].append(key)
        return dict(found)

    def near(self, key: str) -> list[str]:
        """Return the words of the transcripts that ``key``, which they lack, may be misspelt as."""
        return [
            other
            for other in self._spellings.get(key[:1], ())
            if abs(len(other) - len(key)) <= 1 and is_misspelling(key, other)
        ]

    def text(self, at: int) -> str:
        """Return the text that word ``at`` stands in."""
        return self.scripts[self.turns[self.owners[at]][0]].document.text

    def turn(self, at: int) -> Turn:
        """Return the turn of word ``at``."""
        return self.turns[self.owners[at]][1]

    def sentence(self, at: int) -> Span:
        """Return the sentence of word ``at``, clipped to its turn."""
        turn = self.turn(at)
        starts = [each.start for each in turn.sentences]
        number = max(bisect_right(starts, self.words[at].start) - 1, 0)
        return turn.sentences[number] if turn.sentences else turn.span

    def seeds(self, keys: Sequence[str]) -> dict[int, float]:
        """Return where in the row the words of ``keys`` may begin, with the weight of the hits.

        Each rare word or pair votes for the place at which the first of ``keys`` would stand.
        """
        votes: dict[int, float] = defaultdict(float)
        for offset, key in enumerate(keys):
            hits = self.places.get(key) or [
                place for near in self.near(key) for place in self.places[near]
            ]
            if 0 < len(hits) <= _COMMON:
                weight = self.weight(key)
                for hit in hits:
                    votes[hit - offset] += weight
        for offset, pair in enumerate(pairwise(keys)):
            hits = self.pairs.get(pair, [])
            if 0 < len(hits) <= _COMMON:
                weight = 1.0 + math.log((len(self.words) + 1) / (len(hits) + 1))
                for hit in hits:
                    votes[hit - offset] += weight
        return votes

    def find_exact(self, keys: Sequence[str]) -> list[int]:
        """Return every place at which the words of ``keys`` stand in a row."""
        if not keys:
            return []
        rarest = min(range(len(keys)), key=lambda at: len(self.places.get(keys[at], ())))
        found = []
        for place in self.places.get(keys[rarest], ()):
            start = place - rarest
            if 0 <= start <= len(self.words) - len(keys) and all(
                self.words[start + at].key == key for at, key in enumerate(keys)
            ):
                found.append(start)
        return found


def build_index(transcripts: Sequence[Document]) -> Index:
    """Read transcripts into an index."""
    scripts = tuple(map(read_script, transcripts))
    words: list[Word] = []
    owners: list[int] = []
    turns: list[tuple[int, Turn]] = []
    firsts: list[int] = []
    for number, script in enumerate(scripts):
        for turn in script.turns:
            firsts.append(len(words))
            read = read_words(script.document.text, turn.span, transcript=True)
            found = [word for word in read if script.is_said(word.start)]
            words.extend(found)
            owners.extend([len(turns)] * len(found))
            turns.append((number, turn))
    return Index(scripts, tuple(words), tuple(owners), tuple(turns), tuple(firsts))
