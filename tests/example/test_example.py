"""The example is consistent: its offsets, marks and verdicts hold against its own texts."""

import hashlib
import json
import re
from itertools import pairwise

import pytest

from onrecord.example import NAMES, REPORTS, TRANSCRIPT, path

TEXTS = {name: path(name).read_bytes().decode() for name in (TRANSCRIPT, *REPORTS)}
TRUTH = json.loads(path("truth.json").read_bytes())
CHECKS = TRUTH["checks"]
QUOTED = [check for check in CHECKS if check["quoted"]]
STATEMENTS = [
    (name, index, statement)
    for name, statements in TRUTH["statements"].items()
    for index, statement in enumerate(statements)
]

VERDICTS = {
    "verbatim",
    "normalised",
    "shortened",
    "altered",
    "spliced",
    "misattributed",
    "paraphrase",
    "contradicted",
    "not-found",
}
ALARMS = {
    "negation",
    "number",
    "unit",
    "date",
    "name",
    "modal",
    "quantifier",
    "cut-qualifier",
    "cut-end",
}
OPENING, CLOSING = "\"“‘'", "\"”’'"
STRAIGHT = str.maketrans("“”‘’'", '"""""')


def words(check):
    return TEXTS[check["document"]][check["text"]["start"] : check["text"]["end"]]


def passages(check):
    return [TEXTS[TRANSCRIPT][p["start"] : p["end"]] for p in check["passages"]]


def folded(text):
    """Fold what a verbatim quotation may change: the form of the marks, the outer punctuation."""
    return text.translate(STRAIGHT).strip('.,"')


def label(check):
    return f"{check['document']}:{check['text']['start']}"


def turns():
    starts = list(re.finditer(r"^(\w+ \w+): ", TEXTS[TRANSCRIPT], re.MULTILINE))
    ends = [match.start() for match in starts[1:]] + [len(TEXTS[TRANSCRIPT])]
    return [(match[1], match.end(), end) for match, end in zip(starts, ends, strict=True)]


def quotations(text):
    """Find what stands inside the outer quotation marks, each paragraph afresh."""
    for paragraph in re.finditer(r"[^\n]+", text):
        for match in re.finditer(r'"([^"]*)(?:"|$)|“([^”]*)(?:”|$)', paragraph[0]):
            start, end = match.span(1 if match[1] is not None else 2)
            yield paragraph.start() + start, paragraph.start() + end


def test_names():
    assert all(path(name).is_file() for name in NAMES)
    with pytest.raises(ValueError, match=r"no example file '\.\./errors\.py'"):
        path("../errors.py")


@pytest.mark.parametrize("name", TEXTS)
def test_checksums(name):
    assert hashlib.sha256(path(name).read_bytes()).hexdigest() == TRUTH["documents"][name]
    assert set(TRUTH["documents"]) == set(TEXTS)


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        (TRANSCRIPT, 1400, 2000),
        ("roundup.txt", 600, 900),
        ("wire.txt", 350, 550),
        ("release.txt", 300, 450),
    ],
)
def test_lengths(name, least, most):
    assert least <= len(TEXTS[name].split()) <= most


def test_every_verdict_and_alarm_occurs():
    assert {check["verdict"] for check in CHECKS} == VERDICTS
    assert {alarm for check in CHECKS for alarm in check["alarms"]} == ALARMS
    assert all(set(check["also"]) <= VERDICTS - {check["verdict"]} for check in CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=label)
def test_slices_are_tidy(check):
    assert check["document"] in REPORTS
    assert check["note"]
    for text in (words(check), *passages(check)):
        assert text
        assert text == text.strip()


@pytest.mark.parametrize("check", QUOTED, ids=label)
def test_quoted_words_stand_between_marks(check):
    text, start, end = TEXTS[check["document"]], check["text"]["start"], check["text"]["end"]
    assert text[start - 1] in OPENING
    goes_on = re.match(r'\n\n["“]', text[end:])
    assert goes_on or text[end] in CLOSING


