"""An article's words against transcripts that are in the archive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.checks import CheckedArticle
from onrecord.pipeline import check_record
from onrecord.store import Archive
from onrecord.types import Document
from onrecord.web.library import by_turns, revision
from onrecord.web.question import BadQuestion
from onrecord.web.views import DocumentView

MOST_TRANSCRIPTS = 8
"""At once: each is searched for every quotation."""


def transcripts(archive: Archive, article: int) -> tuple[DocumentView, ...]:
    """Return the documents that an article can be checked against: those with turns of speakers."""
    return tuple(each for each in by_turns(archive) if each.number != article)


def check(archive: Archive, article: int, against: Sequence[int]) -> CheckedArticle:
    """Check the statements of an article, as they are right by what people said of them.

    Args:
        archive: Where all of the documents are.
        article: Number of the article; its latest text is checked.
        against: Numbers of the transcripts.

    Raises:
        NotThere: If there is no such document.
        BadQuestion: If there are too many transcripts, or the article is one of them.
    """
    numbers = list(dict.fromkeys(against))
    if len(numbers) > MOST_TRANSCRIPTS:
        raise BadQuestion(f"At most {MOST_TRANSCRIPTS} transcripts at once. Choose fewer.")
    if article in numbers:
        raise BadQuestion("A document is not checked against itself. Choose another one.")
    identity, _ = revision(archive, article)
    said = [_transcript(archive, number) for number in numbers]
    return check_record(archive.record(identity), said)


def _transcript(archive: Archive, number: int) -> Document:
    """Return a document by the name that lists show, so that each passage says where it stands."""
    identity, shown = revision(archive, number)
    document = archive.record(identity).document
    name = f"document {number}: {shown.name}"
    return replace(document, title=name, origin=replace(document.origin, path=name))
