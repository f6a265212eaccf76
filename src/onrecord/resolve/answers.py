"""Go through a document's attributions and find the party behind each source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.resolve.antecedents import (
    agreement,
    find_antecedent,
    form_of_pronoun,
    gender_of_pronoun,
)
from onrecord.resolve.cast import bring_up, describe, phrase_at, read_cast
from onrecord.resolve.continued import find_continued
from onrecord.resolve.labels import Labels
from onrecord.resolve.lexicon import (
    ARTICLES,
    DEFINITE,
    POSSESSIVES,
    SPEAKER_PRONOUNS,
    SPEAKERS_PRONOUNS,
    THING_PRONOUNS,
)
from onrecord.resolve.narrators import Narrators, find_narrators
from onrecord.resolve.nouns import OFFICES, PERSON_NOUNS
from onrecord.resolve.offices import HOLDERS
from onrecord.resolve.pairs import find_both, find_either, find_sharing, means_both
from onrecord.resolve.party import Party
from onrecord.resolve.phrases import Phrase
from onrecord.resolve.relations import Relations
from onrecord.resolve.relatives import read_relative
from onrecord.resolve.sources import Reading, read_source
from onrecord.resolve.turns import Turns
from onrecord.types import Attribution, Document, Layout, Span, Zone

# After these words an office has another holder.
_NEW_HOLDER = re.compile(
    r"\b(?:sworn\sin|t(?:ook|akes)\soffice|inaugurated|succeed(?:s|ed)\s(?:him|her)|replaced\sby"
    r"|conceded\sdefeat|resigned|stepped\sdown|ousted)\b"
)
# What somebody does who is not named.
_NAMELESS = re.compile(
    r"\s(?:(?:also|all|both|each)\s)?(?:spoke|speaks?|asked|requested|declined|insisted|talked|agreed"
    r"|would\s(?:only\s)?speak|did\snot\swant)\b[^.;\n]{0,60}?\b(?:anonym\w+"
    r"|not\s(?:to\s)?be(?:ing)?\s(?:named|identified|quoted)|to\sbe\s(?:named|identified))\b"
)
# Whose these are said them himself, unlike a letter or a report, which can speak for others.
_UTTERANCES = frozenset(
    ("remarks", "remark", "comments", "comment", "words", "speech", "tweet", "tweets")
)
_TRADE = re.compile(r"(?:er|or|ist|ian|eer|man|woman|ess|ant|smith|wright|ee)$")
_OFTEN = 3  # names of somebody of whom a text goes on to speak in other words
_WORD = re.compile(r"\w")
_ASKED_ABOUT = re.compile(
    r"\b(?:did|does|do|has|have|had|will|would)\s"
    r"(?P<who>(?!(?:you|he|she|they|we|it|i|anyone|anybody)\b)(?:[\w'’.-]+\s){0,4}[\w'’.-]+)"
    r"\s(?:say|said|think|thought|tell|told|make|made|feel|want|answer|reply|know|believe|mean"
    r"|react|call|promise|expect|claim)\b",
    re.IGNORECASE,
)
# How the writer says that he asked somebody.
_ASKED = re.compile(r"(?:had |have |then |once )?(?:ask|wonder)", re.IGNORECASE)
# Pronouns that tell of whom a text goes on to speak.
_FOLLOWED = frozenset(("he", "she", "his", "her"))


class Answer(NamedTuple):
    """The party behind one attribution, if that is certain, and why."""

    party: Party | None
    why: str


class Answers:
    """Answers for the attributions of one document, each parent before its children."""

    def __init__(
        self, document: Document, layout: Layout, attributions: Sequence[Attribution]
    ) -> None:
        self.cast = read_cast(document, layout)
        self._attributions = attributions
        self._paragraphs = layout.paragraphs
        self._labels = Labels(document.text, layout, attributions)
        self._readings = [self._read(attribution.source) for attribution in attributions]
        self._sayers = find_sayers(layout, attributions)
        self._parents = [self._find_parent(index) for index in range(len(attributions))]
        self._continued = find_continued(document.text, attributions)
        self._joint: dict[tuple[str, ...], Party] = {}
        self._found: dict[int, Answer] = {}
        bring_up(self.cast, set(self._source_words()), set(self._label_words()))
        self._relations = Relations(self.cast)
        self._turns = Turns(self.cast, layout, self._labels)
        self._narrators = (
            Narrators([], [], []) if self._labels.turns else find_narrators(self.cast, layout)
        )

    def all(self) -> list[Answer]:
        """Return the answer for each attribution."""
        leading = deque(self._leading_pronouns())
        for index in sorted(range(len(self._attributions)), key=self._order):
            reading = self._readings[index]
            while leading and reading is not None and leading[0] < reading.first:
                self._follow(leading.popleft())
            self._found[index] = self._answer(index)
        return [self._found[index] for index in range(len(self._attributions))]

    def _leading_pronouns(self) -> Iterator[int]:
        """Yield each "he" and "she" of the writer's that is no source."""
        words, timeline = self.cast.words, self.cast.timeline
        sources = {
            reading.head
            for reading in self._readings
            if reading is not None and reading.kind == "pronoun"
        }
        for word, low in enumerate(words.lowers):
            if low in _FOLLOWED and word not in sources and timeline.place(word).quotation < 0:
                yield word

    def _follow(self, word: int) -> None:
        """Keep track of whom the text goes on to speak of, between the statements."""
        speaker = self._turns.speaker_at(self.cast.words.starts[word])
        antecedent = find_antecedent(self.cast.timeline, word, quoted=speaker)
        party = antecedent.party
        if party is not None and party.gender is None:
            party.gender = gender_of_pronoun(self.cast.timeline.words.lowers[word])
        self.cast.timeline.add(word, word, party, rivals=antecedent.rivals)

    def _order(self, index: int) -> tuple[int, int]:
        """Order parents before children, then by the place of the source."""
        attribution = self._attributions[index]
        place = attribution.content[0] if attribution.source is None else attribution.source
        return len(list(self._ancestors(index))), place.start

    def _find_parent(self, index: int) -> int | None:
        """Return the attribution that this one is nested in, linked to it or not."""
        attribution = self._attributions[index]
        if attribution.parent is not None or attribution.source is None:
            return attribution.parent
        quotation = self.cast.timeline.quotation_around(attribution.source.start)
        sayers = () if quotation is None else self._sayers.get(quotation.start, ())
        return next((sayer for sayer in sayers if sayer != index), None)

    def _ancestors(self, index: int) -> Iterator[int]:
        seen = {index}
        parent = self._parents[index]
        while parent is not None and parent not in seen and parent < len(self._parents):
            yield parent
            seen.add(parent)
            parent = self._parents[parent]

    def _read(self, source: Span | None) -> Reading | None:
        if source is None:
            return None
        return read_source(self.cast.words, self.cast.names, self.cast.roles, source)

    def _source_words(self) -> Iterator[int]:
        """Yield the words that the sources hang on: the last of a name, the noun of a phrase."""
        for reading in self._readings:
            if reading is not None and reading.kind == "name":
                yield self.cast.names.mentions[reading.head].last
            elif reading is not None and reading.kind == "phrase":
                yield reading.head

    def _label_words(self) -> Iterator[int]:
        """Yield the words of the labels of turns."""
        for turn in self._labels.turns:
            if (span := self._labels.label_of(turn)) is not None:
                yield from range(*self.cast.words.within(span))

    def _answer(self, index: int) -> Answer:
        attribution, reading = self._attributions[index], self._readings[index]
        turn = self._turn_labelled(attribution)
        if turn is not None:
            party = self._turns.speaker_of(turn)
            return Answer(party, f"transcript: the turn is labelled {turn.label}")
        if index in self._continued and self._asks(self._continued[index]):
            return self._answer_reply(self._continued[index])
        if index in self._continued:
            before = self._found.get(self._continued[index])
            return Answer(
                before.party if before else None,
                "the same speaker as in the statement that it continues",
            )
        if reading is None:
            return self._answer_unnamed(attribution)
        if reading.kind == "pronoun":
            return self._answer_pronoun(index, reading.head)
        if reading.kind == "relative":
            return self._answer_relative(reading.head)
        if reading.kind == "nobody" and self.cast.words.lowers[reading.head] in ("you", "your"):
            return self._answer_second_person(reading.head)
        if reading.kind == "phrase" and (owner := self._owner(index, reading)) is not None:
            return self._answer_related(reading, owner)
        return self._answer_reading(reading)

    def _asks(self, index: int) -> bool:
        """Tell whether the writer says that he asked something: the quotation after is a reply."""
        attribution, reading = self._attributions[index], self._readings[index]
        if attribution.cue is None or reading is None or reading.kind != "pronoun":
            return False
        own = self.cast.words.lowers[reading.head] in SPEAKER_PRONOUNS | SPEAKERS_PRONOUNS
        return own and _ASKED.match(attribution.cue.of(self.cast.words.text)) is not None

    def _answer_reply(self, question: int) -> Answer:
        """Return who replies to the writer: whom he asked, or who was brought up before."""
        cue, reading = self._attributions[question].cue, self._readings[question]
        end = self._attributions[question].content[0].start
        asker = self._found[question].party
        party = None
        for index, mention in enumerate(self.cast.names.mentions):
            if cue is not None and cue.end <= mention.span.start and mention.span.end <= end:
                party = self.cast.joined.party_of[index]
        if party is None and reading is not None:
            timeline = self.cast.timeline
            spoke = [each for each in timeline.last_sources(reading.first) if each is not asker]
            party = next(iter(spoke), timeline.last_subject(reading.first))
        if party is None or party is asker or not party.is_person:
            return Answer(None, "reply: it is not certain who was asked")
        return Answer(party, f"reply: {party.called(self.cast.words)} was asked")

    def _answer_unnamed(self, attribution: Attribution) -> Answer:
        """Return who says what names no source: a whole answer in an interview."""
        start = attribution.content[0].start
        whole = any(paragraph.start == start for paragraph in self._paragraphs)
        alone = attribution.cue is None and attribution.parent is None
        if not (whole and alone and self._narrators.is_talk(start)):
            return Answer(None, "no source is named")
        party = self._narrators.who_says(start)
        if party is None or not (party.mentions or party.phrases):
            return Answer(None, "interview: it is not told who answers")
        return Answer(party, "interview: the paragraph is a turn")

    def _owner(self, index: int, reading: Reading) -> Party | None:
        """Return whose the one is whom a source calls "his lawyer", "my mother"."""
        phrase = phrase_at(self.cast, reading.head)
        word = phrase.first
        if phrase.determiner not in POSSESSIVES or phrase.noun not in PERSON_NOUNS:
            return None
        around = self._speaker_around(index)
        if phrase.determiner in SPEAKER_PRONOUNS:
            return around or self._narrator(index, word)
        if phrase.determiner in ("his", "her"):
            known = self._relations.owner(phrase)
            return known or find_antecedent(self.cast.timeline, word, quoted=around).party
        return None

    def _answer_related(self, reading: Reading, owner: Party) -> Answer:
        words, phrase = self.cast.words, phrase_at(self.cast, reading.head)
        wording = words.wording(phrase.first, max(phrase.first, reading.last))
        party = self._relations.find(phrase, owner)
        if party is None:
            described = describe(self.cast, reading.head)
            party = Party("unnamed", phrases=[phrase]) if described is None else described
            self._relations.note(phrase, owner, party)
        self.cast.timeline.add(reading.head, reading.head, party, source=True)
        party.say(wording)
        said, whose = wording.of(words.text), owner.called(words)
        return Answer(party, f"description: {said}, of {whose}, is {party.called(words)}")

    def _turn_labelled(self, attribution: Attribution) -> Zone | None:
        """Return the turn whose label is the source, or which has none of its own."""
        source = attribution.source
        if source is None:
            nested = attribution.parent is not None
            return None if nested else self._labels.turn_at(attribution.content[0].start)
        turn = self._labels.turn_at(source.start)
        label = None if turn is None else self._labels.label_of(turn)
        return turn if label is not None and label.overlap(source) else None

    def _answer_reading(self, reading: Reading) -> Answer:
        words = self.cast.words
        wording = words.wording(reading.first, reading.last)
        if reading.kind == "name":
            return self._answer_name(reading.head)
        said = words.lowers[reading.head]
        if reading.head == reading.last and said in ("former", "latter"):
            return self._answer_pointing(reading, find_either(self.cast.timeline, reading.head))
        if reading.head == reading.last and means_both(words, reading.head):
            both = find_both(self.cast.timeline, self.cast.pairs, reading.head)
            return self._answer_pointing(reading, both)
        if reading.kind == "phrase":
            phrase = phrase_at(self.cast, reading.head)
            if (both := find_sharing(self.cast.timeline, self.cast.pairs, phrase)) is not None:
                return self._answer_pointing(reading, both)
            return self._answer_phrase(reading)
        if reading.kind == "nobody":
            return Answer(None, f"{wording.of(words.text)}: nobody in particular")
        if reading.kind == "one":
            party = Party("unnamed", definite=False, wording=wording)
            self.cast.timeline.add(reading.head, reading.head, party, source=True)
            return Answer(party, f"description: {wording.of(words.text)}, who is not named")
        pairs = (p for p in self.cast.pairs if reading.first <= p.first and p.last <= reading.last)
        if (pair := next(pairs, None)) is not None:
            pair.party.others.append(wording)
            return Answer(pair.party, "two are named together")
        key = tuple(words.lowers[reading.first : reading.last + 1])
        party = self._joint.setdefault(key, Party("group"))
        party.say(wording)
        return Answer(party, "several are named together")

    def _answer_pointing(self, reading: Reading, party: Party | None) -> Answer:
        head, wording = reading.head, self.cast.words.wording(reading.first, reading.last)
        said = wording.of(self.cast.words.text)
        if party is None:
            return Answer(None, f"description: it is not certain whom {said} stands for")
        party.others.append(wording)
        if party.kind == "group":
            self.cast.timeline.add(head, head, party, source=True)
        return Answer(party, f"description: {said} is {party.called(self.cast.words)}")

    def _answer_name(self, mention: int) -> Answer:
        words, joined = self.cast.words, self.cast.joined
        name = self.cast.names.mentions[mention].span.of(words.text)
        party = joined.party_of[mention]
        if party is None:
            bearers = (rival.called(words) for rival in joined.rivals.get(mention, ()))
            return Answer(None, f"name: {name} may be {' or '.join(bearers) or 'a place'}")
        called = party.called(words)
        if called == name:
            return Answer(party, f"name: {name}")
        return Answer(party, f"name: {name} is {called}, so named at {party.name(words).start}")

    def _answer_phrase(self, reading: Reading) -> Answer:
        words = self.cast.words
        if (utterer := self._utterer(reading)) is not None:
            return self._answer_name(utterer)
        new = reading.head not in self.cast.at_head
        party = describe(self.cast, reading.head)
        if party is not None and new:
            self.cast.described.note(party, self.cast.timeline.place(reading.head).sentence)
            self.cast.timeline.add(reading.head, reading.head, party, source=True)
        first = reading.first
        while first < reading.head and words.lowers[first] in ARTICLES:
            first += 1
        wording = words.wording(first, max(first, reading.last))
        said = wording.of(words.text)
        if party is None:
            return Answer(None, f"description: {said} is not clearly one of those it fits")
        phrase = phrase_at(self.cast, reading.head)
        one_other = phrase.determiner == "other" and not phrase.noun.endswith("s")
        if one_other and words.lowers[phrase.first - 1] == "the":
            return Answer(None, f"description: it is not certain whom {said} is told from")
        if phrase.determiner == "whose":
            return Answer(None, f"description: it is not certain whose {said} is")
        if party.mentions and self._changed_hands(phrase, party):
            return Answer(None, f"description: {said} may be somebody else by now")
        if not party.is_introduced and self._is_told_by_one(phrase):
            party.certain = True  # who tells says "the boss" of somebody in his story
        if not party.is_introduced:
            return Answer(None, f"description: nobody is called {said} before")
        quoted = self.cast.timeline.place(reading.head).quotation >= 0
        if not quoted and party is self._turns.speaker_at(wording.start):
            return Answer(None, f"description: {said} is hardly whoever says it")
        party.say(wording)
        called = party.called(words)
        return Answer(party, f"description: {said}" + ("" if called == said else f" is {called}"))

    def _utterer(self, reading: Reading) -> int | None:
        """Return the name of whose remarks a source is: "Ann Cole's remarks" are her own words."""
        words, mentions = self.cast.words, self.cast.names.mentions
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
        start = self.cast.words.ends[max(called)] if called else 0
        return _NEW_HOLDER.search(self.cast.words.text, start, phrase.span.start) is not None

    def _answer_relative(self, word: int) -> Answer:
        said = self.cast.words.forms[word]
        reading = read_relative(self.cast, word)
        if reading is None:
            return Answer(None, f"{said} does not follow a name or a known noun")
        answer = self._answer_reading(reading)
        if answer.party is not None:
            if said.lower() == "which" and answer.party.kind == "person":
                answer.party.kind = "organisation"  # no name told; "which" does
            self._speak(answer.party, word)
        return answer

    def _answer_pronoun(self, index: int, word: int) -> Answer:
        low = self.cast.words.lowers[word]
        around = self._speaker_around(index)
        parent = self._parents[index]
        told = None if parent is None or parent not in self._found else self._found[parent].party
        if low in SPEAKER_PRONOUNS or low in SPEAKERS_PRONOUNS:
            return self._answer_first_person(word, around or told or self._narrator(index, word))
        if (party := self._asked_about(word, low)) is not None and party is not around:
            self._speak(party, word)
            return Answer(party, f"pronoun: {low} is whom the question before is about")
        antecedent = find_antecedent(
            self.cast.timeline,
            word,
            quoted=around,
            teller=told,
            told_from=self._first_told(parent, word),
            nameless=_NAMELESS.match(self.cast.words.text, self.cast.words.ends[word]) is not None,
        )
        party = antecedent.party
        before = self._turns.speaker_before(self.cast.words.starts[word])
        if party is None and before is not None and before.gender in (None, gender_of_pronoun(low)):
            opens = self._labels.turn_at(self.cast.words.starts[word])
            if opens and self._begins(opens, word) and before is not around and before.is_person:
                self._speak(before, word)
                return Answer(before, f"pronoun: {low} is who spoke before")
        if party is not None and not party.is_introduced and _is_bare(party):
            party.certain = any(self._is_told_by_one(phrase) for phrase in party.phrases)
        if party is not None and not party.is_introduced and _is_bare(party):
            self.cast.timeline.add(word, word, None, rivals=antecedent.rivals, source=True)
            return Answer(None, "pronoun: it is not certain of whom the text goes on to speak")
        if party is not None:
            if party.is_person and party.gender is None:
                party.gender = gender_of_pronoun(low)
            if low in THING_PRONOUNS and party.kind == "person":
                party.kind = "organisation"  # no name told; "it" does
            self._speak(party, word)
        elif antecedent.rivals:
            self.cast.timeline.add(word, word, None, rivals=antecedent.rivals, source=True)
        return Answer(party, antecedent.why)

    def _asked_about(self, word: int, pronoun: str) -> Party | None:
        """Return of whom the question before asks what he said, where the answer opens with him."""
        words, cast = self.cast.words, self.cast
        start = words.starts[word]
        at = bisect_right(self._paragraphs, start, key=lambda each: each.start) - 1
        turn = self._labels.turn_at(start)
        begins = not _WORD.search(words.text, self._paragraphs[at].start, start)
        if at < 1 or not (begins if turn is None else self._begins(turn, word)):
            return None
        before = self._paragraphs[at - 1].of(words.text)
        asked = _ASKED_ABOUT.search(before) if before.endswith("?") else None
        if asked is None:
            return None
        offset = self._paragraphs[at - 1].start
        span = Span(offset + asked.start("who"), offset + asked.end("who"))
        reading = read_source(words, cast.names, cast.roles, span)
        party = None
        if reading is not None and reading.kind == "name":
            party = cast.joined.party_of[reading.head]
        elif reading is not None and reading.kind == "phrase":
            party = describe(cast, reading.head)
        if party is None or not agreement(party, form_of_pronoun(pronoun)):
            return None
        party.certain = True
        return party

    def _begins(self, turn: Zone, word: int) -> bool:
        """Tell whether a word is the first of what is said in a turn."""
        label = self._labels.label_of(turn)
        return not _WORD.search(
            self.cast.words.text,
            label.end if label else turn.span.start,
            self.cast.words.starts[word],
        )

    def _answer_second_person(self, word: int) -> Answer:
        """Return who is asked "Do you think …?" in an interview: he who answers."""
        start = self.cast.words.starts[word]
        asked = None
        if self.cast.timeline.place(word).quotation < 0:
            asked = self._narrators.who_is_asked(start) or self._turns.other_speaker(start)
        if asked is None:
            return Answer(None, "pronoun: it is not certain who is spoken to")
        asked.others.append(self.cast.words.span(word, word))
        said = self.cast.words.forms[word]
        return Answer(asked, f"pronoun: {said} is whoever answers")

    def _narrator(self, index: int, word: int) -> Party | None:
        """Return who says "I" or "we" where nobody is quoted."""
        if self._parents[index] is not None or self.cast.timeline.place(word).quotation >= 0:
            return None
        start = self.cast.words.starts[word]
        plural = self.cast.words.lowers[word] in SPEAKERS_PRONOUNS
        party = (self._narrators.for_whom if plural else self._narrators.who_says)(start)
        unnamed = party is not None and not (party.mentions or party.phrases)
        if party is not None and unnamed and party.wording is None:
            party.wording = self.cast.words.span(word, word)
        return party

    def _is_told_by_one(self, phrase: Phrase) -> bool:
        """Tell whether somebody says so in a turn, or in a story that he tells as "I".

        A story may mean one whom it has just named without saying what he is, or names often.
        """
        noun, timeline = phrase.head, self.cast.timeline
        somebody = phrase.noun in PERSON_NOUNS or (
            phrase.determiner == "the" and phrase.noun not in ARTICLES | {"other"}
        )
        if not somebody or timeline.place(noun).quotation >= 0:
            return False
        start = self.cast.words.starts[noun]
        if self._labels.turn_at(start) is not None or self._narrators.is_talk(start):
            return True
        narrator = self._narrators.who_says(start)
        determiner = phrase.determiner
        trade = _may_be_trade(self.cast.words.lowers[noun])
        if narrator is None or determiner not in ("the", "my", "our", "your"):
            return False
        if not trade or determiner != "the":
            return determiner == "the" or trade
        near = timeline.last(noun, timeline.place(noun).paragraph)
        new = {each.party for each in near if each.party is not None and not each.party.phrases}
        often = {each for each in self.cast.joined.parties if len(each.mentions) >= _OFTEN}
        return not any(
            each.is_person and each.certain and each.mentions and each is not narrator
            for each in new | often
        )

    def _first_told(self, parent: int | None, word: int) -> int | None:
        """Return the first word of the content of ``parent`` that ``word`` stands in."""
        start = self.cast.words.starts[word]
        contents = () if parent is None else self._attributions[parent].content
        return next(
            (
                self.cast.words.first_at(content.start)
                for content in contents
                if content.start <= start < content.end
            ),
            None,
        )

    def _answer_first_person(self, word: int, speaker: Party | None) -> Answer:
        said = self.cast.words.forms[word]
        if speaker is None:
            return Answer(None, f"pronoun: it is not certain who says {said}")
        if self.cast.words.lowers[word] in SPEAKERS_PRONOUNS and speaker.is_person:
            return Answer(None, f"pronoun: {said} means more than the one who says it")
        speaker.others.append(self.cast.words.span(word, word))
        return Answer(speaker, f"pronoun: {said} is whoever says it")

    def _speak(self, party: Party, word: int) -> None:
        """Record that a pronoun stands for ``party`` and that a statement is attributed to it."""
        party.others.append(self.cast.words.span(word, word))
        self.cast.timeline.add(word, word, party, source=True)

    def _speaker_around(self, index: int) -> Party | None:
        """Return who says, word for word, what a source stands in: whoever is quoted there."""
        source = self._attributions[index].source
        if source is None:
            return None
        quotation = self.cast.timeline.quotation_around(source.start)
        if quotation is None:
            return self._turns.speaker_at(source.start)
        sayers = self._sayers.get(quotation.start, ())
        above = (self._found.get(other) for other in self._ancestors(index) if other in sayers)
        answer = next(above, None)
        return None if answer is None else answer.party


def _may_be_trade(noun: str) -> bool:
    """Tell whether a noun may say what a person is, known or by its ending."""
    return noun in PERSON_NOUNS or _TRADE.search(noun) is not None


def _is_bare(party: Party) -> bool:
    """Tell whether somebody was only called "the author", which was not told of anybody."""
    return all(phrase.determiner in DEFINITE for phrase in party.phrases)


def find_sayers(layout: Layout, attributions: Sequence[Attribution]) -> dict[int, list[int]]:
    """Map where a quotation begins to the attributions whose content holds all of it."""
    starts = [quotation.inner.start for quotation in layout.quotations]
    sayers: dict[int, list[int]] = {}
    for index, attribution in enumerate(attributions):
        for content in attribution.content:
            for number in range(bisect_left(starts, content.start), len(starts)):
                if starts[number] > content.end:
                    break
                if content.contains(layout.quotations[number].inner):
                    sayers.setdefault(starts[number], []).append(index)
    return sayers
