"""Evaluate shifts between two dated statements of one speaker, which are given.

So what the tagger misses does not count, nor who the speaker is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.evaluate.gold import checksum
from onrecord.evaluate.shift_cases import DatedPassage, ShiftCase, read_shift_cases
from onrecord.evaluate.shift_report import Share, ShiftMiss, ShiftReport, ShiftRow
from onrecord.evaluate.speaker_report import OWN
from onrecord.evaluate.speakers import Half
from onrecord.positions import SHIFT_KINDS, Dated, ShiftKind
from onrecord.segment import segment
from onrecord.types import Act, Attribution, Document, Origin, Statement
from onrecord.verify.support import stems_of
from onrecord.verify.words import read_words

if TYPE_CHECKING:
    from onrecord.tag import Model

GIVEN_ACTS = f"{OWN}, acts given"
BASELINE = "words in common"
_HALVES: tuple[Half, ...] = ("open", "held-back")
_IN_COMMON = 0.5
_TURNS = frozenset({("supports", "opposes"), ("asserts", "denies"), ("commits", "denies")})
Answer = ShiftKind | None


def evaluate_shifts(folder: Path, model: Model, half: Half | None = None) -> ShiftReport:
    """Measure how often a shift is marked where one is labelled, and where none is.

    Args:
        folder: Holds ``open.txt`` and ``held-back.txt``.
        model: Tells what speakers do, as in a record.
        half: Measure on one of them. Of pairs held back only totals are reported.

    Raises:
        CorpusError: If a file is missing or malformed.
    """
    files = [folder / f"{name}.txt" for name in _HALVES if half in (None, name)]
    programs: dict[str, Callable[[ShiftCase], Answer]] = {
        OWN: lambda case: _contrast(case, lambda passage: _as_in_a_record(passage, model)),
        GIVEN_ACTS: lambda case: _contrast(case, lambda passage: passage.act),
        BASELINE: _by_words,
    }
    rows: list[ShiftRow] = []
    misses: list[ShiftMiss] = []
    for path in files:
        cases = read_shift_cases(path)
        for program, decide in programs.items():
            answers = [decide(case) for case in cases]
            rows.append(_row(path.stem, program, cases, answers))
            if program == GIVEN_ACTS and path.stem == "open":
                misses += _misses(cases, answers)
    return ShiftReport(
        {f"shifts/{path.name}": checksum(path) for path in files}, tuple(rows), tuple(misses)
    )


def date_statement(passage: DatedPassage, act: Act | None) -> Dated:
    """Return the statement of a passage as a record would have it, with this act."""
    from onrecord.describe.act_target import find_target
    from onrecord.describe.flags import find_flags

    spans, text = passage.statement, passage.text
    document = Document(text, Origin("case", "text/plain", ""))
    attribution = Attribution(spans.source, spans.cue, spans.content)
    statement = Statement(
        id=spans.id,
        source=spans.source,
        cue=spans.cue,
        content=spans.content,
        quoted=(),
        type="indirect",
        voice="source",
        speaker=None,
        parent=None,
        topic=None,
        confidence=1.0,
        flags=tuple(find_flags(attribution, document, segment(document))),
        why=(),
        act=act,
        target=find_target(act, spans.content, text),
    )
    return Dated(statement, document, passage.day)


def _as_in_a_record(passage: DatedPassage, model: Model) -> Act | None:
    from onrecord.describe.act import find_act
    from onrecord.tag import encode, tag_encoded

    document = Document(passage.text, Origin("case", "text/plain", ""))
    encoded = encode(passage.text, segment(document), model.pieces)
    spans = passage.statement
    read = tag_encoded(encoded, model).acts
    return find_act(spans.source, spans.cue, spans.content, passage.text, read)[0]


def _contrast(case: ShiftCase, act: Callable[[DatedPassage], Act | None]) -> Answer:
    from onrecord.contrast import find_contrast, read_statement

    first, second = (
        read_statement(date_statement(each, act(each))) for each in (case.earlier, case.later)
    )
    if first is None or second is None:
        return None
    found = find_contrast(first, second)
    return found.kind if found is not None else None


def _by_words(case: ShiftCase) -> Answer:
    """Answer without any care: acts that turn, or other figures, about much the same words."""
    first, second = (_stems(each) for each in (case.earlier, case.later))
    figures = [
        frozenset(stem for stem in stems if stem.startswith("#")) for stems in (first, second)
    ]
    words = [first - figures[0], second - figures[1]]
    if len(words[0] & words[1]) < _IN_COMMON * len(words[0] | words[1]):
        return None
    acts = (case.earlier.act, case.later.act)
    if acts in _TURNS or acts[::-1] in _TURNS:
        if "supports" in acts:
            return "stance"
        return "denial" if "asserts" in acts else "dropped"
    return "figure" if figures[0] != figures[1] else None


def _stems(passage: DatedPassage) -> frozenset[str]:
    words = [word for part in passage.statement.content for word in read_words(passage.text, part)]
    return stems_of(words)


def _row(
    collection: str, program: str, cases: Sequence[ShiftCase], answers: Sequence[Answer]
) -> ShiftRow:
    right = [
        case.kind
        for case, answer in zip(cases, answers, strict=True)
        if answer is not None and answer == case.kind
    ]
    labelled = Counter(case.kind for case in cases if case.kind is not None)
    found = Counter(right)
    return ShiftRow(
        collection,
        program,
        len(cases),
        Share(len(right), sum(answer is not None for answer in answers)),
        Share(len(right), labelled.total()),
        {kind: Share(found[kind], labelled[kind]) for kind in SHIFT_KINDS if labelled[kind]},
    )


def _misses(cases: Sequence[ShiftCase], answers: Sequence[Answer]) -> list[ShiftMiss]:
    return [
        ShiftMiss(case.place, case.kind, answer, case.earlier.text, case.later.text)
        for case, answer in zip(cases, answers, strict=True)
        if case.kind != answer
    ]
