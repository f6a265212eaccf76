import json

import pytest
from evaluate_cases import (
    MODEL,
    SECOND,
    TEXT,
    gold_record,
    polnear_lines,
    record,
    statement,
    write_lines,
    write_polnear,
)

from onrecord.errors import CorpusError
from onrecord.evaluate import (
    checksum,
    evaluate_polnear,
    evaluate_riqua,
    read_polnear,
    read_riqua,
)
from onrecord.evaluate.corpora import agreement, by_article, tally_article
from onrecord.evaluate.tally import Counts


@pytest.fixture
def root(tmp_path):
    return write_polnear(tmp_path)


def test_annotations_are_paired_by_article_and_annotator(root):
    annotations = read_polnear(root)
    assert [len(each.passages) for each in annotations] == [2, 2, 1]
    assert annotations[2].passages[0].labels == ("B-source", "B-cue", "B-content", "O")


def test_each_annotation_agrees_with_its_own_labels(root):
    first, second, third = read_polnear(root)
    for annotation in (second, third):
        tally = tally_article([annotation], annotation.article.attributions)
        assert {counts.f1 for counts in tally.values()} == {100}
    # where a content holds a source and a cue, the labels keep only what is left of it
    tally = tally_article([first], first.article.attributions)
    assert {counts.f1 for counts in tally.values()} == {100}


def test_annotators_count_once_each_by_the_protocol_and_share_a_weight_otherwise(root):
    report = evaluate_polnear(gold_record, root)
    counts = {measure.key: measure.counts for measure in report.measures}
    assert counts["cofe.source.exact"] == Counts(3, 5, 4)
    assert counts["record.exact"].gold == (2 + 1) / 2 + 1
    assert counts["record.exact"].predicted == 3
    assert counts["record.exact"].matched == 2 / 2 + 0 / 2 + 1
    assert counts["record.overlap"].matched == 2 / 2 + 1 / 2 + 1


def test_report(root):
    done = []
    report = evaluate_polnear(gold_record, root, lambda *numbers: done.append(numbers))
    assert done == [(1, 2), (2, 2)]
    assert (report.articles, report.annotations, report.passages) == (2, 3, 5)
    assert (report.statements, report.model, report.failures) == (3, MODEL, ())
    assert report.corpus == {
        name: checksum(root / "data" / name)
        for name in ("polnear/dev.jsonl", "polnear/dev.cofe.jsonl")
    }
    assert list(report.figures)[:3] == [
        "cofe.source.exact.precision",
        "cofe.source.exact.recall",
        "cofe.source.exact.f1",
    ]
    assert report.figures["cofe.source.exact.f1"] == pytest.approx(100 * 6 / 9)
    assert "cofe.source.jaccard.mean" in report.figures
    value = json.loads(json.dumps(report.to_json()))
    assert value["model"]["name"] == "hand"
    assert value["measures"]["cofe.source.exact"]["f1"] == 66.67
    assert value["measures"]["cofe.source.exact"]["published"] == 83.2
    assert len(value["measures"]["record.exact"]["interval"]) == 2


def test_each_text_is_extracted_once(root):
    seen = []

    def extract(text):
        seen.append(text)
        return gold_record(text)

    evaluate_polnear(extract, root)
    assert seen == [TEXT, SECOND]


def test_humans_against_each_other(root):
    report = evaluate_polnear(gold_record, root)
    measures = {measure.key: measure for measure in report.measures}
    assert report.shared_articles == 1
    # two of two against one, both ways: the same content, a source that differs by a word
    assert measures["record.content"].human == pytest.approx(100 * 2 / 3)
    assert measures["record.exact"].human == 0
    assert measures["record.overlap"].human == pytest.approx(100 * 2 / 3)
    assert measures["cofe.cue.exact"].human == pytest.approx(100 * 2 / 3)
    assert measures["record.exact"].shared == pytest.approx(100 * 2 * 1 / (2 + 1.5))


def test_pairs_of_annotators_share_a_weight_of_one(root):
    annotations = by_article(read_polnear(root))["orle"]
    counts = agreement([*annotations, annotations[1]])["record.content"]
    assert counts.matched == pytest.approx(1)
    assert counts.predicted == counts.gold == pytest.approx((2 + 2 + 1 + 1 + 1 + 1) / 6)


def test_nested_statements_do_not_count(root):
    def extract(text):
        read = gold_record(text)
        inner = statement(text, None, None, text[5:9], name="n", parent=read.statements[0].id)
        return record(text, *read.statements, inner)

    assert evaluate_polnear(extract, root).figures == evaluate_polnear(gold_record, root).figures


def test_a_failing_text_does_not_end_the_run(root):
    def extract(text):
        if text == SECOND:
            raise ValueError("no such luck")
        return gold_record(text)

    report = evaluate_polnear(extract, root)
    (failure,) = report.failures
    assert failure.article == "pelka"
    assert failure.problem == "ValueError: no such luck"
    assert report.statements == 2
    measures = {measure.key: measure for measure in report.measures}
    assert measures["record.exact"].counts.gold == 2.5, "what was not read was not found"


def test_a_record_of_another_text_is_a_failure(root):
    report = evaluate_polnear(lambda text: gold_record(text + " "), root)
    assert len(report.failures) == 2
    assert report.statements == 0


def test_an_extractor_that_finds_nothing(root):
    report = evaluate_polnear(record, root)
    assert {measure.value for measure in report.measures} == {0}


def test_articles_and_passages_must_belong_together(root):
    _, passages = polnear_lines()
    write_lines(root / "data/polnear/dev.cofe.jsonl", passages[1:])
    with pytest.raises(CorpusError, match="'pelka_ab' is in only one of them"):
        read_polnear(root)


def test_annotators_must_have_read_the_same_text(root):
    articles, _ = polnear_lines()
    articles[1]["text"] += " More."
    write_lines(root / "data/polnear/dev.jsonl", articles)
    with pytest.raises(CorpusError, match="'orle' read different texts"):
        by_article(read_polnear(root))


def test_no_corpus(tmp_path):
    with pytest.raises(CorpusError, match="cannot be read"):
        evaluate_polnear(gold_record, tmp_path)


def test_riqua(tmp_path):
    passages = [
        {"id": "tale.ann", "tokens": ["``", "No", "''", "said", "Ada"], "labels": []},
        {"id": "tale.ann", "tokens": ["She", "left", "."], "labels": ["O", "O", "O"]},
    ]
    passages[0]["labels"] = ["B-content", "I-content", "I-content", "B-cue", "B-source"]
    path = write_lines(tmp_path / "data/riqua/dev.cofe.jsonl", passages)
    (document,) = read_riqua(path)
    assert document.text == "`` No '' said Ada\n\nShe left ."
    report = evaluate_riqua(
        lambda text: record(text, statement(text, "Ada", "said", "`` No ''")), tmp_path
    )
    assert report.name == "RiQuA dev"
    assert {measure.value for measure in report.measures} == {100}
    assert {measure.interval for measure in report.measures} == {None}
    assert set(report.corpus) == {"riqua/dev.cofe.jsonl"}
