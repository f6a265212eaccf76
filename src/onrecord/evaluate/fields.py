"""JSON from a corpus file, checked field by field, with errors that name the place."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import CorpusError
from onrecord.types import Span

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object of a corpus file.

    Attributes:
        place: Where it stands, such as ``dev.jsonl, line 3``.
        values: The object.
    """

    place: str
    values: Mapping[str, Any]

    def wrong(self, what: str, found: object, allowed: str) -> CorpusError:
        """Return the error that says what was found here and what is allowed."""
        return CorpusError(
            f"{self.place}: {what} is {_short(found)}; allowed is {allowed}. "
            "Restore the file from its release, or correct it there."
        )

    def string(self, key: str, allowed: Collection[str] | None = None) -> str:
        """Return a string, one of ``allowed`` where that is given."""
        found = self.values.get(key)
        if not isinstance(found, str):
            raise self.wrong(repr(key), found, "a string")
        if allowed is not None and found not in allowed:
            raise self.wrong(repr(key), found, "one of " + ", ".join(sorted(allowed)))
        return found

    def string_or_none(self, key: str) -> str | None:
        """Return a string or ``None``."""
        return None if key in self.values and self.values[key] is None else self.string(key)

    def items(self, key: str) -> list[Any]:
        """Return a list."""
        found = self.values.get(key)
        if not isinstance(found, list):
            raise self.wrong(repr(key), found, "a list")
        return found

    def strings(self, key: str, allowed: Collection[str] | None = None) -> tuple[str, ...]:
        """Return a list of strings, each one of ``allowed`` where that is given."""
        for item in self.items(key):
            if not isinstance(item, str) or (allowed is not None and item not in allowed):
                one_of = "a string" if allowed is None else "one of " + ", ".join(sorted(allowed))
                raise self.wrong(f"an item of {key!r}", item, one_of)
        return tuple(self.items(key))

    def objects(self, key: str) -> Iterator[Fields]:
        """Yield the objects of a list."""
        for number, item in enumerate(self.items(key), start=1):
            if not isinstance(item, dict):
                raise self.wrong(f"item {number} of {key!r}", item, "an object")
            yield Fields(f"{self.place}, {key} {number}", item)

    def named_objects(self, key: str) -> Iterator[tuple[str, Fields]]:
        """Yield the names and the objects of an object of objects."""
        found = self.values.get(key)
        if not isinstance(found, dict):
            raise self.wrong(repr(key), found, "an object")
        for name, item in found.items():
            if not isinstance(item, dict):
                raise self.wrong(f"{name!r} of {key!r}", item, "an object")
            yield name, Fields(f"{self.place}, {key} {name!r}", item)

    def spans(self, key: str, length: int | None = None) -> tuple[Span, ...]:
        """Return a list of ``[start, end]``, ascending, within a text of ``length`` characters."""
        return tuple(sorted(self._span(key, pair, length) for pair in self.items(key)))

    def span_or_none(self, key: str) -> Span | None:
        """Return one ``[start, end]`` or ``None``."""
        if key in self.values and self.values[key] is None:
            return None
        return self._span(key, self.values.get(key), None)

    def _span(self, key: str, pair: object, length: int | None) -> Span:
        match pair:
            case [int(start), int(end)] if 0 <= start < end and (length is None or end <= length):
                return Span(start, end)
        limit = "" if length is None else f" <= {length}"
        raise self.wrong(f"a span of {key!r}", pair, f"[start, end] with 0 <= start < end{limit}")


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a corpus file.

    Raises:
        CorpusError: If it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise CorpusError(
            f"{path}: the file cannot be read ({error.strerror}). If it belongs to a corpus, set "
            "ONRECORD_DATA to the folder that holds data/polnear."
        ) from error


def read_lines(path: Path) -> Iterator[Fields]:
    """Yield the objects of a file of one JSON object a line.

    Raises:
        CorpusError: If the file cannot be read, or a line is not such an object.
    """
    # Not splitlines(): a JSON string may hold U+2028 and the like.
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if line.strip():
            yield _object(f"{path}, line {number}", line)


def read_object(path: Path) -> Fields:
    """Return the one JSON object of a file.

    Raises:
        CorpusError: If the file cannot be read or is not one JSON object.
    """
    return _object(str(path), _text(path))


def _text(path: Path) -> str:
    try:
        return read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise CorpusError(
            f"{path}: byte {error.start} is not UTF-8; only UTF-8 is read."
        ) from error


def _object(place: str, text: str) -> Fields:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise CorpusError(
            f"{place}: {_short(text)} is not JSON ({error}); allowed is a JSON object."
        ) from error
    if not isinstance(value, dict):
        raise Fields(place, {}).wrong("the value", value, "a JSON object")
    return Fields(place, value)


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 3] + "..."
