"""The models that compare meanings, for the commands that use them where they are installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from onrecord.entail import Entail
    from onrecord.verify import Embed


def find_meaning(without: str, threads: int) -> Embed | None:
    """Return the model of sentences; where it is not installed, say what is done ``without`` it."""
    from onrecord.find import find_embed

    embed = find_embed(threads)
    if embed is None:
        _say_missing(without, "nearest", "the model that compares meanings, too")
    return embed


def find_reading(threads: int) -> Entail | None:
    """Return the network that reads a passage and a statement; say so where it is missing."""
    from onrecord.entail import find_entail

    entail = find_entail(threads)
    if entail is None:
        without = (
            "whether a passage supports or denies an indirect statement is told without the"
            " network that reads both"
        )
        _say_missing(without, "entail", "it")
    return entail


def _say_missing(without: str, name: str, what: str) -> None:
    click.echo(
        f"onrecord: {without}. The package onrecord-{name} has {what}: `pip install"
        f" onrecord-{name}`, from a checkout `pip install ./packages/{name}`.",
        err=True,
    )
