import pytest

from onrecord.attribute.introduced import find_introduced
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
