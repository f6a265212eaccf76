"""Compare what an indirect statement says with what the passage says that it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.checks import Alarm
from onrecord.verify.answers import Answer, is_polar
from onrecord.verify.antonyms import denies_the_other
from onrecord.verify.clauses import (
    Clause,
    Force,
    are_apart,
    count_denials,
    make_clause,
    read_clauses,
)
from onrecord.verify.degrees import HEDGING, compare_force, compare_quantities
from onrecord.verify.differences import Difference
from onrecord.verify.grammar import (
    AUXILIARIES,
    COMPASS,
    DAYS,
    DENYING_OF,
    FUNCTION_WORDS,
    MONTHS,
    NEGATIVE_FORMS,
    NEGATORS,
    QUANTIFIERS,
    UNITS,
    WEEKDAYS,
)
from onrecord.verify.meaning import Meaning
from onrecord.verify.pairing import Pair, Pairing, is_content, key_of, pair_words
from onrecord.verify.words import Word

_ADVERBS = frozenset(
    ["soon", "already", "now", "still", "also", "once", "yet", "ever", "always", "even"]
)
_ASKING = frozenset(
    ["if", "whether", "who", "whom", "whose", "which", "what", "where", "when", "why", "how"]
)
_TURNING = frozenset(["before", "until", "till", "after"])
_TIMES = frozenset(["once", "after", "until", "before", "when", "case", "then"])
_STEM = 5
"""Letters in which a country and its people, "Veresh" and "Vereshi", agree."""
_UNLIKE = 0.35
"""Words that are no nearer than this mean different things."""
_SAME_ACT = 0.3
"""Two clauses that share the verb say the same, or the opposite, from this share of words on."""
_RELATED = 0.2
"""The same, where the statement surely rests on the passage."""
_NEARLY_ALL = 0.72
"""Two clauses that share so much say the same thing, or the opposite."""
_MOST = 0.5
_UNRELATED = 0.5
"""A condition of which the statement has no more than this is left out."""
_SAME_EVENT = 0.7
"""Two names conflict only where nearly all else agrees: most sentences have several."""
_CONDITIONS = frozenset(["if", "unless", "provided", "providing", "assuming", "except"])
_TIMED_CONDITIONS = (("as", "soon", "as"), ("as", "long", "as"), ("so", "long", "as"))
_REPORTING = frozenset(
    [
        "say",
        "says",
        "said",
        "think",
        "thinks",
        "believe",
        "believes",
        "claim",
        "claims",
        "tell",
        "tells",
    ]
)
_OWN = frozenset(("i", "we", "you"))
_PREPOSITIONS = frozenset(["for", "by", "from", "with", "against", "of", "on", "in", "at"])


@dataclass(frozen=True, slots=True)
class Statement:
    """An indirect statement, as it is compared.

    Attributes:
        words: Its words.
        clauses: Its clauses, with what its cue denies.
        hedged: Whether its cue says that it is hoped, expected or the like.
        denied: Whether its cue denies it: "ruled out".
        asks: Whether it is a question: "whether he would go".
    """

    words: tuple[Word, ...]
    clauses: tuple[Clause, ...]
    hedged: bool
    denied: bool
    asks: bool


def read_statement(words: Sequence[Word], cue: Sequence[Word]) -> Statement:
    """Return the statement of ``words``, with what its ``cue`` does to it."""
    denying = [
        word
        for word in cue
        if word.low in NEGATORS or word.low in DENYING_OF or word.low in NEGATIVE_FORMS
    ]
    denied = count_denials([*cue, *words[:1]]) - count_denials(words[:1]) > 0
    clauses = read_clauses(words)
    if denied and denying:
        clauses = tuple(_deny(clause, cue) for clause in clauses)
    hedged = bool(HEDGING & {word.low for word in cue})
    return Statement(tuple(words), clauses, hedged, denied, is_asking(words))


def is_asking(words: Sequence[Word]) -> bool:
    """Tell whether words of a statement are a question: "whether he would go", "why he went"."""
    return bool(words) and words[0].low in _ASKING


def _deny(clause: Clause, cue: Sequence[Word]) -> Clause:
    whole = make_clause([*cue, *clause.words])
    return replace(clause, denies=whole.denies, later=whole.later)


@dataclass(frozen=True)
class Comparison:
    """A statement beside a passage.

    Attributes:
        statement: The statement.
        said: The clauses of what the passage states, and of a question that is answered.
        passage: All words of the passage.
        sentences: The same, sentence by sentence.
        context: The words beside it.
        weight: How much a stem tells.
        meaning: Knows which words are akin.
        proper: Words that are written with a capital letter wherever they stand.
        certain: Whether the statement surely rests on the passage, so that half of a clause's
            words tell that it is denied.
    """

    statement: Statement
    said: tuple[Clause, ...]
    passage: tuple[Word, ...]
    sentences: tuple[tuple[Word, ...], ...]
    context: tuple[Word, ...]
    weight: Callable[[str], float]
    meaning: Meaning | None
    proper: frozenset[str]
    certain: bool = True

    def differences(self) -> Iterator[Difference]:
        """Yield where the two differ in what they deny, how surely, how many, and who."""
        whole = self.pair(self.statement.words, self.passage)
        found: list[tuple[Clause, float]] = []
        # "Asked whether he would go": whoever asks denies nothing.
        for clause in () if self.statement.asks else self.statement.clauses:
            best, pairing = self._counterpart(clause)
            if best is None or pairing is None:
                continue
            found.append((best, pairing.share))
            yield from self._polarity(clause, best, pairing)
            if pairing.share >= _MOST and not are_apart(clause, best):
                yield from compare_force(clause, best, hedged=self.statement.hedged)
            if pairing.share >= _MOST:
                yield from compare_quantities(clause, best, self.passage)
            if pairing.missing and any(word.kind == "gap" for word in best.words):
                yield Difference("doubt", "stands where the transcript could not be heard")
        main = max(found, key=lambda each: each[1], default=None)
        if main is not None:
            yield from self._conditions(main[0])
        if whole.share >= _SAME_EVENT:
            yield from self._names()
        yield from self._reporter()
        yield from self._substitutes(whole)

    def pair(self, mine: Sequence[Word], theirs: Sequence[Word]) -> Pairing:
        """Set words of the statement beside words of the passage."""
        return pair_words(mine, theirs, self.weight, self.meaning)

    def _counterpart(self, clause: Clause) -> tuple[Clause | None, Pairing | None]:
        """Return the clause of the passage that is most like one of the statement."""
        ranked = [(self.pair(clause.words, other.words), other) for other in self.said]
        if not ranked:
            return None, None
        pairing, best = max(ranked, key=lambda each: each[0].share)
        return best, pairing

    def _polarity(self, clause: Clause, best: Clause, pairing: Pairing) -> Iterator[Difference]:
        differs, share = are_apart(clause, best), pairing.share
        if share < _NEARLY_ALL:
            # The words may stand in several clauses: if all of these deny, so does the passage.
            parts = [other for other in self.said if other.stems & clause.stems]
            whole = self.pair(clause.words, [word for other in parts for word in other.words])
            if len({other.denies for other in parts}) == 1 and whole.share > share:
                differs, pairing, share = clause.denies ^ parts[0].denies, whole, whole.share
        opens = [each.words[0].low in _TURNING for each in (clause, best)]
        if opens[0] != opens[1]:
            return  # "before an election had been called", "when nobody had called one"
        lows = {word.low for word in self.statement.words}
        unreal = "would" in lows and "if" in lows and bool(lows & {"had", "were", "could"})
        if (clause.force == Force.POSSIBLE and _CONDITIONS & lows) or unreal:
            return  # "might be cut if homes were at risk" is no contradiction of "we will not"
        opposites = [pair for pair in pairing.opposites if not self._is_turned(pair)]
        if not differs ^ (len(opposites) % 2 == 1) or clause.later != best.later:
            return
        head = find_head(clause.words)
        same_act = head is not None and any(pair.mine == head for pair in pairing.pairs)
        enough = _MOST if self.certain else _NEARLY_ALL
        act_enough = _RELATED if self.certain else _SAME_ACT
        sure = (share >= enough or (same_act and share >= act_enough)) and not (
            differs and self._agrees_elsewhere(clause, best)
        )
        if sure:
            reason = "the passage denies it, or the statement denies what the passage says"
            if not differs:
                one, other = opposites[0].mine.low, opposites[0].theirs.low
                reason = f"the statement has “{one}” where the passage has “{other}”"
            alarm: Alarm | None = "negation" if differs else _alarm_of(opposites[0])
            yield Difference("conflict", reason, alarm, sure=not differs)
        elif share >= _MOST:
            yield Difference("doubt", "whether the passage says this or denies it is unclear")

    def _agrees_elsewhere(self, clause: Clause, best: Clause) -> bool:
        """Tell whether what one of two clauses denies is denied of the other's in another clause.

        "The cause of the failure was unknown", "The pump failed, and we do not know why".
        """
        lacking = clause.stems - best.stems
        return any(
            other is not best and other.stems & lacking and not are_apart(clause, other)
            for other in self.said
        )

    def _is_turned(self, pair: Pair) -> bool:
        """Tell whether "less" stands before one of two opposites: "less expensive", "cheaper"."""
        return any(
            _before(words, word) == "less"
            for words, word in (
                (self.statement.words, pair.mine),
                (self.passage, pair.theirs),
            )
        )

    def _conditions(self, best: Clause) -> Iterator[Difference]:
        """Yield a condition, in the sentence of a clause, that the statement leaves out."""
        lows = {word.low for word in self.statement.words}
        possible = any(clause.force == Force.POSSIBLE for clause in self.statement.clauses)
        if possible or lows & (_CONDITIONS | _TIMES):
            return
        words = next((each for each in self.sentences if best.words[0] in each), ())
        for at in range(len(words)):
            opening = tuple(word.low for word in words[at : at + 3])
            if opening[0] not in _CONDITIONS and opening not in _TIMED_CONDITIONS:
                continue
            condition = _to_border(words[at:])
            # "… only if homes are at risk, and we would give notice": not of the second clause.
            linked = best.words[0].low in ("and", "but") and condition[0].end < best.words[0].start
            shared = self.pair(condition, self.statement.words)
            polite = opening[:2] == ("if", "i") and opening[2:] == ("may",)
            spared = polite or linked or not any(map(is_content, condition))
            if not spared and shared.share <= _UNRELATED:
                yield Difference("loss", "the passage sets a condition", "cut-qualifier")
            return

    def _names(self) -> Iterator[Difference]:
        mine, theirs, beside = (
            [word.key for word in words if self._is_name(word)]
            for words in (self.statement.words, self.passage, self.context)
        )
        unknown = {name for name in mine if not _is_among(name, {*theirs, *beside})}
        single = len(self.sentences) == 1
        if single and unknown and {name for name in theirs if not _is_among(name, mine)}:
            yield Difference("conflict", "the passage has another name", "name")
        elif self._are_exchanged():
            yield Difference("conflict", "the names stand the other way round", "name")
        places = [
            {w.low for w in words if w.low in COMPASS}
            for words in (self.statement.words, self.passage)
        ]
        if all(places) and not places[0] & places[1]:
            yield Difference("conflict", "the passage has another direction", "name")

    def _are_exchanged(self) -> bool:
        """Tell whether two names stand the other way round, with the same voice of the verb."""
        claim = self.statement.words
        passive = any(word.low == "by" for word in claim)
        return any(
            _are_exchanged(self._names_of(claim), self._names_of(clause.words))
            and passive == any(word.low == "by" for word in clause.words)
            for clause in self.said
        )

    def _names_of(self, words: Sequence[Word]) -> list[frozenset[str]]:
        """Return names in their order, each as the set of its words."""
        found: list[set[str]] = []
        before: Word | None = None
        for word in words:
            if self._is_name(word):
                if before is None or not self._is_name(before):
                    found.append(set())
                found[-1].add(word.key)
            before = word
        return [frozenset(name) for name in found]

    def _is_name(self, word: Word) -> bool:
        calendar = word.low in MONTHS or word.low in WEEKDAYS or word.low in DAYS
        return word.low in self.proper and word.low not in FUNCTION_WORDS and not calendar

    def _reporter(self) -> Iterator[Difference]:
        """Yield where the passage has the speaker pass on what somebody else says."""
        lows = [word.low for word in self.passage]
        for at, low in enumerate(lows[:-1]):
            if low not in _REPORTING or lows[at + 1] != "that" or at == 0:
                continue
            subject = [word for word in self.passage[max(at - 3, 0) : at] if is_content(word)]
            if lows[at - 1] in _OWN or lows[at - 1] == "to" or not subject:
                return
            after = self.pair(self.statement.words, self.passage[at + 1 :])
            told = {key_of(word) for word in self.statement.words}
            if after.share >= _NEARLY_ALL and not any(key_of(word) in told for word in subject):
                yield Difference(
                    "conflict", "the speaker passes on what somebody else says", "name"
                )
            return

    def _substitutes(self, whole: Pairing) -> Iterator[Difference]:
        """Yield a word that stands where the passage has one of another meaning: "for students"."""
        if self.meaning is None or whole.share < _MOST:
            return
        used = {pair.theirs for pair in whole.pairs}
        for word in whole.missing:
            before = _before(self.statement.words, word)
            if before not in _PREPOSITIONS or not self._is_plain(word):
                continue
            for other in self.passage:
                if (
                    self._is_plain(other)
                    and other not in used
                    and _before(self.passage, other) == before
                    and self.meaning.likeness(word.low, other.low) <= _UNLIKE
                ):
                    yield Difference(
                        "doubt",
                        f"the passage has “{other.low}” where the statement has “{word.low}”",
                    )
                    return

    def _is_plain(self, word: Word) -> bool:
        """Tell whether a word is no number, unit or name, whose comparison is not of meaning."""
        timed = word.low in UNITS or word.low in WEEKDAYS or word.low in DAYS or word.low in MONTHS
        return word.kind == "word" and is_content(word) and not timed and not self._is_name(word)


def find_head(words: Sequence[Word]) -> Word | None:
    """Return the verb that a clause is about: the first content word after an auxiliary or "to"."""
    seen = False
    for word in words:
        if seen and is_content(word) and word.low not in _ADVERBS and not word.low.endswith("ly"):
            return word
        seen = seen or word.low in AUXILIARIES
    return None


def _to_border(words: Sequence[Word]) -> list[Word]:
    """Return the first words, as far as no mark of punctuation parts them."""
    part = list(words[:1])
    for word in words[1:]:
        if word.start - part[-1].end > 1:
            break
        part.append(word)
    return part


def _is_among(name: str, names: Iterable[str]) -> bool:
    """Tell whether a name, or a form of it ("Veresh", "Vereshi"), is one of ``names``."""
    return any(
        name == other or (min(len(name), len(other)) >= _STEM and name[:_STEM] == other[:_STEM])
        for other in names
    )


def _before(words: Sequence[Word], word: Word) -> str:
    """Return the word before ``word``, articles left out; "" where it is not among ``words``."""
    if word not in words:
        return ""  # of the sentence before, which the passage takes up: "The clock is not."
    at = words.index(word)
    while at and words[at - 1].low in ("the", "a", "an", "his", "her", "their", "our", "my", "its"):
        at -= 1
    return words[at - 1].low if at else ""


def _alarm_of(pair: Pair) -> Alarm | None:
    word = pair.mine
    if denies_the_other(word.low, pair.theirs.low):
        return "negation"
    if word.low in QUANTIFIERS or word.low in ("more", "less", "fewer"):
        return "quantifier"
    if word.low in ("for", "against"):
        return "negation"
    return "date" if word.low in ("before", "after") else None


def _are_exchanged(mine: Sequence[frozenset[str]], theirs: Sequence[frozenset[str]]) -> bool:
    """Tell whether two names stand in the other order."""
    order = [at for other in theirs for at, name in enumerate(mine) if name & other]
    return sorted(set(order)) == [0, 1] and len(mine) == 2 and order[0] == 1


def answered(question: Sequence[Word], answer: Answer) -> tuple[Clause, ...]:
    """Return the clauses of a question as its answer has them: denied, or no more than possible."""
    clauses = read_clauses(question) if is_polar(question) else ()
    if answer is Answer.NO:
        return tuple(replace(clause, denies=not clause.denies) for clause in clauses)
    if answer is Answer.PERHAPS:
        return tuple(replace(clause, force=Force.POSSIBLE) for clause in clauses)
    return clauses
