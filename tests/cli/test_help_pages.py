"""docs/commands.md has the help pages as the program shows them."""

import importlib.util
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture
def commands(monkeypatch, tmp_path):
    # Defaults that depend on the machine must not be in the pages.
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(tmp_path / "elsewhere.sqlite"))
    spec = importlib.util.spec_from_file_location("commands", DOCS / "commands.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_help_pages_are_those_of_the_program(commands):
    assert commands.PAGES.read_text("utf-8") == commands.help_pages(), (
        "docs/commands.md is out of date: `make help-pages` writes it anew"
    )


def test_a_page_is_what_the_program_prints(commands):
    printed = CliRunner().invoke(main, ["timeline", "--help"], prog_name="onrecord").stdout
    assert printed in commands.help_pages()


def test_every_command_has_a_page(commands):
    pages = commands.help_pages()
    for name in ("add", "find", "timeline", "speakers merge", "topics rename", "check-archive"):
        assert f"## onrecord {name}\n" in pages
