from __future__ import annotations

import pytest
from resolve_reading import attribute, find, make_document

from onrecord.resolve import resolve
from onrecord.resolve.names import parse_name, same_person
from onrecord.resolve.places import same_place
from onrecord.types import Attribution, Resolution, Span

# Text, source phrases with their occurrence, then what is known of the speaker behind the first.
KINDS_AND_ROLES = {
    "person with an office": (
        "Russia's Foreign Minister Pavel Orlov met Ann Cole. Orlov said no.",
        [("Orlov", 2)],
        ("Pavel Orlov", "person", "Russia's Foreign Minister"),
    ),
    "person with an abbreviated title": (
        "Sen. Ann Cole met Rob Stone. Cole said no.",
        [("Cole", 2)],
        ("Ann Cole", "person", "Sen."),
    ),
    "person with an occupation": (
        "Hugh Hill, a doctor, met Ann Cole. Hill said no.",
        [("Hill", 2)],
        ("Hugh Hill", "person", "doctor"),
    ),
    "an office of two fields": (
        "Hugh Hill, minister for women and equalities, met Ann Cole. Hill said no.",
        [("Hill", 2)],
        ("Hugh Hill", "person", "minister for women and equalities"),
    ),
    "the head of a body whose name has an and": (
        "Hugh Hill, head of the Institute of Allergy and Infectious Diseases, left. Hill said no.",
        [("Hill", 2)],
        ("Hugh Hill", "person", "head of the Institute of Allergy and Infectious Diseases"),
    ),
    "an office, and somebody else": (
        "Hugh Hill, head of the bank and Ann Cole left. Hill said no.",
        [("Hill", 2)],
        ("Hugh Hill", "person", "head of the bank"),
    ),
    "an office behind degrees": (
        "Hugh Hill, M.D., Ph.D., chief of surgery, met Ann Cole. Hill said no.",
        [("Hill", 2)],
        ("Hugh Hill", "person", "chief of surgery"),
    ),
    "an office and a political party": (
        "Gov. Hugh Hill, a Republican, met Ann Cole. Hill said no.",
        [("Hill", 2)],
        ("Hugh Hill", "person", "Gov."),
    ),
    "a poll of some time": (
        "It rained. A Gallup poll last year showed that.",
        [("A Gallup poll last year", 1)],
        ("Gallup poll last year", "document", None),
    ),
    "a share of people": (
        "It rained. 56% of Americans said no.",
        [("56% of Americans", 1)],
        ("56% of Americans", "group", None),
    ),
    "figures that tell": (
        "The charity left. Its figures show that.",
        [("Its figures", 1)],
        ("Its figures", "document", None),
    ),
    "figures who tell": (
        "The charity left. Senior figures said no.",
        [("Senior figures", 1)],
        ("Senior figures", "group", None),
    ),
    "diaries": (
        "Hugh Hill left. Hugh Hill's diaries say so.",
        [("Hugh Hill's diaries", 1)],
        ("Hugh Hill's diaries", "document", None),
    ),
    "the phrase that tells most": (
        "Minister Ivo Hart met Ann Cole. Ivo Hart, Keldonia's minister of trade, said no.",
        [("Ivo Hart, Keldonia's minister of trade", 1)],
        ("Ivo Hart", "person", "Keldonia's minister of trade"),
    ),
    "office before a form of address that is a noun, too": (
        "The Minister for Europe Lady Ann Cole left. Cole said no.",
        [("Cole", 2)],
        ("Ann Cole", "person", "Minister for Europe"),
    ),
    "office after a preposition": (
        "Ann Cole served under President Hill. Hill said no.",
        [("Hill", 2)],
        ("Hill", "person", "President"),
    ),
    "office with the word for a deputy": (
        "Ann Cole met Deputy Under Secretary Rob Hill. Hill said no.",
        [("Hill", 2)],
        ("Rob Hill", "person", "Deputy Under Secretary"),
    ),
    "somebody's remarks": (
        "Rob Stone met Ann Cole. Ann Cole's harsh remarks said that he should leave.",
        [("Ann Cole's harsh remarks", 1)],
        ("Ann Cole", "person", None),
    ),
    "somebody's letter": (
        "Rob Stone met Ann Cole. Ann Cole's letter said that he should leave.",
        [("Ann Cole's letter", 1)],
        ("Ann Cole's letter", "document", None),
    ),
    "office without a name": (
        "Russia's Foreign Minister Pavel Orlov left. The French Foreign Minister said no.",
        [("The French Foreign Minister", 1)],
        ("French Foreign Minister", "person", None),
    ),
    "office alone": (
        "Ann Cole met the president. The president said no.",
        [("The president", 1)],
        ("president", "person", None),
    ),
    "office after a possessive": (
        "Ann Cole left. Our president said no.",
        [("Our president", 1)],
        ("Our president", "person", None),
    ),
    "office in more words than its holder's name": (
        "The president of Keldonia met Ann Cole. The president said no.",
        [("The president", 2)],
        ("president", "person", "president of Keldonia"),
    ),
    "occupation that is part of the name": (
        "Rob Judge, a judge, met Ann Cole. Judge said no.",
        [("Judge", 2)],
        ("Rob Judge", "person", "judge"),
    ),
    "body": (
        "The Justice Department met Ann Cole. The Justice Department said no.",
        [("The Justice Department", 2)],
        ("Justice Department", "organisation", None),
    ),
    "state": ("Ann Cole met Russia. Russia said no.", [("Russia", 2)], ("Russia", "state", None)),
    "group": ("Critics of Ann Cole said no.", [("Critics", 1)], ("Critics", "group", None)),
    "document": (
        "Ann Cole read the report. The report said no.",
        [("The report", 1)],
        ("report", "document", None),
    ),
    "unnamed": (
        "Ann Cole met a senior official. One aide said no.",
        [("One aide", 1)],
        ("One aide", "unnamed", None),
    ),
    "form of address where no given name is known": (
        "Mrs. Cole met Rob Stone. Cole said no.",
        [("Cole", 2)],
        ("Mrs. Cole", "person", None),
    ),
}


