import pytest

from onrecord.attribute import find_nested
from onrecord.segment import segment
from onrecord.tag import Calibration
from onrecord.types import Attribution, Document, Origin, Span, TaggedSpan, Tags

NOTHING = Tags(())
CALIBRATION = Calibration(0.0, (1.0, 1.0, 1.0, 1.0, 0.0))
TEXT = (
    "Ada Quill said that Oresh replied that the port board had refused to let any ferry dock. "
    "The board denied it."
)


def span(words, text=TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


def attribution(source, cue, *content, text=TEXT):
    return Attribution(span(source, text), span(cue, text), tuple(span(c, text) for c in content))


def tags(*statements, text=TEXT, score=0.9):
    """Tags of statements given as (source or None, cue, content)."""
    spans, source_of, cue_of = [], {}, {}
    for source, cue, content in statements:
        if source is not None:
            spans.append(TaggedSpan("source", span(source, text), score))
        spans.append(TaggedSpan("cue", span(cue, text), score))
        cue_index = len(spans) - 1
        source_of[cue_index] = (None if source is None else cue_index - 1, 1.0)
        spans.append(TaggedSpan("content", span(content, text), score))
        cue_of[len(spans) - 1] = (cue_index, 1.0)
    return Tags(tuple(spans), source_of, cue_of)


def nested(top, tagged, read=lambda _: NOTHING, text=TEXT):
    layout = segment(Document(text, Origin("x", "text/plain", "")))
    return find_nested(text, layout, top, tagged, read, CALIBRATION)


OUTER = attribution(
    "Ada Quill", "said", "that Oresh replied that the port board had refused to let any ferry dock"
)
OTHER = attribution("The board", "denied", "it")
INNER = ("Oresh", "replied", "that the port board had refused to let any ferry dock")


def test_a_statement_inside_a_content_gets_it_as_parent():
    outer, inner, other = nested([OUTER, OTHER], tags(INNER))
    assert (outer.parent, inner.parent, other.parent) == (None, 0, None)
    assert inner.source.of(TEXT) == "Oresh"


def test_a_nested_content_is_read_once_more():
    read = []

    def reader(passages):
        read.extend(passage.of(TEXT) for passage in passages)
        return (
            tags(("the port board", "had refused", "to let any ferry dock"))
            if passages
            else NOTHING
        )

    found = nested([OUTER], tags(INNER), reader)
    assert read == ["that the port board had refused to let any ferry dock"]
    assert [each.parent for each in found] == [None, 0, 1]


LONG = (
    "Quill said: “The ferry is late. Oresh replied that the port is shut to every ship. "
    "Nobody has asked why.” Harl replied that it is open to all of them."
)
QUOTED = attribution(
    "Quill",
    "said",
    "“The ferry is late. Oresh replied that the port is shut to every ship. Nobody has asked why.”",
    text=LONG,
)


@pytest.mark.parametrize(
    ("doubtful", "passages"),
    [
        (["replied"], ["Oresh replied that the port is shut to every ship."]),
        (["replied", "shut"], ["Oresh replied that the port is shut to every ship."]),
        (["late"], []),  # four words hold no statement
        (["open"], []),  # not in a content
        ([], []),
    ],
)
def test_the_sentence_of_a_doubtful_word_in_a_content_is_read_again(doubtful, passages):
    read = []

    def reader(given):
        read.extend(passage.of(LONG) for passage in given)
        found = ("Oresh", "replied", "that the port is shut to every ship")
        return tags(found, text=LONG) if given else NOTHING

    words = Tags((), doubtful=tuple(span(word, LONG) for word in doubtful))
    found = nested([QUOTED], words, reader, LONG)
    assert read[: len(passages)] == passages
    assert passages or not read
    assert [each.parent for each in found] == [None, *(0 for _ in passages)]


def test_what_the_first_reading_found_is_not_found_twice():
    first = tags(INNER)
    again = Tags(first.spans, first.source_of, first.cue_of, (span("refused"),))
    found = nested([OUTER], again, lambda passages: tags(INNER) if passages else NOTHING)
    assert len(found) == 2


@pytest.mark.parametrize(
    ("top", "tagged"),
    [
        ([OUTER], tags(INNER, score=0.2)),
        (
            [OUTER],
            tags(("Ada Quill", "replied", "that the port board had refused to let any ferry dock")),
        ),
        ([OTHER], tags(INNER)),
        ([], tags(INNER)),
    ],
    ids=["not sure enough", "source outside the content", "in no content", "no statement at all"],
)
def test_no_second_statement(top, tagged):
    assert nested(top, tagged) == tuple(top)


def test_i_inside_a_content_is_its_own_speaker():
    text = "“I believe the port is safe,” Quill said."
    top = attribution("Quill", "said", "“I believe the port is safe,”", text=text)
    assert nested([top], tags(("I", "believe", "the port is safe"), text=text), text=text) == (top,)


def test_inner_quotation_marks_belong_to_the_nested_content():
    text = "“Oresh told us ‘the port is shut’ and left,” Quill said."
    top = attribution("Quill", "said", "“Oresh told us ‘the port is shut’ and left,”", text=text)
    _, inner = nested([top], tags(("Oresh", "told", "the port is shut"), text=text), text=text)
    assert inner.content[0].of(text) == "‘the port is shut’"


def test_saying_after_what_is_mocked_is_not_said_by_it():
    text = "Quill mocked the board saying, it is “asleep at noon”."
    top = attribution("Quill", "mocked", "the board saying, it is “asleep at noon”", text=text)
    found = tags(("the board", "saying", "it is “asleep at noon”"), text=text)
    assert nested([top], found, text=text) == (top,)
    text = "Quill heard that Oresh was saying nothing."
    top = attribution("Quill", "heard", "that Oresh was saying nothing", text=text)
    _, inner = nested([top], tags(("Oresh", "was saying", "nothing"), text=text), text=text)
    assert inner.parent == 0


BROKEN = 'Quill stressed that the two sides "have not agreed on the north", and that it would wait.'


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ('the north", and that it would wait', False),
        ("the north", True),
        ('"have not agreed on the north", and that it would wait', True),
    ],
    ids=["over the mark", "inside the marks", "the whole quotation"],
)
def test_a_nested_content_does_not_run_over_a_quotations_edge(content, kept):
    outer = BROKEN[BROKEN.index("that") : -1]
    top = attribution("Quill", "stressed", outer, text=BROKEN)
    cue = "two" if content.startswith('"') else "agreed"
    found = nested([top], tags(("the", cue, content), text=BROKEN), text=BROKEN)
    assert len(found) == 1 + kept


