"""Statements as frames of pandas and Polars."""

import sys
from dataclasses import replace

import pytest
from export_cases import article_record, bare_record
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import MissingExtra
from onrecord.export.frames import LIBRARIES, to_frame


def rows(frame):
    """Return a frame's rows as Python's values."""
    if type(frame).__module__.startswith("polars"):
        return frame.to_dicts()
    import pyarrow

    return pyarrow.Table.from_pandas(frame, preserve_index=False).to_pylist()


@pytest.fixture(params=LIBRARIES)
def library(request):
    pytest.importorskip("pyarrow", reason="frames were NOT tested for want of pyarrow")
    pytest.importorskip(request.param, reason=f"{request.param} is not installed: NOT tested")
    return request.param


def test_every_statement_is_a_row_and_every_word_a_slice(library):
    record = article_record()
    found = rows(to_frame(record, library))
    assert [row["statement"] for row in found] == [each.id for each in record.statements]
    for row in found:
        parts = [*row["content"], *row["quoted"], *filter(None, (row["source"], row["cue"]))]
        for part in parts:
            assert record.document.text[part["start"] : part["end"]] == part["text"]
        assert (row["start"], row["end"]) == (row["content"][0]["start"], row["content"][-1]["end"])
        assert row["words"] == " … ".join(part["text"] for part in row["content"])


def test_columns_are_typed_even_where_nothing_is_known(library):
    full, empty = (to_frame(records, library) for records in (article_record(), []))
    assert len(empty) == 0
    assert list(map(str, full.dtypes)) == list(map(str, empty.dtypes))


@pytest.mark.parametrize(
    ("written", "day"),
    [("2024-05-31", "2024-05-31"), ("2024-05-31T23:59:00+02:00", "2024-05-31"), ("May", None)],
)
def test_the_day_is_a_date(library, written, day):
    record = article_record()
    dated = replace(record, document=replace(record.document, date=written))
    row = rows(to_frame([dated, dated], library))[-1]
    assert (row["date"], row["day"] and str(row["day"])) == (written, day)


@settings(max_examples=20)
@given(text=st.text(min_size=1, max_size=40))
def test_any_text_has_a_frame(text):
    pytest.importorskip("polars", reason="polars is not installed: NOT tested")
    assert to_frame(bare_record(text), "polars").is_empty()


def test_an_unknown_library_is_named():
    with pytest.raises(ValueError, match=r"library='excel': there are pandas and polars"):
        to_frame([], "excel")


def test_what_is_missing_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr("onrecord.export.frames.find_spec", lambda _name: None)
    with pytest.raises(MissingExtra, match=r"pip install 'onrecord\[polars\]'"):
        to_frame([], "polars")


def test_importing_onrecord_imports_no_library_of_frames():
    import subprocess

    code = (
        "import onrecord.api, sys; print({'pandas', 'polars', 'pyarrow', 'spacy'} & {*sys.modules})"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "set()"
