"""What the tests of pages in a real browser share."""

from __future__ import annotations

import pytest


@pytest.fixture
def assert_sound(chromium):
    """Return a function that fails unless a page is accessible, fits, and asks for nothing more."""
    from axe_playwright_python.sync_playwright import Axe

    def examine(file, width, scheme):
        page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: asked.append(message.text))
        page.goto(file.as_uri())
        assert asked == [file.as_uri()]
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert not Axe().run(page).response["violations"]
        page.close()

    return examine
