"""Label statements (type, quoted words, voice, act, flags, topic) and assemble them for the record.

``describe`` is the stage. ``find_turn_statements`` and ``find_unmarked`` find statements that a
tagger cannot, before speakers are resolved; ``adopt`` joins them to the others. ``describe_anew``
labels a statement that a person has marked.
"""

from onrecord.describe.act import find_act
from onrecord.describe.act_target import find_target
from onrecord.describe.adopt import adopt
from onrecord.describe.anew import describe_anew
from onrecord.describe.assemble import describe, identify
from onrecord.describe.flags import find_flags
from onrecord.describe.kind import find_type
from onrecord.describe.occasion import find_occasions, prevailing
from onrecord.describe.quoted import find_quoted
from onrecord.describe.topics import find_topics
from onrecord.describe.turns import find_turn_statements
from onrecord.describe.unattributed import find_unattributed
from onrecord.describe.unmarked import Unmarked, find_unmarked
from onrecord.describe.voice import find_voice

__all__ = [
    "Unmarked",
    "adopt",
    "describe",
    "describe_anew",
    "find_act",
    "find_flags",
    "find_occasions",
    "find_quoted",
    "find_target",
    "find_topics",
    "find_turn_statements",
    "find_type",
    "find_unattributed",
    "find_unmarked",
    "find_voice",
    "identify",
    "prevailing",
]
