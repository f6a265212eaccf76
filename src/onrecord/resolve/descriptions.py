"""Answer who is behind a source that is words for somebody: a name, a description, several."""

from __future__ import annotations

import re

from onrecord.resolve.antecedents import find_antecedent
from onrecord.resolve.cast import Cast, describe, phrase_at
from onrecord.resolve.lexicon import ARTICLES, POSSESSIVES, SPEAKER_PRONOUNS
from onrecord.resolve.nesting import Surroundings
from onrecord.resolve.nouns import OFFICES, PERSON_NOUNS
from onrecord.resolve.offices import HOLDERS
from onrecord.resolve.pairs import find_both, find_either, find_sharing, means_both
from onrecord.resolve.party import Answer, Party
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.relations import Relations
from onrecord.resolve.roles import kinds_of
from onrecord.resolve.sources import Reading
from onrecord.resolve.talk import Talk

# After these words an office has another holder.
_NEW_HOLDER = re.compile(
    r"\b(?:sworn\sin|t(?:ook|akes)\soffice|inaugurated|succeed(?:s|ed)\s(?:him|her)|replaced\sby"
    r"|conceded\sdefeat|resigned|stepped\sdown|ousted)\b"
)
# Whose these are said them himself, unlike a letter or a report, which can speak for others.
_UTTERANCES = frozenset(
    ("remarks", "remark", "comments", "comment", "words", "speech", "tweet", "tweets")
)


def _start(phrase: Phrase) -> int:
    return phrase.span.start


