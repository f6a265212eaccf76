import pytest

from onrecord.segment import find_paragraphs, find_zones, segment, turn_words
from onrecord.types import Document, Origin, Span, Zone

ORIGIN = Origin(path="-", media_type="text/plain", sha256="")

LEAD = (
    "The harbour board met on Monday to hear what the engineers had found under the old pier, "
    "which has been shut since the storm."
)
MORE = 'The chair said the tests would go on. "We have time," she said, and closed the meeting.'


def make(text, **known):
    return Document(text=text, origin=ORIGIN, **known)


def zones_of(text, **known):
    document = make(text, **known)
    return [(zone.kind, zone.span.of(text)) for zone in find_zones(document, find_paragraphs(text))]


def kind_of(words, paragraphs, **known):
    """Return the kind of the zone that holds ``words`` in an article of these paragraphs."""
    text = "\n\n".join(paragraphs)
    (kind,) = [kind for kind, found in zones_of(text, **known) if words in found]
    return kind


# Paragraphs between two of the body.
AMID = [
    ("Fishing rights:", "heading"),
    ("North Shore and South Shore:", "heading"),
    ("Fishing rights", "heading"),
    ("Board Puts Off Its Vote", "heading"),
    ("WHAT COMES NEXT", "heading"),
    ("## What comes next", "heading"),
    ("**What comes next**", "heading"),
    ("– What comes next –", "heading"),
    ("3. Fishing rights", "heading"),
    ("10:42 The chair is to meet the board this afternoon", "heading"),
    ("10.42am ‘We have had no answer at all from them’", "heading"),
    ("10:42 people were there when the chair met the board", "body"),
    ("10:42 The chair met the board.", "body"),
    ("The chair also had this to say about the tests that are still to come:", "body"),
    ("The chair added:", "body"),
    ("One skipper wrote:", "body"),
    ("Here are the main points.", "body"),
    ("Nobody came.", "body"),
    ("— Ann Roe, chair of the board", "body"),
    ("Ann Roe, 52", "body"),
    ("Comment: The board has met four times since the storm.", "comment"),
    ("Editor's note: This is the third of five parts.", "comment"),
    ("Editor’s note: This is the third of five parts.", "comment"),
    ("[Editor's note: This is the third of five parts.]", "comment"),
    ("(Ed. note: The third of five parts.)", "comment"),
    ("Correction: An earlier version gave the wrong year.", "comment"),
    ("He made no comment: the tests were not his.", "body"),
    ("© Ann Roe/Reuters", "credit"),
    ("Photo: Ann Roe/Harbour News", "credit"),
    ("Photo by Ann Roe", "credit"),
    ("(AP Photo/Ann Roe)", "credit"),
    ("Ann Roe / AFP", "credit"),
    ("Ann Roe via Getty Images", "credit"),
    ("REUTERS/Ann Roe", "credit"),
    ("The pier on Monday. (AP Photo/Ann Roe)", "caption"),
    ("The pier on Monday. REUTERS/Ann Roe", "caption"),
    ("FILE PHOTO: The pier before the storm.", "caption"),
    ("Photo: The pier as it was before the storm of last year.", "caption"),
    ("In this March 3 photo, the pier is seen.", "caption"),
    ("Read more: The storm, a year on", "boilerplate"),
    ("Subscribe to our newsletter", "boilerplate"),
    ("Sign up for the morning briefing", "boilerplate"),
    ("Click here to see the map.", "boilerplate"),
    ("Follow us on Twitter", "boilerplate"),
    ("Follow Ann Roe on Twitter @annroe.", "boilerplate"),
    ("(Reporting by Ann Roe; editing by Bo Poe)", "boilerplate"),
    ("Reporting by Ann Roe in Port Roe; Editing by Bo Poe", "boilerplate"),
    ("Bo Poe contributed to this report.", "boilerplate"),
    ("© 2024 Harbour News. All rights reserved.", "boilerplate"),
    ("This article was first published on Sunday.", "boilerplate"),
    ("ADVERTISEMENT", "boilerplate"),
    ("* * *", "boilerplate"),
    ("Read what he wrote and you will see why.", "body"),
    ("Related problems were found under the new pier.", "body"),
    ("Follow the rules, she told them.", "body"),
]

