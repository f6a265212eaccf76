"""Who has a part that a label names, and who speaks in a text that somebody else took down."""

from __future__ import annotations

import re

import pytest
from resolve_reading import attribute

from onrecord.ingest import read_text
from onrecord.resolve import resolve
from onrecord.segment import segment
from onrecord.types import Attribution, Span

BAKER = "The baker Hugh Hill rose at three again. "
TALK = "\n\nQ: Is it late?\n\nA: It is.\n\nQ: Why?\n\nA: You tell me."
STAGE = "\n\nHOST: Is it late?\n\nGUEST: It is.\n\nHOST: Why?\n\nGUEST: You tell me."
COURT = "\n\nTHE COURT: Is it late?\n\nTHE WITNESS: It is.\n\nTHE COURT: Why?\n\nTHE WITNESS: I am."
COMMITTEE = "\n\nChair: Is it late?\n\nHugh Hill: It is, Chair.\n\nChair: Why?\n\nHugh Hill: I am."

# The opening, the turns, and who speaks in the first two of these.
PARTS = {
    "one is named": (f"{BAKER}We spoke to him in Oslo.", TALK, ["Q", "Hugh Hill"]),
    "asked by one of the paper": (
        f"{BAKER}He talked to Clara Benson of this paper.",
        TALK,
        ["Clara Benson", "Hugh Hill"],
    ),
    "asked by our reporter": (
        f"{BAKER}Our reporter, Clara Benson, found him at work.",
        TALK,
        ["Clara Benson", "Hugh Hill"],
    ),
    "asked by one who met him": (
        f"{BAKER}Clara Benson met him in Oslo.",
        TALK,
        ["Clara Benson", "Hugh Hill"],
    ),
    "interviewed by": (
        "Hugh Hill, baker, interviewed by Clara Benson",
        TALK,
        ["Clara Benson", "Hugh Hill"],
    ),
    "either may ask": ("Hugh Hill and Clara Benson were in Oslo.", TALK, ["Q", "A"]),
    "nobody is named": ("It was late in Oslo.", TALK, ["Q", "A"]),
    "a show": (
        "Late Hour. Hosted by Clara Benson, with our guest, the baker Hugh Hill.",
        STAGE,
        ["Clara Benson", "Hugh Hill"],
    ),
    "a show, told by who talks": (
        "In this episode Clara Benson talks with the baker Hugh Hill.",
        STAGE,
        ["Clara Benson", "Hugh Hill"],
    ),
    "a court": (
        "Before the Honorable Clara Benson, Judge. Hugh Hill was sworn.",
        COURT,
        ["Clara Benson", "Hugh Hill"],
    ),
    "a court, told by who examines": (
        "The witness, foreman Hugh Hill, was examined by Ms. Benson for the town.",
        TALK,
        ["Ms. Benson", "Hugh Hill"],
    ),
    "a court without names": ("It was late in Oslo.", COURT, ["COURT", "WITNESS"]),
    "a committee": (
        "Members present: Clara Benson (Chair); Rob Stone.",
        COMMITTEE,
        ["Clara Benson", "Hugh Hill"],
    ),
    "a committee of two chairs": (
        "Members present: Clara Benson (Chair); Rob Stone (Chair).",
        COMMITTEE,
        ["Chair", "Hugh Hill"],
    ),
    "one is spoken of more": (
        "Mayor Clara Benson rowed. She was late. Her predecessor, Hugh Hill, had stopped it.",
        TALK,
        ["Q", "Clara Benson"],
    ),
    "a question calls him": (
        "It was late in Oslo.",
        "\n\nQ: Mayor Ruiz, is it late?\n\nA: It is.\n\nQ: Why?\n\nA: You tell me.",
        ["Q", "Ruiz"],
    ),
    "a host of whom something else is told": (
        "After the race our reporter spoke to the rower Clara Benson.",
        "\n\nReporter: Is it late?\n\nBenson: I am.\n\nReporter: Why?\n\nBenson: You tell me.",
        ["Reporter", "Clara Benson"],
    ),
    "an outlet's letters": (
        "The Farming Gazette went to see Clara Ellis Benson, who had been up since three.",
        "\n\nFG: Is it late?\n\nCEB: It is.\n\nFG: Why?\n\nCEB: You tell me.",
        ["Farming Gazette", "Clara Ellis Benson"],
    ),
}


@pytest.mark.parametrize(("opening", "turns", "expected"), PARTS.values(), ids=list(PARTS))
def test_part_is_the_one_of_whom_it_is_told(opening, turns, expected):
    assert speakers_of_turns(opening + turns)[:2] == expected


EXAMINATION = (
    "GERALD TRASK was called as a witness and sworn.\n\nBY MS. OSEI:\n\nQ. Is it late?\n\nA. It is."
    "\n\nBY MR. HALE:\n\nQ. Why?\n\nA. I can't tell you.\n\nMR. HALE: I call Sonia Beck."
    "\n\nQ. Is it late?\n\nA. No."
)


