"""Takes the pictures in docs/images/ of pages, from the bundled example alone.

``make screenshots`` runs it; it needs Chromium and the extra ``dev``.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from onrecord import example, read
from onrecord.export.html import render_html
from onrecord.find import embedder_folder, find_embed, load_embedder
from onrecord.gather import gather
from onrecord.store import Archive
from onrecord.tag import model_folder
from onrecord.types import Record
from onrecord.web.app import create_app
from onrecord.web.checking import keep_check
from onrecord.web.server import listen
from onrecord.web.settings import Settings

IMAGES = Path(__file__).parent / "images"
OUTLETS = {"roundup.txt": "Sound Review", "wire.txt": "Northern Wire", "release.txt": "Keldony"}
"""What a reader knows of the example's reports, which do not name their outlets themselves."""
DAY = "2024-10-17"
SHOTS = {
    "record": ("record.html", "light"),
    "room-document": ("/documents/1", "light"),
    "room-check": ("/documents/1/check", "light"),
    "room-search": ("/search?q=cod*", "light"),
    "room-speaker": ("/speaker?name=Ilona+Verrick", "dark"),
    "room-timeline": ("/timeline?name=Ilona+Verrick", "light"),
    "room-topic": ("/topic?name=The+Dorrin+Bridge", "light"),
    "room-quotation": ("/quotations", "light"),
    "room-outlet": ("/outlet?name=Northern+Wire", "dark"),
    "room-compare": ("/compare?doc=1&doc=2", "light"),
}


def main() -> None:
    """Read the example into an archive for the moment, serve it, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder, listen("127.0.0.1", 0) as listening:
        path = Path(folder) / "archive.sqlite"
        with Archive(path, create=True) as archive:
            for name in (*example.REPORTS, example.TRANSCRIPT):
                archive.put(read_example(name))
            if find_embed() is not None:
                gather(archive, load_embedder(embedder_folder()))
            keep_check(archive, 1, [4])
            page = Path(folder) / "record.html"
            page.write_text(render_html(archive.record(1)), encoding="utf-8")
        port = listening.getsockname()[1]
        app = create_app(Settings(archive=path, model=model_folder("fast"), port=port))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.05)
        try:
            take(f"http://127.0.0.1:{port}", page)
        finally:
            server.should_exit = True
            thread.join()


def read_example(name: str) -> Record:
    """Read a file of the example, with what is known of it besides."""
    # Relative: where the project lies on a machine is nobody's business.
    record = read(os.path.relpath(example.path(name)))
    outlet = OUTLETS.get(name, record.document.outlet)
    return replace(record, document=replace(record.document, outlet=outlet, date=DAY))


def take(address: str, record: Path) -> None:
    """Take the pictures of a reading room at ``address``, and of the page ``record``."""
    program = os.environ.get("ONRECORD_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, (path, scheme) in SHOTS.items():
            page = browser.new_page(
                viewport={"width": 1280, "height": 1060},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            page.goto(record.as_uri() if name == "record" else address + path)
            if name == "record":
                page.locator(".marker").nth(1).hover()
            if name == "room-document":
                entry = page.locator(".entry:has(.of-check[data-tone='grave'])").first
                key = entry.get_attribute("data-item")
                page.locator(f".segment[data-content='{key}']").first.click()
            if name == "room-quotation":
                page.locator(".hit a[href^='/quotations/']").first.click()
                page.wait_for_url("**/quotations/*")
            page.screenshot(path=IMAGES / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
