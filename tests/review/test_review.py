"""What is exported, edited and read back."""

import json

import pytest
from review_cases import RECORD

from onrecord.export.brat import write_brat
from onrecord.export.web_annotation import write_web_annotations
from onrecord.review import find_corrections, read_brat, read_web_annotations
from onrecord.review.annotated import UnreadableAnnotation
from onrecord.types import Span

FIRST, SECOND = RECORD.statements


@pytest.fixture
def brat(tmp_path):
    write_brat(iter([RECORD]), tmp_path)
    (path,) = tmp_path.glob("*.ann")
    return path


@pytest.fixture
def web(tmp_path):
    path = tmp_path / "statements.jsonld"
    with path.open("w", encoding="utf-8", newline="") as file:
        write_web_annotations(iter([RECORD]), file)
    return path


def corrections(path):
    (annotated,) = [read_brat(path)] if path.suffix == ".ann" else read_web_annotations(path)
    assert annotated.text_id == RECORD.document.id
    return list(find_corrections(RECORD, annotated))


def edit_brat(path, *changes):
    lines = path.read_text("utf-8")
    for old, new in changes:
        assert old in lines, lines
        lines = lines.replace(old, new)
    path.write_text(lines, "utf-8")


def edit_web(path, change):
    collection = json.loads(path.read_text("utf-8"))
    change(collection["first"]["items"])
    path.write_text(json.dumps(collection), "utf-8")


def test_what_was_left_as_it_was_is_no_correction(brat, web):
    assert corrections(brat) == []
    assert corrections(web) == []


def test_another_speaker(brat, web):
    edit_brat(brat, ("speaker: Ada Quill", "speaker: Idris Callow"))

    def change(items):
        for body in items[0]["body"]:
            if body.get("value") == "speaker: Ada Quill":
                body["value"] = "speaker: Idris Callow"

    edit_web(web, change)
    for path in (brat, web):
        (found,) = corrections(path)
        assert (found.verdict, found.anchor) == ("fix", FIRST.content)
        assert found.right.speaker == "Idris Callow"
        assert (found.right.source, found.right.content) == (FIRST.source, FIRST.content)


def test_a_shorter_content(brat, web):
    start, end = FIRST.content[0].start, FIRST.content[0].end
    words = FIRST.content[0].of(RECORD.document.text)
    edit_brat(
        brat, ("Content 15 33;34 44\tthat the weir must", "Content 20 33;34 44\tthe weir must")
    )

    def change(items):
        for target in items[0]["target"]:
            if target["styleClass"] == "content":
                quote, place = target["selector"]
                quote["exact"], place["start"] = words[5:], start + 5

    edit_web(web, change)
    for path in (brat, web):
        (found,) = corrections(path)
        assert found.anchor == FIRST.content
        assert found.right.content == (Span(start + 5, end),)


def test_a_statement_taken_away(brat, web):
    lines = brat.read_text("utf-8").splitlines(keepends=True)
    head = next(line.split("\t")[0] for line in lines if "\tContent" in line)
    brat.write_text("".join(line for line in lines if head not in line.split()), "utf-8")
    edit_web(web, lambda items: items.pop(0))
    for path in (brat, web):
        (found,) = corrections(path)
        assert (found.verdict, found.anchor, found.right) == ("reject", FIRST.content, None)


def test_a_statement_added(brat):
    text = RECORD.document.text
    start = text.index("she added")
    line = f"T90\tContent {start} {start + 9}\tshe added\nT91\tCue {start + 4} {start + 9}\tadded\n"
    brat.write_text(f"{brat.read_text('utf-8')}{line}R90\tHasCue Arg1:T90 Arg2:T91\n", "utf-8")
    (found,) = corrections(brat)
    assert found.verdict == "add"
    assert found.right.content == found.anchor == (Span(start, start + 9),)
    assert found.right.cue == Span(start + 4, start + 9)
    assert (found.right.speaker, found.right.type) == (None, "indirect")


@pytest.mark.parametrize(
    "line",
    ["T1 no tab", "T9\tContent x y\twords", "T9\tContent 0 99999\twords", "A1\tType T1"],
)
def test_a_line_that_is_none_of_brats_is_named(brat, line):
    brat.write_text(f"{brat.read_text('utf-8')}{line}\n", "utf-8")
    with pytest.raises(UnreadableAnnotation, match=r"line \d+ is not as brat writes it"):
        read_brat(brat)


def test_a_missing_text_is_named(brat):
    brat.with_suffix(".txt").unlink()
    with pytest.raises(UnreadableAnnotation, match=r"NAME\.txt"):
        read_brat(brat)


@pytest.mark.parametrize("content", ["no json", "[]", "{}", '{"first": {"items": [{}]}}'])
def test_a_file_that_is_no_collection_is_named(tmp_path, content):
    path = tmp_path / "x.jsonld"
    path.write_text(content, "utf-8")
    with pytest.raises(UnreadableAnnotation, match="no AnnotationCollection"):
        read_web_annotations(path)


def test_words_of_another_text_are_refused(web):
    def change(items):
        items[0]["target"][0]["selector"][0]["exact"] = "other words"

    edit_web(web, change)
    with pytest.raises(UnreadableAnnotation, match="exported from another text"):
        corrections(web)
