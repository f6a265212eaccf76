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
        click.echo(
            f"onrecord: {without}. The package onrecord-nearest has the model that compares"
            " meanings, too: `pip install onrecord-nearest`, from a checkout `pip install"
            " ./packages/nearest`.",
            err=True,
        )
    return embed


def find_reading(threads: int) -> Entail | None:
    """Return the network that reads a passage and a statement; say so where it is missing."""
    from onrecord.entail import find_entail

    entail = find_entail(threads)
    if entail is None:
        click.echo(
            "onrecord: whether a passage supports or denies an indirect statement is told without"
            " the network that reads both. The package onrecord-entail has it: `pip install"
            " onrecord-entail`, from a checkout `pip install ./packages/entail`.",
            err=True,
        )
    return entail
