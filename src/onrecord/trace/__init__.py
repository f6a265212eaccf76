"""Trace one speaker's positions through the archive."""

from onrecord.trace.speaker import read_said, statements_by
from onrecord.trace.timeline import trace

__all__ = ["read_said", "statements_by", "trace"]
