"""What a reader says of a statement: it is right, it is none, this is right, or it was missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast, get_args

from onrecord.review import put_right, read_places
from onrecord.store import Archive, Correction, Right
from onrecord.types import Record, Span, SpeakerKind, Statement
from onrecord.web.intake import BadForm
from onrecord.web.render import document_address, statement_address
from onrecord.web.shelf import NotThere, revision

Action = Literal["accept", "reject", "fix", "undo"]


@dataclass(frozen=True, slots=True)
class Given:
    """What a reader says is right, as it was sent.

    Attributes:
        speaker: The name, empty if nobody can be named.
        kind: What the speaker is, where the document has not named it before; empty for a person.
        source: Its place as ``12-34``, empty for none. Offsets count code points.
        cue: Likewise.
        content: Its places as ``12-34,50-61``.
    """

    speaker: str = ""
    kind: str = ""
    source: str = ""
    cue: str = ""
    content: str = ""


def amend(
    archive: Archive,
    document: int,
    key: str,
    action: Action,
    given: Given,
    *,
    from_document: bool = False,
) -> str:
    """Keep what a reader says of a statement in a document's latest text.

    Args:
        archive: Where the document is.
        document: Its number.
        key: The statement's id.
        action: What is said of it; ``undo`` lets what the model read hold again.
        given: For ``fix``: what is right.
        from_document: Whether the reader is on the document's page, and stays there.

    Returns:
        The address of the statement as it is now, its own or its place in the document; of the
        place of the next one, or of the document, if it is no statement any more.

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
    if action == "undo":
        made = (each for each in archive.corrections(identity) if each.leaves(statement.content))
        correction = next(made, None)
        _drop(archive, identity, correction)
        anchor = correction.anchor if correction is not None else ()
        return document_address(document, _key(archive, identity, anchor))
    if action == "reject":
        archive.correct(identity, Correction(action, statement.content, None))
        others = record.statements[record.statements.index(statement) + 1 :]
        return document_address(document, others[0].id if others else "")
    right = _right(given, record, statement) if action == "fix" else Right.of(statement)
    if right.content != statement.content:
        _check_is_new(right, record)
    archive.correct(identity, Correction(action, statement.content, right))
    address = document_address if from_document else statement_address
    return address(document, _key(archive, identity, right.content))


def add_missed(archive: Archive, document: int, text_sha256: str, given: Given) -> str:
    """Keep a statement that nobody had read in a document's latest text.

    Args:
        archive: Where the document is.
        document: Its number.
        text_sha256: Checksum of the text that the places of ``given`` point into.
        given: The statement.

    Returns:
        The address of its place in the document.

    Raises:
        NotThere: If there is no such document.
        BadForm: If the text is another one by now, a place is none, does not lie in the text, or
            is a statement's already.
    """
    identity, shown = revision(archive, document)
    if shown.text_sha256 != text_sha256:
        raise BadForm(
            "The text has changed since you chose words in it. Nothing was added. Open the document"
            " anew and choose them there."
        )
    record = archive.record(identity)
    right = _right(given, record, None)
    _check_is_new(right, record)
    archive.correct(identity, Correction("add", right.content, right))
    return document_address(document, _key(archive, identity, right.content))


def take_back(archive: Archive, document: int, number: int) -> str:
    """Forget a correction that holds in a document's latest text.

    Returns:
        The document's address.

    Raises:
        NotThere: If there is no such document.
        BadForm: If there is no such correction.
    """
    identity, _ = revision(archive, document)
    made = (each for each in archive.corrections(identity) if each.number == number)
    _drop(archive, identity, next(made, None))
    return document_address(document)


def _drop(archive: Archive, identity: int, correction: Correction | None) -> None:
    if correction is None or correction.number is None:
        raise BadForm("Nothing was said of this, or it was taken back already.")
    archive.drop_correction(identity, correction.number)


def _key(archive: Archive, identity: int, content: tuple[Span, ...]) -> str:
    """Return the id of the statement with a content; empty if there is none."""
    statements = archive.record(identity).statements
    return next((each.id for each in statements if each.content == content), "")


def _check_is_new(right: Right, record: Record) -> None:
    if any(each.content == right.content for each in record.statements):
        raise BadForm(
            "These words are a statement's content already. Select that statement and fix it, or"
            " choose other words."
        )


def _right(given: Given, record: Record, statement: Statement | None) -> Right:
    """Return the statement as a reader has it."""
    sources = _places("source", given.source, record)
    cues = _places("cue", given.cue, record)
    content = _places("content", given.content, record)
    if not content:
        raise BadForm("A statement needs a content. Select its words.")
    if len(sources) > 1 or len(cues) > 1:
        raise BadForm("Source and cue are one place each.")
    return put_right(
        record,
        statement,
        source=sources[0] if sources else None,
        cue=cues[0] if cues else None,
        content=content,
        speaker=given.speaker or None,
        kind=_kind(given.kind),
    )


def _kind(given: str) -> SpeakerKind:
    kinds = get_args(SpeakerKind)
    if given and given not in kinds:
        raise BadForm(f"{given[:40]!r} is none of {', '.join(kinds)}.")
    return cast(SpeakerKind, given or "person")


def _places(name: str, given: str, record: Record) -> tuple[Span, ...]:
    try:
        spans = read_places(given) if given.strip() else ()
    except ValueError as error:
        raise BadForm(f"{name}: {error}") from error
    length = len(record.document.text)
    if spans and spans[-1].end > length:
        raise BadForm(f"{name}: {given[:40]!r} is no place in a text of {length} characters.")
    return spans
