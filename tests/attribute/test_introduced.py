import pytest

from onrecord.attribute.introduced import find_further, find_introduced
from onrecord.segment import segment
from onrecord.types import Attribution, Document, Origin, Span

CASES = [
    ('that Lurana will say to itself, "Why sign at all?"', "Lurana", "will say to itself", '"Why'),
    ("that the Harbour Master replied “not today”", "the Harbour Master", "replied", "“not"),
    ("how she once wrote: “the sea keeps books”", "she", "once wrote:", "“the"),
    ("“President Vaide told me, ‘The sea reads none.’”", "President Vaide", "told me", "‘The"),
    ("“I was in Rome. He said, ‘Go now.’”", "He", "said", "‘Go"),
    ("that the old “free port” must go", None, None, None),
    ("that she told the “truth”", None, None, None),
    ("“We sign,” and no more", None, None, None),
    ("that Oresh took what he calls the “long road”", None, None, None),
    ("that Verrick said the deal was “dead”", None, None, None),
]


@pytest.mark.parametrize(("content", "source", "cue", "quoted"), CASES)
def test_introduced_quotations(content, source, cue, quoted):
    text = f"Ada Quill said {content}."
    document = Document(text, Origin("x", "text/plain", ""))
    span = Span(15, 15 + len(content))
    outer = Attribution(Span(0, 9), Span(10, 14), (span,))
    found = find_introduced(text, segment(document), 0, outer, [])
    if source is None:
        assert found == ()
        return
    (child,) = found
    assert child.source.of(text) == source
    assert child.cue.of(text) == cue
    assert child.content[0].of(text).startswith(quoted)
    assert span.contains(child.content[0])


def test_what_the_tagger_found_is_not_found_again():
    text = "Ada Quill said that Oresh replied “no”."
    document = Document(text, Origin("x", "text/plain", ""))
    outer = Attribution(Span(0, 9), Span(10, 14), (Span(15, 38),))
    assert find_introduced(text, segment(document), 0, outer, [Span(34, 38)]) == ()


# What follows a quotation by Ada Quill; who is quoted there, and whether her words go on in it.
FURTHER = [
    ("And from Chairwoman Lena Orle: “We waited nine years.”", "Chairwoman Lena Orle"),
    (
        "And from Lena Orle, who chairs the board:\n\n“We waited nine years.”",
        "Lena Orle, who chairs",
    ),
    ("And this from the Harbour Board: “We waited nine years.”", "the Harbour Board"),
    ("This from Mayor Ben Stam: “We waited nine years.”", "Mayor Ben Stam"),
    ("It was a long day. And from Mayor Ben Stam: “We waited nine years.”", "Mayor Ben Stam"),
    ("And from the start: “We waited nine years.”", None),
    ("She had a letter from Mayor Ben Stam: “We waited nine years.”", None),
    ("From page to page: “We waited nine years.”", None),
]


@pytest.mark.parametrize(("further", "source"), FURTHER)
def test_further_quotations(further, source):
    text = f"“We sign,” Ada Quill said.\n\n{further}"
    document = Document(text, Origin("x", "text/plain", ""))
    quoted = Span(text.index("“We waited"), len(text))
    quill = Attribution(Span(11, 20), Span(21, 25), (Span(0, 10), quoted))
    found = find_further(text, segment(document), [quill])
    if source is None:
        assert found == (quill,)
        return
    before, after = found
    assert before.content == (Span(0, 10),)
    assert after.source.of(text).startswith(source)
    assert after.cue.of(text) == ":"
    assert after.content == (quoted,)


def test_a_statement_that_has_only_further_words_is_none():
    text = "Ada Quill said.\n\nAnd from Mayor Ben Stam: “We waited nine years.”"
    document = Document(text, Origin("x", "text/plain", ""))
    quill = Attribution(Span(0, 9), Span(10, 14), (Span(text.index("“"), len(text)),))
    (found,) = find_further(text, segment(document), [quill])
    assert found.source.of(text) == "Mayor Ben Stam"


def test_whom_the_tagger_found_before_the_colon_keeps_the_words():
    text = "And from Rome, Ben Stam said: “We waited nine years.”"
    document = Document(text, Origin("x", "text/plain", ""))
    stam = Attribution(Span(15, 23), Span(24, 29), (Span(30, len(text)),))
    assert find_further(text, segment(document), [stam]) == (stam,)
