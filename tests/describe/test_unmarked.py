import pytest
from describe_cases import read

from onrecord.describe import find_unmarked
from onrecord.describe.unmarked import is_unmarked

BEFORE = (
    "<s1>Odile Marsh</s1> <c1>said</c1> <t1>that the inquiry had run for a year</t1>.",
    "<s2>Marsh</s2> <c2>added</c2> <t2>that the files were open to all</t2>.",
)
SPEECH = "The winter is over and we have not heard one word from the coast."
AFTER = (
    "<s3>She</s3> <c3>stated</c3> <t3>that talks with the coast would go on</t3>.",
    "<s4>Marsh</s4> <c4>closed</c4> <t4>with a word of thanks</t4>.",
)


def found_in(*paragraphs, kinds=None):
    document, layout, attributions = read("\n\n".join(paragraphs), kinds)
    return document, attributions, find_unmarked(document, layout, attributions)


FOUND = [
    SPEECH,
    "We do not want a quarrel with the coast.",
    "I have never signed a paper of that kind.",
    "Our ships are ready, and we will not be the first to leave.",
    "The coast knows it: we’ve kept each and every one of our promises!",
    "Why should we pay when we can’t even see the bill?",
    "We cannot call it a ‘success’ while people still wait.",
    # What a tagger may find in it.
    "The winter is over and <s5>we</s5> <c5>have not heard</c5> <t5>one word</t5>.",
]


@pytest.mark.parametrize("speech", FOUND)
def test_found(speech):
    document, attributions, (unmarked,) = found_in(*BEFORE, speech, *AFTER)
    (content,) = unmarked.attribution.content
    assert content.of(document.text) in document.text.split("\n\n")[2]
    assert content.of(document.text)[-1] != "."
    assert (unmarked.attribution.source, unmarked.attribution.cue) == (None, None)
    assert attributions[unmarked.follows].source.of(document.text) == "Marsh"


NOT_FOUND = [
    # In the third person.
    "The winter is over and nobody has heard one word from the coast.",
    # In quotation marks, or attributed.
    "“The winter is over and we have not heard one word from the coast.”",
    "“The winter is over and we have not heard one word,” <s5>she</s5> <c5>said</c5>, "
    "<t5>“not one”</t5>.",
    "<s5>A clerk</s5> <c5>held</c5> <t5>other views</t5>, but we have not heard one word.",
    # A reporter at work.
    "We asked for the files and were sent away at the gate.",
    "I met her at the gate, and we walked to the harbour.",
    "We have reached out to her office; when we called him, he hung up.",
    "Marsh is known to us, and we have met before.",
    # The page itself.
    "We have more on this in our newsletter every week.",
    "Subscribe to our app if we have made you curious today.",
    "We will update this story when we have more details.",
    # Too short, without an end, and another's initials.
    "We have not.",
    "We have not heard one word all winter",
    "The U.S. has not heard one word all winter.",
    "The Us Too movement has not heard one word all winter.",
]


@pytest.mark.parametrize("paragraph", NOT_FOUND)
def test_not_found(paragraph):
    assert found_in(*BEFORE, paragraph, *AFTER)[2] == ()


SURROUNDINGS = [
    # At the start, at the end, alone.
    ((), AFTER),
    (BEFORE, ()),
    ((), ()),
    # Reports of other people.
    (BEFORE, ("<s3>Tom Ord</s3> <c3>stated</c3> <t3>that talks would go on</t3>.",)),
    (
        (
            "<s1>Odile Marsh</s1> <c1>said</c1> <t1>that it was over</t1>.",
            "<s2>Tom Ord</s2> <c2>added</c2> <t2>that it was not</t2>.",
        ),
        AFTER,
    ),
    # A speaker who is never named.
    (
        ("<s1>The minister</s1> <c1>said</c1> <t1>that it was over</t1>.",) * 1,
        ("<s3>She</s3> <c3>stated</c3> <t3>that talks would go on</t3>.",),
    ),
    # Nothing is reported in the paragraph before or after.
    ((*BEFORE, "The hall was cold."), AFTER),
    (BEFORE, ("The hall was cold.", *AFTER)),
    # A heading in between.
    ((*BEFORE, "The inquiry:"), AFTER),
    (BEFORE, ("The inquiry:", *AFTER)),
    # An editor's remark in between.
    ((*BEFORE, "Comment: The files are closed."), AFTER),
    # The writer says "I" and "we" elsewhere.
    (("I walked there.", "We waited for an hour.", *BEFORE), AFTER),
]


@pytest.mark.parametrize(("before", "after"), SURROUNDINGS)
def test_surroundings(before, after):
    assert found_in(*before, SPEECH, *after)[2] == ()


def test_one_other_paragraph_in_the_first_person_is_no_obstacle():
    document, _, (unmarked,) = found_in("I walked there.", *BEFORE, SPEECH, *AFTER)
    assert unmarked.attribution.content[0].of(document.text) == SPEECH[:-1]


def test_the_first_person_inside_others_contents_is_no_obstacle():
    said = "<s{0}>Marsh</s{0}> <c{0}>said</c{0}> <t{0}>that we must go and I must stay</t{0}>."
    *_, found = found_in(said.format(7), said.format(8), *BEFORE, SPEECH, *AFTER)
    assert len(found) == 1


def test_a_nested_name_does_not_hide_the_speaker():
    nested = (
        "<s2>Marsh</s2> <c2>said</c2> <t2>that <s6^2>Ord</s6> <c6>had called</c6> "
        "<t6>it proof</t6></t2>."
    )
    document, attributions, (unmarked,) = found_in(BEFORE[0], nested, SPEECH, *AFTER)
    assert attributions[unmarked.follows].source.of(document.text) == "Marsh"


def test_a_turn_is_not_read():
    assert found_in(*BEFORE, SPEECH, *AFTER, kinds=dict.fromkeys(range(5), "turn"))[2] == ()


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("<t>We have not seen it</t>.", True),
        ("<t>“We have not seen it.”</t>", False),
        ("<s>She</s> saw <t>it</t>.", False),
        ("They <c>said</c> <t>it</t>.", False),
    ],
)
def test_is_unmarked(marked, expected):
    _, layout, (attribution,) = read(marked)
    assert is_unmarked(attribution, layout) is expected
