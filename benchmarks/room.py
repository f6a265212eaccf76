"""How fast the reading room answers: ``python benchmarks/room.py``.

Makes an archive of 100,000 generated statements (as ``find.py`` does) and an article of 10,000
words, the bundled example over and over, read by the fast model and checked against the example's
transcript; then asks the reading room for its pages, in one process and without a network. With
``--browser`` it also opens the article in Chromium.

Prints for each page the median and 95th percentile of the clock, and the median of the processor's
time in this process, which does not count what else the machine does. Exit status 1: the first page
takes over 100 ms of the processor, or the article over 300 ms.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi.testclient import TestClient

from find import Generator, fill, measure
from onrecord import example, extract, read
from onrecord.store import Archive
from onrecord.web.app import create_app
from onrecord.web.checking import keep_check
from onrecord.web.server import listen
from onrecord.web.settings import Settings

WORDS = 10_000
ASKED = 10
FIRST_PAGE_MS = 100
ARTICLE_MS = 300


def long_article() -> str:
    """Return the example's reports, one after the other, until there are ``WORDS`` words."""
    reports = [example.path(name).read_text("utf-8") for name in example.REPORTS]
    text = ""
    for report in itertools.cycle(reports):
        text += report + "\n\n"
        if len(text.split()) >= WORDS:
            break
    return text


def pages(word: str, article: int) -> dict[str, str]:
    """Return the address of each kind of page."""
    return {
        "the first page": "/",
        "all documents": "/documents",
        "search: the newest": "/search",
        "search: a word": f"/search?q={word}",
        "search: while typing": f"/search?q={word[:3]}*",
        "search: speaker, type, days": "/search?speaker=Quill3&type=direct&from=2022-01-01",
        "all speakers": "/speakers",
        "all outlets": "/outlets",
        "an outlet of many documents": "/outlet?name=Gazette0",
        "the article of 10,000 words": f"/documents/{article}",
        "its JSON": f"/api/documents/{article}",
        "its check": f"/documents/{article}/check",
    }


def in_browser(archive: Path, article: int) -> None:
    """Open the article in Chromium and print when it is seen, and what its thread computes."""
    from playwright.sync_api import sync_playwright

    program = os.environ.get("ONRECORD_CHROMIUM") or shutil.which("chromium")
    with serving(archive) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        page.set_default_timeout(120_000)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})

        def worked() -> float:
            metrics = session.send("Performance.getMetrics")["metrics"]
            return 1000 * float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))

        page.goto(f"{address}/documents/{article}")
        seen, ready = page.evaluate(
            "() => { const it = performance.getEntriesByType('navigation')[0];"
            " const paint = performance.getEntriesByName('first-contentful-paint')[0];"
            " return [paint.startTime - it.responseStart, it.loadEventEnd - it.responseStart]; }"
        )
        print(
            f"in the browser: first words {seen:.0f} ms after the first byte, ready {ready:.0f} ms;"
        )
        print(f"its main thread has worked {worked():.0f} ms for that, and works")
        steps: dict[str, Callable[[], object]] = {
            "to the next statement": lambda: page.keyboard.press("j"),
            "to the entry": lambda: page.keyboard.press("Enter"),
            "hiding a speaker": lambda: page.locator(".legend input").first.uncheck(),
            "opening the form": lambda: page.keyboard.press("a"),
            "choosing a word": lambda: page.keyboard.press("ArrowRight"),
        }
        for name, do in steps.items():
            before = worked()
            do()
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done()))")
            print(f"{name:32} {worked() - before:9.1f} ms")
        browser.close()


@contextmanager
def serving(archive: Path) -> Iterator[str]:
    """Serve a reading room, and yield its address."""
    with listen("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        app = create_app(Settings(archive=archive, model=archive.parent, port=port))
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.05)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()


def own_time(client: TestClient, path: str) -> float:
    """Return the median of the processor's milliseconds that a page takes."""
    spent = []
    for _ in range(ASKED):
        began = time.process_time()
        client.get(path)
        spent.append(1000 * (time.process_time() - began))
    return statistics.median(spent)


def main() -> int:
    """Read the command line, make the archive, ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=100_000)
    parser.add_argument("--archive", type=Path, help="keep the archive there, and use it again")
    parser.add_argument("--browser", action="store_true", help="open the article in Chromium, too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.archive or Path(folder) / "archive.sqlite"
        with Archive(path, create=True) as archive:
            if not archive.entries():
                fill(archive, arguments.statements, Generator(1))
            archive.put(read(example.path(example.TRANSCRIPT)))
            transcript = archive.entries()[-1]
            archive.put(extract(long_article()))
            latest = archive.entries()[-1]
            keep_check(archive, latest.document, [transcript.document])
            ((count,),) = archive.query("SELECT count(*) FROM statement")
        app = create_app(Settings(archive=path, model=path.parent))
        with TestClient(app, base_url="http://127.0.0.1:8321") as client:
            hits = client.get("/api/search").json()["hits"]
            word = hits[0]["statement"]["content"][0]["text"].split()[0]
            size = len(client.get(f"/documents/{latest.document}").content)
            print(f"{count:,} statements, {latest.statements} in the article of {size:,} bytes")
            print(f"{'milliseconds':32} {'median':>9} {'95 %':>9} {'processor':>9}")
            for name, address in pages(word, latest.document).items():
                assert client.get(address).status_code == 200, address
                measure(name, [lambda address=address: client.get(address)] * ASKED)  # type: ignore[misc]
            first = own_time(client, "/")
            article = own_time(client, f"/documents/{latest.document}")
        if arguments.browser:
            in_browser(path, latest.document)
    return 0 if first < FIRST_PAGE_MS and article < ARTICLE_MS else 1


if __name__ == "__main__":
    sys.exit(main())
