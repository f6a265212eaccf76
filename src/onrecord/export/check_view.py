"""What a page shows of checks: the article with a verdict on every quotation, and the passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.checks import VERDICTS, Alarm, Check, CheckedArticle, Verdict
from onrecord.export.changes import Piece, mark_article, mark_passage, place_of
from onrecord.export.roundup import describe_origin, headline
from onrecord.export.segments import Mark, Segment, cut_blocks

TONES: Mapping[Verdict, str] = {
    "not-found": "doubt",
    "misattributed": "grave",
    "contradicted": "grave",
    "spliced": "grave",
    "altered": "grave",
    "shortened": "doubt",
    "normalised": "fair",
    "verbatim": "fair",
    "paraphrase": "fair",
    "unsure": "doubt",
}
_ALARM = "alarm"
"""The tone of a check with an alarm, whatever its verdict: "verbatim" can hide a lost "not"."""
_SIGNS = {_ALARM: "!", "grave": "✕", "doubt": "?", "fair": "✓"}


@dataclass(frozen=True, slots=True)
class Found:
    """A passage as it is shown."""

    pieces: tuple[Piece, ...]
    source: str


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """A check as it is shown; every string is ready."""

    key: str
    verdict: Verdict
    tone: str
    sign: str
    also: tuple[Verdict, ...]
    alarms: tuple[Alarm, ...]
    speaker: str | None
    indirect: bool
    words: tuple[Piece, ...]
    found: tuple[Found, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A segment of the article, with the checks that begin with it and the innermost there."""

    text: str
    inner: CheckEntry | None
    starting: tuple[CheckEntry, ...]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A block of the article."""

    kind: str
    stretches: tuple[_Stretch, ...]


@dataclass(frozen=True, slots=True)
class PageChecks:
    """All that a page shows of the checks of an article: every string is ready to be shown."""

    title: str
    lang: str
    facts: tuple[str, ...]
    transcripts: tuple[tuple[str, tuple[str, ...]], ...]
    counts: tuple[tuple[Verdict, int, str], ...]
    alarms: int
    total: int
    paragraphs: tuple[_Paragraph, ...]
    entries: tuple[CheckEntry, ...]


def lay_out_checks(checked: CheckedArticle) -> PageChecks:
    """Return what a page shows of the checks of an article."""
    entries = lay_out_entries(checked)
    counts = Counter(check.verdict for check in checked.checks)
    return PageChecks(
        title=headline(checked.record),
        lang=checked.record.document.lang,
        facts=describe_origin(checked.record),
        transcripts=tuple((each.title or each.origin.path, why) for each, why in checked.taken),
        counts=tuple((each, counts[each], TONES[each]) for each in VERDICTS if counts[each]),
        alarms=sum(bool(check.alarms) for check in checked.checks),
        total=len(checked.checks),
        paragraphs=_paragraphs(checked, entries),
        entries=tuple(entries),
    )


def lay_out_entries(checked: CheckedArticle) -> list[CheckEntry]:
    """Return what a page shows of each check, in their order."""
    return [_entry(str(number), check, checked) for number, check in enumerate(checked.checks, 1)]


def _entry(key: str, check: Check, checked: CheckedArticle) -> CheckEntry:
    tone = _ALARM if check.alarms else TONES[check.verdict]
    return CheckEntry(
        key=key,
        verdict=check.verdict,
        tone=tone,
        sign=_SIGNS[tone],
        also=check.also,
        alarms=check.alarms,
        speaker=check.claim.speaker,
        indirect=check.claim.kind == "indirect",
        words=mark_article(check, checked.record.document.text),
        found=tuple(
            Found(mark_passage(check, number, checked), " · ".join(place_of(passage, checked)))
            for number, passage in enumerate(check.passages)
        ),
        why=check.why,
    )


def _paragraphs(checked: CheckedArticle, entries: list[CheckEntry]) -> tuple[_Paragraph, ...]:
    record = checked.record
    text = record.document.text
    by_key = {entry.key: entry for entry in entries}
    marks = [
        Mark(check.claim.span, "content", entry.key)
        for check, entry in zip(checked.checks, entries, strict=True)
    ]
    begun: set[str] = set()
    paragraphs = []
    for block, segments in cut_blocks(record, marks):
        stretches = tuple(_stretch(segment, text, by_key, begun) for segment in segments)
        kind = "gap" if block.gap else block.zone.kind if block.zone is not None else "body"
        paragraphs.append(_Paragraph(kind, stretches))
    return tuple(paragraphs)


def _stretch(
    segment: Segment, text: str, by_key: Mapping[str, CheckEntry], begun: set[str]
) -> _Stretch:
    keys = segment.keys("content")
    starting = tuple(by_key[key] for key in keys if key not in begun)
    begun.update(keys)
    return _Stretch(segment.span.of(text), by_key[keys[-1]] if keys else None, starting)