def test_parts_in_court_change_hands():
    found = speakers_of_turns(EXAMINATION, labels=("Q", "A"))
    assert found == [
        "MS. OSEI",
        "GERALD TRASK",
        "MR. HALE",
        "GERALD TRASK",
        "MR. HALE",
        "Sonia Beck",
    ]


# Turns, and who has the last of them, which "Q" is the label of if there is no other.
CALLED_ON = {
    "yes": ("MS. HALE: It is late. Yes, Rob Stone.\n\nQ: Why?", "Rob Stone"),
    "next": ("MS. HALE: It is late. Next, Senator Rob Stone.\n\nQ: Why?", "Rob Stone"),
    "go ahead": ("MS. HALE: Rob Stone, go ahead.\n\nQ: Why?", "Rob Stone"),
    "by name alone": ("MS. HALE: It is late. Rob Stone.\n\nQ: Why?", "Rob Stone"),
    "copula": ("MS. HALE: It was Rob Stone.\n\nQ: Why?", "Q"),
    "own name": ("MS. HALE: My name is Rob Stone.\n\nQ: Why?", "Q"),
    "preposition": ("MS. HALE: I voted for Rob Stone.\n\nQ: Why?", "Q"),
    "verb and title": ("MS. HALE: I met Mr. Rob Stone.\n\nQ: Why?", "Q"),
    "thanks": ("MS. HALE: It is late. Thank you, Rob Stone.\n\nQ: Why?", "Q"),
    "answer to who": ("Q: Who won?\n\nMS. HALE: Rob Stone.\n\nQ: Why?", "Q"),
    "answer with the name asked": ("Q: Rob Stone?\n\nMS. HALE: Yes, Rob Stone.\n\nQ: Why?", "Q"),
    "answerer's last word": ("Q: And then?\n\nA: I met one man. Rob Stone.\n\nQ: Why?", "Q"),
    "a host stays": ("HOST: It is late.\n\nMS. HALE: Yes, Rob Stone.\n\nHOST: Why?", "HOST"),
}


@pytest.mark.parametrize(("turns", "expected"), CALLED_ON.values(), ids=list(CALLED_ON))
def test_who_is_called_on_asks(turns, expected):
    before = "MS. HALE: Good morning.\n\nQ: Is it late?\n\nMS. HALE: It is."
    label = "HOST" if "HOST" in turns else "Q"
    assert speakers_of_turns(f"{before}\n\n{turns}", labels=(label,))[-1] == expected


def test_why_tells_how_a_questioner_is_known():
    text = "MS. HALE: It is late.\n\nQ: Is it?\n\nMS. HALE: Yes. Next, Rob Stone.\n\nQ: Why?"
    document = read_text(text, lang="en")
    layout = segment(document)
    turns = [Attribution(None, None, (zone.span,)) for zone in layout.zones]
    *_, first, _, last = resolve(document, layout, turns).why
    assert first == "transcript: the turn is labelled Q"
    assert last == f"{first}; the turn before ends by calling on that name"


def test_who_is_called_by_name_is_who_answers():
    text = (
        "HOST: Is it late?\n\nGUEST: It is.\n\nCALLER: Hi, this is Rob from Oslo."
        "\n\nHOST: Rob, why?\n\nCALLER: It rained."
    )
    assert speakers_of_turns(text, labels=("GUEST", "CALLER")) == ["GUEST", "CALLER", "CALLER"]


def test_caller_is_a_person():
    document = read_text("HOST: Is it late?\n\nCALLER: It is.\n\nHOST: Why?", lang="en")
    layout = segment(document)
    turns = [Attribution(None, None, (zone.span,)) for zone in layout.zones]
    found = resolve(document, layout, turns)
    assert {each.name: each.kind for each in found.speakers} == {
        "HOST": "unnamed",
        "CALLER": "unnamed",
    }


def speakers_of_turns(text: str, labels: tuple[str, ...] = ()) -> list[str | None]:
    """Return who speaks in each labelled turn, or in those with one of ``labels``."""
    document = read_text(text, lang="en")
    layout = segment(document)
    turns = [zone for zone in layout.zones if zone.kind == "turn"]
    turns = [turn for turn in turns if not labels or turn.label in labels]
    found = resolve(document, layout, tuple(Attribution(None, None, (t.span,)) for t in turns))
    return [None if each is None else found.speakers[each].name for each in found.speaker_of]


BROADCAST = (
    "CLARA BENSON, HOST: It is late in Oslo.\n\nHUGH HILL, BYLINE: It rained.\n\n"
    "UNIDENTIFIED MALE: They said so.\n\nBENSON: Thank you."
)


