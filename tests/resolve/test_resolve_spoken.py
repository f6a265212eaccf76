"""Who says "I" and "you" where nobody is quoted, whose words go on, and who are named together."""

from __future__ import annotations

import pytest
from resolve_reading import Source, attribute, find, make_document

from onrecord.resolve import resolve
from onrecord.types import Attribution, Span

SPEECH = (
    "Thank you for coming. My name is Clara Benson.\n\nI have run this boat for ten years. The"
    " ministry says it leaks.\n\nI say it floats."
)
INTERVIEW = (
    "Interview with the baker Hugh Hill\n\nWhat do you think of rye?\n\nI love it. I say so daily."
    "\n\nMy wife agrees.\n\nDid you think of stopping?\n\nI never did.\n\nAnd now? Is it over?"
    "\n\nNo. I hope not."
)
HEARING = (
    "Well, I think the lease is void.\n\nDid the tenant sign?\n\nYes. I believe so.\n\nI doubt it. "
    "Who saw it?\n\nI claim that the clerk did.\n\nDo you say so?\n\nI say so."
)
CALLED = (
    "Hugh Hill and Clara Benson, arguing.\n\nAlright, Mr. Hill, please proceed.\n\nMay it please"
    " the Court. I want the lease read.\n\nThat is what you say, and I doubt that you can.\n\nThank"
    " you. I think so.\n\nDid the tenant sign?\n\nYes.\n\nDid you ask?\n\nNo, Your Honor. I did"
    " not.\n\nWho was there?\n\nNobody."
)
TALK = "Well, I think so.\n\nNo, I think not.\n\nRight. I hope so.\n\nYes, I do hope."

FIRST_AND_SECOND_PERSON = {
    "speech, name given": (SPEECH, ["I have", "I say"], ["Clara Benson"] * 2),
    "speech, no name": (
        "Good evening.\n\nI think of the harbour.\n\nTonight I promise you a bridge.",
        ["I think", "I promise"],
        ["I", "I"],
    ),
    "letter, signed for a body": (
        "SIR – Your report was wrong.\n\nWe said in May that it would close. I repeat it here.\n\n"
        "Clara Benson, secretary, Tarn Baths Trust",
        ["We said", "I repeat"],
        ["Tarn Baths Trust", "Clara Benson"],
    ),
    "statement of a body": (
        "Statement by the Justice Department\n\nWe confirm that the file was lost.",
        ["We confirm"],
        ["Justice Department"],
    ),
    "remarks by two": (
        "Remarks by Ann Cole and Hugh Hill\n\nI think it rained.\n\nI think it did not.",
        ["I think it rained"],
        [None],
    ),
    "by whom": ("By Ann Cole\n\nI hear that it rained.", ["I hear"], ["Ann Cole"]),
    "interview": (
        INTERVIEW,
        [
            "you think of rye",
            "I love",
            "I say",
            "you think of st",
            "I never",
            "I hope",
        ],
        ["Hugh Hill"] * 6,
    ),
    "interview, by a name that asks": (
        "Clara Benson is 84. Hugh Hill spoke with her in May.\n\nDo you still row?\n\nI row daily.",
        ["I row"],
        ["Clara Benson"],
    ),
    "interview, in our magazine": (
        "Clara Benson came home in May. She spoke to our magazine.\n\nWhy did you?"
        "\n\nI think it was time.",
        ["I think"],
        ["Clara Benson"],
    ),
    "interview, with few questions": (
        "Interview with Clara Benson\n\nDo you still row?\n\nI row daily. It is late.\n\nIt rained."
        "\n\nIt snowed.",
        ["you still", "I row"],
        ["Clara Benson"] * 2,
    ),
    "column on another's speech": (
        "Our town heard Hugh Hill. Hugh Hill delivered a speech.\n\nI loved it.\n\nI love him.",
        ["I loved"],
        ["I"],
    ),
    "hearing, with a plea": (
        "I welcome you.\n\nMay it please the Court. I say that it is void.\n\nI think so. Is it?"
        "\n\nYes, I believe so.\n\nWho saw it? And when?\n\nI did.\n\nDo you say so?\n\nI do say.",
        ["I welcome", "I say that", "I believe", "I do say"],
        [None, "I", "I", "I"],
    ),
    "hearing, turn by turn": (
        HEARING,
        ["I think", "I believe", "I doubt", "I claim", "I say so"],
        ["I", "I", "I, another", "I", "I"],
    ),
    "hearing, the first question without a mark": (
        CALLED,
        ["I want", "I doubt", "you can", "I think", "you ask", "I did"],
        ["Hugh Hill", "I", *["Hugh Hill"] * 4],
    ),
    "hearing, another one is called on": (
        CALLED + "\n\nMs. Benson, did you see him?\n\nI saw nobody.",
        ["I did", "you see", "I saw nobody"],
        ["Hugh Hill", "Clara Benson", "Clara Benson"],
    ),
    "hearing, who answers first says nothing of himself": (
        "Hugh Hill v. Clara Benson.\n\nDo you hear?\n\nYes.\n\nMr. Hill, did you ask?\n\nI did."
        "\n\nDid you see it?\n\nI saw it.",
        ["you hear", "you ask", "I did", "I saw"],
        [None, "Hugh Hill", "Hugh Hill", "Hugh Hill"],
    ),
    "interview, two answer": (
        "Interview with the baker Ann Cole\n\nThe bar of Ann Cole and Hugh Hill is new.\n\nDo you"
        " sell rye?\n\nWe think not.\n\nWhy don't you?\n\nIt costs us too much.",
        ["you sell", "We think", "you?", "us too"],
        ["Ann Cole and Hugh Hill"] * 4,
    ),
    "interview, asked without a question": (
        "Interview with the baker Hugh Hill\n\nHugh Hill says that he is tired.\n\nTell us why you"
        " bake rye.\n\nI love it.\n\nDo you sell it?\n\nI do.",
        ["he is", "you bake", "I love", "I do"],
        ["Hugh Hill"] * 4,
    ),
    "interview, a long answer that ends with a question": (
        f"{INTERVIEW}\n\nAnd rye?\n\nI sell it{' and bake it' * 40}, and why not?",
        ["I sell"],
        ["Hugh Hill"],
    ),
    "interview, who asks is not named": (
        f"{INTERVIEW}\n\nWhat I hear is that I should ask. May I?\n\nYes.\n\nI thank you. Is it"
        " rye?\n\nIt is rye. It is flour and water and salt.\n\nI see. Is it dear?",
        ["I hear", "I should", "I thank", "I see"],
        ["I", "I", "I", "I, another"],
    ),
    "speech of a body that is not named": (
        "Tonight we met.\n\nWe say it floats.\n\nWe think so.",
        ["We say", "We think"],
        ["We"] * 2,
    ),
    "report in which we stands once": (
        "We say it floats.\n\nIt rained.\n\nIt froze.\n\nIt thawed.",
        ["We say"],
        [None],
    ),
    "talk in no order": (TALK, ["I think so", "I hope"], [None, None]),
    "inside marks": ('Ann Cole left. "I said so," was heard.', ["I said"], [None]),
}


