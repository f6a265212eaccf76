"""Days, as documents are dated by."""

from __future__ import annotations

from contextlib import suppress
from datetime import date


def day_of(written: str | None) -> date | None:
    """Return the day of a date or a time in ISO 8601; ``None`` where it has none."""
    with suppress(ValueError):
        return date.fromisoformat((written or "")[:10])
    return None
