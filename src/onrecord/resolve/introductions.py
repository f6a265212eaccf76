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
from onrecord.resolve.cast import Cast
from onrecord.resolve.mentions import Mention
from onrecord.resolve.party import Party
from onrecord.resolve.roles import may_be_person
from onrecord.types import Layout

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
    r"(?:to\s|with\s)?(?:him|her|them)\b|(?:met|interviews|interviewed|asks|asked|visited|visits)\s"
    r"[A-Z]|(?:of|from)\s(?:this|our)\s(?:news)?(?:paper|magazine|programme|program|site|podcast)\b"
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

    def find_narrator(self) -> tuple[Party, ...]:
        """Return whom the text names as narrator: nobody, one or, where it is open, several."""
        named = (self._introduced(), self._signature()[0], self._byline(), self._tells())
        found = tuple(party for party in named if party is not None)
        if found[:1] or (announced := self._announced()):
            return found[:1] or announced
        noted = self._note_on_author()
        return () if noted is None else (noted,)

    def find_body(self) -> Party | None:
        """Return the body in whose name he speaks."""
        return self._signature()[1] or self._issuer()

    def find_asker(self) -> Party | None:
        """Return who asks, where the opening names one."""
        asking = self._asking()
        return asking[0] if len(asking) == 1 else None

    def find_answerer(self) -> Party | None:
        """Return who answers: the only other person in the opening, or the one it is about."""
        asking = self._asking()
        others = [party for party in self._people() if party not in asking]
        if len(others) > 1:
            announced = [party for party in self._announced() if party not in asking]
            others = announced or self._most_spoken_of(others)
        return others[0] if len(others) == 1 else None

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
        """Yield the names of persons in the opening that are given in full, in order."""
        for index, mention in self._named(range(min(self._first, _MOST_OPENING))):
            party = self._cast.joined.party_of[index]
            if mention.size > 1 and party is not None and party.is_person and party.certain:
                yield party, mention

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
        return (
            _ASKS_AFTER.match(self._text, mention.span.end) is not None
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
        last = len(self._layout.paragraphs) - 1
        signed = self._signed_at(last)
        if signed is None:
            return None, None
        first, end = self._cast.words.within(self._layout.paragraphs[signed])
        signs = self._cast.names.begins[first]
        mention = self._cast.names.mentions[signs]
        if mention.size == 1 or not may_be_person(mention):
            return None, None
        if mention.last + 1 < end and self._cast.words.gap(mention.last).strip() != ",":
            return None, None
        lines = range(signed, last + 1)
        bodies = (self._cast.joined.party_of[index] for index, _ in self._named(lines))
        body = (party for party in bodies if party is not None and party.kind == "organisation")
        return self._cast.joined.party_of[signs], next(body, None)

    def _signed_at(self, last: int) -> int | None:
        """Return the paragraph that begins with a signature: the last, or the line above it."""
        words, paragraphs = self._cast.words, self._layout.paragraphs
        for index in range(last, max(0, last - 2), -1):
            first, end = words.within(paragraphs[index])
            if end - first > _LONGEST_SIGNATURE:
                return None
            if first in self._cast.names.begins:
                mention = self._cast.names.mentions[self._cast.names.begins[first]]
                alone = mention.span == paragraphs[index]
                if index == last or alone:
                    return index
        return None

    def _issuer(self) -> Party | None:
        """Return the body of "Statement by the Treasury"."""
        for index, mention in self._named(range(min(self._first, _MOST_OPENING))):
            party = self._cast.joined.party_of[index]
            before = self._text[: mention.span.start].removesuffix("the ")
            is_body = party is not None and party.kind in ("organisation", "state")
            if is_body and _BY.search(before, max(0, len(before) - 20)):
                return party
        return None

    def _named(self, paragraphs: Sequence[int]) -> Iterator[tuple[int, Mention]]:
        """Yield the names in ``paragraphs``."""
        spans = [self._layout.paragraphs[index] for index in paragraphs]
        for index, mention in enumerate(self._cast.names.mentions):
            if any(span.contains(mention.span) for span in spans):
                yield index, mention

    def _sentence(self, mention: Mention) -> str:
        """Return the sentence of a name, with the next one if it goes on with "She" or "He"."""
        sentences = self._layout.sentences
        index = max(bisect_right(sentences, mention.span.start, key=lambda each: each.start) - 1, 0)
        said = sentences[index].of(self._text)
        following = "".join(each.of(self._text) for each in sentences[index + 1 : index + 2])
        return f"{said} {following}" if _GOES_ON.match(following) else said
