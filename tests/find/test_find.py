import re
from datetime import date

import pytest
from find_cases import said
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.find import Filters, find
from onrecord.find.words import match_words
from onrecord.store import Archive
from onrecord.types import Span

SAID = {
    "dam": said("“The dam will be filled over six years, not three.”", topic="The dam"),
    "weir": said("that the old weir must go", speaker="Idris Callow", date="2024-06-01T23:59:00Z"),
    "split": said("“We will not build", "on sand.”", kind="direct", confidence=0.5),
    "dash": said("a cease-fire—nothing less—is near", outlet="Le Monde", act="expects"),
    "accent": said("that the café’s rôle is naïve", speaker="Zoë Brontë", date=None),
    "outlet": said("that it is widely believed", voice="outlet", zone="comment", date="2024-07-01"),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with Archive(tmp_path_factory.mktemp("find") / "archive.sqlite", create=True) as archive:
        for record in SAID.values():
            archive.put(record)
        yield archive


def names(found):
    texts = {record.document.text: name for name, record in SAID.items()}
    return [texts[hit.document.text] for hit in found]


@pytest.mark.parametrize(
    ("words", "expected", "matches"),
    [
        ("weir", ["weir"], ["weir"]),
        ("WEIR old", ["weir"], ["old", "weir"]),
        ('"old weir"', ["weir"], ["old weir"]),
        ('"weir old"', [], []),
        ("“old weir”", ["weir"], ["old weir"]),
        ("wei*", ["weir"], ["weir"]),
        ("wei", [], []),
        ('"the old wei*"', ["weir"], ["the old weir"]),
        ("cease-fire", ["dash"], ["cease-fire"]),
        ("cease fire", ["dash"], ["cease", "fire"]),
        ("less—is", ["dash"], ["less—is"]),
        ("cafe role", ["accent"], ["café", "rôle"]),
        ("café's", ["accent"], ["café’s"]),
        # A phrase may run over what stands between a content's parts.
        ('"build on sand"', ["split"], ["build", "on sand"]),
        ("rained", [], []),
        ("quill", [], []),
        ("dam NOT filled", ["dam"], ["dam", "filled", "not"]),
        ("dam OR weir", [], []),
        ("content:dam", [], []),
        ('dam "', ["dam"], ["dam"]),
        ('" dam', ["dam"], ["dam"]),
        ("(dam) AND* ^six +years", [], []),
    ],
)
def test_words(archive, words, expected, matches):
    found = find(archive, words)
    assert names(found) == expected
    assert [span.of(hit.document.text) for hit in found for span in hit.matches] == matches


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"speaker": "callow"}, {"weir"}),
        ({"speaker": "Idris Callow"}, {"weir"}),
        ({"speaker": "bronte"}, {"accent"}),
        ({"speaker": "Call"}, set()),
        ({"outlet": "monde"}, {"dash"}),
        ({"topic": "dam"}, {"dam"}),
        ({"since": date(2024, 6, 1)}, {"weir", "outlet"}),
        ({"until": date(2024, 6, 1)}, {"dam", "weir", "split", "dash"}),
        ({"since": date(2024, 6, 1), "until": date(2024, 6, 30)}, {"weir"}),
        ({"type": "direct"}, {"split"}),
        ({"act": "expects"}, {"dash"}),
        ({"voice": "outlet"}, {"outlet"}),
        ({"zone": "comment"}, {"outlet"}),
        ({"min_confidence": 0.6}, set(SAID) - {"split"}),
        ({"document": 1}, {"dam"}),
        ({"document": 1, "speaker": "callow"}, set()),
        ({}, set(SAID)),
    ],
)
def test_filters(archive, filters, expected):
    assert set(names(find(archive, None, Filters(**filters)))) == expected


def test_words_and_filters_together(archive):
    assert names(find(archive, "the", Filters(speaker="quill"))) == ["dam"]
    assert names(find(archive, "the", Filters(speaker="callow", until=date(2024, 5, 31)))) == []


def test_what_is_less_probably_right_comes_later(tmp_path):
    with Archive(tmp_path / "archive.sqlite", create=True) as archive:
        archive.put(said("that the weir must go", confidence=0.2))
        archive.put(said("that the old weir must go before the long winter", confidence=0.9))
        found = find(archive, "weir")
        assert [hit.statement.confidence for hit in found] == [0.9, 0.2]
        assert len(find(archive, "weir", limit=1)) == 1


def test_without_words_the_newest_comes_first(archive):
    found = names(find(archive, None, Filters(), limit=3))
    assert found[:2] == ["outlet", "weir"]
    assert len(found) == 3


@pytest.mark.parametrize(
    ("words", "filters"), [("—", {}), ("", {}), ('""', {}), ("dam", {"speaker": "*"})]
)
def test_no_word_at_all_is_refused(archive, words, filters):
    with pytest.raises(ValueError, match="there is no word in"):
        find(archive, words, Filters(**filters))


@given(st.text())
@example('"')
@example('a"b" - "c')
@example("NEAR(a, b")
@example("\x00\x01\x02*")
@example("a OR b AND NOT c")
@example("{content}: x")
@example("\ufdd0 ² ½ \u0301 a\u0301")
def test_whatever_is_typed_is_no_syntax_error(archive, words):
    question = match_words(words)
    if question is not None:
        find(archive, words)
        find(archive, None, Filters(speaker=words, outlet=words))


@settings(max_examples=30)
@given(st.lists(st.text("ab \x01\x02\x00\n“”-é", min_size=1, max_size=30), min_size=1, max_size=3))
def test_matches_and_snippets_are_slices_of_the_content(tmp_path_factory, parts):
    words = [word for part in parts for word in re.findall(r"[abé]+", part)]
    if not words:
        return
    with Archive(tmp_path_factory.mktemp("any") / "archive.sqlite", create=True) as archive:
        archive.put(said(*parts))
        (hit,) = find(archive, words[0])
        assert hit.matches
        for span in hit.matches:
            assert any(part.contains(span) for part in hit.statement.content)
            assert span.of(hit.document.text).replace("é", "e") == words[0].replace("é", "e")
        for width in (1, 10, 1000):
            shown = hit.snippet(width)
            assert shown
            assert all(any(part.contains(span) for part in hit.statement.content) for span in shown)
            assert any(span.contains(hit.matches[0]) for span in shown)


def test_replaced_texts_are_found_only_on_demand(tmp_path):
    with Archive(tmp_path / "archive.sqlite", create=True) as archive:
        archive.put(said("that the weir must go", url="https://a.org/1"))
        archive.put(said("that the weir may stay", url="https://a.org/1"))
        assert find(archive, "must") == []
        (hit,) = find(archive, "must", Filters(all_revisions=True))
        assert (hit.entry.number, hit.entry.latest) == (1, False)
        assert len(find(archive, "weir")) == 1


def test_a_snippet_is_around_what_was_found(tmp_path):
    with Archive(tmp_path / "archive.sqlite", create=True) as archive:
        archive.put(said("a " * 200 + "weir " + "b " * 200))
        (hit,) = find(archive, "weir")
        (shown,) = hit.snippet(60)
        assert 60 <= len(shown) <= 70
        assert "weir" in shown.of(hit.document.text)
        assert hit.statement.content[0] != shown
        assert isinstance(shown, Span)
