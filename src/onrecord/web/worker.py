"""Reads and checks what waits, one after another, beside the pages."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from onrecord.errors import ArchiveError, InputError, OnrecordError, UndecodableInput, WrongLanguage
from onrecord.follow.update import bring_up_to_date
from onrecord.ingest import ReadOptions, read_source, read_text
from onrecord.ingest.sources import Source
from onrecord.pipeline import extract_record
from onrecord.store import Archive
from onrecord.store.rows import content_checksum
from onrecord.tag import load_model
from onrecord.types import Document, Origin
from onrecord.web.check_queue import AskedCheck, CheckQueue
from onrecord.web.checking import keep_check
from onrecord.web.question import BadQuestion, as_sentence
from onrecord.web.queue import About, Job, Problem, Queue, Result
from onrecord.web.settings import Settings
from onrecord.web.shelf import NotThere

_GIVEN = "title, outlet, date or URL were given by who dropped it in"
_IDLE_SECONDS = 5.0
_NOTE_SECONDS = 0.25
"""How often it is written down how far a check is: each time waits for the disk."""


class _Ending(Exception):
    """The program ends while something is checked."""


class Worker(threading.Thread):
    """Works until the program ends; what it was at then is begun again at the next start.

    A check goes before what is to be read: its reader waits for it at a page.

    Args:
        settings: Where the archive is, and which model reads.
        queue: What waits to be read.
        checks: What waits to be checked.
    """

    def __init__(self, settings: Settings, queue: Queue, checks: CheckQueue) -> None:
        super().__init__(name="onrecord-worker", daemon=True)
        self._settings = settings
        self._queue = queue
        self._checks = checks
        self._woken = threading.Event()
        self._ending = threading.Event()

    def wake(self) -> None:
        """Say that something waits."""
        self._woken.set()

    def end(self, timeout: float = 10.0) -> None:
        """End after the document or statement in hand; wait for it no longer than ``timeout``."""
        self._ending.set()
        self.wake()
        self.join(timeout)

    def run(self) -> None:
        """Read and check until the program ends."""
        self._queue.recover()
        self._checks.recover()
        while not self._ending.is_set():
            if (asked := self._checks.take()) is not None:
                self.check(asked)
            elif (taken := self._queue.take()) is not None:
                self.read(*taken)
            else:
                self._follow()
                self._woken.wait(_IDLE_SECONDS)
                self._woken.clear()

    def _follow(self) -> None:
        """Look new documents through for quotations that others have, while nothing waits."""
        # What fails here is tried again, and told by the pages that need it.
        with suppress(OnrecordError), Archive(self._settings.archive) as archive:
            bring_up_to_date(archive)

    def check(self, asked: AskedCheck) -> None:
        """Check an article as a reader has asked, and keep the outcome for its pages."""
        noted = 0.0

        def advance(done: int, total: int) -> None:
            nonlocal noted
            if self._ending.is_set():
                raise _Ending
            if time.monotonic() - noted >= _NOTE_SECONDS:
                self._checks.note(asked.id, done, total)
                noted = time.monotonic()

        problem = ""
        try:
            with Archive(self._settings.archive) as archive:
                keep_check(archive, asked.article, asked.against, advance)
        except _Ending:
            self._checks.give_back(asked.id)
            return
        except ArchiveError as error:
            problem = as_sentence(error.problem)
        except (OnrecordError, NotThere, BadQuestion) as error:
            problem = as_sentence(error)
        except Exception as error:
            # A fault of ours in one check must not lose the others that wait.
            problem = (
                f"onrecord failed on this check: {type(error).__name__}: {error}. Please report it,"
                " with the documents if you can share them."
            )
        self._checks.end(asked.id, problem)

    def read(self, job: Job, data: bytes | None) -> None:
        """Read one job into the archive."""
        results: list[Result] = []
        problems: list[Problem] = []
        try:
            with Archive(self._settings.archive, create=True) as archive:
                for item in self._documents(job, data):
                    if self._ending.is_set():
                        # It is read at the next start; what is in the archive is not read twice.
                        self._queue.give_back(job.id)
                        return
                    if isinstance(item, InputError):
                        problems.append(_problem(item, job))
                    else:
                        results.append(self._keep(archive, item))
                    self._queue.note(job.id, results, problems)
        except OnrecordError as error:
            problem = error.problem if isinstance(error, ArchiveError) else str(error)
            problems.append(Problem(job.name, problem, ""))
        except Exception as error:
            # A fault of ours in one document must not lose the others that wait.
            problems.append(
                Problem(
                    job.name,
                    f"onrecord failed on this document: {type(error).__name__}: {error}.",
                    "Please report it, with the document if you can share it.",
                )
            )
        self._queue.end(job.id, results, problems)

    def _documents(self, job: Job, data: bytes | None) -> Iterator[Document | InputError]:
        settings = self._settings
        lang = "en" if job.about.english else None
        options = ReadOptions(
            lang=lang,
            max_bytes=settings.max_file_bytes,
            max_file_bytes=settings.max_file_bytes,
            public_only=True,
        )
        if job.kind == "text":
            try:
                yield _told(read_text((data or b"").decode(), lang=lang), job.about)
            except InputError as error:
                yield error
            return
        source = Source(job.name, data if job.kind == "file" else None)
        for item in read_source(source, options):
            if isinstance(item, InputError):
                yield item
            elif job.kind == "file":
                # What is dropped in has a name, but lies nowhere on this machine.
                origin = replace(item.origin, path=f"<{item.origin.path}>")
                yield _told(replace(item, origin=origin), job.about)
            else:
                yield _told(item, job.about)

    def _keep(self, archive: Archive, document: Document) -> Result:
        outcome = "unchanged"
        if not archive.holds(document):
            model = load_model(self._settings.model, self._settings.threads)
            outcome = archive.put(extract_record(document, model))
        ((number, statements),) = archive.query(
            "SELECT document, (SELECT count(*) FROM statement"
            " WHERE revision = revision.id AND replaced IS NULL)"
            " FROM revision WHERE content_sha256 = ? AND latest ORDER BY id DESC LIMIT 1",
            (content_checksum(document),),
        )
        return Result(number, outcome, statements)


def _told(document: Document, about: About) -> Document:
    """Return the document with what the reader knows of it."""
    given = {
        name: value
        for name in ("title", "outlet", "date", "url")
        if (value := getattr(about, name)) is not None
    }
    if not given:
        return document
    origin: Origin = replace(document.origin, notes=(*document.origin.notes, _GIVEN))
    return replace(document, origin=origin, **given)


def _problem(error: InputError, job: Job) -> Problem:
    """Say what a reader in the browser can do; errors speak to the command line."""
    advice = error.advice
    if isinstance(error, WrongLanguage):
        advice = "If it is in English, tick “It is in English” and drop it in again."
    elif isinstance(error, UndecodableInput):
        advice = "Save it as UTF-8 and drop it in again."
    elif job.kind == "url":
        advice = "Check the address in your browser, or save the page and drop the file in."
    elif "--" in advice:
        advice = "Split it, or save it in another format, and drop it in again."
    name = job.name if job.kind == "text" else error.origin
    return Problem(name, error.problem, advice)
