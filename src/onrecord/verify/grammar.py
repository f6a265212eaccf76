"""The closed classes of English that decide what a changed word does to the meaning.

Source: written by hand for this project from the closed classes of grammars (negators, modals,
quantifiers, subordinators of condition, exception and concession), the calendar, and the units of
measure and currencies. None of them is a list of topics.
"""

from __future__ import annotations

import re

BORDER = re.compile(r"[,;:—–()\[\].!?…]| - ")
"""Marks that part a clause or an aside from the words around it."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEGATORS = _set(
    "not no never none nobody nothing nowhere neither nor without hardly scarcely barely seldom"
    " rarely"
)
# Verbs that deny what they govern, with what follows them then: "failed to", "ruled out". Where
# nothing is listed they always do.
DENYING_OF = {
    form: frozenset(openers.split())
    for forms, openers in (
        ("deny denies denied denying", ""),
        ("refuse refuses refused refusing decline declines declined declining", "to"),
        ("fail fails failed failing", "to"),
        ("reject rejects rejected rejecting dispute disputes disputed doubt doubts doubted", ""),
        ("dismiss dismisses dismissed", "the a claims suggestions reports talk"),
        ("rule rules ruled ruling", "out"),
        ("stop stops stopped stopping avoid avoids avoided avoiding", "ing"),
        ("prevent prevents prevented lack lacks lacked lacking", ""),
        ("oppose opposes opposed", ""),
        ("refusal denial", ""),
    )
    for form in forms.split()
}
DENYING = frozenset(DENYING_OF)
# Adjectives that deny another one.
NEGATIVE_FORMS = {
    "unable": "able",
    "unlikely": "likely",
    "impossible": "possible",
    "unwilling": "willing",
    "unaware": "aware",
    "reluctant": "willing",
    "unknown": "known",
    "false": "true",
    "untrue": "true",
}
NEGATIVE_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non")

# What follows them holds, denied or not: "I am not surprised that", "it is no secret that".
PRESUPPOSING = _set(
    "surprised surprising surprise secret accident coincidence regret regrets regretted forget"
    " forgets forgot forgotten matter mind glad happy proud pleased sorry ashamed unaware"
)

DENYING_ASIDES = frozenset(
    (preposition, "no", noun)
    for preposition, nouns in (
        ("under", "circumstances circumstance conditions condition"),
        ("at", "time point stage moment"),
        ("in", "way sense case event"),
        ("by", "means"),
        ("on", "account"),
    )
    for noun in nouns.split()
) | frozenset(
    (("not", "at", "all"), ("not", "once"), ("not", "ever"), ("never", "ever"), ("never", "once"))
)
"""What denies the whole sentence that it is put into: "We will, under no circumstances, sell"."""

SAYING = _set(
    "say says said saying tell tells told telling write writes wrote ask asks asked reply replies"
    " replied answer answers answered shout shouted call calls called"
)

MODALS = _set("can could may might must shall should will would ought")
AUXILIARIES = MODALS | _set("to am is are was were be been being have has had do does did 's 'd")
"""What stands before the verb of a clause, or in its place: "I did", "we have"."""
LIKELIHOOD = _set("maybe perhaps possibly probably certainly definitely likely surely")

# Words of one class say how much of a whole is meant in about the same way.
QUANTIFIERS = {
    word: number
    for number, words in enumerate(
        (
            "all every each both everyone everybody everything always entire whole wholly entirely",
            "most mostly majority usually generally",
            "many much often lots numerous frequently",
            "some several sometimes occasionally",
            "few little minority",
            "half",
            "none nobody nothing never",
            "more greater",
            "less fewer",
            "only solely",
            "almost nearly",
        )
    )
    for word in words.split()
}

# Amounts that are no number words: parts, multiples and round numbers.
AMOUNTS = _set(
    "half halves third thirds quarter quarters fifth fifths tenth tenths dozen dozens score scores"
    " hundreds thousands millions billions twice double doubled triple tripled thrice once"
)

MONTHS = {
    form: number
    for number, forms in enumerate(
        (
            "january jan",
            "february feb",
            "march",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for form in forms.split()
}
WEEKDAYS = _set(
    "monday tuesday wednesday thursday friday saturday sunday"
    " mondays tuesdays wednesdays thursdays fridays saturdays sundays"
)
DAYS = _set(
    "today tomorrow yesterday tonight morning afternoon evening noon midnight spring summer autumn"
    " winter easter christmas"
)
PERIODS = _set(
    "second seconds minute minutes hour hours day days week weeks fortnight fortnights month months"
    " quarter quarters year years decade decades century centuries"
)
MEASURES = _set(
    "metre metres meter meters kilometre kilometres kilometer kilometers centimetre centimetres"
    " centimeter centimeters millimetre millimetres millimeter millimeters mile miles yard yards"
    " foot feet inch inches fathom fathoms league leagues km cm mm"
    " gram grams gramme grammes kilogram kilograms kilo kilos kg tonne tonnes ton tons pound pounds"
    " ounce ounces stone litre litres liter liters millilitre millilitres milliliter milliliters"
    " gallon gallons pint pints barrel barrels bushel bushels hectare hectares acre acres"
    " watt watts kilowatt kilowatts megawatt megawatts gigawatt gigawatts volt volts"
    " degree degrees celsius fahrenheit knot knots percent percentage points"
)
CURRENCIES = _set(
    "dollar dollars cent cents euro euros pound pounds sterling penny pence shilling shillings"
    " crown crowns krone kroner krona kronor franc francs mark marks florin florins guilder"
    " guilders lira lire peso pesos real reais rouble roubles ruble rubles yen yuan won rupee"
    " rupees rand dinar dinars dirham dirhams riyal riyals zloty zlotys forint forints ducat ducats"
    " thaler thalers kopeck kopecks buck bucks quid"
)
UNITS = PERIODS | MEASURES | CURRENCIES
SAME_UNITS = {
    form: unit
    for unit, forms in {
        "kilogram": "kilo kilos kg kilogramme kilogrammes",
        "gram": "gramme grammes",
        "kilometre": "km",
        "centimetre": "cm",
        "millimetre": "mm",
        "pound": "sterling quid",
        "dollar": "buck bucks",
    }.items()
    for form in forms.split()
}
"""Abbreviations and short forms of units, with the full form."""

COMPASS = frozenset(
    stem + ending
    for stem in (
        "north",
        "south",
        "east",
        "west",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
    )
    for ending in ("", "ern", "erly", "ward", "wards")
)

# What opens a condition, an exception or a concession. Several words, longest first.
QUALIFIERS = tuple(
    sorted(
        (
            tuple(phrase.split())
            for phrase in (
                "if",
                "unless",
                "provided",
                "providing",
                "assuming",
                "supposing",
                "as long as",
                "so long as",
                "on condition",
                "on the condition",
                "in case",
                "only if",
                "only when",
                "only",
                "except",
                "excepting",
                "apart from",
                "other than",
                "save for",
                "but",
                "yet",
                "although",
                "though",
                "even though",
                "even if",
                "however",
                "until",
                "till",
                "when",
                "once",
                "where",
                "whenever",
                "subject to",
                "depending on",
                "up to a point",
                "at most",
                "at least",
                "at best",
                "at worst",
                "in part",
                "in theory",
                "in principle",
                "for now",
                "for the moment",
                "for the time being",
                "so far",
                "not yet",
                "we hope",
                "i hope",
                "we think",
                "i think",
                "we believe",
                "i believe",
                "i suppose",
                "i suspect",
                "i guess",
                "perhaps",
                "maybe",
                "possibly",
                "probably",
                "allegedly",
                "apparently",
                "with the exception",
                "barring",
                "to some extent",
                "or so",
                "as far as",
                "in so far as",
                "insofar as",
                "merely because",
                "just because",
                "only because",
                "simply because",
                "or never",
                "or not at all",
                "without",
                "not",
            )
        ),
        key=len,
        reverse=True,
    )
)
# These go on to the words right before; elsewhere in a sentence they are no condition.
TRAILING_ONLY = _set("when once where whenever until till only not without yet")

HEDGES = _set(
    "almost nearly perhaps maybe probably possibly partly only mostly sometimes occasionally"
    " potentially theoretically allegedly apparently supposedly usually generally largely"
    " hardly barely scarcely"
)
"""Adverbs that limit the word right after them."""

TAKING_BACK = frozenset((("far", "from"), ("anything", "but")))
"""Two words that deny what comes right after them."""

WEAKENING = (
    *TAKING_BACK,
    ("so", "called"),
    ("next", "to"),
    ("up", "to"),
    ("more", "or", "less"),
)
"""Several words that limit, or take back, what comes right after them."""

FILLERS = _set("uh um er erm ah oh eh hm hmm mm well like so okay ok right")
FILLER_PHRASES = (
    ("you", "know"),
    ("i", "mean"),
    ("sort", "of"),
    ("kind", "of"),
    ("if", "you", "like"),
    ("as", "it", "were"),
    ("if", "you", "will"),
)

FUNCTION_WORDS = (
    NEGATORS
    | MODALS
    | _set(
        """
        a an the this that these those i me my mine we us our ours you your yours he him his she
        her hers it its they them their theirs myself ourselves yourself himself herself itself
        themselves who whom whose which what where when why how and or but so if as than then
        because though although while since until of in on at to for from by with about into over
        under between through during before after above below up down out off again there here am
        is are was were be been being have has had having do does did doing too very just also only
        own same such both each any some all more most other one 's 'd
        s
        """
    )
)

# Forms that sound alike, which transcribers and machines confuse.
HOMOPHONES = tuple(
    frozenset(group.split())
    for group in (
        "their there",
        "your you",
        "its it",
        "whose who",
        "to too two",
        "than then",
        "of have",
        "here hear",
        "passed past",
        "weather whether",
        "a an",
    )
)