# Paragraphs between the title and the body.
AT_HEAD = [
    ("By Ann Roe", "byline"),
    ("By Ann Roe and Bo Poe", "byline"),
    ("By Øyvind Čapek", "byline"),
    ("BY ANN ROE", "byline"),
    ("By Ann Roe, Harbour Correspondent", "byline"),
    ("By Ann Roe in Port Roe", "byline"),
    ("Port Roe, 17 October 2024", "byline"),
    ("October 17, 2024", "byline"),
    ("Published: 17 October 2024, 10:30 GMT", "byline"),
    ("Updated 5:30 p.m. on October 17, 2024", "byline"),
    ("Photo: Ann Roe/Harbour News", "credit"),
    ("FOR IMMEDIATE RELEASE", "boilerplate"),
    ("Page 1", "boilerplate"),
    ("PAGE 1 of 3", "boilerplate"),
    ("By Monday, all of it had gone.", "body"),
]

TITLES = [
    ("Board hears of damage under old pier", "title"),
    ("Board Hears Of Damage Under Old Pier.", "title"),
    ("Is the old pier safe?", "title"),
    ("“It is worse than we thought”: board hears of damage", "title"),
    ("The board met.", "body"),
    ("Here is what the engineers said about the pier on Monday, and why.", "body"),
]


@pytest.mark.parametrize(("words", "kind"), AMID)
def test_kinds_amid_the_body(words, kind):
    assert kind_of(words, [LEAD, MORE, words, MORE, LEAD]) == kind


@pytest.mark.parametrize(("words", "kind"), AT_HEAD)
def test_kinds_above_the_body(words, kind):
    title = "Board hears of damage under old pier"
    assert kind_of(title, [title, words, LEAD, MORE]) == "title"
    assert kind_of(words, [title, words, LEAD, MORE]) == kind


@pytest.mark.parametrize(("words", "kind"), TITLES)
def test_titles(words, kind):
    assert kind_of(words, [words, LEAD, MORE]) == kind


def test_a_known_title_is_found_and_no_other():
    title, line = "The board met", "Damage under the pier"
    paragraphs = [line, title + ".", LEAD, MORE]
    assert kind_of(title, paragraphs, title=title) == "title"
    assert kind_of(line, paragraphs, title=title) != "title"


def test_a_title_with_a_full_stop_stands_apart():
    title = "The board met."
    assert kind_of(title, [title, f"PORT ROE, Ohio (AP) — {LEAD}", MORE]) == "title"
    assert zones_of(f"{title}\n\n{LEAD}\n{MORE}\n{LEAD}")[0] == ("title", title)


def test_a_title_in_two_parts():
    paragraphs = ["Board hears of damage;", "Tests will go on.", LEAD, MORE]
    assert kind_of("Board", paragraphs) == kind_of("Tests", paragraphs) == "title"


def test_a_known_author_is_a_byline():
    paragraphs = ["Board hears of damage", "Ann Roe", LEAD, MORE]
    assert kind_of("Ann Roe", paragraphs, author="Ann Roe") == "byline"


def test_a_single_paragraph_is_body():
    assert zones_of("Board hears of damage under old pier") == [
        ("body", "Board hears of damage under old pier")
    ]


def test_short_lines_in_a_row_are_a_list_not_headings():
    paragraphs = [LEAD, "Old Pier Road", "New Pier Road", "Harbour Road West", MORE]
    assert kind_of("Old Pier Road", paragraphs) == "body"


