import json
import subprocess
import sys
import unicodedata

import pytest

import onrecord
from onrecord.describe import identify
from onrecord.errors import EmptyInput, WrongLanguage
from onrecord.example import path as example


def test_extract_and_read_agree():
    path = example("wire.txt")
    assert onrecord.extract(path.read_text("utf-8")).statements == onrecord.read(path).statements


def test_statements_of_little_confidence_can_be_left_out():
    text = example("roundup.txt").read_text("utf-8")
    every = onrecord.extract(text)
    confidences = sorted({statement.confidence for statement in every.statements})
    least = confidences[len(confidences) // 2]
    some = onrecord.extract(text, min_confidence=least)
    ids = {statement.id for statement in some.statements}
    assert 0 < len(some.statements) < len(every.statements)
    assert all(statement.confidence >= least for statement in some.statements)
    assert all(statement.parent is None or statement.parent in ids for statement in some.statements)
    assert set(every.unattributed) <= set(some.unattributed)
    assert onrecord.extract(text, min_confidence=0).statements == every.statements


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“Non,” said Mr. Müller. Mr. Mürk denied it.", ["Mr. Müller", "Mr. Mürk"]),
        ("Ada Çelik, the mayor, said: “The café is shut.” Çelik denied the rest.", ["Ada Çelik"]),
        (
            "ŠÁRKA ŽÁK: I will go.\n\nTOM REED: Why?\n\nŠÁRKA ŽÁK: You know.",
            ["ŠÁRKA ŽÁK", "TOM REED"],
        ),
        ("Olu Ọbásanjọ́ said that he would go.\n\n“No,” said Ọbásanjọ́.", ["Olu Ọbásanjọ́"]),
    ],
)
def test_accents_behind_their_letters_make_the_same_record(text, names):
    composed = onrecord.extract(text, lang="en")
    apart = onrecord.extract(unicodedata.normalize("NFD", text), lang="en")
    assert [speaker.name for speaker in composed.speakers] == names
    assert [speaker.name for speaker in apart.speakers] == names
    assert [shown(each, apart) for each in apart.statements] == [
        shown(each, composed) for each in composed.statements
    ]
    assert [each.id for each in apart.statements] == [
        identify(apart.document, each) for each in apart.statements
    ]


def shown(statement, record):
    """Return what a statement shows, with composed letters."""
    spans = [statement.source, statement.cue, *statement.content, *statement.quoted]
    words = [span and span.of(record.document.text) for span in spans]
    return (
        [each and unicodedata.normalize("NFC", each) for each in words],
        statement.speaker and statement.speaker.id,
        statement.type,
        statement.flags,
    )


@pytest.mark.parametrize("least", [70, -0.1, float("nan")])
def test_a_least_confidence_is_a_probability(least):
    with pytest.raises(ValueError, match="from 0 to 1"):
        onrecord.extract("Mayor Quill said that it would rain.", min_confidence=least)


def test_a_record_shows_itself_in_a_notebook():
    html = onrecord.extract("Ada Quill said the bridge would close.")._repr_html_()
    assert "iframe" in html


def test_importing_is_cheap():
    code = "import onrecord, sys; print('numpy' in sys.modules, 'onnxruntime' in sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == ["False", "False"]


@pytest.fixture
def echo(monkeypatch):
    """Make the record of a document the document itself: what is read, without a model."""
    monkeypatch.setattr("onrecord.api._record", lambda document, *_settings: document)


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "lines.jsonl"
    values = [{"body": "The bridge is shut."}, {"body": ""}, {"body": "The mill is open."}]
    path.write_text("".join(json.dumps(value) + "\n" for value in values), "utf-8")
    return path


@pytest.mark.usefixtures("echo")
def test_options_reach_the_reader(tmp_path):
    path = tmp_path / "cafe.txt"
    path.write_bytes("The café on the quay is shut today, Quill said.".encode("cp437"))
    assert "café" in onrecord.read(path, options=onrecord.ReadOptions(encoding="cp437")).text
    assert onrecord.extract("Der Minister sagte das am Montag.", lang="en").text


@pytest.mark.usefixtures("echo")
def test_all_documents_of_a_file_are_read(lines, tmp_path):
    options = onrecord.ReadOptions(text_field="body")
    failures = []
    read = onrecord.read_many(
        lines, tmp_path / "missing.txt", options=options, failed=failures.append
    )
    assert [document.text for document in read] == ["The bridge is shut.", "The mill is open."]
    assert [failure.origin for failure in failures] == [
        f"{lines}#2",
        str(tmp_path / "missing.txt"),
    ]


@pytest.mark.usefixtures("echo")
def test_the_first_failure_is_raised_if_nobody_wants_it(lines):
    read = onrecord.read_many(lines, options=onrecord.ReadOptions(text_field="body"))
    assert next(read).text == "The bridge is shut."
    with pytest.raises(EmptyInput):
        next(read)


def test_refusals_name_the_next_step():
    with pytest.raises(EmptyInput):
        onrecord.extract("  \n")
    german = (
        "Der Minister sagte am Montag, dass die Verhandlungen über den Haushalt noch in dieser "
        "Woche abgeschlossen werden sollten. Die Opposition widersprach und forderte eine neue "
        "Vorlage, die auch die Gemeinden entlaste und den Schulen mehr Geld gebe."
    )
    with pytest.raises(WrongLanguage):
        onrecord.extract(german)


@pytest.mark.parametrize("text", [5, None, b"Quill said no."])
def test_what_is_no_text_is_named(text):
    with pytest.raises(TypeError, match="is no str: give the text"):
        onrecord.extract(text)
