"""The reading room as a program of its own: killed while it reads, and opened again."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from onrecord import example

pytestmark = pytest.mark.enable_socket

FILES = 6
PATIENCE = 300.0
"""Seconds: the machine may be busy with something else."""


@contextmanager
def opened(archive: Path) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    """Run ``onrecord serve``, and yield the program and what asks it."""
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "serve"]
    arguments = ["--archive", str(archive), "--port", "0", "--no-browser"]
    with subprocess.Popen([*command, *arguments], stderr=subprocess.PIPE, text=True) as program:
        try:
            assert program.stderr is not None
            found = re.search(r"http://\S+?(?=/?$)", program.stderr.readline().strip())
            assert found, program.poll()
            address = found[0]
            with httpx.Client(
                base_url=address, headers={"Origin": address}, timeout=PATIENCE
            ) as client:
                yield program, client
        finally:
            program.kill()


def jobs(client: httpx.Client) -> list[dict]:
    return client.get("/api/batches/1").raise_for_status().json()["jobs"]


def test_what_waits_is_read_after_the_program_was_killed(tmp_path):
    article = example.path("wire.txt").read_text("utf-8")
    files = [("files", (f"{number}.txt", f"{article}\n{number}")) for number in range(FILES)]
    path = tmp_path / "archive.sqlite"
    with opened(path) as (program, client):
        csrf = re.search('name="csrf" value="([^"]+)"', client.get("/").text)[1]
        answer = client.post("/add", data={"csrf": csrf}, files=files)
        assert (answer.status_code, answer.headers["location"]) == (303, "/batches/1")
        program.kill()
    with opened(path) as (_, client):
        waited_since = time.monotonic()
        while any(job["state"] in ("waiting", "reading") for job in jobs(client)):
            assert time.monotonic() - waited_since < PATIENCE
            time.sleep(0.2)
        read = jobs(client)
        assert [job["state"] for job in read] == ["done"] * FILES
        numbers = [job["results"][0]["document"] for job in read]
        assert sorted(numbers) == list(range(1, FILES + 1))  # none of them twice
        assert client.get("/api/start").json()["documents"] == FILES
        assert all(job["results"][0]["statements"] > 20 for job in read)
