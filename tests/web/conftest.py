"""The reading room without a model or a network: an archive with records made by hand."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi.testclient import TestClient
from web_browsing import DESKTOP
from web_cases import (
    BASE,
    CUT_WALL,
    TOKEN,
    WALL,
    first_words,
    heard_record,
    hostile_record,
    long_record,
    talks_record,
    uneven_record,
    wall_record,
    weir_record,
)

from onrecord.store import Archive
from onrecord.web.app import create_app
from onrecord.web.checking import keep_check
from onrecord.web.server import listen
from onrecord.web.settings import Settings


@pytest.fixture
def archive_path(tmp_path: Path) -> Path:
    path = tmp_path / "archive.sqlite"
    with Archive(path, create=True) as archive:
        archive.put(weir_record())
        archive.put(hostile_record())
    return path


@pytest.fixture
def make_client(
    archive_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., TestClient]]:
    """Return a function that opens the reading room; its keywords are settings."""
    monkeypatch.setattr("onrecord.web.worker.extract_record", first_words)
    monkeypatch.setattr("onrecord.web.worker.load_model", lambda _folder, _threads: None)
    opened: list[TestClient] = []

    def make(**settings: object) -> TestClient:
        app = create_app(Settings(archive=archive_path, model=archive_path.parent, **settings))
        client = TestClient(app, base_url=BASE, follow_redirects=False)
        client.__enter__()
        opened.append(client)
        return client

    yield make
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def client(make_client: Callable[..., TestClient]) -> TestClient:
    return make_client()


@pytest.fixture(scope="module")
def room(tmp_path_factory) -> Iterator[str]:
    """Serve a reading room, and return its address."""
    path = tmp_path_factory.mktemp("room") / "archive.sqlite"
    with Archive(path, create=True) as archive:
        archive.put(weir_record())
        archive.put(hostile_record())
        archive.put(uneven_record())
        archive.put(wall_record(WALL, path="/news/a.txt", outlet="Gazette", date="2024-05-31"))
        archive.put(wall_record(CUT_WALL, path="/news/b.txt", speaker="Bram Callow"))
        archive.put(long_record())
        archive.put(talks_record())
        archive.put(heard_record())
        keep_check(archive, 8, [7])
    with served(path) as address:
        yield address


@contextmanager
def served(path: Path, **settings: object) -> Iterator[str]:
    """Serve an archive's reading room, and yield its address; keywords are settings."""
    with pytest.MonkeyPatch.context() as patch, listen("127.0.0.1", 0) as listening:
        patch.setattr("onrecord.web.worker.extract_record", first_words)
        patch.setattr("onrecord.web.worker.load_model", lambda _folder, _threads: None)
        port = listening.getsockname()[1]
        app = create_app(Settings(archive=path, model=path.parent, port=port, **settings))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


@pytest.fixture
def closed_room(tmp_path: Path) -> Iterator[str]:
    """Serve a reading room that asks for the token, and return its address."""
    with served(tmp_path / "closed.sqlite", token=TOKEN) as address:
        yield address


@pytest.fixture
def visit(chromium, room):
    """Return a function that opens a page. None may fail, complain or go elsewhere."""
    opened: list[Any] = []
    troubles: list[str] = []

    def open_page(path: str, **context: Any) -> Any:
        page = chromium.new_page(**{"viewport": DESKTOP, "reduced_motion": "reduce", **context})
        page.set_default_timeout(60_000)
        opened.append(page)
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on(
            "console",
            lambda said: "404" in said.text or troubles.append(f"console: {said.text}"),
        )
        page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
        page.on(
            "request",
            lambda asked: (
                asked.url.startswith((room, "data:")) or troubles.append(f"request: {asked.url}")
            ),
        )
        page.goto(room + path)
        return page

    yield open_page
    for page in opened:
        page.close()
    assert not troubles
