"""What a version of a statement is beside the fullest one, by the checks of ``verify``.

The fullest version stands where a transcript stands in a check, and the other where an article
does: so words, edits and alarms are judged here by the same rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.checks import ALARMS, Alarm, Check, Claim, Edit, Passage
from onrecord.collate.units import Unit, clip
from onrecord.comparisons import Relation, Version
from onrecord.types import Document, Record, Span
from onrecord.verify import verify
from onrecord.verify.align import align, is_same
from onrecord.verify.article import find_proper
from onrecord.verify.conflicts import DENYING, find_conflicts
from onrecord.verify.grammar import NEGATORS
from onrecord.verify.support import Support, stems_of
from onrecord.verify.support import Unit as Sentence
from onrecord.verify.words import Word, read_words

_WHOLE = 0.9
"""Share of the words from which all of them are there: an article or two do not count."""


def judge(unit: Unit, record: Record, fullest: Unit, other: Record) -> Version:
    """Judge a version beside the fullest one.

    Args:
        unit: The version.
        record: Of its document.
        fullest: The fullest version.
        other: The record of the fullest one's document.
    """
    if unit.quoted and fullest.quoted:
        checks = tuple(_check(unit, record, fullest, other))
        found = any(check.passages for check in checks)
        # Where another sentence of a mixed statement is quoted, its own words are compared.
        if found or _is_all_quoted(unit):
            return _judge_quoted(checks, unit, record, fullest, other)
    return _judge_words(unit, record, fullest, other)


def is_conflicting(unit: Unit, record: Record, other: Unit, its_record: Record) -> bool:
    """Tell whether two versions of one statement would contradict each other."""
    if len(unit.words) > len(other.words):
        unit, record, other, its_record = other, its_record, unit, record
    return judge(unit, record, other, its_record).relation == "contradicted"


def stand_alone(unit: Unit) -> Version:
    """Return the version that others are compared with."""
    return Version(
        unit.document, unit.statement, unit.parts, unit.quoted, "fullest", carried=_said(unit)
    )


def _said(unit: Unit) -> tuple[Span, ...]:
    return unit.quoted or unit.parts


def _is_all_quoted(unit: Unit) -> bool:
    return _count_words(unit.words, unit.quoted) >= _WHOLE * len(unit.words)


def _count_words(words: Sequence[Word], spans: Sequence[Span]) -> int:
    """Return how many of ``words`` stand in ``spans``."""
    return sum(any(span.start <= word.start < span.end for span in spans) for word in words)


def _judge_quoted(
    checks: Sequence[Check], unit: Unit, record: Record, fullest: Unit, other: Record
) -> Version:
    found = [check for check in checks if check.verdict != "not-found" and check.passages]
    carried = tuple(_carried(found, record.document.text))
    verdicts = {verdict for check in found for verdict in (check.verdict, *check.also)}
    relation: Relation
    if not found or verdicts & {"altered", "spliced"}:
        relation = "altered"
    elif len(found) < len(checks):
        relation = "overlapping"
    elif "shortened" in verdicts or not _has_all(carried, fullest, other.document.text):
        relation = "shortened"
    else:
        relation = "verbatim"
    alarms = {alarm for check in found for alarm in check.alarms}
    return Version(
        unit.document,
        unit.statement,
        unit.parts,
        unit.quoted,
        relation,
        alarms=_in_order(alarms),
        edits=tuple(edit for check in found for edit in check.edits),
        carried=carried,
        score=sum(check.score for check in checks) / len(checks),
        why=tuple(dict.fromkeys(reason for check in found for reason in check.why)),
    )


def _check(unit: Unit, record: Record, fullest: Unit, other: Record) -> Iterator[Check]:
    """Yield a check of each quoted sentence, by the offsets of the two documents."""
    said = _excerpt(other.document, fullest.parts)
    start = said[1]
    article, begin = _surroundings(unit, record)
    claims = [Claim("quotation", (span.shift(-begin),)) for span in unit.quoted]
    for check in verify(claims, article, [said[0]]):
        yield replace(
            check,
            passages=tuple(_moved_passage(each, start) for each in check.passages),
            edits=tuple(_moved_edit(each, begin, start) for each in check.edits),
        )


def _excerpt(document: Document, parts: Sequence[Span]) -> tuple[Document, int]:
    """Return a document of these parts alone, blanks between them, and where it begins."""
    start, end = parts[0].start, parts[-1].end
    text = " " * (end - start)
    for part in parts:
        at = part.start - start
        text = text[:at] + part.of(document.text) + text[at + len(part) :]
    return replace(document, text=text, zones=()), start


def _surroundings(unit: Unit, record: Record) -> tuple[Document, int]:
    """Return a document of the sentences that a unit stands in, and where it begins."""
    touched = [each for each in record.layout.sentences if each.overlap(unit.span)]
    start = min([unit.span.start, *(each.start for each in touched)])
    end = max([unit.span.end, *(each.end for each in touched)])
    text = record.document.text[start:end]
    return replace(record.document, text=text, zones=()), start


def _moved_passage(passage: Passage, by: int) -> Passage:
    return replace(passage, span=passage.span.shift(by))


def _moved_edit(edit: Edit, article: int, transcript: int) -> Edit:
    return replace(
        edit, article=edit.article.shift(article), transcript=edit.transcript.shift(transcript)
    )


def _carried(checks: Iterable[Check], text: str) -> Iterator[Span]:
    """Yield what of the checks' passages the version has, without what was cut or replaced.

    Args:
        checks: By the offsets of the two documents.
        text: The version's document.
    """
    passages = sorted(passage.span for check in checks for passage in check.passages)
    lost = sorted(
        edit.transcript
        for check in checks
        for edit in check.edits
        if edit.verdict != "normalised" or not any(map(str.isalnum, edit.article.of(text)))
    )
    reached = 0
    for passage in passages:
        start = max(passage.start, reached)
        for cut in lost:
            if start <= cut.start and cut.end <= passage.end:
                if start < cut.start:
                    yield Span(start, cut.start)
                start = cut.end
        if start < passage.end:
            yield Span(start, passage.end)
        reached = max(reached, passage.end)


def _has_all(carried: Sequence[Span], fullest: Unit, text: str) -> bool:
    words = [word for span in fullest.quoted for word in read_words(text, span)]
    return _count_words(words, carried) >= _WHOLE * len(words)


def _judge_words(unit: Unit, record: Record, fullest: Unit, other: Record) -> Version:
    same = [
        (step.article, step.transcript)
        for step in align(unit.words, fullest.words).steps
        if step.article is not None
        and step.transcript is not None
        and is_same(unit.words[step.article], fullest.words[step.transcript])
    ]
    mine, theirs = len(same) / len(unit.words), len(same) / len(fullest.words)
    conflicts = dict(_conflicts(unit, record, fullest, other, max(mine, theirs)))
    if min(mine, theirs) >= _WHOLE and _negators(unit) == _negators(fullest):
        conflicts.pop("negation", None)
    relation: Relation
    if conflicts:
        relation = "contradicted"
    elif mine >= _WHOLE:
        relation = "verbatim" if theirs >= _WHOLE else "shortened"
    else:
        relation = "paraphrase"
    return Version(
        unit.document,
        unit.statement,
        unit.parts,
        unit.quoted,
        relation,
        alarms=_in_order(set(conflicts)),
        carried=tuple(_runs([fullest.words[at] for _, at in same], other.document.text)),
        score=max(mine, theirs),
        why=tuple(dict.fromkeys(conflicts.values())),
    )


def _conflicts(
    unit: Unit, record: Record, fullest: Unit, other: Record, share: float
) -> Iterator[tuple[Alarm, str]]:
    proper = find_proper(
        word
        for each in (record, other)
        for word in read_words(each.document.text, Span(0, len(each.document.text)))
    )
    sentences = sorted(
        _sentences(fullest, other), key=lambda each: len(each.stems & unit.stems), reverse=True
    )
    cue = [*_cue(unit, record), *(w for w in _cue(fullest, other) if w.low in DENYING)]
    support = Support(sentences[0], tuple(sentences[1:]), share)
    yield from find_conflicts(unit.words, cue, support, proper)


def _sentences(unit: Unit, record: Record) -> Iterator[Sentence]:
    """Yield the sentences that a unit has, or the parts of them."""
    text = record.document.text
    for span in clip(unit.parts, record.layout.sentences):
        if words := tuple(read_words(text, span)):
            yield Sentence(0, 0, span, words, stems_of(words))


def _negators(unit: Unit) -> int:
    return sum(word.low in NEGATORS for word in unit.words)


def _cue(unit: Unit, record: Record) -> list[Word]:
    if unit.statement is None or unit.statement.cue is None:
        return []
    return read_words(record.document.text, unit.statement.cue)


def _runs(words: Sequence[Word], text: str) -> Iterator[Span]:
    """Yield words as spans, those in a row as one."""
    held: Span | None = None
    for word in words:
        if held is not None and not any(map(str.isalnum, text[held.end : word.start])):
            held = Span(held.start, word.end)
            continue
        if held is not None:
            yield held
        held = Span(word.start, word.end)
    if held is not None:
        yield held


def _in_order(alarms: set[Alarm]) -> tuple[Alarm, ...]:
    """Return alarms in their order; that a sentence was cut short is what ``shortened`` says."""
    return tuple(alarm for alarm in ALARMS if alarm in alarms and alarm != "cut-end")
