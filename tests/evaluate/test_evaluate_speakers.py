import hashlib
import json

import pytest
from evaluate_cases import MODEL, spans_of, speaker, statement, write_lines

from onrecord.errors import CorpusError
from onrecord.evaluate import check_floors, evaluate_gum, evaluate_speakers
from onrecord.evaluate.baseline import nearest_name
from onrecord.evaluate.floors import Floors
from onrecord.evaluate.names import BARE, GoldSpeaker, is_name_of
from onrecord.evaluate.ontogum import read_chains
from onrecord.evaluate.speakers import resolve_given
from onrecord.evaluate.spoken import read_spoken_articles, read_spoken_passages
from onrecord.evaluate.verdicts import Answer, judge, tally
from onrecord.types import Document, Layout, Origin, Record, Span

ADA = GoldSpeaker("Ada Quill", "person", ("Quill", "the pilot"))
ODO = GoldSpeaker("Odo Quill", "person", ("Odo",))
MR, MRS = GoldSpeaker("Mr Doyle", "person"), GoldSpeaker("Mrs Doyle", "person")
BOARD = GoldSpeaker("a report by the board on ferries", "document", ("board",))
SURVEY = GoldSpeaker("survey", "document", ("the board",))


@pytest.mark.parametrize(
    ("name", "gold", "others", "expected"),
    [
        ("Ada Quill", ADA, (ODO,), True),
        ("ADA QUILL’S", ADA, (ODO,), True),
        ("Dr. Ada Quill", ADA, (ODO,), True),
        ("A pilot", ADA, (ODO,), True),
        ("Odo Quill", ADA, (ODO,), False),
        ("Quill", ADA, (ODO,), True),  # the annotator says so
        ("Quill", ODO, (), True),
        ("Quill", ODO, (ADA,), False),
        ("Odo P. Quill", ODO, (), True),
        ("Odo Quillon", ODO, (), False),
        ("Mr. Doyle", MR, (MRS,), True),
        ("Mr Doyle", MRS, (MR,), False),
        ("Doyle", MRS, (MR,), False),
        ("board", BOARD, (SURVEY,), True),  # both have that form
        ("board", SURVEY, (BOARD,), True),
        ("report by the board", BOARD, (ODO,), True),
        ("report", BOARD, (), False),
        ("", ADA, (), False),
    ],
)
def test_whose_name_it_is(name, gold, others, expected):
    assert is_name_of(name, gold, others) is expected


def test_a_part_of_a_name_may_be_too_little():
    assert not is_name_of("Odo P. Quill", ODO, (), least=BARE)
    assert is_name_of("Dr Odo Quill", ODO, (), least=BARE)


@pytest.mark.parametrize(
    ("before", "source", "expected"),
    [
        ("On Monday ", "Ada Quill", "Ada Quill"),
        ("Ada Quill met Odo. ", "She", "Odo"),
        ("Ada Quill sat. ", "The pilot", "Ada Quill"),
        ("Then ", "Sen. Odo Quill", "Odo Quill"),
        ("The rain fell. ", "Quill’s", "Quill"),
        ("On Friday ", "he", None),
        ("", "the mayor of Orle", "Orle"),
    ],
)
def test_nearest_name(before, source, expected):
    text = f"{before}{source} said that Penmoor was wet."
    span = Span(len(before), len(before) + len(source))
    content = spans_of(text, "that Penmoor was wet")
    assert nearest_name(text, span, content) == expected


def test_nearest_name_without_a_source():
    text = "Ada sat. It rained on Orle."
    assert nearest_name(text, None, spans_of(text, "It rained on Orle")) == "Ada"


