"""Indirect statements beside what was said: supported, denied, or said by somebody else."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from verify_helpers import check, passages

from onrecord.find import find_embed
from onrecord.types import Span
from onrecord.verify.answers import Answer, read_answer
from onrecord.verify.antonyms import are_opposite
from onrecord.verify.clauses import Force, are_apart, make_clause, read_clauses
from onrecord.verify.contrasts import compare_contrasts
from onrecord.verify.ellipsis import complete
from onrecord.verify.figures import compare_figures
from onrecord.verify.meaning import Meaning, as_spoken
from onrecord.verify.moments import compare_moments, read_moments
from onrecord.verify.pairing import pair_words
from onrecord.verify.words import read_words

SAID = """Statement of Mara Tolland, Wednesday 14 October

MARA TOLLAND: I will resign on Friday. The fund is not empty.

MARA TOLLAND: Taxes rose by three per cent in May, if the dairy is counted.

MARA TOLLAND: We can no longer pay for night trains. Some of the villages may lose their bus.

MARA TOLLAND: The repairs start tomorrow. Velm sold the ferry to Orte.

MARA TOLLAND: I met the minister before noon.

REPORTER: Will you sell the depot?

MARA TOLLAND: No. Nobody has asked for it.

REPORTER: Is the tunnel safe?

