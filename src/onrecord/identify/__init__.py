"""Who is one across documents: speakers as documents name them, joined with reasons.

``gather`` brings speakers together who are named and described in one way, ``join`` tells which of
these forms are of one entity. Both are functions of sets: no order and no history changes what
comes out.
"""

from onrecord.identify.blocks import block_of, blocks_of, connect
from onrecord.identify.forms import (
    NOT_KNOWN_AGAIN,
    form_key,
    gather,
    is_of_one_document,
    member_key,
)
from onrecord.identify.join import join
from onrecord.identify.values import (
    Appearance,
    Decision,
    Doubt,
    Entity,
    Form,
    Link,
    Listed,
    ListedRole,
    Rank,
    Side,
    Verdict,
    form_id,
)

__all__ = [
    "NOT_KNOWN_AGAIN",
    "Appearance",
    "Decision",
    "Doubt",
    "Entity",
    "Form",
    "Link",
    "Listed",
    "ListedRole",
    "Rank",
    "Side",
    "Verdict",
    "block_of",
    "blocks_of",
    "connect",
    "form_id",
    "form_key",
    "gather",
    "is_of_one_document",
    "join",
    "member_key",
]
