"""Dates as sources write them, as ISO 8601; what is not certain is left out."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime

CREATED_NOTE = "the date is the file's creation date"
"""Said of a document whose date is no better than that."""

_PARTIAL = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
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
    readers = (date.fromisoformat, datetime.fromisoformat, parsedate_to_datetime)
    for read in readers:
        with suppress(ValueError, TypeError, IndexError, OverflowError):
            return read(value).isoformat()
    return None


def pdf_date(value: str) -> str | None:
    """Return a PDF date, ``D:20241017083000+02'00'``, as ISO 8601."""
    match = _PDF.match(value)
    if match is None:
        return None
    year, month, day, hour, minute, second, sign, hours, minutes = match.groups()
    moment = f"{year}-{month}-{day}"
    if hour is not None:
        moment += f"T{hour}:{minute}:{second}"
        moment += f"{sign}{hours}:{minutes or '00'}" if sign else "+00:00" if "Z" in value else ""
    return iso_date(moment)
