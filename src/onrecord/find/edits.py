"""What changed between two revisions of a document: statements added, removed and changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from onrecord.types import Record, Span, Statement

EditKind = Literal["added", "removed", "changed"]
_PARTS = ("source", "cue", "content", "speaker")
_FIELDS = ("title", "date", "outlet", "author")
PAIRED = 0.5
"""Contents that share so much, in words, are versions of one another. Half of the words: below it,
more is different than the same."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A statement that one revision has and another has not, or not so.

    Attributes:
        kind: What was done.
        before: The statement in the earlier text; ``None`` if added.
        after: The statement in the later text; ``None`` if removed.
        parts: Which of ``source``, ``cue``, ``content`` and ``speaker`` differ, if changed.
    """

    kind: EditKind
    before: Statement | None
    after: Statement | None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """What stands above the text, and was changed: title, date, outlet or author.

    Attributes:
        field: Which.
        before, after: What it was and is; ``None`` where there is none.
    """

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Edits:
    """What changed between two revisions.

    Attributes:
        edits: By offset; what was removed, by its offset in the earlier text.
        unchanged: How many statements are the same in both.
        unread: Statements that only one of the records has, or that the two have otherwise, though
            their words stand in both texts: they were read differently, not edited.
        same_model: Whether one model read both.
        fields: What changed above the text.
        outside: How many sentences outside all statements are new, and how many are gone.
    """

    edits: tuple[Edit, ...]
    unchanged: int
    unread: tuple[Edit, ...]
    same_model: bool
    fields: tuple[FieldEdit, ...] = ()
    outside: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class _Words:
    """A statement, and the words of its parts and of its passage, each on one line."""

    statement: Statement
    passage: str
    source: str
    cue: str
    content: tuple[str, ...]
    speaker: str

    def differing(self, other: _Words) -> tuple[str, ...]:
        return tuple(part for part in _PARTS if getattr(self, part) != getattr(other, part))


def find_edits(before: Record, after: Record) -> Edits:
    """Return what changed in the statements from one revision to another.

    Words are compared without regard to how lines are wrapped. A statement is unchanged if its
    source, cue, content and speaker have the same words. Where the passage that it stands in is in
    both texts, nobody edited it, whatever was read in it.
    """
    old, new = _read(before), _read(after)
    same = _pair(old, new, lambda each: (each.source, each.cue, each.content, each.speaker))
    versions = _pair(old, new, lambda each: each.content) + _pair_similar(old, new)
    changed = [
        Edit("changed", first.statement, second.statement, first.differing(second))
        for first, second in versions
    ]
    earlier, later = _line(before.document.text), _line(after.document.text)
    removed = {each: Edit("removed", each.statement, None) for each in old}
    added = {each: Edit("added", None, each.statement) for each in new}
    unread = [edit for each, edit in removed.items() if _stands(each, later)]
    unread += [edit for each, edit in added.items() if _stands(each, earlier)]
    unread += [
        edit
        for edit, (first, second) in zip(changed, versions, strict=True)
        if first.passage in later and second.passage in earlier
    ]
    edits = [edit for edit in (*changed, *removed.values(), *added.values()) if edit not in unread]
    return Edits(
        edits=tuple(sorted(edits, key=_start)),
        unchanged=len(same),
        unread=tuple(sorted(unread, key=_start)),
        same_model=before.model == after.model,
        fields=tuple(_find_fields(before, after)),
        outside=_count_outside(before, after),
    )


def _read(record: Record) -> list[_Words]:
    text = record.document.text

    def line(span: Span | None) -> str:
        return _line(span.of(text)) if span is not None else ""

    return [
        _Words(
            each,
            line(_passage(each)),
            line(each.source),
            line(each.cue),
            tuple(map(line, each.content)),
            each.speaker.name if each.speaker is not None else "",
        )
        for each in record.statements
    ]


def _passage(statement: Statement) -> Span:
    spans = [*statement.content, *filter(None, (statement.source, statement.cue))]
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _find_fields(before: Record, after: Record) -> Iterator[FieldEdit]:
    for name in _FIELDS:
        first, second = getattr(before.document, name), getattr(after.document, name)
        if first != second:
            yield FieldEdit(name, first, second)


def _count_outside(before: Record, after: Record) -> tuple[int, int]:
    first, second = _outside(before), _outside(after)
    # A sentence that moved, or that was read as a statement in one text only, is in both.
    earlier, later = _line(before.document.text), _line(after.document.text)
    new = sum(count for each, count in (second - first).items() if each not in earlier)
    gone = sum(count for each, count in (first - second).items() if each not in later)
    return new, gone


def _outside(record: Record) -> Counter[str]:
    """Count the sentences that have no word of a statement."""
    text = record.document.text
    told = [_passage(each) for each in record.statements]
    return Counter(
        _line(sentence.of(text))
        for sentence in record.layout.sentences
        if not any(sentence.overlap(span) for span in told)
    )


def _pair(
    old: list[_Words], new: list[_Words], key: Callable[[_Words], Hashable]
) -> list[tuple[_Words, _Words]]:
    """Take the statements out of both lists that have one key, the first with the first."""
    waiting: dict[Hashable, list[_Words]] = {}
    for each in new:
        waiting.setdefault(key(each), []).append(each)
    pairs = [(each, waiting[key(each)].pop(0)) for each in old if waiting.get(key(each))]
    _take(pairs, old, new)
    return pairs


def _pair_similar(old: list[_Words], new: list[_Words]) -> list[tuple[_Words, _Words]]:
    """Take out those whose contents share most of their words, the most similar first."""
    likeness = []
    for place, first in enumerate(old):
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(" ".join(first.content).split())
        for other, second in enumerate(new):
            matcher.set_seq1(" ".join(second.content).split())
            if matcher.quick_ratio() >= PAIRED and (ratio := matcher.ratio()) >= PAIRED:
                likeness.append((-ratio, place, other))
    pairs: list[tuple[_Words, _Words]] = []
    for _, place, other in sorted(likeness):
        pair = old[place], new[other]
        if not any(pair[0] is first or pair[1] is second for first, second in pairs):
            pairs.append(pair)
    _take(pairs, old, new)
    return pairs


def _take(pairs: Sequence[tuple[_Words, _Words]], old: list[_Words], new: list[_Words]) -> None:
    for first, second in pairs:
        old.remove(first)
        new.remove(second)


def _stands(each: _Words, text: str) -> bool:
    """Tell whether all parts of a statement's content stand in a text, in order."""
    reached = 0
    for part in each.content:
        found = text.find(part, reached)
        if found < 0:
            return False
        reached = found + len(part)
    return True


def _start(edit: Edit) -> int:
    statement = edit.after if edit.after is not None else edit.before
    assert statement is not None
    return statement.content[0].start


def _line(words: str) -> str:
    return " ".join(words.split())
