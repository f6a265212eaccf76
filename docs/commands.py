"""Writes docs/commands.md: the help page of every command, as the program shows it.

``make help-pages`` runs it; a test compares the file with the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from onrecord.cli import main

PAGES = Path(__file__).with_name("commands.md")
_WIDTH = 80
_HEAD = """\
# Commands

The help page of every command. This file is written by `make help-pages`; the guides are
[archive.md](archive.md), [checking.md](checking.md) and [reading-room.md](reading-room.md).
"""


def help_pages() -> str:
    """Return the help pages of the program and of all its commands, as Markdown."""
    context = click.Context(
        main, info_name="onrecord", terminal_width=_WIDTH, **main.context_settings
    )
    return "\n".join([_HEAD, *_pages(main, context)])


def _pages(command: click.Command, context: click.Context) -> Iterator[str]:
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None and not child.hidden:
                yield from _pages(
                    child,
                    click.Context(child, info_name=name, parent=context, terminal_width=_WIDTH),
                )


if __name__ == "__main__":
    PAGES.write_text(help_pages(), encoding="utf-8")
