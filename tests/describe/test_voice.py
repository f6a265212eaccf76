import pytest
from describe_cases import read

from onrecord.describe import find_voice

CASES = [
    # What people at large hold.
    ("The clerk <c>is widely believed</c> <t>to be the author</t>.", "outlet"),
    ("The vote <c>is expected</c> <t>to fail</t>.", "outlet"),
    ("It <c>is understood</c> <t>that talks have stalled</t>.", "outlet"),
    ("The move <c>was seen as</c> <t>a concession</t>.", "outlet"),
    ("He <c>is best known for</c> <t>his work on rivers</t>.", "outlet"),
    ("The port, <c>also known as</c> <t>the Gate</t>, was shut.", "outlet"),
    ("A deal <c>isn’t expected</c> <t>before spring</t>.", "outlet"),
    ("It <c>is said</c> <t>that nobody returns from there</t>.", "outlet"),
    # The writer's own impression.
    ("The premier <c>seemed</c> <t>tired of it all</t>.", "outlet"),
    ("The envoy <c>has reportedly</c> <t>left the city</t>.", "outlet"),
    ("<c>Allegedly</c>, <t>the fire was set on purpose</t>.", "outlet"),
    ("<c>It is unclear</c> <t>whether the bridge was inspected</t>.", "outlet"),
    ("It <c>remains to be seen</c> <t>if they will pay</t>.", "outlet"),
    ("The plan <c>looks like</c> <t>a retreat</t>.", "outlet"),
    # A named source.
    ("<s>Haskell</s> <c>seemed to suggest</c> <t>a delay</t>.", "source"),
    ("<s>Many</s> <c>believe</c> <t>the clerk wrote it</t>.", "source"),
    ("The clerk <c>is believed</c> <s>by the police</s> <t>to be the author</t>.", "source"),
    # A party that follows, though not as the source.
    ("The clerk <c>is believed</c> by many officials <t>to be the author</t>.", "source"),
    ("He <c>is seen</c> among his colleagues <t>as a safe choice</t>.", "source"),
    # An implied party.
    ("When <c>asked</c> <t>whether he would run</t>, he laughed.", "source"),
    ("The deal <c>was announced</c> <t>last week</t>.", "source"),
    ("He <c>has been accused of</c> <t>hiding the figures</t>.", "source"),
    ("There were <c>calls for</c> <t>his resignation</t>.", "source"),
    # Not "by" a party.
    ("The fund <c>is expected</c> by March <t>to run dry</t>.", "outlet"),
    # In quotation marks, without a cue.
    ("<t>“We are done here.”</t>", "source"),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_voice(marked, expected):
    document, layout, (attribution,) = read(marked)
    assert find_voice(attribution, document, layout) == expected


def test_inside_a_statement_it_is_its_sources_assertion():
    document, layout, attributions = read(
        "<s>Haskell</s> <c>said</c> <t>the clerk <c2^1>is believed</c2> <t2>to have fled</t2></t>."
    )
    assert [find_voice(each, document, layout) for each in attributions] == ["source", "source"]
