"""Offices that a text tells of between the lines: shared, handed on, held by a counterpart."""

from __future__ import annotations

import pytest
from resolve_reading import attribute, make_document

from onrecord.resolve import resolve
from onrecord.types import Span

# A text, the sources in it, and who each is; a source is meant where it stands last.
OFFICES: dict[str, tuple[str, list[str], list[str | None]]] = {
    "shared by two, each with a country": (
        "The farm ministers of Romania and Hungary, Hugh Hill and Clara Benson, met. The Hungarian"
        " minister said no. The Romanian minister said yes.",
        ["The Hungarian minister", "The Romanian minister"],
        ["Clara Benson", "Hugh Hill"],
    ),
    "shared by two, without countries": (
        "Senators Hugh Hill and Clara Benson met. The mayor, Rob Stone, came. The senators"
        " said no.",
        ["The senators"],
        ["Hugh Hill and Clara Benson"],
    ),
    "a counterpart's": (
        "French Finance Minister Hugh Hill met his Greek counterpart, Clara Benson. The Greek"
        " finance minister said no.",
        ["The Greek finance minister"],
        ["Clara Benson"],
    ),
    "not a counterpart's without his country": (
        "The Farm Minister, Hugh Hill, met his Greek counterpart, Rob Stone. The Farm Minister"
        " said no.",
        ["The Farm Minister"],
        ["Hugh Hill"],
    ),
    "the new one and the former one": (
        "Prime Minister Hugh Hill resigned on Sunday. Clara Benson was sworn in on Monday. The new"
        " prime minister said no. The former prime minister said yes.",
        ["The new prime minister", "The former prime minister"],
        ["Clara Benson", "Hugh Hill"],
    ),
    "replaced by another": (
        "Mayor Hugh Hill was replaced within a day by his deputy, Clara Benson. His predecessor"
        " said no.\n\nThe ousted mayor said yes.",
        ["The ousted mayor"],
        ["Hugh Hill"],
    ),
    "a predecessor": (
        "Mayor Clara Benson resigned and was replaced by Hugh Hill. Rob Stone, a clerk, wept. His"
        " predecessor said no.",
        ["His predecessor"],
        ["Clara Benson"],
    ),
    "nobody new where nobody took it": (
        "Prime Minister Hugh Hill resigned on Sunday. Clara Benson, a doctor, wept. The new prime"
        " minister said no.",
        ["The new prime minister"],
        [None],
    ),
    "an ambassador is not of the country that he is in": (
        "The U.S. ambassador to Russia, Hugh Hill, met Russia's ambassador, Rob Stone. The Russian"
        " ambassador said no. The U.S. ambassador said yes.",
        ["The Russian ambassador", "The U.S. ambassador"],
        ["Rob Stone", "Hugh Hill"],
    ),
    "a national": (
        "The U.S. envoy, Hugh Hill, met the Greek minister Rob Stone. The American said no. The"
        " Greek said yes.",
        ["The American", "The Greek"],
        ["Hugh Hill", "Rob Stone"],
    ),
    "a national whom nobody was said to be": (
        "Hugh Hill, an envoy, met Rob Stone. The Norwegian said no.",
        ["The Norwegian"],
        [None],
    ),
    "more words than were said of the only lawyer": (
        "The clerk, Hugh Hill, came with a lawyer, Clara Benson. The defence lawyer said no.",
        ["The defence lawyer"],
        ["Clara Benson"],
    ),
    "other words than were said of the only lawyer": (
        "The clerk, Hugh Hill, came with the company lawyer, Clara Benson. A child wept. The"
        " defence lawyer said no.",
        ["The defence lawyer"],
        [None],
    ),
    "a teenager, by age": (
        "Hugh Hill, 58, and Rob Stone, 19, swam ashore. The teenager said no.",
        ["The teenager"],
        ["Rob Stone"],
    ),
    "not one of a party by an office alone": (
        "The Democratic nominee, Clara Benson, met Hugh Hill. A child wept. The Democrat said no.",
        ["The Democrat"],
        [None],
    ),
    "one from each is several": (
        "Hugh Hill wept. An official from each party stayed. The official said no.",
        ["The official"],
        [None],
    ),
    "named after a relative clause": (
        "Hugh Hill met the engineer who had dug it, Clara Benson. The engineer said no.",
        ["The engineer"],
        ["Clara Benson"],
    ),
}


@pytest.mark.parametrize(("text", "sources", "expected"), OFFICES.values(), ids=list(OFFICES))
def test_offices_told_between_the_lines(text, sources, expected):
    document, layout = make_document(text)
    places = [Span(text.rindex(each), text.rindex(each) + len(each)) for each in sources]
    found = resolve(document, layout, attribute(layout, places))
    names = [None if each is None else found.speakers[each].name for each in found.speaker_of]
    assert names == expected, found.why


def test_counterpart_is_shown_by_his_own_words():
    """He was shown as "French Finance Minister", the words for the man he met."""
    text, sources, _ = OFFICES["a counterpart's"]
    document, layout = make_document(text)
    start = text.rindex(sources[0])
    found = resolve(document, layout, attribute(layout, [Span(start, start + len(sources[0]))]))
    (speaker,) = (each for each in found.speakers if each.name == "Clara Benson")
    assert speaker.role in ("Greek counterpart", "Greek finance minister")
