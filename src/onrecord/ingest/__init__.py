"""Bytes to documents: files, folders, patterns, standard input and URLs.

``find_sources`` says what the arguments stand for, ``read_sources`` reads them, ``read_one`` and
``read_text`` are the short ways to a single document.
"""

from onrecord.ingest.language import detect_language
from onrecord.ingest.options import ReadOptions
from onrecord.ingest.reading import (
    read_one,
    read_source,
    read_sources,
    read_text,
    read_transcript,
)
from onrecord.ingest.sources import Source, find_sources, is_same_file

__all__ = [
    "ReadOptions",
    "Source",
    "detect_language",
    "find_sources",
    "is_same_file",
    "read_one",
    "read_source",
    "read_sources",
    "read_text",
    "read_transcript",
]
