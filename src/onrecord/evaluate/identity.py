"""Evaluate who is told to be one across documents, on labelled pairs of speakers.

The speakers are given as two records have them, so what a record gets wrong does not count.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from onrecord.errors import CorpusError
from onrecord.evaluate.gold import checksum
from onrecord.evaluate.layout import new_table
from onrecord.evaluate.shift_report import Share
from onrecord.evaluate.speaker_report import OWN
from onrecord.evaluate.speakers import Half
from onrecord.identify import NOT_KNOWN_AGAIN, Appearance, gather, join

if TYPE_CHECKING:
    from rich.console import RenderableType

Truth = Literal["same", "different", "unclear"]
FILE = "pairs.jsonl"
_HALVES: tuple[Half, ...] = ("open", "held-back")
_CAPTION = (
    "Precision: share of the pairs joined that are the same.\n"
    "Recall: share of the same that are joined. In per cent,\n"
    "with the 95 % interval by Wilson's score. Joined wrongly:\n"
    "pairs of two, and pairs that nobody could tell."
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two speakers of two documents, with others of the same archive.

    Attributes:
        case: Its number; the odd ones are open.
        about: What it is for.
        truth: Whether they are the same.
        speakers: The two first, then the others.
    """

    case: int
    about: str
    truth: Truth
    speakers: tuple[Appearance, ...]

    @property
    def half(self) -> Half:
        """Which half it is of."""
        return "open" if self.case % 2 else "held-back"


@dataclass(frozen=True, slots=True)
class IdentityRow:
    """How a program's answers on one half are scored.

    Attributes:
        half, program, pairs: Of what.
        precision, recall: Of pairs that are the same.
        different, unclear: How many of these were joined.
    """

    half: Half
    program: str
    pairs: int
    precision: Share
    recall: Share
    different: Share
    unclear: Share


@dataclass(frozen=True)
class IdentityReport:
    """How often two are told to be one who are, and who are not.

    Attributes:
        corpus: SHA-256 of the file.
        rows: By half, the program itself before the others.
        misses: Its own, never of a pair that is held back.
    """

    corpus: Mapping[str, str]
    rows: tuple[IdentityRow, ...]
    misses: tuple[Pair, ...]

    @property
    def figures(self) -> dict[str, float]:
        """The program's own figures, such as ``identity.open.precision``; higher is better."""
        return {
            f"identity.{row.half}.{name}": getattr(row, name).value
            for row in self.rows
            if row.program == OWN
            for name in ("precision", "recall")
        }

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "name": "identity",
            "corpus": dict(self.corpus),
            "rows": [asdict(row) for row in self.rows],
            "misses": [asdict(pair) for pair in self.misses],
        }


def evaluate_identity(folder: Path, half: Half | None = None) -> IdentityReport:
    """Measure whether two speakers of two documents are rightly joined, or kept apart.

    Args:
        folder: Holds ``pairs.jsonl``.
        half: Measure on one of them. Of pairs held back only totals are reported.

    Raises:
        CorpusError: If the file is missing or malformed.
    """
    path = folder / FILE
    pairs = read_pairs(path)
    rows: list[IdentityRow] = []
    misses: list[Pair] = []
    for name in _HALVES:
        chosen = [pair for pair in pairs if pair.half == name]
        if half not in (None, name):
            continue
        for program, decide in _PROGRAMS.items():
            answers = [decide(pair) for pair in chosen]
            rows.append(_row(name, program, chosen, answers))
            if program == OWN and name == "open":
                misses += [
                    pair
                    for pair, answer in zip(chosen, answers, strict=True)
                    if answer != (pair.truth == "same")
                ]
    return IdentityReport({f"registry/{FILE}": checksum(path)}, tuple(rows), tuple(misses))


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """Read labelled pairs.

    Raises:
        CorpusError: If the file is missing, or a line is no pair.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise CorpusError(f"{path}: cannot be read ({error.strerror}). Name its folder.") from error
    pairs = []
    for number, line in enumerate(lines, start=1):
        try:
            pairs.append(_pair(json.loads(line)))
        except (ValueError, KeyError, TypeError) as error:
            raise CorpusError(
                f"{path}, line {number}: it is no pair ({error!r}). Mend it."
            ) from error
    return tuple(pairs)


def render_identity(report: IdentityReport) -> RenderableType:
    """Return the report as one table."""
    table = new_table("Whether two speakers of two documents are one", _CAPTION)
    for title in ("", "precision", "recall", "two", "unclear"):
        table.add_column(title, justify="right" if title else "left", no_wrap=True)
    for row in report.rows:
        name = f"{row.half}, {row.pairs} pairs" if row.program == OWN else f"  {row.program}"
        wrong = (f"{share.part}/{share.whole}" for share in (row.different, row.unclear))
        table.add_row(name, str(row.precision), str(row.recall), *wrong)
    return table


def _pair(values: Mapping[str, Any]) -> Pair:
    if values["truth"] not in get_args(Truth):
        raise ValueError(f"truth is {values['truth']!r}, not {', '.join(get_args(Truth))}")
    speakers = (values["one"], values["other"], *values["beside"])
    return Pair(
        values["case"],
        values["about"],
        values["truth"],
        tuple(Appearance(f"document {n}", **each) for n, each in enumerate(speakers)),
    )


def _by_registry(pair: Pair) -> bool:
    known = [each for each in pair.speakers if each.kind not in NOT_KNOWN_AGAIN]
    both = set(pair.speakers[:2])
    return any(both <= set(entity.appearances) for entity in join(gather(known, (), ())))


def _by_string(pair: Pair) -> bool:
    one, other = pair.speakers[:2]
    return one.kind == other.kind and one.name.casefold() == other.name.casefold()


def _by_surname(pair: Pair) -> bool:
    one, other = pair.speakers[:2]
    last = [each.name.casefold().split()[-1] for each in (one, other)]
    return one.kind == other.kind and last[0] == last[1]


_PROGRAMS: dict[str, Callable[[Pair], bool]] = {
    OWN: _by_registry,
    "same full string": _by_string,
    "same surname": _by_surname,
}


def _row(half: Half, program: str, pairs: Sequence[Pair], answers: Sequence[bool]) -> IdentityRow:
    def joined(truth: Truth) -> Share:
        found = [answer for pair, answer in zip(pairs, answers, strict=True) if pair.truth == truth]
        return Share(sum(found), len(found))

    same = joined("same")
    return IdentityRow(
        half, program, len(pairs), Share(same.part, sum(answers)), same,
        joined("different"), joined("unclear"),
    )  # fmt: skip
