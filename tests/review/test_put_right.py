"""What a person marks gets the labels that its words have, as what a model marks does."""

from __future__ import annotations

import pytest

from onrecord.ingest import read_text
from onrecord.review import put_right
from onrecord.segment import segment
from onrecord.store import Archive, Correction, Labels
from onrecord.types import ModelIdentity, Record, Span, Statement

TEXT = """Talks in Keldony

Fisheries

The minister denied that any quota had been sold. “We urge Keldony to open its ports at once,” Ada
Quill told the council.

Borders

It is widely believed that talks will resume. If asked, she would have refused the visas.
"""


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture(scope="module")
def record() -> Record:
    document = read_text(TEXT)
    model = ModelIdentity("none", "1", "0" * 64)
    return Record(document, (), (), (), model, segment(document))


def missed(record, content, cue=None, source=None, speaker=None, statement=None):
    return put_right(
        record,
        statement,
        source=span(source) if source else None,
        cue=span(cue) if cue else None,
        content=(span(content),),
        speaker=speaker,
    )


def test_act_topic_type_and_target_are_found(record):
    denied = missed(
        record, "that any quota had been sold", "denied", "The minister", "The minister"
    )
    assert (denied.act, denied.type, denied.voice) == ("denies", "indirect", "source")
    assert denied.labels.topic.label == "Fisheries"
    urged = missed(record, "“We urge Keldony to open its ports at once,”", "told", "Ada\nQuill")
    assert (urged.type, [part.of(TEXT) for part in urged.quoted]) == (
        "direct",
        ["We urge Keldony to open its ports at once,"],
    )
    assert urged.labels.addressee.of(TEXT) == "the council"


def test_voice_and_flags_are_found(record):
    believed = missed(record, "that talks will resume", "is widely believed")
    assert believed.voice == "outlet"
    assert missed(record, "that talks will resume", "is widely believed", speaker="X").voice == (
        "source"
    )
    refused = missed(record, "the visas", "would have refused")
    assert "hypothetical" in refused.labels.flags
    assert refused.labels.topic.label == "Borders"


def test_labels_of_a_statement_stay_while_its_spans_do(record):
    content = (span("that any quota had been sold"),)
    read = Statement(
        id="1" * 16, source=None, cue=span("denied"), content=content, quoted=(), type="indirect",
        voice="source", speaker=None, parent=None, topic=None, confidence=0.5, flags=("odd",),
        why=(), act="warns",
    )  # fmt: skip
    named = missed(record, "that any quota had been sold", "denied", speaker="Ada", statement=read)
    assert (named.act, named.speaker, named.labels) == ("warns", "Ada", Labels.of(read))
    moved = missed(record, "any quota had been sold", "denied", speaker="Ada", statement=read)
    assert (moved.act, moved.labels.flags) == ("denies", ())


def test_labels_are_kept_and_found_again(record, tmp_path):
    right = missed(record, "“We urge Keldony to open its ports at once,”", "told", "Ada\nQuill")
    with Archive(tmp_path / "archive.sqlite", create=True) as archive:
        archive.put(record)
        archive.correct(1, Correction("add", right.content, right))
        (kept,) = archive.corrections(1)
        assert kept.right == right
        (statement,) = archive.record(1).statements
        assert Labels.of(statement) == right.labels
        assert statement.act == right.act
