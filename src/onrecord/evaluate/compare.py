"""Compare a record with the hand-annotated gold of its document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from onrecord.errors import CorpusError
from onrecord.evaluate.annotated import GoldDocument, GoldStatement
from onrecord.evaluate.complete import LEAST_OVERLAP, content_overlap
from onrecord.evaluate.matching import best_matching
from onrecord.evaluate.tally import Counts
from onrecord.types import Record, Span, Statement

_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that a record has not as the gold has it.

    Attributes:
        document: SHA-256 of the text.
        statement: The gold statement's identifier; the record's for a ``spurious`` one.
        what: ``statement``, ``spurious``, ``speaker``, ``parent``, ``type``, ``voice`` or
            ``flags``.
        expected, found: What the gold has and what the record has; ``None`` for nothing.
        words: The beginning of the content, as a slice of the text.
    """

    document: str
    statement: str
    what: str
    expected: str | None
    found: str | None
    words: str


@dataclass(frozen=True, slots=True)
class GoldScore:
    """How a record, or several, compare with the gold. Scores of several documents add up.

    Attributes:
        statements, predicted: How many the gold and the record hold, nested ones included.
        found: How many of the gold are matched, one to one, by a content that shares half of the
            characters.
        speakers_right: Of the found: the same name, or both without one.
        speakers_wrong: Of the found: another name, or a name where the gold has none.
        speakers_abstained: Of the found: no name where the gold has one.
        nested, nested_found: Of the gold: how many are nested, and how many of these are found.
        nested_placed: Of the nested that are found: how many are nested in the statement that is
            matched with the gold's parent.
        types_right, voices_right: Of the found.
        flags, flags_found: Flags in the gold, and those of them that the matched statements have.
        flags_spurious: Flags that the matched statements have and the gold has not.
        misses: Everything that differs, for reading.
    """

    statements: int = 0
    predicted: int = 0
    found: int = 0
    speakers_right: int = 0
    speakers_wrong: int = 0
    speakers_abstained: int = 0
    nested: int = 0
    nested_found: int = 0
    nested_placed: int = 0
    types_right: int = 0
    voices_right: int = 0
    flags: int = 0
    flags_found: int = 0
    flags_spurious: int = 0
    misses: tuple[Miss, ...] = ()

    @property
    def corpus(self) -> dict[str, str]:
        """No corpus file: each gold document names its text by checksum."""
        return {}

    @property
    def spurious(self) -> int:
        """How many statements of the record match none of the gold."""
        return self.predicted - self.found

    @property
    def figures(self) -> dict[str, float]:
        """All figures by key, in per cent, higher being better."""
        found = Counts(self.found, self.predicted, self.statements)
        flags = Counts(self.flags_found, self.flags_found + self.flags_spurious, self.flags)
        right = self.found - self.speakers_wrong
        return {
            "gold.statement.precision": found.precision,
            "gold.statement.recall": found.recall,
            "gold.statement.f1": found.f1,
            "gold.speaker.right": _share(self.speakers_right, self.found),
            "gold.speaker.not-wrong": _share(right, self.found),
            "gold.nested.found": _share(self.nested_found, self.nested),
            "gold.nested.placed": _share(self.nested_placed, self.nested),
            "gold.type.right": _share(self.types_right, self.found),
            "gold.voice.right": _share(self.voices_right, self.found),
            "gold.flags.precision": flags.precision,
            "gold.flags.recall": flags.recall,
        }

    def __add__(self, other: GoldScore) -> GoldScore:
        return GoldScore(
            **{
                each.name: getattr(self, each.name) + getattr(other, each.name)
                for each in fields(self)
            }
        )

    def to_json(self) -> dict[str, Any]:
        """Return the score as JSON values."""
        counted = {
            each.name: getattr(self, each.name) for each in fields(self) if each.name != "misses"
        }
        return {
            **counted,
            "spurious": self.spurious,
            "figures": {key: round(figure, 2) for key, figure in self.figures.items()},
            "misses": [
                {each.name: getattr(miss, each.name) for each in fields(miss)}
                for miss in self.misses
            ],
        }