def test_a_line_that_leads_to_a_quotation_or_a_list_is_no_heading():
    assert kind_of("The chair:", [LEAD, "The chair:", '"We have time."', MORE]) == "body"
    assert kind_of("Main points:", [LEAD, "Main points:", "- We have time.", MORE]) == "body"


def test_headings_where_single_line_breaks_divide_paragraphs():
    text = f"{LEAD}\nFishing rights:\n{MORE}\n{LEAD}"
    assert [kind for kind, _ in zones_of(text)] == ["body", "heading", "body"]


def test_body_paragraphs_in_a_row_are_one_zone():
    assert zones_of(f"{LEAD}\n\n{MORE}\n\n{LEAD}") == [("body", f"{LEAD}\n\n{MORE}\n\n{LEAD}")]


def test_a_comment_goes_on_to_its_closing_bracket():
    comment = f"[Editor's note: {LEAD}\n\n{MORE}]"
    assert zones_of(f"{LEAD}\n\n{comment}\n\n{LEAD}") == [
        ("body", LEAD),
        ("comment", comment),
        ("body", LEAD),
    ]


def test_a_comment_without_a_closing_bracket_is_one_paragraph():
    comment = f"[Editor's note: {LEAD}"
    assert zones_of(f"{LEAD}\n\n{comment}\n\n{MORE}")[1] == ("comment", comment)


def test_a_label_alone_makes_a_comment_of_the_next_paragraph():
    comment = f"Comment:\n\n{MORE}"
    assert zones_of(f"{LEAD}\n\n{comment}\n\n{LEAD}")[1] == ("comment", comment)


def test_quotations_that_a_comment_introduces_are_body():
    text = f'{LEAD}\n\nComment: The chair had this to say:\n\n"We have time," she said.\n\n{MORE}'
    assert [kind for kind, _ in zones_of(text)] == ["body", "comment", "body"]


def turns_of(text):
    document = make(text)
    return [
        (zone.label, turn_words(zone, text).of(text))
        for zone in find_zones(document, find_paragraphs(text))
        if zone.kind == "turn"
    ]


