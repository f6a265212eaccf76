"""Two models that read together."""

import hashlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from onrecord.errors import ModelError
from onrecord.ingest import read_text
from onrecord.segment import segment
from onrecord.tag import encode, load_model, model_folder
from onrecord.tag.encode import in_marks

TEXT = 'Ann Lee said the plan was wrong.\n\n"It is wrong," she told <s> reporters [SEP] on Monday.'


def test_scores_are_the_mean_of_both_outside_marks_and_the_first_ones_in_marks():
    model = load_model(model_folder("accurate"), 1)
    assert model.companion
    encoded = encode(TEXT, segment(read_text(TEXT)), model.pieces)
    window = (encoded.pieces, encoded.features)
    (alone,) = replace(model, companion=None).score([window])
    (second,) = model.companion.model.score([(model.companion.ids[encoded.pieces], window[1])])
    (both,) = model.score([window], whole=True)
    marked = in_marks(encoded.features)
    weight = model.companion.weight
    assert marked.any()
    assert not marked.all()
    assert np.array_equal(both.labels[marked], alone.labels[marked])
    mean = (1 - weight) * alone.labels + weight * second.labels
    assert np.allclose(both.labels[~marked], mean[~marked], atol=1e-5)
    assert np.array_equal(both.vectors, alone.vectors)
    (passage,) = model.score([window])
    assert np.array_equal(passage.labels, alone.labels)


def test_the_companion_reads_the_same_pieces():
    model = load_model(model_folder("accurate"), 1)
    assert model.companion
    text = TEXT.replace("<s> ", "").replace("[SEP] ", "")
    layout = segment(read_text(text))
    ours = encode(text, layout, model.pieces)
    theirs = encode(text, layout, model.companion.model.pieces)
    assert np.array_equal(model.companion.ids[ours.pieces], theirs.pieces)
    assert np.array_equal(ours.word_starts, theirs.word_starts)


@pytest.fixture
def folder(tmp_path):
    """Make a copy of a model that has a companion."""
    return Path(shutil.copytree(model_folder("accurate"), tmp_path / "copy"))


def test_a_companion_that_is_not_installed_is_an_error(folder):
    _name_companion(folder, "absent")
    with pytest.raises(ModelError, match="'absent': not installed"):
        load_model(folder, 1)


def test_a_companion_of_other_word_pieces_is_an_error(folder):
    tokenizer = json.loads((folder / "tokenizer.json").read_text("utf-8"))
    vocabulary = tokenizer["model"]["vocab"]
    vocabulary["plan-of-ours"] = vocabulary.pop("plan")
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), "utf-8")
    _name_companion(folder, "fast")
    with pytest.raises(ModelError, match="'fast' does not know 1 of its word pieces"):
        load_model(folder, 1)


def _name_companion(folder, name):
    card = json.loads((folder / "model.json").read_text("utf-8"))
    card["companion"]["model"] = name
    tokenizer = (folder / "tokenizer.json").read_bytes()
    card["files"]["tokenizer.json"] = hashlib.sha256(tokenizer).hexdigest()
    (folder / "model.json").write_text(json.dumps(card), "utf-8")