PASSAGES = """\
## fullname | two of them
{s1|Ada Quill} {c1|said} {t1|it rained}. {s2|Odo Brandt} {c2|said} {t2|it did not}.

{s3|Quill} {c3|said} {t3|she was wet}.
@1 = Ada Quill | person | also: Quill
@2 = Odo Brandt | person
@3 = Ada Quill | person | also: Ms Quill
===
## pronoun | nobody was named
It rained. {s1|She} {c1|said} {t1|that {s2|the ministry} {c2|denied} {t2|it}}.
@1 = ?
@2 = ministry | organisation
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "passages.txt").write_text(PASSAGES, "utf-8")
    return tmp_path


def test_passages_are_read(folder):
    first, second = read_spoken_passages(folder / "passages.txt")
    assert (first.name, first.kind) == ("case 1", "fullname")
    assert first.text.endswith("said she was wet.")
    assert [each.speaker for each in first.statements] == ["Ada Quill", "Odo Brandt", "Ada Quill"]
    assert first.speakers["Ada Quill"] == GoldSpeaker("Ada Quill", "person", ("Quill", "Ms Quill"))
    assert [each.speaker for each in second.statements] == [None, "ministry"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("{t1|It rained}.\n@1 = Ada", "'@1 = Ada' names no speaker"),
        ("{t1|It rained}.\n@1 = Ada | human", "a kind is one of person"),
        ("{t1|It rained}.\n@1 = Ada | person | or: Eva", "names no speaker"),
        ("{t1|It rained}.\n@1 = ?\n@1 = ?", "'@1' stands twice"),
        ("{t1|It rained}.\n", "statement 1 has no speaker or no spans"),
        ("{t1|It rained}.\n@1 = ?\n@2 = ?", "statement 2 has no speaker or no spans"),
        ("{t1|It rained.\n@1 = ?", "is not closed"),
    ],
)
def test_malformed_passages_are_named(tmp_path, content, problem):
    path = tmp_path / "passages.txt"
    path.write_text(content, "utf-8")
    with pytest.raises(CorpusError, match=f"case 1: .*{problem}"):
        read_spoken_passages(path)


FIRST, OTHER, THIRD = "Ada Quill", "Odo Brandt", "Ada Quill"


@pytest.mark.parametrize(
    ("names", "correct", "wrong", "abstained", "pairs"),
    [
        ((FIRST, OTHER, THIRD), 3, 0, 0, (1, 1, 1)),
        ((FIRST, None, None), 1, 0, 2, (0, 0, 1)),
        ((FIRST, FIRST, FIRST), 2, 1, 0, (1, 3, 1)),
        ((None, None, None), 0, 0, 3, (0, 0, 1)),
        (("Eva", "Odo", "Quill"), 1, 2, 0, (0, 0, 1)),
    ],
)
def test_answers_are_counted(folder, names, correct, wrong, abstained, pairs):
    text = read_spoken_passages(folder / "passages.txt")[0]
    counts = tally(text, [Answer(name, name) if name else None for name in names])
    assert [counts[key].matched for key in ("correct", "wrong", "abstained")] == [
        correct,
        wrong,
        abstained,
    ]
    assert counts["correct"].f1 == pytest.approx(100 * correct / 3)
    pairwise = counts["pairwise"]
    assert (pairwise.matched, pairwise.predicted, pairwise.gold) == pairs


def test_kinds_are_counted_where_the_speaker_is_right(folder):
    text = read_spoken_passages(folder / "passages.txt")[0]
    kinds = (Answer("1", FIRST, "", "person"), Answer("2", OTHER, "", "state"), Answer("3", "Eva"))
    assert tally(text, kinds)["kind"].f1 == 50
    assert tally(text, [Answer("1", FIRST)] * 3)["kind"].gold == 0  # the program does not tell


def test_each_file_of_passages_is_a_collection(folder):
    (folder / "second.txt").write_text(PASSAGES.replace("Ada", "Ida"), "utf-8")
    report = evaluate_speakers(folder, None)
    assert report.figures["speakers.second.correct"] == 100
    assert report.figures["speakers.second.kind"] == 100
    assert set(report.corpus) == {"speakers/passages.txt", "speakers/second.txt"}
    (folder / "second.txt").write_text("===", "utf-8")
    with pytest.raises(CorpusError, match="no passages"):
        evaluate_speakers(folder, None)


@pytest.mark.parametrize("name", ["fourth", "fifth"])
def test_a_collection_that_is_held_back_is_not_among_the_open_half(folder, name):
    wrong = PASSAGES.replace("@1 = Ada Quill", "@1 = Eva")
    (folder / f"{name}.txt").write_text(wrong, "utf-8")
    opened = evaluate_speakers(folder, None, "open")
    assert {row.collection for row in opened.rows} == {"passages"}
    report = evaluate_speakers(folder, None, "held-back")
    assert report.figures[f"speakers.{name}.correct"] == 80
    assert report.misses == ()  # only totals are shown


def test_where_nobody_is_named_abstaining_is_right(folder):
    text = read_spoken_passages(folder / "passages.txt")[1]
    assert judge(text, text.statements[0], None) == "correct"
    assert judge(text, text.statements[0], Answer("1", "Ada Quill")) == "wrong"


def test_given_statements_are_resolved_in_their_own_order(folder):
    first, second = read_spoken_passages(folder / "passages.txt")
    assert [answer.name for answer in resolve_given(first)] == [FIRST, OTHER, THIRD]
    outer, inner = resolve_given(second)
    assert outer is None
    assert inner.name == "ministry"


def test_passages_are_measured_without_a_corpus(folder):
    report = evaluate_speakers(folder, None)
    assert report.figures["speakers.passages.correct"] == 100
    assert report.figures["speakers.passages.fullname.not-wrong"] == 100
    assert "speakers.articles.correct" not in report.figures
    assert "ONRECORD_DATA" in report.skipped[0]
    rows = {(row.kind, row.program): row.to_json() for row in report.rows}
    assert rows[None, "onrecord"]["statements"] == 5
    assert rows[None, "nearest name"]["correct"]["value"] == 80  # it knows no ministry
    assert rows["pronoun", "onrecord"]["correct"]["interval"] is None  # one passage
    json.dumps(report.to_json())


def test_floors_of_what_is_skipped_are_not_looked_at(folder):
    report = evaluate_speakers(folder, None)
    floors = {"speakers.passages.correct": 100.0, "speakers.articles.correct": 100.0}
    assert check_floors(report, Floors(report.corpus, floors)) == ()


ARTICLE = "Ada Quill said it rained. It is said that it snowed. She left."


def write_article(tmp_path, **changes):
    spans = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 24]], "speaker": "k1"}
    unknown = {"source": [], "cue": [[29, 34]], "content": [[35, 47]], "speaker": None}
    doubtful = {"source": [[49, 52]], "cue": [], "content": [[53, 57]], "undecidable": True}
    annotated = {
        "article": hashlib.sha256(ARTICLE.encode()).hexdigest(),
        "speakers": {"k1": {"name": "Ada Quill", "kind": "person", "also": []}},
        "statements": [spans, unknown, {**doubtful, "speaker": None}],
    }
    write_lines(tmp_path / "articles.jsonl", [annotated | changes])
    write_lines(tmp_path / "data/polnear/train.jsonl", [{"text": "Another."}, {"text": ARTICLE}])
    return tmp_path / "articles.jsonl", tmp_path / "data/polnear/train.jsonl"


def test_articles_are_found_by_their_checksum(folder):
    (article,) = read_spoken_articles(*write_article(folder))
    assert article.text == ARTICLE
    assert [each.is_scored for each in article.statements] == [True, True, False]
    report = evaluate_speakers(folder, folder)
    assert report.skipped == ()
    assert set(report.corpus) == {
        "speakers/passages.txt",
        "speakers/articles.jsonl",
        "polnear/train.jsonl",
    }
    rows = {(row.collection, row.program): row for row in report.rows if row.kind is None}
    assert rows["articles", "onrecord"].statements == 2
    assert report.figures["speakers.articles.correct"] == 100


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"article": "0" * 64}, "no article there has the SHA-256 000"),
        ({"speakers": []}, "'speakers' is"),
        ({"speakers": {"k1": "Ada"}}, "'k1' of 'speakers' is 'Ada'"),
        ({"speakers": {}}, "'speaker' is 'k1'; allowed is null or a key"),
        ({"statements": [{"content": [], "speaker": None}]}, "'content' is"),
        ({"statements": [{"content": [[0, 999]], "speaker": None}]}, "end <= 62"),
    ],
)
def test_malformed_articles_are_named(tmp_path, changes, problem):
    with pytest.raises(CorpusError, match=problem):
        read_spoken_articles(*write_article(tmp_path, **changes))


def test_missing_files_are_named(folder):
    with pytest.raises(CorpusError, match=r"articles\.jsonl"):
        evaluate_speakers(folder, folder)
    (folder / "passages.txt").unlink()
    with pytest.raises(CorpusError, match=r"passages\.txt"):
        evaluate_speakers(folder, None)


GUM = """\
# newdoc id = made_up
# newpar
# text = Ada's aunt spoke.
1-2\tAda's\t_\t_\t_\t_\t_\t_\t_\t_
1\tAda\tAda\tPROPN\tNNP\t_\t3\tnmod:poss\t_\tEntity=(2(1)
2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_
3\taunt\taunt\tNOUN\tNN\t_\t4\tnsubj\t_\tEntity=2)
4\tspoke\tspeak\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
4.1\tquietly\t_\t_\t_\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# text = She left.
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(2)
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