TRANSCRIPTS = [
    # The Congressional Record: a stop behind the name.
    (
        "Mr. DOE. Mr. President, I rise.\n\nMs. McROE of New Jersey. Will he yield?\n\n"
        "The PRESIDING OFFICER. The time has expired.\n\nMr. DOE. I yield.",
        [
            ("Mr. DOE", "Mr. President, I rise."),
            ("Ms. McROE of New Jersey", "Will he yield?"),
            ("The PRESIDING OFFICER", "The time has expired."),
            ("Mr. DOE", "I yield."),
        ],
    ),
    # An office behind the name at first, and the given name later.
    (
        "Ann Roe, CEO: Thank you. It rained.\n\nIda Moe: Did you sell?\n\nAnn Roe: We did.\n\n"
        "Ida: Thank you.\n\nAnn: Not at all, my friend.",
        [
            ("Ann Roe, CEO", "Thank you. It rained."),
            ("Ida Moe", "Did you sell?"),
            ("Ann Roe", "We did."),
            ("Ida", "Thank you."),
            ("Ann", "Not at all, my friend."),
        ],
    ),
    # Labels in capitals; a turn of two paragraphs.
    (
        "MR. ROE: Good morning.\n\nWe have time.\n\nTHE CHAIR: Thank you.\n\nMR. ROE: Go on.",
        [
            ("MR. ROE", "Good morning.\n\nWe have time."),
            ("THE CHAIR", "Thank you."),
            ("MR. ROE", "Go on."),
        ],
    ),
    (
        "Øyvind Roe: Why?\nŠÁRKA POE: I know.\nØyvind Roe: When?\nŠÁRKA POE: Soon.",
        [
            ("Øyvind Roe", "Why?"),
            ("ŠÁRKA POE", "I know."),
            ("Øyvind Roe", "When?"),
            ("ŠÁRKA POE", "Soon."),
        ],
    ),
    (
        "Q: Why?\nA: I know.\nQ: When?\nA: Soon.",
        [("Q", "Why?"), ("A", "I know."), ("Q", "When?"), ("A", "Soon.")],
    ),
    (
        "MR. ROE:  Good morning.\n\nQ    Thank you. Why now?\n\nMR. ROE:  Why not?\n\nQ  So?",
        [
            ("MR. ROE", "Good morning."),
            ("Q", "Thank you. Why now?"),
            ("MR. ROE", "Why not?"),
            ("Q", "So?"),
        ],
    ),
    (
        "Q. Why?\nA. I know.\nQ. When?\nA. Soon.",
        [("Q", "Why?"), ("A", "I know."), ("Q", "When?"), ("A", "Soon.")],
    ),
    # Names; one that is heard once.
    (
        "Ann Roe: I am here.\nBo Poe: So are we.\nCy Doe: And me?\nAnn Roe: You, too.\n"
        "Bo Poe: Thank you.",
        [
            ("Ann Roe", "I am here."),
            ("Bo Poe", "So are we."),
            ("Cy Doe", "And me?"),
            ("Ann Roe", "You, too."),
            ("Bo Poe", "Thank you."),
        ],
    ),
    # A remark after the name; words on the next line.
    (
        "ROE (through an interpreter): Yes.\nPOE: Thank you.\nROE:\nNo.\nPOE: Go on.",
        [("ROE", "Yes."), ("POE", "Thank you."), ("ROE", "No."), ("POE", "Go on.")],
    ),
    (
        "ROE: We won.\nPOE (laughing): Did we?\nROE: Yes.\nPOE (OHIO): So we did.",
        [("ROE", "We won."), ("POE", "Did we?"), ("ROE", "Yes."), ("POE (OHIO)", "So we did.")],
    ),
    # The number of a question.
    (
        "ROE: Order.\nQ12 Ms Ann Poe: Why?\nROE: I know.\nMs Ann Poe: So?",
        [("ROE", "Order."), ("Ms Ann Poe", "Why?"), ("ROE", "I know."), ("Ms Ann Poe", "So?")],
    ),
    # Times and signs before the label.
    (
        "[00:01] ROE: Yes.\n[00:02] POE: Thank you.\n>> ROE: No.",
        [("ROE", "Yes."), ("POE", "Thank you."), ("ROE", "No.")],
    ),
    # The numbers of questions before it.
    (
        "Q1 Chair: Why?\n\nAnn Roe: I know.\n\nQ2 Bo Poe: You do?\n\nAnn Roe: I do.\n\n"
        "Q3 Chair: Thank you.",
        [
            ("Chair", "Why?"),
            ("Ann Roe", "I know."),
            ("Bo Poe", "You do?"),
            ("Ann Roe", "I do."),
            ("Chair", "Thank you."),
        ],
    ),
    # What follows the last turn is not said by its speaker.
    (
        f"{LEAD}\n\nROE: Yes.\n\nPOE: Thank you.\n\nROE: No.\n\n{MORE}",
        [("ROE", "Yes."), ("POE", "Thank you."), ("ROE", "No.")],
    ),
    # Short ones, in which nobody recurs.
    ("Q. Why?\nA. Because.", [("Q", "Why?"), ("A", "Because.")]),
    (
        "The old pier\n\nREPORTER: Is it shut?\n\nMS. ROE: I closed it.\n\nPOE: He did not say.",
        [("REPORTER", "Is it shut?"), ("MS. ROE", "I closed it."), ("POE", "He did not say.")],
    ),
    # Not transcripts.
    ("ROE: I closed it.\n\nPOE: You did not.\n\nDOE: We shall see.", []),  # nobody asks
    ("PIER: Is it shut?\n\nBOARD: Two members left.\n\nCOD: It costs $4 now.", []),
    (f"ROE: Is it shut?\n\n{LEAD}\n\nPOE: I closed it.\n\nDOE: We did.\n\n{MORE}\n\n{LEAD}", []),
    ("ROE: Is it shut?\n\nPOE: I closed it.", []),
    ("A. Is it shut?", []),
    ("The chair: we have time.\n\nThe plan: it is dead.", []),
    (f"{LEAD}\n\nBreaking: It is so.\n\n{MORE}", []),
    ("WHO: the board.\n\nWHERE: the pier.\n\nWHEN: Monday.", []),
    ("Roe: for the pier.\nPoe: against the pier.\nRoe: for cod.\nPoe: against cod.", []),
    ("A. The pier.\n\nA. The board.\n\nA. The cod.", []),
    ("Photo: the pier\n\nPhoto: the board\n\nPhoto: the cod", []),
]


