"""Contrast two dated statements of one speaker: is the second a shift of position?

A wrong answer says of somebody that he changed his mind who did not. So each kind of shift asks for
the same thing in both statements, word for word but for grammar, and whatever could explain the
difference otherwise (another thing, another time, a condition, a state of the world) ends in no
answer.
"""

from onrecord.contrast.reading import Reading, read_statement
from onrecord.contrast.shift import find_contrast

__all__ = ["Reading", "find_contrast", "read_statement"]
