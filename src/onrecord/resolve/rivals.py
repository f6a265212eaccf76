"""Decide whose a surname is that several people of a document share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.resolve.mentions import Mention
from onrecord.resolve.party import Party
from onrecord.resolve.words import Words

# How much more often than any other bearer of a surname somebody is named in full before the
# bare surname is taken to be theirs.
_DOMINANCE = 3
# How often somebody is named in full again before the bare surname is taken not to be theirs.
_IN_FULL_AGAIN = 2
# How many paragraphs back a name in full still decides whose the bare surname is.
_NEAR_PARAGRAPHS = 1


def decide_rivals(
    words: Words,
    mentions: Sequence[Mention],
    party_of: list[Party | None],
    candidates: dict[int, list[Party]],
) -> dict[int, tuple[Party, ...]]:
    """Give names that several parties share to the one who is clearly meant."""
    paragraphs = sorted(words.new_paragraph)
    holder: dict[str, Party | None] = {}
    unresolved: set[str] = set()
    rivals = {}
    for index in range(len(mentions)):
        mention, parties = mentions[index], candidates.get(index)
        if parties is not None:
            unclear = mention.key in unresolved
            party = _choose(mention, parties, holder.get(mention.key), unclear, paragraphs)
            if party is None:
                unresolved.add(mention.key)
                rivals[index] = tuple(parties)
                continue
            party_of[index] = party
            party.mention(mention)
        elif mention.size > 1 or (party := party_of[index]) is None:
            continue
        if party_of[index] is not holder.setdefault(mention.key, party_of[index]):
            holder[mention.key] = None
    return rivals


def _choose(
    mention: Mention,
    parties: Sequence[Party],
    holder: Party | None,
    used_before: bool,
    paragraphs: Sequence[int],
) -> Party | None:
    """Return whom a shared name stands for.

    News texts use a bare surname for one person only, as a rule for the one who has it first; the
    others are named in full. So the one who had it before has it again, unless another one was
    named in full since, in the same paragraph. Without such a holder it is the only one who was
    named before, unless the surname was used before that; or the one named close by; or the one
    named much more often than the others; but nobody where this one is named in full again and
    again, and another had the surname before.
    """
    here = bisect_left(paragraphs, mention.first + 1)
    last = {party: _last_before(party, mention) for party in parties}
    introduced = [party for party in parties if last[party] >= 0]
    if len(introduced) == 1 and not used_before:
        return introduced[0]
    near = [
        party
        for party in introduced
        if here - bisect_left(paragraphs, last[party] + 1) <= _NEAR_PARAGRAPHS
    ]
    if holder in parties:
        latest = max(parties, key=last.__getitem__)
        same_paragraph = here == bisect_left(paragraphs, last[latest] + 1)
        return None if same_paragraph and latest is not holder else holder
    ranked = sorted(parties, key=lambda party: -len(party.mentions))
    if len(ranked[0].mentions) >= _DOMINANCE * len(ranked[1].mentions):
        chosen = ranked[0] if not near or ranked[0] in near else None
    else:
        chosen = near[0] if len(near) == 1 else None
    if chosen is None or not _is_always_in_full(chosen, mention):
        return chosen
    first = chosen.mentions[0].first
    return None if any(party.mentions[0].first < first for party in introduced) else chosen


def _is_always_in_full(party: Party, mention: Mention) -> bool:
    """Tell whether a party is, before the bare surname, named in full again and again."""
    before = [each.key for each in party.mentions[: _times_before(party, mention)]]
    in_full = sum(key.endswith(f" {mention.key}") for key in before)
    return in_full > _IN_FULL_AGAIN and mention.key not in before


def _times_before(party: Party, mention: Mention) -> int:
    """Count how often a party is named before a mention."""
    return bisect_left(party.mentions, mention.first, key=_first_word)


def _last_before(party: Party, mention: Mention) -> int:
    """Return the first word of a party's last mention before this one, or -1."""
    times = _times_before(party, mention)
    return party.mentions[times - 1].first if times else -1


def _first_word(mention: Mention) -> int:
    return mention.first
