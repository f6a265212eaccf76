from dataclasses import replace

import pytest
from find_cases import said

from onrecord.find import find_edits
from onrecord.types import Record, Span


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
