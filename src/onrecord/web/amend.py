"""What a reader says of a statement: it is right, it is none, or this is right instead."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from onrecord.describe.kind import find_type
from onrecord.describe.quoted import find_quoted
from onrecord.store import Archive, Correction, Right
from onrecord.types import Record, Span, Statement
from onrecord.web.intake import BadForm
from onrecord.web.library import NotThere, revision
from onrecord.web.render import statement_address

Action = Literal["accept", "reject", "fix", "undo"]

_PLACE = re.compile(r"\s*(\d{1,9})-(\d{1,9})\s*")


def amend(
    archive: Archive,
    document: int,
    key: str,
    action: Action,
    *,
    speaker: str = "",
    source: str = "",
    cue: str = "",
    content: str = "",
) -> str:
    """Keep what a reader says of a statement in a document's latest text.

    Args:
        archive: Where the document is.
        document: Its number.
        key: The statement's id.
        action: What is said of it; ``undo`` lets what the model read hold again.
        speaker: For ``fix``: the name, empty if nobody can be named.
        source: For ``fix``: its place as ``12-34``, empty for none. Offsets count code points.
        cue: Likewise.
        content: For ``fix``: its places as ``12-34,50-61``.

    Returns:
        The address of the statement as it is now, or of the document.

    Raises:
        NotThere: If the latest text has no such statement.
        BadForm: If a place is none, or does not lie in the text.
    """
    identity, _ = revision(archive, document)
    record = archive.record(identity)
    statement = next((each for each in record.statements if each.id == key), None)
    if statement is None:
        raise NotThere(
            f"The latest text of document {document} has no statement {key!r}. Look at it anew."
        )
    made = archive.corrections(identity)
    earlier = next((each for each in made if each.made_of(statement)), None)
    if action == "undo":
        if earlier is None or earlier.number is None:
            raise BadForm("Nothing was said of this statement.")
        archive.drop_correction(identity, earlier.number)
        return f"/documents/{document}"
    right = None
    if action != "reject":
        right = Right.of(statement)
        if action == "fix":
            places = [_places(name, given, record) for name, given in
                      (("source", source), ("cue", cue), ("content", content))]  # fmt: skip
            right = _fixed(statement, record, speaker, *places)
    anchor = earlier.anchor if earlier is not None else statement.content
    archive.correct(identity, Correction(action, anchor, right))
    if right is None:
        return f"/documents/{document}"
    now = next(
        each.id for each in archive.record(identity).statements if each.content == right.content
    )
    return statement_address(document, now)


def _fixed(
    statement: Statement,
    record: Record,
    speaker: str,
    sources: tuple[Span, ...],
    cues: tuple[Span, ...],
    content: tuple[Span, ...],
) -> Right:
    """Return the statement as a reader has it; words in quotation marks are found anew."""
    if not content:
        raise BadForm("A statement needs a content. Select its words.")
    if len(sources) > 1 or len(cues) > 1:
        raise BadForm("Source and cue are one place each.")
    quoted, kind = statement.quoted, statement.type
    if content != statement.content:
        quoted = find_quoted(content, record.layout, outside=(*sources, *cues))
        kind = find_type(content, quoted, record.document.text)
    known = next((each for each in record.speakers if each.name == speaker), None)
    return Right(
        source=sources[0] if sources else None,
        cue=cues[0] if cues else None,
        content=content,
        quoted=quoted,
        type=kind,
        voice="source" if speaker else statement.voice,
        act=statement.act,
        speaker=speaker or None,
        kind=known.kind if known is not None else "person",
        role=known.role if known is not None else None,
    )


def _places(name: str, given: str, record: Record) -> tuple[Span, ...]:
    spans: list[Span] = []
    length = len(record.document.text)
    for part in given.split(",") if given.strip() else ():
        found = _PLACE.fullmatch(part)
        if found is None or not int(found[1]) < int(found[2]) <= length:
            raise BadForm(
                f"{name}: {part[:40]!r} is no place in a text of {length} characters. Write the"
                " first and the last offset, as 12-34."
            )
        spans.append(Span(int(found[1]), int(found[2])))
    if any(first.end > second.start for first, second in pairwise(spans)):
        raise BadForm(f"{name}: places ascend, and none overlaps another.")
    return tuple(spans)
