"""Trace one speaker's positions through the archive."""

from onrecord.trace.speaker import find_speaker, read_said
from onrecord.trace.timeline import trace

__all__ = ["find_speaker", "read_said", "trace"]
