"""What one speaker said over time."""

from __future__ import annotations

from urllib.parse import urlencode

from onrecord.errors import RegistryError
from onrecord.positions import Timeline
from onrecord.store import Archive
from onrecord.trace import trace
from onrecord.web.question import BadQuestion, as_sentence
from onrecord.web.shelf import NotThere


def timeline_address(name: str, topic: str = "") -> str:
    """Return the address of what a speaker said over time."""
    given = {"name": name, **({"topic": topic} if topic else {})}
    return f"/timeline?{urlencode(given)}"


def over_time(archive: Archive, name: str, topic: str = "") -> Timeline:
    """Return what a speaker said over time, on a topic if one is given.

    Raises:
        NotThere: If no speaker, or several, are called so.
        BadQuestion: If there is no word in the topic.
    """
    try:
        return trace(archive, name, topic.strip() or None)
    except RegistryError as error:
        raise NotThere(as_sentence(error)) from error
    except ValueError as error:
        raise BadQuestion(as_sentence(error)) from error
