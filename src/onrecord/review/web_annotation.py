"""Reading what ``onrecord.export.web_annotation`` wrote, after a person has edited it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.review.annotated import Annotated, AnnotatedStatement, UnreadableAnnotation
from onrecord.store import Right
from onrecord.types import Span

_STATEMENT = "urn:onrecord:statement:"
_TEXT = "urn:onrecord:text:"
_LABELS = ("type", "voice", "act", "speaker")


def read_web_annotations(path: Path) -> list[Annotated]:
    """Return what a collection of annotations says, by document.

    Offsets are taken from the position selectors; ``find_corrections`` looks whether the words of
    the quote selectors stand there.

    Raises:
        UnreadableAnnotation: If it is no such collection.
    """
    try:
        collection = json.loads(path.read_text("utf-8"))
        items = collection["first"]["items"]
        grouped: dict[str, list[AnnotatedStatement]] = defaultdict(list)
        for item in items:
            grouped[item["target"][0]["source"]].append(_statement(item))
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise UnreadableAnnotation(
            f"{path}: is no AnnotationCollection as `onrecord export --format web-annotation`"
            f" writes it ({type(error).__name__}: {error})."
        ) from error
    return [
        Annotated(
            str(path),
            source.removeprefix(_TEXT) if source.startswith(_TEXT) else None,
            None if source.startswith(_TEXT) else source,
            tuple(statements),
        )
        for source, statements in grouped.items()
    ]


def _statement(item: Mapping[str, Any]) -> AnnotatedStatement:
    spans: dict[str, list[Span]] = defaultdict(list)
    words: list[tuple[Span, str]] = []
    for target in item["target"]:
        selectors = {each["type"]: each for each in target["selector"]}
        place = selectors["TextPositionSelector"]
        span = Span(place["start"], place["end"])
        spans[target["styleClass"]].append(span)
        words.append((span, selectors["TextQuoteSelector"]["exact"]))
    labels = dict(_labels(item["body"]))
    if not any(map(len, spans["content"])):
        raise ValueError(f"{item['id']} has no content")
    right = Right(
        source=next((span for span in spans["source"] if len(span)), None),
        cue=next((span for span in spans["cue"] if len(span)), None),
        content=tuple(sorted(filter(len, spans["content"]))),
        quoted=tuple(sorted(filter(len, spans["quoted"]))),
        type=labels.get("type", "indirect"),
        voice=labels.get("voice", "source"),
        act=labels.get("act"),
        speaker=labels.get("speaker"),
    )
    identity = item["id"]
    known = identity.startswith(_STATEMENT)
    number = identity.removeprefix(_STATEMENT) if known else None
    return AnnotatedStatement(right, number, tuple(words))


def _labels(bodies: list[Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    for body in bodies:
        name, separator, value = str(body.get("value", "")).partition(": ")
        if separator and name in _LABELS:
            yield name, value
