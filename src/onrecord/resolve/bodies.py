"""Find what bodies are called where they are named: "Kabina, the crew's union", "the bank Orle".

"The union" is then Kabina, whose name does not say what it is. Such a name may pass for a person's,
if nothing else tells; the noun does.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.resolve.antecedents import may_be_body
from onrecord.resolve.epithets import BUSINESSES, SOCIETIES
from onrecord.resolve.lexicon import ENDS_OF_PHRASE
from onrecord.resolve.nouns import COMMON_BODY_NOUNS, PREMISES
from onrecord.resolve.parties import Joined
from onrecord.resolve.phrases import Names, Phrase, read_phrase
from onrecord.resolve.word_lists import words_of
from onrecord.resolve.words import Words

_NOUNS = COMMON_BODY_NOUNS | PREMISES | BUSINESSES | SOCIETIES
# Any other body that is named may be called so as well.
_OF_ANY = words_of("company firm business group organisation organization team side giant")
_LONGEST = 6  # words of an apposition up to its noun


def tell_bodies(words: Words, names: Names, joined: Joined) -> None:
    """Tell the bodies of ``joined`` what they are called besides."""
    for mention, party in zip(names.mentions, joined.party_of, strict=True):
        if party is None or mention.modifies or words.is_possessive(mention.last):
            continue
        if party.kind != "organisation" and not may_be_body(party):
            continue
        for phrase in _said_of(words, names, mention.first, mention.last):
            party.kind, party.certain = "organisation", True
            if phrase.noun not in _OF_ANY:
                party.phrases.append(phrase)


def _said_of(words: Words, names: Names, first: int, last: int) -> Iterator[Phrase]:
    """Yield the descriptions right before a name and behind it."""
    if first and words.lowers[first - 1] in _NOUNS and first - 1 not in names.words:
        phrase = read_phrase(words, first - 1, names)
        apposed = words.gap(first - 1) == ", " and _is_closed(words, last)
        if phrase.determiner and (words.joined(first - 1) or apposed):
            yield phrase
    if last + 1 == len(words) or words.gap(last) != ", ":
        return
    for head in range(last + 1, min(last + 1 + _LONGEST, len(words))):
        if words.lowers[head] in _NOUNS and _is_closed(words, head) and head not in names.words:
            phrase = read_phrase(words, head, names)
            if phrase.determiner and phrase.first == last + 1:
                yield phrase
        if not words.joined(head):
            return


def _is_closed(words: Words, last: int) -> bool:
    """Tell whether an apposition, or its noun, ends at the word ``last``."""
    if last + 1 == len(words) or words.is_possessive(last):
        return last + 1 == len(words)
    return not words.joined(last) or words.lowers[last + 1] in ENDS_OF_PHRASE
