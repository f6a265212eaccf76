"""Speech that is attributed but has lost its quotation marks."""

import pytest
from describe_cases import read

from onrecord.describe.lost_marks import find_lost_marks

LOST = [
    "<t>We will not pay for this bridge</t>, <s>the mayor</s> <c>told</c> reporters.",
    "<t>We will not pay</t>, <s>the mayor</s> <c>said</c>. <t>We have no money</t>.",
    "<t>But my office will look at it</t>, <s>a spokesman</s> <c>said</c>.",
    "<t>I never saw him</t>, <c>said</c> <s>Marsh</s>, who had been there.",
    "<t>The files are lost</t>, <s>Marsh</s> <c>said</c>. <t>We have no others</t>.",
    "<t>I'm not going</t>, <s>she</s> <c>said</c>.",
    "<s>Marsh</s> <c>said:</c> <t>The ferry will close, and I will say so in court</t>.",
    "<s>Marsh</s> <c>said</c>: <t>It is the best that we have</t>.",
    "<s>Scientists</s> <c>wrote</c>: <t>We share half of our genes with bananas</t>.",
]


@pytest.mark.parametrize("marked", LOST)
def test_lost(marked):
    document, layout, attributions = read(marked)
    assert find_lost_marks(document, layout, attributions) == {0}


KEPT = [
    # In the third person.
    "<t>They will not pay for this bridge</t>, <s>the mayor</s> <c>told</c> reporters.",
    "<t>World War I ended in 1918</t>, <s>the professor</s> <c>said</c>.",
    "<s>The guide</s> <c>said</c>: <t>World War I ended in 1918</t>.",
    "<t>The U.S. will not pay</t>, <s>the mayor</s> <c>said</c>.",
    # In marks.
    "<t>“We will not pay for this bridge,”</t> <s>the mayor</s> <c>told</c> reporters.",
    "<s>Marsh</s> <c>said</c>: <t>The ferry will close, “and we will say so.”</t>",
    # The writer's words, or everybody's.
    "<s>Marsh</s> <c>said</c> <t>that we will lose</t>.",
    "<s>Experts</s> <c>say</c> <t>we should eat less</t>.",
    "<t>We use a tenth of our brains</t>, <s>scientists</s> <c>say</c>.",
    "<t>We share half of our genes with bananas</t>, <s>a study</s> <c>found</c>.",
    "<t>It is the best plan we have</t>, <s>Marsh</s> <c>said</c>.",
    "<t>I was wrong</t>, <s>she</s> <c>told</c> me.",
    "<t>I was wrong</t>, <s>my wife</s> <c>said</c>.",
    "<s>I</s> <c>thought</c>: <t>we will lose</t>.",
    # A writer who says "I" elsewhere.
    "<t>I was wrong</t>, <s>she</s> <c>said</c>. <s2>I</s2> <c2>believed</c2> <t2>her</t2>.",
    "<t>I was wrong</t>, <s>she</s> <c>said</c>.\n\nI left.\n\nMy car was gone.\n\nWe walked.",
]


@pytest.mark.parametrize("marked", KEPT)
def test_kept(marked):
    document, layout, attributions = read(marked)
    assert find_lost_marks(document, layout, attributions) == frozenset()


@pytest.mark.parametrize("kind", ["title", "turn"])
def test_only_the_body_has_lost_marks(kind):
    document, layout, attributions = read(LOST[6], {0: kind})
    assert find_lost_marks(document, layout, attributions) == frozenset()
