"""What the words of a statement give to tell its act by: the features of a linear model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    stems = [stem(word) for word in cue_words]
    source_words = _WORD.findall(_plain(source.of(text))) if source else []
    found = dict.fromkeys(_of_cue(stems, cue_text))
    known = [acts for each in stems if (acts := ACTS_OF_CUE.get(each))]
    said = all("asserts" in acts for acts in known)
    if _is_negated(source_words, cue_words):
        found["negated"] = None
        found.update((f"negated ({act})", None) for acts in known for act in acts)
    found.update(dict.fromkeys(f"modal {word}" for word in cue_words if word in _MODALS))
    words = _WORD.findall(content_text.lower())
    kind = _kind(words, content_text)
    found.update(dict.fromkeys(_of_content(words, content_text, kind)))
    if _asks(content, text):
        found["?"] = None
        if said:
            found["said ?"] = None
    found.update(dict.fromkeys(_of_head(words, "said" if said else "told")))
    if said:
        found.update(dict.fromkeys(_of_said(words)))
    if stems and stems[-1] in NAMING:
        found.update(dict.fromkeys(_judgement("named", words)))
    if any(stem(word) in CLAIMS for word in words[:_HEAD]):
        found["content is of a claim"] = None
        for act in known[-1] if known else ():
            found[f"({act}) + claim"] = None
    if stems:
        found[f"{stems[-1]} + {kind}"] = None
        for act in ACTS_OF_CUE.get(stems[-1], ()):
            found[f"({act}) + {kind}"] = None
    if source is None:
        found["no source"] = None
    elif source_words:
        found[f"source {source_words[0]}"] = None
    if cue is not None and content[0].start < cue.start:
        found["content before cue"] = None
    return list(found)


def find_negated(source: Span | None, cue: Span, text: str) -> frozenset[Act]:
    """Return the acts that a cue names and says did not happen: "did not deny", "nobody warned"."""
    cue_words = _WORD.findall(_plain(cue.of(text)))
    source_words = _WORD.findall(_plain(source.of(text))) if source else []
    if not _is_negated(source_words, cue_words):
        return frozenset()
    return frozenset(act for word in cue_words for act in ACTS_OF_CUE.get(stem(word), ()))


def _is_negated(source_words: Sequence[str], cue_words: Sequence[str]) -> bool:
    return any(map(is_negation, cue_words)) or (bool(source_words) and is_negation(source_words[0]))


def _of_cue(stems: Sequence[str], cue: str) -> Iterator[str]:
    if not stems:
        yield "no cue"
    if ":" in cue:
        yield "cue :"
    for each in stems:
        yield f"cue {each}"
        for act in ACTS_OF_CUE.get(each, ()):
            yield f"cue ({act})"
    for first, second in pairwise(stems):
        yield f"cue {first} {second}"
    if stems:
        yield f"cue begins {stems[0]}"
        yield f"cue ends {stems[-1]}"
    telling = next((acts for each in stems if (acts := ACTS_OF_CUE.get(each))), None)
    if telling:
        yield f"cue is ({' or '.join(telling)})"


def _of_content(words: Sequence[str], content: str, kind: str) -> Iterator[str]:
    yield f"content is {kind}"
    if len(words) <= _SHORT:
        yield "content is short"
    if any(mark in content for mark in _MARKS):
        yield "content has marks"
    if words:
        yield f"content begins {words[0]}"
        yield f"content begins {' '.join(words[:2])}"
    for word in words:
        yield f"content {stem(word)}"


def _of_said(words: Sequence[str]) -> Iterator[str]:
    yield "said"
    for word in words:
        if word in _TELLING:
            yield f"said {word}"
    for first, second in pairwise(words[:_SUBJECT]):
        if first in _SUBJECTS:
            yield f"said {first} {second}"
    yield from _judgement("said", words)


def _of_head(words: Sequence[str], where: str) -> Iterator[str]:
    """Read how the content opens: with whom, which modal, which words that tell of an act.

    ``where`` is "said" behind a cue that says no more than that, and "told" behind a telling one.
    """
    first = next((at for at, word in enumerate(words) if word not in _JOINING), len(words))
    head = words[first:]
    if head:
        yield f"{where}, begins {head[0]}"
        yield f"begins {' '.join(head[:2])}"
        yield f"{where}, begins {' '.join(head[:3])}"
    stems = [stem(word) for word in head[:_WITHIN]]
    for each in stems[:_HEAD]:
        yield f"{where} early {each}"
    for each in stems[:_NEAR]:
        for act in ACTS_OF_CUE.get(each, ()):
            yield f"{where} early ({act})"
    if where == "said":
        for each in stems:
            for act in ACTS_OF_CUE.get(each, ()):
                yield f"said early or late ({act})"
    yield from _of_modal(head[:_MODAL], where)


def _of_modal(head: Sequence[str], where: str) -> Iterator[str]:
    """Name the first modal, and who will, should or must."""
    for at, word in enumerate(head):
        modal = _modal(word, head[at + 1 : at + 2])
        if modal is None:
            continue
        subject = word if word.endswith("'ll") else head[at - 1] if at else ""
        who = _WHO.get(subject.split("'")[0], "another")
        yield f"{where} {who} {modal}"
        yield f"{where} {who} + modal"
        if at < _NEAR:
            yield f"{where} early {modal}"
        return
    yield f"{where} without a modal"


def _modal(word: str, following: Sequence[str]) -> str | None:
    if word.endswith("'ll"):
        return "will"
    if word == "going" and following == ["to"]:
        return "going to"
    if word in _MODALS or word in _DEMANDS or word in _REFUSALS:
        return word
    return None


def _judgement(where: str, words: Sequence[str]) -> Iterator[str]:
    stems = set(map(stem, words))
    for name, listed in (("praise", PRAISE), ("blame", BLAME)):
        count = len(stems & listed)
        if count:
            yield f"{where} {name}"
        if count > 1:
            yield f"{where} {name} twice"


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
