"""Label a topic by the names and phrases that stand in its statements and in few others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from onrecord.gather.people import full_names
from onrecord.gather.terms import Term, find_terms
from onrecord.gather.vocabulary import Vocabulary, read_tokens
from onrecord.resolve.places import COUNTRIES
from onrecord.store.topics import Worded
from onrecord.verify.support import stem

FEWEST_STATEMENTS = 6
FEWEST_DOCUMENTS = 2
"""What fewer statements or documents have in common is no topic across documents."""
_LEAST_SHARE = 0.12
"""Share of a topic's statements that have each term of its label: below it they share no topic, but
a way of speaking."""
_FEWEST = 3
"""Statements of a topic that have each term of its label, at least."""
_LEAST_LIFT, _OF_HIGHEST = 3.0, 0.5
"""How much more frequent a term must be in a topic's statements than in all; in a small archive,
the share of the highest that it can be."""
_LEAST_LED, _LEAST_COVERED = 0.25, 0.33
"""Share of a topic's statements that the first term of its label, and both, stand in, or in the
headline above them."""
_BROAD = 0.25
"""Share of the archive's documents from which a term is what the archive is about, not a topic."""
_COMMON = 0.15
"""Share of the documents up to which a noun alone may be a label."""
_SMALL = 20
"""Documents in which a term is neither, however small the archive is."""
_OWN = 0.25
"""Share of a noun's statements that a topic must have to be called by it alone: "attack" and "plan"
stand in many topics."""
_OFTEN, _VERY = 0.9, 1.5
"""How often, beside other terms, a noun alone must come again in a document that has it: to name a
topic; and to make one, of statements that are near to nothing ("abortion" does, "process" does
not)."""
_OF_HEADINGS = 0.3
"""Share of a topic's statements from which the heading that they stand under is its label."""
_HEADLINE = 0.5
"""What a statement counts for that has a term only in its document's headline."""
_WHOLE = 0.5
"""Share of a word's statements from which the phrase it stands in is meant: "wage", "minimum
wage"."""
_PHRASE, _NAME = 1.4, 1.3
"""What a phrase and a name count for more than a word: they say more."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A topic around centres.

    Attributes:
        label: Its label.
        places: Of the centres that it is of.
        is_broad: Whether the whole archive is about it.
    """

    label: str
    places: tuple[int, ...]
    is_broad: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """A term of a topic.

    Attributes:
        key: The term's key.
        form: Its most frequent form in the topic.
        weight: How well it names the topic.
        having: The topic's statements that have it.
        covered: These, and those under a headline that has it.
        is_broad: Whether the whole archive is about it.
    """

    key: str
    form: str
    weight: float
    having: frozenset[int]
    covered: frozenset[int]
    is_broad: bool


