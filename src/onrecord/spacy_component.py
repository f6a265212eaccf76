"""A component for spaCy's pipelines: ``nlp.add_pipe("onrecord")``. Needs the extra ``spacy``.

``doc._.onrecord`` is the record of the document's text as JSON has it (``record.schema.json``), so
that it is saved with the document; its offsets are those of the text. ``doc.spans["onrecord"]`` has
the sources, cues and contents as spans of tokens, with the statement's id as ``span.id_``; where a
border lies inside a token, the span has the whole token, and the record the exact place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from onrecord import api
from onrecord.export.wire import to_wire
from onrecord.pipeline import DEFAULT_MODEL

KEY = "onrecord"
"""The name of the component, of the extension and of the group of spans."""


class Component:
    """Reads the statements of each document.

    Args:
        model: Name of the model.
        threads: Threads of the model.
        min_confidence: Statements that are less probably right are left out.
    """

    def __init__(self, model: str, threads: int, min_confidence: float) -> None:
        self._options: dict[str, Any] = {
            "model": model,
            "threads": threads,
            "min_confidence": min_confidence,
        }

    def __call__(self, doc: Doc) -> Doc:
        """Write the record into ``doc``; a text without words has none, and ``None`` stands there.

        The text is taken for English.
        """
        doc.spans[KEY] = SpanGroup(doc, name=KEY)
        doc._.onrecord = None
        if any(map(str.isalnum, doc.text)):
            wire = to_wire(api.extract(doc.text, lang="en", **self._options))
            doc._.onrecord = wire
            doc.spans[KEY].extend(list(_spans(doc, wire)))
        return doc


@Language.factory(
    KEY,
    assigns=["doc._.onrecord", "doc.spans"],
    default_config={"model": DEFAULT_MODEL, "threads": 2, "min_confidence": 0.0},
)
def make_component(
    nlp: Language, name: str, model: str, threads: int, min_confidence: float
) -> Component:
    """Return the component, as spaCy asks for it.

    Args:
        nlp: The pipeline.
        name: Of the component in it.
        model: As in ``onrecord.extract``, as are the others.
        threads: Threads of the model.
        min_confidence: Statements that are less probably right are left out.
    """
    del nlp, name
    return Component(model, threads, min_confidence)


def _spans(doc: Doc, wire: dict[str, Any]) -> Iterator[Span]:
    for statement in wire["statements"]:
        parts = [("source", statement["source"]), ("cue", statement["cue"])]
        parts += [("content", part) for part in statement["content"]]
        for label, part in parts:
            if part is None:
                continue
            span = doc.char_span(
                part["start"],
                part["end"],
                label=label,
                alignment_mode="expand",
                span_id=statement["id"],
            )
            if span is not None:
                yield span


if not Doc.has_extension(KEY):
    Doc.set_extension(KEY, default=None)
