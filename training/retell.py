"""Retell sentences of a scene as a reporter does who keeps the words, rightly or with one change.

The claims that were written for the scenes have other words than the speech where they are right,
and nearly its own where they are not. A network that learned from them alone would take the same
words for a sign that a claim is wrong. So sentences are put in the third person here, most in the
past tense too, which is right; and in half of them one word is then changed, which is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from scenes import Scene

SHORTEST = 4
"""Words that a sentence must have to be retold."""
_PAST = 0.6
"""How many are put in the past tense."""
_OPENING = re.compile(
    r"^(?:(?:well|so|and|but|no|yes|look|now|right|ok|okay|honestly|frankly|sure|absolutely|"
    r"oh|of course|listen|actually|or|still|then|correct|indeed)[,.;:]? +)+",
    re.IGNORECASE,
)
_CONTRACTED = (
    (r"\bwon['’]t\b", "will not"),
    (r"\bcan['’]t\b", "cannot"),
    (r"\bshan['’]t\b", "shall not"),
    (r"n['’]t\b", " not"),
    (r"\b(I|you|we|they)['’]d\b", r"\1 would"),
    (r"['’]m\b", " am"),
    (r"['’]re\b", " are"),
    (r"['’]ve\b", " have"),
    (r"['’]ll\b", " will"),
    (r"\b(it|that|there|what|here)['’]s\b", r"\1 is"),
)
_PAST_FORMS = (
    ("am", "was"),
    ("is", "was"),
    ("are", "were"),
    ("have", "had"),
    ("has", "had"),
    ("will", "would"),
    ("can", "could"),
    ("cannot", "could not"),
    ("may", "might"),
    ("do", "did"),
    ("does", "did"),
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "eighty", "ninety"),
)
_AUXILIARY = re.compile(
    r"\b(?:was|were|is|are|am|had|has|have|will|would|can|could|should|must|might|may|did|does|do)\b"
)


def retell(sentence: str, random: Random) -> str | None:
    """Return ``sentence`` as a claim that says the same; ``None`` if it is too short for one."""
    said = _OPENING.sub("", sentence.strip()).rstrip(".!… ")
    if len(said.split()) < SHORTEST or said.endswith("?"):
        return None
    for short, whole in _CONTRACTED:
        said = re.sub(short, whole, said, flags=re.IGNORECASE)
    past = random.random() < _PAST
    said = _as_third_person(said, random, past=past)
    if past:
        for now, then in _PAST_FORMS:
            said = re.sub(rf"\b{now}\b", then, said)
    return said


def _as_third_person(said: str, random: Random, *, past: bool) -> str:
    who, whose, whom = random.choice(
        [("she", "her", "her"), ("he", "his", "him"), ("they", "their", "them")]
    )
    singular = who != "they"
    be = ("was" if singular else "were") if past else ("is" if singular else "are")
    forms = [
        (r"\bI am\b|\bam I\b", f"{who} {be}"),
        (r"\bI was\b", f"{who} {'was' if singular else 'were'}"),
        (r"\bI have\b", f"{who} {'had' if past else 'has' if singular else 'have'}"),
        (r"\bI do\b", f"{who} {'did' if past else 'does' if singular else 'do'}"),
        (r"\bI\b", who),
        (r"\b[Mm]y\b|\b[Mm]ine\b", whose),
        (r"\bme\b", whom),
        (r"\bmyself\b", f"{whom}self" if singular else "themselves"),
        (r"\b[Ww]e\b", "they"),
        (r"\b[Oo]urs?\b", "their"),
        (r"\bus\b", "them"),
        (r"\bourselves\b", "themselves"),
    ]
    for pattern, form in forms:
        said = re.sub(pattern, form, said)
    first, rest = said[0], said[1:]
    proper = re.match(r"[A-Z][\w’']*", said)
    keeps = proper is not None and (
        proper[0] in (*_MONTHS, *_WEEKDAYS) or re.search(rf"\S {re.escape(proper[0])}\b", said)
    )
    return said if keeps else first.lower() + rest


def change(claim: str, scene: Scene, random: Random) -> tuple[str, str] | None:
    """Return ``claim`` with one change, so that it is wrong, and what the change is of.

    ``None`` where it has nothing that can be changed.
    """
    ways: list[tuple[str, Callable[[str, Random], str | None]]] = [
        ("negation", _negate),
        ("number", _miscount),
        ("date", _misdate),
        ("modal", _harden),
        ("quantifier", _generalise),
        ("-", _turn),
        ("name", lambda text, draw: _misname(text, scene, draw)),
    ]
    random.shuffle(ways)
    for kind, way in ways:
        changed = way(claim, random)
        if changed is not None and changed != claim:
            return changed, kind
    return None


def _negate(claim: str, _random: Random) -> str | None:
    if re.search(r"\b(?:not|cannot) ", claim):
        return re.sub(r"\bcannot\b", "can", re.sub(r"\bnot ", "", claim, count=1), count=1)
    if re.search(r"\b(?:no|nobody|never|nothing|none|neither|nor|without|few|only)\b", claim, re.I):
        return None
    return _AUXILIARY.sub(lambda found: f"{found[0]} not", claim, count=1)


def _miscount(claim: str, random: Random) -> str | None:
    figures = list(re.finditer(r"\d[\d,.]*\d|\d", claim))
    if figures:
        found = random.choice(figures)
        at = random.randrange(len(found[0]))
        while not found[0][at].isdigit():
            at = random.randrange(len(found[0]))
        digit = random.choice([each for each in "123456789" if each != found[0][at]])
        figure = found[0][:at] + digit + found[0][at + 1 :]
        return claim[: found.start()] + figure + claim[found.end() :]
    return _swap(claim, _NUMBERS, random)


def _misdate(claim: str, random: Random) -> str | None:
    return _swap(claim, _MONTHS, random) or _swap(claim, _WEEKDAYS, random)


def _harden(claim: str, _random: Random) -> str | None:
    pattern = r"\b(?:may|might|could)\b(?! not| have)|\b(?:would|will) probably\b"
    return re.sub(pattern, "will", claim, count=1)


def _generalise(claim: str, random: Random) -> str | None:
    pairs = (
        ("all", "some"),
        ("most", "all"),
        ("some", "all"),
        ("several", "all"),
        ("many", "few"),
        ("nobody", "everybody"),
        ("half", "all"),
        ("every", "no"),
        ("most", "few"),
    )
    for one, other in random.sample(pairs, len(pairs)):
        if re.search(rf"\b{one}\b", claim):
            return re.sub(rf"\b{one}\b", other, claim, count=1)
    return None


def _turn(claim: str, random: Random) -> str | None:
    pairs = (
        ("more", "less"),
        ("before", "after"),
        ("up", "down"),
        ("higher", "lower"),
        ("first", "last"),
        ("open", "closed"),
        ("opened", "closed"),
        ("rose", "fell"),
        ("increase", "decrease"),
        ("larger", "smaller"),
        ("better", "worse"),
        ("early", "late"),
        ("won", "lost"),
        ("bought", "sold"),
        ("begin", "end"),
        ("longer", "shorter"),
        ("with", "without"),
        ("unless", "if"),
        ("against", "in favour of"),
        ("north", "south"),
        ("east", "west"),
    )
    both = [*pairs, *((other, one) for one, other in pairs)]
    for one, other in random.sample(both, len(both)):
        if re.search(rf"\b{one}\b", claim):
            return re.sub(rf"\b{one}\b", other, claim, count=1)
    return None


def _misname(claim: str, scene: Scene, random: Random) -> str | None:
    known = sorted(
        {
            name
            for sentence in scene.sentences
            for name in re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", sentence.text)
            if name not in (*_MONTHS, *_WEEKDAYS)
        }
    )
    there = [name for name in known if re.search(rf"\b{name}\b", claim)]
    others = [name for name in known if name not in claim]
    if not there or not others:
        return None
    return re.sub(rf"\b{random.choice(there)}\b", random.choice(others), claim, count=1)


def _swap(claim: str, words: tuple[str, ...], random: Random) -> str | None:
    there = [word for word in words if re.search(rf"\b{word}\b", claim)]
    if not there:
        return None
    word = random.choice(there)
    other = random.choice([each for each in words if each != word])
    return re.sub(rf"\b{word}\b", other, claim, count=1)