def score_gold(record: Record, gold: GoldDocument) -> GoldScore:
    """Compare a record with the gold of the same document.

    Statements are matched one to one where their contents share at least half of the characters
    they cover together: as many as possible and, among those matchings, the closest.

    Raises:
        CorpusError: If the gold is of another document.
    """
    if record.document.id != gold.document:
        raise CorpusError(
            f"the record is of the document {record.document.id}, the gold of {gold.document}; "
            "both must be of the same text. Annotate this text, or read that one."
        )
    partners = _partners(record, gold)
    misses = tuple(_misses(record, gold, partners))
    amiss = {what: [miss for miss in misses if miss.what == what] for what in _LABELS}
    abstained = sum(miss.found is None for miss in amiss["speaker"])
    nested = {each.id for each in gold.statements if each.parent is not None}
    misplaced = {miss.statement for miss in amiss["parent"]}
    flags = [
        (set(each.flags), set(partners[each.id].flags))
        for each in gold.statements
        if each.id in partners
    ]
    return GoldScore(
        statements=len(gold.statements),
        predicted=len(record.statements),
        found=len(partners),
        speakers_right=len(partners) - len(amiss["speaker"]),
        speakers_wrong=len(amiss["speaker"]) - abstained,
        speakers_abstained=abstained,
        nested=len(nested),
        nested_found=len(nested & partners.keys()),
        nested_placed=len((nested & partners.keys()) - misplaced),
        types_right=len(partners) - len(amiss["type"]),
        voices_right=len(partners) - len(amiss["voice"]),
        flags=sum(len(set(each.flags)) for each in gold.statements),
        flags_found=sum(len(expected & found) for expected, found in flags),
        flags_spurious=sum(len(found - expected) for expected, found in flags),
        misses=misses,
    )


_LABELS = ("speaker", "parent", "type", "voice", "flags")


def _partners(record: Record, gold: GoldDocument) -> dict[str, Statement]:
    """Return the record's statement for each gold statement that is found, by the gold's id."""
    overlaps = {
        (left, right): content_overlap(found.content, each.content)
        for left, each in enumerate(gold.statements)
        for right, found in enumerate(record.statements)
    }
    close = {pair: overlap for pair, overlap in overlaps.items() if overlap >= LEAST_OVERLAP}
    return {
        gold.statements[left].id: record.statements[right]
        for left, right in best_matching(close).items()
    }


def _misses(
    record: Record, gold: GoldDocument, partners: Mapping[str, Statement]
) -> Iterator[Miss]:
    text = record.document.text
    for each in gold.statements:
        words = _words(each.content, text)
        found = partners.get(each.id)
        if found is None:
            yield Miss(gold.document, each.id, "statement", each.id, None, words)
            continue
        for what, expected, got in _labels(each, found, partners):
            if _folded(expected) != _folded(got):
                yield Miss(gold.document, each.id, what, expected, got, words)
    matched = {found.id for found in partners.values()}
    for statement in record.statements:
        if statement.id not in matched:
            words = _words(statement.content, text)
            yield Miss(gold.document, statement.id, "spurious", None, statement.id, words)


def _labels(
    gold: GoldStatement, found: Statement, partners: Mapping[str, Statement]
) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield the name of each label, what the gold has and what the record has."""
    yield "speaker", gold.speaker, found.speaker.name if found.speaker else None
    parent = partners.get(gold.parent) if gold.parent else None
    yield "parent", parent.id if parent else gold.parent, found.parent
    yield "type", gold.type, found.type
    yield "voice", gold.voice, found.voice
    yield "flags", _listed(gold.flags), _listed(found.flags)


def _folded(value: str | None) -> str | None:
    return None if value is None else " ".join(value.casefold().split())


def _listed(flags: tuple[str, ...]) -> str | None:
    return ", ".join(sorted(set(flags))) or None


def _words(content: tuple[Span, ...], text: str) -> str:
    first = content[0]
    return Span(first.start, min(first.end, first.start + _SHOWN)).of(text)


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 100.0