class Labeller:
    """Knows the terms of an archive's statements, and how common they are.

    Args:
        statements: All that topics are learned from, by number.
    """

    def __init__(self, statements: Mapping[int, Worded]) -> None:
        tokens = {number: read_tokens(each.words) for number, each in statements.items()}
        vocabulary = Vocabulary(tokens.values())
        self._statements = statements
        self._headlines = _headlines(statements.values())
        found = {
            number: find_terms(tokens[number], each.words, vocabulary)
            for number, each in statements.items()
        }
        full = full_names(found.values(), vocabulary)
        self._full = {term.key: term.form for term in full.values()}
        self._terms: dict[int, dict[str, Term]] = {
            number: {full[key].key if key in full else key: term for key, term in terms.items()}
            for number, terms in found.items()
        }
        self._counts: Counter[str] = Counter()
        self._documents: dict[str, set[int]] = defaultdict(set)
        for number, terms in self._terms.items():
            self._counts.update(terms.keys())
            for key in terms:
                self._documents[key].add(statements[number].document)
        self._longer = _longer_phrases(self._counts)
        self._names = {
            key for terms in self._terms.values() for key, term in terms.items() if term.is_name
        }
        self._all_documents = len({each.document for each in statements.values()})
        self._often = self._counts.total() / max(1, sum(map(len, self._documents.values())))

    def label(self, members: Mapping[int, Sequence[int]]) -> list[Labelled]:
        """Return the topics around centres, each with its label.

        A label is the heading that many of the statements stand under, else the terms that are most
        frequent in them beside how frequent they are in all (class-based TF-IDF, M. Grootendorst,
        2022), of those that come again in a document that has them (K. Church and W. Gale, 1995):
        what a text is about does, a turn of speech does not.

        What readers would call by one name is one topic, however its statements lie: centres that
        one term names best are labelled together. What nothing names is no topic.

        Args:
            members: The statements around each centre.
        """
        together: dict[str, list[int]] = {}
        waiting: dict[int, str] = {}
        for place, numbers in sorted(members.items()):
            heading = self._heading(numbers)
            scored = self._score(numbers)
            telling = [each for each in scored if self._tells(each)]
            if heading is not None:
                together.setdefault(heading.casefold(), []).append(place)
            elif telling:
                together.setdefault(telling[0].key, []).append(place)
            elif scored:
                waiting[place] = scored[0].key
        for place, key in waiting.items():
            if key in together:
                together[key].append(place)
        found: dict[str, Labelled] = {}
        for places in together.values():
            named = self._label([number for place in places for number in members[place]])
            if named is not None:
                label, broad = named
                before = found[label].places if label in found else ()
                found[label] = Labelled(label, (*before, *places), broad)
        return list(found.values())

    def name(self, numbers: Iterable[int]) -> Iterator[tuple[str, list[int]]]:
        """Yield topics by the terms that statements share, each with its label.

        A term takes what it stands in from those that say less.

        Args:
            numbers: Of statements that are near to no centre, or to a broad one's.
        """
        having: dict[str, set[int]] = defaultdict(set)
        for number in numbers:
            for key in self._terms[number]:
                having[key].add(number)
        telling = {key: own for key, own in having.items() if self._gathers(key, own, having)}
        taken: set[int] = set()
        weights = {
            key: self._weight(key, len(own), len(self._terms) / self._counts[key])
            for key, own in telling.items()
        }
        for key in sorted(telling, key=lambda key: (-weights[key], key)):
            left = sorted(telling[key] - taken)
            if self._is_topic(left) and (named := self._label(left)) is not None:
                taken.update(left)
                yield named[0], left

    def _gathers(self, key: str, own: set[int], having: Mapping[str, set[int]]) -> bool:
        """Tell whether a term says enough to make a topic of the statements that have it."""
        return (
            self._is_topic(own)
            and not self._is_broad(key)
            and self._often_in_one(key) >= self._often * (_VERY if self._is_noun(key) else _OFTEN)
            and len(self._documents[key]) <= max(_SMALL, _COMMON * self._all_documents)
            and not self._is_part(key, having)
        )

    def _weight(self, key: str, count: float, lift: float) -> float:
        """Return how well a term names so many statements, in which it is so much more frequent."""
        shape = (_PHRASE if " " in key else 1.0) * (_NAME if key in self._names else 1.0)
        return count * log2(1 + lift) * log2(1 + self._often_in_one(key)) * shape

    def _label(self, numbers: Sequence[int]) -> tuple[str, bool] | None:
        """Return the label of statements, and whether it is broad."""
        if not self._is_topic(numbers):
            return None
        heading = self._heading(numbers)
        if heading is not None:
            return heading, False
        chosen = self._choose(numbers)
        covered = frozenset[int]().union(*(each.covered for each in chosen))
        if not chosen or len(covered) < _LEAST_COVERED * len(numbers):
            return None
        return ", ".join(each.form for each in chosen), chosen[0].is_broad

    def _is_topic(self, numbers: Iterable[int]) -> bool:
        return is_topic([self._statements[number] for number in numbers])

    def _choose(self, numbers: Sequence[int]) -> list[Scored]:
        """Return the term that names statements best, and another that says more.

        That is one which names those without the first. A noun alone has its best companion, if it
        has any.
        """
        scored = [each for each in self._score(numbers) if self._tells(each)]
        first = next((each for each in scored if _leads(each, len(numbers))), None)
        if first is None:
            return []
        words = set(first.key.split())
        others = [
            each for each in scored if not each.is_broad and words.isdisjoint(each.key.split())
        ]
        adding = [each for each in others if _adds(each, first, len(numbers))]
        if not adding and self._is_noun(first.key):
            adding = [each for each in others if not self._is_noun(each.key)]
        return [first, *adding[:1]]

    def _is_part(self, key: str, having: Mapping[str, set[int]]) -> bool:
        """Tell whether a longer phrase is meant where a word stands."""
        return any(
            len(having[each]) >= _WHOLE * len(having[key])
            for each in self._longer.get(key, ())
            if each in having
        )

    def _is_noun(self, key: str) -> bool:
        """Tell whether a term is a noun alone."""
        return " " not in key and key not in self._names

    def _score(self, numbers: Sequence[int]) -> list[Scored]:
        """Return the terms that are frequent in statements and not elsewhere, the best first.

        Broad ones come last.
        """
        having: dict[str, set[int]] = defaultdict(set)
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        for number in numbers:
            for key, term in self._terms[number].items():
                having[key].add(number)
                forms[key][term.form] += 1
        least = max(_FEWEST, _LEAST_SHARE * len(numbers))
        least_lift = min(_LEAST_LIFT, _OF_HIGHEST * len(self._terms) / max(1, len(numbers)))
        found = []
        for key, own in having.items():
            lift = len(own) / len(numbers) * len(self._terms) / self._counts[key]
            if len(own) < least or lift < least_lift or self._is_part(key, having):
                continue
            if len({self._statements[number].document for number in own}) < FEWEST_DOCUMENTS:
                continue
            covered = own | {number for number in numbers if self._is_headed(number, key)}
            share = len(own) + _HEADLINE * len(covered - own)
            weight = self._weight(key, share, lift) / len(numbers)
            found.append(
                Scored(
                    key,
                    self._full.get(key) or _form(forms[key]),
                    weight,
                    frozenset(own),
                    frozenset(covered),
                    self._is_broad(key),
                )
            )
        return sorted(found, key=lambda each: (each.is_broad, -each.weight, each.key))

    def _tells(self, scored: Scored) -> bool:
        """Tell whether a term says something alone: a name and a phrase do, a noun may."""
        if not self._is_noun(scored.key):
            return True
        return (
            len(scored.having) >= _OWN * self._counts[scored.key]
            and len(self._documents[scored.key]) <= max(_SMALL, _COMMON * self._all_documents)
            and self._often_in_one(scored.key) >= _OFTEN * self._often
        )

    def _is_headed(self, number: int, key: str) -> bool:
        return f" {key} " in self._headlines[self._statements[number].document]

    def _heading(self, numbers: Sequence[int]) -> str | None:
        """Return the heading that many of them stand under, in two documents or more."""
        under: dict[str, list[Worded]] = defaultdict(list)
        for number in numbers:
            if heading := self._statements[number].heading:
                under[heading.casefold()].append(self._statements[number])
        having = max(under.values(), key=len, default=[])
        documents = {each.document for each in having}
        if len(having) < _OF_HEADINGS * len(numbers) or len(documents) < FEWEST_DOCUMENTS:
            return None
        return Counter(each.heading for each in having).most_common(1)[0][0]

    def _is_broad(self, key: str) -> bool:
        return is_broad(len(self._documents[key]), self._all_documents)

    def _often_in_one(self, key: str) -> float:
        return self._counts[key] / len(self._documents[key])


