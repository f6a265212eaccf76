"""Find whom a text introduces as the one who will speak in it, and who as the one who asks.

What stands before an interview, a speech or a letter tells it ("We spoke to the baker Ann Doe"),
its byline, or who signs at the end.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.resolve.antecedents import find_antecedent
from onrecord.resolve.cast import Cast, describe, phrase_at
from onrecord.resolve.mentions import Mention
from onrecord.resolve.nouns import BODY_NOUNS
from onrecord.resolve.party import Party
from onrecord.resolve.roles import may_be_person
from onrecord.resolve.sources import read_source
from onrecord.segment import zone_at
from onrecord.types import Layout, Span

# What announces the one who speaks, in a title or before the speech.
_ANNOUNCES = re.compile(
    r"\b(?:interview(?:s|ed)?|speech|remarks|address|statement|lecture|testimony|sermon|letter"
    r"|talks?|talked|speaks?|spoke|q&a|questions|conversation|delivered|tells|told)\b",
    re.IGNORECASE,
)
# How an extract from what somebody wrote is announced.
_FROM_PAPERS = re.compile(
    r"(?:[^.!?\n]{0,40}\b(?:extract|excerpt)(?:s|ed)?\b|adapted\b|from\s(?:the|his|her)\b)[^.!?\n]{0,60}"
    r"(?:(?:diary|diaries|journals?|memoirs?|autobiography)\s(?:of|by)|\bby)\s",
    re.IGNORECASE,
)
# What stands right before or after the name of the one who speaks.
_SPEAKS_BEFORE = re.compile(
    r"\b(?:(?:interview|conversation|talk|q&a)s?\swith|questions\s(?:for|to)|interview(?:s|ed)|(?:spoke|speaks|talks|talked)\s"
    r"(?:to|with)|(?:remarks|speech|address|statement|letter|lecture|testimony)\s(?:by|of|from))\s"
    r"[^.!?\n]{0,60}$"
)
_SPEAKS_AFTER = re.compile(
    r"(?:,[^.!?\n]{1,80},)?\s(?:\w+ly\s)?(?:deliver(?:s|ed)|g[ai]ve|tells|told|answers|discusses)\b"
)
# The same of the one who asks: "Tom Roe spoke with her", "she talked to our editor, Tom Roe".
_ASKS_AFTER = re.compile(
    r"\s(?:(?:spoke|speaks|talked|talks|sat\sdown|caught\sup|met|interviews|interviewed|asks|asked)\s"
    r"(?:to\s|with\s)?(?:him|her|them)\b|(?:met|interviews|interviewed|asks|asked|visited|visits|meets)\s"
    r"[A-Z]|(?:of|from)\s(?:this|our)\s(?:news)?(?:paper|magazine|programme|program|site|podcast)\b"
    r"|(?:(?:went|came|drove|travelled|flew|walked)\s(?:\w+\s){0,3}to\s(?:see|meet|visit|find|hear)"
    r"|rang|phoned|telephoned|reached|joined|found)\s(?:him|her|them)\b"
    r"|(?:put|fired)\b[^.!?\n]{0,40}\bto\b)"
)
_ASKS_BEFORE = re.compile(
    r"(?:\b(?:[Ii]nterviewed|[Ii]nterview|[Cc]onducted|[Hh]osted|[Pp]resented|[Mm]oderated"
    r"|[Qq]uestions)\sby\s(?:\w+\s){0,3}"
    r"|\b(?:[Aa]s\s)?told\sto\s"
    r"|\b(?:[Hh]e|[Ss]he|[Tt]hey|who)\s(?:spoke|speaks|talked|talks|sat\sdown)\s(?:to|with)\s"
    r"|\b(?:[Oo]ur|['’]s|['’])\s(?:[\w-]+\s){0,3}"
    r"(?:editor|reporter|correspondent|writer|columnist|critic|host|presenter|interviewer),?\s"
    r"|\b(?:[Ii]nterviewer|[Hh]ost|[Pp]resenter|[Mm]oderator|[Rr]eporter):?\s)$"
)
# "She" asks in "She met the conductor Tom Roe".
_ASKING_PRONOUN = re.compile(
    r"\b(?:He|She|he|she)\s(?:met|interviewed|interviews|asked|asks|visited)\s(?!him|her)"
)
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]is|[Hh]er)\b")
_MOST_SPOKEN_OF = 2  # times as often as anybody else, at least
# Either may ask in "Ann Doe talked to Tom Roe".
_TALKS_AFTER = re.compile(
    r"\s(?:spoke|speaks|talked|talks|sat\sdown|caught\sup)\s(?:to\s|with\s)[^.!?\n]{0,60}?[A-Z]"
)
_TOLD_TO = re.compile(r"\b[Tt]old\sto\s$")
_BY = re.compile(r"(?:statement|remarks|speech|address|letter|lecture)\s(?:by|from|of)\s", re.I)
_GOES_ON = re.compile(
    r"(?:He|She)\b|[^.!?]{0,60}\b(?:interviewed|spoke\swith|talked\sto)\s(?:him|her)\b"
)
_IS_AUTHOR = re.compile(r"\s(?:is|was|teaches|works|runs|lives)\s")
# Where the author of a letter is named above it: "A message from the head teacher, Ann Doe".
_FROM = re.compile(r"(?:\b[Bb]y|\b[Ff]rom|^BY|^FROM)\s[^.!?\n]{0,60}$")
_ENDS_SUBJECT = re.compile(r"[,.;:\n]|\s(?:who|wrote|writes|spoke|speaks|told|tells|has|is|was)\b")
_ACCOUNT = re.compile(
    r"\b(?:account|stor(?:y|ies)|words|diary|wrote|writes|speaks|spoke|told|tells)\b"
)
_WRITTEN_TO = re.compile(r"(?:\b[Ll]etter\sto|^Dear|^To:?)\s[^.!?,:\n]{0,60}$")
_IN_SENTENCE = re.compile(r"\s[a-z]")  # what follows a name that is neither label nor signature
_CREDITS = re.compile(r"(?:Interview|Words|Text|Questions|Conversation)\b.{0,30}\b[Bb]y\s.{1,60}")
_STOPS = re.compile(r"[.!?…][\"'”’»)\]]*$")
_OPENS_LINE = re.compile(r"(?:[—–-]+\s?)?(?:[Tt]he\s|(?:[A-Z][\w.]*\s){0,2})")
_AFTER_SIGNATURE = re.compile(r"$|,|\(|and\s|&\s")
_NAME_OF_BODY = re.compile(
    r"(?:[Tt]he\s)?(?P<name>(?:[A-Z][\w'’-]*\s|of\s|for\s|and\s|the\s)*(?P<noun>[A-Z][a-z]+)"
    r"(?:\s(?:of|for)\s[A-Z]\w+)?)(?=,|$)"
)
_MOST_CLOSING = 5  # lines of a signature: a farewell, a name, a post, an address
_LONGEST_SIGNATURE = 14  # words
_LONGEST_NOTE = 40  # words on an author at the end
_BYLINE = re.compile(r"by\b", re.IGNORECASE)
_MOST_LINES_ABOVE = 3  # paragraphs: a kicker, the headline, a name
_MOST_OPENING = 8  # paragraphs that may stand before what a narrator says


class Introductions:
    """Finds what the text calls those who speak in it, and the body that one speaks for.

    Args:
        cast: Everybody in the text.
        layout: Its paragraphs.
        first: The first paragraph of what is said; what stands before introduces it.
    """

    def __init__(self, cast: Cast, layout: Layout, first: int) -> None:
        self._cast, self._layout, self._first = cast, layout, first
        self._text = cast.words.text

    def find_narrator(self, *, asked: bool) -> tuple[Party, ...]:
        """Return whom the text names as narrator: nobody, one or, where it is open, several.

        Args:
            asked: Somebody asks him; the byline and the signature are then the asker's.
        """
        named = [self._introduced(), self._tells()]
        if not asked:
            named[1:1] = [self._signature()[0], self._byline()]
        found = tuple(party for party in named if party is not None)
        announced = () if found else self._announced()
        if not asked and any(self._is_told_of(party) for party in announced):
            announced = ()
        if found or announced:
            return found[:1] or announced
        last = self.find_answerer() if asked else self._note_on_author() or self._described()
        return () if last is None else (last,)

    def _is_told_of(self, party: Party) -> bool:
        """Tell whether the text itself speaks of somebody by name, who then does not tell it."""
        introducing, timeline = self._introducing(), self._cast.timeline
        others = [n for n in range(len(self._layout.paragraphs)) if n not in introducing]
        return party.speaks and any(
            mention in party.mentions
            and timeline.place(mention.first).quotation < 0
            and _IN_SENTENCE.match(self._text, mention.span.end)
            for _, mention in self._named(others)
        )

    def find_body(self) -> Party | None:
        """Return the body in whose name he speaks."""
        return self._signature()[1] or self._issuer()

    def find_addressee(self) -> Party | None:
        """Return to whom a letter is written: "Dear Ms Doe", "An open letter to Ann Doe"."""
        for index, mention in self._named(range(min(self._first + 1, _MOST_OPENING))):
            line = self._line(mention)
            if _WRITTEN_TO.search(self._text, line.start, mention.span.start):
                return self._cast.joined.party_of[index]
        return None

    def find_asker(self) -> Party | None:
        """Return who asks, where the opening names one."""
        asking = self._asking()
        return asking[0] if len(asking) == 1 else None

    def find_answerer(self) -> Party | None:
        """Return who answers: the only other person in the opening, or the one it is about."""
        asking = self._asking()
        others = [party for party in self._people() if party not in asking]
        alone = len(others) == 1
        if len(others) > 1:
            announced = [party for party in self._announced() if party not in asking]
            others = announced or self._most_spoken_of(others)
        members = {member for pair in self._cast.pairs for member in pair.members}
        either = alone and not asking and others[0] in members  # "We met Ann and Tom Roe"
        return others[0] if len(others) == 1 and not either else None

    def _most_spoken_of(self, parties: Sequence[Party]) -> list[Party]:
        """Return the one of whom the opening speaks much more than of the others, if it does."""
        times = Counter(party for party, _ in self._persons())
        times.update(self._followed(_PRONOUN))
        ranked = sorted(parties, key=lambda party: -times[party])
        leads = times[ranked[0]] >= _MOST_SPOKEN_OF * times[ranked[1]]
        return ranked[:1] if leads else []

    def _followed(self, pronoun: re.Pattern[str]) -> Iterator[Party]:
        """Yield the parties that the pronouns in the opening stand for."""
        opening = self._layout.paragraphs[: min(self._first, _MOST_OPENING)]
        for paragraph in opening:
            for found in pronoun.finditer(self._text, paragraph.start, paragraph.end):
                word = self._cast.words.first_at(found.start())
                party = find_antecedent(self._cast.timeline, word).party
                if party is not None:
                    yield party

    def _people(self) -> list[Party]:
        """Return the persons whom the opening names in full, in order."""
        return list(dict.fromkeys(party for party, _ in self._persons()))

    def _asking(self) -> list[Party]:
        """Return the persons of whom the opening says that they ask."""
        people = self._people()
        asking = [party for party, mention in self._persons() if self._asks(mention)]
        asking += (party for party in self._followed(_ASKING_PRONOUN) if party in people)
        asking = list(dict.fromkeys(asking))
        return asking if len(asking) < len(people) else []

    def _persons(self) -> Iterator[tuple[Party, Mention]]:
        """Yield the names of persons in the opening that are given in full, in order.

        What tells of a diary or a memoir from where it is may as well stand below.
        """
        for index, mention in self._named(self._introducing()):
            party = self._cast.joined.party_of[index]
            if mention.size > 1 and party is not None and party.is_person and party.certain:
                yield party, mention

    def _introducing(self) -> list[int]:
        """Return the paragraphs that tell who speaks in the others."""
        told = list(range(min(self._first, _MOST_OPENING)))
        last = len(self._layout.paragraphs) - 1
        said = self._layout.paragraphs[last].of(self._text)
        if last > 0 and (_FROM_PAPERS.match(said) or _CREDITS.fullmatch(said)):
            told.append(last)
        return told

    def _introduced(self) -> Party | None:
        """Return who says "My name is Ann Doe", "I'm Ann Doe"."""
        words = self._cast.words
        for index, mention in self._named(range(len(self._layout.paragraphs))):
            before = words.lowers[max(0, mention.first - 3) : mention.first]
            says = before[-3:] == ["my", "name", "is"] or before[-2:] == ["i", "am"]
            if not says and before[-1:] == ["i"]:
                says = (
                    words.is_possessive(mention.first - 1) or words.gap(mention.first - 1) == ", "
                )
            if says and mention.size > 1 and self._cast.timeline.place(mention.first).quotation < 0:
                return self._cast.joined.party_of[index]
        return None

    def _announced(self) -> tuple[Party, ...]:
        """Return the first person whom the title, or what stands before, says to be speaking.

        With somebody who is named together with him it is open which of the two it is.
        """
        announced = [
            (party, mention)
            for party, mention in self._persons()
            if self._is_announced(mention) and not self._asks(mention)
        ]
        if not announced:
            return ()
        said = (each for each in announced if self._is_said_to_speak(each[1]))
        party, mention = next(said, announced[0])
        pairs = (pair for pair in self._cast.pairs if pair.first == mention.first)
        return (party, *(pair.party for pair in pairs))

    def _is_announced(self, mention: Mention) -> bool:
        start = max(0, mention.span.start - 60)
        if _WRITTEN_TO.search(self._text[start : mention.span.start]):
            return False
        sentence = self._sentence(mention)
        return _ANNOUNCES.search(sentence) is not None or _FROM_PAPERS.match(sentence) is not None

    def _asks(self, mention: Mention) -> bool:
        """Tell whether a name is that of the interviewer: "Ann Doe spoke with Tom Roe"."""
        if self._surely_asks(mention):
            return True
        talks = _TALKS_AFTER.match(self._text, mention.span.end)
        if talks is None:
            return False
        partners = (other for _, other in self._persons() if other.first > mention.first)
        partner = next(partners, None)
        return partner is None or not self._surely_asks(partner)

    def _surely_asks(self, mention: Mention) -> bool:
        start = max(0, mention.span.start - 100)
        zone = zone_at(self._layout.zones, mention.span.start)
        return (
            (zone is not None and zone.kind == "byline")
            or _ASKS_AFTER.match(self._text, mention.span.end) is not None
            or _ASKS_BEFORE.search(self._text[start : mention.span.start]) is not None
        )

    def _is_said_to_speak(self, mention: Mention) -> bool:
        start = max(0, mention.span.start - 100)
        return (
            _SPEAKS_AFTER.match(self._text, mention.span.end) is not None
            or _SPEAKS_BEFORE.search(self._text[start : mention.span.start]) is not None
        )

    def _byline(self) -> Party | None:
        """Return the author of "By Ann Doe", or whose name is a line of its own at the top."""
        for zone in self._layout.zones:
            if zone.kind == "byline" and _BYLINE.match(zone.span.of(self._text)):
                for index, mention in enumerate(self._cast.names.mentions):
                    if zone.span.contains(mention.span) and may_be_person(mention):
                        return self._cast.joined.party_of[index]
        for party, mention in self._persons():
            line = self._line(mention)
            before = self._text[line.start : mention.span.start]
            paired = any(pair.first <= mention.first <= pair.last for pair in self._cast.pairs)
            if not (paired or _STOPS.search(line.of(self._text))) and _FROM.search(before):
                return party
        tops = self._layout.paragraphs[: min(self._first, _MOST_LINES_ABOVE)]
        for party, mention in self._persons():
            if mention.span in tops and len(party.mentions) == 1:
                return party
        return None

    def _tells(self) -> Party | None:
        """Return who tells what was "told to Ann Doe": the only other one in the opening."""
        told_to = {
            self._cast.joined.party_of[index]
            for index, mention in enumerate(self._cast.names.mentions)
            if _TOLD_TO.search(self._text[max(0, mention.span.start - 10) : mention.span.start])
        }
        others = [party for party in self._people() if party not in told_to]
        return others[0] if told_to and len(others) == 1 else None

    def _described(self) -> Party | None:
        """Return who tells a text by somebody who is not named: "A nurse wrote to us"."""
        if self._people():
            return None
        if len(called := self._called()) == 1:
            return called.pop()
        for paragraph in self._layout.paragraphs[: min(self._first, _MOST_OPENING)]:
            if _ACCOUNT.search(paragraph.of(self._text)):
                cast, end = self._cast, _ENDS_SUBJECT.search(self._text, paragraph.start)
                subject = Span(paragraph.start, end.start() if end else paragraph.end)
                reading = read_source(cast.words, cast.names, cast.roles, subject)
                if reading is not None and reading.kind == "phrase":
                    phrase = phrase_at(cast, reading.head)
                    party = None if phrase.definite else describe(cast, reading.head)
                    if party is not None:
                        party.wording = phrase.span
                    return party
        return None

    def _called(self) -> set[Party]:
        """Return the people whom the opening calls by a given name alone: "Ann* is sixteen"."""
        named = (
            self._cast.joined.party_of[index]
            for index, mention in self._named(range(min(self._first, _MOST_OPENING)))
            if self._line(mention).start == mention.span.start
            and _ACCOUNT.search(self._line(mention).of(self._text))
        )
        return {party for party in named if party is not None and party.is_person and party.gender}

    def _note_on_author(self) -> Party | None:
        """Return who wrote a text that ends with "Ann Doe is professor of law at Ohio State"."""
        last = len(self._layout.paragraphs) - 1
        first, end = self._cast.words.within(self._layout.paragraphs[last])
        noted = self._cast.names.begins.get(first)
        if last < 1 or end - first > _LONGEST_NOTE or noted is None:
            return None
        mention = self._cast.names.mentions[noted]
        party = self._cast.joined.party_of[noted]
        if mention.size == 1 or party is None or not (party.is_person and party.certain):
            return None
        spoken_of = any(other.first < first for other in party.mentions)
        is_author = _IS_AUTHOR.match(self._text, mention.span.end) is not None
        return party if is_author and not spoken_of else None

    def _signature(self) -> tuple[Party | None, Party | None]:
        """Return the person and the body of "Ann Doe, secretary, Boat Trust" at the end."""
        signed = self._closing_lines()
        people: list[Party] = []
        bodies: list[Party] = []
        for index, mention in self._named(signed):
            party, line = self._cast.joined.party_of[index], self._line(mention)
            opens = _OPENS_LINE.fullmatch(self._text, line.start, mention.span.start)
            if party is not None and party.kind == "organisation" and people:
                bodies.append(party)
            elif opens and not people and party is not None and self._signs(mention, line):
                people.append(party)
        pairs = (each for each in self._cast.pairs if people and people[0] in each.members)
        if (pair := next(pairs, None)) is not None:
            return None, pair.party
        bodies += () if people else filter(None, map(self._body_signing, signed))
        return next(iter(people), None), next(iter(bodies), None)

    def _body_signing(self, index: int) -> Party | None:
        """Return the body whose name a closing line is: "The Seafarers' Council, Kiel"."""
        line = self._layout.paragraphs[index]
        name = _NAME_OF_BODY.match(self._text, line.start, line.end)
        if name is None or name["noun"].lower() not in BODY_NOUNS:
            return None
        span = Span(name.start("name"), name.end("name"))
        mentions, party_of = self._cast.names.mentions, self._cast.joined.party_of
        named = (party_of[at] for at, mention in enumerate(mentions) if mention.span == span)
        return next(named, None) or Party("organisation", wording=span)

    def _signs(self, mention: Mention, line: Span) -> bool:
        """Tell whether a name that opens a closing line is a signature: no more, or a comma."""
        after = self._text[mention.span.end : line.end].strip()
        takes_leave = self._text[: line.start].rstrip().endswith(",")  # "Best wishes,"
        signs = may_be_person(mention) and (mention.size > 1 or takes_leave)
        return signs and _AFTER_SIGNATURE.match(after) is not None

    def _closing_lines(self) -> range:
        """Return the short lines at the end that are no sentences."""
        paragraphs = self._layout.paragraphs
        index = len(paragraphs)
        while index > 1 and len(paragraphs) - index < _MOST_CLOSING:
            first, end = self._cast.words.within(paragraphs[index - 1])
            said = paragraphs[index - 1].of(self._text)
            if end - first > _LONGEST_SIGNATURE or _STOPS.search(said):
                break
            index -= 1
        return range(index, len(paragraphs))

    def _issuer(self) -> Party | None:
        """Return the body of "Statement by the Treasury"."""
        for index, mention in self._named(range(min(self._first, _MOST_OPENING))):
            party = self._cast.joined.party_of[index]
            before = self._text[: mention.span.start].removesuffix("the ")
            is_body = party is not None and party.kind in ("organisation", "state")
            if is_body and _BY.search(before, max(0, len(before) - 20)):
                return party
        return None

    def _line(self, mention: Mention) -> Span:
        """Return the paragraph of a name."""
        return next(each for each in self._layout.paragraphs if each.contains(mention.span))

    def _named(self, paragraphs: Sequence[int]) -> Iterator[tuple[int, Mention]]:
        """Yield the names in ``paragraphs``."""
        wanted, place = frozenset(paragraphs), self._cast.timeline.place
        for index, mention in enumerate(self._cast.names.mentions):
            if place(mention.first).paragraph - 1 in wanted:
                yield index, mention

    def _sentence(self, mention: Mention) -> str:
        """Return the sentence of a name, with the next one if it goes on with "She" or "He"."""
        sentences = self._layout.sentences
        index = max(bisect_right(sentences, mention.span.start, key=lambda each: each.start) - 1, 0)
        said = sentences[index].of(self._text)
        following = "".join(each.of(self._text) for each in sentences[index + 1 : index + 2])
        return f"{said} {following}" if _GOES_ON.match(following) else said