@pytest.mark.parametrize(("text", "expected"), TRANSCRIPTS)
def test_turns(text, expected):
    assert turns_of(text) == expected


def test_a_turn_starts_at_its_label():
    text = "[00:01] ROE: Yes.\n[00:02] POE: Thank you.\n>> ROE: No."
    zones = find_zones(make(text), find_paragraphs(text))
    starts = [text[zone.span.start :][:3] for zone in zones if zone.kind == "turn"]
    assert starts == ["ROE", "POE", "ROE"]


def test_a_title_above_a_transcript():
    text = "Questions and answers on the pier\n\nQ: Why?\n\nA: I know.\n\nQ: So?"
    assert zones_of(text)[0] == ("title", "Questions and answers on the pier")


def test_turn_words_without_a_label_in_the_text():
    zone = Zone("turn", Span(0, 4), label="Ann Roe")
    assert turn_words(zone, "Yes.") == Span(0, 4)
    assert turn_words(Zone("turn", Span(0, 4)), "Yes.") == Span(0, 4)


def test_what_the_reader_knew_stands():
    text = f"Fishing rights:\n\n{LEAD}\n\nAnn Roe: I am here.\n\n{MORE}"
    turn = text.index("Ann Roe")
    known = (
        Zone("turn", Span(turn, turn + len("Ann Roe: I am here.")), label="Ann Roe", time=(1, 2)),
        Zone("title", Span(0, len("Fishing rights:"))),
    )
    zones = find_zones(make(text, zones=known), find_paragraphs(text))
    assert [zone.kind for zone in zones] == ["title", "body", "turn", "body"]
    assert zones[2] == known[0]


def test_pages_do_not_hide_other_kinds():
    text = f"{LEAD}\n\nFishing rights:\n\n{MORE}\f{LEAD}"
    border = text.index("\f")
    pages = (
        Zone("body", Span(0, border), page=1),
        Zone("body", Span(border + 1, len(text)), page=2),
    )
    zones = find_zones(make(text, zones=pages), find_paragraphs(text))
    assert [(zone.kind, zone.page) for zone in zones] == [
        ("body", 1),
        ("heading", 1),
        ("body", 1),
        ("body", 2),
    ]


def test_zones_of_the_reader_that_overlap_or_overrun_are_cut():
    text = f"{LEAD}\n\n{MORE}"
    known = (Zone("caption", Span(5, 20)), Zone("title", Span(0, 10)), Zone("byline", Span(5, 999)))
    zones = find_zones(make(text, zones=known), find_paragraphs(text))
    assert [(zone.kind, zone.span) for zone in zones] == [
        ("title", Span(0, 10)),
        ("byline", Span(10, len(text))),
    ]


def test_layout_has_all_views():
    text = f"{LEAD}\n\nFishing rights:\n\n{MORE}"
    layout = segment(make(text))
    assert len(layout.paragraphs) == 3
    assert len(layout.sentences) == 4
    assert [zone.kind for zone in layout.zones] == ["body", "heading", "body"]
    assert [quotation.span.of(text) for quotation in layout.quotations] == ['"We have time,"']
