"""What an archive's own words tell of its vocabulary: what is a noun there, and what a name.

No tagger of parts of speech ships with the program, and none would know the names of next year.
What stands between "the" and the end of a phrase, or before "would", time and again, is a noun;
what stands after "to", "will" or "they" is a verb; what has a capital in the middle of sentences is
a name (distributional classes, as in Z. Harris, 1954).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.resolve.given_names import GIVEN_NAMES
from onrecord.resolve.lexicon import (
    DETERMINERS,
    HONORIFICS,
    OPENERS,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE_WORDS,
)
from onrecord.resolve.word_lists import words_of
from onrecord.verify.grammar import AUXILIARIES, FUNCTION_WORDS, MODALS, NEGATORS

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_](?:[\w’'-]*[^\W_])?|\d[\d.,:]*\d|\d|[^\w\s]")
_POSSESSIVE = re.compile(r"['’]s?$")
_SHORT_FORM = re.compile(r"(?:n['’]t|['’](?:s|re|ve|d|ll|m))$")
_NOUN_OPENERS = DETERMINERS | POSSESSIVES | words_of("no more less fewer such what which")
_VERB_OPENERS = (
    MODALS
    | NEGATORS
    | words_of("to i we they he she it who you not let that's he's she's don't didn't doesn't")
)
_OBJECTS = words_of("him them me us her it himself herself themselves itself")
_BE = words_of("is are was were be been being am isn't aren't wasn't weren't very so too how quite")
_PREPOSITIONS = words_of("of about on against over for with between behind")
"""What a noun without an article stands after, and seldom an adverb: "about abortion"; not "at
least", "as possible"."""
_CLOSED = (
    FUNCTION_WORDS
    | OPENERS
    | DETERMINERS
    | PREPOSITIONS
    | RELATIVE_WORDS
    | AUXILIARIES
    | frozenset(HONORIFICS)
)
_ABROAD = re.compile(r"[A-Z]-[A-Z]")
"""A party and a state: "(D-N.Y.)"."""
ORDINALS = words_of("first second third fourth fifth sixth seventh eighth ninth tenth")
_FEWEST = 2
"""How often a word must stand as a noun to be taken for one."""
_CLOSING = "”’\"')"


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a statement.

    Attributes:
        form: As it stands, without the mark of a possessive.
        low: The same in small letters.
        start, end: Where it stands.
        opens: Whether it opens a sentence or a quotation, so that a capital tells nothing.
        owns: Whether it has the mark of a possessive.
        joined: Whether one blank alone parts it from the word before.
    """

    form: str
    low: str
    start: int
    end: int
    opens: bool
    owns: bool
    joined: bool

    @property
    def is_word(self) -> bool:
        """Whether it is a word of letters."""
        return self.form[0].isalpha()

    @property
    def is_closed(self) -> bool:
        """Whether it is a word of a closed class, by which no phrase is named."""
        if self.low in ORDINALS and self.form[0].isupper() and not self.opens:
            return False  # "the Second Amendment"
        return self.low in _CLOSED or bool(_SHORT_FORM.search(self.low))


def read_tokens(words: str) -> list[Token]:
    """Return the words and marks of a statement, in order."""
    tokens: list[Token] = []
    opens, last = True, 0
    for match in _TOKEN.finditer(words):
        whole = match[0]
        form = _POSSESSIVE.sub("", whole) if len(whole) > 2 else whole
        joined = bool(tokens) and words[last : match.start()] == " "
        tokens.append(
            Token(form, form.lower().replace("’", "'"), *match.span(), opens, form != whole, joined)
        )
        last = match.end()
        if whole[0].isalnum():
            opens = False
        elif whole in '.!?:…“‘"':
            opens = True
    return tokens


def open_words(words: str) -> frozenset[str]:
    """Return the words that tell something, in small letters: those of no closed class."""
    return frozenset(
        token.low for token in read_tokens(words) if token.is_word and not token.is_closed
    )


class Vocabulary:
    """Knows which words of an archive are nouns, and which are names.

    Args:
        statements: The tokens of each.
    """

    def __init__(self, statements: Iterable[Sequence[Token]]) -> None:
        self._nouns: Counter[str] = Counter()
        self._others: Counter[str] = Counter()
        self._small: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        for tokens in statements:
            self._read(tokens)

    def is_noun(self, low: str) -> bool:
        """Tell whether a word in small letters is a noun more than it is anything else."""
        certain = self._nouns[low] >= _FEWEST and self._nouns[low] > self._others[low]
        return certain and not low.endswith("ly")

    def may_belong(self, low: str) -> bool:
        """Tell whether a word may stand before a noun in what names something."""
        return not low.endswith("ly") and self._others[low] <= 2 * self._nouns[low] + 1

    def is_name(self, token: Token, after: Token | None = None) -> bool:
        """Tell whether a capital means a name: not of a word that mostly has none.

        Args:
            token: The word.
            after: The next one, if it stands beside it: two capitals are one name, "White House".
        """
        if not token.form[0].isupper() or token.is_closed or _ABROAD.match(token.form):
            return False
        before_name = after is not None and after.form[0].isupper() and not after.is_closed
        if before_name and (not token.opens or not self._small[token.low]):
            return True
        if token.opens or self._small[token.low]:
            return self._capital[token.low] > self._small[token.low]
        return True

    def is_person(self, name: str) -> bool:
        """Tell whether a name in full is a person's, by its first and last words.

        Given names are known by a list, others by having no meaning in small letters.
        """
        first, last = name.lower().split()[0], name.lower().split()[-1]
        unknown = not self._small[first] and not self._small[last] and last not in GIVEN_NAMES
        return first in GIVEN_NAMES or unknown

    def _read(self, tokens: Sequence[Token]) -> None:
        for at, token in enumerate(tokens):
            if not token.is_word or token.is_closed:
                continue
            if token.form[0].isupper():
                self._capital[token.low] += not token.opens
                continue
            self._small[token.low] += 1
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            previous = tokens[at - 1].low if at else ""
            ends = after is None or not after.is_word or after.is_closed or token.owns
            governs = after is not None and (after.low in _OBJECTS or after.low in _NOUN_OPENERS)
            if previous in _VERB_OPENERS or governs or (ends and previous in _BE):
                self._others[token.low] += 1
            elif ends and (token.owns or _is_nominal(token, _opener(tokens, at), after)):
                self._nouns[token.low] += 1


def _is_nominal(token: Token, opener: str, after: Token | None) -> bool:
    """Tell whether what stands around the last word of a phrase shows that it is a noun."""
    if (
        opener in _NOUN_OPENERS
        or opener == "'s"
        or (after is not None and after.low in AUXILIARIES)
    ):
        return True
    return opener in _PREPOSITIONS and not token.low.endswith("ing")


def _opener(tokens: Sequence[Token], at: int) -> str:
    """Return the word of a closed class before a run of others, ``'s`` of a possessive."""
    for earlier in reversed(tokens[max(0, at - 3) : at]):
        if not earlier.is_word:
            return ""
        if earlier.is_closed:
            return earlier.low
        if earlier.owns:
            return "'s"
    return ""
