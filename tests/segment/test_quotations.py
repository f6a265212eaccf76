import pytest

from onrecord.segment import find_paragraphs, pair_quotations


def read(text):
    return [
        (quotation.depth, quotation.span.of(text), quotation.closed)
        for quotation in pair_quotations(text, find_paragraphs(text))
    ]


# Text, and the quotations in it that are closed and not nested.
FLAT = [
    # Every style.
    ('The mayor said "we will build it" on Monday.', ['"we will build it"']),
    ("The mayor said “we will build it” on Monday.", ["“we will build it”"]),
    ("The mayor said 'we will build it' on Monday.", ["'we will build it'"]),
    ("The mayor said ‘we will build it’ on Monday.", ["‘we will build it’"]),
    ("''We will build it,'' the mayor said.", ["''We will build it,''"]),
    ("``We will build it,'' the mayor said.", ["``We will build it,''"]),
    ("`We will build it,' the mayor said.", ["`We will build it,'"]),
    ("Le maire a dit «oui» hier.", ["«oui»"]),
    ("Le maire a dit « oui » hier.", ["« oui »"]),
    ("Le maire a dit «\u00a0oui\u202f» hier.", ["«\u00a0oui\u202f»"]),
    ("Der Sprecher sagte »ja« und ging.", ["»ja«"]),
    ("Er sagte ›ja‹ und ‹oui›.", ["›ja‹", "‹oui›"]),
    ("„Ja“, sagte der Sprecher.", ["„Ja“"]),
    ("„Ja”, powiedział rzecznik.", ["„Ja”"]),
    ("Er nannte es ‚so‘ und ging.", ["‚so‘"]),
    ("”Nej”, sade hon.", ["”Nej”"]),
    ("He said ＂yes＂ twice.", ["＂yes＂"]),
    ("‘‘We will build it,’’ the mayor said.", ["‘‘We will build it,’’"]),
    # Several in a paragraph, broken by the reporting clause.
    (
        '"We won," Ms. Roe said. "They know it."',
        ['"We won,"', '"They know it."'],
    ),
    (
        '"We", she said, "are done", and "so" are "they".',
        ['"We"', '"are done"', '"so"', '"they"'],
    ),
    ('Is it "war"? Is it "peace"; or (as he put it) "rest"?', ['"war"', '"peace"', '"rest"']),
    # Apostrophes.
    ("They don't think the ministers' plan won't do.", []),
    ("It’s the ministers’ plan, isn’t it?", []),
    ("In the '90s, rock 'n' roll was King O'Neill's.", []),
    ("In the ’90s, rock ’n’ roll was King O’Neill’s.", []),
    ("'Tis the season, and 'twas ever so for the voters' friends.", []),
    ("Get 'em while they're hot, ol' man, and keep goin' on.", []),
    ("The '30s' songs and the bosses' suits.", []),
    ("He backed the 'east-west relations' and the ministers' talks.", ["'east-west relations'"]),
    ("She praised the nurses' work as 'heroic'.", ["'heroic'"]),
    ("The 'ministers' plan' is dead, he said.", ["'ministers' plan'"]),
    ("'I'm goin' home,' he said.", ["'I'm goin' home,'"]),
    ("‘I’m goin’ home,’ he said.", ["‘I’m goin’ home,’"]),
    ("'It's the voters' choice,' the clerk's aide said.", ["'It's the voters' choice,'"]),
    ("“Hamilton”’s author said it’s “done.”", ["“Hamilton”", "“done.”"]),
    ('"Hamilton"\'s author left.', ['"Hamilton"']),
    ("Such 'hot headed' options are the generals' own.", ["'hot headed'"]),
    # Measures.
    ("He is 6'2\" tall, and she is 5' 11\".", []),
    ('"He is 6\'2" tall," she said.', ['"He is 6\'2" tall,"']),
    ('A board of 8" x 10" fits, he said: "It fits."', ['"It fits."']),
    ('The 12" disc was "good".', ['"good"']),
    ('It lies at 40°26\'46" north of "nowhere".', ['"nowhere"']),
    ('She said "it was 2009" and left.', ['"it was 2009"']),
    ('<a href="x">It is "so".</a>', ['"so"']),
    # A mark gone astray does not turn the rest inside out.
    ('The big" house, he said, "was nice" and "good".', ['"was nice"', '"good"']),
    ('"He left. "She came," he said.', ['"She came,"']),
    ('He said "no. Later he said "yes" and "maybe".', ['"yes"', '"maybe"']),
    ('The vote was held on Monday." He called it "fair".', ['"fair"']),
    ("“We go. She said “no” and “never”.", ["“no”", "“never”"]),
    ('It was a quote" with no start.', []),
    ('He said "it was late and went home.', []),
    ("He wrote 'it was late and went home.", []),
    ("We go home,” she said.", []),
    ('he said" We did it "and left', []),
    ('"', []),
    ("''", []),
    ('He said "" and left.', []),
    ('""""""""""""""', []),
    # Spacing gone wrong, still decidable.
    ('"Yes, "he said. "No."', ['"Yes, "', '"No."']),
    ('" We did it " he said.', ['" We did it "']),
    ('Ms. Roe said,"We did it." Then she left.', ['"We did it."']),
    ('Ms. Roe said:"We did it."', ['"We did it."']),
    ("“We did it, ” he said.", ["“We did it, ”"]),
    # Marks that are mixed or face the wrong way.
    ('“We did it," he said. "We won.”', ['“We did it,"', '"We won.”']),
    ("“We did it,“ he said.", ["“We did it,“"]),
    ("”We did it,” he said.", ["”We did it,”"]),
    ('A “question" was asked.', ['“question"']),
    ("A ‘question' was asked.", ["‘question'"]),
    ("A “question’’ was asked.", ["“question’’"]),
    ("It got a ‘D-‘ rating.", ["‘D-‘"]),
    # Beside brackets, dashes and ellipses.
    ('He ("the boss") left--"for good"--today.', ['"the boss"', '"for good"']),
    ("He—“the boss”—left.", ["“the boss”"]),
    ('"[T]he plan ... is dead," she said.', ['"[T]he plan ... is dead,"']),
    ('She said it was "... a mistake ..." to go.', ['"... a mistake ..."']),
    ('He said "$40 is enough" and "#metoo".', ['"$40 is enough"', '"#metoo"']),
    ("A pre-“war” plan and a “war”-like mood.", ["“war”", "“war”"]),
    ('*"We did it,"* he said.', ['"We did it,"']),
]

