"""Find to whom a statement is made: "told reporters", "wrote to the minister", "asked by her"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.describe.locate import index_at
from onrecord.resolve.nouns import (
    BODY_NOUNS,
    COMMON_BODY_NOUNS,
    GROUP_NOUNS,
    GROUP_PLURALS,
    PERSON_NOUNS,
)
from onrecord.resolve.word_lists import words_of
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
    r"[^,;:.?!\"“”‘’()\n]{0,60}?(?<!\sprior)(?<!\sdue)(?<!according)\sto\s",
    re.IGNORECASE,
)
# What stands before the words, in the same sentence.
_BEFORE = re.compile(
    r"\b(?:(?:asked|pressed|questioned|quizzed)\s(?:again\s|later\s)?by"
    r"|interview\swith|(?:letter|e-?mail|message|statement)\sto)\s",
    re.IGNORECASE,
)
# A word, with the stop that belongs to a title or an initial: "Mr.", "Paul D. Ryan".
_TOKEN = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Capt|Adm|St|[A-Z])\.(?=\s[A-Z])"
    r"|\d[\d,.]*\d|[\w][\w.'’&-]*[\w]|\w"
)
# Words that a phrase for somebody ends before, or that begin no such phrase.
_ENDS = re.compile(
    r"that|on|in|at|about|during|after|before|while|when|whether|if|how|why|what|which|who|whom|for"
    r"|to|with|from|by|as|because|over|via|through|since|until|this|last|next|earlier|later|today"
    r"|yesterday|tomorrow|tonight|again|also|not|he|she|it|we|i|they|there|than|but|or|be|have|been"
    r"|is|was|were|are|has|had|would|could|should|will|under|amid|following|against|into|out|off|up|so|just"
    r"|being|then|now|here|once|afterwards?|recently|dated|shortly"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?!(?:rally|family|ally|assembly|daily|weekly|monthly)$)[a-z]+ly|I"
)
_DAY = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|ember|ober)?"
    r"\.?\s\d"
)
# What is told, or replied to, without being anybody, and events and times.
_NOBODY = words_of(
    """
    question questions request requests claim claims report reports allegation allegations query
    queries criticism criticisms news one each time times himself herself itself themselves myself
    ourselves yourself yourselves truth truths lie lies untruth story stories joke jokes tale tales
    secret secrets fib fibs difference future fortune fortunes tv television camera cameras
    morning afternoon evening night day week month year midnight noon hour hours
    consent permission forgiveness leave help advice directions guidance support more less
    """
)
# "Russian state television" is somebody, "television" is not.
_AIR = words_of("tv television radio")
# "More than 200 people".
_COUNTED = re.compile(
    r"(?:(?:more|fewer|less)\sthan|nearly|about|around|almost|some|at\sleast|up\sto)\s\d[\d,]*\s"
)
_EVENTS = words_of(
    """
    conference rally rallies hearing interview meeting debate speech briefing forum event ceremony
    summit convention dinner luncheon breakfast seminar session launch protest vigil funeral hall
    """
)
_PARTICIPLE = re.compile(r"(?!(?:meet|hear|brief|gather)ing$)[a-z]+(?:ed|ing)")
_ARTICLES = words_of("a an the his her their its our my your")
_DETERMINERS = _ARTICLES | words_of("some several many all of")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])")
_SOMEBODY = PERSON_NOUNS | GROUP_PLURALS | GROUP_NOUNS | BODY_NOUNS | COMMON_BODY_NOUNS
_OBJECTS = words_of("me him her us them you")
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
            # After "to" an action may follow as well ("to discuss"), or a thing ("to the charge").
            found = _phrase(text, match.end(), end, known=form is _SAYS_TO)
            return _outside(attribution, found)
    match = _BEFORE.search(text, sentence.start, cue.start)
    if match is None:
        return None
    return _outside(attribution, _phrase(text, match.end(), cue.start))


def _phrase(text: str, start: int, end: int, *, known: bool = False) -> Span | None:
    """Return the noun phrase that begins at ``start``, as far as small words and marks tell.

    Args:
        text: The text.
        start: Where it begins.
        end: Where it ends at the latest.
        known: Its noun must be known to be of somebody, or have a capital letter.
    """
    words: list[str] = []
    last, place = None, start
    if counted := _COUNTED.match(text, start, end):
        place, known = counted.end(), True
    while len(words) < _MOST_WORDS and (token := _TOKEN.match(text, place, end)):
        word = token[0]
        if _ENDS.fullmatch(word) or _DAY.match(text, place, end):
            break
        if last is not None and _PARTICIPLE.fullmatch(word) and not _goes_on(text, token.end()):
            break
        words.append(word)
        if word in _OBJECTS and not (word == "her" and _goes_on(text, token.end())):
            return Span(start, token.end()) if len(words) == 1 else None
        if word != "and" and word not in _DETERMINERS:
            last = token.end()
        if text[token.end() : token.end() + 1] != " ":
            break
        place = token.end() + 1
    if last is None or len(words) == _MOST_WORDS or not _is_somebody(words, known=known):
        return None
    return Span(start, last)


def _goes_on(text: str, end: int) -> bool:
    """Tell whether a noun follows on "invited" in "an old invited crowd", or on "her"."""
    following = _TOKEN.match(text, end + 1)
    if following is None or not following[0].islower():
        return False
    return following[0] not in ("of", "the", "a") and _ENDS.fullmatch(following[0]) is None


def _is_somebody(words: Sequence[str], *, known: bool) -> bool:
    """Tell whether the words of a phrase are for somebody, by its noun."""
    if words[0][0].isdigit() or (
        words[0].islower()
        and words[0] not in _DETERMINERS
        and any(word in _ARTICLES and one != "of" for one, word in pairwise(words))
    ):
        return False  # "to see the leader"
    stop = words.index("of") if "of" in words[1:] else len(words)
    noun = words[stop - 1]
    aired = noun in _AIR and any(word[0].isupper() or word == "state" for word in words[:-1])
    event = noun.lower() in _EVENTS or words[-1].lower() in _EVENTS
    if (noun in _NOBODY and not aired) or event or _POSSESSIVE.search(noun[-2:]):
        return False
    owned = any(_POSSESSIVE.search(word[-2:]) for word in words[: stop - 1])
    if not noun[0].islower() or not (known or owned):
        return True
    return noun in _SOMEBODY or noun in _DETERMINERS


def _outside(attribution: Attribution, found: Span | None) -> Span | None:
    """Return what was found unless it is part of the statement's source or content."""
    taken = (attribution.source, *attribution.content)
    if found is None or any(span is not None and span.overlap(found) for span in taken):
        return None
    return found
