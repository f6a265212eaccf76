"""The whole path from a document to its record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from onrecord.attribute import (
    attribute,
    find_nested,
    is_first_person,
    lies_inside,
    part_coordinated,
)
from onrecord.checks import CheckedArticle
from onrecord.describe import (
    adopt,
    describe,
    find_turn_statements,
    find_unattributed,
    find_unmarked,
    identify,
    prevailing,
)
from onrecord.entail import Entail
from onrecord.resolve import resolve
from onrecord.segment import Composed, compose, segment
from onrecord.tag import Model, encode, tag_encoded, tag_passages
from onrecord.types import Attribution, Document, Record, Resolution, Span, Statement, Tags
from onrecord.verify import Embed, find_claims, verify

DEFAULT_MODEL = "fast"


def extract_record(document: Document, model: Model) -> Record:
    """Write the checkable record of ``document``."""
    composed = compose(document)
    if composed is not None:
        return _restore(composed, extract_record(composed.view, model))
    layout = segment(document)
    encoded = encode(document.text, layout, model.pieces)

    def read(passages: Sequence[Span]) -> Tags:
        return tag_passages(encoded, model, passages)

    tagging = tag_encoded(encoded, model)
    tagged = attribute(document, layout, tagging.top, model.calibration)
    turns = find_turn_statements(document, layout)
    unmarked = () if turns else find_unmarked(document, layout, tagged)
    holders = (*turns, *(speech.attribution for speech in unmarked))
    spoken = [found for found in tagged if not _says_so_himself(document.text, found, holders)]
    nested = find_nested(document.text, layout, spoken, tagging.nested, read, model.calibration)
    attributions = adopt(nested, holders)
    resolution = resolve(document, layout, attributions)
    for speech in unmarked:
        resolution = _follow(resolution, attributions, speech.attribution, tagged[speech.follows])
    attributions = part_coordinated(document.text, layout, attributions, resolution.speaker_of)
    statements = describe(document, layout, attributions, resolution, tagging.acts)
    return Record(
        document=document,
        statements=statements,
        speakers=resolution.speakers,
        unattributed=find_unattributed(layout, attributions, resolution.speakers),
        model=model.identity,
        layout=layout,
        occasion=prevailing(statements),
    )


def check_record(
    record: Record,
    transcripts: Sequence[Document],
    embed: Embed | None = None,
    entail: Entail | None = None,
    advance: Callable[[int, int], None] = lambda _done, _total: None,
    *,
    reasons: Sequence[tuple[str, ...]] = (),
) -> CheckedArticle:
    """Check every quotation of ``record``, and every indirect statement, against transcripts.

    Args:
        record: Of the article.
        transcripts: What was said.
        embed: Turns a text into a vector of its meaning, so that indirect statements are found in
            other words; without it they are compared by their words alone.
        entail: Reads a passage and an indirect statement together; without it what is compared
            word by word tells alone.
        advance: Called after each with the number of those done, and of all.
        reasons: Why each of the last transcripts is taken, to be shown with it; those before them
            are named by the user.
    """
    checks = verify(find_claims(record), record.document, transcripts, embed, entail, advance)
    named = ((),) * (len(transcripts) - len(reasons))
    return CheckedArticle(record, tuple(transcripts), checks, (*named, *reasons))


def keep_confident(record: Record, least: float) -> Record:
    """Leave out the statements of less confidence than ``least``, and what is nested in them.

    Quotations that only such statements held are unattributed then, and who makes none of the
    others is no speaker of the record.

    Raises:
        ValueError: If ``least`` is no probability.
    """
    if not 0 <= least <= 1:
        raise ValueError(f"min_confidence is {least!r}. Give a probability, from 0 to 1.")
    kept: dict[str, Statement] = {}
    for statement in record.statements:  # a parent precedes its children
        if statement.confidence >= least and (statement.parent is None or statement.parent in kept):
            kept[statement.id] = statement
    statements = tuple(kept.values())
    speaking = {statement.speaker.id for statement in statements if statement.speaker}
    return replace(
        record,
        statements=statements,
        speakers=tuple(speaker for speaker in record.speakers if speaker.id in speaking),
        unattributed=find_unattributed(record.layout, statements, record.speakers),
    )


def _restore(composed: Composed, viewed: Record) -> Record:
    """Return the record of a composed document as the record of the document itself."""
    record = composed.restore(viewed)
    ids = {each.id: identify(record.document, each) for each in record.statements}
    return replace(
        record,
        statements=tuple(
            replace(each, id=ids[each.id], parent=each.parent and ids[each.parent])
            for each in record.statements
        ),
    )


def _says_so_himself(text: str, found: Attribution, holders: Sequence[Attribution]) -> bool:
    """Tell whether a speaker says "I think" in his own turn: that is no second statement."""
    return is_first_person(text, found) and any(
        lies_inside(found, holder.content) for holder in holders
    )


def _follow(
    resolution: Resolution,
    attributions: tuple[Attribution, ...],
    speech: Attribution,
    earlier: Attribution,
) -> Resolution:
    """Give speech without a source the speaker of the attribution that it follows."""
    speaker_of, why = list(resolution.speaker_of), list(resolution.why)
    index = attributions.index(speech)
    speaker_of[index] = speaker_of[attributions.index(earlier)]
    why[index] = "the same speaker as reported around it"
    return replace(resolution, speaker_of=tuple(speaker_of), why=tuple(why))
