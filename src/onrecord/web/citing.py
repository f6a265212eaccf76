"""One statement, with all that is needed to cite it and to put it right."""

from __future__ import annotations

import re
from typing import Any

from onrecord.export.wire import statement_to_wire
from onrecord.follow.quotations import carried
from onrecord.store import Archive
from onrecord.store.corrections import CORRECTED
from onrecord.types import Statement
from onrecord.web.checking import KeptCheck, kept_check
from onrecord.web.shelf import NotThere, document_view
from onrecord.web.views import DocumentView, StatementView

_AROUND = 160
"""Characters of the text that are shown before and after a content."""
_BESIDE = 300
"""Characters beside a statement that are shown to be chosen from, at least."""


def cite(archive: Archive, number: int, key: str) -> tuple[StatementView, KeptCheck | None]:
    """Return a statement of a document, in the latest revision that has it, and the last check.

    Raises:
        NotThere: If there is none.
    """
    found = archive.query(
        "SELECT statement.id FROM statement JOIN revision ON revision.id = statement.revision"
        " WHERE document = ? AND key IN (?, ?) AND replaced IS NULL"
        " ORDER BY number DESC LIMIT 1",
        (number, key, CORRECTED + key),
    )
    if not found:
        raise NotThere(f"Document {number} has no statement {key!r}. It may have been read anew.")
    ((identity,),) = found
    stored = archive.statements([identity])[identity]
    text, content = stored.document.text, stored.statement.content
    wire = statement_to_wire(stored.statement, text)
    document = document_view(archive, stored.entry.id)
    start, end = _passage(text, stored.statement)
    made = (each for each in archive.corrections(stored.entry.id) if each.leaves(content))
    correction = next(made, None)
    names = archive.query(
        "SELECT DISTINCT name FROM speaker WHERE revision = ? ORDER BY name", (stored.entry.id,)
    )
    kept = kept_check(archive, stored.entry.id, archive.record(stored.entry.id))
    checks = kept.of(stored.statement.id) if kept is not None else None
    view = StatementView(
        document=document,
        statement=wire,
        citation=_citation(document, wire, stored.entry.address),
        before=_words_before(text, content[0].start),
        after=_words_after(text, content[-1].end),
        passage=text[start:end],
        passage_start=start,
        model=stored.entry.model,
        corrected=correction is not None,
        correction=correction.verdict if correction is not None else None,
        speakers=tuple(name for (name,) in names),
        followed=carried(archive, stored.entry.id).get(stored.statement.id),
        check=checks.view() if checks is not None else None,
    )
    return view, checks


def _citation(document: DocumentView, statement: dict[str, Any], address: str) -> str:
    """Return a statement with all that is needed to check it, in plain text."""
    words = " […] ".join(part["text"] for part in statement["content"])
    speaker = statement["speaker"]
    if statement["voice"] == "outlet":
        who = f"{document.outlet or 'The outlet'}, in its own voice"
    elif speaker is None:
        who = "Speaker not certain"
    else:
        who = ", ".join(filter(None, (speaker["name"], speaker["role"])))
    places = ", ".join(f"{part['start']}–{part['end']}" for part in statement["content"])
    source = statement["source"]["text"] if statement["source"] else None
    cue = statement["cue"]["text"] if statement["cue"] else None
    lines = [
        words,
        f"— {who} ({statement['type']})",
        f"Source in the text: {source}" if source else "Source in the text: none",
        f"Cue: {cue}" if cue else "Cue: none",
        f"In: {document.name}",
        ", ".join(filter(None, (document.outlet, document.author, document.date))),
        document.url or (address if not address.startswith("sha256:") else ""),
        f"Characters {places} of the text with SHA-256 {document.text_sha256}",
        f"onrecord document {document.number}, revision {document.revision},"
        f" statement {statement['id']}",
    ]
    return "\n".join(line for line in lines if line)


def _passage(text: str, statement: Statement) -> tuple[int, int]:
    """Return the paragraphs that a statement stands in, and those beside it."""
    parts = [*statement.content, *filter(None, (statement.source, statement.cue))]
    start = text.rfind("\n\n", 0, max(0, min(part.start for part in parts) - _BESIDE)) + 1
    end = text.find("\n\n", max(part.end for part in parts) + _BESIDE)
    return start, end if end >= 0 else len(text)


def _words_before(text: str, end: int) -> str:
    start = max(0, end - _AROUND)
    paragraph = re.split(r"\n\s*\n", text[start:end])[-1]
    cut = paragraph.find(" ") if len(paragraph) == end - start and start > 0 else -1
    return paragraph[cut + 1 :]


def _words_after(text: str, start: int) -> str:
    end = min(len(text), start + _AROUND)
    paragraph = re.split(r"\n\s*\n", text[start:end])[0]
    cut = paragraph.rfind(" ") if len(paragraph) == end - start and end < len(text) else -1
    return paragraph[:cut] if cut > 0 else paragraph
