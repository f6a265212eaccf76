"""What is shown of quotations that several documents have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class QuotationsView:
    """Quotations that several documents have, those that most have first.

    Attributes:
        quotations: Those of this page, as `onrecord quotes` writes them.
        names: What to call their documents, by number.
        total: How many there are in all.
        page, pages: Which page this is, from 1, and of how many.
        waiting: How many documents are yet to be looked through for quotations.
    """

    quotations: tuple[Mapping[str, Any], ...]
    names: Mapping[int, str]
    total: int
    page: int
    pages: int
    waiting: int


@dataclass(frozen=True, slots=True)
class QuotationView:
    """A quotation, and how each document has it.

    Attributes:
        quotation: As `onrecord quotes` writes it.
        names: What to call its documents, by number.
        waiting: How many documents are yet to be looked through for quotations.
    """

    quotation: Mapping[str, Any]
    names: Mapping[int, str]
    waiting: int
