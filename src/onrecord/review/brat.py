"""Reading what ``onrecord.export.brat`` wrote, after a person has edited it in brat."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from onrecord.review.annotated import Annotated, AnnotatedStatement, UnreadableAnnotation
from onrecord.store import Right
from onrecord.types import Span, StatementType, Voice

_NOTE = re.compile(r"(?:statement (?P<id>\S+); )?speaker: (?P<speaker>.*)")
_NOBODY = "not certain"
_TYPES: dict[str, StatementType] = {"direct": "direct", "indirect": "indirect", "mixed": "mixed"}
_VOICES: dict[str, Voice] = {"source": "source", "outlet": "outlet"}


def read_brat(path: Path) -> Annotated:
    """Return what an ``.ann`` file says of the text beside it.

    Raises:
        UnreadableAnnotation: If a file is missing, or a line is not as brat writes it.
    """
    try:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8", "surrogatepass")
        lines = path.read_bytes().decode("utf-8", "surrogatepass").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableAnnotation(
            f"{path}: cannot be read ({error}). The annotations and their text, NAME.ann and"
            " NAME.txt, belong in one folder."
        ) from error
    file = _File(text)
    for number, line in enumerate(lines, 1):
        try:
            file.take(line)
        except (ValueError, KeyError) as error:
            raise UnreadableAnnotation(
                f"{path}: line {number} is not as brat writes it: {line!r} ({error})."
            ) from error
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Annotated(str(path), digest, None, tuple(file.statements()))


class _File:
    """What the lines read so far say."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: dict[str, tuple[str, Span]] = {}
        self._related: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._labels: dict[str, dict[str, str]] = defaultdict(dict)

    def take(self, line: str) -> None:
        """Read one line."""
        if not line.strip():
            return
        key, rest = line.split("\t", 1)
        if key.startswith("T"):
            kind, places = rest.split("\t", 1)[0].split(" ", 1)
            self._spans[key] = kind, self._whole(places)
        elif key.startswith("R"):
            kind, first, second = rest.split()
            head = first.removeprefix("Arg1:")
            self._related[head][kind].append(second.removeprefix("Arg2:"))
        elif key.startswith("A"):
            name, head, value = rest.split()
            self._labels[head][name] = value
        elif key.startswith("#"):
            head, note = rest.split("\t", 1)
            found = _NOTE.fullmatch(note.strip())
            if found is not None:
                known = {name: value for name, value in found.groupdict().items() if value}
                self._labels[head.split()[1]] |= known

    def _whole(self, places: str) -> Span:
        """Return a span whose pieces have nothing but line ends between them."""
        pieces = [Span(*map(int, place.split())) for place in places.split(";")]
        for first, second in pairwise(pieces):
            if self._text[first.end : second.start].strip():
                raise ValueError("a span in several pieces; mark each and join them by Continues")
        whole = Span(pieces[0].start, pieces[-1].end)
        if whole.end > len(self._text):
            raise ValueError(f"the text has {len(self._text)} characters")
        return whole

    def statements(self) -> list[AnnotatedStatement]:
        """Return a statement for each content that continues no other."""
        continuing = {key for kinds in self._related.values() for key in kinds["Continues"]}
        return [
            self._statement(key)
            for key, (kind, _) in self._spans.items()
            if kind == "Content" and key not in continuing
        ]

    def _statement(self, head: str) -> AnnotatedStatement:
        related, labels = self._related[head], self._labels[head]

        def spans(relation: str) -> list[Span]:
            return [self._spans[key][1] for key in related[relation] if key in self._spans]

        speaker = labels.get("speaker", _NOBODY)
        right = Right(
            source=next(iter(spans("HasSource")), None),
            cue=next(iter(spans("HasCue")), None),
            content=tuple(sorted([self._spans[head][1], *spans("Continues")])),
            quoted=tuple(sorted(spans("HasQuoted"))),
            type=_TYPES.get(labels.get("Type", ""), "indirect"),
            voice=_VOICES.get(labels.get("Voice", ""), "source"),
            speaker=speaker if speaker != _NOBODY else None,
        )
        return AnnotatedStatement(right, labels.get("id"))