@pytest.mark.parametrize("name", REPORTS)
def test_every_quotation_is_listed(name):
    listed = {
        (check["text"]["start"], check["text"]["end"])
        for check in QUOTED
        if check["document"] == name
    }
    assert set(quotations(TEXTS[name])) <= listed


def test_indirect_checks_are_contents_of_statements():
    indirect = [check for check in CHECKS if not check["quoted"]]
    assert len(indirect) >= 15
    for check in indirect:
        contents = [
            span for name, _, s in STATEMENTS if name == check["document"] for span in s["content"]
        ]
        assert [check["text"]["start"], check["text"]["end"]] in contents


@pytest.mark.parametrize("check", QUOTED, ids=label)
def test_verdict_holds_against_the_passages(check):
    said, found, verdict = words(check), passages(check), check["verdict"]
    if verdict == "verbatim":
        assert [folded(said)] == [folded(passage) for passage in found]
    elif verdict == "not-found":
        assert not found
        assert folded(said) not in folded(TEXTS[TRANSCRIPT])
    elif verdict == "spliced":
        assert len(found) >= 2
        assert folded(said) not in folded(TEXTS[TRANSCRIPT])
    else:
        assert len(found) == 1
        same = folded(said) == folded(found[0])
        assert same == (verdict == "misattributed" and "verbatim" in check["also"])


def test_a_shortened_quotation_only_leaves_words_out():
    for check in QUOTED:
        if check["verdict"] == "shortened":
            rest = iter(re.findall(r"\w+", passages(check)[0]))
            assert all(word in rest for word in re.findall(r"\w+", words(check)))


def test_a_lost_condition_follows_the_passage():
    ends = [check for check in CHECKS if "cut-end" in check["alarms"]]
    for check in ends:
        after = TEXTS[TRANSCRIPT][check["passages"][0]["end"] :]
        assert re.match(r",? (if|provided|unless) ", after)


@pytest.mark.parametrize("check", CHECKS, ids=label)
def test_passages_lie_in_a_turn_of_their_speaker(check):
    for passage in check["passages"]:
        assert any(
            name == passage["speaker"] and start <= passage["start"] and passage["end"] <= end
            for name, start, end in turns()
        )


def test_misattributed_words_are_someone_elses():
    for check in QUOTED:
        takers = {name for name, _, _ in turns()}
        if check["speaker"] in takers and check["passages"]:
            same = {p["speaker"] for p in check["passages"]} == {check["speaker"]}
            assert same == (check["verdict"] != "misattributed")


def test_statements_cover_the_reports():
    assert set(TRUTH["statements"]) == set(REPORTS)


@pytest.mark.parametrize(
    ("name", "index", "statement"), STATEMENTS, ids=lambda value: str(value)[:12]
)
def test_statement_spans(name, index, statement):
    text = TEXTS[name]
    named = [statement[role] for role in ("source", "cue") if statement[role]]
    content = statement["content"]
    assert content == sorted(content)
    spans = sorted(content + named)
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    for start, end in spans:
        assert text[start:end]
        assert text[start:end] == text[start:end].strip()
    parent = statement["parent"]
    if parent is not None:
        assert parent < index
        holders = TRUTH["statements"][name][parent]["content"]
        for start, end in spans:
            assert any(lo <= start and end <= hi for lo, hi in holders)


@pytest.mark.parametrize("name", REPORTS)
def test_statements_are_in_the_order_of_the_record(name):
    keys = [
        (s["content"][0][0], -sum(end - start for start, end in s["content"]))
        for s in TRUTH["statements"][name]
    ]
    assert keys == sorted(keys)


@pytest.mark.parametrize("name", REPORTS)
def test_every_quotation_belongs_to_a_statement(name):
    contents = [span for s in TRUTH["statements"][name] for span in s["content"]]
    for start, end in quotations(TEXTS[name]):
        assert any(lo < start and end <= hi for lo, hi in contents)
