"""The component of spaCy's pipelines."""

import re
import tomllib
from pathlib import Path

import pytest

spacy = pytest.importorskip("spacy", reason="spaCy is not installed: its component was NOT tested")

# spaCy finds the component by the package's entry point once it is installed; a checkout whose
# installation is older has none yet.
import onrecord.spacy_component  # noqa: E402
from onrecord.errors import ModelError  # noqa: E402
from onrecord.example import path as example  # noqa: E402
from onrecord.export.read_wire import from_wire, validate_wire  # noqa: E402

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"


def test_spacy_is_told_where_the_component_is():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    module, name = project["entry-points"]["spacy_factories"]["onrecord"].split(":")
    assert module == onrecord.spacy_component.__name__
    assert name == onrecord.spacy_component.make_component.__name__


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("onrecord")
    return pipeline


@pytest.fixture(scope="module")
def text():
    return example("wire.txt").read_text("utf-8") + " 🙂"


def test_record_and_spans_are_of_the_documents_text(nlp, text):
    doc = nlp(text)
    validate_wire(doc._.onrecord)
    record = from_wire(doc._.onrecord)
    assert record.document.text == doc.text == text
    contents = [(each.id, part) for each in record.statements for part in each.content]
    spans = [span for span in doc.spans["onrecord"] if span.label_ == "content"]
    assert [span.id_ for span in spans] == [statement for statement, _ in contents]
    for span, (_, part) in zip(spans, contents, strict=True):
        assert span.start_char <= part.start
        assert part.end <= span.end_char


def test_it_is_saved_with_the_document(nlp, text):
    doc = nlp(text)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.onrecord == doc._.onrecord
    assert list(map(str, again.spans["onrecord"])) == list(map(str, doc.spans["onrecord"]))


@pytest.mark.parametrize("blank", ["", "   ", "…"])
def test_a_text_without_words_has_no_record(nlp, blank):
    doc = nlp(blank)
    assert doc._.onrecord is None
    assert not doc.spans["onrecord"]


def test_settings_are_those_of_extract(text):
    pipeline = spacy.blank("en")
    pipeline.add_pipe("onrecord", config={"min_confidence": 1.0})
    assert not pipeline(text).spans["onrecord"]
    pipeline = spacy.blank("en")
    pipeline.add_pipe("onrecord", config={"model": "nothing"})
    with pytest.raises(ModelError, match="nothing"):
        pipeline(text)


def test_the_readme_s_example_runs(tmp_path, monkeypatch, capsys):
    pytest.importorskip("pandas", reason="pandas is not installed: the README was NOT tested")
    blocks = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    (block,) = (each for each in blocks if "spacy" in each)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/wire.txt").write_bytes(example("wire.txt").read_bytes())
    monkeypatch.chdir(tmp_path)
    exec(block, {})
    shown = capsys.readouterr().out
    assert re.search(r"Ilona Verrick +direct", shown)
    assert "('Ada Quill', 'source')" in shown