NESTED = [
    (
        "\"He told me 'go home' twice,\" she said.",
        [(0, "\"He told me 'go home' twice,\""), (1, "'go home'")],
    ),
    (
        "'He told me \"go home\" twice,' she said.",
        [(0, "'He told me \"go home\" twice,'"), (1, '"go home"')],
    ),
    (
        "‘He told me “go home” twice,’ she said.",
        [(0, "‘He told me “go home” twice,’"), (1, "“go home”")],
    ),
    ("“‘Go home,’ he told me.”", [(0, "“‘Go home,’ he told me.”"), (1, "‘Go home,’")]),
    ("“ ‘Go home,’ he told me.”", [(0, "“ ‘Go home,’ he told me.”"), (1, "‘Go home,’")]),
    ("“He told me, ‘Go home.’”", [(0, "“He told me, ‘Go home.’”"), (1, "‘Go home.’")]),
    ("“He told me, ‘Go home.’ ”", [(0, "“He told me, ‘Go home.’ ”"), (1, "‘Go home.’")]),
    (
        "''He told me 'go home,''' she said. '''Go home' is what he said.''",
        [
            (0, "''He told me 'go home,'''"),
            (1, "'go home,'"),
            (0, "'''Go home' is what he said.''"),
            (1, "'Go home'"),
        ],
    ),
    (
        '"He said "no" to me," she said.',
        [(0, '"He said "no" to me,"'), (1, '"no"')],
    ),
    (
        "„Er sagte ‚nein‘ zu mir“, sagte sie.",
        [(0, "„Er sagte ‚nein‘ zu mir“"), (1, "‚nein‘")],
    ),
    ("« Il a dit “non” hier. »", [(0, "« Il a dit “non” hier. »"), (1, "“non”")]),
    (
        '"I asked \'did he say "yes" or not?\' and left," she said.',
        [
            (0, '"I asked \'did he say "yes" or not?\' and left,"'),
            (1, "'did he say \"yes\" or not?'"),
            (2, '"yes"'),
        ],
    ),
    (
        "\"The ministers' plan won't do,\" she said.",
        [(0, "\"The ministers' plan won't do,\"")],
    ),
    (
        "“The ministers’ plan is ‘dead’ in the ’20s,” she said.",
        [(0, "“The ministers’ plan is ‘dead’ in the ’20s,”"), (1, "‘dead’")],
    ),
]

