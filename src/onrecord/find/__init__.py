"""Questions to the archive: full text and filters."""

from onrecord.find.filters import Filters
from onrecord.find.search import DEFAULT_LIMIT, Hit, find

__all__ = ["DEFAULT_LIMIT", "Filters", "Hit", "find"]
