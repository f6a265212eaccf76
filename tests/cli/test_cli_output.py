import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.cli.output import output_file

ONRECORD = Path(sys.executable).with_name("onrecord")
WORDS = "Quill said the café on the quay would close — “never”, ŵ and Ж too."


def run(*arguments, charset="utf-8"):
    return CliRunner(charset=charset).invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "quay.txt"
    path.write_text(WORDS, "utf-8")
    return path


def test_a_link_stays_and_its_target_is_replaced(tmp_path):
    target = tmp_path / "elsewhere" / "target.txt"
    target.parent.mkdir()
    target.write_text("before", "utf-8")
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    with output_file(link) as file:
        file.write("after")
    assert link.is_symlink()
    assert target.read_text("utf-8") == "after"


def test_a_pipe_stays_and_is_written_to(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    with output_file(pipe) as file:
        file.write("words")
    reader.join()
    assert pipe.is_fifo()
    assert read == ["words"]


def test_a_device_stays():
    with output_file(Path(os.devnull)) as file:
        file.write("words")
    assert Path(os.devnull).is_char_device()


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    path = tmp_path / "record.txt"
    path.write_text("before", "utf-8")
    with suppress(ZeroDivisionError), output_file(path) as file:
        file.write("aft")
        raise ZeroDivisionError
    assert path.read_text("utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("stub")
@pytest.mark.parametrize(
    ("form", "encoding", "said"),
    [
        ("jsonl", "utf-8", "Ж"),
        ("json", "utf-8", "Ж"),
        ("html", "utf-8", "Ж"),
        ("text", "latin-1", "\\u0416"),
    ],
)
@pytest.mark.parametrize("charset", ["latin-1", "ascii"])
def test_an_output_in_a_small_encoding(article, charset, form, encoding, said):
    result = run("read", article, "--format", form, charset=charset)
    assert result.exit_code == 0, result.output
    assert said in result.stdout_bytes.decode(encoding)


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "x.txt", "--output"],
        ["read", "x.txt", "--errors"],
        ["evaluate", "--json"],
    ],
    ids=" ".join,
)
def test_a_missing_folder_is_wrong_usage(tmp_path, arguments):
    path = tmp_path / "missing" / "out.json"
    result = run(*arguments, path)
    assert result.exit_code == 2
    message = " ".join(result.stderr.replace("\n", "").split())
    assert arguments[-1] in message
    assert f"there is no folder '{path.parent}'" in message


@pytest.mark.usefixtures("stub")
def test_failures_are_listed_though_the_reading_ends_early(article, tmp_path, monkeypatch):
    def broken(_document, _model):
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.pipeline.extract_record", broken)
    errors = tmp_path / "errors.jsonl"
    result = run("read", "missing.txt", article, "--format", "jsonl", "--errors", errors)
    assert result.exit_code == 1
    assert "missing.txt: there is no such file" in result.stderr
    assert json.loads(errors.read_text("utf-8"))["origin"] == "missing.txt"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("output", [[], ["--output", "/dev/full"]], ids=["stdout", "file"])
def test_a_full_disk_is_named_and_failures_are_listed(output):
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [ONRECORD, "read", "missing.txt", "--format", "json", *output],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            # Unbuffered, the array's first bracket would end it before anything is read.
            env={**os.environ, "PYTHONUNBUFFERED": ""},
        )
    assert result.returncode == 1
    named = output[-1] if output else "standard output"
    assert f"{named}: cannot be written (No space left on device)" in result.stderr
    assert "missing.txt: there is no such file" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(("into_terminal", "has_bar"), [(False, True), (True, False)])
def test_the_progress_bar_is_not_drawn_into_the_records(into_terminal, has_bar):
    here, terminal = os.openpty()
    process = subprocess.Popen(
        [ONRECORD, "read", "a.txt", "b.txt", "c.txt", "--format", "text"],
        stdout=terminal if into_terminal else subprocess.DEVNULL,
        stderr=terminal,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(terminal)
    shown = b""
    while chunk := _read(here):
        shown += chunk
    os.close(here)
    assert process.wait() == 1
    assert (b"2/3 inputs" in shown) == has_bar
    assert (b"\x1b" in shown) == has_bar


def _read(terminal):
    try:
        return os.read(terminal, 4096)
    except OSError:
        # How Linux says that nobody has the other end open any more.
        return b""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Go to a folder with an article under four names, and another article."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONRECORD_ARCHIVE", raising=False)
    Path("own.txt").write_text(WORDS, "utf-8")
    Path("hard.txt").hardlink_to("own.txt")
    Path("soft.txt").symlink_to("own.txt")
    Path("folder").mkdir()
    Path("folder/other.txt").write_text(WORDS, "utf-8")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    "arguments",
    [
        "read own.txt -o own.txt",
        "read own.txt -o hard.txt",
        "read own.txt -o soft.txt",
        "read own.txt -o folder/../own.txt",
        "read folder/other.txt own.txt --errors own.txt",
        "read own.txt -o new.txt --errors new.txt",
        "check own.txt --against folder/other.txt -o own.txt",
        "check folder/other.txt --against folder/other.txt own.txt -o own.txt",
        "compare own.txt folder/other.txt -o own.txt",
        "add own.txt --archive new.db --errors own.txt",
        "add own.txt --archive own.txt",
        "export own.txt --format csv -o own.txt",
        "export folder --format brat -o folder",
        "export --format csv --archive own.txt -o own.txt",
        "timeline Quill --archive own.txt -o own.txt",
        "evaluate --gold own.txt folder/other.txt --json own.txt",
        "evaluate --speakers folder --json folder/other.txt",
        "evaluate --floors own.txt --differences own.txt",
    ],
)
def test_what_is_read_is_not_overwritten(arguments):
    result = run(*arguments.split())
    assert result.exit_code == 2, result.output
    assert "would be lost" in " ".join(result.stderr.split())
    assert Path("own.txt").read_text("utf-8") == WORDS
    assert not Path("new.txt").exists()
    assert not Path("new.db").exists()


@pytest.mark.usefixtures("stub", "folder")
@pytest.mark.parametrize("inputs", ["folder", "folder/*.txt", "fold*", "**/*.txt"])
def test_what_an_earlier_run_wrote_is_not_read(inputs):
    for path in ("own.txt", "hard.txt", "soft.txt"):
        Path(path).unlink()
    for _ in range(2):
        result = run("read", inputs, "-o", "folder/out.txt", "--errors", "folder/errors.jsonl")
        assert result.exit_code == 0, result.output
    assert "out.txt" not in Path("folder/out.txt").read_text("utf-8")
    Path("folder/out.txt").unlink()
    Path("folder/errors.jsonl").unlink()
    for _ in range(2):
        result = run("export", inputs, "--format", "brat", "-o", "folder/brat")
        assert result.exit_code == 0, result.output
        assert len(list(Path("folder/brat").glob("*.txt"))) == 1


@pytest.mark.usefixtures("stub", "folder")
@pytest.mark.parametrize(
    "arguments",
    [
        "read missing.txt -o all.html",
        "read missing.txt -o all.jsonl",
        "export missing.txt --format csv -o all.csv",
    ],
)
def test_where_all_inputs_fail_a_file_keeps_what_it_has(arguments):
    output = Path(arguments.split()[-1])
    output.write_text("before", "utf-8")
    assert run(*arguments.split()).exit_code == 1
    assert output.read_text("utf-8") == "before"
