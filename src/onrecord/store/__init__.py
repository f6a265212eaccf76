"""The archive: one SQLite file that holds documents, their revisions and records.

``Archive`` puts and gets, ``check`` tells whether a file is what was written.
"""

from onrecord.store.archive import Archive, Outcome
from onrecord.store.check import check
from onrecord.store.corrections import Correction, Labels, Right, Verdict
from onrecord.store.index import GAP, TOKENIZER, content_words
from onrecord.store.load import Entry, StoredStatement
from onrecord.store.place import default_archive
from onrecord.store.vectors import Vector

__all__ = [
    "GAP",
    "TOKENIZER",
    "Archive",
    "Correction",
    "Entry",
    "Labels",
    "Outcome",
    "Right",
    "StoredStatement",
    "Vector",
    "Verdict",
    "check",
    "content_words",
    "default_archive",
]
