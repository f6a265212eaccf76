"""Each format against its own rules: a schema, or a reader written from its definition."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from export_cases import article_record
from export_strategies import records
from hypothesis import given, settings
from lxml import etree

from onrecord.errors import MissingExtra
from onrecord.export.brat import annotate, write_brat
from onrecord.export.conll import write_conll
from onrecord.export.formats import FORMATS
from onrecord.export.markdown import write_markdown
from onrecord.export.schema_org import to_schema_org, write_schema_org
from onrecord.export.table import cells_of, row_of, write_csv, write_parquet
from onrecord.export.tei import write_tei
from onrecord.export.web_annotation import annotations_of, write_web_annotations
from onrecord.types import Span

SAMPLE = article_record()
TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def written(write, *given_records):
    file = io.StringIO(newline="")
    write(iter(given_records), file)
    return file.getvalue()


def test_every_format_says_what_it_cannot_carry():
    assert all(form.limits for form in FORMATS.values())


# CSV and Parquet


def test_csv_gives_words_and_places():
    rows = list(csv.DictReader(io.StringIO(written(write_csv, SAMPLE), newline="")))
    assert len(rows) == len(SAMPLE.statements)
    text = SAMPLE.document.text
    for row, statement in zip(rows, SAMPLE.statements, strict=True):
        places = [tuple(map(int, place.split("-"))) for place in row["content_span"].split()]
        assert places == [(part.start, part.end) for part in statement.content]
        assert row["content"] == " … ".join(text[start:end] for start, end in places)
        assert row["source"] == (statement.source.of(text) if statement.source else "")


def test_csv_of_nothing_has_its_heading():
    empty = replace(SAMPLE, statements=())
    assert written(write_csv, empty) == written(write_csv, SAMPLE).splitlines(keepends=True)[0]


def test_parquet_comes_back(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "statements.parquet"
    write_parquet(iter([SAMPLE, SAMPLE]), path)
    rows = parquet.read_table(path).to_pylist()
    assert rows == 2 * [row_of(SAMPLE.document, each) for each in SAMPLE.statements]
    assert list(cells_of(rows[0])) == written(write_csv).strip().split(",")


def test_a_missing_extra_names_the_command(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"pip install 'onrecord\[parquet\]'"):
        write_parquet(iter([SAMPLE]), tmp_path / "x.parquet")


# Web Annotation: the rules of its data model as a JSON Schema.

ANNOTATION = {
    "type": "object",
    "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "format": "uri", "pattern": "^[a-z]+:"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing", "identifying", "linking", "tagging", "classifying"]},
        "body": {
            "type": "array",
            "items": {
                "oneOf": [
                    {
                        "required": ["type", "value"],
                        "properties": {"type": {"const": "TextualBody"}},
                    },
                    {"required": ["id"], "not": {"required": ["value"]}},
                ]
            },
        },
        "target": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["type", "source", "selector"],
                "properties": {
                    "type": {"const": "SpecificResource"},
                    "source": {"type": "string", "pattern": "^[a-z]+:"},
                    "styleClass": {"enum": ["source", "cue", "content", "quoted"]},
                    "selector": {
                        "type": "array",
                        "prefixItems": [
                            {
                                "required": ["type", "exact", "prefix", "suffix"],
                                "properties": {"type": {"const": "TextQuoteSelector"}},
                            },
                            {
                                "required": ["type", "start", "end"],
                                "properties": {
                                    "type": {"const": "TextPositionSelector"},
                                    "start": {"type": "integer", "minimum": 0},
                                    "end": {"type": "integer", "minimum": 0},
                                },
                            },
                        ],
                        "minItems": 2,
                        "maxItems": 2,
                    },
                },
            },
        },
    },
}


def test_web_annotations_keep_to_the_model():
    from jsonschema import Draft202012Validator

    collection = json.loads(written(write_web_annotations, SAMPLE, SAMPLE))
    assert collection["type"] == "AnnotationCollection"
    items = collection["first"]["items"]
    assert collection["total"] == len(items) == 2 * len(SAMPLE.statements)
    validator = Draft202012Validator(ANNOTATION)
    for item in items:
        validator.validate(item)
    assert json.loads(written(write_web_annotations))["total"] == 0


def test_both_selectors_of_a_web_annotation_find_the_same_words():
    text = SAMPLE.document.text
    for statement, annotation in zip(SAMPLE.statements, annotations_of(SAMPLE), strict=True):
        found = []
        for target in annotation["target"]:
            quote, place = target["selector"]
            assert text[place["start"] : place["end"]] == quote["exact"]
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            at = text.index(whole) + len(quote["prefix"])
            assert (at, at + len(quote["exact"])) == (place["start"], place["end"])
            if target["styleClass"] == "content":
                found.append(Span(place["start"], place["end"]))
        assert tuple(found) == statement.content


# schema.org: the properties that the vocabulary gives these types.

_WORK = {"@type", "@id", "text", "creditText", "hasPart"}
PROPERTIES = {
    "Quotation": _WORK | {"creator", "isPartOf"},
    "Claim": _WORK | {"author", "appearance"},
    "CreativeWork": {"@type", "url", "headline", "datePublished", "inLanguage", "publisher"},
    "Person": {"@type", "name", "jobTitle"},
    "Organization": {"@type", "name"},
    "GovernmentOrganization": {"@type", "name"},
}


def things_of(value):
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from things_of(child)
    elif isinstance(value, list):
        for child in value:
            yield from things_of(child)


def test_schema_org_keeps_to_the_vocabulary():
    graph = json.loads(written(write_schema_org, SAMPLE))
    assert graph["@context"] == "https://schema.org"
    assert len(graph["@graph"]) == len(SAMPLE.statements)
    for thing in things_of(graph["@graph"]):
        assert set(thing) <= PROPERTIES[thing["@type"]], thing


def test_schema_org_names_nobody_who_is_not_certain():
    statement = replace(SAMPLE.statements[0], speaker=None)
    thing = to_schema_org(SAMPLE.document, statement)
    assert not {"creator", "author"} & set(thing)


# brat: a reader written from the definition of the format.


def read_brat(text, lines):
    """Return entities and relations; every entity's words are checked against the text."""
    entities, relations = {}, []
    for line in lines:
        key, rest = line.split("\t", 1)
        if key.startswith("T"):
            kind_and_places, words = rest.split("\t", 1)
            kind, places = kind_and_places.split(" ", 1)
            pieces = [tuple(map(int, place.split(" "))) for place in places.split(";")]
            assert words == " ".join(text[start:end] for start, end in pieces)
            assert "\n" not in words
            entities[key] = (kind, pieces)
        elif key.startswith("R"):
            kind, first, second = rest.split(" ")
            relations.append((kind, first.removeprefix("Arg1:"), second.removeprefix("Arg2:")))
        else:
            assert re.fullmatch(r"[A#]\d+", key)
    for _, first, second in relations:
        assert first in entities
        assert second in entities
    return entities, relations