@pytest.mark.parametrize(
    ("text", "starts", "expected"),
    FIRST_AND_SECOND_PERSON.values(),
    ids=list(FIRST_AND_SECOND_PERSON),
)
def test_first_and_second_person(text, starts, expected):
    document, layout = make_document(text)
    spans = [Span(text.index(each), text.index(each) + len(each.split()[0])) for each in starts]
    found = resolve(document, layout, attribute(layout, spans))
    names = [None if each is None else _told_apart(found, each) for each in found.speaker_of]
    assert names == expected, found.why


def _told_apart(found, number):
    """Return the name of a speaker, told from that of an earlier one of the same name."""
    name = found.speakers[number].name
    alike = any(speaker.name == name for speaker in found.speakers[:number])
    return f"{name}, another" if alike else name


def spans(text, *parts):
    return tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)


CONTINUED = {
    "in its paragraph": ('"It rained," {s} said. "Then it froze."', True),
    "in the next paragraph": ('"It rained," {s} said.\n\n"Then it froze."', True),
    "told, not quoted": ('"It rained," {s} said. Then it froze.', True),
    "told in the next paragraph": ('"It rained," {s} said.\n\nThen it froze.', False),
    "something between": ('"It rained," {s} said. He sat down. "Then it froze."', False),
}


@pytest.mark.parametrize(("form", "goes_on"), CONTINUED.values(), ids=list(CONTINUED))
def test_words_that_go_on(form, goes_on):
    text = "Clara Benson left. " + form.format(s="Hugh Hill")
    document, layout = make_document(text)
    first = Attribution(*spans(text, "Hugh Hill", "said"), spans(text, '"It rained,"'))
    later = '"Then it froze."' if '"Then' in text else "Then it froze."
    found = resolve(document, layout, (first, Attribution(None, None, spans(text, later))))
    assert (found.speaker_of[1] == found.speaker_of[0]) is goes_on
    assert (found.speaker_of[1] is None) is not goes_on


