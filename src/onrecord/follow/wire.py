"""Followed quotations as JSON: the format that other programs read.

``quotations.schema.json``, beside this file, describes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any, TextIO

from onrecord.export.wire import known_to_wire, slice_to_wire
from onrecord.follow.quotations import Appearance, FollowedQuotation, Variant
from onrecord.types import Speaker

VERSION = 1


def quotations_to_wire(quotations: Iterable[FollowedQuotation]) -> dict[str, Any]:
    """Return followed quotations as a JSON object."""
    return {"version": VERSION, "quotations": [quotation_to_wire(each) for each in quotations]}


def quotation_to_wire(quotation: FollowedQuotation) -> dict[str, Any]:
    """Return a followed quotation as a JSON object."""
    first = quotation.first
    return {
        "id": quotation.id,
        "documents": list(quotation.documents),
        "undated": len(_documents([each for each in quotation.appearances if not _dated(each)])),
        "first": {"date": first[0].document.date, "documents": _documents(first)}
        if first
        else None,
        "speaker": _speaker(quotation.agreement.speaker),
        "readings": [
            {"speaker": _speaker(each.speaker), "documents": list(each.documents)}
            for each in quotation.agreement.readings
        ],
        "whole": {
            "document": quotation.whole.entry.document,
            "words": len(quotation.whole.read[1]),
            "quoted": _slices(quotation.whole),
        },
        "variants": [_variant(each, quotation) for each in quotation.variants],
        "also_in": list(quotation.also_in),
    }


def write_quotations(quotations: Iterable[FollowedQuotation], file: TextIO) -> None:
    """Write followed quotations as one JSON object, indented."""
    json.dump(quotations_to_wire(quotations), file, ensure_ascii=False, indent=1)
    file.write("\n")


@cache
def quotations_schema() -> dict[str, Any]:
    """Return the JSON Schema of the format."""
    path = resources.files("onrecord.follow") / "quotations.schema.json"
    schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return schema


def _variant(variant: Variant, quotation: FollowedQuotation) -> dict[str, Any]:
    texts = {
        "variant": variant.appearances[0].document.text,
        "whole": quotation.whole.document.text,
    }
    start, end = variant.carries
    return {
        "carries": {"start": start, "end": end},
        "pieces": [
            {
                "kind": each.kind,
                "of": each.side,
                **slice_to_wire(each.span, texts[each.side]),
            }
            for each in variant.pieces
        ],
        "appearances": [_appearance(each) for each in variant.appearances],
    }


def _appearance(appearance: Appearance) -> dict[str, Any]:
    entry, document, statement = appearance.entry, appearance.document, appearance.statement
    return {
        "document": {
            "number": entry.document,
            "revision": entry.number,
            "address": entry.address,
            "id": document.id,
            **{name: getattr(document, name) for name in ("title", "outlet", "date", "url")},
        },
        "statement": statement.id if statement is not None else None,
        "quoted": _slices(appearance),
        "speaker": _speaker(appearance.speaker),
    }


def _slices(appearance: Appearance) -> list[dict[str, Any]]:
    return [slice_to_wire(span, appearance.document.text) for span in appearance.spans]


def _speaker(speaker: Speaker | None) -> dict[str, Any] | None:
    if speaker is None:
        return None
    return {
        "name": speaker.name,
        "kind": speaker.kind,
        "role": speaker.role,
        "known_as": known_to_wire(speaker),
    }


def _documents(appearances: Sequence[Appearance]) -> list[int]:
    return sorted({each.entry.document for each in appearances})


def _dated(appearance: Appearance) -> bool:
    return appearance.document.date is not None
