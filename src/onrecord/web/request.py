"""What requests carry in their addresses, and the archive and the batch that they ask for."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query, Request
from pydantic import Field

from onrecord.store import Archive
from onrecord.web.comparing import MOST
from onrecord.web.queue import Batch
from onrecord.web.registered import open_archive
from onrecord.web.shelf import NotThere

Number = Annotated[int, Path(ge=1, lt=2**31)]
OptionalNumber = Annotated[int | None, Query(ge=1, lt=2**31)]
PageNumber = Annotated[int, Query(ge=1, le=100_000, alias="page")]
_Listed = Annotated[int, Field(ge=1, lt=2**31)]
Against = Annotated[
    tuple[_Listed, ...], Query(max_length=100, description="Numbers of transcripts.")
]
Docs = Annotated[list[_Listed], Query(max_length=MOST)]
Event = Annotated[int | None, Query(ge=1, lt=2**31)]
Name = Annotated[str, Query(min_length=1, max_length=500)]
OneName = Annotated[str, Query(max_length=500)]
Words = Annotated[str, Query(max_length=300)]
Identity = Annotated[str, Path(pattern="^[0-9a-f]{32}$")]


def archive_of(request: Request) -> Archive:
    """Open the archive that is served, with a registry that is up to date."""
    return open_archive(request.app.state.settings.archive)


def batch_of(request: Request, number: int) -> Batch:
    """Return what was dropped in at once.

    Raises:
        NotThere: If there is no such batch, or it was forgotten.
    """
    found: Batch | None = request.app.state.queue.batch(number)
    if found is None:
        raise NotThere(f"There is no batch {number}; only the latest are remembered.")
    return found
