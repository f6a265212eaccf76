import pytest

from onrecord.attribute.clauses import keep_to_clause
from onrecord.segment import segment
from onrecord.types import Attribution, Document, Origin, Span

ORIGIN = Origin(path="corpus", media_type="text/plain", sha256="")


@pytest.mark.parametrize(
    ("text", "content", "kept"),
    [
        ("The board is split as Roe warns of floods", ["The board is split", "of floods"], 1),
        ("It was over, while Roe said it was not.", ["It was over", "it was not"], 1),
        ("It was over – but Roe said it was not.", ["It was over", "it was not"], 1),
        # The clause is a part of the content, or all of it.
        ("The plan, as Roe put it, is dead.", ["The plan", "is dead"], 2),
        ("The plan is dead, as Roe put it.", ["The plan is dead"], 1),
        ("The plan, Roe said, is dead.", ["The plan", "is dead"], 2),
        # It stands in another sentence.
        ("“It is over.” And Roe said it was not.", ["“It is over.”", "it was not"], 2),
    ],
)
def test_a_clause_that_a_conjunction_parts_off_is_left(text, content, kept):
    spans = tuple(Span(text.index(words), text.index(words) + len(words)) for words in content)
    source = Span(text.index("Roe"), text.index("Roe") + 3)
    cue = Span(source.end + 1, text.index(" ", source.end + 1))
    layout = segment(Document(text=text, origin=ORIGIN))
    found = keep_to_clause(text, layout, Attribution(source, cue, spans))
    assert [span.of(text) for span in found.content] == content[-kept:]
