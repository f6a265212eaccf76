"""Every command of docs/archive.md, in its order, with what it is said to print."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.example import REPORTS, TRANSCRIPT
from onrecord.example import path as example

GUIDE = Path(__file__).parents[2] / "docs/archive.md"
SHELL = ("mkdir", "cp", "sed", "printf")


def commands():
    """Yield each command with the lines that follow it."""
    for block in re.findall(r"```console\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL):
        for command in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            first, *lines = command.splitlines()
            yield first, lines


def shows(line, printed):
    """Whether a line is printed as the guide has it; … stands for anything."""
    return re.fullmatch(re.escape(line).replace("…", ".*"), printed) is not None


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="the guide's other commands are a shell's")
def test_every_command_does_what_the_guide_says(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ONRECORD_ARCHIVE", str(tmp_path / "archive.sqlite"))
    (tmp_path / "examples").mkdir()
    for name in (TRANSCRIPT, *REPORTS):
        (tmp_path / "examples" / name).write_bytes(example(name).read_bytes())
    ran = 0
    for command, lines in commands():
        name, *arguments = shlex.split(command)
        if name in SHELL:
            subprocess.run(command, shell=True, check=True)
            continue
        assert name == "onrecord"
        *arguments, written = (
            [*arguments, None] if ">" not in arguments else [*arguments[:-2], arguments[-1]]
        )
        result = CliRunner().invoke(main, arguments)
        if written is not None:
            Path(written).write_text(result.stdout, "utf-8")
        assert result.exit_code == 0, f"{command}: {result.output}"
        printed = iter([*result.stdout.splitlines(), *result.stderr.splitlines()])
        for line in lines:
            if line != "…":
                assert any(shows(line, each) for each in printed), f"{command}: {line}"
        ran += 1
    assert ran > 15
