"""What the words of a statement give to tell its act by: the features of a linear model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.describe.act_words import (
    ACTS_OF_CUE,
    BLAME,
    CLAIMS,
    NAMING,
    PRAISE,
    is_negation,
    stem,
)
from onrecord.resolve.word_lists import words_of
from onrecord.types import Act, Span

# Of a long content only the beginning is read: it says what it is about, and time is short.
_READ = 320
_SHORT = 4
_HEAD = 5
_SUBJECT = 12
# Of the content's head, so many words are read for those that go with an act, behind any cue and
# behind a neutral one, and so many for the first modal.
_NEAR = 6
_WITHIN = 14
_MODAL = 20
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")
_MARKS = ('"', "“", "''", "‘", "«", "„")
_OPENS_CLAUSE = frozenset(["that", "whether", "if", "how", "why", "what", "who", "when", "where"])
_MODALS = frozenset(["will", "would", "could", "can", "may", "might", "should", "must"])
_DEMANDS = frozenset(["need", "needs", "ought", "let's"])
_REFUSALS = frozenset(["won't", "wouldn't", "couldn't", "can't", "shouldn't", "cannot"])
_ASKING = _MODALS | _DEMANDS | _REFUSALS
_JOINING = frozenset(["that", "whether", "and", "but"])
_WHO = {
    who: name
    for name, each in {
        "I or we": "i we",
        "he, she or they": "he she they",
        "you": "you",
        "it": "it that this there",
    }.items()
    for who in each.split()
}
_SUBJECTS = frozenset(["i", "we", "you", "he", "she", "they", "it"])
# In the words of "he said …" these tell what "said" does not.
_TELLING = words_of(
    "should must need needs have will would could may might going want wants let let's hope hopes"
    " expect if not never i we you he she they i'll we'll won't don't didn't"
)


def find_features(
    source: Span | None, cue: Span | None, content: Sequence[Span], text: str
) -> list[str]:
    """Return the features of a statement, each once.

    A feature is a word with the place it stands in: ``cue deny``; of a cue that says no more than
    that something was said, ``said should``.
    """
    cue_text = _plain(cue.of(text)) if cue else ""
    content_text = " … ".join(span.of(text) for span in content)[:_READ].replace("’", "'")
    cue_words = _WORD.findall(cue_text)
    cue_stems = list(map(stem, cue_words))
    source_words = _WORD.findall(_plain(source.of(text))) if source else []
    found = _of_cue(cue_stems, cue_text)
    known = [acts for each in cue_stems if (acts := ACTS_OF_CUE.get(each))]
    said = all("asserts" in acts for acts in known)
    if _is_negated(source_words, cue_words):
        found.append("negated")
        found += [f"negated ({act})" for acts in known for act in acts]
    found += [f"modal {word}" for word in cue_words if word in _MODALS]
    words = _WORD.findall(content_text.lower())
    stems = list(map(stem, words))
    kind = _kind(words, content_text)
    found += _of_content(words, stems, content_text, kind)
    if _asks(content, text):
        found += ["?", "said ?"] if said else ["?"]
    found += _of_head(words, stems, "said" if said else "told")
    if said:
        found += _of_said(words, stems)
    if cue_stems and cue_stems[-1] in NAMING:
        found += _judgement("named", stems)
    if not CLAIMS.isdisjoint(stems[:_HEAD]):
        found.append("content is of a claim")
        found += [f"({act}) + claim" for act in (known[-1] if known else ())]
    if cue_stems:
        found.append(f"{cue_stems[-1]} + {kind}")
        found += [f"({act}) + {kind}" for act in ACTS_OF_CUE.get(cue_stems[-1], ())]
    if source is None:
        found.append("no source")
    elif source_words:
        found.append(f"source {source_words[0]}")
    if cue is not None and content[0].start < cue.start:
        found.append("content before cue")
    return list(dict.fromkeys(found))


def find_negated(source: Span | None, cue: Span, text: str) -> frozenset[Act]:
    """Return the acts that a cue names and says did not happen: "did not deny", "nobody warned"."""
    cue_words = _WORD.findall(_plain(cue.of(text)))
    source_words = _WORD.findall(_plain(source.of(text))) if source else []
    if not _is_negated(source_words, cue_words):
        return frozenset()
    return frozenset(act for word in cue_words for act in ACTS_OF_CUE.get(stem(word), ()))


def _is_negated(source_words: Sequence[str], cue_words: Sequence[str]) -> bool:
    return any(map(is_negation, cue_words)) or (bool(source_words) and is_negation(source_words[0]))


def _of_cue(stems: Sequence[str], cue: str) -> list[str]:
    found = [] if stems else ["no cue"]
    if ":" in cue:
        found.append("cue :")
    for each in stems:
        found.append(f"cue {each}")
        found += [f"cue ({act})" for act in ACTS_OF_CUE.get(each, ())]
    found += [f"cue {first} {second}" for first, second in pairwise(stems)]
    if stems:
        found += [f"cue begins {stems[0]}", f"cue ends {stems[-1]}"]
    telling = next((acts for each in stems if (acts := ACTS_OF_CUE.get(each))), None)
    if telling:
        found.append(f"cue is ({' or '.join(telling)})")
    return found


def _of_content(words: Sequence[str], stems: Sequence[str], content: str, kind: str) -> list[str]:
    found = [f"content is {kind}"]
    if len(words) <= _SHORT:
        found.append("content is short")
    if any(mark in content for mark in _MARKS):
        found.append("content has marks")
    if words:
        found += [f"content begins {words[0]}", f"content begins {' '.join(words[:2])}"]
    return found + [f"content {each}" for each in stems]


def _of_said(words: Sequence[str], stems: Sequence[str]) -> list[str]:
    found = ["said", *(f"said {word}" for word in words if word in _TELLING)]
    for first, second in pairwise(words[:_SUBJECT]):
        if first in _SUBJECTS:
            found.append(f"said {first} {second}")
    return found + _judgement("said", stems)


def _of_head(words: Sequence[str], stems: Sequence[str], where: str) -> list[str]:
    """Read how the content opens: with whom, which modal, which words that tell of an act.

    ``where`` is "said" behind a cue that says no more than that, and "told" behind a telling one.
    """
    first = next((at for at, word in enumerate(words) if word not in _JOINING), len(words))
    head = words[first : first + _MODAL]
    found = []
    if head:
        found += [
            f"{where}, begins {head[0]}",
            f"begins {' '.join(head[:2])}",
            f"{where}, begins {' '.join(head[:3])}",
        ]
    near = stems[first : first + _NEAR]
    found += [f"{where} early {each}" for each in near[:_HEAD]]
    found += [f"{where} early ({act})" for each in near for act in ACTS_OF_CUE.get(each, ())]
    if where == "said":
        found += [
            f"said early or late ({act})"
            for each in stems[first : first + _WITHIN]
            for act in ACTS_OF_CUE.get(each, ())
        ]
    return found + _of_modal(head, where)


def _of_modal(head: Sequence[str], where: str) -> list[str]:
    """Name the first modal, and who will, should or must."""
    for at, word in enumerate(head):
        if word in _ASKING or word.endswith("'ll"):
            modal = "will" if word.endswith("'ll") else word
        elif word == "going" and head[at + 1 : at + 2] == ["to"]:
            modal = "going to"
        else:
            continue
        subject = word if word.endswith("'ll") else head[at - 1] if at else ""
        who = _WHO.get(subject.split("'")[0], "another")
        early = [f"{where} early {modal}"] if at < _NEAR else []
        return [f"{where} {who} {modal}", f"{where} {who} + modal", *early]
    return [f"{where} without a modal"]


def _judgement(where: str, stems: Sequence[str]) -> list[str]:
    found = []
    for name, listed in (("praise", PRAISE), ("blame", BLAME)):
        count = len(listed.intersection(stems))
        if count:
            found.append(f"{where} {name}")
        if count > 1:
            found.append(f"{where} {name} twice")
    return found


def _kind(words: Sequence[str], content: str) -> str:
    """Name the content's form: a quotation, a clause, an infinitive or a phrase."""
    if content.lstrip().startswith(_MARKS):
        return "quotation"
    if words and words[0] in _OPENS_CLAUSE:
        return "clause"
    return "infinitive" if words and words[0] == "to" else "phrase"


def _asks(content: Sequence[Span], text: str) -> bool:
    return any("?" in text[span.start : span.end + 1] for span in content)


def _plain(words: str) -> str:
    return words.replace("’", "'").lower()
