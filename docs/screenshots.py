"""Takes the pictures in docs/images/ of the reading room, from the bundled example alone.

``make screenshots`` runs it; it needs Chromium and the extra ``dev``.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from onrecord import example, read
from onrecord.store import Archive
from onrecord.tag import model_folder
from onrecord.web.app import create_app
from onrecord.web.server import listen
from onrecord.web.settings import Settings

IMAGES = Path(__file__).parent / "images"
SHOTS = {
    "room-document": ("/documents/1", "light"),
    "room-search": ("/search?q=cod*", "light"),
    "room-speaker": ("/speaker?name=Ilona+Verrick", "dark"),
    "room-compare": ("/compare?doc=1&doc=3", "light"),
}


def main() -> None:
    """Read the example into an archive for the moment, serve it, and take the pictures."""
    with tempfile.TemporaryDirectory() as folder, listen("127.0.0.1", 0) as listening:
        path = Path(folder) / "archive.sqlite"
        with Archive(path, create=True) as archive:
            for name in (*example.REPORTS, example.TRANSCRIPT):
                # Relative: where the project lies on a machine is nobody's business.
                archive.put(read(os.path.relpath(example.path(name))))
        port = listening.getsockname()[1]
        app = create_app(Settings(archive=path, model=model_folder("fast"), port=port))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.05)
        try:
            take(f"http://127.0.0.1:{port}")
        finally:
            server.should_exit = True
            thread.join()


def take(address: str) -> None:
    """Take the pictures of a reading room at ``address``."""
    program = os.environ.get("ONRECORD_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, (path, scheme) in SHOTS.items():
            page = browser.new_page(
                viewport={"width": 1280, "height": 1060},
                color_scheme="dark" if scheme == "dark" else "light",
                reduced_motion="reduce",
            )
            page.goto(address + path)
            if "documents" in path:
                page.locator(".marker").nth(1).hover()
            page.screenshot(path=IMAGES / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