@pytest.mark.parametrize(
    ("text", "outer", "inner", "kept"),
    [
        (
            "“He told us it was over. We knew it was not,” Quill said.",
            ["“He told us it was over. We knew it was not,”"],
            ("He", "told", ["it was over. We knew it was not"]),
            ["it was over"],
        ),
        (
            "“He told us it was over. I think not,” Quill said.",
            ["“He told us it was over. I think not,”"],
            ("He", "told", ["it was over", "I think not"]),
            ["it was over"],
        ),
        (
            "“She says it is safe. I don’t think it is,” Quill said.",
            ["“She says it is safe. I don’t think it is,”"],
            ("She", "don’t think", ["it is,"]),
            None,
        ),
        (
            "If the vote fails, Quill said, Oresh will claim that the count was wrong.",
            ["If the vote fails", "Oresh will claim that the count was wrong"],
            ("Oresh", "will claim", ["If the vote fails", "that the count was wrong"]),
            ["that the count was wrong"],
        ),
        (
            "“We can’t,” Quill said. “The owners told us “no” at noon.”",
            ["“We can’t,”", "“The owners told us “no” at noon.”"],
            ("The owners", "told", ["We can’t", "no"]),
            ["“no”"],
        ),
        (
            "“He told me,” Quill said, “that it was over.”",
            ["“He told me,”", "“that it was over.”"],
            ("He", "told", ["that it was over"]),
            ["that it was over"],
        ),
        (
            "“He told me it was over,” Quill said, “and that he was glad.”",
            ["“He told me it was over,”", "“and that he was glad.”"],
            ("He", "told", ["it was over", "and that he was glad"]),
            ["it was over", "and that he was glad"],
        ),
        (
            "“He told me it was over at noon,” Quill said, “and I was glad.”",
            ["“He told me it was over at noon,”", "“and I was glad.”"],
            ("He", "told", ["it was over", "and I was glad"]),
            ["it was over"],
        ),
        (
            "“He told us: ‘It is over. Go home.’ So we went,” Quill said.",
            ["“He told us: ‘It is over. Go home.’ So we went,”"],
            ("He", "told", ["It is over. Go home.’ So we went"]),
            ["‘It is over. Go home.’"],
        ),
        (
            "“‘It is over. Go home,’ he told us,” Quill said.",
            ["“‘It is over. Go home,’ he told us,”"],
            ("he", "told", ["It is over. Go home,"]),
            ["‘It is over. Go home,’"],
        ),
        (
            "Quill said that Oresh wrote her “the sea does not wait”.",
            ["that Oresh wrote her “the sea does not wait”"],
            ("her “the sea", "does not", ["wait"]),
            None,
        ),
    ],
    ids=[
        "runs into the next sentence",
        "has one of the next sentence",
        "source in the sentence before",
        "the outer speaker's condition",
        "of another outer content",
        "begins after the outer cue",
        "goes on after the outer cue",
        "ended before the outer cue",
        "sentences of a quotation inside",
        "sentences before the cue",
        "source over a quotation's edge",
    ],
)
def test_a_nested_statement_has_what_its_own_sentence_reports(text, outer, inner, kept):
    source, cue, contents = inner
    top = attribution("Quill", "said", *outer, text=text)
    spans = sorted(
        [("source", span(source, text)), ("cue", span(cue, text))]
        + [("content", span(content, text)) for content in contents],
        key=lambda each: each[1],
    )
    roles = [role for role, _ in spans]
    at = roles.index("cue")
    cue_of = {index: (at, 1.0) for index, role in enumerate(roles) if role == "content"}
    tagged = Tags(
        tuple(TaggedSpan(role, where, 0.9) for role, where in spans),
        {at: (roles.index("source"), 1.0)},
        cue_of,
    )
    children = nested([top], tagged, text=text)[1:]
    found = [content.of(text) for child in children for content in child.content]
    assert found == (kept or [])
