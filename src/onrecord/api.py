"""The Python interface: ``onrecord.read`` and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, fields
from pathlib import Path

from onrecord.checks import CheckedArticle
from onrecord.collate import Embed, collate
from onrecord.comparisons import Comparison
from onrecord.errors import InputError
from onrecord.export.frames import to_frame
from onrecord.ingest import (
    ReadOptions,
    find_sources,
    read_one,
    read_sources,
    read_text,
    read_transcript,
)
from onrecord.pipeline import DEFAULT_MODEL, check_record, extract_record, keep_confident
from onrecord.tag import load_model, model_folder
from onrecord.types import Document, Record

__all__ = ["ReadOptions", "check", "compare", "extract", "read", "read_many", "to_frame"]

_DEFAULT = ReadOptions()


@dataclass(frozen=True)
class NotebookRecord(Record):
    """A record that shows itself in a notebook."""

    def _repr_html_(self) -> str:
        from onrecord.export.html import render_notebook

        return render_notebook(self)


def read(
    path: str | Path,
    *,
    options: ReadOptions = _DEFAULT,
    model: str = DEFAULT_MODEL,
    threads: int = 2,
    min_confidence: float = 0.0,
) -> NotebookRecord:
    """Read one document and return its record.

    Args:
        path: A file or a URL that holds one document; ``read_many`` reads those that hold several.
        options: How to read it: encoding, language, limits.
        model: Name of the model.
        threads: Threads of the model.
        min_confidence: Statements that are less probably right are left out.

    Raises:
        InputError: If the document can't be read, or if there are several.
        ModelError: If there is no such model.
    """
    return _record(read_one(str(path), options), model, threads, min_confidence)


def read_many(
    *paths: str | Path,
    options: ReadOptions = _DEFAULT,
    failed: Callable[[InputError], object] | None = None,
    model: str = DEFAULT_MODEL,
    threads: int = 2,
    min_confidence: float = 0.0,
) -> Iterator[NotebookRecord]:
    """Read documents one after another and yield their records.

    Args:
        paths: Files, feeds, JSONL files, folders, patterns such as ``"*.pdf"``, and URLs.
        options: How to read them.
        failed: Called with each input that can't be read, and the next is read; a list's
            ``append`` gathers them. Without it the first such input raises.
        model: Name of the model.
        threads: Threads of the model.
        min_confidence: Statements that are less probably right are left out.

    Raises:
        InputError: If a document can't be read and ``failed`` is not given.
        ModelError: If there is no such model.
    """
    for _number, item in read_sources(find_sources([str(path) for path in paths]), options):
        if not isinstance(item, InputError):
            yield _record(item, model, threads, min_confidence)
        elif failed is not None:
            failed(item)
        else:
            raise item


def extract(
    text: str,
    *,
    lang: str | None = None,
    model: str = DEFAULT_MODEL,
    threads: int = 2,
    min_confidence: float = 0.0,
) -> NotebookRecord:
    """Return the record of a text in memory.

    Args:
        text: The text that every offset points into.
        lang: ``"en"`` takes it for English; ``None`` detects the language.
        model: Name of the model.
        threads: Threads of the model.
        min_confidence: Statements that are less probably right are left out.

    Raises:
        InputError: If there are no words in it, or it is not English.
        ModelError: If there is no such model.
        TypeError: If it is no text.
    """
    if not isinstance(text, str):
        raise TypeError(f"text={text!r} is no str: give the text; read() takes a path")
    return _record(read_text(text, lang=lang), model, threads, min_confidence)


def check(
    article: str | Path | Record,
    *,
    against: str | Path | Document | Sequence[str | Path | Document] = (),
    archive: str | Path | None = None,
    options: ReadOptions = _DEFAULT,
    model: str = DEFAULT_MODEL,
    threads: int = 2,
) -> CheckedArticle:
    """Check an article's quotations and indirect statements against transcripts.

    Args:
        article: A file or URL, or a record that is already written.
        against: Files or URLs of transcripts, each of which holds one, or documents; or just one.
        archive: An archive's file: what it has of the article's speakers in their own voice is
            taken, too, that of the same occasion first. ``reasons`` of what is returned say why.
        options: How to read them.
        model: Name of the model that reads the article.
        threads: Threads of the model.

    Indirect statements are compared by meaning where the packages ``onrecord-nearest`` and
    ``onrecord-entail`` are installed, else by their words alone.

    Raises:
        InputError: If one of them can't be read.
        ArchiveError: If the archive can't be opened, or has no such document.
        ModelError: If there is no such model.
        ValueError: If there is no transcript.
    """
    from onrecord.entail import find_entail
    from onrecord.find import find_embed
    from onrecord.store import Archive
    from onrecord.transcripts import find_transcripts

    sources = [against] if isinstance(against, str | Path | Document) else against
    if not sources and archive is None:
        raise ValueError("against=[] has no transcript: name at least one, or an archive")
    transcripts = [
        each if isinstance(each, Document) else read_transcript(str(each), options)
        for each in sources
    ]
    record = (
        article
        if isinstance(article, Record)
        else read(article, options=options, model=model, threads=threads)
    )
    with ExitStack() as stack:
        opened = stack.enter_context(Archive(Path(archive))) if archive is not None else None
        found = find_transcripts(opened, record) if opened is not None else ()
    return check_record(
        record,
        [*transcripts, *(each.document for each in found)],
        find_embed(threads),
        find_entail(threads),
        reasons=[each.reasons for each in found],
    )


def compare(
    *documents: str | Path | Record,
    embed: Embed | None = None,
    options: ReadOptions = _DEFAULT,
    model: str = DEFAULT_MODEL,
    threads: int = 2,
) -> Comparison:
    """Compare what several documents tell of one occasion.

    Args:
        documents: Files, URLs, or records that are already written; two or more.
        embed: A model of sentences, such as ``onrecord.find.load_embedder(…).embed``. Without it
            only shared words tell that two statements are one.
        options: How to read them.
        model: Name of the model that reads them.
        threads: Threads of the model.

    Raises:
        InputError: If one of them can't be read.
        ModelError: If there is no such model.
        ValueError: If there are fewer than two.
    """
    records = [
        each
        if isinstance(each, Record)
        else read(each, options=options, model=model, threads=threads)
        for each in documents
    ]
    return collate(records, embed)


def _record(document: Document, model: str, threads: int, min_confidence: float) -> NotebookRecord:
    record = extract_record(document, load_model(model_folder(model), threads))
    record = keep_confident(record, min_confidence)
    return NotebookRecord(**{field.name: getattr(record, field.name) for field in fields(record)})
