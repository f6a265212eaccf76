"""What the network for indirect statements learns from."""

import sys
from pathlib import Path
from random import Random

import pytest

sys.path.append(str(Path(__file__).parents[2] / "training"))

from onrecord.errors import CorpusError
from retell import change, retell
from scenes import Scene, Sentence, read_scenes

CLAIMS = Path(__file__).parents[2] / "training/claims"
SCENE = """== Depots
@ MARA TOLLAND, operator
1 We will close two of the five depots in May.
2Q Will Orte go?
3 No.
-
S 1 | two depots would close
D 2,3 negation | Orte would be closed
"""


@pytest.mark.parametrize(
    ("lot", "scenes_there", "claims_there"), [("short", 700, 25_000), ("long", 250, 11_000)]
)
def test_the_scenes_of_the_project_are_well_formed(lot, scenes_there, claims_there):
    scenes = read_scenes(CLAIMS / lot)
    claims = [claim for scene in scenes for claim in scene.claims]
    assert len(scenes) > scenes_there
    assert len(claims) > claims_there
    assert {claim.label for claim in claims} == {0, 1, 2}


def test_a_scene_is_read(tmp_path):
    (tmp_path / "depots.txt").write_text(SCENE, "utf-8")
    (scene,) = read_scenes(tmp_path)
    assert [each.asked for each in scene.sentences] == [False, True, False]
    assert [claim.places for claim in scene.claims] == [(0,), (1, 2)]
    assert [claim.change for claim in scene.claims] == [None, "negation"]


@pytest.mark.parametrize(
    ("line", "broken", "message"),
    [
        ("3 No.", "4 No.", "sentence 4 is out of order"),
        ("D 2,3 negation", "D 2,4 negation", "no sentence 4"),
        ("D 2,3 negation", "D 2,3 mood", "'mood' is no change"),
        ("S 1 |", "S one |", "neither a sentence nor a claim"),
    ],
)
def test_a_malformed_scene_is_named(tmp_path, line, broken, message):
    (tmp_path / "depots.txt").write_text(SCENE.replace(line, broken), "utf-8")
    with pytest.raises(CorpusError, match=rf"depots\.txt:\d+: .*{message}"):
        read_scenes(tmp_path)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Well, the depots stay open.", "the depots stay open"),
        ("The mill won't close in May.", "the mill will not close in May"),
        ("May is when the mill closes, in May.", "May is when the mill closes, in May"),
        ("Will the mill close?", None),
        ("Not this year.", None),
    ],
)
def test_a_sentence_is_retold_with_its_own_words(monkeypatch, said, told):
    monkeypatch.setattr("retell._PAST", 0.0)
    assert retell(said, Random(1)) == told


@pytest.mark.parametrize(
    ("claim", "changes"),
    [
        ("the depots would close", {("the depots would not close", "negation")}),
        ("the depots had not closed", {("the depots had closed", "negation")}),
        ("the mill opened", {("the mill closed", "-")}),
        ("closed in May", {("opened in May", "-")}),
        ("nothing at all", set()),
    ],
)
def test_a_claim_is_changed_so_that_it_is_wrong(claim, changes):
    scene = Scene("", (Sentence(claim, False),), ())
    found = {change(claim, scene, Random(seed)) for seed in range(40)} - {None}
    assert changes <= found
    assert all(text != claim for text, _ in found)
