import pytest
from describe_cases import read

from onrecord.describe import find_flags

CASES = [
    ("<s>Brandt</s> <c>said</c> <t>the road is safe</t>.", []),
    # hypothetical
    ("<s>The north</s> <c>will tell its people</c>, <t>“We were cheated.”</t>", ["hypothetical"]),
    ("<s>Critics</s> <c>might argue</c> <t>that it is too late</t>.", ["hypothetical"]),
    ("<s>He</s> would <c>say</c> <t>that it never happened</t>.", ["hypothetical"]),
    ("If <s>she</s> <c>says</c> <t>the road is closed</t>, we turn back.", ["hypothetical"]),
    ("Imagine <s>a judge</s> <c>telling</c> you <t>to keep quiet</t>.", ["hypothetical"]),
    ("<s>Brandt</s> <c>is expected to argue</c> <t>for a delay</t>.", ["hypothetical"]),
    ("<s>The board</s> <c>is going to announce</c> <t>a new date</t>.", ["hypothetical"]),
    ("<s>He</s> <c>may have thought</c> <t>that nobody watched</t>.", ["hypothetical"]),
    ("<s>She</s> <c>shrugged, as if to say</c> <t>it made no odds</t>.", ["hypothetical"]),
    ("Did <s>Brandt</s> <c>say</c> <t>that the road is safe</t>?", ["hypothetical"]),
    ("It is not known whether <s>he</s> <c>confirmed</c> <t>the sale</t>.", ["hypothetical"]),
    ("Had <s>he</s> <c>warned</c> <t>of a flood</t>, they would have left.", ["hypothetical"]),
    ("<s>The board</s> <c>should admit</c> <t>that it was wrong</t>.", ["hypothetical"]),
    ("<s>She</s> <c>might see</c> <t>that it is over</t>.", ["hypothetical"]),
    # … but not these
    ("<s>She</s> <c>would admit</c> <t>that it was late</t>.", []),
    ("<s>She</s> <c>should like</c> <t>to see the road widened</t>.", []),
    ("<s>She</s> <c>would like</c> <t>to see the road widened</t>.", []),
    ("<s>She</s> <c>would later claim</c> <t>that nobody had asked</t>.", []),
    ("<s>He</s> <c>could see</c> <t>that the road was wet</t>.", []),
    ("<s>I</s> <c>must admit</c> <t>it was a surprise</t>.", []),
    ("<s>Will Brandt</s> <c>said</c> <t>so</t>.", []),
    ("In May <s>he</s> <c>said</c> <t>so</t>.", []),
    ("<s>Women</s> <c>are more likely to say</c> <t>the road is unsafe</t>.", []),
    ("If the north attacks, <s>she</s> <c>said</c>, <t>the south will answer</t>.", []),
    ("He won, even if <s>he</s> <c>admitted</c> <t>it was close</t>.", []),
    ("<s>Brandt</s> <c>plans</c> <t>to speak on Friday</t>.", []),
    # negated
    ("<s>He</s> <c>did not say</c> <t>when the road would open</t>.", ["negated"]),
    ("<s>He</s> <c>didn’t mention</c> <t>the toll</t>.", ["negated"]),
    ("<s>She</s> has <c>never said</c> <t>that it was safe</t>.", ["negated"]),
    ("<s>No one</s> <c>said</c> <t>it would be cheap</t>.", ["negated"]),
    ("<s>No official</s> <c>has claimed</c> <t>the credit</t>.", ["negated"]),
    ("<s>Neither side</s> <c>would confirm</c> <t>the figures</t>.", ["negated"]),
    ("<s>Brandt</s> <c>declined to say</c> <t>who had paid</t>.", ["negated"]),
    ("<s>Brandt</s> <c>refused to confirm</c> <t>the date</t>.", ["negated"]),
    ("<s>He</s> <c>would not say</c> <t>who had paid</t>.", ["negated"]),
    ("<s>He</s> <c>stopped short of calling</c> <t>it a failure</t>.", ["negated"]),
    ("<s>It</s> <c>made no mention of</c> <t>the toll</t>.", ["negated"]),
    ("Nor did <s>she</s> <c>mention</c> <t>the toll</t>.", ["negated"]),
    ("There is no evidence that <s>he</s> <c>said</c> <t>so</t>.", ["negated"]),
    ("It is not true that <s>he</s> <c>promised</c> <t>a new road</t>.", ["negated"]),
    ("Far from <c>denying</c> <t>that he took it</t>, <s>he</s> smiled.", ["negated"]),
    ("<s>He</s> <c>might not agree</c> <t>that it is over</t>.", ["hypothetical", "negated"]),
    # … but not these
    ("<s>Brandt</s> <c>denied</c> <t>that the road was unsafe</t>.", []),
    ("There is evidence that <s>he</s> <c>said</c> <t>so</t>.", []),
    ("No evidence was shown, <s>he</s> <c>said</c>, <t>that it was safe</t>.", []),
    ("<s>Brandt</s> <c>denied having said</c> <t>so</t>.", []),
    ("<s>Brandt</s> <c>declined</c> <t>to comment</t>.", []),
    ("<s>Brandt</s> <c>refused</c> <t>to pay the toll</t>.", []),
    ("<s>She</s> <c>said</c> <t>that it was not safe</t>.", []),
    ("<s>She</s> <c>made no secret of</c> <t>her dislike</t>.", []),
    ("<s>She</s> <c>not only warned</c> <t>of a flood</t> but left.", []),
    ("<s>No. 10</s> <c>said</c> <t>the talks went on</t>.", []),
    ("<s>He</s> <c>said, though not in public,</c> <t>that it was over</t>.", []),
    # hedged
    ("<s>Brandt</s> <c>reportedly said</c> <t>the toll would rise</t>.", ["hedged"]),
    ("<s>Brandt</s> <c>allegedly told</c> friends <t>he would sell</t>.", ["hedged"]),
    ("Apparently <s>Brandt</s> <c>said</c> <t>the toll would rise</t>.", ["hedged"]),
    ("<s>Brandt</s> <c>said</c>, reportedly, <t>that it would rise</t>.", ["hedged"]),
    ("<s>She</s> <c>seemed to suggest</c> <t>a delay</t>.", ["hedged"]),
    ("<s>She</s> <c>appeared to blame</c> <t>the weather</t>.", ["hedged"]),
    ("<s>He</s> <c>is said to have called</c> <t>them “children”</t>.", ["hedged"]),
    ("The clerk <c>is widely believed</c> <t>to be the author</t>.", ["hedged"]),
    ("<s>Brandt</s> <c>appeared on television to say</c> <t>it was over</t>.", []),
    ("<s>Brandt</s> <c>claimed</c> <t>it was over</t>.", []),
    # question
    ("<s>They</s> <c>asked</c> <t>whether the road was safe</t>.", ["question"]),
    ("<s>They</s> <c>asked</c> Brandt <t>if it was safe</t>.", ["question"]),
    ("<s>She</s> <c>wondered</c> <t>why nobody had called</t>.", ["question"]),
    ("When <c>asked about</c> <t>the toll</t>, he left.", ["question"]),
    ("<t>“Is it safe?”</t> <s>she</s> <c>said</c>.", ["question"]),
    ("<s>She</s> <c>asked</c>: <t>“We have waited. Is it safe?”</t>", ["question"]),
    ("<s>He</s> <c>said</c>, <t>“Why do they wait while the river rises”</t>.", ["question"]),
    # … but not these
    ("<s>They</s> <c>asked</c> Brandt <t>to close the road</t>.", []),
    ("<s>They</s> <c>asked for</c> <t>more money</t>.", []),
    ("<t>“Is it safe? It is,”</t> <s>she</s> <c>said</c>. <t>“Go on.”</t>", []),
    ("<s>He</s> <c>said</c> <t>“what we need is time”</t>.", []),
    ("<s>He</s> <c>warned</c> <t>that they would say, “Who pays?”</t>", []),
    ("<s>He</s> <c>asked</c> <t>them “who pays?”</t>", ["question"]),
    ("“Well, <t>who pays?</t>” <s>he</s> <c>said</c>.", ["question"]),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_flags(marked, expected):
    document, layout, (attribution,) = read(marked)
    assert list(find_flags(attribution, document, layout)) == expected


def test_each_flag_has_a_reason():
    document, layout, (attribution,) = read("<s>Critics</s> <c>might argue</c> <t>otherwise</t>.")
    assert find_flags(attribution, document, layout) == {
        "hypothetical": "hypothetical: “might” in the cue"
    }


def test_unmarked_is_the_callers_word():
    document, layout, (attribution,) = read("<t>We have not been told</t>.")
    assert list(find_flags(attribution, document, layout, unmarked=True)) == ["unmarked"]
