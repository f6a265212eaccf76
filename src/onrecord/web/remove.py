"""Taking a document out for good: a retraction."""

from __future__ import annotations

from onrecord.errors import ArchiveError
from onrecord.store import Archive
from onrecord.web.check_queue import CheckQueue
from onrecord.web.intake import BadForm
from onrecord.web.queue import Queue
from onrecord.web.shelf import revision
from onrecord.web.views import RemovalView


def removal(archive: Archive, document: int) -> RemovalView:
    """Return what goes if a document is removed.

    Raises:
        NotThere: If there is no such document.
    """
    _, latest = revision(archive, document)
    ((corrections,),) = archive.query(
        "SELECT count(*) FROM correction WHERE document = ?", (document,)
    )
    return RemovalView(latest, corrections)


def remove(archive: Archive, document: int, latest: int, sure: bool) -> None:
    """Take a document out of the archive, with all its revisions.

    Its words are in the file's bytes no more, unless another program keeps them in use: the
    archive's ``is_removal_unfinished`` tells.

    Args:
        archive: Where it is.
        document: Its number.
        latest: The number of the latest revision that the reader has seen.
        sure: Whether the reader has said so.

    Raises:
        NotThere: If there is no such document.
        BadForm: If the reader is not sure, or the document has a revision that was not seen.
    """
    _, shown = revision(archive, document)
    if not sure:
        raise BadForm("Nothing was removed. Tick that it is to be removed for good.")
    if shown.revision != latest:
        raise BadForm(
            f"Nothing was removed: document {document} has a new revision since you looked at it."
            " Look at it anew."
        )
    try:
        archive.remove(document)
    except ArchiveError:
        if not archive.is_removal_unfinished:
            raise


def forget_removed(archive: Archive, queue: Queue, checks: CheckQueue) -> None:
    """Forget what was dropped in to become documents that are not there any more.

    Why checks failed is forgotten, too: it may tell of such a document.
    """
    checks.forget_failed()
    there = {number for (number,) in archive.query("SELECT id FROM document")}
    queue.forget(queue.documents() - there)
