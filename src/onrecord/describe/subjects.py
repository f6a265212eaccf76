"""Name what passages are about, from the names and phrases that recur in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from onrecord.describe.vocabulary import COMMON, NOT_A_SUBJECT

# A label is chosen for a run of paragraphs: what it gains in one that mentions it, what it loses
# in one that does not, and what a change of label costs. Tuned by reading: a name needs two
# paragraphs that mention it at the start of a section, more further on, or an introduction.
_MENTION = 1.0
_SECOND_MENTION = 0.5
_ABSENCE = -0.8
_START = 1.4
_CHANGE = 2.2
_INTRODUCED = 5.0
_PHRASE_BONUS = 1.25
_TITLE_BONUS = 1.4
# Bounds on the work for very long documents.
_MOST_NAMES = 80
_MOST_CANDIDATES = 12
_FEWEST_PHRASES = 3
_MOST_WORDS = 5
_ADJECTIVES = ("ian", "ican", "ean", "ese", "ish")
_NOT_NOUNS = ("ly", "ing", "ed", "ward", "able", "ive", "ous")

# Repetitions are bounded so that no text takes more than linear time. A pattern that begins with a
# set of signs is searched for faster than one that begins with a choice.
_NAME = re.compile(
    r"[A-Z](?:[\w’'-]{0,30}[a-z][\w’-]*"
    r"(?:(?: of(?: the)?| and)? (?!I\b)[A-Z][\w-]{0,30}[a-z][\w-]*)*|[A-Z]{1,7}\b)"
)
_BEFORE_NAMES = frozenset("abcdefghijklmnopqrstuvwxyz0123456789,;’'”\"")
_WORD = re.compile(r"\b[a-z][a-z-]{2,}\b(?!’)")
_POSSESSIVE = re.compile(r"['’]s?$")


def find_subjects(
    paragraphs: Sequence[str],
    *,
    speakers: frozenset[str] = frozenset(),
    title: str = "",
    introduced: Mapping[int, str] | None = None,
) -> tuple[str | None, ...]:
    """Return for each paragraph what it is about, or ``None``.

    Every label occurs in one of the paragraphs. Neighbouring paragraphs share a label as far as
    it goes: the labels are those of the best path, on which each change costs.

    Args:
        paragraphs: The paragraphs' words, in order.
        speakers: Capitalised words that name who speaks, which is not what is spoken of.
        title: Words of the document's title, which count for more.
        introduced: What the opening of a paragraph announces, by the paragraph's index.
    """
    introduced = introduced or {}
    weights = _candidates(paragraphs, speakers, title)
    for label in introduced.values():
        weights[label] = max(weights.get(label, 0.0), _MENTION)
    labels: list[str | None] = [None, *weights]
    gains = [
        [0.0, *(_gain(words, label, weight) for label, weight in weights.items())]
        for words in paragraphs
    ]
    for index, label in introduced.items():
        column = labels.index(label)
        gains[index][column] = _INTRODUCED
        for earlier in range(index):
            if label not in paragraphs[earlier]:
                gains[earlier][column] = -_INTRODUCED
    return tuple(labels[choice] for choice in _best_path(gains))


def _candidates(
    paragraphs: Sequence[str], speakers: frozenset[str], title: str
) -> dict[str, float]:
    """Return the labels worth considering, with their weights, best first."""
    words = [word for paragraph in paragraphs for word in _WORD.findall(paragraph)]
    labels = _names(paragraphs, frozenset(words), speakers) | _phrases(words, title)
    text = "\n".join(paragraphs)
    spreads = {
        label: [label in words for words in paragraphs].count(True)
        for label in labels
        if text.count(label) > 1
    }
    weights = {
        label: (_PHRASE_BONUS if " " in label else 1.0) * (_TITLE_BONUS if label in title else 1.0)
        for label, spread in spreads.items()
        if spread > 1
    }
    scores = {label: spreads[label] * weight for label, weight in weights.items()}
    best = sorted(scores, key=lambda label: (-scores[label], label))[:_MOST_CANDIDATES]
    return {label: weights[label] for label in best}


def _names(paragraphs: Sequence[str], words: frozenset[str], speakers: frozenset[str]) -> set[str]:
    """Return the names in the middle of sentences, where a capital means a name."""
    counts = Counter(
        _POSSESSIVE.sub("", match[0])
        for paragraph in paragraphs
        for match in _NAME.finditer(paragraph)
        if _is_mid_sentence(paragraph, match.start())
    )
    found = [name for name, _ in counts.most_common(_MOST_NAMES)]
    parts = [name.split() for name in found if " " in name]
    # "Michael" of "Michael Moore", "New" of "New York"; but not "Moore".
    forenames = {first for first, *_ in parts} - {last for *_, last in parts}
    return {
        name
        for name in found
        if _may_be_subject(name.split(), speakers)
        and name not in forenames
        # "the State" of a text that also writes "state".
        and words.isdisjoint((name.lower(), f"{name.lower()}s"))
        and not (" " not in name and name.endswith(_ADJECTIVES))
    }


def _is_mid_sentence(paragraph: str, start: int) -> bool:
    return start > 1 and paragraph[start - 1] == " " and paragraph[start - 2] in _BEFORE_NAMES


def _may_be_subject(parts: list[str], speakers: frozenset[str]) -> bool:
    return (
        parts[0] not in NOT_A_SUBJECT
        and parts[-1] not in NOT_A_SUBJECT
        and parts[-1] not in speakers
        and len(parts) <= _MOST_WORDS
    )


def _phrases(words: Sequence[str], title: str) -> set[str]:
    """Return the pairs of lower-case words that recur, such as ``travel ban``."""
    counts = Counter(words)
    frequent = {word for word, count in counts.items() if count > 1 and word not in COMMON}
    pairs = Counter(
        f"{first} {second}"
        for first, second in pairwise(words)
        if first in frequent and second in frequent and first != second
    )
    return {
        pair
        for pair, count in pairs.most_common(_MOST_NAMES)
        if count >= (2 if pair in title else _FEWEST_PHRASES) and not pair.endswith(_NOT_NOUNS)
    }


def _gain(words: str, label: str, weight: float) -> float:
    mentions = words.count(label)
    if mentions == 0:
        return _ABSENCE
    return weight * (_MENTION + _SECOND_MENTION * (mentions > 1))


def _best_path(gains: Sequence[Sequence[float]]) -> list[int]:
    """Return the column for each row that gains most in all, where each change costs."""
    if not gains:
        return []
    totals = list(gains[0])
    totals[1:] = [total - _START for total in totals[1:]]
    came_from: list[list[int]] = []
    for row in gains[1:]:
        best = max(range(len(totals)), key=totals.__getitem__)
        changed = totals[best] - _CHANGE
        stays = [total >= changed for total in totals]
        came_from.append([own if stay else best for own, stay in enumerate(stays)])
        totals = [
            (total if stay else changed) + gain
            for total, stay, gain in zip(totals, stays, row, strict=True)
        ]
    choice = max(range(len(totals)), key=totals.__getitem__)
    path = [choice]
    for previous in reversed(came_from):
        choice = previous[choice]
        path.append(choice)
    return path[::-1]