class Descriptions:
    """Answers for the names and descriptions of one document, in reading order."""

    def __init__(self, cast: Cast, relations: Relations, talk: Talk) -> None:
        self._cast, self._relations, self._talk = cast, relations, talk
        self._joint: dict[tuple[str, ...], Party] = {}

    def answer(self, reading: Reading) -> Answer:
        """Return who is called so, wherever the words stand."""
        words = self._cast.words
        wording = words.wording(reading.first, reading.last)
        if reading.kind == "name":
            return self._answer_name(reading.head)
        said = words.lowers[reading.head]
        if reading.head == reading.last and said in ("former", "latter"):
            return self._answer_pointing(reading, find_either(self._cast.timeline, reading.head))
        if reading.head == reading.last and means_both(words, reading.head):
            both = find_both(self._cast.timeline, self._cast.pairs, reading.head)
            return self._answer_pointing(reading, both)
        if reading.kind == "phrase":
            phrase = phrase_at(self._cast, reading.head)
            if (both := find_sharing(self._cast.timeline, self._cast.pairs, phrase)) is not None:
                return self._answer_pointing(reading, both)
            return self._answer_phrase(reading)
        if reading.kind == "nobody":
            return Answer(None, f"{wording.of(words.text)}: nobody in particular")
        if reading.kind == "one":
            party = Party("unnamed", definite=False, wording=wording)
            self._cast.timeline.add(reading.head, reading.head, party, source=True)
            return Answer(party, f"description: {wording.of(words.text)}, who is not named")
        pairs = (p for p in self._cast.pairs if reading.first <= p.first and p.last <= reading.last)
        if (pair := next(pairs, None)) is not None:
            pair.party.others.append(wording)
            return Answer(pair.party, "two are named together")
        key = tuple(words.lowers[reading.first : reading.last + 1])
        party = self._joint.setdefault(key, Party("group"))
        party.say(wording)
        return Answer(party, "several are named together")

    def answer_related(self, reading: Reading, around: Surroundings) -> Answer | None:
        """Return who is called "his lawyer", "my mother"; ``None`` if no owner is known."""
        words, phrase = self._cast.words, phrase_at(self._cast, reading.head)
        owner = self._owner(phrase, around)
        if owner is None:
            return None
        wording = words.wording(phrase.first, max(phrase.first, reading.last))
        party = self._relations.find(phrase, owner)
        if party is None:
            described = describe(self._cast, reading.head)
            party = Party("unnamed", phrases=[phrase]) if described is None else described
            self._relations.note(phrase, owner, party)
        self._cast.timeline.add(reading.head, reading.head, party, source=True)
        party.say(wording)
        said, whose = wording.of(words.text), owner.called(words)
        place = self._cast.timeline.brought_up_at(owner, phrase.first)
        whose = f"{whose} (at {place})" if place is not None else whose
        return Answer(party, f"description: {said}, of {whose}, is {party.called(words)}")

    def _owner(self, phrase: Phrase, around: Surroundings) -> Party | None:
        """Return whose the one is whom a source calls "his lawyer", "my mother"."""
        word = phrase.first
        if phrase.determiner not in POSSESSIVES or phrase.noun not in PERSON_NOUNS:
            return None
        if phrase.determiner in SPEAKER_PRONOUNS:
            return around.speaker or (None if around.nested else self._talk.narrator(word))
        if phrase.determiner in ("his", "her"):
            known = self._relations.owner(phrase)
            return known or find_antecedent(self._cast.timeline, word, quoted=around.speaker).party
        return None

    def _answer_pointing(self, reading: Reading, party: Party | None) -> Answer:
        head, wording = reading.head, self._cast.words.wording(reading.first, reading.last)
        said = wording.of(self._cast.words.text)
        if party is None:
            return Answer(None, f"description: it is not certain whom {said} stands for")
        party.others.append(wording)
        if party.kind == "group":
            self._cast.timeline.add(head, head, party, source=True)
        return Answer(party, f"description: {said} is {party.called(self._cast.words)}")

    def _answer_name(self, mention: int) -> Answer:
        words, joined = self._cast.words, self._cast.joined
        name = self._cast.names.mentions[mention].span.of(words.text)
        party = joined.party_of[mention]
        if party is None:
            bearers = (rival.called(words) for rival in joined.rivals.get(mention, ()))
            return Answer(None, f"name: {name} may be {' or '.join(bearers) or 'a place'}")
        called = party.called(words)
        if called == name:
            return Answer(party, f"name: {name}")
        return Answer(party, f"name: {name} is {called}, so named at {party.name(words).start}")

    def _answer_phrase(self, reading: Reading) -> Answer:
        words = self._cast.words
        if (utterer := self._utterer(reading)) is not None:
            return self._answer_name(utterer)
        new = reading.head not in self._cast.at_head
        party = describe(self._cast, reading.head)
        if party is not None and new:
            self._cast.described.note(party, self._cast.timeline.place(reading.head).sentence)
            self._cast.timeline.add(reading.head, reading.head, party, source=True)
        first = reading.first
        while first < reading.head and words.lowers[first] in ARTICLES:
            first += 1
        wording = words.wording(first, max(first, reading.last))
        said = wording.of(words.text)
        if party is None:
            return Answer(None, f"description: {said} is not clearly one of those it fits")
        phrase = phrase_at(self._cast, reading.head)
        one_other = phrase.determiner == "other" and not phrase.noun.endswith("s")
        if one_other and words.lowers[phrase.first - 1] == "the":
            return Answer(None, f"description: it is not certain whom {said} is told from")
        if phrase.determiner == "whose":
            return Answer(None, f"description: it is not certain whose {said} is")
        if party.mentions and self._changed_hands(phrase, party):
            return Answer(None, f"description: {said} may be somebody else by now")
        if not party.is_introduced and self._talk.is_told_by_one(phrase):
            party.certain = True  # who tells says "the boss" of somebody in his story
        if not party.is_introduced:
            return Answer(None, f"description: nobody is called {said} before")
        quoted = self._cast.timeline.place(reading.head).quotation >= 0
        if not quoted and party is self._talk.turns.speaker_at(wording.start):
            return Answer(None, f"description: {said} is hardly whoever says it")
        party.say(wording)
        return Answer(party, f"description: {said}{self._basis(phrase, party, said)}")

    def _basis(self, phrase: Phrase, party: Party, said: str) -> str:
        """Return whom a description speaks of, and where the text calls him so, or names him."""
        words = self._cast.words
        called = party.called(words)
        if called == said:
            return ""
        nouns = kinds_of(phrase.noun)
        alike = (o for o in party.phrases if o.noun in nouns and o.head != phrase.head)
        if (other := min(alike, key=_start, default=None)) is not None:
            return f" is {called}, called {other.span.of(words.text)} at {other.span.start}"
        return f" is {called}, so named at {party.name(words).start}"

    def _utterer(self, reading: Reading) -> int | None:
        """Return the name of whose remarks a source is: "Ann Cole's remarks" are her own words."""
        words, mentions = self._cast.words, self._cast.names.mentions
        if words.lowers[reading.head] not in _UTTERANCES:
            return None
        for index, mention in enumerate(mentions):
            owns = words.text.startswith(("'s ", "’s ", "' ", "’ "), mention.span.end)
            if owns and reading.first <= mention.first and mention.last < reading.head:
                return index
        return None

    def _changed_hands(self, phrase: Phrase, party: Party) -> bool:
        """Tell whether an office may have a new holder since ``party`` was last called by it."""
        if phrase.noun not in OFFICES or phrase.owners or phrase.determiner != "the":
            return False
        if phrase.modifiers & HOLDERS:
            return False
        called = [each.head for each in party.phrases if each.head < phrase.head]
        start = self._cast.words.ends[max(called)] if called else 0
        return _NEW_HOLDER.search(self._cast.words.text, start, phrase.span.start) is not None
