"""What a speaker does with what is said, in a reader's words."""

from __future__ import annotations

from onrecord.types import Act

ACT_WORDS: dict[Act, str] = {
    "asserts": "says that it is so",
    "denies": "denies",
    "supports": "is in favour, praises",
    "opposes": "is against, criticises",
    "urges": "demands, advises",
    "commits": "promises, plans, refuses",
    "warns": "warns of harm",
    "asks": "asks",
    "expects": "expects, predicts",
    "other": "something else",
}
"""What to call each act, in the order in which readers choose from them."""
