"""Labelled quotations: which of them are the same."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import CorpusError
from onrecord.types import Span

_CASE, _BORDER, _PARTS = "== ", " | ", " // "
_ALONE = "-"


@dataclass(frozen=True, slots=True)
class LabelledQuotation:
    """A quotation as one document has it.

    Attributes:
        case: The number of its case, from 0.
        line: In the file, from 1.
        label: Equal for the same quotations of a case; ``None`` if it must stay alone.
        text: Words that hold it.
        parts: What stands in quotation marks.
    """

    case: int
    line: int
    label: str | None
    text: str
    parts: tuple[Span, ...]

    @property
    def truth(self) -> tuple[int, str]:
        """What equals another's for the same quotations, of whatever case."""
        return self.case, self.label if self.label is not None else f"line {self.line}"


def read_labelled_quotations(path: Path) -> tuple[LabelledQuotation, ...]:
    """Read labelled quotations, in the form that their folder's README tells.

    Raises:
        CorpusError: If the file is missing, holds none, or a line is of another form.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: cannot be read ({error}). Check the path.") from error
    found: list[LabelledQuotation] = []
    case = -1
    for number, line in enumerate(lines, 1):
        if line.startswith(_CASE):
            case += 1
        elif line.strip():
            label, border, words = line.partition(_BORDER)
            if not border or not label or case < 0:
                raise CorpusError(
                    f"{path}: line {number} is {line!r}. Write a case as '== name', and below it"
                    " each quotation as 'label | words'."
                )
            kept = label if label != _ALONE else None
            found.append(LabelledQuotation(case, number, kept, words, _parts(words)))
    if not found:
        raise CorpusError(f"{path}: there are no quotations in it.")
    return tuple(found)


def _parts(words: str) -> tuple[Span, ...]:
    parts: list[Span] = []
    start = 0
    for piece in words.split(_PARTS):
        parts.append(Span(start, start + len(piece)))
        start += len(piece) + len(_PARTS)
    return tuple(parts)