def test_surname_is_the_label_of_who_was_named_in_full():
    found = speakers_of_turns(BROADCAST)
    assert found == ["CLARA BENSON", "HUGH HILL", "UNIDENTIFIED MALE", "CLARA BENSON"]


def test_short_exchange_is_told_by_its_sources():
    text = "We spoke to the baker Hugh Hill, who was late.\n\nQ: Why?\n\nA: The boss said so."
    document = read_text(text, lang="en")
    layout = segment(document)
    starts = [text.index(each) for each in ("Q:", "A:", "The boss")]
    ends = [starts[0] + 1, starts[1] + 1, starts[2] + 8]
    sources = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    found = resolve(document, layout, attribute(layout, sources))
    names = [None if each is None else found.speakers[each].name for each in found.speaker_of]
    assert names == ["Q", "Hugh Hill", "boss"], found.why


def test_a_label_in_capitals_is_nobody_elses_where_it_is_no_source():
    text = "It rained.\n\nREPORTER: Why?\n\nHILL: No.\n\nPOE: Yes.\n\nThe hall was dark by then."
    document = read_text(text, lang="en")
    spans = {each: Span(text.index(each), text.index(each) + len(each)) for each in text.split()}
    found = resolve(
        document,
        segment(document),
        (
            Attribution(Span(12, 20), Span(20, 21), (spans["Why?"],)),
            Attribution(None, spans["HILL:"], (spans["No."],)),
            Attribution(None, None, (spans["Yes."],)),
        ),
    )
    names = [None if each is None else found.speakers[each].name for each in found.speaker_of]
    assert names == ["REPORTER", "HILL", "POE"], found.why


def test_whole_answer_without_a_source_is_the_answerers():
    text = (
        "Interview with the baker Hugh Hill\n\nDo you like rye?\n\nI do.\n\nAnd do you sell it?"
        "\n\nNobody buys it, I find.\n\nWill you go on?\n\nYes. I hope so."
    )
    document = read_text(text, lang="en")
    layout = segment(document)
    spans = [
        Span(text.index(each), text.index(each) + 9) for each in ("Nobody buys", "Do you like")
    ]
    found = resolve(document, layout, tuple(Attribution(None, None, (each,)) for each in spans))
    assert [None if each is None else found.speakers[each].name for each in found.speaker_of] == [
        "Hugh Hill",
        None,
    ]


TOLD = {
    "as told to": (
        "MY FIRST DAY: Clara Benson, baker\n\nI was nineteen. I rang.\n\nAs told to Hugh Hill",
        "Clara Benson",
    ),
    "a diary": (
        "From the diary of Clara Benson, a baker in Oslo.\n\n3 March. No light. I rang.",
        "Clara Benson",
    ),
    "an extract": (
        "This is an edited extract from “Rye”, the memoirs of Clara Benson.\n\nI rang.",
        "Clara Benson",
    ),
    "a note on the author": (
        "The trouble with rye\n\nI rang. It rained.\n\nClara Benson is professor of bread at Oslo.",
        "Clara Benson",
    ),
    "a note on somebody spoken of": (
        "The trouble with rye\n\nI rang Clara Benson.\n\nClara Benson is professor of bread.",
        "I",
    ),
    "a name above": ("Let it rise\n\nClara Benson\n\nRye is late. I rang twice.", "Clara Benson"),
    "a signature of two lines": (
        "Dear members\n\nI rang.\n\nI hope it helps.\n\nClara Benson\nChair, Oslo Rowing Club",
        "Clara Benson",
    ),
    "a letter": (
        "Sir, It rained in Oslo for the whole of the week.\n\nI rang.\n\nYours faithfully,\n"
        "Clara Benson\nOslo, Norway",
        "Clara Benson",
    ),
    "a letter signed with a given name": (
        "From the desk of Clara Benson\n\nDear residents,\n\nI rang.\n\nSwim well,\nClara",
        "Clara Benson",
    ),
    "a letter to somebody": ("An open letter to Clara Benson\n\nDear Ms Benson,\n\nI rang.", "I"),
    "an account of somebody unnamed": (
        "A nurse at the Oslo Infirmary wrote to us. This is her account.\n\nI rang.",
        "nurse at the Oslo Infirmary",
    ),
    "a signed quotation set apart": (
        "It rained in Oslo.\n\nIt was dark. I rang. — Clara Benson, on the flood\n\nThe town met.",
        "Clara Benson",
    ),
    "a name that ends a sentence": ("It was dark. I rang Clara Benson", "I"),
    "the one who asks": (
        "Interview with the baker Clara Benson, by Hugh Hill\n\nInterview by Hugh Hill\n\n"
        "I rang twice, didn't you hear?\n\nI did not.\n\nDo you like rye?\n\nI do.\n\nWhy do you?"
        "\n\nYes. I hope so.",
        "Hugh Hill",
    ),
    "a word of the narrator's before I": ("My son is late. I rang.", "I"),
}