def _resolve(text: str, phrases: list[tuple[str, int]]) -> Resolution:
    document, layout = make_document(text)
    spans = [find(text, words, occurrence) for words, occurrence in phrases]
    return resolve(document, layout, attribute(layout, spans))


@pytest.mark.parametrize(
    ("text", "phrases", "expected"), KINDS_AND_ROLES.values(), ids=KINDS_AND_ROLES.keys()
)
def test_name_kind_and_role(
    text: str, phrases: list[tuple[str, int]], expected: tuple[str, str, str | None]
) -> None:
    (speaker,) = _resolve(text, phrases).speakers
    assert (speaker.name, speaker.kind, speaker.role) == expected


def test_mentions_are_all_names_and_the_resolved_sources() -> None:
    text = (
        "Rob Stone came. Ann Cole, the mayor, praised Stone. Cole's car stood there."
        ' "I am late," she said. The mayor added that Ann knew.'
    )
    resolution = _resolve(text, [("she", 1), ("The mayor", 1), ("I", 1)])
    (speaker,) = resolution.speakers
    assert [mention.of(text) for mention in speaker.mentions] == [
        "Ann Cole", "Cole", "I", "she", "The mayor"[4:], "Ann",
    ]  # fmt: skip


def test_only_those_behind_a_statement_are_speakers_in_order_of_first_mention() -> None:
    text = "Rob Stone met Ann Cole and Hugh Hill. Hill said no. Stone said yes."
    resolution = _resolve(text, [("Hill", 2), ("Stone", 2)])
    assert [(each.id, each.name) for each in resolution.speakers] == [
        ("s1", "Rob Stone"),
        ("s2", "Hugh Hill"),
    ]
    assert resolution.speaker_of == (1, 0)


