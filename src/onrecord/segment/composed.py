"""View a text whose accents are characters of their own as if they were part of their letters.

"u" and U+0308 are "ü" to whoever reads them, and the end of a word to a pattern. Whole passages are
written so by some systems for files and by the text layers of PDFs.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import accumulate
from typing import Any, TypeVar, cast

from onrecord.letters import CLUSTER, compose_cluster, compose_letters
from onrecord.types import Document, Span, Zone

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Composed:
    """A document with its letters composed, and the way back.

    Attributes:
        document: The document that the composed one is a view of.
        view: The same document, composed; its zones are moved to where their words are.
        places: Where in the document's text each character of the view begins, and where the last
            one ends.
    """

    document: Document
    view: Document
    places: tuple[int, ...]

    def restore(self, value: Value) -> Value:
        """Return ``value``, whatever it is, with all spans in it as spans of the document."""
        return cast("Value", self._restored(value))

    def _restored(self, value: Any) -> Any:
        if value is self.view:
            return self.document
        if isinstance(value, Span):
            return Span(self.places[value.start], self.places[value.end])
        if isinstance(value, tuple):
            return tuple(map(self._restored, value))
        if is_dataclass(value) and not isinstance(value, type):
            parts = {each.name: self._restored(getattr(value, each.name)) for each in fields(value)}
            return replace(value, **parts)
        return value


def compose(document: Document) -> Composed | None:
    """Return ``document`` with its letters composed; ``None`` where they all are."""
    text = document.text
    composed = compose_letters(text)
    if composed == text:
        return None
    places = tuple(accumulate(_lengths(text), initial=0))
    return Composed(
        document,
        replace(
            document,
            text=composed,
            title=document.title and compose_letters(document.title),
            author=document.author and compose_letters(document.author),
            outlet=document.outlet and compose_letters(document.outlet),
            zones=tuple(_moved(zone, places) for zone in document.zones),
        ),
        places,
    )


def _lengths(text: str) -> list[int]:
    """Return how many characters of ``text`` each character of the composed text stands for."""
    lengths: list[int] = []
    reached = 0
    for cluster in CLUSTER.finditer(text):
        lengths += [1] * (cluster.start() - reached)
        composed = compose_cluster(cluster)
        # What has no character of its own stays behind the letter, each accent for itself.
        left = len(composed) - 1
        lengths += [len(cluster[0]) - left, *[1] * left]
        reached = cluster.end()
    return lengths + [1] * (len(text) - reached)


def _moved(zone: Zone, places: tuple[int, ...]) -> Zone:
    start, end = (bisect_left(places, border) for border in (zone.span.start, zone.span.end))
    return replace(zone, span=Span(start, end), label=zone.label and compose_letters(zone.label))
