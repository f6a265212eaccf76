"""The corpus itself: what the scores of a perfect record are, and what people reach."""

import pytest
from evaluate_cases import record

from onrecord.evaluate import corpus_root, evaluate_riqua, read_polnear
from onrecord.evaluate.align import _ESCAPES, _spell
from onrecord.evaluate.corpora import agreement, by_article, tally_article
from onrecord.evaluate.gold import read_passages
from onrecord.evaluate.tally import total

pytestmark = pytest.mark.quality


@pytest.fixture(scope="module")
def annotations():
    root = corpus_root()
    if root is None or not (root / "data/polnear").is_dir():
        pytest.skip("no PolNeAR here: set ONRECORD_DATA to the folder that holds data/polnear")
    return read_polnear(root)


def test_every_passage_is_found_in_its_article(annotations):
    passages = {}
    for passage in read_passages(corpus_root() / "data/polnear/dev.cofe.jsonl"):
        passages.setdefault(passage.id, []).append(passage)
    number = 0
    for annotation in annotations:
        text = annotation.article.text
        published = passages[f"{annotation.article.id}_{annotation.article.annotator}"]
        for passage, aligned in zip(published, annotation.passages, strict=True):
            number += 1
            for token, span in zip(passage.tokens, aligned.tokens, strict=True):
                letters = "".join(map(_spell, _ESCAPES.get(token, token)))
                assert "".join(map(_spell, span.of(text))) == letters, passage.id
    assert number == 1925


def test_gold_as_prediction_is_all_but_perfect(annotations):
    counts = total(tally_article([each], each.article.attributions) for each in annotations)
    for key, each in counts.items():
        assert each.f1 == 100 if key.startswith("record") else each.f1 > 99.9, key


def test_people_agree_with_each_other_about_as_well_as_reported(annotations):
    groups = [each for each in by_article(annotations).values() if len(each) > 1]
    assert [len(each) for each in groups] == [6, 6]
    counts = total(map(agreement, groups))
    assert counts["record.overlap"].f1 == pytest.approx(87.2, abs=0.1)
    assert counts["cofe.content.exact"].f1 == pytest.approx(79.2, abs=0.1)


def test_riqua_is_readable():
    root = corpus_root()
    if root is None or not (root / "data/riqua").is_dir():
        pytest.skip("no RiQuA here: set ONRECORD_DATA to the folder that holds data/riqua")
    assert evaluate_riqua(record, root).passages == 208