@pytest.mark.parametrize("label", ["REPORTER", "THE REPORTER", "Q", "Mayor", "PANEL", "Tobin Harl"])
def test_everybody_labelled_alike_is_one_speaker(label: str) -> None:
    text = f'{label}: Ann Cole is late.\n{label}: "I am late," she said.\n{label}: He said so.'
    document, layout = make_document(text, turns=True)
    phrases = [(label, 1), (label, 2), (label, 3), ("she", 1), ("He", 1)]
    sources = [find(text, words, occurrence) for words, occurrence in phrases]
    resolution = resolve(document, layout, attribute(layout, sources))
    names = [speaker.name for speaker in resolution.speakers]
    assert names == [label.removeprefix("THE "), "Ann Cole"]
    assert resolution.speaker_of == (0, 0, 0, 1, None)


def test_reasons_say_what_was_read() -> None:
    text = "Hugh Hill met Ann Cole. Hill said no. He left. Mark Dent and Luke Dent came. Dent sang."
    resolution = _resolve(text, [("Hill", 2), ("He", 1), ("Dent", 3)])
    assert resolution.why == (
        "name: Hill is Hugh Hill, so named at 0",
        "pronoun: He is Hugh Hill (100%, last at 24)",
        "name: Dent may be Mark Dent or Luke Dent",
    )


def test_reasons_of_descriptions_say_where_somebody_was_called_so() -> None:
    text = (
        "Foreign Minister Hugh Hill met the Ministry of Ferries. The foreign minister said no."
        " The ministry sang. His wife left."
    )
    phrases = [("The foreign minister", 1), ("The ministry", 1), ("His wife", 1)]
    assert _resolve(text, phrases).why == (
        "description: foreign minister is Hugh Hill, called Foreign Minister at 0",
        "description: ministry is Ministry of Ferries, so named at 35",
        "description: His wife, of Hugh Hill (at 56), is His wife",
    )


def test_no_source_no_speaker() -> None:
    document, layout = make_document("Ann Cole said no.")
    resolution = resolve(document, layout, (Attribution(None, None, (Span(0, 5),)),))
    assert resolution == Resolution((), (None,), ("no source is named",))


def test_first_person_of_a_quotation_that_is_not_linked() -> None:
    text = '"I know that Ann Cole left," said Hugh Hill. Rob Stone slept.'
    document, layout = make_document(text)
    linked = attribute(layout, [find(text, "Hugh Hill", 1), find(text, "I", 1)])
    loose = tuple(Attribution(each.source, each.cue, each.content, parent=None) for each in linked)
    resolution = resolve(document, layout, loose)
    assert [resolution.speakers[number or 0].name for number in resolution.speaker_of] == [
        "Hugh Hill",
        "Hugh Hill",
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bill Marsh", "William Marsh", True),
        ("W. Marsh", "William Marsh", True),
        ("Ann Marsh", "William Marsh", False),
        ("Hilda Rodham Garner", "Hilda Garner", True),
        ("Frank Gore", "Frank Gore Jr.", True),
        ("Frank Gore Jr.", "Frank Gore", False),
        ("Frank Gore Jr.", "Frank Gore Sr.", False),
        ("Ana Cruz", "Ana de la Cruz", True),
        ("Kim Jae Won", "Kim Ho Sung", False),
        ("Robert F. Lee", "Robert E. Lee", False),
    ],
)
def test_same_person(one: str, other: str, same: bool) -> None:
    assert same_person(parse_name(one.split()), parse_name(other.split())) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("russian", "russia", True),
        ("dutch", "netherlands", True),
        ("north korean", "north korea", True),
        ("north korean", "south korea", False),
        ("keldonian", "keldonia", True),
        ("keldonian", "lurana", False),
        ("russian", "rus", False),
    ],
)
def test_same_place(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same


def test_a_name_in_full_needs_two_words() -> None:
    with pytest.raises(ValueError, match="two words"):
        parse_name(["Ann"])