def is_topic(statements: Sequence[Worded]) -> bool:
    """Tell whether what these statements have in common is a topic across documents."""
    documents = {each.document for each in statements}
    return len(statements) >= FEWEST_STATEMENTS and len(documents) >= FEWEST_DOCUMENTS


def is_broad(documents: int, of: int) -> bool:
    """Tell whether what is said in so many documents is what the whole archive is about.

    Args:
        documents: That have it.
        of: The archive's documents.
    """
    return documents > max(_SMALL, _BROAD * of)


def _leads(term: Scored, total: int) -> bool:
    """Tell whether enough statements have a term, or stand under it, for it to come first."""
    return len(term.covered) >= _LEAST_LED * total


def _adds(second: Scored, first: Scored, total: int) -> bool:
    """Tell whether a second term says of some statements what the first does not."""
    return len(second.having - first.having) >= max(_FEWEST, _LEAST_SHARE * total)


def _longer_phrases(keys: Iterable[str]) -> dict[str, list[str]]:
    """Return by key the keys of the longer phrases that it is a part of."""
    longer: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        words = key.split()
        for first in range(len(words)):
            for last in range(first + 1, len(words) + 1):
                if last - first < len(words):
                    longer[" ".join(words[first:last])].append(key)
    return longer


def _form(forms: Counter[str]) -> str:
    """Return how a term is written: as it mostly is, but a country by its name."""
    countries = [form for form in forms if form.lower() in COUNTRIES]
    return max(countries or forms, key=lambda form: (forms[form], len(form), form))


def _headlines(statements: Iterable[Worded]) -> dict[int, str]:
    """Return the stems of each document's headline, a blank around each."""
    found: dict[int, str] = {}
    for each in statements:
        if each.document not in found:
            words = (token.low for token in read_tokens(each.title or "") if token.is_word)
            found[each.document] = f" {' '.join(map(stem, words))} "
    return found
