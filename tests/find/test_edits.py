from dataclasses import replace

import pytest
from find_cases import said

from onrecord.find import find_edits
from onrecord.types import Record, Span, Speaker


def article(*sentences, model=None):
    """Return a record of several sentences, each a statement: ``(source, cue, content)``."""
    base = said("x")
    text, statements = "", []
    for number, (source, cue, content) in enumerate(sentences):
        start = len(text)
        text += f"{source} {cue} {content}.\n"
        cue_start = start + len(source) + 1
        content_start = cue_start + len(cue) + 1
        statements.append(
            replace(
                base.statements[0],
                id=str(number),
                source=Span(start, start + len(source)),
                cue=Span(cue_start, cue_start + len(cue)),
                content=(Span(content_start, content_start + len(content)),),
                speaker=None,
            )
        )
    document = replace(base.document, text=text)
    return Record(document, tuple(statements), (), (), model or base.model, base.layout)


QUILL = ("Quill", "said", "that the weir must go before the winter")
CALLOW = ("Callow", "denied", "that anybody had asked him")


def seen(edits, before, after):
    """Return kind, differing parts, and the contents' words before and after."""

    def words(statement, record):
        return statement and statement.content[0].of(record.document.text)

    return [
        (edit.kind, edit.parts, words(edit.before, before), words(edit.after, after))
        for edit in edits.edits
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected", "unchanged"),
    [
        ([QUILL, CALLOW], [QUILL, CALLOW], [], 2),
        ([QUILL, CALLOW], [CALLOW, QUILL], [], 2),
        ([QUILL, QUILL], [QUILL], [], 1),
        ([QUILL], [QUILL, CALLOW], [("added", (), None, CALLOW[2])], 1),
        ([QUILL, CALLOW], [QUILL], [("removed", (), CALLOW[2], None)], 1),
        (
            [QUILL],
            [("Quill", "said", "that the weir may stay before the winter")],
            [
                (
                    "changed",
                    ("content",),
                    QUILL[2],
                    "that the weir may stay before the winter",
                )
            ],
            0,
        ),
        (
            [QUILL],
            [("Callow", "claimed", QUILL[2])],
            [("changed", ("source", "cue"), QUILL[2], QUILL[2])],
            0,
        ),
        (
            [QUILL],
            [("Quill", "said", "nothing at all of rivers")],
            [
                ("added", (), None, "nothing at all of rivers"),
                ("removed", (), QUILL[2], None),
            ],
            0,
        ),
        # A line that is wrapped elsewhere has the same words.
        ([QUILL], [("Quill", "said", QUILL[2].replace(" before ", "\nbefore "))], [], 1),
    ],
)
def test_edits(before, after, expected, unchanged):
    before, after = article(*before), article(*after)
    edits = find_edits(before, after)
    assert sorted(seen(edits, before, after), key=str) == sorted(expected, key=str)
    assert edits.unchanged == unchanged
    assert edits.same_model


def test_what_was_only_read_in_one_text_is_no_edit():
    whole = article(QUILL, CALLOW)
    less = replace(whole, statements=whole.statements[:1])
    for before, after in ((whole, less), (less, whole)):
        edits = find_edits(before, after)
        assert edits.edits == ()
        assert len(edits.unread) == 1


def test_another_model_is_told():
    before = article(QUILL)
    after = article(QUILL, model=replace(before.model, version="2"))
    assert not find_edits(before, after).same_model


def test_what_was_read_otherwise_in_the_same_passage_is_no_edit():
    before = article(("Quill", "said", "that the weir must go yet"), CALLOW)
    (first, other) = before.statements
    shorter = replace(first, content=(Span(first.content[0].start, first.content[0].end - 4),))
    after = replace(before, statements=(shorter, other))
    edits = find_edits(before, after)
    assert (edits.edits, edits.unchanged) == ((), 1)
    assert [edit.parts for edit in edits.unread] == [("content",)]
    party = Speaker("s1", "Ada Quill", "person", None, Span(0, 5), (Span(0, 5),))
    named = replace(before, statements=(replace(first, speaker=party), other))
    edits = find_edits(before, named)
    assert edits.edits == ()
    assert [edit.parts for edit in edits.unread] == [("speaker",)]


def test_an_edited_passage_is_an_edit_however_it_was_read():
    before = article(("Quill", "said", "that the weir must go"), CALLOW)
    after = article(("Quill", "said", "that the weir must go now"), CALLOW)
    (edit,) = find_edits(before, after).edits
    assert edit.parts == ("content",)
    (edit,) = find_edits(after, before).edits
    assert edit.parts == ("content",)


def test_what_stands_above_the_text_and_outside_the_statements():
    before, after = article(QUILL), article(QUILL)
    text = after.document.text + "The weather was fine.\n"
    start = len(after.document.text)
    sentences = (Span(0, start - 1), Span(start, len(text) - 1))
    after = replace(
        after,
        document=replace(after.document, text=text, title="Another", date=None),
        layout=replace(after.layout, sentences=sentences),
    )
    edits = find_edits(before, after)
    assert edits.edits == ()
    assert [(each.field, each.before, each.after) for each in edits.fields] == [
        ("title", None, "Another"),
        ("date", before.document.date, None),
    ]
    assert edits.outside == (1, 0)
    assert find_edits(after, before).outside == (0, 1)
