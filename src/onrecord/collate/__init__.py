"""Compare what several documents tell of one occasion, statement by statement.

``collate`` takes their records and returns a ``Comparison``: which statements are one, which
version is the fullest, and what the others shorten, change, retell or leave out.
"""

from onrecord.collate.collate import collate
from onrecord.collate.likeness import Embed

__all__ = ["Embed", "collate"]
