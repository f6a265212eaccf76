"""Find to whom a statement is made: "told reporters", "wrote to the minister", "asked by her"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.describe.locate import index_at
from onrecord.types import Attribution, Span

# Verbs that whoever is spoken to follows, and verbs and nouns that he follows after "to".
_TELLS = re.compile(
    r"\b(?:told|tell(?:s|ing)?|ask(?:ed|s|ing)?|assur(?:ed|es|ing)|remind(?:ed|s|ing)"
    r"|warn(?:ed|s|ing)?|inform(?:ed|s|ing)|advis(?:ed|es|ing)|notif(?:ied|ies)"
    r"|promis(?:ed|es)|urg(?:ed|es|ing))\s",
    re.IGNORECASE,
)
_SAYS_TO = re.compile(
    r"\b(?:said|says?|saying|wrote|writes|writing|repl(?:ied|ies)|respond(?:ed|s)|spoke|speaking"
    r"|explained|complained|announced|confided|testified|admitted|confessed)\b"
    r"[^,;:.?!\"“”‘’()\n]{0,60}?\sto\s",
    re.IGNORECASE,
)
# What stands before the words, in the same sentence.
_BEFORE = re.compile(
    r"\b(?:(?:asked|pressed|questioned|quizzed)\s(?:again\s|later\s)?by"
    r"|interview\swith|(?:letter|e-?mail|message|statement)\sto)\s",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[\w][\w.'’&-]*[\w]|\w")
# Words that a phrase for somebody ends before, or that begin no such phrase.
_ENDS = re.compile(
    r"that|on|in|at|about|during|after|before|while|when|whether|if|how|why|what|which|who|whom|for"
    r"|to|with|from|by|as|because|over|via|through|since|until|this|last|next|earlier|later|today"
    r"|yesterday|tomorrow|tonight|again|also|not|he|she|it|we|i|they|there|than|but|or|be|have|been"
    r"|is|was|were|are|has|had|would|could|should|will|under|amid|following|against|into|out|off|up|so|just"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[a-z]+ly|I"
)
# What is replied to without being anybody.
_NOBODY = re.compile(
    r"(?:question|request|claim|report|allegation)s?|quer(?:y|ies)|criticism|news|one|each|times?"
    r"|(?:him|her|it)self|themselves"
)
_DETERMINER = re.compile(r"an?|the|his|her|their|its|our|my|your|some|several|many|all|of")
_MOST_WORDS = 9


def find_addressee(text: str, sentences: Sequence[Span], attribution: Attribution) -> Span | None:
    """Return the words for whoever the statement is made to; ``None`` where none are clear.

    They stand after the cue's verb and before the content, or else in what opens the sentence.
    """
    cue = attribution.cue
    if cue is None:
        return None
    index = index_at(sentences, cue.start)
    if index < 0:
        return None
    sentence = sentences[index]
    later = [span.start for span in attribution.content if span.start >= cue.start]
    end = min([*later, max(sentence.end, cue.end)])
    for form in (_TELLS, _SAYS_TO):
        match = form.search(text, cue.start, end)
        if match is not None and match.start() < cue.end:
            return _outside(attribution, _phrase(text, match.end(), end))
    match = _BEFORE.search(text, sentence.start, cue.start)
    if match is None:
        return None
    return _outside(attribution, _phrase(text, match.end(), cue.start))


def _phrase(text: str, start: int, end: int) -> Span | None:
    """Return the noun phrase that begins at ``start``, as far as small words and marks tell."""
    last, count, place = None, 0, start
    joins = False  # whether an "and" waits for what it joins
    while count < _MOST_WORDS and (token := _TOKEN.match(text, place, end)):
        word = token[0]
        if _ENDS.fullmatch(word) or (joins and word.endswith(("ed", "ing"))):
            break
        if _NOBODY.fullmatch(word):
            return None
        joins = word == "and"
        if not joins and not _DETERMINER.fullmatch(word):
            last = token.end()
        count += 1
        if text[token.end() : token.end() + 1] != " ":
            break
        place = token.end() + 1
    return None if last is None or count == _MOST_WORDS else Span(start, last)


def _outside(attribution: Attribution, found: Span | None) -> Span | None:
    """Return what was found unless it is part of the statement's source or content."""
    taken = (attribution.source, *attribution.content)
    if found is None or any(span is not None and span.overlap(found) for span in taken):
        return None
    return found
