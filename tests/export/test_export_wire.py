from __future__ import annotations

import copy
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from export_cases import ARTICLE, article_record, bare_record
from export_strategies import records
from hypothesis import given, settings

from onrecord.export.read_wire import InvalidRecord, from_wire, schema, validate_wire
from onrecord.export.wire import to_wire, write_json, write_jsonl
from onrecord.types import Layout, Record, Span, Zone


def spans_of(wire: Any) -> list[dict[str, Any]]:
    """Return every object that has ``start``, ``end`` and ``text``, however deep."""
    if isinstance(wire, list):
        return [span for each in wire for span in spans_of(each)]
    if not isinstance(wire, dict):
        return []
    here = [wire] if wire.keys() == {"start", "end", "text"} else []
    return here + [span for each in wire.values() for span in spans_of(each)]


def test_format_is_that_of_the_design():
    wire = to_wire(article_record())
    assert list(wire) == [
        "version",
        "document",
        "occasion",
        "statements",
        "speakers",
        "unattributed",
        "model",
    ]
    assert wire["version"] == 1
    assert wire["occasion"] is None
    first = wire["statements"][0]
    assert list(first) == [
        "id",
        "source",
        "cue",
        "content",
        "quoted",
        "type",
        "voice",
        "act",
        "target",
        "speaker",
        "addressee",
        "occasion",
        "parent",
        "topic",
        "confidence",
        "flags",
        "why",
    ]
    assert first["cue"]["text"] == "said"
    assert first["quoted"][0]["text"] == "will be filled over six years, not three"
    assert first["topic"] == {"label": "The dam", "from": "heading"}
    assert first["speaker"] == {
        "id": "s1",
        "name": "Petra Halvorsen",
        "kind": "person",
        "role": "Ostrel’s Energy Minister",
        "from": {"start": ARTICLE.index("Petra"), "end": ARTICLE.index("Petra") + 15},
        "known_as": None,
    }
    nested = next(each for each in wire["statements"] if each["parent"])
    assert nested["content"][0]["text"] == "“water remembers every promise”"
    assert wire["unattributed"][0]["text"] == "“Our river, our bread”"


def test_every_span_is_a_slice():
    wire = to_wire(article_record())
    found = spans_of(wire)
    assert len(found) > 60
    for span in found:
        assert span["text"] == ARTICLE[span["start"] : span["end"]]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (Zone("body", Span(0, 4)), {}),
        (Zone("turn", Span(0, 4), label="Quist"), {"label": "Quist"}),
        (Zone("caption", Span(0, 4), time=(0.0, 2.5)), {"time": [0.0, 2.5]}),
        (Zone("body", Span(0, 4), page=3), {"page": 3}),
    ],
)
def test_zones_say_only_what_is_known(zone, expected):
    record = replace(bare_record("Four."), layout=Layout((zone,), (), (), ()))
    wire = to_wire(record)["document"]["zones"][0]
    assert wire == {"kind": zone.kind, "start": 0, "end": 4, **expected}
    assert from_wire(to_wire(record)).layout.zones == (zone,)


def test_round_trip_keeps_all_but_the_views():
    record = article_record()
    again = from_wire(to_wire(record))
    assert again.statements == record.statements
    assert again.speakers == record.speakers
    assert again.unattributed == record.unattributed
    assert again.model == record.model
    assert again.layout == Layout(record.layout.zones, (), (), ())
    assert replace(again.document, zones=()) == record.document


@settings(max_examples=60, deadline=None)
@given(record=records())
def test_any_record_survives_json_and_fits_the_schema(record: Record):
    wire = to_wire(record)
    validate_wire(wire)
    file = io.StringIO()
    write_jsonl([record], file)
    file.getvalue().encode("utf-8")
    assert file.getvalue().count("\n") == 1
    read = json.loads(file.getvalue())
    assert read == wire
    assert to_wire(from_wire(read)) == wire


def test_schema_describes_each_field_and_no_other():
    described = schema()
    wire = to_wire(article_record())
    kinds = described["$defs"]
    assert wire.keys() == described["properties"].keys()
    assert wire["document"].keys() == kinds["document"]["properties"].keys()
    for statement in wire["statements"]:
        assert statement.keys() == kinds["statement"]["properties"].keys()
    for speaker in wire["speakers"]:
        assert speaker.keys() == kinds["speaker"]["properties"].keys()


def test_json_is_an_array_and_jsonl_one_object_a_line():
    pair = [article_record(), bare_record("No one spoke.")]
    for count in range(3):
        array, lines = io.StringIO(), io.StringIO()
        write_json(iter(pair[:count]), array)
        write_jsonl(iter(pair[:count]), lines)
        expected = [to_wire(record) for record in pair[:count]]
        assert json.loads(array.getvalue()) == expected
        assert [json.loads(line) for line in lines.getvalue().splitlines()] == expected
    assert "Ostrel’s" in lines.getvalue()


def changed(*path: Any, to: Any) -> dict[str, Any]:
    wire = copy.deepcopy(to_wire(article_record()))
    target = wire
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = to
    return wire


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("version",), 2, "version: 1 was expected"),
        (("document", "text"), "Other words.", "the text was changed"),
        (("document", "id"), "abc", "document/id"),
        (("document", "zones", 0, "kind"), "footer", "document/zones/0/kind"),
        (("statements", 0, "cue", "text"), "claimed", "'said' from .* not 'claimed'"),
        (("statements", 0, "cue", "end"), 99999, "no span from .* in a document of length"),
        (("statements", 0, "cue", "start"), -1, "statements/0/cue"),
        (("statements", 0, "content"), [], "statements/0/content"),
        (("statements", 0, "type"), "reported", "statements/0/type"),
        (("statements", 0, "confidence"), 1.5, "statements/0/confidence"),
        (("statements", 0, "flags"), ["loud"], "statements/0/flags"),
        (("statements", 5, "parent"), "nowhere", "no statement 'nowhere' before this one"),
        (("speakers",), [], "no speaker 's1'"),
        (("unattributed", 0, "text"), "“Ours”", "unattributed"),
        (("statements",), None, "statements"),
    ],
)
def test_contradictions_are_refused(path, value, message):
    with pytest.raises(InvalidRecord, match=message):
        from_wire(changed(*path, to=value))


def test_two_statements_can_not_share_an_id():
    twice = to_wire(article_record())["statements"][:1] * 2
    with pytest.raises(InvalidRecord, match="is the id of another statement too"):
        from_wire(changed("statements", to=twice))


def test_missing_field_is_named():
    wire = to_wire(article_record())
    del wire["statements"][0]["voice"]
    with pytest.raises(InvalidRecord, match="statements/0: 'voice' is a required property"):
        validate_wire(wire)


def test_fields_may_be_added():
    validate_wire(changed("statements", 0, "verdict", to="verbatim"))
