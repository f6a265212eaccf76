"""Answer who is behind a source that is a pronoun: "she", "I", "you", "who"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from onrecord.resolve.antecedents import find_antecedent, gender_of_pronoun
from onrecord.resolve.cast import Cast
from onrecord.resolve.descriptions import Descriptions
from onrecord.resolve.lexicon import (
    DEFINITE,
    SPEAKER_PRONOUNS,
    SPEAKERS_PRONOUNS,
    THING_PRONOUNS,
)
from onrecord.resolve.nesting import Surroundings
from onrecord.resolve.party import Answer, Party
from onrecord.resolve.relatives import read_relative
from onrecord.resolve.talk import Talk

# What somebody does who is not named.
_NAMELESS = re.compile(
    r"\s(?:(?:also|all|both|each)\s)?(?:spoke|speaks?|asked|requested|declined|insisted|talked|agreed"
    r"|would\s(?:only\s)?speak|did\snot\swant)\b[^.;\n]{0,60}?\b(?:anonym\w+"
    r"|not\s(?:to\s)?be(?:ing)?\s(?:named|identified|quoted)|to\sbe\s(?:named|identified))\b"
)
# Pronouns that tell of whom a text goes on to speak.
_FOLLOWED = frozenset(("he", "she", "his", "her"))


class Pronouns:
    """Answers for the pronouns of one document, in reading order."""

    def __init__(self, cast: Cast, talk: Talk, descriptions: Descriptions) -> None:
        self._cast, self._talk, self._descriptions = cast, talk, descriptions

    def leading(self, sources: Collection[int]) -> Iterator[int]:
        """Yield each "he" and "she" of the writer's that is none of the words ``sources``."""
        words, timeline = self._cast.words, self._cast.timeline
        for word, low in enumerate(words.lowers):
            if low in _FOLLOWED and word not in sources and timeline.place(word).quotation < 0:
                yield word

    def follow(self, word: int) -> None:
        """Keep track of whom the text goes on to speak of, between the statements."""
        speaker = self._talk.turns.speaker_at(self._cast.words.starts[word])
        antecedent = find_antecedent(self._cast.timeline, word, quoted=speaker)
        party = antecedent.party
        if party is not None and party.gender is None:
            party.gender = gender_of_pronoun(self._cast.words.lowers[word])
        self._cast.timeline.add(word, word, party, rivals=antecedent.rivals)

    def answer(self, word: int, around: Surroundings) -> Answer:
        """Return whom the pronoun at ``word`` stands for."""
        low = self._cast.words.lowers[word]
        if low in SPEAKER_PRONOUNS or low in SPEAKERS_PRONOUNS:
            return self._answer_first_person(word, around)
        if (party := self._talk.asked_about(word)) is not None and party is not around.speaker:
            self._speak(party, word)
            return Answer(party, f"pronoun: {low} is whom the question before is about")
        antecedent = find_antecedent(
            self._cast.timeline,
            word,
            quoted=around.speaker,
            teller=around.teller,
            told_from=around.told_from,
            nameless=_NAMELESS.match(self._cast.words.text, self._cast.words.ends[word])
            is not None,
        )
        party = antecedent.party
        if party is None and (before := self._speaker_before(word, around)) is not None:
            self._speak(before, word)
            return Answer(before, f"pronoun: {low} is who spoke before")
        if party is not None and not party.is_introduced and _is_bare(party):
            party.certain = any(self._talk.is_told_by_one(phrase) for phrase in party.phrases)
        if party is not None and not party.is_introduced and _is_bare(party):
            self._cast.timeline.add(word, word, None, rivals=antecedent.rivals, source=True)
            return Answer(None, "pronoun: it is not certain of whom the text goes on to speak")
        if party is not None:
            if party.is_person and party.gender is None:
                party.gender = gender_of_pronoun(low)
            if low in THING_PRONOUNS and party.kind == "person":
                party.kind = "organisation"  # no name told; "it" does
            self._speak(party, word)
        elif antecedent.rivals:
            self._cast.timeline.add(word, word, None, rivals=antecedent.rivals, source=True)
        return Answer(party, antecedent.why)

    def answer_second_person(self, word: int) -> Answer:
        """Return who is asked "Do you think …?" in an interview: he who answers."""
        asked = self._talk.who_is_asked(word)
        if asked is None:
            return Answer(None, "pronoun: it is not certain who is spoken to")
        asked.others.append(self._cast.words.span(word, word))
        said = self._cast.words.forms[word]
        return Answer(asked, f"pronoun: {said} is whoever answers")

    def answer_relative(self, word: int) -> Answer:
        """Return whom the "who" or "which" at ``word`` refers to."""
        said = self._cast.words.forms[word]
        reading = read_relative(self._cast, word)
        if reading is None:
            return Answer(None, f"{said} does not follow a name or a known noun")
        answer = self._descriptions.answer(reading)
        if answer.party is not None:
            if said.lower() == "which" and answer.party.kind == "person":
                answer.party.kind = "organisation"  # no name told; "which" does
            self._speak(answer.party, word)
        return answer

    def _answer_first_person(self, word: int, around: Surroundings) -> Answer:
        said = self._cast.words.forms[word]
        speaker = around.speaker or around.teller
        if speaker is None and not around.nested:
            speaker = self._talk.narrator(word)
        if speaker is None:
            return Answer(None, f"pronoun: it is not certain who says {said}")
        if self._cast.words.lowers[word] in SPEAKERS_PRONOUNS and speaker.is_person:
            return Answer(None, f"pronoun: {said} means more than the one who says it")
        speaker.others.append(self._cast.words.span(word, word))
        return Answer(speaker, f"pronoun: {said} is whoever says it")

    def _speaker_before(self, word: int, around: Surroundings) -> Party | None:
        """Return who spoke in the turn before, if a turn opens with a pronoun that fits him."""
        before = self._talk.speaker_before(word)
        if before is None or before is around.speaker or not before.is_person:
            return None
        gender = gender_of_pronoun(self._cast.words.lowers[word])
        return before if before.gender in (None, gender) else None

    def _speak(self, party: Party, word: int) -> None:
        """Record that a pronoun stands for ``party`` and that a statement is attributed to it."""
        party.others.append(self._cast.words.span(word, word))
        self._cast.timeline.add(word, word, party, source=True)


def _is_bare(party: Party) -> bool:
    """Tell whether somebody was only called "the author", which was not told of anybody."""
    return all(phrase.determiner in DEFINITE for phrase in party.phrases)