MARA TOLLAND: You would have to ask an engineer.
"""


def words(text):
    """Return the words of a text."""
    return read_words(text, Span(0, len(text)))


def judged(statement, *, cue="said", speaker="Mara Tolland"):
    """Check ``statement`` as what a speaker ``cue``."""
    article = f"Mara Tolland {cue} {statement}, the paper wrote."
    return check(
        article, statement, SAID, speaker=speaker, kind="indirect", cue=cue, embed=find_embed()
    )


@pytest.mark.parametrize(
    ("statement", "cue", "verdict", "alarms"),
    [
        ("that she would step down on Friday", "said", "paraphrase", ()),
        ("that the fund was empty", "said", "contradicted", ("negation",)),
        ("that the fund was empty", "denied", "paraphrase", ()),
        ("that taxes had fallen by three per cent in May", "said", "contradicted", ()),
        ("that taxes rose by four per cent in May", "said", "contradicted", ("number",)),
        ("that night trains could still be paid for", "said", "contradicted", ("negation",)),
        ("that some villages would lose their bus", "said", "contradicted", ("modal",)),
        ("that all the villages may lose their bus", "said", "contradicted", ("quantifier",)),
        ("that the repairs would start on Thursday", "said", "paraphrase", ()),
        ("that the repairs would start on Friday", "said", "contradicted", ("date",)),
        ("that Orte had sold the ferry to Velm", "said", "contradicted", ("name",)),
        ("that she had met the minister after noon", "said", "contradicted", ("date",)),
        ("selling the depot", "ruled out", "paraphrase", ()),
        ("that she would sell the depot", "said", "contradicted", ("negation",)),
        ("that the tunnel was safe", "said", "unsure", ()),
        ("that a new museum would be built in the park", "said", "not-found", ()),
    ],
)
def test_a_statement_is_supported_or_denied_by_what_was_said(statement, cue, verdict, alarms):
    found = judged(statement, cue=cue)
    assert (found.verdict, found.alarms) == (verdict, alarms), found.why


def test_one_word_is_too_few_to_tell():
    found = judged("the repairs", cue="called off")
    assert (found.verdict, found.why) == ("unsure", ("it has too few words to tell",))


def test_a_condition_that_is_left_out_is_an_alarm():
    found = judged("that taxes rose by three per cent in May")
    assert found.verdict == "paraphrase"
    assert found.alarms == ("cut-qualifier",)


def test_an_answer_has_its_question_among_the_passages():
    found = judged("that she would sell the depot")
    assert passages(found, SAID)[:2] == ["Will you sell the depot?", "No."]


def test_what_somebody_else_says_is_misattributed():
    said = "ANN ORR: The bridge opens in June.\n\nBEA LUND: I build the road beside it."
    found = check(
        "Bea Lund said that the bridge would open in June.",
        "that the bridge would open in June",
        said,
        speaker="Bea Lund",
        kind="indirect",
        embed=find_embed(),
    )
    assert found.verdict == "misattributed"


def test_who_is_not_identified_may_be_anybody():
    said = "UNIDENTIFIED MAN: The bridge opens in June.\n\nBEA LUND: I build the road beside it."
    claims = {
        "“The bridge opens in June”": "quotation",
        "that the bridge would open in June": "indirect",
    }
    for text, kind in claims.items():
        found = check(f"Cal Roe said {text}.", text.strip("“”"), said, speaker="Cal Roe", kind=kind)
        assert found.verdict == "unsure"
        assert found.why == ("the transcript does not say who speaks here",)


def test_without_a_model_words_alone_are_compared():
    found = check(
        "She said that the fund was empty.",
        "that the fund was empty",
        SAID,
        speaker="Mara Tolland",
        kind="indirect",
    )
    assert found.verdict == "contradicted"


@pytest.mark.parametrize(
    ("text", "denies"),
    [
        ("We trust them", False),
        ("We never trust them", True),
        ("We no longer trust them", True),
        ("We can't trust them", True),
        ("We refuse to trust them", True),
        ("We failed to see it", True),
        ("The seal failed", False),
        ("We are unable to see it", True),
        ("Neither you nor I saw it", True),
        ("It is not impossible", False),
        ("We do not refuse to go", False),
        ("No more than ten came", False),
        ("We give no more money", True),
        ("The treasury was against a ban", True),
        ("No one was hurt", True),
        ("We will not go before May", False),
        ("We went without them", True),
    ],
)
def test_what_a_clause_denies(text, denies):
    (clause,) = read_clauses(words(text))
    assert clause.denies is denies


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("It may rain", Force.POSSIBLE),
        ("It could rain", Force.POSSIBLE),
        ("They could not see it", Force.SO),
        ("It will probably rain", Force.LIKELY),
        ("It must rain", Force.NEEDED),
        ("It has to rain", Force.NEEDED),
        ("From 1 May boats may fish there", Force.SO),
        ("the slide was tested in may", Force.SO),
    ],
)
def test_how_surely_a_clause_holds(text, force):
    (clause,) = read_clauses(words(text))
    assert clause.force is force


@pytest.mark.parametrize(
    ("question", "reply", "answer"),
    [
        ("Will you go?", "Yes, with both hands.", Answer.YES),
        ("Will you go?", "Of course.", Answer.YES),
        ("Did you call him?", "I did, and I was right.", Answer.YES),
        ("Will you go?", "Certainly not.", Answer.NO),
        ("Is it closed?", "It is not.", Answer.NO),
        ("Is it safe?", "I am not an engineer.", Answer.OPEN),
        ("Will you go?", "Perhaps.", Answer.PERHAPS),
        ("Will you go?", "We shall see what the winter brings.", Answer.OPEN),
        ("How many left?", "Nine since January.", Answer.VALUE),
        ("And the airport line?", "It will be built.", Answer.VALUE),
        ("Were you nervous?", "Only before the game.", Answer.VALUE),
        ("Will you close the bakery?", "The bakery stays open.", Answer.NO),
        ("Is it a Rembrandt?", "I never said it was.", Answer.NO),
    ],
)
def test_what_an_answer_makes_of_its_question(question, reply, answer):
    assert read_answer(words(question), words(reply)) is answer


@pytest.mark.parametrize(
    ("mine", "theirs", "said", "conflicts", "doubts"),
    [
        ("on Thursday", "tomorrow", "Wednesday 14 October", 0, 0),
        ("on Friday", "tomorrow", "Wednesday 14 October", 1, 0),
        ("on Friday", "tomorrow", "17 October 2024", 0, 0),
        ("on Friday", "tomorrow", "", 0, 1),
        ("on 9 June", "on 6 June, not on 9 June", "", 1, 0),
        ("at the end of June", "on 30 June", "", 0, 0),
        ("until 30 November", "on the last day of November", "", 0, 0),
        ("in the first half of the year", "in the second half of the year", "", 1, 0),
        ("within the week", "until the end of the month", "", 1, 0),
        ("last year", "this year", "", 1, 0),
        ("in 2026", "until 2028", "", 1, 0),
        ("at 2.10pm", "at ten past two", "", 0, 0),
        ("at 6.30am", "shortly after half past six", "", 0, 0),
    ],
)
def test_days_and_hours_are_compared(mine, theirs, said, conflicts, doubts):
    found = compare_moments(*map(read_moments, (mine, theirs, "", said)))
    assert (len(found.conflicts), len(found.doubts), len(found.hours)) == (conflicts, doubts, 0)


def test_another_hour_is_a_conflict():
    found = compare_moments(*map(read_moments, ("at ten past four", "at ten to four", "", "")))
    assert found.hours


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [
        ("rose", "falling", True),
        ("safe", "unsafe", True),
        ("agree", "disagreed", True),
        ("inform", "form", False),
        ("rise", "grow", False),
        ("open", "closed", True),
        ("legal", "illegal", True),
    ],
)
def test_opposites(one, other, opposite):
    assert are_opposite(one, other) is opposite
    assert are_opposite(other, one) is opposite


@pytest.mark.parametrize(
    ("mine", "theirs", "alarms"),
    [
        ("it came with wild boar", "It came with feed, not with wild boar", ["negation"]),
        ("it came with feed", "It came with feed, not with wild boar", []),
        ("it did not come with wild boar", "It came with feed, not with wild boar", []),
        (
            "it reports to the minister",
            "It reports to the house and not to the minister",
            ["negation"],
        ),
        (
            "it is locked for all of it",
            "It is locked at ten, not for all of it",
            ["negation", "quantifier"],
        ),
        ("he liked the boar", "I liked the feed, but I did not see the boar", []),
    ],
)
def test_what_is_named_only_to_be_denied(mine, theirs, alarms):
    assert [each.alarm for each in compare_contrasts(words(mine), words(theirs))] == alarms


@pytest.mark.parametrize(
    ("part", "before", "whole"),
    [
        ("The clock is not", "The paintings are insured", "the clock is not insured"),
        ("Some did", "Did they know", "some did they know"),
        ("The treasury would not", "I like cake", "the treasury would not cake"),
        ("We will not pay for it", "The paintings are insured", "we will not pay for it"),
        ("It is", "", "it is"),
    ],
)
def test_a_clause_takes_up_the_one_before(part, before, whole):
    assert " ".join(word.low for word in complete(words(part), words(before))) == whole


@pytest.mark.parametrize(
    ("mine", "theirs", "apart"),
    [
        ("she refused to go", "I refused to go", False),
        ("she has not stopped writing", "I did not stop", False),
        ("she refused to go", "I was going to go", True),
        ("she will go", "I will not go", True),
    ],
)
def test_a_denial_that_both_have_decides_nothing(mine, theirs, apart):
    assert are_apart(make_clause(words(mine)), make_clause(words(theirs))) is apart


@pytest.mark.parametrize(
    ("mine", "theirs", "alarms"),
    [
        ("it removed 11 words", "We printed 900 words and took out eleven", []),
        (
            "the lower lake holds three million",
            "One holds eleven million, the other only three",
            [],
        ),
        ("two kilograms of apples", "two kilos of apples", []),
        ("two kilograms of apples", "two grams of apples", ["unit"]),
        (
            "five per cent in May and two per cent in July",
            "five per cent from 1 May and two from July",
            [],
        ),
        ("it removed 12 words", "We printed 900 words and took out eleven", ["number"]),
        ("the profit was 3.5 million", "The profit was -3.5 million", ["number"]),
        ("the loss was 3.5 million", "The result was -3.5 million", []),
        ("it fell to 5 degrees", "It fell to -5 degrees", ["number"]),
        ("it fell to five degrees below zero", "It fell to -5 degrees", []),
    ],
)
def test_figures_are_compared_with_what_they_count(mine, theirs, alarms):
    found = compare_figures(words(mine), words(theirs), [], [], same_act=True)
    assert [each.alarm for each in found] == alarms


def test_a_statement_is_put_into_its_speakers_mouth():
    assert as_spoken("that she would resign", "Mara Tolland") == "I will resign"
    assert as_spoken("that Tolland's fund was empty", "Mara Tolland") == "my fund was empty"


def test_less_expensive_is_cheaper():
    found = check(
        "She said that the new pump was less expensive.",
        "that the new pump was less expensive",
        "ANN ORR: The new pump was cheaper.",
        speaker="Ann Orr",
        kind="indirect",
        embed=find_embed(),
    )
    assert found.verdict == "paraphrase"


def test_the_model_reads_each_text_once():
    read = []

    def embed(text):
        read.append(text)
        return np.array([1.0, 0.0], dtype=np.float32)

    meaning = Meaning(embed)
    assert meaning.likeness("one", "other") == 1.0
    meaning.likeness("other", "one")
    assert read == ["one", "other"]


VOCABULARY = "the fund not empty rose fell by 3 4 May before noon"


@given(st.lists(st.sampled_from(VOCABULARY.split())))
def test_words_are_paired_within_their_texts(drawn):
    text = " ".join(drawn)
    mine = words(text)
    found = pair_words(mine, words("the fund fell by 4 before noon"), lambda _: 1.0, None)
    assert 0 <= found.share <= 1
    assert all(pair.mine in mine for pair in found.pairs)
    assert not {pair.mine for pair in found.pairs} & set(found.missing)


def test_a_speech_without_labels_is_read():
    speech = "We shall open the bridge in May. The toll is not set."
    found = check(
        "“We shall open the bridge in May,” she said.", "We shall open the bridge in May", speech
    )
    assert found.verdict == "verbatim"


def test_a_verb_with_a_particle_is_another_verb():
    mine, theirs = words("the van came off the road"), words("a van left the road")
    assert not pair_words(mine, theirs, lambda _: 1.0, None).opposites
    mine = words("the van came at night")
    assert pair_words(mine, theirs, lambda _: 1.0, None).opposites


def test_an_opposite_of_a_word_that_is_taken_up_is_compared():
    found = check(
        "Ms Vane said the old pump is cheap.",
        "the old pump is cheap",
        "VANE: The new pump is more expensive. The old pump is not.",
        kind="indirect",
        speaker="Vane",
    )
    assert found.verdict in ("paraphrase", "unsure")
