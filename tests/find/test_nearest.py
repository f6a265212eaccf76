import sys
from datetime import date

import numpy as np
import pytest
from find_cases import said

from onrecord.errors import ModelError
from onrecord.find import Filters, Nearest, embedder_folder, load_embedder
from onrecord.store import Archive, check

SAID = {
    "talks": said("that the negotiations had collapsed", speaker="Ada Quill"),
    "prices": said("that food would cost more by Christmas", date="2024-07-01"),
    "dogs": said("that her dog liked long walks", kind="direct"),
    "border": said("that the frontier was drawn unjustly", speaker="Idris Callow"),
}
QUESTIONS = {
    "talks": "The talks have broken down.",
    "prices": "Groceries will become more expensive this winter.",
    "dogs": "My puppy enjoys running in the park.",
    "border": "The boundary between the two countries is unfair.",
}


@pytest.fixture(scope="module")
def embedder():
    return load_embedder(embedder_folder())


@pytest.fixture(scope="module")
def archive(tmp_path_factory, embedder):
    with Archive(tmp_path_factory.mktemp("nearest") / "archive.sqlite", create=True) as archive:
        for record in SAID.values():
            archive.put(record)
        assert Nearest(archive, embedder).embed_new() == len(SAID)
        yield archive


@pytest.fixture
def nearest(archive, embedder):
    return Nearest(archive, embedder)


def names(hits):
    texts = {record.document.text: name for name, record in SAID.items()}
    return [texts[hit.document.text] for hit in hits]


@pytest.mark.parametrize("name", SAID)
def test_what_means_the_same_in_other_words_is_nearest(nearest, name):
    hits = nearest.find(QUESTIONS[name])
    assert names(hits)[0] == name
    assert len(hits) == len(SAID)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.3 > scores[-1]


def test_the_same_words_are_as_near_as_can_be(nearest):
    hits = nearest.find("that the negotiations had collapsed")
    assert hits[0].score > 0.99


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"speaker": "callow"}, ["border"]),
        ({"type": "direct"}, ["dogs"]),
        ({"since": date(2024, 6, 1)}, ["prices"]),
        ({"speaker": "nobody"}, []),
    ],
)
def test_filters(nearest, filters, expected):
    assert names(nearest.find(QUESTIONS["talks"], Filters(**filters))) == expected


def test_a_filter_reaches_beyond_the_candidates(nearest, monkeypatch):
    monkeypatch.setattr("onrecord.find.nearest.CANDIDATES", 1)
    found = nearest.find(QUESTIONS["talks"], Filters(speaker="callow"))
    assert names(found) == ["border"]
    assert names(nearest.find(QUESTIONS["talks"], limit=1)) == ["talks"]


def test_vectors_go_with_their_statements(tmp_path, embedder):
    with Archive(tmp_path / "archive.sqlite", create=True) as archive:
        nearest = Nearest(archive, embedder)
        assert nearest.find("Anything at all.") == []
        for record in SAID.values():
            archive.put(record)
        nearest.embed_new()
        assert nearest.embed_new() == 0
        assert len(nearest.find("Anything at all.")) == 4
        archive.remove(1)
        assert archive.query("SELECT count(*) FROM embedding") == [(3,)]
        assert len(nearest.find("Anything at all.")) == 3
        assert list(check(archive)) == []
        archive.connection.execute("UPDATE embedding SET signs = zeroblob(48) WHERE statement = 2")
        assert any("vector" in finding for finding in check(archive))


def test_a_text_has_one_vector_of_length_one(embedder):
    vectors = [embedder.embed("The talks have broken down.") for _ in range(2)]
    assert np.array_equal(*vectors)
    assert np.linalg.norm(vectors[0]) == pytest.approx(1, abs=1e-5)
    assert embedder.embed("word " * 2000).shape == (embedder.size,)


def test_a_missing_model_names_the_command_that_installs_it(monkeypatch, tmp_path):
    monkeypatch.setattr("onrecord.released.__file__", str(tmp_path / "a/b/c.py"))
    monkeypatch.setitem(sys.modules, "onrecord_nearest", None)
    monkeypatch.setattr("onrecord.released.find_spec", lambda _name: None)
    with pytest.raises(ModelError, match="pip install"):
        embedder_folder()


def test_a_damaged_model_is_named(tmp_path):
    folder = tmp_path / "nearest"
    folder.mkdir()
    for file in embedder_folder().iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "words.bin").write_bytes(b"nothing")
    with pytest.raises(ModelError, match=r"words\.bin: damaged"):
        load_embedder(folder)


def test_no_word_is_refused(nearest):
    with pytest.raises(ValueError, match="there is no word"):
        nearest.find("—")
