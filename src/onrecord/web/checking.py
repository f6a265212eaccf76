"""An article's words against transcripts that are in the archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from onrecord.checks import CheckedArticle
from onrecord.entail import find_entail
from onrecord.errors import ArchiveError
from onrecord.export.check_wire import checks_to_wire
from onrecord.find import find_embed
from onrecord.pipeline import check_record
from onrecord.store import Archive, Entry
from onrecord.transcripts import find_transcripts
from onrecord.types import Document, Record
from onrecord.verify import find_claims
from onrecord.web.check_queue import CheckQueue
from onrecord.web.question import BadQuestion
from onrecord.web.shelf import by_turns, document_view, revision
from onrecord.web.views import CheckView, DocumentView

MOST_TRANSCRIPTS = 8
"""At once: each is searched for every quotation."""


@dataclass(frozen=True, slots=True)
class KeptCheck:
    """What is kept of the last check of an article.

    Attributes:
        checked: The checks whose claims the record still has as they were.
        against: Numbers of the transcripts, in the order of ``checked``.
        made: When, ISO 8601 in UTC.
        unchecked: How many claims are new or were corrected since.
        revised: Whether a transcript has a new text since.
    """

    checked: CheckedArticle
    against: tuple[int, ...]
    made: str
    unchecked: int
    revised: bool

    def of(self, statement: str) -> KeptCheck:
        """Return what is kept of one statement's words."""
        own = (each for each in self.checked.checks if each.claim.statement == statement)
        return replace(self, checked=replace(self.checked, checks=tuple(own)))

    def view(self) -> CheckView:
        """Return it as the interface gives it."""
        wire = checks_to_wire(self.checked)
        return CheckView(self.made, self.against, self.unchecked, self.revised, wire)


def transcripts(
    archive: Archive, article: int, record: Record
) -> tuple[tuple[DocumentView, ...], dict[int, tuple[str, ...]]]:
    """Return the documents that an article can be checked against.

    Returns:
        First those in which a speaker of the article speaks, then all others with turns of
        speakers; and by the number of each of the first why it is one.
    """
    try:
        found = find_transcripts(archive, record)
    except ArchiveError:  # There is none.
        found = ()
    reasons = {each.entry.document: each.reasons for each in found}
    own = [document_view(archive, each.entry.id) for each in found]
    others = [each for each in by_turns(archive) if each.number not in (article, *reasons)]
    return (*own, *others), reasons


def check(
    archive: Archive,
    article: int,
    against: Sequence[int],
    advance: Callable[[int, int], None] = lambda _done, _total: None,
) -> CheckedArticle:
    """Check the statements of an article, as they are right by what people said of them.

    Args:
        archive: Where all of the documents are.
        article: Number of the article; its latest text is checked.
        against: Numbers of the transcripts.
        advance: Called after each statement with the number of those done, and of all.

    Raises:
        NotThere: If there is no such document.
        BadQuestion: If there are too many transcripts, or the article is one of them.
    """
    identity, said = _chosen(archive, article, against)
    documents = _documents(archive, said)
    record = archive.record(identity)
    return check_record(record, documents, find_embed(), find_entail(), advance)


def ask_for_check(
    archive: Archive, queue: CheckQueue, article: int, against: Sequence[int]
) -> None:
    """Have an article checked beside the pages.

    Raises:
        NotThere: If there is no such document.
        BadQuestion: If there is no transcript, there are too many, or the article is one of them.
    """
    if not against:
        raise BadQuestion("Nothing was checked. Choose a transcript to check against.")
    _chosen(archive, article, against)
    queue.ask(article, tuple(dict.fromkeys(against)))


def keep_check(
    archive: Archive,
    article: int,
    against: Sequence[int],
    advance: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """Check an article as ``check`` does, and keep the outcome for its pages.

    Raises:
        NotThere: If there is no such document, or none any more once it is checked.
        BadQuestion: If there are too many transcripts, or the article is one of them.
    """
    identity, said = _chosen(archive, article, against)
    checked = check(archive, article, against, advance)
    _chosen(archive, article, against)  # Some of it may have been removed meanwhile.
    archive.put_checks(identity, said, checked.checks)


def kept_check(archive: Archive, identity: int, record: Record) -> KeptCheck | None:
    """Return what is kept of the last check of a revision with this record, if it had one."""
    kept = archive.checks(identity)
    if kept is None:
        return None
    claims = set(find_claims(record))
    checks = tuple(each for each in kept.checks if each.claim in claims)
    found = archive.documents(kept.transcripts)
    entries = [found[number][0] for number in kept.transcripts]
    return KeptCheck(
        checked=CheckedArticle(record, _documents(archive, kept.transcripts), checks),
        against=tuple(entry.document for entry in entries),
        made=kept.made,
        unchecked=len(claims) - len(checks),
        revised=not all(entry.latest for entry in entries),
    )


def _chosen(archive: Archive, article: int, against: Sequence[int]) -> tuple[int, tuple[int, ...]]:
    """Return the revisions of an article and of transcripts."""
    numbers = list(dict.fromkeys(against))
    if len(numbers) > MOST_TRANSCRIPTS:
        raise BadQuestion(f"At most {MOST_TRANSCRIPTS} transcripts at once. Choose fewer.")
    if article in numbers:
        raise BadQuestion("A document is not checked against itself. Choose another one.")
    identity, _ = revision(archive, article)
    return identity, tuple(revision(archive, number)[0] for number in numbers)


def _documents(archive: Archive, revisions: Sequence[int]) -> tuple[Document, ...]:
    """Return documents by the names that lists show, so that each passage says where it stands."""
    return tuple(_named(archive, *found) for found in archive.documents(revisions).values())


def _named(archive: Archive, entry: Entry, document: Document) -> Document:
    _, shown = revision(archive, entry.document, entry.number)
    name = f"document {entry.document}: {shown.name}"
    return replace(document, title=name, origin=replace(document.origin, path=name))
