"""The model of sentences, for the commands that compare meanings where it is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
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