def statements_from_brat(entities, relations):
    """Return source, cue and contents of each statement, as outer offsets."""
    others = {second for kind, _, second in relations if kind == "Continues"}

    def outer(key):
        pieces = entities[key][1]
        return pieces[0][0], pieces[-1][1]

    for key, (kind, _) in entities.items():
        if kind != "Content" or key in others:
            continue
        related = {"HasSource": [], "HasCue": [], "Continues": []}
        for relation, first, second in relations:
            if first == key and relation in related:
                related[relation].append(outer(second))
        yield related["HasSource"], related["HasCue"], [outer(key), *related["Continues"]]


def test_brat_gives_the_same_spans(tmp_path):
    write_brat(iter([SAMPLE]), tmp_path)
    (ann,) = tmp_path.glob("*.ann")
    text = ann.with_suffix(".txt").read_bytes().decode("utf-8")
    assert text == SAMPLE.document.text
    entities, relations = read_brat(text, ann.read_bytes().decode("utf-8").split("\n")[:-1])
    read = list(statements_from_brat(entities, relations))

    def one(span):
        return [(span.start, span.end)] if span is not None else []

    assert read == [
        (
            one(statement.source),
            one(statement.cue),
            [(part.start, part.end) for part in statement.content],
        )
        for statement in SAMPLE.statements
    ]
    within = [kind for kind, _, _ in relations if kind == "Within"]
    assert len(within) == sum(statement.parent is not None for statement in SAMPLE.statements)
    configuration = (tmp_path / "annotation.conf").read_text("utf-8")
    kinds = {kind for kind, _ in entities.values()} | {kind for kind, _, _ in relations}
    assert all(re.search(rf"^{kind}\b", configuration, re.MULTILINE) for kind in kinds)


@settings(max_examples=40)
@given(records())
def test_brat_of_anything_can_be_read(record):
    read_brat(record.document.text, list(annotate(record)))


# CoNLL: spans come back from the labels.


