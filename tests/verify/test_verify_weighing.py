"""Verdicts on indirect statements where a network has read them beside what was said."""

import pytest
from verify_helpers import check, passages

from onrecord.entail import CHANGES, Reading
from onrecord.verify.weighing import Weighed

SAID = """MARA TOLLAND: Three of the depots are going to be shut. The choir sang in Vienna.

MARA TOLLAND: The ferry is late. The bridge is safe. The profit was -3.5 million crowns."""


def reading(label, change="-"):
    """A reading that is nearly sure of one label, and of one change."""
    chances = dict.fromkeys(("supported", "denied", "open", "elsewhere"), 0.01)
    changes = {name: 0.3 / (len(CHANGES) - 1) for name in CHANGES}
    return Reading(**(chances | {label: 0.97}), changes=changes | {change: 0.7})


def reader(where, label, change="-"):
    """A network that takes whatever has the word ``where`` for the passage."""

    def read(passages, _claim):
        return [
            reading(label, change) if where in passage[-1].text else reading("elsewhere")
            for passage in passages
        ]

    return read


def judged(words, entail, cue=None):
    return check(
        f"Tolland {cue or 'said'} {words}.",
        words,
        SAID,
        speaker="Mara Tolland",
        kind="indirect",
        cue=cue,
        entail=entail,
    )


def test_what_the_network_finds_supported_in_other_words_is_a_paraphrase():
    found = judged("three sites would be closed", reader("depots", "supported"))
    assert found.verdict == "paraphrase"
    assert passages(found, SAID) == ["Three of the depots are going to be shut."]


def test_what_only_the_network_finds_denied_is_never_contradicted():
    words = "three sites would be closed"
    denied = judged(words, reader("depots", "denied"))
    assert denied.verdict != "contradicted"
    assert denied.score < judged(words, reader("depots", "supported")).score


def test_what_the_network_and_a_word_find_denied_is_contradicted():
    found = judged("none of the depots would be shut", reader("depots", "denied"))
    assert found.verdict == "contradicted"
    assert found.alarms == ("negation",)


@pytest.mark.parametrize(
    ("change", "reason"), [("date", "see the dates"), ("number", "see the figures")]
)
def test_what_the_network_takes_for_the_reason_is_told(monkeypatch, change, reason):
    def weigh(judged):
        return Weighed(*judged[0], "unsure", 0.45)

    monkeypatch.setattr("onrecord.verify.indirect.weigh", weigh)
    found = judged("three sites would be closed", reader("depots", "denied", change))
    assert found.verdict == "unsure"
    assert found.alarms == ()
    assert found.why == (f"read as a whole, the passage may deny this: {reason}",)


@pytest.mark.parametrize(
    ("words", "where", "alarm", "reason"),
    [
        (
            "the bridge was unsafe",
            "bridge",
            "negation",
            "the statement has “unsafe” where the passage has “safe”",
        ),
        (
            "the profit was 3.5 million crowns",
            "profit",
            "number",
            "the passage has another figure",
        ),
    ],
)
def test_what_words_surely_show_outweighs_the_network(words, where, alarm, reason):
    found = judged(words, reader(where, "supported"))
    assert (found.verdict, found.alarms, found.why) == ("unsure", (alarm,), (reason,))


def test_what_is_on_nothing_of_the_kind_is_not_found():
    found = judged("the harvest had failed", reader("harvest", "supported"))
    assert found.verdict == "not-found"
    assert found.passages == ()


def test_a_denying_cue_turns_the_reading_round():
    words = "that the depots would stay as they are"
    denied = judged(words, reader("depots", "denied"), cue="denied")
    supported = judged(words, reader("depots", "supported"), cue="denied")
    assert denied.verdict == "paraphrase"
    assert supported.score < denied.score or supported.verdict != "paraphrase"
