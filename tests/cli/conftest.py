"""An extractor that needs no model: it finds a statement in every text."""

import pytest

from onrecord.types import Layout, ModelIdentity, Record, Span, Statement


def one_statement(document, _model):
    """Take the first word for the source, the second for the cue and the rest for the content."""
    text = document.text.strip().removesuffix(".")
    source, cue = (len(" ".join(text.split()[:words])) for words in (1, 2))
    statement = Statement(
        id="s1",
        source=Span(0, source),
        cue=Span(source + 1, cue),
        content=(Span(cue + 1, len(text)),),
        quoted=(),
        type="indirect",
        voice="source",
        speaker=None,
        parent=None,
        topic=None,
        confidence=1.0,
        flags=(),
        why=(),
    )
    identity = ModelIdentity("stub", "1", "0" * 64)
    return Record(document, (statement,), (), (), identity, Layout((), (), (), ()))


@pytest.fixture
def stub(monkeypatch, tmp_path):
    """Put the stub in the extractor's place. Holds in this process only."""
    monkeypatch.setattr("onrecord.tag.model_folder", lambda _name: tmp_path)
    monkeypatch.setattr("onrecord.tag.load_model", lambda _folder, _threads: None)
    monkeypatch.setattr("onrecord.pipeline.extract_record", one_statement)
