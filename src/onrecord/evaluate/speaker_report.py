"""What an evaluation of speakers found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from onrecord.evaluate.layout import new_table
from onrecord.evaluate.report import Measure

if TYPE_CHECKING:
    from rich.console import RenderableType

OWN = "onrecord"
"""The name of the program itself among those whose answers are scored."""

_TITLES = {
    "correct": "correct",
    "wrong": "wrong",
    "abstained": "abstained",
    "kind": "kind",
    "pairwise": "pairs, F1",
}
_CAPTION = (
    "Said: how many statements. All other figures in per cent, those of a whole\n"
    "collection with the 95 % interval from drawing texts anew. Where the right\n"
    "answer is none, abstaining is correct.\n"
    "Kind: of the speakers that are right, those whose kind (person, organisation,\n"
    "state …) is right too.\n"
    "Pairs: two statements of one text have one speaker or two.\n"
    "Nearest name: the last run of capitalised words in the source or before it."
)


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One line of the table.

    Attributes:
        collection: ``articles``, or the name of a file of passages.
        kind: Of passage; ``None`` for all of the collection.
        program: Whose answers they are.
        texts, statements: How many.
        measures: Of ``correct``, ``wrong``, ``abstained``, ``kind`` and ``pairwise``.
    """

    collection: str
    kind: str | None
    program: str
    texts: int
    statements: int
    measures: tuple[Measure, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the row as JSON values, in per cent with two decimals."""
        measures = {
            measure.key: {
                "value": round(measure.value, 2),
                "interval": [round(bound, 2) for bound in measure.interval or ()] or None,
            }
            for measure in self.measures
        }
        return {
            "collection": self.collection,
            "kind": self.kind,
            "program": self.program,
            "texts": self.texts,
            "statements": self.statements,
            **measures,
        }


@dataclass(frozen=True, slots=True)
class SpeakerMiss:
    """A statement whose speaker is wrong, or was not named.

    Attributes:
        collection: As in ``SpeakerRow``.
        text: The passage's or article's name.
        kind: Of passage.
        statement: Its number in the text.
        verdict: ``wrong`` or ``abstained``.
        source: The words of its source, ``None`` where it has none.
        gold: The right speaker's name; ``None`` where nobody should have been named.
        found: The name that was given.
        why: The program's reason.
    """

    collection: str
    text: str
    kind: str
    statement: str
    verdict: str
    source: str | None
    gold: str | None
    found: str | None
    why: str


@dataclass(frozen=True, slots=True)
class SpeakerReport:
    """How often the right speaker was named.

    Attributes:
        corpus: SHA-256 of each file that was read.
        rows: Of a whole collection, with the baseline after it; then by kind of passage.
        misses: Of the program itself.
        skipped: What could not be measured, and why, in words.
    """

    corpus: Mapping[str, str]
    rows: tuple[SpeakerRow, ...]
    misses: tuple[SpeakerMiss, ...]
    skipped: tuple[str, ...] = ()

    @property
    def figures(self) -> dict[str, float]:
        """The program's own figures, such as ``speakers.passages.correct``; higher is better."""
        found: dict[str, float] = {}
        for row in self.rows:
            if row.program == OWN:
                prefix = ".".join(filter(None, ("speakers", row.collection, row.kind)))
                values = {measure.key: measure.value for measure in row.measures}
                found[f"{prefix}.correct"] = values["correct"]
                found[f"{prefix}.not-wrong"] = 100 - values["wrong"]
                found[f"{prefix}.kind"] = values["kind"]
                found[f"{prefix}.pairwise"] = values["pairwise"]
        return found

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "name": "speakers",
            "corpus": dict(self.corpus),
            "rows": [row.to_json() for row in self.rows],
            "misses": [asdict(miss) for miss in self.misses],
            "skipped": list(self.skipped),
        }


def render_speakers(report: SpeakerReport) -> RenderableType:
    """Return the report as one table."""
    table = new_table("Who spoke, where the statements are given", _CAPTION)
    for title in ("texts", "said", *_TITLES.values()):
        table.add_column(title, justify="left" if title == "texts" else "right", no_wrap=True)
    for row in report.rows:
        name = row.kind or (row.collection if row.program == OWN else row.program)
        measures = {measure.key: measure for measure in row.measures}
        cells = (_cell(measures[key], brief=row.kind is not None) for key in _TITLES)
        table.add_row(name, str(row.statements), *cells)
    return table


def _cell(measure: Measure, *, brief: bool) -> str:
    """Return a figure, with its interval unless ``brief``: few texts make a wide one."""
    if measure.counts.predicted + measure.counts.gold == 0:
        return "–"
    if measure.interval is None or brief:
        return f"{measure.value:.1f}"
    return "{:.1f} [{:.0f}–{:.0f}]".format(measure.value, *measure.interval)
