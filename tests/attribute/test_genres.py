import pytest

from onrecord.attribute.genres import drop_genres
from onrecord.types import Attribution, Span

SAID = "“We were never asked”"


@pytest.mark.parametrize(
    ("label", "kept"),
    [
        ("Interview", False),
        ("EXCLUSIVE", False),
        ("Fact check", False),
        ("Q&A", False),
        ("Roe", True),
        ("Report", True),
        ("Interview with Roe", True),
    ],
)
def test_the_kind_of_a_text_says_nothing(label, kept):
    text = f"{label}: {SAID}"
    end = len(label)
    found = Attribution(Span(0, end), Span(end, end + 1), (Span(end + 2, len(text)),))
    assert drop_genres(text, [found]) == ((found,) if kept else ())
