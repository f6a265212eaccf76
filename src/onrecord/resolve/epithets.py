"""Find whom a description means that says nothing the text has told of anybody: "the firm".

News varies what it calls its people and bodies: a named company is "the carmaker" further down, a
player "the Welshman", "the 22-year-old". Such a description brings up nobody new. It goes to the
one party of its sort that is spoken of; where several are and none is clearly meant, to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.resolve.antecedents import find_described, may_be_body
from onrecord.resolve.lexicon import ARTICLES, PARTY_WORDS, RELATIVE_WORDS
from onrecord.resolve.nouns import BODY_NOUNS, KNOWN_BODIES
from onrecord.resolve.parties import BEFORE_PLACES, body_noun
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import NATIONAL, SOFT_MODIFIERS, Phrase
from onrecord.resolve.places import COUNTRIES, PARTS
from onrecord.resolve.roles import differs, is_many
from onrecord.resolve.timeline import Timeline
from onrecord.resolve.word_lists import words_of
from onrecord.resolve.words import Words

# What a business may be called, whatever its name says.
BUSINESSES = words_of(
    """
    company firm business carrier airline maker carmaker automaker chipmaker drugmaker brewer
    retailer lender bank insurer manufacturer developer operator supplier broadcaster start-up
    startup giant landlord chain contractor supermarket conglomerate group enterprise
    """
)
# What other bodies may be called that joined of their own will.
SOCIETIES = words_of(
    """
    group organisation organization charity body nonprofit non-profit association federation
    society union guild club coalition alliance movement band quartet trio orchestra team
    side
    """
)
# Bodies whose names have another noun.
_NAMED_OTHERWISE = {
    "force": "police",
    "constabulary": "police",
    "authority": "council",
    "hospital": "infirmary",
}
# Of the well-known bodies, businesses and societies.
_VOLUNTARY = words_of(
    """
    google facebook twitter tesla openai apple microsoft amazon boeing gazprom general_motors
    general_electric goldman_sachs greenpeace amnesty_international oxfam human_rights_watch
    planned_parenthood
    judicial_watch wikileaks hamas hezbollah taliban islamic_state isis isil al-qaeda
    """
)
_MEDIA = words_of("newspaper paper magazine daily tabloid broadsheet")
_MEDIA_NAMES = words_of(
    """
    times post herald gazette tribune journal mail mirror guardian chronicle courier examiner
    inquirer ledger news bulletin star globe press echo observer telegraph weekly magazine
    """
)
# Of those, the ones that say so in their name, or have an acronym.
_NAMED_SO = words_of("association federation society union guild coalition alliance")
# What an acronym may stand for.
_OFFICIAL = words_of("agency bureau commission authority department service watchdog regulator")
_WATCHING = frozenset(("watchdog", "regulator"))
# What bodies that watch over others are called in their names.
_WATCHES = words_of("commission authority agency office administration inspectorate")
# By whose names no business or society is meant.
_PUBLIC = words_of(
    """
    ministry department council university college school court police party parliament government
    committee commission agency army senate congress house bureau embassy cabinet navy treasury
    assembly authority tribunal administration directorate hospital kremlin pentagon
    """
)
_ASSOCIATED = words_of(
    """
    union guild association federation society league institute foundation trust council coalition
    alliance brotherhood movement network club confederation committee chamber
    """
)
# "The other company", "the parent company" is another one.
_ANOTHER = words_of("other another parent new second third rival same sister holding unnamed")
_WHERE = ("-based", "-listed", "-owned")  # "the London-based firm"
# With these somebody answers whoever spoke before.
_REPLIES = words_of("replied replies answered answers responded retorted countered disagreed")
# Unions that are asked for at each party: made once.
_OF_ANY_NAME = BUSINESSES | (SOCIETIES - _NAMED_SO)
_JOINED = BUSINESSES | SOCIETIES
_NOT_FOR_KNOWN = _JOINED | _MEDIA
_KNOWN_OFFICIAL = KNOWN_BODIES - _VOLUNTARY
_NO_BUSINESS = _PUBLIC | _ASSOCIATED | _MEDIA_NAMES
_NO_SOCIETY = _PUBLIC - _ASSOCIATED | _MEDIA_NAMES
_NOT_OF_SPEAKERS = BEFORE_PLACES | ARTICLES
_LANDS = COUNTRIES.keys() | PARTS
_STEM = 5  # letters that two words of one family share
_AGED = re.compile(r"(\d{1,3})-(?:year|month)s?-old")
_PARTY_TOLD = re.compile(r",?\s\(?([RDI])\.?(?:-|[,)])")
_AGE_TOLD = re.compile(r",?\s\(?(\d{1,3})(?=[,.)])")
# Whoever these fit is not told by any office; the noun of an office may be anybody's who holds it.
_TRAITS = (
    words_of(
        """
        player footballer striker midfielder defender goalkeeper winger quarterback pitcher catcher
        batsman batter bowler cricketer golfer cyclist rider jockey swimmer sprinter skier boxer
        wrestler gymnast rower climber surfer diver skipper champion star actor actress singer
        musician songwriter rapper comedian comic novelist poet playwright painter sculptor artist
        guitarist drummer pianist author writer filmmaker film-maker veteran teenager billionaire
        millionaire driver frontman newcomer native rookie
        father-of-two father-of-three father-of-four mother-of-two mother-of-three mother-of-four
        mum-of-two mum-of-three dad-of-two dad-of-three
        """
    )
    | PARTY_WORDS
)


def find_body_meant(
    words: Words, timeline: Timeline, parties: Iterable[Party], phrase: Phrase
) -> tuple[Party | None, bool]:
    """Return the named body that "the firm" means, and whether there is any it could mean."""
    if phrase.determiner != "the" or phrase.last > phrase.head or phrase.modifiers & _ANOTHER:
        return None, False
    whose = {owner for owner in phrase.owners if not owner.endswith(_WHERE)}
    if timeline.place(phrase.head).quotation >= 0 or not COUNTRIES.keys() >= whose:
        return None, False
    fitting = [
        party
        for party in parties
        if party.mentions
        and party.mentions[0].first < phrase.first
        and _is_called(words, party, phrase.noun)
    ]
    if told := phrase.modifiers - SOFT_MODIFIERS:
        fitting = [party for party in fitting if _names_all(party, told)]
    doubtful = [
        party
        for party in parties
        if party.mentions
        and party.mentions[0].first < phrase.first
        and phrase.noun in _OF_ANY_NAME
        and phrase.modifiers <= SOFT_MODIFIERS
        and party not in fitting
        and may_be_body(party)
        and _may_speak(words, party)
    ]
    if not fitting:
        return None, bool(doubtful)
    alone = len(fitting) == 1 and not doubtful and phrase.noun != "group"
    party = fitting[0] if alone else _choose(timeline, phrase, fitting + doubtful)
    if party not in fitting:
        return None, True
    if party is not None and phrase.noun == "group" and _many_since(timeline, phrase, party):
        return None, True
    if party is not None:
        party.kind = "organisation"  # no name told; "the firm" does
        party.certain = True
    return party, True


def _many_since(timeline: Timeline, phrase: Phrase, party: Party) -> bool:
    """Tell whether people in the plural, who may be "the group", came up after a party."""
    paragraph = timeline.place(phrase.head).paragraph
    for event in timeline.last(phrase.first, paragraph):
        if event.party is party:
            return False
        if event.party is not None and event.party.kind == "group":
            return True
    return False


def _names_all(party: Party, told: Iterable[str]) -> bool:
    """Tell whether words of its name begin like those that tell more of it."""
    parts = [part for mention in party.mentions for part in mention.key.split()]
    return all(any(part[:_STEM] == word[:_STEM] for part in parts) for word in told)


def _is_called(words: Words, party: Party, noun: str) -> bool:
    """Tell whether a party may be called by the noun for a sort of body."""
    if party.kind == "person" and may_be_body(party):
        return noun in _OF_ANY_NAME and _looks_like_body(words, party)
    if party.kind != "organisation":
        return False
    keys = {mention.key for mention in party.mentions}
    if noun in _NOT_FOR_KNOWN and not keys.isdisjoint(_KNOWN_OFFICIAL):
        return False
    nouns = {body_noun(mention.key) for mention in party.mentions} & BODY_NOUNS
    nouns |= {key.rpartition("-")[2] for key in keys} & _MEDIA_NAMES  # "the Sun-Times"
    channel = any(key.partition(" ")[0] in KNOWN_BODIES for key in keys)  # "CBS News"
    if noun in nouns or (noun in _MEDIA and nouns & _MEDIA_NAMES and not channel):
        return True
    if _NAMED_OTHERWISE.get(noun) in nouns:
        return True
    introduced = {
        words.lowers[mention.first - 1] for mention in party.mentions if mention.first
    } - {"group", "organisation", "organization"}
    if introduced & (SOCIETIES if noun in BUSINESSES else BUSINESSES) and noun != "group":
        return False
    if keys <= BODY_NOUNS:
        return False  # "State"
    acronym = all(each.size == 1 and words.forms[each.first].isupper() for each in party.mentions)
    if noun in _WATCHING and nouns & _WATCHES:  # "the Care Quality Commission (CQC)"
        return any(each.size == 1 and words.forms[each.first].isupper() for each in party.mentions)
    if noun in _OFFICIAL or noun in _NAMED_SO:
        return acronym or (noun in _NAMED_SO and bool(nouns & _ASSOCIATED))
    if noun in BUSINESSES and nouns.isdisjoint(_NO_BUSINESS):
        return True
    return noun in SOCIETIES and nouns.isdisjoint(_NO_SOCIETY)


def _may_speak(words: Words, party: Party) -> bool:
    """Tell whether a name stands somewhere where a place's would not, nor a word's like "Milk"."""
    return party.mentions[0].size > 1 or any(
        not words.opens_sentence(mention.first)
        and words.lowers[mention.first - 1] not in _NOT_OF_SPEAKERS
        for mention in party.mentions
    )


def _looks_like_body(words: Words, party: Party) -> bool:
    """Tell whether a name that no list knows is used as a body's.

    People are introduced by two words and called by the last one; bodies have one word, or are
    called by the first one. One word may be a place's, if it says nothing and is said to be none.
    """
    full = {mention.key for mention in party.mentions if mention.size > 1}
    short = {mention.key for mention in party.mentions if mention.size == 1}
    if any(key.endswith(f" {part}") for key in full for part in short):
        return False
    if full and not any(key.startswith(f"{part} ") for key in full for part in short):
        return False
    if not full and _has_article(words, party):
        return False  # "the Olympics"
    return party.speaks or any(
        mention.first and words.lowers[mention.first - 1] in _JOINED for mention in party.mentions
    )


def find_person_meant(
    words: Words, timeline: Timeline, parties: Iterable[Party], phrase: Phrase
) -> tuple[Party | None, bool]:
    """Return the named person whom "the Welshman" means, and whether there is any it could mean."""
    if phrase.determiner != "the" or timeline.place(phrase.head).quotation >= 0:
        return None, False
    if _is_told_apart(words, phrase) or not phrase.owners <= _LANDS:
        return None, False
    age = next(filter(None, map(_AGED.fullmatch, (phrase.noun, *phrase.modifiers))), None)
    national = phrase.noun == NATIONAL and not is_many(words, phrase.head)
    if not (national or phrase.noun in _TRAITS or age):
        return None, False
    fitting = [
        party
        for party in parties
        if party.is_person
        and party.mentions
        and (party.certain or party.speaks or party.gender)
        and not _has_article(words, party)
        and party.mentions[0].first < phrase.first
        and not (phrase.gender and party.gender and party.gender != phrase.gender)
        and not any(differs(phrase, called) for called in party.phrases)
        and not (age and _ages_told(words, party) - {age[1]})
    ]
    known = bool(fitting)
    if phrase.noun in PARTY_WORDS:
        fitting = [party for party in fitting if _is_of_party(words, party, phrase.noun)]
    told = [party for party in fitting if phrase.owners & _owners_told(party)]
    if age:
        told += [party for party in fitting if age[1] in _ages_told(words, party)]
    if len(set(told)) == 1:
        return told[0], True
    return _choose(timeline, phrase, told or fitting), known


def _is_told_apart(words: Words, phrase: Phrase) -> bool:
    """Tell whether a clause says who is meant: "the Republican who wrote it"."""
    if words.is_possessive(phrase.head) or not words.joined(phrase.last):
        return words.is_possessive(phrase.head)
    return words.lowers[phrase.last + 1] in RELATIVE_WORDS


def _is_of_party(words: Words, party: Party, name: str) -> bool:
    """Tell whether somebody is said to be of a political party: "Ann Doe, R-Kan."."""
    if any(name == called.noun or name in called.modifiers for called in party.phrases):
        return True
    told = (_PARTY_TOLD.match(words.text, mention.span.end) for mention in party.mentions)
    return any(match[1].lower() == name[0] for match in told if match)


def _owners_told(party: Party) -> set[str]:
    """Return of which countries, or whose, somebody is said to be."""
    return {owner for called in party.phrases for owner in called.owners}


def _has_article(words: Words, party: Party) -> bool:
    """Tell whether all its names have an article, as no person's has: "the Veldlander"."""
    return all(
        mention.first and words.lowers[mention.first - 1] in ARTICLES for mention in party.mentions
    )


def _choose(timeline: Timeline, phrase: Phrase, fitting: Sequence[Party]) -> Party | None:
    """Return the only one it fits that its paragraph brings up before, or the likeliest."""
    words, paragraph = timeline.words, timeline.place(phrase.head).paragraph
    if words.joined(phrase.last) and words.lowers[phrase.last + 1] in _REPLIES:
        spoke = timeline.last_sources(phrase.first)[:1]
        fitting = [party for party in fitting if party not in spoke]
    events = tuple(timeline.last(phrase.first, paragraph))
    told = {event.party for event in events if event.quotation < 0 and event.party in fitting}
    quoted = {event.party for event in events} - told
    fitting = [party for party in fitting if party not in quoted]
    here = told - {event.party for event in events if event.possessive}
    return here.pop() if len(here) == 1 else find_described(timeline, phrase.head, fitting)


def _ages_told(words: Words, party: Party) -> set[str]:
    """Return the age of "Ann Doe, 54,"."""
    told = (_AGE_TOLD.match(words.text, mention.span.end) for mention in party.mentions)
    return {match[1] for match in told if match}
