"""Find whom a pronoun, or a description that fits several, stands for among those named before.

Whoever was brought up shortly before is a candidate, and so is "none of these". A log-linear model
weighs what tells the candidates apart: how far back each was brought up last and as what (source of
a statement, subject, owner …), who spoke last, how often each is spoken of. Agreement in gender and
number then multiplies these chances. The likeliest candidate is taken where it is likely enough;
otherwise nobody is, since a wrong speaker is worse than none.

``training/antecedents.py`` fits the weights, and says why hardly a text needs labels for that.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from importlib import resources
from math import exp
from typing import NamedTuple

from onrecord.resolve.lexicon import (
    FEMALE,
    FEMALE_PRONOUNS,
    MALE,
    MALE_PRONOUNS,
    PLURAL_PRONOUNS,
    Gender,
)
from onrecord.resolve.party import Party
from onrecord.resolve.timeline import Event, Place, Timeline
from onrecord.resolve.words import Words

# How likely a candidate must be: a pronoun's, that of "they", which may be people in general, and
# one of several that a description fits.
_LEAST = 0.5
_LEAST_FOR_THEY = 0.6
_LEAST_FOR_DESCRIPTION = 0.8
# How much likelier than any other.
_CLEARLY = 1.5
# How far back a candidate may be.
_SENTENCES = 6
_PARAGRAPHS = 4
_MOST_EVENTS = 100
# Steps in which the mentions of a candidate are counted.
_OFTEN = (1, 2, 4, 8)
# From the least to the most salient.
_ROLES = ("governed", "possessive", "other", "subject", "opening", "source")
_QUOTATION_MARKS = frozenset("\"”’'»“")
# How likely somebody or something is spoken of by a pronoun, when it is by one: rounded guesses
# from grammar; zero is what grammar rules out.
AGREEMENT: Mapping[str, Mapping[str, float]] = {
    MALE: {"he": 0.97},
    FEMALE: {"she": 0.97},
    "person": {"he": 0.55, "she": 0.35, "they": 0.02},
    "unnamed": {"he": 0.5, "she": 0.3, "they": 0.18},
    "name": {"he": 0.35, "she": 0.2, "it": 0.25, "they": 0.2},
    "organisation": {"it": 0.6, "they": 0.39},
    "state": {"it": 0.7, "they": 0.29},
    "document": {"it": 0.94, "they": 0.05},
    "group": {"it": 0.04, "they": 0.95},
    "nobody": {"he": 0.3, "she": 0.3, "it": 0.2, "they": 0.2},
}


WEIGHTS: dict[str, float] = json.loads(
    resources.files("onrecord.resolve").joinpath("antecedents.json").read_text("utf-8")
)


class Antecedent(NamedTuple):
    """Whom a pronoun stands for, if that is certain, and why; else whom it may stand for."""

    party: Party | None
    why: str
    rivals: tuple[Party, ...] = ()


class Anaphor(NamedTuple):
    """A word that stands for somebody brought up before.

    Attributes:
        word: Where it stands.
        place: The same, as a place in the text.
        quoted: Who says the quotation that it is in: would say "I" and is not meant.
        teller: Whose indirect speech it is in, and who is often meant: "she said that she …".
    """

    word: int
    place: Place
    quoted: Party | None = None
    teller: Party | None = None


@dataclass(slots=True)
class Candidate:
    """Somebody or something that may be meant.

    Attributes:
        latest: Where it was brought up last.
        rank: How many others were brought up since.
        role: Its most salient one in the sentence of ``latest``.
        times: How often it was brought up in the window.
    """

    latest: Event
    rank: int
    role: str
    times: int = 1


def find_antecedent(
    timeline: Timeline,
    word: int,
    *,
    quoted: Party | None = None,
    teller: Party | None = None,
    told_from: int | None = None,
    nameless: bool = False,
) -> Antecedent:
    """Return whom the third-person pronoun at ``word`` stands for.

    Args:
        timeline: Who was brought up where.
        word: The pronoun.
        quoted: Who says the quotation that it is in.
        teller: Whose indirect speech it is in. Where the speech names another before ("she
            regretted Ann Cole's remark that she …"), either may be meant.
        told_from: The first word of that speech.
        nameless: Nobody is meant who was named, as where he "spoke on condition of anonymity".
    """
    form = form_of_pronoun(timeline.words.lowers[word])
    described = describe_candidates(
        timeline, Anaphor(word, timeline.place(word), quoted, teller), form, agreeing=True
    )
    if nameless:
        described = {
            party: names for party, names in described.items() if not (party and party.mentions)
        }
    chances = chances_of(described, form)
    ranked = sorted(chances.items(), key=lambda item: -item[1])
    rivals = tuple(party for party, chance in ranked if party is not None and chance > 0)
    best, chance = ranked[0]
    least = _LEAST_FOR_THEY if form == "they" else _LEAST
    rival = chances[rivals[1]] if len(rivals) > 1 else 0.0
    said = timeline.words.forms[word]
    if not rivals:
        return Antecedent(None, f"pronoun: nobody is named shortly before whom {said} fits")
    if best is None or chance < max(least, _CLEARLY * rival):
        likeliest = _shares(timeline, word, rivals, chances)
        return Antecedent(None, f"pronoun: it is not certain who {said} is: {likeliest}", rivals)
    if teller in rivals and best is not teller:
        return Antecedent(None, f"pronoun: {said} may be the teller or another", rivals)
    if best is teller and told_from is not None:
        between = slice(bisect_left(timeline.starts, told_from), bisect_left(timeline.starts, word))
        if any(event.party in rivals[1:] for event in timeline.events[between]):
            return Antecedent(None, f"pronoun: {said} may be the teller or one he names", rivals)
    if _is_after_namesake(timeline, best, word, form):
        return Antecedent(None, f"pronoun: {said} may be who has a name that several have", rivals)
    why = f"pronoun: {said} is {_shares(timeline, word, rivals[:2], chances)}"
    return Antecedent(best, why, rivals)


def _is_after_namesake(timeline: Timeline, best: Party, word: int, form: str) -> bool:
    """Tell whether a subject that may be several others stands between ``best`` and a pronoun."""
    for event in reversed(timeline.events[: bisect_left(timeline.starts, word)]):
        if event.party is best:
            return False
        if event.subject and event.party is None and best not in event.rivals:
            return bool(event.rivals) and all(agreement(each, form) for each in event.rivals)
    return False


def _shares(
    timeline: Timeline,
    word: int,
    parties: Collection[Party],
    chances: Mapping[Party | None, float],
) -> str:
    """Return what each of ``parties`` is called, its chance, and where it was brought up last."""
    shares = []
    for party in tuple(parties)[:3]:
        place = timeline.brought_up_at(party, word)
        told = "" if place is None else f", last at {place}"
        shares.append(f"{party.called(timeline.words)} ({chances[party]:.0%}{told})")
    return " rather than ".join(shares)


def find_described(timeline: Timeline, word: int, fitting: Collection[Party]) -> Party | None:
    """Return which of the parties that a description fits is meant by it, if that is clear."""
    described = describe_candidates(timeline, Anaphor(word, timeline.place(word)))
    weights = {party: _weigh(described[party]) for party in fitting if party in described}
    if not weights:
        return None
    best = max(weights, key=weights.__getitem__)
    clear = weights[best] >= _LEAST_FOR_DESCRIPTION * sum(weights.values())
    return best if clear else None


def chances_of(
    described: Mapping[Party | None, Collection[str]], form: str
) -> dict[Party | None, float]:
    """Return how likely each candidate is meant by a pronoun of ``form``, ``None`` for nobody."""
    weights = {party: _weigh(names) * agreement(party, form) for party, names in described.items()}
    total = sum(weights.values())
    return {party: weight / total for party, weight in weights.items()}


def _weigh(names: Collection[str]) -> float:
    return exp(sum(filter(None, map(WEIGHTS.get, names))))


def agreement(party: Party | None, form: str) -> float:
    """Return how likely a party is spoken of by a pronoun of ``form`` rather than by another."""
    return AGREEMENT[class_of(party)].get(form, 0.0)


def class_of(party: Party | None) -> str:
    """Tell what agrees with a pronoun: a gender, a kind, or how little is known."""
    if party is None:
        return "nobody"
    if not party.is_person:
        return party.kind
    if party.gender is not None:
        return party.gender
    if not (party.certain or party.speaks) or may_be_body(party):
        return "name"
    return "person" if party.mentions else "unnamed"


def may_be_body(party: Party) -> bool:
    """Tell whether a name passes for a person's only because nothing tells what it names."""
    if party.kind != "person" or party.phrases or party.gender:
        return False
    return not any(
        mention.kind != "name" or mention.honorific or mention.titled for mention in party.mentions
    )


def gender_of_pronoun(pronoun: str) -> Gender | None:
    """Return the gender that a pronoun in lower case tells."""
    return MALE if pronoun in MALE_PRONOUNS else FEMALE if pronoun in FEMALE_PRONOUNS else None


def form_of_pronoun(pronoun: str) -> str:
    """Return the subject form of a third-person pronoun in lower case."""
    if gender := gender_of_pronoun(pronoun):
        return "he" if gender == MALE else "she"
    return "they" if pronoun in PLURAL_PRONOUNS else "it"


def describe_candidates(
    timeline: Timeline, anaphor: Anaphor, form: str | None = None, *, agreeing: bool = False
) -> dict[Party | None, list[str]]:
    """Return what speaks for and against each candidate, and against all of them (``None``).

    Agreement is no part of it, so that weights can be fitted on what agreement tells; with
    ``agreeing``, those that a pronoun of ``form`` cannot stand for are left out all the same.
    """
    candidates, unknown = _gather(timeline, anaphor, form)
    where = _where(timeline.words, anaphor.word)
    sources = timeline.last_sources(anaphor.word)
    subject = timeline.last_subject(anaphor.word)
    times = {party: len(party.mentions) + len(party.others) for party in candidates}
    most = max(times.values(), default=0)
    described: dict[Party | None, list[str]] = {}
    for party, candidate in candidates.items():
        if agreeing and form is not None and not agreement(party, form):
            continue
        names = _describe_place(anaphor, candidate, where)
        names += _describe_party(party, times[party])
        if party in sources:
            names.append(f"source {sources.index(party)} before, {where}")
        if party is subject:
            names.append(f"last subject, {where}")
        if times[party] == most:
            names.append("main")
        if party is anaphor.teller:
            names.append("teller")
        described[party] = names
    described[None] = ["nobody"]
    if anaphor.place.quotation >= 0:
        described[None].append("nobody, quoted")
    nearest = max((each.latest.sentence for each in candidates.values()), default=0)
    if unknown is not None and unknown.sentence >= nearest:
        described[None].append("nobody, unknown nearer")
    return described


def _gather(
    timeline: Timeline, anaphor: Anaphor, form: str | None
) -> tuple[dict[Party, Candidate], Event | None]:
    """Return the candidates, and the latest of those that nobody could tell whom they bring up."""
    found: dict[Party, Candidate] = {}
    unknown = None
    last = bisect_left(timeline.starts, anaphor.word)
    for event in reversed(timeline.events[max(last - _MOST_EVENTS, 0) : last]):
        if (
            anaphor.place.sentence - event.sentence > _SENTENCES
            or anaphor.place.paragraph - event.paragraph > _PARAGRAPHS
        ):
            break
        party = event.party
        if party is None:
            if form and any(agreement(rival, form) for rival in event.rivals):
                unknown = unknown or event
        elif party in found:
            known = found[party]
            known.times += 1
            if event.sentence == known.latest.sentence:
                known.role = max(known.role, _role_of(event), key=_ROLES.index)
        elif party is not anaphor.quoted:
            found[party] = Candidate(event, len(found), _role_of(event))
    return found, unknown


def _role_of(event: Event) -> str:
    if event.source:
        return "source"
    if event.subject:
        return "opening" if event.opens else "subject"
    if event.possessive:
        return "possessive"
    return "governed" if event.governed else "other"


def _where(words: Words, word: int) -> str:
    """Tell where in its sentence a word stands."""
    if word in words.new_paragraph:
        return "opens paragraph"
    if not _QUOTATION_MARKS.isdisjoint(words.gap(word - 1)):
        return "after quotation"
    return "opens sentence" if words.opens_sentence(word) else "inside"


def _describe_place(anaphor: Anaphor, candidate: Candidate, where: str) -> list[str]:
    """Return what the places of the candidate and of the anaphor tell."""
    latest, here, role = candidate.latest, anaphor.place, candidate.role
    sentences = min(here.sentence - latest.sentence, 4)
    paragraphs = min(here.paragraph - latest.paragraph, 2)
    told = [f"sentences {sentences}", f"paragraphs {paragraphs}", f"rank {min(candidate.rank, 3)}"]
    told.append(role)
    if sentences <= 1:
        told.append(f"{role}, sentences {sentences}, {where}")
    if latest.pronoun:
        told.append("pronoun")
    if latest.quotation >= 0 and latest.quotation != here.quotation and not latest.source:
        told.append("quoted")
    if candidate.times > 1:
        told.append("again")
    if candidate.times > 3:
        told.append("again and again")
    return told


def _describe_party(party: Party, times: int) -> list[str]:
    """Return what is known of a candidate that the text brings up so many times."""
    told = [] if party.mentions else ["unnamed"]
    if told and not party.definite:
        told.append("indefinite")
    if not (party.certain or party.speaks):
        told.append("uncertain")
    return told + [f"often {step}" for step in _OFTEN if times > step]