RUNNING = [
    # Each paragraph opens again, the last is closed.
    ('"One.\n"Two.\n"Three."', [('"One.', False), ('"Two.', False), ('"Three."', True)]),
    ("“One.\r\n\r\n“Two,” she said.", [("“One.", False), ("“Two,”", True)]),
    ("''One.\n\n''Two.''", [("''One.", False), ("''Two.''", True)]),
    ("‘One.\n‘Two.’", [("‘One.", False), ("‘Two.’", True)]),
    (
        'Ms. Roe said: "One.\n"Two," she said.',
        [('"One.', False), ('"Two,"', True)],
    ),
    (
        '"One," she said. "Two.\n"Three."',
        [('"One,"', True), ('"Two.', False), ('"Three."', True)],
    ),
    ("»One.\n»Two.«", [("»One.", False), ("»Two.«", True)]),
    # No later paragraph closes it: the mark is astray.
    ('"One.\nTwo, she said.', []),
    ('"One.\nTwo, she said, is "three".', [('"three"', True)]),
    # The next paragraph does not open again, but closes what was open.
    ("“One.\nTwo,” she said.", [("“One.", False), ("Two,”", True)]),
    (
        'Roe said, "It was won.\nWe won." Then Poe said, "It was lost.\n'
        'If we had drawn, it would have been a good end."',
        [
            ('"It was won.', False),
            ('We won."', True),
            ('"It was lost.', False),
            ('If we had drawn, it would have been a good end."', True),
        ],
    ),
    (
        '"One.\nThe mayor\'s two.\nThree."',
        [('"One.', False), ("The mayor's two.", False), ('Three."', True)],
    ),
    ('"One.\nTwo.\nThree.\nFour.\nFive."', []),
    # A speaker's name and office on a last line inside the marks are not quoted.
    ('"We will build it here.\nAnn Roe, mayor of the town."', []),
    ('"We will build it here.\nThe mayor of the town"', []),
    # A short last sentence of theirs is.
    (
        "Ms. Roe said: “We had nothing.\nAnd now we have forty.”",
        [("“We had nothing.", False), ("And now we have forty.”", True)],
    ),
    ('He spoke of "roads\nand bridges."', [('"roads', False), ('and bridges."', True)]),
    # A reporting clause is never inside what it reports.
    ('"We go, said Roe, who left.\n"No," said Poe.', [('"No,"', True)]),
    # An apostrophe is not an opening mark because the next paragraph has one.
    ("He liked 'orses.\n'Tis so.", []),
    # A summary that breaks off.
    ('Ms. Roe said: "We will build …', [('"We will build …', False)]),
    ('Ms. Roe said: "We will build...', [('"We will build...', False)]),
    ('Ms. Roe said: "We will build', [('"We will build', False)]),
    # The closing mark is lost; what introduces the words leaves no doubt about the other one.
    (
        'Ms. Roe said: "We will build. We have the money.\nThe pier is shut.\n"No," said Poe.',
        [('"We will build. We have the money.', False), ('"No,"', True)],
    ),
    (
        "Ms. Roe told reporters on Monday, “We will build.\nThe pier is shut.",
        [("“We will build.", False)],
    ),
    (
        '"No," said Ms. Roe, who added: "We will build.',
        [('"No,"', True), ('"We will build.', False)],
    ),
    ('Ms. Roe, who said so, held a "banner up high.\nThe pier is shut.', []),
    ('Ms. Roe said: "We will build, said Poe.', []),
]


@pytest.mark.parametrize(("text", "expected"), FLAT)
def test_pairs(text, expected):
    assert read(text) == [(0, words, True) for words in expected]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_nested_pairs(text, expected):
    assert read(text) == [(depth, words, True) for depth, words in expected]


@pytest.mark.parametrize(("text", "expected"), RUNNING)
def test_quotations_over_paragraphs(text, expected):
    assert read(text) == [(0, words, closed) for words, closed in expected]


@pytest.mark.parametrize(
    ("text", "style", "inner"),
    [
        ('"so"', "straight", "so"),
        ("＂so＂", "straight", "so"),
        ("“so”", "curly", "so"),
        ("'so'", "single-straight", "so"),
        ("‘so’", "single-curly", "so"),
        ("«so»", "guillemets", "so"),
        ("›so‹", "guillemets", "so"),
        ("„so“", "german", "so"),
        ("‚so‘", "german", "so"),
        ("``so''", "backtick", "so"),
        ("''so''", "doubled-single", "so"),
        ("« so »", "guillemets", " so "),
    ],
)
def test_style_and_inner(text, style, inner):
    (quotation,) = pair_quotations(text, find_paragraphs(text))
    assert quotation.style == style
    assert quotation.inner.of(text) == inner


def test_each_paragraph_is_read_afresh():
    text = 'He said "no.\nThen "yes" came.\nA 6" nail.\n"Done."'
    assert read(text) == [(0, '"yes"', True), (0, '"Done."', True)]


def test_spelling_of_marks_inside_words_is_left_alone():
    assert read("O’Neill, O'Neill, d’Orsay, 8'6, it‘s") == []
