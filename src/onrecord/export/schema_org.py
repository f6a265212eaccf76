"""Statements as schema.org Quotation and Claim, in JSON-LD, to be embedded in a page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from onrecord.export.table import GAP
from onrecord.types import Document, Record, Speaker, Statement

LIMITS = (
    "offsets, cues, labels, confidence and nesting; who is neither person nor organisation is given"
    " as creditText only"
)
_WIKIDATA = "http://www.wikidata.org/entity/"
_AGENTS = {"person": "Person", "organisation": "Organization", "state": "GovernmentOrganization"}


def write_schema_org(records: Iterable[Record], file: TextIO) -> None:
    """Write one graph with a Quotation or Claim for each statement in a source's voice."""
    file.write('{"@context": "https://schema.org", "@graph": [')
    first = True
    for record in records:
        for statement in record.statements:
            file.write("\n" if first else ",\n")
            file.write(json.dumps(to_schema_org(record.document, statement), ensure_ascii=False))
            first = False
    file.write("\n]}\n")


def to_schema_org(document: Document, statement: Statement) -> dict[str, Any]:
    """Return a statement as a Quotation if all of it is in the speaker's words, else as a Claim.

    The words that stand in quotation marks inside a Claim are its parts.
    """
    text = document.text
    direct = statement.type == "direct"
    parts = statement.quoted if direct and statement.quoted else statement.content
    thing: dict[str, Any] = {
        "@type": "Quotation" if direct else "Claim",
        "@id": f"urn:onrecord:statement:{statement.id}",
        "text": GAP.join(part.of(text) for part in parts),
        "isPartOf" if direct else "appearance": _work(document),
    }
    if statement.source is not None:
        thing["creditText"] = statement.source.of(text)
    if statement.speaker is not None and statement.speaker.kind in _AGENTS:
        agent = _agent(statement.speaker)
        thing["creator" if direct else "author"] = agent
    if not direct and statement.quoted:
        thing["hasPart"] = [
            {"@type": "Quotation", "text": part.of(text)} for part in statement.quoted
        ]
    return thing


def _work(document: Document) -> dict[str, Any]:
    known = {
        "url": document.url,
        "headline": document.title,
        "datePublished": document.date,
        "inLanguage": document.lang,
    }
    work: dict[str, Any] = {"@type": "CreativeWork"}
    work |= {name: value for name, value in known.items() if value is not None}
    if document.outlet is not None:
        work["publisher"] = {"@type": "Organization", "name": document.outlet}
    return work


def _agent(speaker: Speaker) -> dict[str, Any]:
    agent = {"@type": _AGENTS[speaker.kind], "name": speaker.name}
    if speaker.role is not None and speaker.kind == "person":
        agent["jobTitle"] = speaker.role
    if speaker.known_as is not None and speaker.known_as.wikidata is not None:
        agent["sameAs"] = f"{_WIKIDATA}{speaker.known_as.wikidata}"
    return agent
