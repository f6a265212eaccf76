"""The Python interface: ``onrecord.read(path)`` and ``onrecord.extract(text)``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from onrecord.ingest import ReadOptions, read_one, read_text
from onrecord.pipeline import DEFAULT_MODEL, extract_record
from onrecord.tag import load_model, model_folder
from onrecord.types import Document, Record


@dataclass(frozen=True)
class NotebookRecord(Record):
    """A record that shows itself in a notebook."""

    def _repr_html_(self) -> str:
        from onrecord.export.html import render_notebook

        return render_notebook(self)


def read(path: str | Path, *, model: str = DEFAULT_MODEL, threads: int = 2) -> NotebookRecord:
    """Read one document and return its record.

    Args:
        path: A file or a URL that holds one document.
        model: Name of the model.
        threads: Threads of the model.

    Raises:
        InputError: If the document can't be read.
        ModelError: If there is no such model.
    """
    return _record(read_one(str(path), ReadOptions()), model, threads)


def extract(text: str, *, model: str = DEFAULT_MODEL, threads: int = 2) -> NotebookRecord:
    """Return the record of a text in memory.

    Raises:
        InputError: If there are no words in it, or it is not English.
        ModelError: If there is no such model.
    """
    return _record(read_text(text), model, threads)


def _record(document: Document, model: str, threads: int) -> NotebookRecord:
    record = extract_record(document, load_model(model_folder(model), threads))
    return NotebookRecord(**{field.name: getattr(record, field.name) for field in fields(record)})
