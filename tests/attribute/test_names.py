import pytest

from onrecord.attribute.names import keep_names_whole
from onrecord.types import Attribution, Span


@pytest.mark.parametrize(
    ("source", "cue", "kept"),
    [
        ("Mayor Ada", "Quill said", ("Mayor Ada Quill", "said")),
        ("Mayor Ada", "Quill also told", ("Mayor Ada Quill", "also told")),
        ("Ann", "O’Hara later added", ("Ann O’Hara", "later added")),
        ("Mayor Ada", "Quill tweeted", ("Mayor Ada Quill", "tweeted")),
        ("Mayor Ada", "Quill:", ("Mayor Ada Quill", ":")),
        ("Ann Cole", "Praises", ("Ann Cole", "Praises")),  # a headline
        ("Ann Cole", "Warns:", ("Ann Cole", "Warns:")),
        ("City Officials", "Say:", ("City Officials", "Say:")),
        ("Ann Cole", "Refuses to say", ("Ann Cole", "Refuses to say")),
        ("the mayor", "Quill said", ("the mayor", "Quill said")),
        ("Ann Cole", "said", ("Ann Cole", "said")),
        ("ANN COLE", "SAID", ("ANN COLE", "SAID")),
    ],
)
def test_a_name_is_not_cut_between_source_and_cue(source, cue, kept):
    text = f"{source} {cue} that it is late."
    place = len(source) + 1
    found = Attribution(
        Span(0, len(source)),
        Span(place, place + len(cue)),
        (Span(place + len(cue) + 1, len(text)),),
    )
    (whole,) = keep_names_whole(text, [found])
    assert whole.source is not None
    assert whole.cue is not None
    assert (whole.source.of(text), whole.cue.of(text)) == kept


def test_a_colon_behind_the_name_is_the_cue():
    text = "Mayor Ada Quill: “It is late.”"
    found = Attribution(Span(0, 9), Span(10, 15), (Span(17, len(text)),))
    (whole,) = keep_names_whole(text, [found])
    assert (whole.source, whole.cue) == (Span(0, 15), Span(15, 16))


@pytest.mark.parametrize("between", [", ", "\n\n", " who "])
def test_what_stands_apart_stays_apart(between):
    text = f"Ada{between}Quill said that it is late."
    start = 3 + len(between)
    found = Attribution(Span(0, 3), Span(start, start + 10), (Span(start + 11, len(text)),))
    assert keep_names_whole(text, [found]) == (found,)


@pytest.mark.parametrize(
    ("text", "cue", "kept"),
    [
        ("Mayor Quill paid. Quill later tweeted that", "Quill later tweeted", "Quill"),
        ("“We paid,” Quill said that", "Quill said", "Quill"),
        ("Quill tweeted that", "Quill tweeted", None),  # nothing shows that it is a name
        ("Mayor Quill had a quill. Quill tweeted that", "Quill tweeted", None),
        ("A vote for Support fell. Support for that", "Support for", None),
        ("“We paid.” Asked if that", "Asked if", None),
    ],
)
def test_a_cue_without_a_source_gives_up_a_name(text, cue, kept):
    place = text.rindex(cue)
    found = Attribution(
        None, Span(place, place + len(cue)), (Span(text.rindex("that"), len(text)),)
    )
    (whole,) = keep_names_whole(text, [found])
    assert (whole.source and whole.source.of(text)) == kept
    assert kept is None or whole.cue.of(text) == cue.removeprefix(f"{kept} ")
