"""The reading room without a model or a network: an archive with records made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from web_cases import BASE, first_words, hostile_record, weir_record

from onrecord.store import Archive
from onrecord.web.app import create_app
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
