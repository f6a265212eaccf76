"""Check an article's words against transcripts of what was said.

``verify`` takes the claims of an article, which ``find_claims`` gathers from its record, and
returns one ``Check`` for each.
"""

from onrecord.verify.claims import find_claims
from onrecord.verify.meaning import Embed
from onrecord.verify.verify import verify

__all__ = ["Embed", "find_claims", "verify"]