@pytest.mark.parametrize(("text", "expected"), TOLD.values(), ids=list(TOLD))
def test_narrator_is_named(text, expected):
    document = read_text(text, lang="en")
    layout = segment(document)
    said = re.search(r"\bI\b(?= rang)", text)
    assert said is not None
    found = resolve(document, layout, attribute(layout, [Span(*said.span())]))
    names = [None if each is None else found.speakers[each].name for each in found.speaker_of]
    assert names == [expected], found.why


SIGNED = (
    "Rye at three\n\n“I rise at three.” Clara Benson\n\nIn your view, is it dear?\n\nYes. I think"
    " so.\n\nDo you sell it?\n\nI do.\n\nWhy do you?\n\nNo idea."
)


@pytest.mark.parametrize("said", ["your", "I(?= think)", "you(?= sell)", "I(?= do)"])
def test_signed_quotation_tells_who_answers(said):
    document = read_text(SIGNED, lang="en")
    layout = segment(document)
    found = re.search(rf"\b{said}\b", SIGNED)
    assert found is not None
    resolution = resolve(document, layout, attribute(layout, [Span(*found.span())]))
    assert [
        resolution.speakers[each].name for each in resolution.speaker_of if each is not None
    ] == ["Clara Benson"], resolution.why


LETTER = (
    "An open letter to Hugh Hill\n\nDear Mr Hill,\n\nYou promised us boats. We saw none."
    "\n\nThe Seafarers' Council, Oslo"
)
HEARING = (
    "Chair: Is it late?\n\nHugh Hill: It is. The clerk said no.\n\nRob Stone: You told us."
    "\n\nHugh Hill: I did.\n\nChair: Why?\n\nHugh Hill: It was late."
)
# Words, and who is behind them.
TALKING = {
    "you are the reader of a letter": (LETTER, "You", "Hugh Hill"),
    "we are the body that signs": (LETTER, "We", "Seafarers' Council"),
    "you are who speaks before and after": (HEARING, "You", "Hugh Hill"),
    "somebody in a turn": (HEARING, "The clerk", "clerk"),
    "somebody in what is told by one": ("I rang. The winchman waved.", "The winchman", "winchman"),
    "somebody in a report": ("It rained. The winchman waved.", "The winchman", None),
    "no person": ("I rang. The other waved.", "The other", None),
    "a lawyer's client": (
        "Hugh Hill's lawyer, Clara Benson, came. Benson said her client slept.",
        "her client",
        "Hugh Hill",
    ),
    "the woman of two": (
        "Clara Benson came. So did Lee Benson. Mrs Benson waved.",
        "Mrs Benson",
        "Clara Benson",
    ),
    "a party and state": ("Sen. Hugh Hill, R-Fla., waved.", "Sen. Hugh Hill, R-Fla.", "Hugh Hill"),
    "where somebody works": (
        "Clara Benson, Shelter Oslo",
        "Clara Benson, Shelter Oslo",
        "Clara Benson",
    ),
    "a verb in a name": ("Dry, the Met Office says.", "the Met Office", "Met Office"),
}


@pytest.mark.parametrize(("text", "said", "expected"), TALKING.values(), ids=list(TALKING))
def test_speaker_in_talk(text, said, expected):
    document = read_text(text, lang="en")
    layout = segment(document)
    start = text.index(said)
    found = resolve(document, layout, attribute(layout, [Span(start, start + len(said))]))
    names = [None if each is None else found.speakers[each].name for each in found.speaker_of]
    assert names == [expected], found.why


FOLLOWED = {
    "alone in the sentence": ("Hugh Hill said no.", "Hugh Hill"),
    "two in the sentence": ("Rob Stone said yes; Hugh Hill said no.", None),
    "two in the paragraph": ("Rob Stone said yes. Hugh Hill said no.", "Hugh Hill"),
    "asked": ("Hugh Hill asked why.", None),
}


@pytest.mark.parametrize(("before", "expected"), FOLLOWED.values(), ids=list(FOLLOWED))
def test_quotation_alone_goes_on(before, expected):
    text = f"{before}\n\n“It is late.”"
    document = read_text(text, lang="en")
    parts = re.finditer(r"([A-Z]\w+ [A-Z]\w+) (said|asked) (\w+)", text)
    spans = [[Span(*part.span(group)) for group in (1, 2, 3)] for part in parts]
    statements = [Attribution(source, cue, (content,)) for source, cue, content in spans]
    alone = Attribution(None, None, (Span(text.index("“"), len(text)),))
    found = resolve(document, segment(document), (*statements, alone))
    speaker = found.speaker_of[-1]
    assert (None if speaker is None else found.speakers[speaker].name) == expected, found.why
