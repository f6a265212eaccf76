"""Dates as sources write them, as ISO 8601; what is not certain is left out."""

from __future__ import annotations

import re
from datetime import datetime

_PARTIAL = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PDF = re.compile(
    r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?)?)?", re.ASCII
)


def iso_date(value: str) -> str | None:
    """Return a date in ISO 8601 (also a year or a month alone) or RFC 2822 as ISO 8601.

    Anything else gives ``None``: 03/04/2024 may be the third of April or the fourth of March.
    """
    # With it come sockets, which take long to import.
    from email.utils import parsedate_to_datetime

    value = value.strip()
    if _PARTIAL.fullmatch(value):
        return value
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        try:
            moment = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return moment.date().isoformat() if _DAY.fullmatch(value) else moment.isoformat()


def pdf_date(value: str) -> str | None:
    """Return a PDF date, ``D:20241017083000+02'00'``, as ISO 8601."""
    match = _PDF.match(value)
    if match is None:
        return None
    year, month, day, hour, minute, second, sign, hours, minutes = match.groups()
    date = f"{year}-{month}-{day}"
    if hour is not None:
        date += f"T{hour}:{minute}:{second}"
        date += f"{sign}{hours}:{minutes or '00'}" if sign else "+00:00" if "Z" in value else ""
    return iso_date(date)