def test_conll_labels_give_the_spans():
    flat = [statement for statement in SAMPLE.statements if statement.parent is None]
    lines = written(write_conll, SAMPLE).split("\n")
    assert lines[0] == f"# document = {SAMPLE.document.id}"
    rows = [line.split("\t") for line in lines[1:] if line]
    assert all(len(row) == 4 for row in rows)
    text = SAMPLE.document.text
    found, last = set(), "O"
    for word, start, end, label in rows:
        assert text[int(start) : int(end)] == word
        if label.startswith("B-"):
            run = [label[2:].lower(), int(start), int(end)]
        elif label.startswith("I-"):
            assert last[2:] == label[2:], "a label continues another kind"
            run[2] = int(end)
        if label != "O":
            found = {each for each in found if each[:2] != tuple(run[:2])} | {tuple(run)}
        last = label
    for statement in flat:
        for role in ("source", "cue"):
            span = getattr(statement, role)
            if span is not None:
                assert any(each[0] == role and each[1] == span.start for each in found)
    contents = {part for statement in flat for part in statement.content}
    assert {each[1] for each in found if each[0] == "content"} >= {
        part.start
        for part in contents
        if not any(
            other is not None and other.overlap(part)
            for statement in flat
            for other in (statement.source, statement.cue)
        )
    }


# TEI: a schema of the elements that are used, as TEI P5 defines them.

SCHEMA = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="teiCorpus"><ref name="header"/><oneOrMore><ref name="TEI"/></oneOrMore>
  </element></start>
  <define name="TEI"><element name="TEI"><ref name="id"/><ref name="header"/>
    <element name="text"><element name="body"><oneOrMore><element name="p">
      <zeroOrMore><choice><text/><ref name="said"/></choice></zeroOrMore>
    </element></oneOrMore></element></element></element></define>
  <define name="id"><attribute name="xml:id"><data type="ID"/></attribute></define>
  <define name="said"><element name="said"><ref name="id"/>
    <optional><attribute name="prev"><data type="anyURI"/></attribute></optional>
    <optional><attribute name="who"><data type="anyURI"/></attribute></optional>
    <attribute name="direct"><choice><value>true</value><value>false</value></choice></attribute>
    <zeroOrMore><choice><text/><ref name="said"/></choice></zeroOrMore></element></define>
  <define name="header"><element name="teiHeader"><element name="fileDesc">
    <element name="titleStmt"><element name="title"><text/></element></element>
    <element name="publicationStmt"><element name="p"><text/></element></element>
    <element name="sourceDesc"><element name="p"><text/></element></element></element>
    <optional><element name="profileDesc"><element name="particDesc"><element name="listPerson">
      <oneOrMore><element name="person"><ref name="id"/><element name="persName"><text/></element>
      </element></oneOrMore></element></element></element></optional></element></define>
</grammar>
"""


def read_tei(*given_records):
    root = etree.fromstring(written(write_tei, *given_records).encode())
    etree.RelaxNG(etree.fromstring(SCHEMA)).assertValid(root)
    return root


def test_tei_keeps_to_the_schema_and_to_the_words():
    root = read_tei(SAMPLE, SAMPLE)
    first, second = root.iter(f"{TEI}TEI")
    paragraphs = ["".join(each.itertext()) for each in first.iter(f"{TEI}p")][2:]
    text = SAMPLE.document.text
    assert "".join("".join(paragraphs).split()) == "".join(text.split())
    names = {each.get(XML_ID) for each in root.iter() if each.get(XML_ID)}
    for said in root.iter(f"{TEI}said"):
        for reference in (said.get("who"), said.get("prev")):
            assert reference is None or reference.removeprefix("#") in names
    assert len(list(second.iter(f"{TEI}said"))) == len(list(first.iter(f"{TEI}said")))


def test_tei_gives_each_content():
    root = read_tei(SAMPLE)
    pieces = {}
    for said in root.iter(f"{TEI}said"):
        key = said.get(XML_ID).split(".s", 1)[1].rsplit(".", 1)[0]
        pieces.setdefault(key, []).append("".join(said.itertext()))
    text = SAMPLE.document.text
    assert pieces.keys() == {statement.id for statement in SAMPLE.statements}
    for statement in SAMPLE.statements:
        words = "".join(part.of(text) for part in statement.content)
        assert "".join("".join(pieces[statement.id]).split()) == "".join(words.split())


@settings(max_examples=60)
@given(records())
def test_tei_of_anything_is_valid(record):
    read_tei(record)


# Markdown


def test_markdown_shows_the_words_and_none_of_its_own_signs():
    document = replace(SAMPLE.document, title="*Stars* & <tags>")
    shown = written(write_markdown, replace(SAMPLE, document=document))
    assert shown.startswith("## \\*Stars\\* \\& \\<tags\\>\n")
    text = SAMPLE.document.text
    plain = re.sub(r"\\(.)", r"\1", shown)
    for statement in SAMPLE.statements:
        for part in statement.content:
            assert " ".join(part.of(text).split()) in plain
