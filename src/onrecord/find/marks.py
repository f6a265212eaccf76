"""Where in a statement's content the words stand that were looked for."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing

from onrecord.store import GAP, TOKENIZER, StoredStatement, content_words
from onrecord.types import Span

_BEGIN, _END = "\x01", "\x02"
"""Control characters: there are none in what is indexed."""
_MARKED = re.compile(f"{_BEGIN}([^{_END}]*){_END}")


def mark(stored: Mapping[int, StoredStatement], question: str) -> dict[int, tuple[Span, ...]]:
    """Return where each statement has what a question asks of its content, by offset.

    The archive's index holds no words. So these few are indexed once more, in memory, by the very
    same rules, and SQLite says what it finds.
    """
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute(f"CREATE VIRTUAL TABLE words USING fts5(content, tokenize='{TOKENIZER}')")
        memory.executemany(
            "INSERT INTO words (rowid, content) VALUES (?, ?)",
            [
                (number, content_words(each.statement.content, each.document.text))
                for number, each in stored.items()
            ],
        )
        found = memory.execute(
            "SELECT rowid, highlight(words, 0, ?, ?) FROM words WHERE words MATCH ?",
            (_BEGIN, _END, question),
        )
        return {
            number: tuple(_places(marked, stored[number].statement.content))
            for number, marked in found
        }


def _places(marked: str, content: tuple[Span, ...]) -> Iterator[Span]:
    """Turn marks in the indexed words into spans of the text."""
    for removed, found in enumerate(_MARKED.finditer(marked)):
        # Two characters are taken out with each pair of marks.
        start = found.start() - 2 * removed
        yield from _in_parts(Span(start, start + len(found[1])), content)


def _in_parts(match: Span, content: tuple[Span, ...]) -> Iterator[Span]:
    """Find a stretch of the indexed words in the text. A phrase may run over a gap."""
    passed = 0
    for part in content:
        start = max(match.start - passed, 0)
        end = min(match.end - passed, len(part))
        if start < end:
            yield Span(part.start + start, part.start + end)
        passed += len(part) + len(GAP)
