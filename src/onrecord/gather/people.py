"""Who is meant by a surname: the name in full that it belongs to in the archive."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from onrecord.gather.terms import Term
from onrecord.gather.vocabulary import Vocabulary

_ONE_PERSON = 0.8
"""Share of the names in full that end with a surname from which it is one person's."""


def full_names(statements: Iterable[Mapping[str, Term]], vocabulary: Vocabulary) -> dict[str, Term]:
    """Return the name in full of each surname that one person has, by the surname's key."""
    surnames: set[str] = set()
    names: dict[str, Counter[str]] = defaultdict(Counter)
    forms: dict[str, Counter[Term]] = defaultdict(Counter)
    for terms in statements:
        for term in terms.values():
            first, _, last = term.key.rpartition(" ")
            if term.is_name and first and vocabulary.is_person(term.form):
                names[last][term.key] += 1
                forms[term.key][term] += 1
            elif term.is_name and not first:
                surnames.add(last)
    found = {}
    for last in names.keys() & surnames:
        ((key, count),) = names[last].most_common(1)
        if count > 1 and count >= _ONE_PERSON * names[last].total():
            found[last] = max(forms[key], key=lambda term: (forms[key][term], term.form))
    return found