@pytest.fixture
def gum(tmp_path):
    path = tmp_path / "data/gum/dev/made_up.conllu"
    path.parent.mkdir(parents=True)
    path.write_text(GUM, "utf-8")
    return path


def test_chains_are_read(gum):
    document = read_chains(gum)
    assert document.text == "Ada's aunt spoke.\n\nShe left."
    places = {words: spans_of(document.text, words) for words in ("Ada", "Ada's aunt", "She")}
    assert [(each.chain, each.span) for each in document.mentions] == [
        ("1", places["Ada"]),
        ("2", places["Ada's aunt"]),
        ("2", places["She"]),
    ]


@pytest.mark.parametrize(
    ("words", "chain"),
    [
        ("Ada's aunt", "2"),
        ("aunt", "2"),
        ("Ada", "1"),
        ("Ada's", "1"),
        ("She", "2"),
        ("left", None),
    ],
)
def test_the_chain_is_that_of_the_head_word(gum, words, chain):
    document = read_chains(gum)
    assert document.chain_of(spans_of(document.text, words)) == chain


@pytest.mark.parametrize(
    ("names", "precision", "recall"),
    [(("aunt", "aunt", "Ada"), 100, 100), (("a", "a", "a"), 100 / 3, 100), ((None,) * 3, 0, 0)],
)
def test_pairs_of_gum_are_counted(gum, names, precision, recall):
    def extract(text):
        by = dict(zip(("Ada's aunt", "She", "Ada"), names, strict=True))
        statements = tuple(
            statement(text, source, None, "left", by=name) for source, name in by.items()
        )
        document = Document(text, Origin("-", "text/plain", "0" * 64))
        speakers = tuple(speaker(name) for name in names if name)
        return Record(document, statements, speakers, (), MODEL, Layout((), (), (), ()))

    report = evaluate_gum(extract, gum.parents[3])
    assert report.figures["gum.pairwise.precision"] == pytest.approx(precision)
    assert report.figures["gum.pairwise.recall"] == pytest.approx(recall)
    assert (report.annotations, report.statements) == (3, 3)


@pytest.mark.parametrize(
    ("old", "new"),
    [("Entity=2)", "_"), ("Entity=(2)", "Entity=3)"), ("\t_\t4\tnsubj", "\t_\tfour\tnsubj")],
)
def test_malformed_chains_are_named(gum, old, new):
    gum.write_text(GUM.replace(old, new), "utf-8")
    with pytest.raises(CorpusError, match=r"made_up\.conllu: not CoNLL-U"):
        read_chains(gum)


def test_gum_may_be_missing(tmp_path):
    with pytest.raises(CorpusError, match=r"no \.conllu files"):
        evaluate_gum(lambda text: text, tmp_path)


def test_halves_part_the_texts_and_misses_are_of_the_open_one(folder):
    whole = evaluate_speakers(folder, None)
    halves = [evaluate_speakers(folder, None, half) for half in ("open", "held-back")]
    said = [report.rows[0].statements for report in (whole, *halves)]
    assert said == [5, 3, 2]
    assert {miss.text for miss in whole.misses} <= {"case 1"}
    assert not halves[1].misses