TOGETHER = {
    "the latter": (
        "Hugh Hill met Clara Benson. The latter said no.",
        [Source("The latter", 1, "Clara Benson")],
    ),
    "the former, of three": (
        "Hugh Hill, Rob Stone and Clara Benson met. The former said no.",
        [Source("The former", 1, None)],
    ),
    "two bodies": (
        "Acme Corporation sued Orbit Bank. The latter said no. The former said yes.",
        [Source("The latter", 1, "Orbit Bank"), Source("The former", 1, "Acme Corporation")],
    ),
    "the two": (
        "Climbers Ann Cole and Hugh Hill came down. The two said they were tired.",
        [Source("The two", 1, "Ann Cole and Hugh Hill")],
    ),
    "a couple with one surname": (
        "Hugh and Clara Benson moved. Rob Stone helped. The couple said it was easy.",
        [Source("The couple", 1, "Hugh and Clara Benson")],
    ),
    "they": (
        "Ann Cole and Hugh Hill came down. They said it was cold.",
        [Source("They", 1, "Ann Cole and Hugh Hill")],
    ),
    "all of us": (
        "We say it floats. All of us say so. We all do say it.",
        [Source("We", 1, "We"), Source("All of us", 1, "We"), Source("We all", 1, "We")],
    ),
    "nobody was named together": (
        "Ann Cole came down. The two said they were tired.",
        [Source("The two", 1, None)],
    ),
    "a job before one of them": (
        "Goalkeeper Hugh Hill left. Hill said no.",
        [Source("Goalkeeper Hugh Hill", 1, "Hugh Hill"), Source("Hill", 2, "Hugh Hill")],
    ),
    "a rank inside a title": (
        "Agriculture Under Secretary Clara Benson said no.",
        [Source("Agriculture Under Secretary Clara Benson", 1, "Clara Benson")],
    ),
    "two of one surname, one with a title": (
        "Inspector Ann Cole met Rob Cole, an engineer. Inspector Cole said no.",
        [Source("Inspector Cole", 1, "Ann Cole")],
    ),
}


@pytest.mark.parametrize(("text", "sources"), TOGETHER.values(), ids=list(TOGETHER))
def test_people_named_together(text, sources):
    document, layout = make_document(text)
    places = [find(text, source.words, source.occurrence) for source in sources]
    found = resolve(document, layout, attribute(layout, places))
    names = [None if each is None else found.speakers[each].name for each in found.speaker_of]
    assert names == [source.speaker for source in sources], found.why


RELATED = {
    "so called with the owner's name": (
        "Hugh Hill was fined. Hill's lawyer said it was a log. His lawyer said more.",
        ["Hill's lawyer", "His lawyer"],
        ["Hill's lawyer", "Hill's lawyer"],
    ),
    "named after the owner's office": (
        "Culture Minister Clara Benson left. The minister's aide, Rob Stone, said she was late. "
        "Benson said no. Her aide said yes.",
        ["The minister's aide, Rob Stone", "Benson", "Her aide"],
        ["Rob Stone", "Clara Benson", "Rob Stone"],
    ),
    "the other of two": (
        "Clara Benson met Hugh Hill. Benson said no. Her colleague said yes.",
        ["Benson", "Her colleague"],
        ["Clara Benson", "Hugh Hill"],
    ),
    "the other of three": (
        "Clara Benson met Hugh Hill and Rob Stone. Benson said no. Her colleague said yes.",
        ["Her colleague"],
        ["Her colleague"],
    ),
    "nobody's": ("It was late. His lawyer said so.", ["His lawyer"], [None]),
    "it, of what no word tells to be a body": (
        "Fenwick Steel said it would close. It said 180 jobs would go.",
        ["Fenwick Steel", "It"],
        ["Fenwick Steel", "Fenwick Steel"],
    ),
}


@pytest.mark.parametrize(("text", "sources", "expected"), RELATED.values(), ids=list(RELATED))
def test_people_told_by_how_they_are_related(text, sources, expected):
    document, layout = make_document(text)
    places = [Span(text.rindex(each), text.rindex(each) + len(each)) for each in sources]
    found = resolve(document, layout, attribute(layout, places))
    names = [None if each is None else found.speakers[each].name for each in found.speaker_of]
    assert names == expected, found.why
    assert len(set(found.speaker_of) - {None}) == len(set(expected) - {None})
